"""What the commands that ask share: the index open for reading, the model loaded when first used."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from index import settings
from index.answers import thresholds
from index.cli import chosen
from index.question import narrow
from index.store.filter import Filter
from index.store.reader import Reader, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.answers.thresholds import Calibration
    from index.embedding.encoder import Encoder
    from index.settings import Settings


class Opened:
    """An open index and the model that its questions are embedded with."""

    def __init__(self, snapshot: Snapshot, found: Settings) -> None:
        self.snapshot = snapshot
        self.settings = found

    def within(self, collection: str | None) -> Filter:
        """Return the filter for one collection; None for all articles.

        :raises QuestionError: when there is no such collection.
        """
        known = self.snapshot.directory.collections
        return Filter(collection=narrow.collection(collection, known) if collection else None)

    @cached_property
    def encoder(self) -> Encoder:
        """The model, loaded now; checked to be the one that the index was built with."""
        from index.embedding.load import load

        self.snapshot.store.refuse_other(self.settings.model)
        return load(self.settings.model)

    @cached_property
    def scalars(self) -> Calibration:
        """What decides between showing and silence: fitted to these articles, or the program's own."""
        return thresholds.in_use(settings.fitted(self.settings))


@contextmanager
def opened() -> Iterator[Opened]:
    """Open the index that the settings name."""
    found = chosen.load()
    reader = Reader(found.index)
    try:
        with reader.snapshot() as snapshot:
            yield Opened(snapshot, found)
    finally:
        reader.close()
