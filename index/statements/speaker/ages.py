"""Who is called by an age alone: "the 63-year-old" is "Ada Birch, 63", and nobody of another age."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from index.names.roles import is_role
from index.statements.spotting.occupations import is_occupation

if TYPE_CHECKING:
    from index.statements.grammar.mention import Mention
    from index.statements.register.register import Register

_OLD = re.compile(r"[Tt]he[ \xa0](\d{1,3})-year-old(?:[ \xa0][a-z-]+){0,2}")
_AFTER = re.compile(
    r"(?:,[ \xa0](?:(?:aged?|now)[ \xa0]|who[ \xa0](?:is|turned)[ \xa0])?|[ \xa0]\()(\d{1,3})(?=[,;.)])"
)
_BEFORE = re.compile(r"\b(\d{1,3})-year-old[ \xa0](?:(?:[\w’'-]+[ \xa0]){0,3}?([a-z-]+)[ \xa0])?$")
_REACH = 60  # characters before a name in which an age may stand


def age(text: str, mention: Mention) -> str:
    """Return the age by which a mention without a name calls somebody: "63"; nothing of any other."""
    found = _OLD.fullmatch(text, mention.span.start, mention.head.end)
    return found[1] if found else ""


def _is_calling(noun: str | None) -> bool:
    """Tell an age right before a name, or a noun for what somebody is: not "the 63-year-old said in" Ely."""
    return noun is None or is_role(noun) or is_occupation(noun)


class Ages:
    """How old an article says that people are."""

    def __init__(self, text: str, register: Register) -> None:
        self.text = text
        self.register = register

    def holder(self, told: str) -> int | None:
        """Return the number of the only one of an age; None without one."""
        of_age = [who for who, ages in self._told.items() if told in ages]
        return of_age[0] if len(of_age) == 1 else None

    def may_be(self, person: int, told: str) -> bool:
        """Tell whether nothing says that somebody is of another age."""
        return not told or told in self._told.get(person, {told})

    @cached_property
    def _told(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for sighting in self.register.sightings:
            entry = self.register.entries[sighting.person]
            if entry.body or entry.nobody:
                continue
            start, end = sighting.span
            ages = (_AFTER.match(self.text, end), _BEFORE.search(self.text, max(0, start - _REACH), start))
            for one in ages:
                if one is not None and (one.re is _AFTER or _is_calling(one[2])):
                    found.setdefault(sighting.person, set()).add(one[1])
        return found
