"""The tables ``tie`` and ``tied``: which local names bear on each other, where they are many."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from index.store.filter import IDS, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from index.names.identity.ties import Tie
    from index.store.store import Store, Writer


def of(store: Store, names: Iterable[str]) -> dict[str, frozenset[Tie]]:
    """Return the ties of those names that have any."""
    sql = f"SELECT name, ties FROM tied WHERE name IN {NAMES}"
    found = store._db.execute(sql, [_list(names)])
    return {name: frozenset(np.frombuffer(ties, "<i8").tolist()) for name, ties in found}


def having(store: Store, ties: Iterable[Tie]) -> set[str]:
    """Return the names that have any of some ties."""
    sql = f"SELECT DISTINCT name FROM tie WHERE tie IN {IDS}"
    return {name for (name,) in store._db.execute(sql, [_list(ties)])}


def reached(store: Store, names: Iterable[str], across: Callable[[Iterable[Tie]], set[Tie]]) -> set[str]:
    """Return names, and all to which ties lead from them, from one to the next.

    :param across: gives the ties of those to whom some ties lead.
    """
    found, new, asked = {*names}, {*names}, set[int]()
    while new:
        ties = across(tie for held in of(store, new).values() for tie in held) - asked
        asked |= ties
        new = having(store, ties) - found
        found |= new
    return found


def hold(store: Writer, ties: Mapping[str, frozenset[Tie]]) -> None:
    """Let names have these ties and no others; those that have none are forgotten. Within a `change`."""
    before = of(store, ties)
    changed = {name for name, now in ties.items() if before.get(name, frozenset()) != now}
    gone = [(tie, name) for name in changed for tie in before.get(name, ())]
    came = [(tie, name) for name in changed for tie in ties[name]]
    run = store._db.executemany
    run("DELETE FROM tie WHERE tie = ? AND name = ?", gone)
    run("INSERT INTO tie VALUES (?, ?)", sorted(came))
    run("DELETE FROM tied WHERE name = ?", [(name,) for name in changed])
    packed = [(name, np.array(sorted(ties[name]), "<i8").tobytes()) for name in sorted(changed) if ties[name]]
    run("INSERT INTO tied VALUES (?, ?)", packed)


def clear(store: Writer) -> None:
    """Forget all ties, within a `change`."""
    store._db.execute("DELETE FROM tie")
    store._db.execute("DELETE FROM tied")


def _list(values: Iterable[object]) -> str:
    return json.dumps(list(values))
