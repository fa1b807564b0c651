"""What the commands that ask share: the index open for reading, the model loaded when first used."""

from __future__ import annotations

from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING

from index import settings
from index.reader import Reader, Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embed import Encoder


class Opened:
    """An open index and the model that its questions are embedded with."""

    def __init__(self, snapshot: Snapshot, model: str | None) -> None:
        self.snapshot = snapshot
        self._model = model

    @cached_property
    def encoder(self) -> Encoder:
        """The model, loaded now; checked to be the one that the index was built with."""
        from index.embed import load

        self.snapshot.store.refuse_other(self._model)
        return load(self._model)


@contextmanager
def opened() -> Iterator[Opened]:
    """Open the index that the settings name."""
    found = settings.load()
    reader = Reader(found.index)
    try:
        with reader.snapshot() as snapshot:
            yield Opened(snapshot, found.model)
    finally:
        reader.close()
