"""Copies of SQLite files that are in use, and taking a copy into use: in one step, whole or not at all."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING
from uuid import uuid4

from index.errors import StoreError
from index.store import faults, store
from index.store.caches import vector_cache, word_cache
from index.store.folder import connection, folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def copy_index(index: Path, target: Path) -> None:
    """Write the current database of an index to a new file, whatever is written to it meanwhile.

    :raises StoreError: when there is no index, or it cannot be read, or the copy cannot be written.
    """
    db, _ = connection.to_read(folder.current(index))
    with _told(index, target), closing(db), closing(sqlite3.connect(target)) as copy:
        db.conn.backup(copy)


def copy_file(file: Path, target: Path) -> None:
    """Write any SQLite file to another, new or in use: who has that one open sees the copy at once.

    :raises StoreError: when one cannot be read, or the other be written.
    """
    uri = f"{file.absolute().as_uri()}?mode=ro"
    with (
        _told(file, target),
        closing(sqlite3.connect(uri, uri=True)) as held,
        closing(sqlite3.connect(target)) as copy,
    ):
        held.backup(copy)


def take_index(index: Path, file: Path) -> None:
    """Make a copy of an index's database the current one; the one before stays so until that is done.

    :raises StoreError: when it is damaged or of a newer program, or another process is indexing.
    """
    with folder.only_writer(index):
        with _told(file, index):
            place = folder.fresh(index)
            shutil.copyfile(file, place / connection.NAME)
        with closing(store.open_to_write(place)) as held, faults.explained(index, faults.DATABASE):
            for fault in held.faults():
                raise faults.damaged(file, fault)
            with held.change():
                held.set_meta("index", uuid4().hex)  # or a reader takes it for a state that it knows
            vector_cache.save(held)
            word_cache.save(held)
        with faults.explained(index):
            folder.flip(index, place)


@contextmanager
def _told(source: Path, target: Path) -> Iterator[None]:
    """Turn a fault of the database or the disk into a StoreError that says which copy was not made."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as fault:
        what = fault.strerror if isinstance(fault, OSError) else fault
        raise StoreError(
            f"{source} cannot be copied to {target} ({what}). What was there is kept. "
            "Mend: free some space, or see who may write there, then do it again"
        ) from fault
