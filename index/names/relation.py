"""What a role or a phrase tells of somebody's kin: "Birch's eldest son"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from index.lexicon import entries, words
from index.names.name import given_names, honorifics
from index.names.roles import is_place, is_role


class Relation(NamedTuple):
    """What somebody is to whom: the noun, which of several ("eldest"), the other's name, and the same whole,
    as it is told: "council leader", "Mayor Birch".
    """

    noun: str
    which: frozenset[str]
    owner: str
    whole: str


@lru_cache(maxsize=65536)
def relation(text: str) -> Relation | None:
    """Return what a role or a question's phrase tells of somebody's kin; None of any other."""
    for pattern in _patterns():
        found = pattern.match(text)
        if found:
            which = frozenset(found["which"].lower().split()) - {"the", "own", "late"}
            owner = _untitled(found["owner"])
            return Relation(found["noun"].lower(), which, owner, found["owner"]) if owner else None
    return None


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    nouns = words("kin") | {line.partition(":")[0] for line in entries("kin_inverse")}
    noun = rf"(?P<which>(?:[\w-]+ ){{0,2}}?)(?P<noun>{'|'.join(sorted(nouns, key=len, reverse=True))})"
    return (
        re.compile(rf"(?:the )?(?P<owner>.+?)(?:['’]s|(?<=s)['’]) {noun}$", re.IGNORECASE),
        re.compile(rf"(?:the )?{noun} of (?:the )?(?P<owner>.+)$", re.IGNORECASE),
    )


def _untitled(owner: str) -> str:
    """Return a name without what stands before it: "former President Ada Birch"."""
    said = owner.split()
    while len(said) > 1 and _is_title(said[0].lower()):
        said = said[1:]
    return " ".join(said)


def _is_title(word: str) -> bool:
    title = word in honorifics() or word in words("role_limits") or word in words("role_modifiers")
    return word not in given_names() and (title or is_role(word) or is_place(word))
