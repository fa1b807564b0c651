"""Who is who across articles: a pure function of the names found in them and of what people decided.

The order in which names come never matters, so that an index brought up to date equals a fresh one.
Full names of one person join across spellings. A surname alone, or any name that would fit several
people, joins the one who is overwhelmingly the likeliest, or stands for itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.names.identity.group import Named
from index.names.identity.joined_bodies import joined_bodies, joined_listed, listed
from index.names.identity.joined_people import (
    join_surnames,
    joined_by_full_name,
    unglued,
    without_slips,
    without_word,
)
from index.names.name import is_acronym, parse
from index.names.rules import Who, settled
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from index.names.identity.group import Group

__all__ = ["Named", "Who", "identify", "speakers"]

NOBODY: Mapping[str, str] = {}


def identify(people: Iterable[Named], decided: Sequence[Who] = ()) -> dict[str, str]:
    """Return the canonical name of each local name.

    :param people: one entry per distinct local name, in any order.
    :param decided: what people wrote down, in any order; it goes before what is guessed.
    """
    known = {named.name: named for named in people}
    found = settled(guessed([*known.values(), *unheard(known, decided)]), decided)
    return {name: found[name] for name in known}


def unheard(known: Container[str], decided: Iterable[Who]) -> list[Named]:
    """Return the speakers that people wrote down whose name is in no article."""
    return [Named(who.name, articles=0) for who in decided if who.name not in known]


def guessed(people: Iterable[Named], owners: Mapping[str, str] = NOBODY) -> dict[str, str]:
    """Return the likeliest canonical name of each local name.

    :param owners: whom other people's names mean, by which bodies may be called.
    """
    everybody = sorted(people, key=lambda named: (-named.articles, named.name))
    known = listed(everybody)
    ordered = [named for named in everybody if named.name not in known]
    bodies = [named for named in ordered if parse(named.name).body]
    full = [named for named in ordered if not parse(named.name).body and not parse(named.name).bare]
    bare = [named for named in ordered if parse(named.name).bare]
    groups = without_slips(unglued(joined_by_full_name(full)))
    join_surnames(bare, groups)
    canonical = _canonical(groups)
    canonical |= _canonical(joined_bodies(bodies, {**owners, **canonical}))
    return canonical | joined_listed(known, everybody)


def _canonical(groups: Iterable[Group]) -> dict[str, str]:
    names: dict[str, str] = {}
    for group in groups:
        texts = {name.text for name in group.names}
        best = min(group.members, key=lambda named: _preference(named, texts)).name
        names.update((member.name, best) for member in group.members)
    return names


def _preference(named: Named, texts: Container[str]) -> tuple[bool, bool, bool, bool, int, int, str]:
    """A full name before a surname or acronym, then the commonest form, the longer, by the alphabet.

    :param texts: all names of the group, of which one may have but a word more: "Biker Odo Farr".
    """
    name = parse(named.name)
    told = bool(name.gender)  # by an honorific, which is no part of a name
    worded = bool(name.given) and without_word(name) in texts
    return (name.bare, is_acronym(named.name), told, worded, -named.articles, -len(named.name), named.name)


def speakers(
    people: Iterable[Named], canonical: Mapping[str, str], decided: Iterable[Who] = ()
) -> list[Speaker]:
    """Return everybody named, most statements first, with all names, roles, posts and statements of each."""
    written = {who.name: who for who in decided}
    members: dict[str, list[Named]] = defaultdict(list)
    for named in sorted(people, key=lambda named: named.name):
        members[canonical.get(named.name, named.name)].append(named)
    found = [_speaker(mine, written.get(name, Who(name))) for name, mine in members.items()]
    return sorted(found, key=lambda speaker: (-speaker.statements, speaker.name))


def _speaker(members: Sequence[Named], who: Who) -> Speaker:
    forms, roles = Counter[str](dict.fromkeys(who.aliases, 0)), Counter[str]()
    for member in members:
        forms[member.name] += member.articles
        forms.update(dict.fromkeys(member.aliases, 1))
        roles.update(dict(member.roles))
    del forms[who.name]
    ranked = sorted(roles.items(), key=lambda pair: (-pair[1], pair[0]))
    aliases = tuple(sorted(forms, key=lambda form: (-forms[form], form)))
    said = sum(member.statements for member in members)
    return Speaker(who.name, aliases, tuple(ranked), said, who.posts)
