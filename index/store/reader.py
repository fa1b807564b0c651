"""Reading an index while others write it: one generation of database and vectors at a time."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import StoreError
from index.question.understand import Directory, directory
from index.store import faults, folder, lookup, roster, store, vector_cache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store.store import Store
    from index.store.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation of an index: its database within a read transaction, its vectors, whom it knows."""

    store: Store
    passages: Vectors
    sentences: Vectors
    directory: Directory


class Reader:
    """Gives snapshots of the index in a folder, one at a time, moving on as it changes.

    Belongs to one thread.
    """

    def __init__(self, index: Path) -> None:
        self._index = index
        self._folder: Path | None = None
        self._store: Store | None = None
        self._snapshot: Snapshot | None = None
        self._generation = -1

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Pin the newest generation for as long as the block lasts.

        :raises StoreError: when there is no index, or it is damaged or another program's.
        """
        with faults.explained(self._index):
            snapshot = self._begin()
        try:
            with faults.explained(self._index, faults.DATABASE):
                yield snapshot
        finally:
            snapshot.store.db.rollback()

    def close(self) -> None:
        """Close the database."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _begin(self) -> Snapshot:
        """Begin a transaction on the current folder; look again when it was replaced in the meantime."""
        while True:
            now = folder.current(self._index)
            try:
                return self._pinned(self._open(now), now)
            except (StoreError, sqlite3.DatabaseError, OSError):
                self.close()
                if folder.current(self._index) == now:
                    raise

    def _open(self, now: Path) -> Store:
        held = self._store
        if held is None or now != self._folder or held.is_immutable:
            self.close()
            held = store.open_to_read(now)
            self._store, self._folder, self._snapshot = held, now, None
        return held

    def _pinned(self, opened: Store, now: Path) -> Snapshot:
        opened.db.begin()
        generation = opened.generation  # the first read: from here on the transaction sees this one
        if self._snapshot is None:
            passages, sentences = (vector_cache.load(opened, now, table) for table in vector_cache.TABLES)
            self._snapshot = Snapshot(opened, passages, sentences, _directory(opened))
        elif generation != self._generation:
            passages, sentences = self._snapshot.passages, self._snapshot.sentences
            for held in (passages, sentences):
                vector_cache.follow(held, opened)
            self._snapshot = Snapshot(opened, passages, sentences, _directory(opened))
        self._generation = generation
        return self._snapshot


def _directory(opened: Store) -> Directory:
    roster.refuse_damaged(opened)
    return directory(lookup.speakers(opened), lookup.publishers(opened), lookup.collections(opened))
