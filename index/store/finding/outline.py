"""Where each sentence stands: its passage and its article, numbered from 0, and how many words they have."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from index.store.finding.concordance import Stretches, spread
from index.store.rows import NEIGHBOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from index.store.finding.concordance import Numbers
    from index.store.moves import Ids


@dataclass(frozen=True)
class Outline:
    """Sentences in the order of their ids: those of an article stand together, and those of a passage.

    ``passages`` are the passages' numbers of the sentences, ``articles`` the articles' numbers of the
    passages; ``passage_ids`` and ``article_rows`` what they are called in the store. ``words`` counts those
    of each sentence, ``title_words`` those of each article's title.
    """

    ids: Ids
    passages: Numbers
    passage_ids: Ids
    articles: Numbers
    article_rows: Ids
    words: Numbers
    title_words: Numbers

    @classmethod
    def of(cls, rows: NDArray[np.int64], words: Numbers, title_words: Numbers) -> Outline:
        """Return the outline of sentences whose ids, passages and articles are ``rows``, (n, 3), in order."""
        starts = np.flatnonzero(np.diff(rows[:, 1], prepend=-1))
        passages = np.cumsum(np.diff(rows[:, 1], prepend=-1) != 0) - 1
        owners = rows[starts, 2]
        first = np.diff(owners, prepend=-1) != 0
        return cls(
            rows[:, 0],
            passages.astype(np.int32),
            rows[starts, 1],
            (np.cumsum(first) - 1).astype(np.int32),
            owners[first],
            words,
            title_words,
        )

    @classmethod
    def joined(cls, parts: Sequence[Outline]) -> Outline:
        """Return one outline of several, whose ids go on from each other's."""
        passages, articles = 0, 0
        columns: dict[str, list[NDArray[Any]]] = {one.name: [] for one in fields(cls)}
        for part in parts:
            shifts = {"passages": np.int32(passages), "articles": np.int32(articles)}
            for name, column in columns.items():
                numbers = getattr(part, name)
                column.append(numbers + shifts[name] if shifts.get(name) else numbers)
            passages += len(part.passage_ids)
            articles += len(part.article_rows)
        return cls(**{name: np.concatenate(column) for name, column in columns.items()})

    @classmethod
    def from_arrays(cls, held: Mapping[str, NDArray[Any]]) -> Outline:
        """Return the outline that was put among other arrays."""
        return cls(**{one.name: held[one.name] for one in fields(cls)})

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Return its arrays, to be put among others."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    def kept(self, live: NDArray[np.bool_]) -> Outline:
        """Return the outline of those sentences alone that ``live`` says; whole articles are left out."""
        alive = np.flatnonzero(live)
        owners = self.articles[self.passages[alive]]
        rows = np.stack(
            [self.ids[alive], self.passage_ids[self.passages[alive]], self.article_rows[owners]], axis=1
        )
        articles = owners[np.diff(owners, prepend=-1) != 0]
        return Outline.of(rows, self.words[alive], self.title_words[articles])

    def at(self, ids: Ids) -> NDArray[np.int64]:
        """Return the numbers of sentences by their ids."""
        return self._numbers.at(ids)

    @cached_property
    def _numbers(self) -> Stretches:
        return Stretches.of(self.ids)

    @cached_property
    def passage_starts(self) -> NDArray[np.int64]:
        """The first sentence of each passage, and the end of the last."""
        return np.searchsorted(self.passages, np.arange(len(self.passage_ids) + 1))

    @cached_property
    def article_starts(self) -> NDArray[np.int64]:
        """The first passage of each article, and the end of the last."""
        return np.searchsorted(self.articles, np.arange(len(self.article_rows) + 1))

    @cached_property
    def sentence_starts(self) -> NDArray[np.int64]:
        """The first sentence of each article, and the end of the last."""
        return self.passage_starts[self.article_starts]

    @cached_property
    def passage_words(self) -> NDArray[np.int32]:
        """How many words each passage has, its article's title counted."""
        ends = np.concatenate([[0], np.cumsum(self.words, dtype=np.int64)])
        found = np.diff(ends[self.passage_starts]) + self.title_words[self.articles]
        return np.asarray(found, np.int32)

    @cached_property
    def owners(self) -> Numbers:
        """The article's number of each sentence."""
        return self.articles[self.passages]

    @cached_property
    def words_around(self) -> NDArray[np.int32]:
        """How many words each sentence has, its neighbours and its article's title counted."""
        found = self.words.astype(np.int32)
        found += self.title_words[self.owners]
        for there, beside in self.beside(np.arange(len(self.ids))):
            found[there] += self.words[beside]
        return found

    def around(self, sentences: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
        """Return the first of each sentence's neighbours, or itself, and the end of the last."""
        articles = self.owners[sentences]
        starts, ends = self.sentence_starts[articles], self.sentence_starts[articles + 1]
        return np.maximum(sentences - NEIGHBOURS, starts), np.minimum(sentences + NEIGHBOURS + 1, ends)

    def beside(self, sentences: NDArray[Any]) -> Iterator[tuple[NDArray[np.bool_], NDArray[Any]]]:
        """Yield, for each neighbour that a sentence may have, which of some have it, and it."""
        starts, ends = self.around(sentences)
        for step in (step for step in range(-NEIGHBOURS, NEIGHBOURS + 1) if step):
            other = sentences + step
            there = (starts <= other) & (other < ends)
            yield there, other[there]

    def sentences_in(self, articles: NDArray[Any]) -> NDArray[np.int64]:
        """Return the sentences of some articles, one article after another."""
        return spread(self.sentence_starts[articles], self.sentence_starts[articles + 1])

    def passages_in(self, articles: NDArray[Any]) -> NDArray[np.int64]:
        """Return the passages of some articles, one article after another."""
        return spread(self.article_starts[articles], self.article_starts[articles + 1])
