"""What the store holds of one article: its sentences, what is said in it, and whom it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index import lookup
from index.types import Span

if TYPE_CHECKING:
    from index.lookup import Uttered
    from index.store import Store


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
