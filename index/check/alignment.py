"""Where a quotation's words stand among an article's, by the best local alignment of words.

Smith and Waterman's way with two costs of leaving words out: so much a word, or so much for any number, that
a long omission is seen as one. Each row is computed at once, so that an article takes about a millisecond.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.lexicon import words
from index.text.wording import leaves_out

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from index.text.wording import Wording

    Floats = NDArray[np.float32]

COMMON = 0.4
"""What a stop word weighs; any other word weighs 1."""

OTHER = 0.5
"""What it costs when a word stands for another."""

ADDED = 0.6
"""What it costs when a word stands where the article has none."""

LEFT_OUT = (0.3, 0.2)
"""What it costs to leave words of the article out: once, and for each word."""

ANY_LEFT_OUT = 3.0
"""What it costs at most, however many are left out."""

MARKED = 0.5
"""What it costs at most where the quotation says by dots that words are left out."""

FAR = 0.002
"""What each word left out adds to what it costs at most, so that of two places the nearer counts."""

SLIP = 3
"""Words at either end of a quotation that may all be others than printed, and still stand for those."""


BESIDE = 30
"""Words between such a slip and the rest, at most: as many as who said it may take."""

ROUNDING = 1e-4
"""Difference of two scores that is none."""


class Pair(NamedTuple):
    """A word of the quotation and the word of the article that stands for it: the same one, or another."""

    quoted: int
    printed: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The best way to read a quotation's words in one text: pairs in the order of both, and its score.

    ``same`` are the pairs of one word with itself; ``others`` those of a word with another in its place;
    ``alike`` those of words that are the same with contractions written out: "they" and "are" with "they're".
    """

    same: tuple[Pair, ...]
    others: tuple[Pair, ...]
    score: float
    alike: tuple[Pair, ...] = ()

    @property
    def held(self) -> tuple[Pair, ...]:
        """The pairs of words that stand in the text, as they are or as contractions."""
        return tuple(sorted((*self.same, *self.alike)))

    def is_whole(self, quoted: Wording) -> bool:
        """Say whether each word of the quotation stands in the text."""
        return len({pair.quoted for pair in self.held}) == len(quoted)

    def moved(self, words: int) -> Alignment:
        """Return the alignment of the same quotation with so many words put before it."""
        same, others, alike = (
            tuple(pair._replace(quoted=pair.quoted + words) for pair in pairs)
            for pairs in (self.same, self.others, self.alike)
        )
        return Alignment(same, others, self.score, alike)


def weights(keys: Sequence[str]) -> list[float]:
    """Return what each word weighs."""
    common = words("stop_words")
    return [COMMON if key in common else 1.0 for key in keys]


def align(
    quoted: Wording, printed: Wording, passing: Collection[int] = (), without: Collection[int] = ()
) -> Alignment:
    """Align the words of a quotation that hold together with some stretch of a text.

    :param passing: places of the text to pass over, to find where else the words stand.
    :param without: places of the text that cost nothing to leave out, since they only attribute the rest.
    """
    keys, places = quoted.full.keys, np.array(printed.full.places, np.int32)
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys), 1)}
    text = np.array([numbers.get(key, 0) for key in printed.full.keys], np.int32)
    text[np.isin(places, list(passing))] = 0
    kept = np.flatnonzero(~np.isin(places, list(without)))
    text = text[kept]
    if not text.any():
        return Alignment((), (), 0.0)
    same = [text == numbers[key] for key in keys]
    most = _most_left_out(quoted)
    closed, totals = _fill(same, weights(keys), most)
    found = _core(_traced(same, closed, totals, most), quoted)
    return of_words(quoted, printed, _restored(found.same, kept), _restored(found.others, kept), found.score)


def _restored(pairs: Sequence[Pair], kept: NDArray[np.intp]) -> tuple[Pair, ...]:
    return tuple(Pair(quoted, int(kept[printed])) for quoted, printed in pairs)


def of_words(
    quoted: Wording, printed: Wording, same: Iterable[Pair], others: Iterable[Pair], score: float
) -> Alignment:
    """Return the alignment of two texts' words, given that of the same with contractions written out."""
    whole: list[Pair] = []
    parts: dict[Pair, int] = Counter()
    for one in same:
        pair = _of_words(quoted, printed, one)
        if quoted.keys[pair.quoted] != printed.keys[pair.printed]:
            parts[pair] += 1
        elif not whole or all(last < place for last, place in zip(whole[-1], pair, strict=True)):
            whole.append(pair)
    stood = _stood(quoted, parts)
    alike = tuple(pair for pair in parts if pair.quoted in stood)
    taken = ({pair.quoted for pair in whole}, {pair.printed for pair in whole})
    beside = {*(_of_words(quoted, printed, one) for one in others), *parts}
    free = (pair for pair in beside if pair.quoted not in taken[0] and pair.printed not in taken[1])
    return Alignment(tuple(whole), tuple(sorted(free)), score, alike)


def _of_words(quoted: Wording, printed: Wording, pair: Pair) -> Pair:
    return Pair(quoted.full.places[pair.quoted], printed.full.places[pair.printed])


def _stood(quoted: Wording, parts: Mapping[Pair, int]) -> set[int]:
    """Return the words of a quotation all parts of which stand in the text."""
    found, size = Counter[int](), Counter(quoted.full.places)
    for pair, many in parts.items():
        found[pair.quoted] += many
    return {place for place, many in found.items() if many == size[place]}


def _core(found: Alignment, quoted: Wording) -> Alignment:
    """Return the part of an alignment that holds together: its best stretch of the quotation's words.

    Words that a quotation adds before or after find chance partners; those are let go.
    """
    size = len(quoted.full.keys)
    gains = [-OTHER] * size
    weighed, most = weights(quoted.full.keys), _most_left_out(quoted)
    for pair in found.same:
        gains[pair.quoted] = weighed[pair.quoted]
    for left, right in pairwise(found.same):
        skipped = right.printed - left.printed - (right.quoted - left.quoted)
        if skipped > 0:
            steep, flat = LEFT_OUT[0] + LEFT_OUT[1] * skipped, most[right.quoted - 1] + FAR * skipped
            gains[right.quoted] -= min(steep, flat)
    best, first, last = _best_run(gains)
    if 0 < first <= SLIP and _is_next_to(found, first):
        first = 0
    if 0 < size - last <= SLIP and _is_next_to(found, last):
        last = size
    return Alignment(
        tuple(pair for pair in found.same if first <= pair.quoted < last),
        tuple(pair for pair in found.others if first <= pair.quoted < last),
        best,
    )


def _is_next_to(found: Alignment, edge: int) -> bool:
    """Say whether the words beyond an edge of the best stretch stand beside it in the text as well."""
    both = {pair.quoted: pair.printed for pair in (*found.same, *found.others)}
    beside = [both[place] for place in range(edge - SLIP - 1, edge + SLIP + 1) if place in both]
    return bool(beside) and max(beside) - min(beside) <= BESIDE


def _best_run(gains: Sequence[float]) -> tuple[float, int, int]:
    """Return the highest sum of neighbouring values, and from where to where they stand."""
    best, first, last = 0.0, 0, 0
    total, start = 0.0, 0
    for place, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, place
        total += gain
        if total > best:
            best, first, last = total, start, place + 1
    return best, first, last


def _most_left_out(quoted: Wording) -> list[float]:
    """Return what it costs at most to leave words of the article out after each word of the quotation."""
    most = [
        MARKED if leaves_out(quoted.between(place)) else ANY_LEFT_OUT for place in range(1, len(quoted) + 1)
    ]
    return [most[place] for place in quoted.full.places]


def _fill(
    same: Sequence[NDArray[np.bool_]], weighed: Sequence[float], most: Sequence[float]
) -> tuple[Floats, Floats]:
    """Return the best scores, (words + 1, text + 1): ending with a pair or a word too many, and with any."""
    size = len(same[0]) + 1
    closed = np.zeros((len(same) + 1, size), np.float32)
    totals = np.zeros_like(closed)
    slope, far = (each * np.arange(size, dtype=np.float32) for each in (LEFT_OUT[1], FAR))
    for row, (here, weight) in enumerate(zip(same, weighed, strict=True), 1):
        before = totals[row - 1]
        ends = closed[row]
        ends[0] = before[0] - ADDED
        np.maximum(before[:-1] + np.where(here, weight, -OTHER), before[1:] - ADDED, out=ends[1:])
        steep = np.maximum.accumulate(ends + slope) - slope - LEFT_OUT[0]
        flat = np.maximum.accumulate(ends + far) - far - most[row - 1]
        totals[row] = np.maximum(ends, np.maximum(steep, flat))
    return closed, totals


def _traced(
    same: Sequence[NDArray[np.bool_]], closed: Floats, totals: Floats, most: Sequence[float]
) -> Alignment:
    """Walk back from the best end."""
    row, column = len(same), int(np.argmax(closed[-1]))
    score = float(closed[row, column])
    equal: list[Pair] = []
    others: list[Pair] = []
    while row and column:
        column = _paired(closed[row], totals[row, column], column, most[row - 1])
        stays = totals[row - 1, column] - ADDED
        if column and closed[row, column] > stays:
            column -= 1
            (equal if same[row - 1][column] else others).append(Pair(row - 1, column))
        row -= 1
    return Alignment(tuple(reversed(equal)), tuple(reversed(others)), score)


def _paired(closed: Floats, total: float, column: int, most: float) -> int:
    """Return the place from which words were left out up to ``column``; itself where none were."""
    if closed[column] >= total - ROUNDING:
        return column
    gap = np.arange(column, -1, -1, dtype=np.float32)
    cost = np.minimum(LEFT_OUT[0] + LEFT_OUT[1] * gap, most + FAR * gap)
    return int(np.argmax(closed[: column + 1] - cost))
