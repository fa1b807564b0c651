"""Whether somebody takes the side that is asked for: "who criticised the mill?" is none who defends it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries
from index.text.english import likely_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.store.statements import Uttered

_WORDS = "="
"""What stands in the list before words with which a side is taken."""

_CALLED = re.compile(
    r"\b(?:call|brand|label|dub|term|describ|liken|compar|judg)(?:s|es|e|ed|ing)?\b(?!\s+(?:for|on|upon)\b)",
    re.IGNORECASE,
)
"""What judges on either side: "called the loan reckless"."""

_NEAR = 4
"""Words between those with which a side is taken and what it is taken of, at most."""


def is_sided(verb: str) -> bool:
    """Say whether a verb takes a side, so that what is told otherwise may take the other."""
    return bool(_line(verb))


def is_taken(verb: str, one: Uttered, text: str, told: str, of: re.Pattern[str] | None) -> bool:
    """Say whether a statement is told with words that take the side of a verb, or that judge
    on either.

    :param told: the sentences that tell it.
    :param of: what finds a word of what the side is taken of.
    """
    cue = one.statement.cue
    how = cue.of(text) if cue else ""
    if _verbs(verb).search(how) or _CALLED.search(how):
        return True
    return any(
        of is None or of.search(" ".join(told[found.end() :].split()[:_NEAR]))
        for found in _taking(verb).finditer(told)
    )


@cache
def _line(verb: str) -> tuple[str, ...]:
    lines = (tuple(line.split()) for line in entries("siding_verbs"))
    return next((line for line in lines if verb in line), ())


@cache
def _verbs(verb: str) -> re.Pattern[str]:
    return _any(form for one in _line(verb) if not one.startswith(_WORDS) for form in likely_forms(one))


@cache
def _taking(verb: str) -> re.Pattern[str]:
    return _any(one[1:].replace("_", " ") for one in _line(verb) if one.startswith(_WORDS))


def _any(several: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(several))})\b", re.IGNORECASE)
