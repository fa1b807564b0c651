"""BM25 over sentences, each with what stands around it, and over passages, each with its article's title.

As FTS5 counts it: k1 = 1.2, b = 0.75, and a word counts for what the field weighs that it stands in.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.store.concordance import among

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.store.stems import Stems
    from index.store.vectors import Ids
    from index.store.word_index import Occurrences, WordIndex

K1, B = 1.2, 0.75

HIGHEST = K1 + 1
"""What a phrase's BM25 comes to at most, in units of its rarity."""

SENTENCE_FIELDS = (0.3, 1.0)
"""What a word counts for among a sentence's neighbours or in its title, and in the sentence."""

Rows = NDArray[np.integer[Any]]
"""Rows by their numbers in the outline."""


class Frequent(NamedTuple):
    """Rows that have a phrase: their numbers, in order, and how often, each time by its field's weight."""

    rows: Rows
    times: NDArray[np.float64]


def rarity(rows: int, having: int) -> float:
    """Return how rare a phrase is that so many of all rows have: its inverse document frequency."""
    return max(log((rows - having + 0.5) / (having + 0.5)), 1e-6)


def rarity_of(words: WordIndex, table: str, phrase: Stems) -> float:
    """Return how rare a phrase is among the rows of ``passage`` or ``sentence``."""
    return rarity(words.counts[table], len(having(words, table, phrase).rows))


def having(words: WordIndex, table: str, phrase: Stems) -> Frequent:
    """Return the rows of ``passage`` or ``sentence`` that have a phrase."""
    found = words.find(phrase)
    return _passages(words, found) if table == "passage" else _sentences(words, found)


def _sentences(words: WordIndex, found: Occurrences) -> Frequent:
    outline, (around, own) = words.outline, SENTENCE_FIELDS
    rows: list[Rows] = [found.sentences]
    times = [found.times * own]
    for there, beside in outline.beside(found.sentences):
        rows.append(beside)
        times.append(found.times[there] * around)
    below = outline.sentence_starts
    rows.append(outline.sentences_in(found.titles).astype(np.int32))
    times.append(np.repeat(found.title_times * around, below[found.titles + 1] - below[found.titles]))
    return _summed(rows, times)


def _passages(words: WordIndex, found: Occurrences) -> Frequent:
    outline = words.outline
    below = outline.article_starts
    titled = np.repeat(found.title_times, below[found.titles + 1] - below[found.titles])
    rows = [outline.passages[found.sentences], outline.passages_in(found.titles).astype(np.int32)]
    return _summed(rows, [found.times.astype(np.float64), titled.astype(np.float64)])


def _summed(rows: Sequence[Rows], times: Sequence[NDArray[Any]]) -> Frequent:
    every = np.concatenate(rows)
    order = np.argsort(every, kind="stable")  # which goes from one stretch in order to the next
    every = every[order]
    starts = np.flatnonzero(np.diff(every, prepend=-1))
    total = np.add.reduceat(np.concatenate(times)[order], starts) if len(every) else np.zeros(0)
    return Frequent(every[starts], total.astype(np.float64))


def best(
    words: WordIndex,
    table: str,
    phrases: Sequence[Stems],
    most: int,
    allowed: NDArray[np.bool_] | None = None,
) -> Ids:
    """Return the ids of the ``most`` rows of ``passage`` or ``sentence`` that share most with some phrases.

    :param allowed: which articles they may be of, by the articles' numbers; None for all.
    """
    if not phrases:
        return np.zeros(0, np.int64)
    found = [having(words, table, phrase) for phrase in phrases]
    weighed = [_weighed(words, table, one, allowed) for one in found]
    rows, scores = _summed([one.rows for one in weighed], [one.times for one in weighed])
    first = _first(rows, scores, most)
    return words.outline.passage_ids[first] if table == "passage" else words.outline.ids[first]


def _first(rows: Rows, scores: NDArray[np.float64], most: int) -> Rows:
    """Return the ``most`` rows with the highest scores, in their order; of equals, those that come first."""
    if len(rows) > most:
        good = scores >= np.partition(scores, -most)[-most]
        rows, scores = rows[good], scores[good]
    return rows[np.lexsort((rows, -scores))[:most]]


def scores(words: WordIndex, phrases: Sequence[Stems], sentences: Rows) -> NDArray[np.float64]:
    """Return the BM25 of some sentences, by their numbers, which are in order; shape (n,)."""
    total = np.zeros(len(sentences))
    for phrase in phrases:
        one = having(words, "sentence", phrase)
        there = among(sentences, one.rows)
        at = np.searchsorted(one.rows, sentences[there])
        total[there] += _scored(words, "sentence", Frequent(one.rows[at], one.times[at]), len(one.rows))
    return total


def _weighed(words: WordIndex, table: str, one: Frequent, allowed: NDArray[np.bool_] | None) -> Frequent:
    """Return the rows that have a phrase and may be found, with what it gives them."""
    rows, times = one
    if allowed is not None:
        outline = words.outline
        owners = outline.articles[rows] if table == "passage" else outline.articles_of(rows)
        rows, times = rows[allowed[owners]], times[allowed[owners]]
    return Frequent(rows, _scored(words, table, Frequent(rows, times), len(one.rows)))


def _scored(words: WordIndex, table: str, one: Frequent, having: int) -> NDArray[np.float64]:
    """Return what a phrase gives to rows, of all ``having`` it."""
    outline = words.outline
    sizes = outline.passage_words[one.rows] if table == "passage" else outline.words_around(one.rows)
    long = K1 * (1 - B + B * sizes / words.averages[table])
    return rarity(words.counts[table], having) * one.times * (K1 + 1) / (one.times + long)
