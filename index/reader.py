"""Reading an index while others write it: one generation of database and vectors at a time."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import cache, folder, lookup, store
from index.errors import StoreError
from index.question import Directory, directory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store import Store
    from index.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One generation of an index: its database within a read transaction, its vectors, whom it knows."""

    store: Store
    passages: Vectors
    sentences: Vectors
    directory: Directory


class Reader:
    """Gives snapshots of the index in a folder, moving on as it changes. Belongs to one thread."""

    def __init__(self, index: Path) -> None:
        self._index = index
        self._folder: Path | None = None
        self._store: Store | None = None
        self._generation = -1
        self._snapshot: Snapshot | None = None

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot]:
        """Pin the newest generation for as long as the block lasts.

        :raises StoreError: when there is no index, or it is damaged or a newer program's.
        """
        opened = self._open()
        try:
            opened.db.execute("BEGIN")
            try:
                yield self._pinned(opened)
            finally:
                opened.db.execute("ROLLBACK")
        except sqlite3.DatabaseError as fault:
            raise StoreError(
                f"The index in {self._index} cannot be read ({fault}). Mend: onrecord index --rebuild"
            ) from fault

    def close(self) -> None:
        """Close the database."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _open(self) -> Store:
        now = folder.current(self._index)
        if self._store is None or now != self._folder:
            self.close()
            self._store, self._folder, self._snapshot = store.open_to_read(now), now, None
        return self._store

    def _pinned(self, opened: Store) -> Snapshot:
        generation = opened.generation  # the first read: from here on the transaction sees this one
        if self._snapshot is None or generation != self._generation:
            assert self._folder is not None
            passages, _ = cache.fill(opened, self._folder, "passage")
            sentences, _ = cache.fill(opened, self._folder, "sentence")
            book = directory(lookup.speakers(opened), lookup.publishers(opened), lookup.collections(opened))
            self._snapshot = Snapshot(opened, passages, sentences, book)
            self._generation = generation
        return self._snapshot
