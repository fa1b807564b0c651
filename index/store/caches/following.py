"""Caches follow the store by what came and went since; their files are written anew where that is much."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from index.store import passages
from index.store.finding.cache_file import Mark
from index.store.moves import Moves

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.store.moves import Ids
    from index.store.store import Store

MANY = 50_000
"""Rows from which a file stays as it is though a few came or went since: who reads it makes them good."""

SHARE = 100
"""One in so many rows are few."""

FEW = 4000
"""Rows that are few, however many there are: to make them good takes less than a second."""


class Follower(Protocol):
    """What is made of the rows of a table, and has followed it up to a mark."""

    mark: Mark

    @property
    def ids(self) -> Ids:
        """The ids of the rows that it holds."""

    def follow(self, moves: Moves, fetch: Callable[[Any], Any]) -> None:
        """Hold those that came, too, and those that went no longer."""


def follow(held: Follower, store: Store, table: str, fetch: Callable[[Any], Any]) -> bool:
    """Bring ``held`` in step with the store; say whether it was behind.

    :param fetch: gives what is made of rows that came.
    """
    before = held.mark
    if before.generation == store.moved:
        return False
    moves = passages.moves(store, table, before)
    if moves is None:
        mine, stored = held.ids, passages.ids(store, table)
        moves = Moves(np.setdiff1d(stored, mine), np.setdiff1d(mine, stored))
        last, many = int(stored.max(initial=0)), len(stored)
    else:
        last = max([before.last, *moves.came[-1:].tolist()])
        many = before.many + len(moves.came) - len(moves.gone)
    held.follow(moves, fetch)
    held.mark = Mark(store.moved, last, many)
    return True


def is_near(store: Store, table: str, mark: Mark, *, nothing_gone: bool = False) -> bool:
    """Say whether so little came and went since a file was written that it may stay as it is.

    :param nothing_gone: it may not where anything went.
    """
    moves = passages.moves(store, table, mark)
    if moves is None or (nothing_gone and len(moves.gone)):
        return False
    behind = len(moves.came) + len(moves.gone)
    return not behind or (mark.many >= MANY and behind <= min(mark.many // SHARE, FEW))
