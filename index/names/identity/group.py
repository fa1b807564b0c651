"""Local names held to be one speaker's, and what they tell together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.names.given import same_first
from index.names.name import Name, parse, same
from index.names.relation import relation
from index.names.roles import role_words, sure_gender

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# How many times the articles of the runner-up the likeliest bearer of a name must have.
DOMINANCE = 4
_SAYS_LITTLE = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "to", "at", "s", "with", "by"})


@dataclass(frozen=True, slots=True)
class Named:
    """What all articles together say of one local name, a ``Person.name`` as articles write it.

    ``roles`` pairs a role with the number of articles that give it, ``aliases`` are the other forms.
    """

    name: str
    articles: int = 1
    statements: int = 0
    aliases: tuple[str, ...] = ()
    roles: tuple[tuple[str, int], ...] = ()


@dataclass(slots=True)
class Group:
    """Local names held to be one speaker's, in the order they joined."""

    members: list[Named] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    articles: int = 0

    def add(self, named: Named) -> None:
        """Hold one more local name to be this speaker's."""
        self.members.append(named)
        self.names.append(parse(named.name))
        self.articles += named.articles

    def fits(self, name: Name) -> bool:
        """Whether a name can be everybody's whose names are held here."""
        return all(same(name, mine) for mine in self.names)

    def begins_as(self, name: Name) -> bool:
        """Whether a first name fits, and not just a middle name that somebody goes by."""
        return any(same_first(name.given[0], mine.given[0]) for mine in self.names)


def likeliest(fitting: Sequence[Group]) -> Group | None:
    """Return the one group, or the one that far outnumbers the others; None when it is anybody's guess."""
    ranked = sorted(fitting, key=lambda group: (-group.articles, group.members[0].name))
    if len(ranked) > 1 and ranked[0].articles < DOMINANCE * ranked[1].articles:
        return None
    return ranked[0] if ranked else None


def genders(group: Group) -> set[str]:
    """The one gender that honorifics or given names tell of a group; ``?`` for none and for both."""
    aliases = [parse(alias) for member in group.members for alias in member.aliases]
    told = {name.gender for name in (*group.names, *aliases)} - {""}
    told = told or {sure_gender(name.given[0]) for name in group.names if name.given} - {""}
    return told if len(told) == 1 else {"?"}


def share_roles(named: Named, group: Group, *, needed: bool = False) -> bool:
    """Whether articles call a name what they call this person; none is needed to, or one is."""
    mine, theirs = telling([named]), telling(group.members)
    if not mine or not theirs:
        return not needed
    return len(mine & theirs) >= (len(mine) / 2 if needed else 1)


def telling(members: Iterable[Named]) -> set[str]:
    """Return the words that tell what somebody is: of whose kin they are, no word of the other's name."""
    roles = {role for member in members for role, _ in member.roles}
    kin = {role: one.noun for role in roles if (one := relation(role))}
    return {word for role in roles for word in role_words(kin.get(role, role))} - _SAYS_LITTLE
