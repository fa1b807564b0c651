"""What the commands that ask share: the index that the settings name."""

from __future__ import annotations

from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from index import settings
from index.answers import thresholds
from index.api import OpenIndex
from index.cli import chosen
from index.cli.page import note
from index.errors import AwayError
from index.store import speakers
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.settings import Settings

T = TypeVar("T")

UNFINISHED = (
    "warning: Articles are being indexed, or that was stopped before its end. Until it is done, some are "
    "missing, and somebody who is quoted may be told to be not. Do it with: onrecord index"
)


class Opened(OpenIndex):
    """An open index, and the settings that name it: with the scalars fitted to these articles, if any are.

    :param held: what lets go of the snapshot that is read.
    """

    def __init__(self, reader: Reader, held: ExitStack, found: Settings) -> None:
        snapshot = held.enter_context(reader.snapshot())
        super().__init__(snapshot, found.model, thresholds.in_use(settings.fitted(found)))
        self.settings = found
        if not speakers.is_current(snapshot.store):
            note(UNFINISHED)
        self._reader, self._held = reader, held

    def told(self, asked: Callable[[], T]) -> T:
        """Return what is told; asked once more where the server was lost: it, or another, may be there.

        :param asked: reads ``snapshot``, which is another then.
        """
        try:
            return asked()
        except AwayError:
            self._held.close()
            self.snapshot = self._held.enter_context(self._reader.snapshot())
            return asked()


@contextmanager
def opened() -> Iterator[Opened]:
    """Open the index that the settings name."""
    found = chosen.load()
    with closing(Reader(found.index)) as reader, ExitStack() as held:
        yield Opened(reader, held, found)
