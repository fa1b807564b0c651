"""What finds passages and sentences by meaning and by words, in step with a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from index.store.caches import vector_cache, word_cache

if TYPE_CHECKING:
    from index.store.finding.finding import Nearest, Words
    from index.store.store import Store, Writer


class Finders(Protocol):
    """What finds the passages and sentences of an index."""

    @property
    def passages(self) -> Nearest:
        """Passages by their vectors."""

    @property
    def sentences(self) -> Nearest:
        """Sentences by theirs."""

    @property
    def words(self) -> Words:
        """Both by their words."""

    def follow(self, opened: Store) -> None:
        """Bring them to the store's generation."""


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


class ServedFinders:
    """Those of an index on a server, which does the finding; where each sentence stands is held here."""

    def __init__(self, opened: Store) -> None:
        from index.store.postgres.finders import ServerVectors, ServerWords

        self._words = ServerWords
        self._moved = opened.moved
        self.passages = ServerVectors(opened._db, "passage", opened.dimensions)
        self.sentences = ServerVectors(opened._db, "sentence", opened.dimensions)
        self.words = ServerWords(opened._db)

    def follow(self, opened: Store) -> None:
        """Bring them to the store's generation."""
        if self._moved != opened.moved:
            self._moved, self.words = opened.moved, self._words(opened._db)


def of(opened: Store) -> Finders:
    """Return what finds the passages and sentences of an index."""
    return ServedFinders(opened) if opened.is_served else CachedFinders(opened)


def save(opened: Writer, *, all_that_went: bool = False) -> None:
    """Bring up to date with an index what finds in it: the caches in its folder, or what a server keeps.

    :param all_that_went: leave nothing in them of what went, however little it is.
    """
    if opened.is_served:
        from index.store.postgres import finders

        finders.settle(opened._db)
    else:
        vector_cache.save(opened, all_that_went=all_that_went)
        word_cache.save(opened, all_that_went=all_that_went)
