"""Which share of what is asked a sentence has, by its words' rarity, alone or with what stands around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.store.finding.bm25 import rarity
from index.store.finding.concordance import among, runs, spread, stands, union
from index.store.finding.stems import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.search.topic import TopicWord
    from index.store.finding.concordance import Numbers
    from index.store.finding.finding import Words
    from index.store.finding.outline import Outline
    from index.store.finding.word_index import Occurrences
    from index.store.moves import Ids

CARRIED = np.array([1, 1, 0.5])
"""What a word counts for in a sentence, and in each of those before it, from which it may go on: a quotation
that fills paragraphs has its topic in the first."""


MAINLY = 0.5
"""Share of an article's passages, or their titles, with a word from which the article is about it."""


class Covered(NamedTuple):
    """Shares of what is asked, each (n,).

    Had by a sentence or those it goes on from, by its passage or title, by the passages of its article on the
    whole; and what only stands in its article in passing, elsewhere.
    """

    carried: NDArray[np.float64]
    passage: NDArray[np.float64]
    article: NDArray[np.float64]
    elsewhere: NDArray[np.float64]


def covered(words: Words, terms: Sequence[TopicWord], sentences: Ids, apart: Ids) -> Covered:
    """Return the share of ``terms`` that each of some sentences has, a term weighing what it is rare.

    :param sentences: by their numbers in the outline, in order.
    :param apart: sentences that no other goes on from, since somebody else speaks there.
    """
    outline, before = words.outline, before_them(words.outline, sentences)
    before[1:][among(before[1:], apart)] = -1
    passages = outline.passages[sentences]
    articles = outline.articles[passages]
    sizes = outline.article_starts[articles + 1] - outline.article_starts[articles]
    those, _ = runs(articles)
    starts, ends = outline.sentence_starts[those], outline.sentence_starts[those + 1]
    shares, total = np.zeros((4, len(sentences))), 0.0
    for term in terms:
        own, titles = _holding(words, term)
        there = own[spread(stands(starts, own), stands(ends, own))]  # of what common words have, a little
        holding, _ = runs(outline.passages[there])
        titled = among(articles, titles)
        carried = (among(before, own) * CARRIED[:, None]).max(axis=0)
        article = np.where(titled, sizes, _between(holding, outline.article_starts, articles)) / sizes
        elsewhere = (article > 0) - np.maximum(carried, np.minimum(article / MAINLY, 1))
        weight = rarity(words.counts["sentence"], len(own))
        here = among(passages, holding) | titled
        shares += weight * np.stack([carried, here, article, np.maximum(elsewhere, 0)])
        total += weight
    return Covered(*(shares / max(total, 1e-9)))


def with_terms(words: Words, terms: Sequence[TopicWord], ids: Ids) -> Ids:
    """Return those of some sentences that have a term: none of the others bears on what is covered."""
    rows, has = words.outline.at(ids), np.zeros(len(ids), np.bool_)
    for term in terms:
        for name in term.names:
            has |= among(rows, words.find(stems(name)).sentences)
    return ids[has]


def having_all(words: Words, terms: Sequence[TopicWord]) -> Numbers:
    """Return the numbers in the outline of the sentences that have all terms, each under any of its names."""
    found = [[words.find(stems(name)).sentences for name in term.names] for term in terms]
    if not found:
        return np.zeros(0, np.int32)
    rarest, *others = sorted(found, key=lambda held: sum(map(len, held)))
    rows = union(rarest)
    for held in others:  # what common words have is never passed over as a whole
        rows = rows[np.any([among(rows, one) for one in held], axis=0)]
    return rows


def _holding(words: Words, term: TopicWord) -> tuple[Numbers, Numbers]:
    """Return the sentences that have a term among their own words, and the titles that do."""
    found = [words.find(stems(name)) for name in term.names]
    own, titles = found[0].sentences, found[0].titles
    if term.within:
        own = _outside(words, found[0], term.within)
    if len(found) > 1:
        own = union([own, *(one.sentences for one in found[1:])])
        titles = union([one.titles for one in found])
    return own, titles


def _outside(words: Words, found: Occurrences, names: Sequence[str]) -> Numbers:
    """Return the sentences that have a word other than within some names."""
    times = found.times.copy()
    for name in names:
        other = words.find(stems(name))
        times[stands(other.sentences, found.sentences)] -= other.times
    return found.sentences[times > 0]


def _between(rows: Numbers, starts: Ids, wanted: Numbers) -> Ids:
    """Return how many of ``rows``, in order, stand between each of ``wanted`` ``starts`` and the next."""
    return stands(starts[wanted + 1], rows) - stands(starts[wanted], rows)


def before_them(outline: Outline, sentences: Ids) -> Ids:
    """Return the numbers of each sentence and of those before it, (len(CARRIED), n); -1 where there is none.

    An article's sentences are numbered in their order, without a gap.
    """
    steps = sentences - np.arange(len(CARRIED))[:, None]
    return np.where(steps >= outline.sentence_starts[outline.owners[sentences]], steps, -1)
