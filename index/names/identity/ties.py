"""What ties one local name to others: by which marks who is who of one depends on others.

Where names came, went or are told of otherwise, who is who changes for those alone whom marks lead to from
them; and it is worked out right for these from those to whom marks lead in turn. So `identify` of these few
gives for them what it gives of all names.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from index.names.identity.joined_bodies import (
    OWNER_KEYS,
    acronym_key,
    body_keys,
    called_by,
    owner_places,
    place,
)
from index.names.identity.joined_people import (
    answered_to,
    asked_for,
    blocks_of,
    given_words,
    lone_key,
    slip_mark,
    unglued_text,
)
from index.names.identity.outlets import outlet
from index.names.name import acronyms, is_acronym, parse
from index.names.rules import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.names.identity.group import Named
    from index.names.name import Name

Tie = int
"""A mark, as a number of 63 bits, of which the last two are its `Way`."""

BITS = 2


class Way(IntEnum):
    """How a mark ties: those who share it depend on each other; those who take it, on those who give it."""

    SHARED = 0
    GIVEN = 1
    TAKEN = 2


_AFFECTS = {Way.SHARED: Way.SHARED, Way.GIVEN: Way.TAKEN}
_NEEDS = {Way.SHARED: Way.SHARED, Way.TAKEN: Way.GIVEN}


def affected(ties: Iterable[Tie]) -> set[Tie]:
    """Return the ties of those who depend on somebody with these."""
    return _across(ties, _AFFECTS)


def needed(ties: Iterable[Tie]) -> set[Tie]:
    """Return the ties of those on whom somebody with these depends."""
    return _across(ties, _NEEDS)


def _across(ties: Iterable[Tie], ways: Mapping[Way, Way]) -> set[Tie]:
    last = (1 << BITS) - 1
    return {(tie & ~last) | ways[Way(tie & last)] for tie in ties if Way(tie & last) in ways}


def shared(held: Iterable[frozenset[Tie]]) -> set[Tie]:
    """Return those ties that are shared by those who depend on each other."""
    last = (1 << BITS) - 1
    return {tie for some in held for tie in some if tie & last == Way.SHARED}


def ties(named: Named) -> frozenset[Tie]:
    """Return the ties of a local name, as articles tell of it; of a body, those beside `of_bodies`."""
    found, name = set(_of_listed(named)), parse(named.name)
    if is_listed(named.name):
        return frozenset(found)
    if name.body:
        return frozenset(found.union(_of_acronym(named) if is_acronym(named.name) else _of_body(named)))
    return frozenset(found.union(_of_lone(named, name) if name.bare else _of_full(named, name)))


def of_bodies(names: Iterable[str], identities: Mapping[str, str]) -> dict[str, Tie]:
    """Return what ties bodies to those that are one with them, given whom names of people mean."""
    bodies = [one for one in names if is_long_body(one)]
    people = {one: who for one, who in identities.items() if not is_listed(one) and not parse(one).body}
    return {name: _tie(Way.SHARED, "body", *key) for name, key in body_keys(bodies, people).items()}


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
    for block in blocks_of(name):
        yield _tie(Way.SHARED, "full", *block)
    yield _tie(Way.SHARED, "slip", *slip_mark(name))
    yield _tie(Way.SHARED, "text", name.text)
    if rest := unglued_text(name):
        yield _tie(Way.SHARED, "text", rest)
    yield from _of_person(named)
    for key in answered_to(named):
        yield _tie(Way.GIVEN, "surname", key)
    for word in given_words(name):
        yield _tie(Way.GIVEN, "given", word)


def _of_lone(named: Named, name: Name) -> Iterator[Tie]:
    yield _tie(Way.SHARED, "lone", lone_key(name.surname))
    for key in asked_for(name):
        yield _tie(Way.TAKEN, "surname", key)
    if named.roles:  # without any, no role is shared with who has it as a given name
        yield _tie(Way.TAKEN, "given", name.surname)
    yield written(named.name)
    yield from _of_person(named)


def _of_person(named: Named) -> Iterator[Tie]:
    for way in OWNER_KEYS:
        yield _tie(Way.GIVEN, "owner", *way(named.name))


def _of_body(named: Named) -> Iterator[Tie]:
    for owner in owner_places(named.name):
        yield _tie(Way.TAKEN, "owner", *owner)
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
