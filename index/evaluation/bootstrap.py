"""Compare two runs over the same questions by a paired bootstrap (Efron and Tibshirani 1993, chapter 16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.evaluation.metrics import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DRAWS = 10_000
"""Samples of the questions drawn, with replacement."""

LEVEL = 0.95
"""Share of the draws that the interval holds."""

FEWEST = 6
"""Questions that must have changed: were they fewer, all to one side is what a coin gives at this level."""

SEED = 20250307


@dataclass(frozen=True, slots=True)
class Difference:
    """How a figure changed: after less before, and the interval that holds 95% of its draws.

    ``changed`` counts the questions on which the two runs differ.
    """

    before: float
    after: float
    low: float
    high: float
    changed: int

    @property
    def told(self) -> bool:
        """Whether the questions can tell the difference from chance."""
        return self.changed >= FEWEST and (self.low > 0 or self.high < 0)


def difference(before: Sequence[Tally | None], after: Sequence[Tally | None]) -> Difference | None:
    """Return how a figure differs between two runs, question for question.

    :param before: what each question gave; None where the figure does not bear on it.
    :returns: None where nothing bears on the figure in one of them.
    """
    one, other = _parts(before), _parts(after)
    if not one[1].sum() or not other[1].sum():
        return None
    random = np.random.default_rng(SEED)
    questions = len(before)
    draws = random.multinomial(questions, np.full(questions, 1 / questions), size=DRAWS).astype(float)
    changes = _ratios(draws, other) - _ratios(draws, one)
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(changes, [tail, 1 - tail])
    whole = np.ones((1, questions))
    return Difference(
        before=float(_ratios(whole, one)[0]),
        after=float(_ratios(whole, other)[0]),
        low=float(low),
        high=float(high),
        changed=int((one != other).any(axis=0).sum()),
    )


def _parts(parts: Sequence[Tally | None]) -> NDArray[np.float64]:
    """Return numerators and denominators, shape (2, n)."""
    return np.array([part or Tally(0, 0) for part in parts], np.float64).T


def _ratios(draws: NDArray[np.float64], parts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the figure in each draw; not a number where a draw holds no question that bears on it."""
    above, below = draws @ parts[0], draws @ parts[1]
    ratios = np.full(len(draws), np.nan)
    np.divide(above, below, out=ratios, where=below > 0)
    return ratios
