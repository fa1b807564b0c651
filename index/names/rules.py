"""What people decide about who is who, kept by name so that it outlives every index.

It goes before all that is guessed, and the order in which it is written down never matters.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from index.types import Office

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """One speaker as people wrote them down.

    ``name`` is what they are shown as, ``aliases`` are other names for them, in any script; ``others`` are
    names that are not theirs, though they may seem to be.
    """

    name: str
    aliases: tuple[str, ...] = ()
    posts: tuple[Office, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """All their names."""
        return (self.name, *self.aliases)

    def among(self, seen: Container[Key]) -> Who | None:
        """Return this speaker by those of their names alone that are seen; None where none is."""
        forms = [form for form in self.forms if same_name(form) in seen]
        others = tuple(other for other in self.others if same_name(other) in seen)
        return Who(forms[0], tuple(forms[1:]), self.posts, others) if forms else None


def same_name(name: str) -> Key:
    """Return what two ways to write one name share: the words, whatever their case, accents and stops."""
    return tuple(tokens(name)) or (name,)


def settled(guessed: Mapping[str, str], decided: Iterable[Who]) -> dict[str, str]:
    """Return the canonical name of each local name, as people decided, else as it was guessed.

    A name that is written down is its owner's. The others go with those that they were guessed to be one
    with: where one of these is an owner's own name, or the best of these is any name of an owner's.
    """
    owners = {same_name(form): who for who in decided for form in who.forms}
    if not owners:
        return dict(guessed)
    groups: dict[str, list[str]] = defaultdict(list)
    for name, best in guessed.items():
        groups[best].append(name)
    return {
        name: _canonical(name, best, owners, leader)
        for best, names in groups.items()
        for leader in [_leader(best, names, owners)]
        for name in names
    }


def _leader(best: str, names: Sequence[str], owners: Mapping[Key, Who]) -> Who | None:
    """Return with whom go the names of a group that nobody wrote down."""
    named = {who.name: who for name in names if (who := _owner_of_own(name, owners)) is not None}
    return next(iter(named.values())) if len(named) == 1 else owners.get(same_name(best))


def _owner_of_own(name: str, owners: Mapping[Key, Who]) -> Who | None:
    """Return whose own name, rather than alias, this is."""
    who = owners.get(same_name(name))
    return who if who is not None and same_name(who.name) == same_name(name) else None


def _canonical(name: str, best: str, owners: Mapping[Key, Who], leader: Who | None) -> str:
    owner = owners.get(same_name(name))
    if owner is not None:
        return owner.name
    if leader is None:
        return best
    return name if same_name(name) in map(same_name, leader.others) else leader.name
