"""What ties one local name to others: by which marks who is who of one depends on others.

Where names came, went or are told of otherwise, who is who changes for those alone whom marks lead to from
them; and it is worked out right for these from those to whom marks lead in turn. So `identify` of these few
gives for them what it gives of all names.
"""

from __future__ import annotations

from collections import defaultdict
from enum import IntEnum
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from index.names.identity.group import telling
from index.names.identity.joined_bodies import (
    OWNER_KEYS,
    acronym_key,
    body_keys,
    called_by,
    owner_places,
    place,
)
from index.names.identity.joined_people import answered_to, asked_for, given_words, lone_key
from index.names.identity.marks import is_initial, lettered, slipped, spelt
from index.names.identity.outlets import outlet
from index.names.name import acronyms, is_acronym, parse, run_together
from index.names.rules import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.names.identity.group import Named
    from index.names.name import Name

Tie = int
"""A mark, as a number of 63 bits, of which the last three are its `Way`."""

BITS = 3


class Way(IntEnum):
    """How a mark ties.

    Those who share it depend on each other; those who take it, on those who give it; those who have the one
    side of it, on those who have the other side, and the other way round. Those who are owned depend on
    whom their owners' names mean, and on nothing else of theirs.
    """

    SHARED = 0
    GIVEN = 1
    TAKEN = 2
    ONE = 3
    OTHER = 4
    OWNER = 5
    OWNED = 6


_MUTUAL = {Way.SHARED: Way.SHARED, Way.ONE: Way.OTHER, Way.OTHER: Way.ONE}
_AFFECTS = {**_MUTUAL, Way.GIVEN: Way.TAKEN}
_NEEDS = {**_MUTUAL, Way.TAKEN: Way.GIVEN}


def affected(ties: Iterable[Tie]) -> set[Tie]:
    """Return the ties of those who depend on somebody with these."""
    return _across(ties, _AFFECTS)


def needed(ties: Iterable[Tie]) -> set[Tie]:
    """Return the ties of those on whom somebody with these depends."""
    return _across(ties, _NEEDS)


def _across(ties: Iterable[Tie], ways: Mapping[Way, Way]) -> set[Tie]:
    last = (1 << BITS) - 1
    return {(tie & ~last) | ways[Way(tie & last)] for tie in ties if Way(tie & last) in ways}


def owners(ties: Iterable[Tie]) -> set[Tie]:
    """Return the ties of the people by whose names somebody with these may be called."""
    return _across(ties, {Way.OWNED: Way.OWNER})


def owned(names: Iterable[str]) -> set[Tie]:
    """Return the ties of the bodies that may be called by these names, where they are people's."""
    return {_tie(Way.OWNED, "owner", *way(name)) for name in names if is_person(name) for way in OWNER_KEYS}


def ties(named: Named) -> frozenset[Tie]:
    """Return the ties of a local name, as articles tell of it; those beside `of_groups`."""
    found, name = set(_of_listed(named)), parse(named.name)
    if is_listed(named.name):
        return frozenset(found)
    if name.body:
        return frozenset(found.union(_of_acronym(named) if is_acronym(named.name) else _of_body(named)))
    return frozenset(found.union(_of_lone(named, name) if name.bare else _of_full(named, name)))


def of_groups(named: Iterable[Named], guess: Mapping[str, str]) -> dict[str, frozenset[Tie]]:
    """Return what ties those names further that are one with others, given whom they and their owners mean.

    :param guess: whom names mean; all that mean one person are among the names, or none is.
    """
    found = {name: {tie} for name, tie in _of_bodies(guess).items()}
    people: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        if is_person(one.name) and not parse(one.name).bare:
            people[guess[one.name]].append(one)
    for best, members in people.items():
        words = {word for one in members for word in given_words(parse(one.name))}
        told = telling(members)
        found[best] = {_tie(Way.GIVEN, "given", word, role) for word in words for role in told}
    return {name: frozenset(some) for name, some in found.items()}


def _of_bodies(guess: Mapping[str, str]) -> dict[str, Tie]:
    bodies = [one for one in guess if is_long_body(one)]
    people = {one: who for one, who in guess.items() if is_person(one)}
    return {name: _tie(Way.SHARED, "body", *key) for name, key in body_keys(bodies, people).items()}


def is_person(name: str) -> bool:
    """Say whether a name is neither the lists' nor a body's."""
    return not is_listed(name) and not parse(name).body


def is_long_body(name: str) -> bool:
    """Say whether a name is a body's, and no acronym."""
    return not is_listed(name) and parse(name).body and not is_acronym(name)


def is_listed(name: str) -> bool:
    """Say whether a name is the lists' whatever others are called; initials of an outlet may be another's."""
    return bool(place(name) or (outlet(name) and not is_acronym(name)))


def written(name: str) -> Tie:
    """Return the tie of names that people may have written down, by which their whole group is another's."""
    return _tie(Way.GIVEN, "written", *same_name(name))


def _of_listed(named: Named) -> Iterator[Tie]:
    """Yield what ties a name to what the lists have, or to those initials that are nobody's else."""
    if known := place(named.name) or outlet(named.name):
        yield _tie(Way.SHARED, "listed", known)
        if not is_listed(named.name):
            yield _tie(Way.TAKEN, "called", acronym_key(named.name))
    else:
        for key in called_by(named):
            yield _tie(Way.GIVEN, "called", key)


def _of_full(named: Named, name: Name) -> Iterator[Tie]:
    for mark in spelt(name):
        yield _tie(Way.SHARED, "spelt", *mark)
    yield from _of_initial(name)
    yield _tie(Way.SHARED, "joined", run_together(name))
    for mark in slipped(name):
        yield _tie(Way.OTHER, "slip", *mark)
        if named.roles:  # without any, it is taken for nobody's with a slip
            yield _tie(Way.ONE, "slip", *mark)
    yield from _of_person(named)
    for key in answered_to(named):
        yield _tie(Way.GIVEN, "surname", key)


def _of_initial(name: Name) -> Iterator[Tie]:
    for mark in lettered(name):
        if is_initial(name):
            yield _tie(Way.SHARED, "initials", *mark)
        yield _tie(Way.ONE if is_initial(name) else Way.OTHER, "initial", *mark)


def _of_lone(named: Named, name: Name) -> Iterator[Tie]:
    yield _tie(Way.SHARED, "lone", lone_key(name.surname))
    for key in asked_for(name):
        yield _tie(Way.TAKEN, "surname", key)
    for role in telling([named]):  # it is a given name's but where it shares a role with who has that
        yield _tie(Way.TAKEN, "given", name.surname, role)
    yield written(named.name)
    yield from _of_person(named)


def _of_person(named: Named) -> Iterator[Tie]:
    for way in OWNER_KEYS:
        yield _tie(Way.OWNER, "owner", *way(named.name))


def _of_body(named: Named) -> Iterator[Tie]:
    for owner in owner_places(named.name):
        yield _tie(Way.OWNED, "owner", *owner)
    for key in called_by(named) | acronyms(named.name):
        yield _tie(Way.GIVEN, "acronym", key)


def _of_acronym(named: Named) -> Iterator[Tie]:
    key = acronym_key(named.name)
    yield _tie(Way.SHARED, "alone", key)
    yield _tie(Way.TAKEN, "acronym", key)
    yield written(named.name)


@cache
def _seed(kind: str) -> bytes:
    return kind.encode().ljust(8, b"\0")[:8]


def _tie(way: Way, kind: str, *words: str) -> Tie:
    told = blake2b("\n".join(words).encode("utf-8", "surrogatepass"), digest_size=8, person=_seed(kind))
    return (int.from_bytes(told.digest(), "little") >> 1) & ~((1 << BITS) - 1) | way
