"""What finds passages and sentences by meaning and by words, in step with a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.store import vector_cache, word_cache

if TYPE_CHECKING:
    from index.store.store import Store


class CachedFinders:
    """Those of an index in a folder: the caches beside its database, held in memory."""

    def __init__(self, opened: Store) -> None:
        self.passages = vector_cache.load(opened, "passage")
        self.sentences = vector_cache.load(opened, "sentence")
        self.words = word_cache.load(opened)

    def follow(self, opened: Store) -> None:
        """Bring them to the store's generation."""
        for one in (self.passages, self.sentences):
            vector_cache.follow(one, opened)
        word_cache.follow(self.words, opened)
