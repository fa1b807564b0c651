"""Which names of bodies and places mean one: by their words, their owners, their initials and the lists."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.names.identity.group import Group, likeliest
from index.names.identity.outlets import outlet
from index.names.name import acronyms, body_words, is_acronym
from index.names.polities import capital, polity
from index.names.posts.posts import body
from index.names.rules import same_name
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from index.names.identity.group import Named
    from index.names.rules import Key


_MANY = frozenset({"embassy", "police", "prosecution"})
"""Departments of which a country has more than one."""
_LONGEST_INITIALS = 7  # letters
_STAFFS = frozenset({"staff", "chiefs", "command"})
"""Words of bodies that are a part of a country's forces."""

OWNER_KEYS: tuple[Callable[[str], Key], ...] = (body_words, same_name)
"""What a person is looked up by as a body's owner; the last goes before the others."""


def listed(everybody: Iterable[Named]) -> dict[str, str]:
    """Return of each name that the lists have what it is one of the words for.

    "U.S." and "United States" are one, and so are "Kyiv" and "Kiev"; initials are no outlet's where a body is
    called by them.
    """
    told = {named.name: place(named.name) for named in everybody}
    others = [named for named in everybody if not told[named.name] and not outlet(named.name)]
    called = {key for one in others for key in called_by(one)}
    for name, known in told.items():
        if not known and not (is_acronym(name) and acronym_key(name) in called):
            told[name] = outlet(name)
    return {name: known for name, known in told.items() if known}


def place(name: str) -> str:
    """Return the country, union, agency or capital that a whole name is a word for; nothing for any other."""
    return polity(name) or capital(name)


def joined_listed(known: Mapping[str, str], named: Iterable[Named]) -> dict[str, str]:
    """Return what each country, union, agency, capital and outlet is called, by each of its names.

    That is no initials where it has another name, the lists' own if that is used, else the commonest.
    """
    groups: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        if one.name in known:
            groups[known[one.name]].append(one)
    best = {key: _best(mine, tokens(key.replace("-", " "))) for key, mine in groups.items()}
    return {name: best[key] for name, key in known.items()}


def _best(group: Sequence[Named], own: Sequence[str]) -> str:
    paper = bool(outlet(" ".join(own)))  # the list has its name first
    loud = [one.name for one in group if is_acronym(one.name) and len(one.name) <= _LONGEST_INITIALS]
    loud = [name for name in loud if not capital(name)]
    initials = {tuple(tokens(name)) for name in loud}

    def preference(one: Named) -> tuple[bool, bool, bool, bool, int, str]:
        said = tuple(tokens(one.name.replace("-", " ")))
        short = tuple(tokens(one.name)) in initials
        other = said != tuple(own)
        return paper and other, short, other, short != one.name.isupper(), -one.articles, one.name

    return min(group, key=preference).name


def joined_bodies(bodies: Sequence[Named], people: Mapping[str, str]) -> list[Group]:
    """Group organisations by their words, an owner's name standing for its canonical form, and acronyms."""
    by_words: dict[Key, Group] = defaultdict(Group)
    keys = body_keys([named.name for named in bodies if not is_acronym(named.name)], people)
    for named in bodies:
        if named.name in keys:
            by_words[keys[named.name]].add(named)
    groups = list(by_words.values())
    return groups + _acronym_groups([named for named in bodies if named.name not in keys], groups)


def body_keys(bodies: Iterable[str], people: Mapping[str, str]) -> dict[str, Key]:
    """Return what the names of one body share, given the canonical names of people."""
    owners: dict[Key, str] = {}
    for way in OWNER_KEYS:
        owners |= {way(local): canonical for local, canonical in sorted(people.items())}
    return {name: _body_key(name, owners) for name in bodies}


def owner_places(name: str) -> list[Key]:
    """Return the beginnings of a body's name that may be its owner's, the longest first."""
    said = body_words(name)
    return [said[:length] for length in range(len(said) - 1, 0, -1)]


def _body_key(name: str, owners: Mapping[Key, str]) -> Key:
    """ "Clinton's campaign" and "the Hillary Clinton campaign" have one key where Clinton is she.

    So have "Norland's Defence Ministry" and "the Norlandic Ministry of Defense".
    """
    department, land = body(name) or ("", "")
    said = body_words(name)
    if department and land and department not in _MANY:
        return department, land, *sorted(_STAFFS.intersection(said))
    for place_of_owner in owner_places(name):
        owner = owners.get(place_of_owner)
        if owner is not None:
            return (*tokens(owner), *said[len(place_of_owner) :])
    return said


def _acronym_groups(short: Sequence[Named], groups: Sequence[Group]) -> list[Group]:
    """Give acronyms to the body that is called so, else to the one of these initials; return the rest."""
    called, spelt = defaultdict[str, list[Group]](list), defaultdict[str, list[Group]](list)
    for group in groups:
        members = group.members
        for k in sorted({k for m in members for k in called_by(m)}):
            called[k].append(group)
        for k in sorted({initials for m in members for initials in acronyms(m.name)}):
            spelt[k].append(group)
    alone: dict[str, Group] = defaultdict(Group)
    owned = [
        (named, likeliest(called[acronym_key(named.name)] or spelt[acronym_key(named.name)]))
        for named in short
    ]
    for named, owner in owned:
        (owner or alone[acronym_key(named.name)]).add(named)
    return list(alone.values())


def called_by(named: Named) -> set[str]:
    """Return the keys of the acronyms that articles call a name by."""
    return {acronym_key(alias) for alias in named.aliases if is_acronym(alias)}


def acronym_key(name: str) -> str:
    """Return what an acronym is looked up by."""
    return "".join(body_words(name))
