"""Reading an index while others write it: one generation of database and vectors at a time."""

from __future__ import annotations

import gc
import logging
import sqlite3
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import StoreError
from index.store import faults, passages, speakers, store, where
from index.store.caches import finders
from index.store.filter import EVERYTHING
from index.store.remembered import Remembered
from index.types import Server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.names.directory.directory import Directory
    from index.store.filter import Sight
    from index.store.finding.finding import Nearest, Words
    from index.store.postgres.server import Standing
    from index.store.store import Store
    from index.types import Place, Schema


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation of an index: its database in a read transaction, its vectors and words, whom it knows.

    All of it shows what its ``sight`` opens, and nothing else.
    """

    store: Store
    passages: Nearest
    sentences: Nearest
    words: Words
    directory: Directory
    remembered: Remembered

    @property
    def sight(self) -> Sight:
        """What may be seen of the index."""
        return self.store.sight

    def seen(self, sight: Sight) -> Snapshot:
        """Return this snapshot with nothing in it but what ``sight`` opens: as if that were all there is."""
        opened = self.store.seen(sight)
        speakers.work_out(opened)
        return Snapshot(
            opened,
            self.passages.seen(passages.ids(opened, "passage")),
            self.sentences.seen(passages.ids(opened, "sentence")),
            self.words,
            speakers.directory(opened),
            Remembered(opened),
        )


@contextmanager
def _made_to_stay() -> Iterator[None]:
    """Let Python not look through what is made for what nobody needs, neither meanwhile nor later: of a large
    index that takes longer than most answers.
    """
    looks = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if looks:
            gc.enable()


_log = logging.getLogger(__name__)

REST = 30.0
"""Seconds for which a replica that is not reached is left alone."""


class Reader:
    """Gives snapshots of an index, one at a time, moving on as it changes.

    Those of an index on a server come from its replica, where that has the newest generation.
    Belongs to one thread.
    """

    def __init__(self, index: Place) -> None:
        self._index = index
        replica = index.replica if isinstance(index, Server) else None
        self._replica = Reader(replica) if replica else None
        self._rested = 0.0
        self._standing: Standing | None = None
        self._folder: Path | Schema | None = None
        self._store: Store | None = None
        self._finders: finders.Finders | None = None
        self._snapshots: dict[Sight, Snapshot] = {}
        self._generation = -1

    @contextmanager
    def snapshot(self, sight: Sight = EVERYTHING) -> Iterator[Snapshot]:
        """Pin the newest generation, as far as it may be seen, for as long as the block lasts.

        :raises StoreError: when there is no index, or it is damaged or another program's.
        """
        with faults.explained(self._index):
            held, whole = self._begun()
        with faults.explained(self._index, faults.DATABASE):
            try:
                yield held._narrowed(whole, sight)
            finally:
                whole.store.let_go()

    def last(self, sight: Sight) -> Snapshot | None:
        """Return the snapshot that was last given of what may be seen; from any thread, at once."""
        near = self._replica.last(sight) if self._replica else None
        return near or self._snapshots.get(sight)

    def close(self) -> None:
        """Close the database."""
        if self._replica is not None:
            self._replica.close()
        self._leave()
        if self._standing is not None:
            self._standing.close()
            self._standing = None

    def _leave(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _begun(self) -> tuple[Reader, Snapshot]:
        """Begin a transaction on the replica, where that has the newest generation; else on the index itself.

        Return it with the reader that it is of.
        """
        near = self._replica
        if near is not None and time.monotonic() >= self._rested:
            newest = self._asked().newest()
            try:
                behind = near._asked().behind(newest)
                if behind is None:
                    return near, near._begin()
                _log.info("Answers come from %s: %s", self._index, behind)
            except StoreError as away:
                self._rested = time.monotonic() + REST
                _log.warning("Answers come from %s for a while: %s", self._index, away)
        return self, self._begin()

    def _begin(self) -> Snapshot:
        """Begin a transaction on the current folder; look again when it was replaced in the meantime."""
        while True:
            now, was = self._current(), self._store
            try:
                return self._pinned(self._open(now))
            except (StoreError, sqlite3.DatabaseError, OSError):
                self._leave()
                if was is None and self._current() == now:  # not a connection that was lost
                    raise

    def _current(self) -> Path | Schema:
        return self._asked().current() if isinstance(self._index, Server) else where.current(self._index)

    def _asked(self) -> Standing:
        """Return where it is asked which version is the newest: connected once, of an index on a server."""
        if self._standing is None:
            assert isinstance(self._index, Server)
            self._standing = where.standing(self._index)
        return self._standing

    def _open(self, now: Path | Schema) -> Store:
        held = self._store
        if held is None or now != self._folder or held.is_immutable:
            self._leave()
            held = store.open_to_read(now)
            self._store, self._folder, self._snapshots, self._finders = held, now, {}, None
        return held

    def _pinned(self, opened: Store) -> Snapshot:
        opened.begin()
        generation = opened.generation  # the first read: from here on the transaction sees this one
        whole = self._snapshots.get(EVERYTHING)
        if whole is None or generation != self._generation:
            with _made_to_stay():
                whole = self._followed(opened, whole)
            self._snapshots = {EVERYTHING: whole}
        self._generation = generation
        return whole

    def _followed(self, opened: Store, before: Snapshot | None) -> Snapshot:
        """Return the snapshot of the store's generation, given that of the one before."""
        self._finders = self._finders or finders.of(opened)
        self._finders.follow(opened)
        found = self._finders.passages, self._finders.sentences, self._finders.words
        if before is None:
            book = speakers.directory(opened)
        else:
            book = speakers.follow(opened, before.directory, self._generation)
        return Snapshot(opened, *found, book, Remembered(opened))

    def _narrowed(self, whole: Snapshot, sight: Sight) -> Snapshot:
        if sight not in self._snapshots:
            self._snapshots[sight] = whole.seen(sight)
        return self._snapshots[sight]
