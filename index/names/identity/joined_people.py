"""Which names of people mean one: full names by their spellings, lone ones by who surely bears them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.lexicon import words
from index.names.given import given_keys
from index.names.identity.group import DOMINANCE, Group, genders, likeliest, share_roles
from index.names.name import (
    Name,
    given_names,
    may_be_two,
    parse,
    run_together,
    surname_forms,
    surname_keys,
)
from index.names.spelling import key
from index.text.english import common_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.names.identity.group import Named

# A surname used by itself in more than this many times the articles that have the full name is no sign of it.
MOST_BARE = 5
SHORT = 5  # letters: in a shorter first name nothing is taken for a slip, and a lone one must be spelt alike
_FULL = 2  # words
_GENDERS = 3  # with that of whom nothing tells


def joined_by_full_name(people: Sequence[Named]) -> list[Group]:
    """Group full names: the most explicit form first, so that the vaguer ones find what they may fit."""
    blocks: dict[tuple[str, str], dict[int, Group]] = defaultdict(dict)
    groups: list[Group] = []
    for named in sorted(people, key=_explicitness):
        name = parse(named.name)
        mine = blocks_of(name)
        blocked = {number: group for block in mine for number, group in blocks[block].items()}
        fitting = [
            g for g in blocked.values() if g.fits(name) and not _set_apart(named, g) and _is_told(named, g)
        ]
        group = likeliest([g for g in fitting if g.begins_as(name)] or fitting)
        if group is None:
            group = Group()
            groups.append(group)
        group.add(named)
        for block in mine:
            blocks[block][id(group)] = group
    return groups


def blocks_of(name: Name) -> list[tuple[str, str]]:
    """Return marks of a full name, of which it shares one with every name that it may be joined with."""
    marks = [(surname, given) for surname in surname_keys(name) for given in given_keys(name.given)]
    return [*marks, (run_together(name), "")]


def _set_apart(named: Named, group: Group) -> bool:
    """Whether a suffix tells somebody from the far commoner bearer of the same name: "Tom Ash Jr.".

    Or another role from one of whose double surname they have half, or whose name is spelt otherwise: Mayor
    Tom Ash, the baker Tom Ash-Reed; Mark Dahl, the coach, and Marc Dahl, the baker.
    """
    name = parse(named.name)
    if any(may_be_two(name, other) for other in group.names) and not share_roles(named, group):
        return True
    twins = [m for m, other in zip(group.members, group.names, strict=True) if other.text == name.text]
    plain = all(not other.suffix for other in group.names)
    return bool(name.suffix) and plain and sum(m.articles for m in twins) >= DOMINANCE * named.articles


def _is_told(named: Named, group: Group) -> bool:
    """Whether something other than a sound tells that two spellings are one: of a whole name, a role must."""
    name = parse(named.name)
    spelt = any(name.surname == mine.surname or name.given[0] == mine.given[0] for mine in group.names)
    return spelt or share_roles(named, group, needed=True)


def without_slips(groups: Sequence[Group]) -> list[Group]:
    """Join a name that is mistyped, "Kirsten Birch" for "Kristen", with who bears it in more articles."""
    namesakes: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for surname in sorted({name.surname for name in group.names}):
            namesakes[surname].append(group)
    owners = {id(group): _mistyped_owner(group, namesakes) for group in groups}
    kept = list[Group]()
    for group in groups:
        owner = owners[id(group)]
        if owner is None or owners[id(owner)] is not None:
            kept.append(group)
        else:
            for member in group.members:
                owner.add(member)
    return kept


def _mistyped_owner(group: Group, namesakes: Mapping[str, list[Group]]) -> Group | None:
    """Return who is called the same in more articles, by a first name that one slip of the pen parts."""
    if len(group.members) > 1:
        return None
    (named,), (name,) = group.members, group.names
    return likeliest(
        [
            other
            for other in namesakes[name.surname]
            if other.articles > named.articles
            and any(_is_slip(name, mine) for mine in other.names)
            and len(genders(group) | genders(other) | {"?"}) < _GENDERS
            and share_roles(named, other, needed=True)
        ]
    )


def _is_slip(one: Name, other: Name) -> bool:
    """Whether two names differ by two letters that have changed places, or by one, of a first name."""
    mine, theirs = one.given[0], other.given[0]
    rest = (one.given[1:], one.particle, one.surname, one.suffix)
    same_rest = rest == (other.given[1:], other.particle, other.surname, other.suffix)
    return same_rest and min(len(mine), len(theirs)) >= SHORT and OSA.distance(mine, theirs) == 1


def unglued(groups: Sequence[Group]) -> list[Group]:
    """Join a name that has a word glued to its front, "Outside Ada Birch", with who bears it without."""
    plain: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for text in sorted({name.text for name in group.names}):
            plain[text].append(group)
    owners = [_unglued_owner(group, plain) for group in groups]
    for group, owner in zip(groups, owners, strict=True):
        if owner is not None:
            for member in group.members:
                owner.add(member)
    return [group for group, owner in zip(groups, owners, strict=True) if owner is None]


def _unglued_owner(group: Group, plain: Mapping[str, list[Group]]) -> Group | None:
    """Return who is far better known by the name without its first word, which is no given name."""
    rests = {unglued_text(name) for name in group.names}
    if "" in rests:
        return None
    owner = likeliest([other for rest in sorted(rests) for other in plain.get(rest, ())])
    return owner if owner is not None and owner.articles >= DOMINANCE * group.articles else None


def unglued_text(name: Name) -> str:
    """Return a name without its first word, where that is no given name and the next is; else nothing."""
    first, *rest = name.text.split()
    if len(first) == 1 or first in given_names() or len(rest) < _FULL or rest[0] not in given_names():
        return ""
    return " ".join(rest)


def without_word(name: Name) -> str:
    """Return a full name without the plain word that it begins with, "Biker Odo Farr"; else nothing."""
    first, *rest = name.text.split()
    plain = first in common_words() and first not in given_names()
    named = len(rest) >= _FULL and rest[0] not in common_words() and rest[-1] not in words("place_words")
    return " ".join(rest) if plain and named else ""


def _explicitness(named: Named) -> tuple[int, int, int, str]:
    name = parse(named.name)
    spelt_out = sum(len(word) > 1 for word in name.given)
    return (-spelt_out, -len(name.given), -named.articles, named.name)


def join_surnames(bare: Iterable[Named], groups: list[Group]) -> None:
    """Give each lone name to whom it surely means; the others become groups of their own."""
    bearers = _bearers(groups)
    given = _bearers_of_given(groups)
    alone: dict[str, list[Named]] = defaultdict(list)
    joining: list[tuple[Named, Group]] = []
    for named in bare:
        owner = _owner(named, bearers) or _owner_of_given(named, given)
        if owner is None:
            alone[lone_key(parse(named.name).surname)].append(named)
        else:
            joining.append((named, owner))
    for named, owner in joining:
        owner.add(named)
    groups.extend(group for namesakes in alone.values() for group in _by_gender(namesakes))


def _by_gender(namesakes: Sequence[Named]) -> Iterable[Group]:
    """Group those of one surname alone; Mr. and Mrs. are two, and then who is neither is a third."""
    genders = {parse(named.name).gender for named in namesakes}
    groups: dict[str, Group] = defaultdict(Group)
    for named in namesakes:
        groups[parse(named.name).gender if {"m", "f"} <= genders else ""].add(named)
    return groups.values()


def lone_key(word: str) -> str:
    """What a lone word is looked up by; a short one must be spelt alike, since many words sound like it."""
    return key(word) if len(word) > SHORT else word


def _bearers_of_given(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """Who has a lone word among the given names: "Lula"."""
    bearers: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for word in sorted({word for name in group.names for word in given_words(name)}):
            bearers[word].append(group)
    return bearers


def given_words(name: Name) -> set[str]:
    """Return the given names by which alone somebody may go."""
    return {word for word in name.given if len(word) > 2}


def _owner_of_given(named: Named, bearers: Mapping[str, list[Group]]) -> Group | None:
    """Return who goes by a given name alone, if articles call both alike."""
    called = [
        group
        for group in bearers.get(parse(named.name).surname, ())
        if share_roles(named, group, needed=True)
    ]
    return likeliest(called)


def _bearers(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """Who answers to each lone word: by surname, or because an article calls them so."""
    bearers: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for k in sorted({k for member in group.members for k in answered_to(member)}):
            bearers[k].append(group)
    return bearers


def answered_to(named: Named) -> set[str]:
    """Return the keys of the lone words that a full name answers to."""
    called = {name.surname for name in map(parse, named.aliases) if name.bare}
    return {lone_key(word) for word in called | surname_forms(parse(named.name))}


def asked_for(name: Name) -> set[str]:
    """Return the keys by which it is looked up who answers to a lone name."""
    return {lone_key(name.surname), lone_key(name.particle + name.surname)}


def _owner(named: Named, bearers: Mapping[str, list[Group]]) -> Group | None:
    name = parse(named.name)
    found = {id(group): group for k in sorted(asked_for(name)) for group in bearers.get(k, ())}
    fitting = [group for group in found.values() if genders(group) <= {name.gender or "?", "?"}]
    owner = likeliest(fitting if name.gender else list(found.values()))
    if owner is None or named.articles > MOST_BARE * owner.articles:
        return None
    by_given = any(name.surname in mine.given for mine in owner.names)
    return owner if share_roles(named, owner, needed=by_given and bool(named.roles)) else None
