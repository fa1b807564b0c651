"""Connections to an index's SQLite file: durable for its one writer, and for readers wherever it lies."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlite_utils import Database

from index.store import faults
from index.store.database import Matched, Phrase
from index.store.filter import IDS
from index.store.folder.schema import index_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.store.moves import Ids

NAME = "onrecord.db"

PATIENCE = 10_000
"""Milliseconds that a connection waits for another one's lock."""

AT_HAND = 64 * 1024
"""KiB of the file that a reader keeps at hand once read: a question reads three MB of it, and of a large
index ten times as much, much of it again and again; SQLite by itself keeps two."""


class FolderDatabase(Database):
    """An index's SQLite file; words are found by FTS5."""

    def executemany(self, sql: str, values: Iterable[Any]) -> None:
        """Run one statement for each of many values."""
        self.conn.executemany(sql, values)

    def insert_row(self, table: str, values: dict[str, object]) -> int:
        """Insert a row; return its id."""
        names, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
        cursor = self.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid or 0)

    def insert_rows(self, table: str, columns: str, rows: Iterable[Any]) -> None:
        """Insert many rows of these columns, their ids, where the table has ids, among them."""
        marks = ", ".join("?" * len(columns.split(",")))
        self.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)

    def keep_identities(self, mark: str, identities: dict[str, str]) -> None:
        """Keep whom the names mean that may be seen, in a table of this connection."""
        table = self.identities(mark)
        self.execute(f"DROP TABLE IF EXISTS {table}")
        columns = "name TEXT PRIMARY KEY, speaker TEXT NOT NULL, UNIQUE (speaker, name)"  # found by either
        self.execute(f"CREATE TABLE {table} ({columns})")
        self.executemany(f"INSERT INTO {table} VALUES (?, ?)", identities.items())

    def identities(self, mark: str) -> str:
        """Return the name of that table."""
        return f"temp.identity_{mark}"

    def speaker_of(self, mark: str, name: str) -> str:
        """Return whom a name means in it, in SQL."""
        return f"(SELECT speaker FROM {self.identities(mark)} WHERE name = {name})"

    def put_words(self, article: int, text: str) -> None:
        """Let an article's passages and sentences be found by their words."""
        index_words(self, article, text)

    def drop_words(self, article: int, text: str) -> None:
        """Let them be found no longer; they are still there, with the text that was put."""
        index_words(self, article, text, "delete")

    def phrase(self, words: str) -> Phrase:
        """Return what asks for the sentences that have these words, in any form, one after another."""
        source = "sentence_words JOIN sentence ON sentence.id = sentence_words.rowid"
        return Phrase(source, "sentence_words MATCH ?", [f'"{words}"'])

    def matches(self, table: str, query: str, among: Ids | None, most: int) -> Matched:
        """Return rows that share words with a query, as `index.store.passages.matches` does."""
        sql = f"SELECT rowid, -bm25({table}_words) AS score FROM {table}_words WHERE {table}_words MATCH ?"
        values: list[object] = [query]
        if among is not None:
            sql += f" AND +rowid IN {IDS}"  # the plus keeps SQLite from opening the index once a row
            values.append(json.dumps(among.tolist()))
        found = self.execute(f"{sql} ORDER BY score DESC, rowid LIMIT ?", [*values, most]).fetchall()
        rows = np.array(found, np.float64).reshape(-1, 2)
        return Matched(rows[:, 0].astype(np.int64), rows[:, 1])

    def with_words(self, table: str) -> Ids:
        """Return the ids of the rows that can be found by their words."""
        return np.array([row for (row,) in self.execute(f"SELECT id FROM {table}_words_docsize")], np.int64)

    def purge(self) -> None:
        """Clear from the files what removed articles left there: words in the indexes, pages in the log."""
        with self.atomic():
            for table in ("passage_words", "sentence_words"):
                self.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
        # a reader in the midst of an answer is not waited for: the log is emptied when the next change ends
        self.execute("PRAGMA busy_timeout = 200")
        self.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.execute(f"PRAGMA busy_timeout = {PATIENCE}")

    def sizes(self) -> dict[str, int]:
        """Return how many bytes the database takes, which is one part."""
        (pages,), (of,) = (self.execute(f"PRAGMA {one}").fetchone() for one in ("page_count", "page_size"))
        return {"the database": int(pages * of)}

    def faults(self) -> Iterator[str]:
        """Yield what SQLite finds wrong with the file, and each row that refers to one that is gone."""
        yield from (row for (row,) in self.execute("PRAGMA quick_check") if row != "ok")
        for table, row, *_ in self.execute("PRAGMA foreign_key_check"):
            yield f"{table} {row} belongs to nothing"


def to_write(folder: Path, *, new: bool = False) -> FolderDatabase:
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


def to_read(folder: Path) -> tuple[FolderDatabase, bool]:
    """Connect for reading, and say whether the file is held to be immutable.

    In a folder that one may not write, SQLite cannot keep the marks by which readers and a writer agree. A
    file that no writer has open needs none: it is read as it is.

    :raises StoreError: when the file is missing, no database, or a dead writer left it in such a folder.
    """
    with faults.explained(folder):
        db, is_immutable = _connect(folder, "mode=ro"), False
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            db.close()
            log = folder / f"{NAME}-wal"
            if log.exists() and log.stat().st_size:
                raise
            db, is_immutable = _connect(folder, "mode=ro&immutable=1"), True
        db.execute(f"PRAGMA cache_size = -{AT_HAND}")
    return db, is_immutable


def _connect(folder: Path, how: str) -> FolderDatabase:
    # as_uri quotes what a path may hold and a URI may not: ? and # among them
    uri = f"{(folder / NAME).absolute().as_uri()}?{how}"
    db = FolderDatabase(sqlite3.connect(uri, uri=True))
    db.execute(f"PRAGMA busy_timeout = {PATIENCE}")
    return db
