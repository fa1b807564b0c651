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
_NAMED = 0.1  # of one whom the words name
_NAMESAKE = 0.4  # of one whose name stands in what they name: "the Birch campaign"


def told_of(text: str, content: Sequence[Span], register: Register) -> dict[int, float]:
    """Return what is left of those whom the words name, or by whose name they call something."""
    found: dict[int, float] = {}
    for sighting in (one for span in content for one in register.within(*span)):
        left = _NAMED if _ENDS_NAME.match(text, sighting.span.end) else _NAMESAKE
        found[sighting.person] = min(left, found.get(sighting.person, 1.0))
    return found
