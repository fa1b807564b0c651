"""The tables ``tie`` and ``tied``: which local names bear on each other, and whom each is guessed to mean.

They are kept where names are many.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.store.filter import IDS, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from index.names.identity.ties import Tie
    from index.store.store import Store, Writer

NOBODY: Mapping[str, str] = {}


def of(store: Store, names: Iterable[str]) -> dict[str, frozenset[Tie]]:
    """Return the ties of those names that have any."""
    return {name: held.ties for name, held in _held(store, names).items()}


def guesses(store: Store, names: Iterable[str]) -> dict[str, str]:
    """Return whom those names were guessed to mean that have ties, before what people decided."""
    return {name: held.meant for name, held in _held(store, names).items()}


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


def hold(store: Writer, ties: Mapping[str, frozenset[Tie]], meant: Mapping[str, str] = NOBODY) -> set[Tie]:
    """Let names have these ties and no others; those that have none are forgotten. Within a `change`.

    :param meant: whom names are guessed to mean; the others mean whom they did.
    :return: the ties that came.
    """
    before = _held(store, ties)
    none = {name: before.get(name, _TiedRow(frozenset(), "")) for name in ties}
    now = {name: _TiedRow(held, meant.get(name, none[name].meant)) for name, held in ties.items()}
    changed = sorted(name for name, held in now.items() if held != none[name])
    gone = [(tie, name) for name in changed for tie in none[name].ties - now[name].ties]
    came = [(tie, name) for name in changed for tie in now[name].ties - none[name].ties]
    run = store._db.executemany
    run("DELETE FROM tie WHERE tie = ? AND name = ?", gone)
    run("INSERT INTO tie VALUES (?, ?)", sorted(came))
    run("DELETE FROM tied WHERE name = ?", [(name,) for name in changed])
    run("INSERT INTO tied VALUES (?, ?)", [(one, now[one].packed()) for one in changed if now[one].ties])
    return {tie for tie, _ in came}


def clear(store: Writer) -> None:
    """Forget all ties, within a `change`."""
    store._db.execute("DELETE FROM tie")
    store._db.execute("DELETE FROM tied")


def _held(store: Store, names: Iterable[str]) -> dict[str, _TiedRow]:
    sql = f"SELECT name, ties FROM tied WHERE name IN {NAMES}"
    return {name: _TiedRow.of(packed) for name, packed in store._db.execute(sql, [_list(names)])}


class _TiedRow(NamedTuple):
    """What is held of a name: its ties, and whom it is guessed to mean."""

    ties: frozenset[Tie]
    meant: str

    def packed(self) -> bytes:
        """Return it as it is stored: how many ties, these, and the name in UTF-8."""
        numbers = np.array([len(self.ties), *sorted(self.ties)], "<i8")
        return numbers.tobytes() + self.meant.encode("utf-8", "surrogatepass")

    @classmethod
    def of(cls, packed: bytes) -> _TiedRow:
        """Return what is stored."""
        (many,) = np.frombuffer(packed, "<i8", 1).tolist()
        told = bytes(packed[8 * (many + 1) :]).decode("utf-8", "surrogatepass")
        return cls(frozenset(np.frombuffer(packed, "<i8", many, 8).tolist()), told)


def _list(values: Iterable[object]) -> str:
    return json.dumps(list(values))
