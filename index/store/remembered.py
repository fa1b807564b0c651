"""What is asked of one generation of an index again and again, and is read once."""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from index.store import articles, speakers, statements

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.store.store import Store

KEPT = 64
"""Answers to one kind of asking that are kept, the last ones."""

SPEAKERS = 512
"""Speakers, each within a filter, whose statements are kept at hand, the last ones asked about."""


class Remembered:
    """What a store tells of whom is quoted and of what is searched, as long as nothing changes.

    ``utterances`` are those of `index.store.statements`, ``searched`` and ``rows`` of `index.store.articles`.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.utterances = lru_cache(SPEAKERS)(partial(statements.utterances, store))
        self.searched = lru_cache(KEPT)(partial(articles.searched, store))
        self.rows = lru_cache(KEPT)(partial(articles.rows, store))

    @cached_property
    def authors(self) -> dict[str, int]:
        """How many articles each author wrote, by names in small letters; all articles are looked through."""
        return speakers.authors(self._store)

    def wrote(self, names: Iterable[str]) -> int:
        """Count the articles of which one of some people is the author."""
        return sum(self.authors.get(name, 0) for name in {name.lower() for name in names})
