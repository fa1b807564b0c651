"""Ministers who are asked for without what they are ministers of: "Kestria's minister" may be any of them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.names.holders.holders import holders
from index.names.posts.posts import HEAD, post
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from index.names.directory.directory import Directory
    from index.names.directory.holder import Holder
    from index.names.posts.posts import Post
    from index.types import Speaker

_MINISTER = "minister"
_APART = frozenset({"government", "military"})
"""Of what a prime minister and a commander are the head, whom nobody calls a mere minister."""

_OF_SOMETHING = re.compile(r"(?:^|\s)[a-z-]+\s+minister\b|\bminister\s+(?:of|for)\s+(?:the\s+)?[a-z]")
"""A department that posts are not known to have: "water minister", "minister for fish"."""

SHORT = 4
"""Letters from which the first word of a role is no abbreviation of a country: "us", "uae"."""

_DETERMINED = re.compile(r"^(?:the|a|an|this|that|its|their|our)\s+", re.IGNORECASE)
_OWNER = re.compile(r"^.*['’]s?\s+")


class Minister(NamedTuple):
    """Somebody who is a minister, and what articles call them, without whose."""

    post: str
    holder: Holder


def is_any_minister(phrase: str) -> bool:
    """Say whether a phrase asks for a minister and does not tell of what."""
    asked = post(phrase)
    if asked.rank != _MINISTER or asked.department or asked.limits:
        return False
    if asked.polity:
        return not asked.rest  # "Ruritania's Middle East minister" tells of what
    return not _OF_SOMETHING.search(_DETERMINED.sub("", phrase))


def ministers(
    book: Directory, asked: Post, when: tuple[date | None, date | None] = (None, None)
) -> tuple[Minister, ...]:
    """Return who may be meant by a minister of a country, or of none: whoever is quoted and is one of it."""
    found = {
        one.speaker.name: Minister(_title(one.speaker, which.department), one)
        for which in _each(book, asked)
        for one in holders(book, which, *when)
        if one.speaker.statements and not _is_elsewhere(one.speaker, asked)
    }
    return tuple(sorted(found.values(), key=lambda one: (-one.holder.speaker.statements, one.post)))


def _is_elsewhere(speaker: Speaker, asked: Post) -> bool:
    """Say whether articles tell whose minister somebody is, and it is another's than the one asked for."""
    roles = [role for role, _ in speaker.roles]
    polities = {one.polity for one in map(post, roles)} - {""}
    if asked.polity and polities:
        return asked.polity not in polities
    owners = [tokens(found[0]) for role in roles if (found := _OWNER.match(role))]
    return bool(asked.rest and owners) and not any(set(asked.rest) & set(owner) for owner in owners)


def _each(book: Directory, asked: Post) -> list[Post]:
    """Return the posts that a minister may have, of what ministers are called in articles, with the place
    asked for.
    """
    called = book.called(frozenset({_MINISTER})).values()
    posts = [one.post for roles in called for one in roles if one.post.department not in _APART]
    made = (
        replace(asked, rank=HEAD, department=one.department, generic="")
        if one.department
        else replace(asked, rest=tuple(dict.fromkeys((*asked.rest, *one.rest))))
        for one in posts
    )
    return sorted(set(made), key=lambda one: (one.department, one.rest))


def _title(speaker: Speaker, department: str) -> str:
    """Return what a minister is called most, without the country: "water minister"."""
    return next(_fitting(speaker, department), _MINISTER)


def _fitting(speaker: Speaker, department: str) -> Iterator[str]:
    for role, _ in speaker.roles:
        one = post(role)
        if one.department == department and one.rank == (HEAD if department else _MINISTER):
            yield _written(_OWNER.sub("", role), is_placed=bool(one.polity))


def _written(role: str, *, is_placed: bool) -> str:
    """Return a role, which is kept in lower case, with the capitals of the country that it begins with."""
    first, space, rest = role.partition(" ")
    return (
        f"{first.upper() if len(first) < SHORT else first.capitalize()}{space}{rest}" if is_placed else role
    )
