"""Which names of bodies and places mean one: by their words, their owners, their initials and the lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.names.group import Group, likeliest
from index.names.name import acronyms, body_words, is_acronym
from index.names.polities import polity
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.names.group import Named


def joined_places(places: Iterable[Named]) -> Iterable[Group]:
    """Group the names of each country, union and agency: "U.S." and "United States"."""
    groups: dict[str, Group] = defaultdict(Group)
    for named in places:
        groups[polity(named.name)].add(named)
    return groups.values()


def joined_bodies(bodies: Sequence[Named], people: Mapping[str, str]) -> list[Group]:
    """Group organisations by their words, an owner's name standing for its canonical form, and acronyms."""
    by_words: dict[tuple[str, ...], Group] = defaultdict(Group)
    owners = {tuple(tokens(local)): canonical for local, canonical in sorted(people.items())}
    short: list[Named] = []
    for named in bodies:
        if is_acronym(named.name):
            short.append(named)
        else:
            by_words[_body_key(named.name, owners)].add(named)
    groups = list(by_words.values())
    return groups + _acronym_groups(short, groups)


def _body_key(name: str, owners: Mapping[tuple[str, ...], str]) -> tuple[str, ...]:
    """ "Clinton's campaign" and "the Hillary Clinton campaign" have one key where Clinton is she."""
    said = list(body_words(name))
    for length in range(len(said) - 1, 0, -1):
        owner = owners.get(tuple(said[:length]))
        if owner is not None:
            return (*tokens(owner), *said[length:])
    return tuple(said)


def _acronym_groups(short: Sequence[Named], groups: Sequence[Group]) -> list[Group]:
    """Give acronyms to the body that is called so, else to the one of these initials; return the rest."""
    called, spelt = defaultdict[str, list[Group]](list), defaultdict[str, list[Group]](list)
    for group in groups:
        members = group.members
        for k in sorted({_acronym_key(a) for m in members for a in m.aliases if is_acronym(a)}):
            called[k].append(group)
        for k in sorted({initials for m in members for initials in acronyms(m.name)}):
            spelt[k].append(group)
    alone: dict[str, Group] = defaultdict(Group)
    owned = [
        (named, likeliest(called[_acronym_key(named.name)] or spelt[_acronym_key(named.name)]))
        for named in short
    ]
    for named, owner in owned:
        (owner or alone[_acronym_key(named.name)]).add(named)
    return list(alone.values())


def _acronym_key(name: str) -> str:
    return "".join(body_words(name))
