"""Sentences that stand near the best one, in its passage: one of them may tell what that leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.search.candidates import of_each
from index.search.ranking import WEIGHTS

if TYPE_CHECKING:
    from index.search.candidates import Candidate
    from index.search.ranking import Scored
    from index.store.store import Store

NEAR = 5
"""Sentences from the best one within which what belongs to it stands."""


def beside(store: Store, scored: Scored, score: float, least: float = 0.0) -> list[Candidate]:
    """Return the best sentence and those near it in its passage, the nearest to what was asked first.

    :param score: what each of them gets.
    :param least: the share of the best one's score that they have at least.
    """
    values = scored.scores(WEIGHTS)
    top = int(np.argmax(values))
    near = (scored.passages == scored.passages[top]) & (np.abs(scored.ids - scored.ids[top]) <= NEAR)
    if least:
        near &= values >= least * values[top]
    order = np.argsort(-values[near], kind="stable")
    return of_each(store, scored.ids[near][order], score)
