"""BM25 over sentences, each with what stands around it, and over passages, each with its article's title.

As FTS5 counts it: k1 = 1.2, b = 0.75, and a word counts for what the field weighs that it stands in.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.store.finding.concordance import first_of_each, spread, stands
from index.store.finding.stems import Spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.store.finding.finding import Words
    from index.store.finding.stems import Stems
    from index.store.finding.word_index import Occurrences
    from index.store.moves import Ids

K1, B = 1.2, 0.75

HIGHEST = K1 + 1
"""What a phrase's BM25 comes to at most, in units of its rarity."""

LEADING = 3
"""Times as many as are wanted of the rows, the best so far, that tell early how high one must come."""

MANY = 20_000
"""Rows that the next phrase has from which it pays to know that before they are looked through."""

ROUNDED = 1 + 1e-9
"""What a bound is widened by, for what is rounded otherwise where it is added up."""

AROUND, OWN = 3, 10
"""What a word counts for among a sentence's neighbours or in its title, and in the sentence: in tenths, since
whole numbers come to the same in whatever order they are added up."""

Rows = NDArray[np.integer[Any]]
"""Rows by their numbers in the outline."""


class Frequent(NamedTuple):
    """Rows that have a phrase: their numbers, in order, and how often, each time by its field's weight; or
    what that comes to.
    """

    rows: Rows
    times: NDArray[np.float64]


def rarity(rows: int, having: int) -> float:
    """Return how rare a phrase is that so many of all rows have: its inverse document frequency."""
    return max(log((rows - having + 0.5) / (having + 0.5)), 1e-6)


def rarity_of(words: Words, table: str, phrase: Stems) -> float:
    """Return how rare a phrase is among the rows of ``passage`` or ``sentence``."""
    return rarity(words.counts[table], count(words, table, phrase))


def count(words: Words, table: str, phrase: Stems) -> int:
    """Return how many rows of ``passage`` or ``sentence`` have a phrase."""
    return _spread(words, table, phrase).rows


def _spread(words: Words, table: str, phrase: Stems) -> Spread:
    """Return how a phrase is spread over the rows of ``passage`` or ``sentence``; once for a generation."""
    known = words.spreads
    if (table, phrase) not in known:
        rows, times = having(words, table, phrase)
        most = _saturated(words, table, rows, times).max(initial=0)
        known[table, phrase] = Spread(len(rows), float(most))
    return known[table, phrase]


def _most(words: Words, table: str, phrase: Stems) -> float:
    """Return what no row gets more than for a phrase."""
    return rarity_of(words, table, phrase) * _spread(words, table, phrase).most * ROUNDED


def having(words: Words, table: str, phrase: Stems) -> Frequent:
    """Return the rows of ``passage`` or ``sentence`` that have a phrase."""
    found = words.find(phrase)
    return _passages(words, found) if table == "passage" else _sentences(words, found)


def _sentences(words: Words, found: Occurrences) -> Frequent:
    outline = words.outline
    rows: list[Rows] = [found.sentences]
    times = [found.times * OWN]
    for there, beside in outline.beside(found.sentences):
        rows.append(beside)
        times.append(found.times[there] * AROUND)
    below = outline.sentence_starts
    rows.append(outline.sentences_in(found.titles).astype(np.int32))
    times.append(np.repeat(found.title_times * AROUND, below[found.titles + 1] - below[found.titles]))
    summed = _summed(rows, times)
    return summed._replace(times=summed.times / OWN)


def _passages(words: Words, found: Occurrences) -> Frequent:
    outline = words.outline
    below = outline.article_starts
    titled = np.repeat(found.title_times, below[found.titles + 1] - below[found.titles])
    rows = [outline.passages[found.sentences], outline.passages_in(found.titles).astype(np.int32)]
    return _summed(rows, [found.times.astype(np.float64), titled.astype(np.float64)])


def _summed(rows: Sequence[Rows], times: Sequence[NDArray[Any]]) -> Frequent:
    every = np.concatenate(rows)
    order = np.argsort(every, kind="stable")  # which goes from one stretch in order to the next
    every = every[order]
    starts = first_of_each(every)
    total = np.add.reduceat(np.concatenate(times)[order], starts) if len(every) else np.zeros(0)
    return Frequent(every[starts], total.astype(np.float64))


def _times(words: Words, table: str, phrase: Stems, rows: Rows) -> NDArray[np.float64]:
    """Return how often some rows, in order, have a phrase, each time by its field's weight; shape (n,)."""
    found, outline = words.find(phrase), words.outline
    if table == "passage":
        titles = _looked_up(outline.articles[rows], found.titles, found.title_times)
        place, at = _between(found, outline.passage_starts[rows], outline.passage_starts[rows + 1])
        return np.asarray(np.bincount(place, found.times[at], len(rows)) + titles, np.float64)
    titles = _looked_up(outline.owners[rows], found.titles, found.title_times)
    place, at = _between(found, *outline.around(rows))
    weights = np.where(found.sentences[at] == rows[place], OWN, AROUND)
    times = np.bincount(place, found.times[at] * weights, len(rows)) + titles * AROUND
    return np.asarray(times / OWN, np.float64)


def _between(found: Occurrences, first: Rows, last: Rows) -> tuple[Rows, Rows]:
    """Return which sentences with a phrase stand in some stretches, which may overlap: the numbers of the
    stretches, and where these sentences stand among those found.
    """
    starts, ends = stands(first, found.sentences), stands(last, found.sentences)
    return np.repeat(np.arange(len(first)), ends - starts), spread(starts, ends)


def _looked_up(wanted: Rows, held: Rows, values: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the values of those ``wanted`` among what is ``held``, in order; 0 for others."""
    if not len(held):
        return np.zeros(len(wanted), np.int64)
    at = np.minimum(stands(wanted, held), len(held) - 1)
    return np.where(held[at] == wanted, values[at], 0)


def best(
    words: Words,
    table: str,
    phrases: Sequence[Stems],
    most: int,
    *,
    allowed: NDArray[np.bool_] | None = None,
    least: float = 0.0,
) -> Ids:
    """Return the ids of the ``most`` rows of ``passage`` or ``sentence`` that share most with some phrases.

    The rarest phrases propose; where no row with others alone could come up to the rows found, those of the
    others count for these rows alone.

    :param allowed: which articles they may be of, by the articles' numbers; None for all.
    :param least: what the last of them comes to at least, as far as that is known.
    """
    left = sorted(phrases, key=lambda phrase: count(words, table, phrase))
    most_of = [_most(words, table, phrase) for phrase in left]
    held = Frequent(np.zeros(0, np.int32), np.zeros(0))
    while left:
        bound, still = least or _least(words, table, left, held, most), most_of[-len(left) :]
        if bound > sum(still):
            held = _finished(words, table, list(zip(left, still, strict=True)), held, bound)
            break
        phrase = left.pop(0)
        found = _within(words, table, having(words, table, phrase), allowed)
        found = found._replace(times=_scored(words, table, phrase, *found))
        both = [held.rows, found.rows], [held.times, found.times]
        held = _summed(*both) if len(held.rows) else found
    rows, scores = held
    good = scores >= _nth(scores, most)
    first = rows[good][np.lexsort((rows[good], -scores[good]))[:most]]
    return words.outline.passage_ids[first] if table == "passage" else words.outline.ids[first]


def _least(words: Words, table: str, left: Sequence[Stems], held: Frequent, most: int) -> float:
    """Return what the last of the ``most`` best rows comes to at least, with the phrases ``left``.

    :param held: the rows found so far, and what they come to without these.
    """
    rows, scores = held
    if len(rows) <= most or count(words, table, left[0]) < MANY:
        return _nth(scores, most)
    first = np.sort(np.argpartition(-scores, min(LEADING * most, len(rows) - 1))[: LEADING * most])
    some = Frequent(rows[first], scores[first])
    for phrase in left:
        some = _added(words, table, phrase, some)
    return _nth(some.times, most)


def _finished(
    words: Words, table: str, left: Sequence[tuple[Stems, float]], held: Frequent, least: float
) -> Frequent:
    """Return those rows that come to ``least`` with what the phrases ``left`` give them, with what they do.

    :param left: each with the most that it gives.
    """
    for place, (phrase, _) in enumerate(left):
        good = held.times >= least - sum(most for _, most in left[place:])
        held = _added(words, table, phrase, Frequent(held.rows[good], held.times[good]))
    return held


def _added(words: Words, table: str, phrase: Stems, held: Frequent) -> Frequent:
    """Return rows with what one more phrase gives them."""
    times = _times(words, table, phrase, held.rows)
    return Frequent(held.rows, held.times + _scored(words, table, phrase, held.rows, times))


def least_of(words: Words, phrases: Sequence[Stems], sentences: Rows, most: int) -> float:
    """Return what the last of the ``most`` best sentences of all comes to at least, by those among some."""
    return _nth(scores(words, phrases, sentences), most) / ROUNDED


def _nth(scores: NDArray[np.float64], most: int) -> float:
    """Return the least of the ``most`` highest scores; 0 where there are no more."""
    return float(np.partition(scores, -most)[-most]) if len(scores) > most else 0.0


def scores(words: Words, phrases: Sequence[Stems], sentences: Rows) -> NDArray[np.float64]:
    """Return the BM25 of some sentences, by their numbers, which are in order; shape (n,)."""
    total = np.zeros(len(sentences))
    for phrase in phrases:
        times = _times(words, "sentence", phrase, sentences)
        total += _scored(words, "sentence", phrase, sentences, times)
    return total


def _within(words: Words, table: str, one: Frequent, allowed: NDArray[np.bool_] | None) -> Frequent:
    """Return those rows alone that are of the articles allowed."""
    if allowed is None:
        return one
    outline = words.outline
    there = allowed[outline.articles[one.rows] if table == "passage" else outline.owners[one.rows]]
    return Frequent(one.rows[there], one.times[there])


def _scored(
    words: Words, table: str, phrase: Stems, rows: Rows, times: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return what a phrase gives to rows that have it so often."""
    return rarity_of(words, table, phrase) * _saturated(words, table, rows, times)


def _saturated(words: Words, table: str, rows: Rows, times: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what it counts for that rows have a phrase so often, in units of its rarity."""
    outline = words.outline
    sizes = outline.passage_words[rows] if table == "passage" else outline.words_around[rows]
    long = K1 * (1 - B + B * sizes / words.averages[table])
    return np.asarray(times * (K1 + 1) / (times + long), np.float64)
