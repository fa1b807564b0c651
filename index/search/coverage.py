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


MAINLY = 0.5
"""Share of an article's passages, or their titles, with a word from which the article is about it."""


class Whereabouts(NamedTuple):
    """Sentences in order, each with its passage, its article's row, and how many passages that has: (n,)."""

    sentences: Ids
    passages: Ids
    articles: Ids
    sizes: Ids


class Covered(NamedTuple):
    """Shares of what is asked, each (n,).

    Had by a sentence or those it goes on from, by its passage or title, by the passages of its article on the
    whole; and what only stands in its article in passing, elsewhere.
    """

    carried: NDArray[np.float64]
    passage: NDArray[np.float64]
    article: NDArray[np.float64]
    elsewhere: NDArray[np.float64]


def covered(store: Store, terms: Sequence[TopicWord], places: Whereabouts, apart: Ids) -> Covered:
    """Return the share of ``terms`` that each sentence has, a term weighing what it is rare.

    :param apart: sentences that no other goes on from, since somebody else speaks there.
    """
    sentences, before = count(store, "sentence"), before_them(store, places.sentences, places.articles)
    before[1:][np.isin(before[1:], apart)] = 0
    shares, total = np.zeros((4, len(places.sentences))), 0.0
    for term in terms:
        having = holding(store, term.expression)
        passages, articles = holders(store, term.expression)
        carried = (np.isin(before, having) * CARRIED[:, None]).max(axis=0)
        article = _counted(articles, places.articles) / places.sizes
        elsewhere = (article > 0) - np.maximum(carried, np.minimum(article / MAINLY, 1))
        weight = inverse_frequency(sentences, len(having))
        here = np.isin(places.passages, passages)
        shares += weight * np.stack([carried, here, article, np.maximum(elsewhere, 0)])
        total += weight
    return Covered(*(shares / max(total, 1e-9)))


def _counted(found: Ids, wanted: Ids) -> NDArray[np.int64]:
    """Return how often each of ``wanted`` is among ``found``."""
    rows, counts = np.unique(found, return_counts=True)
    if not len(rows):
        return np.zeros(len(wanted), np.int64)
    place = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)
    return np.where(rows[place] == wanted, counts[place], 0)


def before_them(store: Store, sentences: Ids, articles: Ids) -> Ids:
    """Return the ids of each sentence and of those before it, (len(CARRIED), n); 0 where there is none.

    An article's sentences are numbered in their order, without a gap.
    """
    steps = sentences - np.arange(len(CARRIED))[:, None]
    return np.where(steps >= firsts(store, articles), steps, 0)
