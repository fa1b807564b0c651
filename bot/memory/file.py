"""What the bot remembers in a file of its own: SQLite."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from sqlite_utils import Database

from bot.errors import StateError
from bot.memory.schema import MIGRATIONS, TABLES, steps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 1.0
"""Seconds that a change waits for another program; nobody else is answered meanwhile."""


class StateFile(Database):
    """An open state file. Use `opened`."""

    def insert_row(self, table: str, values: dict[str, object]) -> int:
        """Insert a row; return its id."""
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own words
        return int(self.execute(sql, list(values.values())).lastrowid or 0)

    def purge(self) -> None:
        """Empty the log, in which the words that were removed stand, too."""
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def opened(path: Path) -> StateFile:
    """Open a state file, made when it is not there, and bring it to the newest schema.

    :raises StateError: when it cannot be opened, or is of a newer program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _one_at_a_time(path.parent):
            db = StateFile(sqlite3.connect(path, timeout=PATIENCE))
            db.enable_wal()
            db.execute("PRAGMA foreign_keys = ON")
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
            _upgrade(db, path)
    except (OSError, sqlite3.DatabaseError) as fault:
        raise StateError(
            f"The bot's state cannot be kept in {path.absolute()} ({fault}). "
            "Set ONRECORD_BOT_STATE to another file."
        ) from fault
    return db


def contents(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return the rows that a state file holds, by table, as of the newest schema; it stays as it is.

    :raises StateError: when it cannot be read, or is of a newer program.
    """
    try:
        with closing(StateFile(memory=True)) as db:
            with closing(sqlite3.connect(path, timeout=PATIENCE)) as source:
                source.backup(db.conn)
            _upgrade(db, path)
            return {table: list(db.table(table).rows) for table in TABLES}
    except sqlite3.DatabaseError as fault:
        raise StateError(
            f"What the bot kept in {path.absolute()}, while the index was in a folder, cannot be taken over "
            f"({fault}). Move the file away, or set ONRECORD_BOT_STATE to another: then the bot begins "
            "without what it held."
        ) from fault


def _upgrade(db: StateFile, path: Path) -> None:
    newer = [one.name for one in MIGRATIONS.applied(db) if one.name not in steps()]
    if newer:
        raise StateError(
            f"{path.absolute()} was written by a newer On Record (it has {newer[-1]}). Update the program."
        )
    MIGRATIONS.apply(db)


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Let nobody else make a state ready in a folder: each would begin the tables that the other begins."""
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def copy(path: Path, target: Path) -> None:
    """Copy a state file to a new one, whole, while the bot runs.

    :raises StateError: when it cannot be opened, or the new one cannot be written.
    """
    with closing(opened(path)) as db:
        try:
            with closing(sqlite3.connect(target)) as made:
                db.conn.backup(made)
        except sqlite3.OperationalError as fault:
            raise StateError(f"{target} cannot be written ({fault}). Name another file.") from fault
