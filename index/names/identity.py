"""Who is who across articles: a pure function of the names found in them and of the admin's rules.

The order in which names come never matters, so that an index brought up to date equals a fresh one.
Full names of one person join across spellings. A surname alone, or any name that would fit several
people, joins the one who is overwhelmingly the likeliest, or stands for itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.names.name import (
    Name,
    acronyms,
    body_words,
    given_keys,
    is_acronym,
    parse,
    same,
    same_first,
    surname_forms,
    surname_keys,
)
from index.names.rules import Merge, Rule, Split, ruled
from index.names.spelling import key, tokens
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Merge", "Named", "Rule", "Split", "identify", "speakers"]

# How many times the articles of the runner-up the likeliest bearer of a name must have.
DOMINANCE = 4
# A surname used by itself in more than this many times the articles that have the full name is no sign of it.
MOST_BARE = 5
_SHORT = 5


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
class _Group:
    """Local names held to be one speaker's, in the order they joined."""

    members: list[Named] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    articles: int = 0

    def add(self, named: Named) -> None:
        self.members.append(named)
        self.names.append(parse(named.name))
        self.articles += named.articles

    def fits(self, name: Name) -> bool:
        return all(same(name, mine) for mine in self.names)

    def begins_as(self, name: Name) -> bool:
        """Whether a first name fits, and not just a middle name that somebody goes by."""
        return any(same_first(name.given[0], mine.given[0]) for mine in self.names)


def identify(people: Iterable[Named], rules: Sequence[Rule] = ()) -> dict[str, str]:
    """Return the canonical name of each local name.

    :param people: one entry per distinct local name, in any order.
    :param rules: what the admin decided, the oldest first; a later one overrides an earlier one.
    """
    ordered = sorted(people, key=lambda named: (-named.articles, named.name))
    bodies = [named for named in ordered if parse(named.name).body]
    full = [named for named in ordered if not parse(named.name).body and not parse(named.name).bare]
    bare = [named for named in ordered if parse(named.name).bare]
    groups = _joined_by_full_name(full)
    _join_surnames(bare, groups)
    canonical = _canonical(groups)
    canonical |= _canonical(_joined_bodies(bodies, canonical))
    return ruled(canonical, rules)


def _canonical(groups: Iterable[_Group]) -> dict[str, str]:
    names: dict[str, str] = {}
    for group in groups:
        best = min(group.members, key=_preference).name
        names.update((member.name, best) for member in group.members)
    return names


def _preference(named: Named) -> tuple[bool, bool, int, int, str]:
    """A full name before a surname or acronym, then the commonest form, the longer, by the alphabet."""
    name = parse(named.name)
    return (name.bare, is_acronym(named.name), -named.articles, -len(named.name), named.name)


def _joined_by_full_name(people: Sequence[Named]) -> list[_Group]:
    """Group full names: the most explicit form first, so that the vaguer ones find what they may fit."""
    blocks: dict[tuple[str, str], dict[int, _Group]] = defaultdict(dict)
    groups: list[_Group] = []
    for named in sorted(people, key=_explicitness):
        name = parse(named.name)
        mine = [(surname, given) for surname in surname_keys(name) for given in given_keys(name)]
        blocked = {number: group for block in mine for number, group in blocks[block].items()}
        fitting = [g for g in blocked.values() if g.fits(name) and not _set_apart(named, g)]
        group = _likeliest([g for g in fitting if g.begins_as(name)] or fitting)
        if group is None:
            group = _Group()
            groups.append(group)
        group.add(named)
        for block in mine:
            blocks[block][id(group)] = group
    return groups


def _set_apart(named: Named, group: _Group) -> bool:
    """Whether a suffix tells somebody from the far commoner bearer of the same name: "Tom Ash Jr."."""
    name = parse(named.name)
    twins = [m for m, other in zip(group.members, group.names, strict=True) if other.text == name.text]
    plain = all(not other.suffix for other in group.names)
    return bool(name.suffix) and plain and sum(m.articles for m in twins) >= DOMINANCE * named.articles


def _explicitness(named: Named) -> tuple[int, int, int, str]:
    name = parse(named.name)
    spelt_out = sum(len(word) > 1 for word in name.given)
    return (-spelt_out, -len(name.given), -named.articles, named.name)


def _likeliest(fitting: Sequence[_Group]) -> _Group | None:
    """Return the one group, or the one that far outnumbers the others; None when it is anybody's guess."""
    ranked = sorted(fitting, key=lambda group: (-group.articles, group.members[0].name))
    if len(ranked) > 1 and ranked[0].articles < DOMINANCE * ranked[1].articles:
        return None
    return ranked[0] if ranked else None


def _join_surnames(bare: Iterable[Named], groups: list[_Group]) -> None:
    """Give each lone name to whom it surely means; the others become groups of their own."""
    bearers = _bearers(groups)
    alone: dict[tuple[str, str], _Group] = defaultdict(_Group)
    joining: list[tuple[Named, _Group]] = []
    for named in bare:
        owner = _owner(named, bearers)
        if owner is None:
            name = parse(named.name)
            alone[_lone_key(name.surname), name.gender].add(named)
        else:
            joining.append((named, owner))
    for named, owner in joining:
        owner.add(named)
    groups.extend(alone.values())


def _lone_key(word: str) -> str:
    """What a lone word is looked up by; a short one must be spelt alike, since many words sound like it."""
    return key(word) if len(word) > _SHORT else word


def _bearers(groups: Iterable[_Group]) -> dict[str, list[_Group]]:
    """Who answers to each lone word: by surname, or because an article calls them so."""
    bearers: dict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        names = [parse(alias) for member in group.members for alias in member.aliases]
        called = {name.surname for name in names if name.bare} | {
            word for name in group.names for word in surname_forms(name)
        }
        for k in sorted({_lone_key(word) for word in called}):
            bearers[k].append(group)
    return bearers


def _owner(named: Named, bearers: Mapping[str, list[_Group]]) -> _Group | None:
    name = parse(named.name)
    whole = sorted({_lone_key(name.surname), _lone_key(name.particle + name.surname)})
    found = {id(group): group for k in whole for group in bearers.get(k, ())}
    fitting = [group for group in found.values() if _genders(group) <= {name.gender or "?", "?"}]
    owner = _likeliest(fitting if name.gender else list(found.values()))
    if owner is None or named.articles > MOST_BARE * owner.articles:
        return None
    return owner if _share_roles(named, owner) else None


def _genders(group: _Group) -> set[str]:
    """What honorifics tell of a group: its one gender, or ``?`` where they tell none or both."""
    aliases = [parse(alias) for member in group.members for alias in member.aliases]
    told = {name.gender for name in (*group.names, *aliases)} - {""}
    return told if len(told) == 1 else {"?"}


def _share_roles(named: Named, group: _Group) -> bool:
    """Whether what articles call a lone name is what they call this person; no role at all fits anybody."""
    mine = {word for role, _ in named.roles for word in tokens(role)}
    theirs = {word for member in group.members for role, _ in member.roles for word in tokens(role)}
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _joined_bodies(bodies: Sequence[Named], people: Mapping[str, str]) -> list[_Group]:
    """Group organisations by their words, an owner's name standing for its canonical form, and acronyms."""
    by_words: dict[tuple[str, ...], _Group] = defaultdict(_Group)
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


def _acronym_groups(short: Sequence[Named], groups: Sequence[_Group]) -> list[_Group]:
    """Give acronyms to the body that is called so, else to the one of these initials; return the rest."""
    called, spelt = defaultdict[str, list[_Group]](list), defaultdict[str, list[_Group]](list)
    for group in groups:
        members = group.members
        for k in sorted({_acronym_key(a) for m in members for a in m.aliases if is_acronym(a)}):
            called[k].append(group)
        for k in sorted({initials for m in members for initials in acronyms(m.name)}):
            spelt[k].append(group)
    alone: dict[str, _Group] = defaultdict(_Group)
    owned = [
        (named, _likeliest(called[_acronym_key(named.name)] or spelt[_acronym_key(named.name)]))
        for named in short
    ]
    for named, owner in owned:
        (owner or alone[_acronym_key(named.name)]).add(named)
    return list(alone.values())


def _acronym_key(name: str) -> str:
    return "".join(body_words(name))


def speakers(people: Iterable[Named], canonical: Mapping[str, str]) -> list[Speaker]:
    """Return everybody named, most statements first, with all names, roles and statements of each."""
    members: dict[str, list[Named]] = defaultdict(list)
    for named in sorted(people, key=lambda named: named.name):
        members[canonical.get(named.name, named.name)].append(named)
    found = [_speaker(name, mine) for name, mine in members.items()]
    return sorted(found, key=lambda speaker: (-speaker.statements, speaker.name))


def _speaker(name: str, members: Sequence[Named]) -> Speaker:
    forms, roles = Counter[str](), Counter[str]()
    for member in members:
        forms[member.name] += member.articles
        forms.update(dict.fromkeys(member.aliases, 1))
        roles.update(dict(member.roles))
    del forms[name]
    ranked = sorted(roles.items(), key=lambda pair: (-pair[1], pair[0]))
    aliases = sorted(forms, key=lambda form: (-forms[form], form))
    return Speaker(name, tuple(aliases), tuple(ranked), sum(member.statements for member in members))
