"""Bodies of somebody named right before them: "Ada Birch's press office", "the Birch campaign"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import words
from index.names.roles import is_role
from index.text.english import singular
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


_LIKE_NAMES = (
    *("administration", "camp", "campaign", "company", "family", "foundation"),
    *("government", "organisation", "organization", "team"),
)
"""What bears its owner's name: "the Birch campaign", but "Birch's office"."""


def called(owner: str, noun: str) -> str:
    """Return the name of what somebody has, with their full name."""
    return f"{owner} {noun}" if noun.endswith(_LIKE_NAMES) else f"{owner}'s {noun}"


class Owned(NamedTuple):
    """A body where it stands: the number of its owner's sighting, and its noun, "press office"."""

    span: Span
    owner: int
    noun: str


@cache
def _pattern() -> re.Pattern[str]:
    bodies = (noun for noun in words("owned_bodies") if noun.split()[-1] in words("body_nouns"))
    nouns = "|".join(sorted(bodies, key=len, reverse=True))
    modifiers = "|".join(sorted(words("role_modifiers")))
    return re.compile(
        rf"(?:['’]s?)?[ \xa0](?P<noun>(?:(?:{modifiers})[ \xa0])?(?:{nouns}))\b"
        r"(?!-)(?:['’]s)?(?:[ \xa0](?P<after>[\w-]+))?"
    )


def owned(text: str, names: Iterable[Span]) -> Iterator[Owned]:
    """Yield the bodies that stand right after names; not what is somebody's in a body: "campaign manager"."""
    for number, name in enumerate(names):
        found = _pattern().match(text, name.end)
        if found is None or found["noun"].lower().startswith("former "):
            continue  # "Birch's former party" is no longer hers
        if not is_role(singular((found["after"] or "").lower())):
            yield Owned(Span(name.start, found.end("noun")), number, found["noun"].lower())
