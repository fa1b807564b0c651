"""Small makers for tests of indexing: a bag of words for a model, a pattern for the extraction.

Both are pure functions of the text, so that two indexes of the same articles can be compared row for row.
"""

from __future__ import annotations

import re
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from index.embedding.encoder import Embedded, unit
from index.intake import build
from index.intake.build import Makers, Report, Source
from index.intake.workers import beside
from index.store import connection, seal, store, where
from index.store.reader import Reader
from index.types import How, Kind, Person, Place, Reading, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedding.encoder import Piece, Vector
    from index.intake.extraction import Extract
    from index.store.store import Writer

DIMENSIONS = 16
QUOTED = re.compile(r"“([^”]+)” (said) ([A-Z]\w+ [A-Z]\w+)")
TABLES = ("passage", "sentence")


class WordsEncoder:
    """Adds up a pseudo-random vector for each word."""

    name = "words"
    dimensions = DIMENSIONS
    threads = 1

    def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:  # noqa: ARG002 - one way
        return [
            Embedded(
                _bag(f"{piece.title} {piece.text}"),
                np.stack([_bag(span.of(piece.text)) for span in piece.sentences]),
            )
            for piece in pieces
        ]

    def question(self, text: str) -> Vector:
        return _bag(text)


def _bag(text: str) -> Vector:
    total = np.zeros(DIMENSIONS, np.float32)
    for word in re.findall(r"\w+", text.lower()):
        total += (
            np.frombuffer(sha256(word.encode()).digest()[:DIMENSIONS], np.uint8).astype(np.float32) - 127.5
        )
    return unit(total)


def extracted(text: str) -> Reading:
    statements, names = [], set[str]()
    for found in QUOTED.finditer(text):
        content, cue, name = (Span(*found.span(group)) for group in (1, 2, 3))
        names.add(name.of(text))
        statements.append(Statement((content,), Kind.DIRECT, cue, name, name.of(text), name, How.NAMED))
    return Reading(tuple(statements), tuple(Person(name, (name.split()[1],)) for name in sorted(names)))


@contextmanager
def in_place() -> Iterator[Extract]:
    def extract(texts: Sequence[str]) -> Future[list[Reading]]:
        done: Future[list[Reading]] = Future()
        done.set_result([extracted(text) for text in texts])
        return done

    yield extract


MAKERS = Makers(WordsEncoder, "words", partial(beside, starts=in_place))


def run(
    index: Place, documents: Path, *under: Path, rebuild: bool = False, makers: Makers = MAKERS
) -> Report:
    return build.bring_up_to_date(index, Source(documents, under), makers, rebuild=rebuild)


def warm() -> None:
    """Index and read a little, so that everything is imported that is imported when it is used."""
    with TemporaryDirectory() as folder:
        documents = Path(folder) / "documents"
        documents.mkdir()
        (documents / "a.txt").write_text("“It holds,” said Anna Berg.")
        run(Path(folder) / "index", documents)
        reader = Reader(Path(folder) / "index")
        with reader.snapshot():
            pass
        reader.close()


def empty_index(home: Place) -> Writer:
    """Return an index of nothing at a place, open for writing."""
    if isinstance(home, Path):
        home.mkdir()
    return store.create(where.fresh(home), "model", 4)


def current(index: Place) -> Path:
    assert isinstance(index, Path)
    return index / (index / "current").read_text()


def contents(index: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of an index, by article path in place of ids, and both word indexes."""
    opened = store.open_to_read(current(index))
    with_path = "FROM {0} JOIN article ON article.id = {0}.article ORDER BY path, {1}"
    queries = {
        "article": """SELECT path, collection, title, url, publisher, author, published, text, text_sha256,
            digest, cutting, embedding, extraction, pages FROM article ORDER BY path""",
        "passage": f'SELECT path, start, "end", vector {with_path.format("passage", "start")}',
        "sentence": f'SELECT path, start, "end", vector {with_path.format("sentence", "start")}',
        "statement": f"""SELECT path, start, "end", spans, kind, stance, cue_start, cue_end, mention_start,
            mention_end, name, name_start, name_end, how, sure, why
            {with_path.format("statement", "start")}""",
        "person": f"SELECT path, name, aliases, roles {with_path.format('person', 'name')}",
        **{
            f"{table}_words": f"""SELECT term, path, start, offset FROM temp.{table}_terms
                JOIN {table} ON {table}.id = doc JOIN article ON article.id = article
                ORDER BY term, path, start, offset"""
            for table in TABLES
        },
        "identity": seal.IDENTITIES["identity"] + " ORDER BY name",
        "speaker": seal.IDENTITIES["speaker"] + " ORDER BY name",
        "rule": "SELECT kind, name, other FROM rule ORDER BY id",
        "counts": "SELECT (SELECT count(*) FROM passage_words), (SELECT count(*) FROM sentence_words)",
    }
    for table in TABLES:
        terms = f"temp.{table}_terms USING fts5vocab('main', {table}_words, 'instance')"
        opened._db.execute(f"CREATE VIRTUAL TABLE {terms}")
    found = {name: list(opened._db.execute(sql)) for name, sql in queries.items()}
    opened.close()
    return found


def faults(index: Place) -> list[str]:
    """Return what is wrong with the database: nothing, when every article is whole and as it was stored."""
    db, _ = connection.to_read(current(index))
    found = [str(row) for row in db.execute("PRAGMA integrity_check") if row != ("ok",)]
    found += [str(row) for row in db.execute("PRAGMA foreign_key_check")]
    for row, path, held in db.execute("SELECT id, path, seal FROM article").fetchall():
        if seal.of_article(db, row) != held:
            found.append(path)
    db.close()
    return found
