"""Genders that no name tells: by the pronouns that follow one, before anybody else is named."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from index.names.roles import PRONOUNS
from index.text.sentence import sentences

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.statements.register.entry import Entry, Sighting

_PRONOUN = re.compile(rf"\b(?:{'|'.join(PRONOUNS)})\b", re.IGNORECASE)
_WHO_ACTS = re.compile(r",?[ \xa0]who[ \xa0](?:[a-z]+[ \xa0]){1,4}")
_OBJECT = re.compile(
    r"him\b|her(?=[ \xa0]?[“\"‘,.;:]"
    r"|[ \xa0](?:an?|the|of|to|for|as|in|on|at|with|from|by|that|and|when|after)\b)"
)
_SURER = 2  # times as many pronouns of one gender as of the other make it somebody's


def infer(text: str, entries: Sequence[Entry], within: Callable[[int, int], Sequence[Sighting]]) -> None:
    """Give people the gender that the pronouns after their names tell, where no name does.

    :param within: the sightings that begin in a stretch of the text.
    """
    told: dict[int, Counter[str]] = defaultdict(Counter)
    for span in sentences(text):
        sightings = [one for one in within(*span) if not entries[one.person].body]
        for first in sightings[:1]:
            others = (one.span.start for one in sightings if one.person != first.person)
            following = _PRONOUN.finditer(text, first.span.end, next(others, span.end))
            told[first.person].update(
                PRONOUNS[found[0].lower()] for found in following if not _is_acted_on(text, first, found)
            )
    for person, genders in told.items():
        entry, most = entries[person], max(genders, key=lambda gender: genders[gender], default="")
        if (
            entry.human
            and (not entry.gender or entry.either)
            and genders[most] > _SURER * (genders.total() - genders[most])
        ):
            entry.gender, entry.told = most, True


def _is_acted_on(text: str, one: Sighting, found: re.Match[str]) -> bool:
    """Tell a pronoun of somebody else from its place: "Birch, who has called her a fool"."""
    acts = _WHO_ACTS.fullmatch(text, one.span.end, found.start())
    return acts is not None and _OBJECT.match(text, found.start()) is not None
