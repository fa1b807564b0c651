"""Titles that stand for somebody: what they tell of the holder, and whether what one is called agrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from index.lexicon import entries, words
from index.names.roles import role_words

_AFTER_HEAD = frozenset({"of", "for", "at", "in", "on", "to", "from", "with", "who", "that"})
_SMALL = frozenset({"the", "a", "an", "s", "and", "his", "her", "its", "their", "our", "my", "your"})
_PRAISE = frozenset(
    {"senior", "top", "longtime", "leading", "veteran", "new", "current", "high", "second", "late"}
)
_CAPITAL = re.compile(r"\b[A-Z][\w’'.&-]*")
_LONGEST = 6  # words of a post's name


class Fit(IntEnum):
    """How well a role agrees with a title."""

    NOT = 0
    UNSAID = 1  # the title tells a country, the role none
    WIDER = 2  # the role tells a country or field, the title none
    SAME = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title in its parts: its post, the places, names and other words that tell it, and its limits."""

    office: str
    places: frozenset[str]
    names: frozenset[str]
    fields: frozenset[str]
    limits: frozenset[str]


@lru_cache(maxsize=65536)
def title(text: str) -> Title:
    """Return the parts of a title: "Malvania's deputy foreign minister" is a foreign minister, one limited.

    Words with capitals that are no places are its names; a role in small letters has none.
    """
    said = _with_offices(tuple(word for word in role_words(text) if word not in _SMALL))
    cut = next((at for at, word in enumerate(said) if at and word in _AFTER_HEAD), len(said))
    office = said[cut - 1] if cut else ""
    aside = _AFTER_HEAD | words("parties")
    rest = [word for at, word in enumerate(said) if at != cut - 1 and word not in aside]
    limits = frozenset(word for word in rest if word in words("role_limits"))
    places = frozenset(word for word in rest if word in _places())
    fields = frozenset(rest) - limits - places
    capitals = {word for part in _CAPITAL.findall(text) for word in role_words(part)}
    return Title(office, places, fields & capitals, fields - capitals, limits)


def fit(asked: Title, held: Title) -> Fit:
    """Return how well ``held``, what somebody is called, agrees with ``asked``, which stands for somebody."""
    if not _same_office(asked.office, held.office) or asked.limits != held.limits:
        return Fit.NOT
    if asked.places and held.places and asked.places.isdisjoint(held.places):
        return Fit.NOT
    known = held.fields | held.names
    if asked.names - known or any(_tells(word) for word in asked.fields - known):
        return Fit.NOT
    if asked.places and not held.places:
        return Fit.UNSAID
    if held.places - asked.places or any(_tells(word) for word in held.fields - asked.fields):
        return Fit.WIDER
    return Fit.SAME


def _same_office(asked: str, held: str) -> bool:
    return asked == held or held in _kinds().get(asked, ())


def _tells(word: str) -> bool:
    """Tell whether a word of a title sets its holder apart: not one of praise."""
    return word not in _PRAISE and word in words("role_modifiers") | words("body_nouns")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    pairs = (line.partition(":") for line in entries("title_kinds"))
    return {kind: frozenset(posts.split()) for kind, _, posts in pairs}


@cache
def _offices() -> dict[tuple[str, ...], str]:
    """Every name of a post as the words it is looked up by."""
    found: dict[tuple[str, ...], str] = {}
    for line in entries("offices"):
        office, _, others = line.partition(":")
        for name in others.split(","):
            found[tuple(word for word in role_words(name) if word != "the")] = office
    return found


def _with_offices(said: tuple[str, ...]) -> tuple[str, ...]:
    """Write each post that goes by several names in one way."""
    known, result, at = _offices(), list[str](), 0
    while at < len(said):
        sizes = range(min(_LONGEST, len(said) - at), 0, -1)
        size = next((size for size in sizes if said[at : at + size] in known), 0)
        result.append(known[said[at : at + size]] if size else said[at])
        at += size or 1
    return tuple(result)


@cache
def _places() -> frozenset[str]:
    return frozenset(line.split()[0] for line in entries("demonyms"))
