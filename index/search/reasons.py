"""Which sentences give a reason: for "why?"."""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import words


def gives_reason(text: str) -> bool:
    """Say whether a sentence has words that give a reason: "because", "blamed", "due to"."""
    return _reason().search(text) is not None


@cache
def _reason() -> re.Pattern[str]:
    every = "|".join(map(re.escape, sorted(words("reason_words"), key=len, reverse=True)))
    return re.compile(rf"\b(?:{every})\b", re.IGNORECASE)
