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
from index.store import seal, store, where
from index.store.reader import Reader
from index.types import How, Kind, Person, Place, Reading, Server, Span, Statement

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


_WITH_PATH = "FROM {0} JOIN article ON article.id = {0}.article ORDER BY path, {1}"

ROWS = {
    "article": """SELECT path, collection, title, url, publisher, author, published, text, text_sha256,
        digest, cutting, embedding, extraction, pages FROM article ORDER BY path""",
    "passage": f'SELECT path, start, "end", vector {_WITH_PATH.format("passage", "start")}',
    "sentence": f'SELECT path, start, "end", vector {_WITH_PATH.format("sentence", "start")}',
    "statement": f"""SELECT path, start, "end", spans, kind, stance, cue_start, cue_end, mention_start,
        mention_end, name, name_start, name_end, how, sure, why
        {_WITH_PATH.format("statement", "start")}""",
    "person": f"SELECT path, name, aliases, roles {_WITH_PATH.format('person', 'name')}",
    "identity": seal.IDENTITIES["identity"] + " ORDER BY name",
    "speaker": seal.IDENTITIES["speaker"] + " ORDER BY name",
    "rule": "SELECT kind, name, other FROM rule ORDER BY id",
    "counts": "SELECT (SELECT count(*) FROM passage_words), (SELECT count(*) FROM sentence_words)",
}

WORDS = {
    False: """SELECT term, path, start, offset FROM temp.{0}_terms JOIN {0} ON {0}.id = doc
        JOIN article ON article.id = article ORDER BY term, path, start, offset""",
    True: """SELECT path, start, stems FROM {0}_words JOIN {0} USING (id)
        JOIN article ON article.id = article ORDER BY path, start""",
}
"""Where each word stands: in a folder, and on a server."""


def contents(index: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of an index, by article path in place of ids, and both word indexes."""
    is_served = isinstance(index, Server)
    with store.reading(index) as opened:
        if not is_served:
            for table in TABLES:
                terms = f"temp.{table}_terms USING fts5vocab('main', {table}_words, 'instance')"
                opened._db.execute(f"CREATE VIRTUAL TABLE {terms}")
        words = {f"{table}_words": WORDS[is_served].format(table) for table in TABLES}
        return {name: list(opened._db.execute(sql)) for name, sql in (ROWS | words).items()}


def faults(index: Place) -> list[str]:
    """Return what is wrong with the database: nothing, when every article is whole and as it was stored."""
    with store.reading(index) as opened:
        held = opened._db.execute("SELECT id, path, seal FROM article").fetchall()
        changed = [path for row, path, sealed in held if seal.of_article(opened._db, row) != sealed]
        if not isinstance(index, Server):
            changed += [row for (row,) in opened._db.execute("PRAGMA integrity_check") if row != "ok"]
        return [*opened._db.faults(), *changed]
