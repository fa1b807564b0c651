"""SQLite, the truth: articles, what was cut and read from them, and whom the names mean.

One `Store` is one connection and belongs to the thread that opened it. Every change is one transaction
that raises the generation, so that a reader knows when to look again.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import uuid4

import numpy as np
from sqlite_utils import Database

from index import schema
from index.embed import PACKAGED_MODEL
from index.errors import StoreError
from index.identity import Named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from index.embed import Embedded, Vector
    from index.passage import Passage
    from index.types import Article, Reading, Span, Speaker, Statement

NEIGHBOURS = 1
"""Sentences on either side that are indexed as a sentence's context."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article as the index holds it: its row, its digest, and the versions that made its parts."""

    id: int
    digest: str
    cutting: int
    extraction: int


@dataclass(frozen=True, slots=True)
class Cut:
    """An article's passages with their vectors, one for one, and the version that cut them."""

    version: int
    passages: Sequence[Passage]
    vectors: Sequence[Embedded]


@dataclass(frozen=True, slots=True)
class Read:
    """An article's statements and people, and the version that read them."""

    version: int
    reading: Reading


class Store:
    """An open index database. Use `create`, `open_to_write` or `open_to_read`."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    # -- what the index is

    @property
    def model(self) -> str:
        """The embedding model that made the vectors."""
        return self._meta("model")

    @property
    def dimensions(self) -> int:
        """The length of its vectors."""
        return int(self._meta("dimensions"))

    @property
    def name(self) -> str:
        """What tells this index from every other."""
        return self._meta("index")

    @property
    def generation(self) -> int:
        """A number raised by every change."""
        return int(self._meta("generation"))

    def refuse_other(self, model: str | None) -> None:
        """Raise StoreError unless the vectors are of ``model`` (None: the packaged one)."""
        wanted = model or PACKAGED_MODEL
        if self.model != wanted:
            raise StoreError(
                f"This index was built with the model {self.model!r}; ONRECORD_MODEL asks for {wanted!r}. "
                "Mend: set ONRECORD_MODEL back, or build the index anew with: onrecord index --rebuild"
            )

    # -- writing

    @contextmanager
    def change(self) -> Iterator[None]:
        """One transaction, all or nothing, that raises the generation."""
        with self.db.atomic():
            yield
            self.db.execute("UPDATE meta SET value = value + 1 WHERE key = 'generation'")

    def known(self) -> dict[str, Known]:
        """Return every article held, by path."""
        rows = self.db.execute("SELECT path, id, digest, cutting, extraction FROM article")
        return {path: Known(*rest) for path, *rest in rows}

    def put(self, article: Article, digest: str, cut: Cut | None, read: Read | None) -> None:
        """Store an article, or the parts of it that were made anew, in one transaction.

        :param cut: None keeps the passages that are there; so does None for ``read`` its statements.
            A new or changed article needs both.
        """
        with self.change():
            held = self.known_one(article.path)
            if held is None or held.digest != digest:
                self._drop(article.path)
                row = self._insert_article(article, digest)
            else:
                row = held.id
            if cut is not None:
                self._replace_passages(row, article, cut)
            if read is not None:
                self._replace_statements(row, read)

    def remove(self, path: str) -> None:
        """Forget the article at ``path`` and all that was made of it."""
        with self.change():
            self._drop(path)

    def known_one(self, path: str) -> Known | None:
        """Return what is held of the article at ``path``."""
        sql = "SELECT id, digest, cutting, extraction FROM article WHERE path = ?"
        row = self.db.execute(sql, [path]).fetchone()
        return Known(*row) if row else None

    def identify(self, identities: Mapping[str, str], speakers: Iterable[Speaker]) -> None:
        """Replace whom each name means.

        :param identities: from names in articles to canonical names.
        :param speakers: one for each canonical name.
        """
        with self.change():
            for table in ("identity", "speaker"):
                self.db.execute(f"DELETE FROM {table}")
            for name, speaker in identities.items():
                self._insert("identity", name=name, speaker=speaker)
            for one in speakers:
                self._insert("speaker", **_speaker_columns(one))
            self.db.execute("INSERT OR REPLACE INTO meta VALUES ('identified', 'yes')")

    @property
    def is_identified(self) -> bool:
        """Whether identity has been worked out since the names last changed."""
        return self._meta("identified") == "yes"

    def people(self) -> list[Named]:
        """Return what all articles together say of each name in them, in the names' order."""
        sql = """SELECT person.name, aliases, roles, count(statement.id)
            FROM person LEFT JOIN statement
                ON statement.article = person.article AND statement.name = person.name AND stance = 'said'
            GROUP BY person.article, person.name ORDER BY person.name"""
        by_name = groupby(self.db.execute(sql), key=lambda row: row[0])
        return [_named(name, list(rows)) for name, rows in by_name]

    def _drop(self, path: str) -> None:
        row = self.known_one(path)
        if row is not None:
            self._clear_passages(row.id)
            self.db.execute("DELETE FROM article WHERE id = ?", [row.id])
            self._unidentified()

    def _unidentified(self) -> None:
        self.db.execute("INSERT OR REPLACE INTO meta VALUES ('identified', 'no')")

    def _insert_article(self, article: Article, digest: str) -> int:
        return self._insert(
            "article",
            path=article.path,
            collection=article.collection,
            title=article.title,
            url=article.url,
            publisher=article.publisher,
            author=article.author,
            published=article.published.isoformat() if article.published else None,
            text=article.text,
            text_sha256=article.text_sha256,
            digest=digest,
            cutting=0,
            extraction=0,
        )

    def _replace_passages(self, row: int, article: Article, cut: Cut) -> None:
        self._clear_passages(row)
        around = _contexts(article, [span for passage in cut.passages for span in passage.sentences])
        for passage, vectors in zip(cut.passages, cut.vectors, strict=True):
            where = {"article": row, "start": passage.start, "end": passage.end}
            id_ = self._insert("passage", **where, vector=packed(vectors.passage))
            words = article.text[passage.start : passage.end]
            self._insert("passage_words", rowid=id_, title=article.title, words=words)
            for span, vector in zip(passage.sentences, vectors.sentences, strict=True):
                where = {"article": row, "passage": id_, "start": span.start, "end": span.end}
                sentence = self._insert("sentence", **where, vector=packed(vector))
                words = span.of(article.text)
                self._insert("sentence_words", rowid=sentence, context=around[span], words=words)
        self.db.execute("UPDATE article SET cutting = ? WHERE id = ?", [cut.version, row])

    def _replace_statements(self, row: int, read: Read) -> None:
        self.db.execute("DELETE FROM statement WHERE article = ?", [row])
        self.db.execute("DELETE FROM person WHERE article = ?", [row])
        for statement in read.reading.statements:
            self._insert("statement", article=row, **_columns(statement))
        for person in read.reading.people:
            aliases, roles = json.dumps(person.aliases), json.dumps(person.roles)
            self._insert("person", article=row, name=person.name, aliases=aliases, roles=roles)
            self.db.execute("INSERT OR IGNORE INTO identity VALUES (?, ?)", [person.name, person.name])
        self.db.execute("UPDATE article SET extraction = ? WHERE id = ?", [read.version, row])
        self._unidentified()

    def _clear_passages(self, row: int) -> None:
        for table in ("passage", "sentence"):
            of_article = f"(SELECT id FROM {table} WHERE article = ?)"
            self.db.execute(f"DELETE FROM {table}_words WHERE rowid IN {of_article}", [row])
        self.db.execute("DELETE FROM sentence WHERE article = ?", [row])
        self.db.execute("DELETE FROM passage WHERE article = ?", [row])

    def _insert(self, table: str, **values: object) -> int:
        names = ", ".join(f'"{name}"' for name in values)
        marks = ", ".join("?" * len(values))
        cursor = self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))
        return int(cursor.lastrowid or 0)

    def _meta(self, key: str) -> str:
        row = self.db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(row[0]) if row else ""


def create(folder: Path, model: str, dimensions: int) -> Store:
    """Make an empty index in ``folder`` for vectors of ``model``."""
    db = _connect(folder / "onrecord.db", "rwc")
    db.enable_wal()
    schema.upgrade(db)
    meta = {
        "index": uuid4().hex,
        "model": model,
        "dimensions": dimensions,
        "generation": 0,
        "identified": "yes",
    }
    with db.atomic():
        db.table("meta").insert_all({"key": key, "value": str(value)} for key, value in meta.items())
    return Store(db)


def open_to_write(folder: Path) -> Store:
    """Open the index in ``folder``, bringing an older schema forward."""
    store = Store(_connect(folder / "onrecord.db", "rw"))
    schema.upgrade(store.db)
    return store


def open_to_read(folder: Path) -> Store:
    """Open the index in ``folder`` for questions alone.

    :raises StoreError: when it is damaged, or of a newer program.
    """
    store = Store(_connect(folder / "onrecord.db", "ro"))
    schema.refuse_newer(store.db)
    return store


def packed(vector: Vector) -> bytes:
    """Return a vector as it is stored: half precision, little endian."""
    return vector.astype("<f2").tobytes()


def unpacked(blobs: Sequence[bytes], dimensions: int) -> Vector:
    """Return stored vectors as rows, shape (n, d)."""
    return np.frombuffer(b"".join(blobs), "<f2").reshape(len(blobs), dimensions).astype(np.float32)


def _connect(path: Path, mode: str) -> Database:
    try:
        db = Database(sqlite3.connect(f"file:{path}?mode={mode}", uri=True))
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA busy_timeout = 10000")
    except sqlite3.DatabaseError as fault:
        raise StoreError(f"{path} cannot be opened ({fault}). Mend: onrecord index --rebuild") from fault
    return db


def _contexts(article: Article, spans: Sequence[Span]) -> dict[Span, str]:
    """Return what stands around each sentence: its article's title and its neighbours."""
    contexts = {}
    for place, span in enumerate(spans):
        near = [*spans[max(0, place - NEIGHBOURS) : place], *spans[place + 1 : place + 1 + NEIGHBOURS]]
        contexts[span] = "\n".join([article.title or "", *(one.of(article.text) for one in near)])
    return contexts


def _columns(statement: Statement) -> dict[str, object]:
    cue, mention, name = (
        span or (None, None) for span in (statement.cue, statement.mention, statement.name_span)
    )
    return {
        "start": statement.start,
        "end": statement.end,
        "spans": json.dumps(statement.spans),
        "kind": statement.kind,
        "stance": statement.stance,
        "cue_start": cue[0],
        "cue_end": cue[1],
        "mention_start": mention[0],
        "mention_end": mention[1],
        "name": statement.name,
        "name_start": name[0],
        "name_end": name[1],
        "how": statement.how,
    }


def _named(name: str, rows: Sequence[tuple[str, str, str, int]]) -> Named:
    """Gather the articles' rows on one name."""
    aliases = Counter(alias for row in rows for alias in json.loads(row[1]))
    roles = Counter(role for row in rows for role in json.loads(row[2]))
    statements = sum(row[3] for row in rows)
    return Named(name, len(rows), statements, tuple(sorted(aliases)), tuple(sorted(roles.items())))


def _speaker_columns(speaker: Speaker) -> dict[str, object]:
    return {
        "name": speaker.name,
        "aliases": json.dumps(speaker.aliases),
        "roles": json.dumps(speaker.roles),
        "statements": speaker.statements,
    }
