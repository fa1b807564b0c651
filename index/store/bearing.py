"""On whom it bears where articles tell otherwise of some names, and whom all these mean then.

They are few, however many names there are: ties lead from one to the next (`index.names.identity.ties`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.identity import identity
from index.names.identity import ties as tying
from index.names.rules import settled
from index.store import ties
from index.store.speakers import named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from index.names.identity.group import Named
    from index.names.identity.identity import Who
    from index.names.identity.ties import Tie
    from index.store.store import Writer


class Heard:
    """What articles tell of names, each read once, and ``who`` people wrote down."""

    def __init__(self, store: Writer, who: Sequence[Who]) -> None:
        self.who = who
        self._store = store
        self._held: dict[str, Named | None] = {}

    def of(self, names: Iterable[str]) -> list[Named]:
        """Return what articles tell of those names that they have, in the names' order."""
        wanted = sorted(names)
        new = [name for name in wanted if name not in self._held]
        self._held |= dict.fromkeys(new) | {one.name: one for one in named(self._store, new)}
        return [one for name in wanted if (one := self._held[name]) is not None]

    def with_unheard(self, names: Collection[str]) -> dict[str, Named]:
        """Return the same by name, and of those names that are but written down that no article has them."""
        found = {one.name: one for one in self.of(names)}
        return found | {one.name: one for one in identity.unheard(found, self.who) if one.name in names}


def tied(found: Sequence[Named], guess: Mapping[str, str]) -> dict[str, frozenset[Tie]]:
    """Return the ties of names, given whom they and all whom they depend on most likely are."""
    further = tying.of_groups(found, guess)
    return {one.name: tying.ties(one) | further.get(one.name, frozenset()) for one in found}


def followed(store: Writer, changed: Collection[str], heard: Heard) -> tuple[set[str], dict[str, str]]:
    """Work out who those are on whom what changed bears, and tie them; within a `change`.

    :param changed: the names of which articles tell otherwise.
    :return: all names that were looked at, and whom those of them mean that articles have.
    """
    who = heard.who
    left = led(store, who)  # a name that people wrote down may have led those whom it no longer does
    meant = ties.guesses(store, changed)
    others = left | _retied(store, changed, heard) | led(store, who)
    found: dict[str, Named] = {}
    guess: dict[str, str] = {}
    names: set[str] = set()
    while others:
        new = ties.reached(store, others, tying.needed) - names
        meant = ties.guesses(store, new) | meant
        found |= heard.with_unheard(new)
        names |= new
        owners = _owners(store, found, names)
        guess = identity.guessed(found.values(), owners)
        came = ties.hold(store, tied([*found.values()], owners | guess), guess)
        moved = [name for name in names if guess.get(name) != meant.get(name)]
        bear_on = ties.having(store, tying.affected(came) | tying.owned(moved)) - names
        others = ties.reached(store, bear_on, tying.affected) - names
    identities = settled(guess, who)
    return names, {one.name: identities[one.name] for one in heard.of(names)}


def _owners(store: Writer, found: Iterable[str], names: Collection[str]) -> dict[str, str]:
    """Return whom those people are guessed to mean, beside some names, by whom some bodies may be called."""
    bodies = ties.of(store, filter(tying.is_long_body, found)).values()
    owners = ties.having(store, tying.owners(tie for some in bodies for tie in some))
    return ties.guesses(store, owners - {*names})


def _retied(store: Writer, changed: Collection[str], heard: Heard) -> set[str]:
    """Tie the names that changed as articles tell of them now; return those on whom that bears."""
    before = [tie for held in ties.of(store, changed).values() for tie in held]
    now = heard.with_unheard(changed)
    ties.hold(store, {name: tying.ties(now[name]) if name in now else frozenset() for name in changed})
    return ties.reached(store, {*changed} | ties.having(store, tying.affected(before)), tying.affected)


def led(store: Writer, who: Iterable[Who]) -> set[str]:
    """Return the lone names and acronyms that people wrote down as somebody's own, and on whom these bear.

    All with whom such a name is held to be one go where it goes.
    """
    written = ties.having(store, {tying.written(one.name) for one in who})
    held = ties.of(store, written).values()
    beside = ties.having(store, tying.needed(tie for some in held for tie in some))
    return ties.reached(store, written | beside, tying.affected)
