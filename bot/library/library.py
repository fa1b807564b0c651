"""The index as the bot reads it: one thread owns it, with the model; everybody else asks that thread.

Nothing is shown of a collection that the place one asks from may not see (its `Sight`).
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from bot.errors import BusyError, RefusedError, TooLateError
from bot.memory import record
from index.answers import answer
from index.answers.thresholds import DEFAULT
from index.errors import AwayError
from index.names.directory.directory import Found
from index.question.followup import Previous, follow_up
from index.question.narrow import Given, narrowed
from index.question.whom import asking, renewed
from index.store.articles import by_path
from index.store.filter import EVERYTHING, NOTHING
from index.store.reader import Reader
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.memory.state import Posted
    from index.answers.answer import Answer
    from index.answers.thresholds import Calibration
    from index.asked import Understood
    from index.embedding.encoder import Encoder
    from index.names.directory.directory import Directory
    from index.store.filter import Sight
    from index.store.reader import Snapshot
    from index.types import Place

_log = logging.getLogger(__name__)

T = TypeVar("T")

MOST = 10
"""Excerpts in an answer, at most; its pages show a few at a time."""

NOTHING_HERE = (
    "No articles may be shown here. Whoever manages the server opens them with `/admin channels`; "
    "in direct messages I answer those who can read some channel in which I show any."
)

CLOSED = "What may be seen here has changed since. Ask again with /ask."


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the options given with it, what may be seen where it is asked, and what it follows on."""

    question: str
    given: Given
    sees: Sight
    previous: Posted | None = None


class Library:
    """The index and its model. Belongs to the thread of its `Worker`."""

    def __init__(self, index: Place, model: str | None, scalars: Calibration = DEFAULT) -> None:
        self._reader = Reader(index)
        self._model = model
        self.scalars = scalars

    @cached_property
    def encoder(self) -> Encoder:
        """The embedding model, loaded when first used."""
        from index.embedding.load import load

        return load(self._model)

    def warm(self) -> None:
        """Open the index and load the model, so that the first question need not wait.

        :raises StoreError: when there is no index, or one of another model: that one is not loaded, which may
            mean fetching it while people wait to be told.
        """
        with self.snapshot(EVERYTHING):
            self.encoder.question("ready")

    def close(self) -> None:
        """Close the index."""
        self._reader.close()

    @contextmanager
    def snapshot(self, sees: Sight) -> Iterator[Snapshot]:
        """Pin the newest generation of the index, as it may be seen.

        :raises RefusedError: where nothing may be seen: it is not said then that nobody says anything.
        """
        if sees == NOTHING:
            raise RefusedError(NOTHING_HERE)
        with self._reader.snapshot(sees) as snapshot:
            snapshot.store.refuse_other(self._model)
            yield snapshot

    def book(self, sees: Sight) -> Directory | None:
        """Return whom the index knows, as far as it was last read; from any thread, at once."""
        snapshot = self._reader.last(sees)
        return snapshot.directory if snapshot else None

    def opened_book(self, sees: Sight) -> Directory:
        """Return whom the index knows now."""
        with self.snapshot(sees) as snapshot:
            return snapshot.directory

    def ask(self, asked: Asked) -> Answer:
        """Answer a question."""
        with self.snapshot(asked.sees) as snapshot:
            previous = _followed(asked.previous, snapshot) if asked.previous else None
            understood = follow_up(asked.question, previous, snapshot.directory, date.today())
            understood = narrowed(understood, asked.given, snapshot.directory)
            return self._answer(snapshot, understood)

    def ask_of(self, posted: Posted, speaker: str, sees: Sight) -> Answer:
        """Put the question of a kept answer to another speaker.

        :raises RefusedError: when it names what may not be seen any longer.
        :raises RecordError: when it cannot be read.
        """
        asked = asking(record.unpacked(posted.answer).understood, Found(Speaker(speaker)))
        with self.snapshot(sees) as snapshot:
            return self._answer(snapshot, _again(asked, posted.sees, snapshot))

    def recall(self, posted: Posted, sees: Sight) -> Answer:
        """Return a kept answer; answered anew where other collections may be seen than when it was given.

        :raises RefusedError: when it names what may not be seen any longer.
        :raises RecordError: when it cannot be read.
        """
        kept = record.unpacked(posted.answer)
        with self.snapshot(sees) as snapshot:
            if posted.sees == sees:
                return kept.answer(by_path(snapshot.store, kept.paths))
            return self._answer(snapshot, _again(kept.understood, posted.sees, snapshot))

    def _answer(self, snapshot: Snapshot, understood: Understood) -> Answer:
        return answer.ask(snapshot, self.encoder, understood.question, understood, MOST, scalars=self.scalars)


class Worker:
    """The thread that owns the library, and the queue before it.

    :param most: how much work may wait or be under way.
    :param time_limit: seconds that anybody waits for theirs.
    """

    def __init__(self, library: Library, *, most: int, time_limit: float) -> None:
        self.library = library
        self.waiting = 0
        self._most, self._time_limit = most, time_limit
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="library")

    async def run(self, work: Callable[[Library], T]) -> T:
        """Return what ``work`` makes of the library, in its thread; it reads, and may be done twice.

        :raises BusyError: at once, when too much waits already.
        :raises TooLateError: when it takes longer than the time limit.
        """
        if self.waiting >= self._most:
            raise BusyError("Too many questions wait at the moment. Ask again in a minute.")
        self.waiting += 1
        future = asyncio.get_running_loop().run_in_executor(self._thread, self._done_with, work)
        future.add_done_callback(self._done)
        try:
            async with asyncio.timeout(self._time_limit):
                return await future
        except TimeoutError:
            raise TooLateError(
                f"This took longer than {self._time_limit:g} seconds. Ask again, or ask something narrower."
            ) from None

    def close(self) -> None:
        """Finish what is under way and close the library."""
        self._thread.submit(self.library.close).result()
        self._thread.shutdown()

    def _done_with(self, work: Callable[[Library], T]) -> T:
        """Do some work; once more where the server was lost as it answered: it, or another, may be there."""
        try:
            return work(self.library)
        except AwayError as lost:
            _log.warning("Asked once more: %s", lost)
            return work(self.library)

    def _done(self, _: object) -> None:
        self.waiting -= 1


def _followed(posted: Posted, snapshot: Snapshot) -> Previous | None:
    """Return the answer that a question follows on, without what may not be seen any longer."""
    kept = record.readable(posted.answer)
    if kept is None:
        return None
    previous = kept.previous()
    previous = replace(previous, asked=renewed(previous.asked, snapshot.directory))
    if snapshot.sight.covers(posted.sees):
        return previous
    return Previous(previous.asked) if _names_only(previous.asked, snapshot.directory) else None


def _again(asked: Understood, then: Sight, snapshot: Snapshot) -> Understood:
    """Return what was asked when ``then`` could be seen, to ask it again.

    :raises RefusedError: when it names what may not be seen any longer.
    """
    if not snapshot.sight.covers(then) and not _names_only(asked, snapshot.directory):
        raise RefusedError(CLOSED)
    return renewed(asked, snapshot.directory)


def _names_only(asked: Understood, book: Directory) -> bool:
    """Say whether a question names nobody and nothing but what may be seen: it may have been asked before."""
    names = {one.name for one in asked.voices} | ({asked.speaker.name} if asked.speaker else set())
    return (
        names <= {speaker.name for speaker in book.speakers}
        and asked.publisher in {None, *book.publishers}
        and asked.collection in {None, *book.collections}
    )
