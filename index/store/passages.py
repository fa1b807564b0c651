"""The tables ``passage`` and ``sentence``: their places, their vectors, and the words that they share."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.store import faults
from index.store.filter import IDS, NAMES, Filter, belonging, both
from index.store.finding.concordance import among as contained
from index.store.moves import Moves
from index.store.rows import unpacked
from index.types import Span, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from index.embedding.encoder import Vector
    from index.store.database import Matched
    from index.store.finding.cache_file import Mark
    from index.store.moves import Ids
    from index.store.store import Store

TABLES = ("passage", "sentence")


class Stretch(NamedTuple):
    """A stored passage or sentence: ``text[start:end]`` of an article's row."""

    id: int
    article: int
    start: int
    end: int


def ids(store: Store, table: str, within: Filter | None = None) -> Ids:
    """Return the ids of the rows of ``passage`` or ``sentence`` within a filter, in order."""
    if within is None or not within.narrows:
        return _seen(store, table)
    clause, values = both(store.sight, within)
    sql = f"SELECT {table}.id FROM {table} JOIN article ON article.id = {table}.article WHERE {clause}"
    return np.array(sorted(row for (row,) in store._db.execute(sql, values)), np.int64)


def moves(store: Store, table: str, since: Mark) -> Moves | None:
    """Return which rows of ``passage`` or ``sentence`` came and went since a cache followed the store.

    None where that is not known any longer.
    """
    if since.generation is None or since.generation < store.noted:
        return None
    sql = f"SELECT id FROM {table} WHERE id > ? ORDER BY id"
    came = np.array([row for (row,) in store._db.execute(sql, [since.last])], np.int64)
    sql = 'SELECT first, min(last, ?) FROM gone WHERE "table" = ? AND generation > ? AND first <= ?'
    went = store._db.execute(sql, [since.last, table, since.generation, since.last])
    gone = [np.arange(first, last + 1) for first, last in went]
    return Moves(came, np.unique(np.concatenate([np.zeros(0, np.int64), *gone])))


def among(store: Store, table: str, within: Filter) -> Ids | None:
    """Return the ids that a search is narrowed to by a filter; None where it does not narrow."""
    return ids(store, table, within) if within.narrows else None


def vectors(store: Store, table: str, rows: Sequence[int]) -> Vector:
    """Return the vectors of some rows of ``passage`` or ``sentence``, in their order, shape (n, d)."""
    seen, folders = belonging(store.sight, f"{table}.article")
    sql = f"SELECT id, vector FROM {table} WHERE {_any_of('id')} AND {seen}"
    with faults.decoding(store.place):
        found = dict(store._db.execute(sql, [_list(rows), *folders]))
        return unpacked([found[row] for row in rows], store.dimensions)


def matches(
    store: Store,
    table: str,
    query: str,
    *,
    among: Ids | None = None,
    most: int = -1,
) -> Matched:
    """Return the rows of ``passage`` or ``sentence`` that share words with an FTS5 query, best first.

    :param among: the ids that may be returned; None means all.
    :param most: how many to return; -1 means all.
    """
    if not store.sight.is_everything:
        seen = _seen(store, table)
        among = seen if among is None else np.intersect1d(among, seen)
    return store._db.matches(table, query, among, most)


def outlined(store: Store, sentences: Ids, at_once: int) -> Iterator[NDArray[np.int64]]:
    """Yield the ids of ``sentences`` with their passages, articles, starts and ends, (n, 5), some at a time.

    :param sentences: of whole articles, in order; an article's are never parted.
    """
    sql = """SELECT id, passage, article, start, "end" FROM sentence WHERE id BETWEEN ? AND ? ORDER BY id"""
    found = store._db.execute(sql, [int(sentences[0]), int(sentences[-1])])
    held = np.zeros((0, 5), np.int64)
    while part := found.fetchmany(at_once):
        came = np.array(part, np.int64)
        held = np.concatenate([held, came[contained(came[:, 0], sentences)]])
        others = np.flatnonzero(held[:, 2] != held[-1:, 2])
        whole = int(others[-1]) + 1 if len(others) else 0
        if whole:
            yield held[:whole]
        held = held[whole:]
    if len(held):
        yield held


def texts(store: Store, rows: Ids) -> dict[int, tuple[str, str]]:
    """Return the titles (empty: none) and the texts of articles by row."""
    sql = f"SELECT id, coalesce(title, ''), text FROM article WHERE {_any_of('id')}"
    return {row: (title, text) for row, title, text in store._db.execute(sql, [_list(rows.tolist())])}


def stretches(store: Store, table: str, rows: Iterable[int]) -> dict[int, Stretch]:
    """Return some rows of ``passage`` or ``sentence`` by id."""
    seen, folders = belonging(store.sight, f"{table}.article")
    sql = f'SELECT id, article, start, "end" FROM {table} WHERE {_any_of("id")} AND {seen}'
    return {row[0]: Stretch(*row) for row in store._db.execute(sql, [_list(rows), *folders])}


def sentences(store: Store, article: int) -> list[Span]:
    """Return the sentences of an article, in text order."""
    seen, folders = belonging(store.sight, "sentence.article")
    sql = f'SELECT start, "end" FROM sentence WHERE article = ? AND {seen} ORDER BY start'
    return [Span(*row) for row in store._db.execute(sql, [article, *folders])]


def has_word(store: Store, word: str) -> bool:
    """Say whether a word, in any of its forms, stands in some article."""
    seen, folders = belonging(store.sight, "sentence.article")
    source, clause, asked = store._db.phrase(word)
    sql = f"SELECT 1 FROM {source} WHERE {clause} AND {seen} LIMIT 1"
    return store._db.execute(sql, [*asked, *folders]).fetchone() is not None


def having(
    store: Store, within: Filter, phrase: str, speakers: Collection[str], most: int
) -> list[tuple[int, Span]]:
    """Return sentences that have the words of a phrase in their order, with their articles' rows.

    :param speakers: take only sentences that carry what one of these said; empty for every sentence.
    """
    clause, values = both(store.sight, within)
    said = f"""EXISTS (SELECT 1 FROM statement
            JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE statement.article = sentence.article AND stance = '{Stance.SAID}'
            AND statement.start < sentence."end" AND statement."end" > sentence.start
            AND identity.speaker IN {NAMES})"""
    source, having_them, asked = store._db.phrase(phrase)
    sql = f"""SELECT sentence.article, sentence.start, sentence."end" FROM {source}
        JOIN article ON article.id = sentence.article
        WHERE {having_them} AND {clause} AND ({said} OR ? = '[]') LIMIT ?"""
    names = json.dumps(sorted(speakers))
    rows = store._db.execute(sql, [*asked, *values, names, names, most])
    return [(article, Span(start, end)) for article, start, end in rows]


def unindexed(store: Store, table: str) -> int:
    """Count the rows of ``passage`` or ``sentence`` that the index of words lacks, or has beyond them."""
    return len(np.setxor1d(store._db.with_words(table), ids(store, table)))


def _seen(store: Store, table: str) -> Ids:
    """Return the ids of all rows that may be seen, in order; read once where that is not everything."""
    if table in store.seen_ids:
        return store.seen_ids[table]
    seen, folders = belonging(store.sight, f"{table}.article")
    sql = f"SELECT id FROM {table} WHERE {seen} ORDER BY id"
    found = np.array([row for (row,) in store._db.execute(sql, folders)], np.int64)
    if not store.sight.is_everything:
        store.seen_ids[table] = found
    return found


def _any_of(column: str) -> str:
    return f"{column} IN {IDS}"


def _list(rows: Iterable[int]) -> str:
    return json.dumps(list(rows))
