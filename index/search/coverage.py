"""Which share of what is asked a sentence has, by its words' rarity, alone or with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.store.passages import count, firsts, holders, holding, inverse_frequency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.topic import TopicWord
    from index.store.store import Store
    from index.store.vectors import Ids

CARRIED = np.array([1, 1, 0.5])
"""What a word counts for in a sentence, and in each of those before it, from which it may go on: a quotation
that fills paragraphs has its topic in the first."""


class Places(NamedTuple):
    """Sentences in order, and the passage and the article's row that each stands in, each (n,)."""

    sentences: Ids
    passages: Ids
    articles: Ids


class Covered(NamedTuple):
    """Shares, each (n,): had by a sentence or those it goes on from, by its passage or title, its article."""

    carried: NDArray[np.float64]
    passage: NDArray[np.float64]
    article: NDArray[np.float64]


def covered(store: Store, terms: Sequence[TopicWord], places: Places) -> Covered:
    """Return the share of ``terms`` that each sentence has, a term weighing what it is rare."""
    sentences, before = count(store, "sentence"), _before(store, places)
    shares, total = np.zeros((3, len(places.sentences))), 0.0
    for term in terms:
        having = holding(store, term.expression)
        passages, articles = holders(store, term.expression)
        carried = (np.isin(before, having) * CARRIED[:, None]).max(axis=0)
        weight = inverse_frequency(sentences, len(having))
        shares += weight * np.stack(
            [carried, np.isin(places.passages, passages), np.isin(places.articles, articles)]
        )
        total += weight
    return Covered(*(shares / max(total, 1e-9)))


def _before(store: Store, places: Places) -> Ids:
    """Return the ids of each sentence and of those before it, (len(CARRIED), n); 0 where there is none.

    An article's sentences are numbered in their order, without a gap.
    """
    steps = places.sentences - np.arange(len(CARRIED))[:, None]
    return np.where(steps >= firsts(store, places.articles), steps, 0)
