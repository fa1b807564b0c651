"""The options of /ask: whose words, from which paper, from when. Forgiving of typing errors. Pure."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

from index.errors import QuestionError
from index.names.directory import Found
from index.question.whom import asking, find
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.names.directory import Directory
    from index.types import Understood

ALIKE = 75
"""Likeness, of 100, from which a name typed is taken for one that there is."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Given:
    """What a person chose beside their question."""

    speaker: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None


def narrowed(asked: Understood, given: Given, book: Directory) -> Understood:
    """Let the options override what the question was understood to ask.

    :raises QuestionError: for a publisher that no article has.
    """
    if given.publisher is not None:
        asked = replace(asked, publisher=publisher(given.publisher, book))
    if given.speaker is not None:
        found = find(given.speaker, book)
        asked = asking(asked, found or Found(_typed(given.speaker, book)))
    return replace(asked, since=given.since or asked.since, until=given.until or asked.until)


def publisher(typed: str, book: Directory) -> str:
    """Return the publisher that is meant.

    :raises QuestionError: when there is none like it.
    """
    best = process.extractOne(
        typed, book.publishers, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=ALIKE
    )
    if best is None:
        listed = ", ".join(book.publishers[:10]) or "none"
        raise QuestionError(f"No article is of the publisher “{typed}”. There are: {listed}.")
    return best[0]


def day(typed: str, *, end: bool = False) -> date:
    """Return the day that is meant by 2025, 2025-03 or 2025-03-07: the first, or the last with ``end``.

    :raises QuestionError: for anything else.
    """
    match = _DAY.fullmatch(typed.strip())
    if match:
        year, month, number = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            month_ = month or (12 if end else 1)
            return date(year, month_, number or (monthrange(year, month_)[1] if end else 1))
        except ValueError:
            pass  # the thirteenth month, the thirtieth of February: said below
    raise QuestionError(f"“{typed}” is not a day. Write it as 2025-03-07, or 2025-03, or 2025.")


def suggestions(typed: str, names: Sequence[str], most: int = 25) -> list[str]:
    """Return the ``names`` most like what was typed so far; the first ones when nothing was."""
    if not typed.strip():
        return list(names[:most])
    start = typed.strip().lower()
    opening = [name for name in names if any(word.startswith(start) for word in _words(name))]
    scorer = fuzz.WRatio
    found = process.extract(
        typed, names, scorer=scorer, processor=utils.default_process, limit=most, score_cutoff=55
    )
    return list(dict.fromkeys([*opening[:most], *(name for name, _, _ in found)]))[:most]


def _words(name: str) -> list[str]:
    lower = name.lower()
    return [lower, *lower.split()]


def _typed(name: str, book: Directory) -> Speaker:
    """Return who is meant by a name with a typing error; a speaker who is silent where nobody is."""
    names = [speaker.name for speaker in book.speakers if speaker.statements]
    best = process.extractOne(
        name, names, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=85
    )
    if best is None:
        return Speaker(name)
    return next(speaker for speaker in book.speakers if speaker.name == best[0])
