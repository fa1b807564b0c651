"""What answers read from the store: rows within a filter, by id, by words."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import chain
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.store import faults
from index.store.rows import to_statement, unpacked
from index.types import Article, Speaker, Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.embedding.encoder import Vector
    from index.store.store import Store
    from index.store.vectors import Ids


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles a question is about; what is None or empty does not narrow.

    ``collections`` are those that may be seen at all, ``collection`` the one that is asked about; each
    lets in its folder and what lies below.
    """

    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    collections: tuple[str, ...] = ()
    collection: str | None = None

    @property
    def clause(self) -> tuple[str, list[str]]:
        """A condition on the table ``article``, and its parameters."""
        parts, values = ["1"], list[str]()
        if self.publisher is not None:
            parts.append("article.publisher = ? COLLATE NOCASE")
            values.append(self.publisher)
        if self.since is not None:
            parts.append("article.published >= ?")
            values.append(self.since.isoformat())
        if self.until is not None:
            parts.append("article.published <= ?")
            values.append(self.until.isoformat())
        for folders in (self.collections, () if self.collection is None else (self.collection,)):
            if folders:
                within = "(article.collection = ? OR substr(article.collection, 1, length(?) + 1) = ? || '/')"
                parts.append("(" + " OR ".join([within] * len(folders)) + ")")
                values += [name for name in folders for _ in range(3)]
        return " AND ".join(parts), values

    @property
    def narrows(self) -> bool:
        """Whether anything is filtered out."""
        return self != Filter()


@dataclass(frozen=True, slots=True)
class Searched:
    """How many articles a question was put to, and from which dates."""

    articles: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Uttered:
    """A stored statement: its id, its article's row, and whose it is (None: unclear)."""

    id: int
    article: int
    statement: Statement
    speaker: str | None


class Stretch(NamedTuple):
    """A stored passage or sentence: ``text[start:end]`` of an article's row."""

    id: int
    article: int
    start: int
    end: int


class Matched(NamedTuple):
    """Rows that share words with a query, best first: ids (n,) and BM25 (n,), higher is better."""

    ids: Ids
    scores: NDArray[np.float64]


def searched(store: Store, within: Filter) -> Searched:
    """Count the articles within a filter."""
    clause, values = within.clause
    sql = f"SELECT count(*), min(published), max(published) FROM article WHERE {clause}"
    count, first, last = store.db.execute(sql, values).fetchone()
    return Searched(count, day(first), day(last))


def ids(store: Store, table: str, within: Filter | None = None) -> Ids:
    """Return the ids of the rows of ``passage`` or ``sentence`` within a filter."""
    clause, values = (within or Filter()).clause
    sql = f"SELECT {table}.id FROM {table} JOIN article ON article.id = {table}.article WHERE {clause}"
    if within is None or not within.narrows:
        sql, values = f"SELECT id FROM {table}", []
    return np.array([row for (row,) in store.db.execute(sql, values)], np.int64)


def vectors(store: Store, table: str, rows: Sequence[int]) -> Vector:
    """Return the vectors of some rows of ``passage`` or ``sentence``, in their order, shape (n, d)."""
    found = dict(store.db.execute(f"SELECT id, vector FROM {table} WHERE {_among('id')}", [_list(rows)]))
    return unpacked([found[row] for row in rows], store.dimensions)


def matches(
    store: Store,
    table: str,
    query: str,
    *,
    weights: tuple[float, float],
    among: Ids | None = None,
    most: int = -1,
) -> Matched:
    """Return the rows of ``passage`` or ``sentence`` that share words with an FTS5 query, best first.

    :param weights: of the context (or title) and of the row's own words.
    :param among: the ids that may be returned; None means all.
    :param most: how many to return; -1 means all.
    """
    sql = f"SELECT rowid, -bm25({table}_words, ?, ?) AS score FROM {table}_words WHERE {table}_words MATCH ?"
    values: list[object] = [*weights, query]
    if among is not None:
        sql += f" AND {_among('+rowid')}"  # the plus keeps SQLite from opening the index once a row
        values.append(_list(among.tolist()))
    values.append(most)
    found = store.db.execute(sql + " ORDER BY score DESC, rowid LIMIT ?", values).fetchall()
    rows = np.array(found, np.float64).reshape(-1, 2)
    return Matched(rows[:, 0].astype(np.int64), rows[:, 1])


def rarity(store: Store, table: str, phrases: Iterable[str]) -> float:
    """Return the sum of phrases' inverse document frequencies in ``passage`` or ``sentence``, as in BM25."""
    rows = store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    sql = f"SELECT count(*) FROM {table}_words WHERE {table}_words MATCH ?"
    having = [store.db.execute(sql, [phrase]).fetchone()[0] for phrase in phrases]
    return sum(max(log((rows - count + 0.5) / (count + 0.5)), 1e-6) for count in having)


def places_of(store: Store, sentences: Ids) -> tuple[Ids, Ids]:
    """Return the passage and the article's row that each of ``sentences`` stands in, in their order."""
    sql = f"SELECT id, passage, article FROM sentence WHERE {_among('id')} ORDER BY id"
    found = store.db.execute(sql, [_list(sentences.tolist())])
    places = np.fromiter(chain.from_iterable(found), np.int64).reshape(-1, 3)
    rows = places[np.searchsorted(places[:, 0], sentences)]
    return rows[:, 1], rows[:, 2]


def sentences_of(store: Store, passages: Iterable[int]) -> Ids:
    """Return the sentences of some passages, in order."""
    sql = f"SELECT id FROM sentence WHERE {_among('passage')} ORDER BY id"
    return np.array([row for (row,) in store.db.execute(sql, [_list(passages)])], np.int64)


def stretches(store: Store, table: str, rows: Iterable[int]) -> dict[int, Stretch]:
    """Return some rows of ``passage`` or ``sentence`` by id."""
    sql = f'SELECT id, article, start, "end" FROM {table} WHERE {_among("id")}'
    return {row[0]: Stretch(*row) for row in store.db.execute(sql, [_list(rows)])}


def articles(store: Store, rows: Iterable[int]) -> dict[int, Article]:
    """Return articles by row."""
    sql = f"""SELECT id, path, text, title, url, publisher, author, published, pages FROM article
        WHERE {_among("id")}"""
    found = store.db.execute(sql, [_list(rows)])
    with faults.decoding(store.place):
        return {row: _article(*rest) for row, *rest in found}


_CARRIED = """FROM statement JOIN sentence ON sentence.article = statement.article
    AND sentence.start < statement."end" AND sentence."end" > statement.start"""


_OWN_WORDS = """NOT EXISTS (SELECT 1 FROM statement AS around
    WHERE around.article = statement.article AND around.id != statement.id AND around.kind = 'direct'
        AND around.start <= statement.start AND around."end" >= statement."end"
        AND around.name IS NOT statement.name)"""
"""Not what somebody else, quoted directly, says that the speaker said."""


def utterances(store: Store, within: Filter, speaker: str) -> list[tuple[int, int]]:
    """Return pairs of a statement's and a sentence's id: which sentences carry what ``speaker`` said."""
    clause, values = within.clause
    sql = f"""SELECT statement.id, sentence.id {_CARRIED} JOIN article ON article.id = statement.article
        WHERE stance = 'said' AND {_OWN_WORDS} AND {clause}
            AND statement.name IN (SELECT name FROM identity WHERE speaker = ?)"""
    return list(store.db.execute(sql, [*values, speaker]))


def utterances_in(store: Store, sentences: Ids) -> list[tuple[int, int]]:
    """Return pairs of a statement's and a sentence's id: which of ``sentences`` carry what was said."""
    sql = f"SELECT statement.id, sentence.id {_CARRIED} WHERE stance = 'said' AND {_among('sentence.id')}"
    return list(store.db.execute(sql, [_list(sentences.tolist())]))


def speakers(store: Store) -> list[Speaker]:
    """Return everybody whom the articles name, most statements first."""
    sql = "SELECT name, aliases, roles, statements FROM speaker ORDER BY statements DESC, name"
    return [
        Speaker(
            name, tuple(json.loads(aliases)), tuple((role, n) for role, n in json.loads(roles)), statements
        )
        for name, aliases, roles, statements in store.db.execute(sql)
    ]


def publishers(store: Store) -> list[str]:
    """Return the publishers of all articles, most articles first."""
    sql = "SELECT publisher FROM article WHERE publisher IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
    return [name for (name,) in store.db.execute(sql)]


def collections(store: Store) -> list[str]:
    """Return the names of all collections."""
    sql = "SELECT DISTINCT collection FROM article WHERE collection != '' ORDER BY 1"
    return [name for (name,) in store.db.execute(sql)]


def statements(store: Store, rows: Iterable[int]) -> dict[int, Uttered]:
    """Return stored statements by id."""
    sql = f"""SELECT statement.id, article, spans, kind, stance, cue_start, cue_end,
            mention_start, mention_end, statement.name, name_start, name_end, how, identity.speaker
        FROM statement LEFT JOIN identity ON identity.name = statement.name
        WHERE {_among("statement.id")}"""
    with faults.decoding(store.place):
        return {row[0]: _uttered(*row) for row in store.db.execute(sql, [_list(rows)])}


def statements_in(store: Store, row: int) -> list[Statement]:
    """Return all statements of one article, in text order."""
    sql = "SELECT id FROM statement WHERE article = ? ORDER BY id"
    found = statements(store, [id_ for (id_,) in store.db.execute(sql, [row])])
    return [found[id_].statement for id_ in sorted(found)]


def names_of(store: Store, speaker: str) -> set[str]:
    """Return all names in articles that mean ``speaker``."""
    return {name for (name,) in store.db.execute("SELECT name FROM identity WHERE speaker = ?", [speaker])}


def all_articles(store: Store, within: Filter | None = None) -> Iterator[tuple[int, Article]]:
    """Yield the articles within a filter with their rows, in path order."""
    clause, values = (within or Filter()).clause
    rows = [
        row for (row,) in store.db.execute(f"SELECT id FROM article WHERE {clause} ORDER BY path", values)
    ]
    for row in rows:
        yield row, articles(store, [row])[row]


def _article(path: str, text: str, *rest: str | None) -> Article:
    title, url, publisher, author, published, pages = rest
    told = (title, url, publisher, author, day(published))
    return Article(path, text, *told, tuple(json.loads(pages or "[]")))


def _uttered(id_: int, article: int, *columns: object) -> Uttered:
    *said, speaker = columns
    return Uttered(id_, article, to_statement(*said), str(speaker) if speaker is not None else None)


def _among(column: str) -> str:
    return f"{column} IN (SELECT value FROM json_each(?))"


def _list(rows: Iterable[int]) -> str:
    return json.dumps(list(rows))


def day(text: str | None) -> date | None:
    """Return the day that a column holds."""
    return date.fromisoformat(text) if text else None
