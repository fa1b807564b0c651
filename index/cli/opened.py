"""What the commands that ask share: the index that the settings name."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from index import api, settings
from index.answers import thresholds
from index.api import OpenIndex
from index.cli import chosen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.settings import Settings
    from index.store.reader import Snapshot


class Opened(OpenIndex):
    """An open index, and the settings that name it: with the scalars fitted to these articles, if any are."""

    def __init__(self, snapshot: Snapshot, found: Settings) -> None:
        super().__init__(snapshot, found.model, thresholds.in_use(settings.fitted(found)))
        self.settings = found


@contextmanager
def opened() -> Iterator[Opened]:
    """Open the index that the settings name."""
    found = chosen.load()
    with api.opened(found.index) as record:
        yield Opened(record.snapshot, found)
