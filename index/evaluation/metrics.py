"""The figures of retrieval and of answers, each a ratio of sums over questions.

A question's measure is a numerator and a denominator, so that means, shares of letters and precision of
refusal add up, group and resample alike.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEPTH = 10
"""How far down a ranking is looked."""


class Tally(NamedTuple):
    """What one question gives to a figure, which is the sum of numerators over that of denominators."""

    numerator: float
    denominator: float


Measures = dict[str, Tally]
"""By name of a figure, what a question gives to it; a figure that it does not bear on is not there."""

Ranking = list[frozenset[int]]
"""Which of the expected words each hit has, best hit first."""


def figures(questions: Iterable[Measures]) -> dict[str, float | None]:
    """Return each figure over all questions; None where nothing bears on it."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for measures in questions:
        for name, (numerator, denominator) in measures.items():
            sums[name][0] += numerator
            sums[name][1] += denominator
    return {name: above / below if below else None for name, (above, below) in sums.items()}


def of_ranking(found: Ranking, wanted: int) -> Measures:
    """Return what a ranking gives to hit@k, MRR@10 and MAP@10.

    MAP counts the words newly found at each rank over that rank, of as many as could be found.
    """
    hits = {f"hit@{k}": float(any(found[:k])) for k in (1, 3, 5, DEPTH)}
    values = {
        **hits,
        f"MRR@{DEPTH}": reciprocal_rank(found[:DEPTH]),
        f"MAP@{DEPTH}": average_precision(found[:DEPTH], min(wanted, DEPTH)),
    }
    return {name: Tally(value, 1.0) for name, value in values.items()}


def reciprocal_rank(found: Sequence[frozenset[int]]) -> float:
    """Return one over the rank of the first hit with any expected words; 0 where there is none."""
    return next((1 / rank for rank, one in enumerate(found, 1) if one), 0.0)


def average_precision(found: Sequence[frozenset[int]], wanted: int) -> float:
    """Return the sum over ranks of (expected words newly found) / rank, over how many are ``wanted``."""
    seen: frozenset[int] = frozenset()
    total = 0.0
    for rank, one in enumerate(found, 1):
        total += len(one - seen) / rank
        seen |= one
    return total / wanted


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean of two shares."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return how often a positive value exceeds a negative one, ties counting half; None without either."""
    if not positive or not negative:
        return None
    wins = sum((one > other) + 0.5 * (one == other) for one in positive for other in negative)
    return wins / (len(positive) * len(negative))


def prefixed(prefix: str, measures: Mapping[str, Tally]) -> Measures:
    """Return measures under names that say what they measure."""
    return {f"{prefix} {name}": part for name, part in measures.items()}
