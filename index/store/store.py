"""SQLite, the truth: articles, what was cut and read from them, and whom the names mean.

One `Store` is one connection and belongs to the thread that opened it. Every change is one transaction
that raises the generation, so that a reader knows when to look again.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from index.embedding.encoder import PACKAGED_MODEL
from index.errors import StoreError
from index.store import connection, faults, revisions, rows, schema, seal
from index.store.rows import packed, unpacked

__all__ = ["Cut", "Known", "Read", "Store", "Versions", "create", "open_to_read", "open_to_write", "unpacked"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from sqlite_utils import Database

    from index.embedding.encoder import Embedded
    from index.text.passage import Passage
    from index.types import Article, Reading


@dataclass(frozen=True, slots=True)
class Versions:
    """Which versions of the program made an article's parts."""

    cutting: int
    embedding: int
    extraction: int


@dataclass(frozen=True, slots=True)
class Known:
    """An article as the index holds it: its row, its digest, and the versions that made its parts."""

    id: int
    digest: str
    versions: Versions


@dataclass(frozen=True, slots=True)
class Cut:
    """An article's passages with their vectors, one for one, and the versions that made them."""

    cutting: int
    embedding: int
    passages: Sequence[Passage]
    vectors: Sequence[Embedded]


@dataclass(frozen=True, slots=True)
class Read:
    """An article's statements and people, and the version that read them."""

    version: int
    reading: Reading


class Store:
    """An open index database. Use `create`, `open_to_write` or `open_to_read`.

    ``is_immutable`` when it was opened where nobody may write, so that it does not see what others change.
    """

    def __init__(self, db: Database, *, is_immutable: bool = False) -> None:
        self.db = db
        self.is_immutable = is_immutable

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    @property
    def model(self) -> str:
        """The embedding model that made the vectors."""
        return self.meta("model")

    @property
    def dimensions(self) -> int:
        """The length of its vectors."""
        return int(self.meta("dimensions"))

    @property
    def name(self) -> str:
        """What tells this index from every other."""
        return self.meta("index")

    @property
    def generation(self) -> int:
        """A number raised by every change."""
        return int(self.meta("generation"))

    @property
    def moved(self) -> int:
        """The generation in which passages last came or went."""
        return int(self.meta("moved"))

    def refuse_other(self, model: str | None) -> None:
        """Raise StoreError unless the vectors are of ``model`` (None: the packaged one)."""
        wanted = model or PACKAGED_MODEL
        if self.model != wanted:
            raise StoreError(
                f"This index was built with the model {self.model!r}; ONRECORD_MODEL asks for {wanted!r}. "
                "Mend: set ONRECORD_MODEL back, or build the index anew with: onrecord index --rebuild"
            )

    def refuse_damaged(self, articles: Iterable[int]) -> None:
        """Raise StoreError unless all that is stored of these articles is what was put there.

        :param articles: their rows; call it before anything of theirs is shown.
        """
        for row in articles:
            held = self.db.execute("SELECT path, seal FROM article WHERE id = ?", [row]).fetchone()
            if held is None or seal.of_article(self.db, row) != held[1]:
                what = f"what it holds of {held[0]!r}" if held else "an article"
                raise faults.damaged(self.place, f"{what} is not what was stored")

    @property
    def place(self) -> str:
        """The database's file."""
        return str(self.db.execute("PRAGMA database_list").fetchone()[2])

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction, all or nothing, that raises the generation."""
        with self.db.atomic():
            yield
            self.db.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")

    def known(self) -> dict[str, Known]:
        """Return every article held, by path."""
        found = self.db.execute("SELECT path, id, digest, cutting, embedding, extraction FROM article")
        return {path: Known(id_, digest, Versions(*made)) for path, id_, digest, *made in found}

    def people(self, path: str | None = None) -> list[tuple[str, str, str, int]]:
        """Return name, aliases, roles and number of statements of whom each article names, or one of them."""
        where, values = ("1", []) if path is None else ("article.path = ?", [path])
        sql = f"""SELECT person.name, aliases, roles, count(statement.id)
            FROM article JOIN person ON person.article = article.id LEFT JOIN statement
                ON statement.article = article.id AND statement.name = person.name AND stance = 'said'
            WHERE {where} GROUP BY article.id, person.name ORDER BY person.name"""
        return list(self.db.execute(sql, values))

    def put(self, article: Article, digest: str, cut: Cut | None, read: Read | None) -> None:
        """Store an article, or the parts of it that were made anew, in one transaction.

        :param cut: None keeps the passages that are there; so does None for ``read`` its statements.
            A new or changed article needs both.
        """
        with self.change():
            people = self.people(article.path)
            held = self._known_one(article.path)
            if held is None or held.digest != digest:
                revisions.keep(self, article)
                self._drop(article.path)
                made = {"digest": digest, "cutting": 0, "extraction": 0}
                row = self.insert("article", **rows.of_article(article), **made)
            else:
                row = held.id
            if cut is not None:
                self._replace_passages(row, article, cut)
            if read is not None:
                self._replace_statements(row, read)
            if self.people(article.path) != people:
                self.set_meta("identities", "")
            self._set(row, seal=seal.of_article(self.db, row))

    def remove(self, path: str) -> None:
        """Forget the article at ``path``, its earlier versions, and all that was made of it."""
        with self.change():
            self._drop(path)
            self.set_meta("identities", "")
            revisions.forget(self, path)

    def purge(self) -> None:
        """Clear from the files what removed articles left there: words in the indexes, pages in the log."""
        with self.change():
            for table in ("passage_words", "sentence_words"):
                self.db.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
        # a reader in the midst of an answer is not waited for: the log is emptied when the next change ends
        self.db.execute("PRAGMA busy_timeout = 200")
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.db.execute(f"PRAGMA busy_timeout = {connection.PATIENCE}")

    def insert(self, table: str, **values: object) -> int:
        """Insert one row, within a `change`, and return its id."""
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid or 0)

    def meta(self, key: str) -> str:
        """Return one of the index's own values; empty when it has none."""
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Set one of the index's own values, within a `change`."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    def _known_one(self, path: str) -> Known | None:
        sql = "SELECT id, digest, cutting, embedding, extraction FROM article WHERE path = ?"
        row = self.db.execute(sql, [path]).fetchone()
        return Known(row[0], row[1], Versions(*row[2:])) if row else None

    def _drop(self, path: str) -> None:
        row = self._known_one(path)
        if row is not None:
            self._clear_passages(row.id)
            self.db.execute("DELETE FROM article WHERE id = ?", [row.id])

    def _replace_passages(self, row: int, article: Article, cut: Cut) -> None:
        self._clear_passages(row)
        around = rows.contexts(article, [span for passage in cut.passages for span in passage.sentences])
        for passage, vectors in zip(cut.passages, cut.vectors, strict=True):
            where = {"article": row, "start": passage.start, "end": passage.end}
            id_ = self.insert("passage", **where, vector=packed(vectors.passage))
            words = article.text[passage.start : passage.end]
            self.insert("passage_words", rowid=id_, title=article.title, words=words)
            for span, vector in zip(passage.sentences, vectors.sentences, strict=True):
                where = {"article": row, "passage": id_, "start": span.start, "end": span.end}
                sentence = self.insert("sentence", **where, vector=packed(vector))
                words = span.of(article.text)
                self.insert("sentence_words", rowid=sentence, context=around[span], words=words)
        self._set(row, cutting=cut.cutting, embedding=cut.embedding)

    def _replace_statements(self, row: int, read: Read) -> None:
        self.db.execute("DELETE FROM statement WHERE article = ?", [row])
        self.db.execute("DELETE FROM person WHERE article = ?", [row])
        for statement in read.reading.statements:
            self.insert("statement", article=row, **rows.of_statement(statement))
        for person in read.reading.people:
            aliases, roles = json.dumps(person.aliases), json.dumps(person.roles)
            self.insert("person", article=row, name=person.name, aliases=aliases, roles=roles)
            # until all is read, a new name stands for itself
            self.db.execute("INSERT OR IGNORE INTO identity VALUES (?, ?)", [person.name, person.name])
        self._set(row, extraction=read.version)

    def _clear_passages(self, row: int) -> None:
        for table in ("passage", "sentence"):
            of_article = f"(SELECT id FROM {table} WHERE article = ?)"
            self.db.execute(f"DELETE FROM {table}_words WHERE rowid IN {of_article}", [row])
        self.db.execute("DELETE FROM sentence WHERE article = ?", [row])
        self.db.execute("DELETE FROM passage WHERE article = ?", [row])
        self.set_meta("moved", str(self.generation + 1))

    def _set(self, row: int, **values: object) -> None:
        columns = ", ".join(f"{name} = ?" for name in values)
        self.db.execute(f"UPDATE article SET {columns} WHERE id = ?", [*values.values(), row])


def create(folder: Path, model: str, dimensions: int) -> Store:
    """Make an empty index in ``folder`` for vectors of ``model``."""
    db = connection.to_write(folder, new=True)
    schema.upgrade(db)
    meta = {
        "index": uuid4().hex,
        "model": model,
        "dimensions": dimensions,
        "generation": 0,
        "moved": 0,
        "identities": "",
    }
    with db.atomic():
        for key, value in meta.items():
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, str(value)])
    return Store(db)


def open_to_write(folder: Path) -> Store:
    """Open the index in ``folder``, bringing an older schema forward.

    :raises StoreError: when it is damaged, cannot be written, or is of a newer program.
    """
    db = connection.to_write(folder)
    with faults.explained(folder):
        schema.upgrade(db)
    return Store(db)


def open_to_read(folder: Path) -> Store:
    """Open the index in ``folder`` for questions alone.

    :raises StoreError: when it is damaged, or of a newer or an older program.
    """
    db, is_immutable = connection.to_read(folder)
    with faults.explained(folder):
        schema.refuse_other(db)
    return Store(db, is_immutable=is_immutable)
