"""What the store holds of one article: its sentences, what is said in it, and whom it names."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rapidfuzz import process

from index.errors import QuestionError
from index.store import lookup
from index.types import Article, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.store.lookup import Filter, Uttered
    from index.store.store import Store


def sentences(store: Store, article: int) -> list[Span]:
    """Return the sentences of an article, in text order."""
    sql = 'SELECT start, "end" FROM sentence WHERE article = ? ORDER BY start'
    return [Span(*row) for row in store.db.execute(sql, [article])]


def uttered(store: Store, article: int) -> list[Uttered]:
    """Return the statements of an article with their speakers, in text order."""
    rows = [row for (row,) in store.db.execute("SELECT id FROM statement WHERE article = ?", [article])]
    found = lookup.statements(store, rows).values()
    return sorted(found, key=lambda one: (one.statement.start, one.statement.end, one.id))


def speakers(store: Store, article: int) -> set[str]:
    """Return everybody whom an article names, by their canonical names."""
    sql = """SELECT identity.speaker FROM person JOIN identity ON identity.name = person.name
        WHERE person.article = ?"""
    return {name for (name,) in store.db.execute(sql, [article])}


def has_word(store: Store, word: str) -> bool:
    """Say whether a word, in any of its forms, stands in some article."""
    sql = "SELECT 1 FROM sentence_words WHERE sentence_words MATCH ? LIMIT 1"
    return store.db.execute(sql, [f'words: "{word}"']).fetchone() is not None


def having(
    store: Store, within: Filter, keys: Sequence[str], speakers: Collection[str], most: int
) -> list[tuple[int, Span]]:
    """Return sentences that have some words in their order, with their articles' rows.

    :param speakers: take only sentences that carry what one of these said; empty for every sentence.
    """
    clause, values = within.clause
    said = f"""EXISTS (SELECT 1 FROM statement JOIN identity ON identity.name = statement.name
        WHERE statement.article = sentence.article AND stance = '{Stance.SAID}'
            AND statement.start < sentence."end" AND statement."end" > sentence.start
            AND identity.speaker IN (SELECT value FROM json_each(?)))"""
    sql = f"""SELECT sentence.article, sentence.start, sentence."end" FROM sentence_words
        JOIN sentence ON sentence.id = sentence_words.rowid JOIN article ON article.id = sentence.article
        WHERE sentence_words MATCH ? AND {clause} AND ({said} OR ? = '[]') LIMIT ?"""
    names = json.dumps(sorted(speakers))
    rows = store.db.execute(sql, [f'words: "{" ".join(keys)}"', *values, names, names, most])
    return [(article, Span(start, end)) for article, start, end in rows]


def named(store: Store, name: str) -> tuple[int, Article]:
    """Return the article, with its row, that a path, an id or a URL names.

    :raises QuestionError: when none is so called, with the likeliest meant.
    """
    known = list(store.db.execute("SELECT id, path, url FROM article ORDER BY path"))
    for row, path, url in known:
        if name in {path, url} or name == Article(path, "").id:
            return row, lookup.articles(store, [row])[row]
    like = process.extract(name, [path for _, path, _ in known], limit=3)
    meant = f" Did you mean {', '.join(path for path, *_ in like)}?" if like else ""
    raise QuestionError(f"No article has the path, id or URL {name!r}.{meant}")
