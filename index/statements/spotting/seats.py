"""What right behind a titled name tells of which place: "Senator Ada Birch of Ohio", "(D-Conn.)"."""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import entries
from index.names.polities import polities
from index.names.posts.posts import post

_PARTIES = {"d": "democratic ", "r": "republican ", "i": "independent "}
_OF_PARTY = re.compile(r",?\s[(\[]?([DRI])-((?:[A-Z]\.\s?)+|[A-Z][\w]*(?:\s[A-Z]\w+)?)")
_SAID_OF_PARTY = re.compile(
    r",\sa?\s?(Democrat|Republican|[Ii]ndependent)\s(?:of|from)\s([A-Z]\w+(?:\s[A-Z]\w+)?)\b"
)
_OF_PLACE = re.compile(r"\sof\s((?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,2})(?!['’\w])")
_BY_TOWN = frozenset({"mayor", "governor"})
"""Ranks of those who are of a place that no list knows."""


def seated(text: str, end: int, role: str) -> str:
    """Return a title before a name that ends at ``end`` with the place behind it; "" without one."""
    held = post(role) if role else None
    if held is None or not held.known or held.polity:
        return ""
    found = _OF_PARTY.match(text, end) or _SAID_OF_PARTY.match(text, end)
    if found is not None:
        state = _state(found[2])
        return f"{_PARTIES[found[1][0].lower()]}{role} of {state}" if state else ""
    found = _OF_PLACE.match(text, end)
    if found is None:
        return ""
    whole = f"{role} of {found[1].lower()}"
    return whole if held.rank in _BY_TOWN or post(whole).polity else ""


def _state(written: str) -> str:
    """The name of an American state: "Conn", "N.Y.", "Rhode Island"; "" of any other place."""
    name = "-".join(written.lower().replace(".", "").split())
    name = _short_forms().get(name.replace("-", ""), name)
    known = polities().get(name)
    is_state = known is not None and (known.within == "united-states" or written == "Georgia")
    return name.replace("-", " ") if is_state else ""


@cache
def _short_forms() -> dict[str, str]:
    return dict(line.split() for line in entries("state_abbreviations"))
