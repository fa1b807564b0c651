"""How work grows with its size: a ratio of two sizes in one run, which holds on any machine."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

LINEAR = 3.0
"""Twice the work takes twice the time, and no more than this; what is quadratic takes four times."""

TRIES = 5


def growth(work: Callable[[Any], object], once: Any, twice: Any) -> float:
    """Return how many times as long ``work`` takes on ``twice`` as on ``once``, each at its quickest."""
    return _quickest(work, twice) / _quickest(work, once)


def _quickest(work: Callable[[Any], object], size: Any) -> float:
    def took() -> float:
        began = process_time()
        work(size)
        return process_time() - began

    return min(took() for _ in range(TRIES))
