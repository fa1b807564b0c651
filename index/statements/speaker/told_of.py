"""Whom words themselves name, and who is so hardly the one that says them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.statements.register.register import Register
    from index.types import Span

_ENDS_NAME = re.compile(
    r"(?![ \xa0][a-z])|[ \xa0](?:" + "|".join(sorted(words("stop_words"))) + r")\b|['’]s?\b|s['’]"
)
_WHO_ACTS = re.compile(r",?[ \xa0]who[ \xa0](?:[a-z]+[ \xa0]){1,4}$")
_REACH = 60  # characters of it
_NAMED = 0.1  # of one whom the words name
_NAMESAKE = 0.4  # of one whose name stands in what they name: "the Birch campaign"


def told_of(text: str, content: Sequence[Span], register: Register) -> dict[int, float]:
    """Return what is left of those whom the words name, or by whose name they call something."""
    found: dict[int, float] = {}
    for sighting in (one for span in content for one in register.within(*span)):
        left = _NAMED if _ENDS_NAME.match(text, sighting.span.end) else _NAMESAKE
        found[sighting.person] = min(left, found.get(sighting.person, 1.0))
    return found


def acting(text: str, position: int, register: Register) -> set[int]:
    """Return who does something to the one a pronoun at a place means: "Birch, who has called her a fool"."""
    told = _WHO_ACTS.search(text, max(0, position - _REACH), position)
    return {one.person for one in register.sightings if told and one.span.end == told.start()}
