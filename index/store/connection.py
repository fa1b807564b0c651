"""Connections to an index's SQLite file: durable for its one writer, and for readers wherever it lies."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlite_utils import Database

from index.store import faults

if TYPE_CHECKING:
    from pathlib import Path

NAME = "onrecord.db"

PATIENCE = 10_000
"""Milliseconds that a connection waits for another one's lock."""


def to_write(folder: Path, *, new: bool = False) -> Database:
    """Connect for writing; what is committed stays, even when the power goes.

    :raises StoreError: when the file is missing, no database, or cannot be written.
    """
    with faults.explained(folder):
        db = _connect(folder, "mode=rwc" if new else "mode=rw")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA secure_delete = ON")  # what is removed is not left lying in the file
        db.execute("PRAGMA journal_size_limit = 0")  # nor in the log
    return db


def to_read(folder: Path) -> tuple[Database, bool]:
    """Connect for reading, and say whether the file is held to be immutable.

    In a folder that one may not write, SQLite cannot keep the marks by which readers and a writer agree. A
    file that no writer has open needs none: it is read as it is.

    :raises StoreError: when the file is missing, no database, or a dead writer left it in such a folder.
    """
    with faults.explained(folder):
        db = _connect(folder, "mode=ro")
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            db.close()
            log = folder / f"{NAME}-wal"
            if log.exists() and log.stat().st_size:
                raise
            return _connect(folder, "mode=ro&immutable=1"), True
    return db, False


def _connect(folder: Path, how: str) -> Database:
    # as_uri quotes what a path may hold and a URI may not: ? and # among them
    uri = f"{(folder / NAME).absolute().as_uri()}?{how}"
    db = Database(sqlite3.connect(uri, uri=True))
    db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    return db
