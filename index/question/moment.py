"""Words that move on in time from what was shown: "anything more recent?", "and before that?"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.asked import Understood

_SAID = r"(?:(?<=\bsay )|(?<=\bsaid )|(?<=thing )|^(?:and )?)"
"""What stands before "later" where it is of what was said: not "what happened later?"."""

_LATER = re.compile(
    r"\b(?:more recent(?:ly)?|(?:any|some)thing (?:new|since)|newer|since then)\b"
    r"|\blatest\b(?!\s+(?!on\b|about\b|from\b)\w)"
    rf"|{_SAID}(?:later(?: on)?|afterwards?|after (?:that|this|then))(?=\W*$)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"\b(?:older|earlier|before (?:that|this|then)|previously)\b|{_SAID}before(?=\W*$)", re.IGNORECASE
)


class Direction(Enum):
    """Which way it goes from what was shown."""

    LATER = auto()
    EARLIER = auto()


@dataclass(frozen=True, slots=True)
class TakenOn:
    """Which way a question moves on in time, and the rest of its words."""

    way: Direction
    rest: str


def taken(question: str) -> TakenOn | None:
    """Take from a question the words that move on in time; None where it has none."""
    for way, words in ((Direction.LATER, _LATER), (Direction.EARLIER, _EARLIER)):
        if words.search(question.strip()):
            rest = " ".join(words.sub(" ", question.strip()).split())
            return TakenOn(way, re.sub(r"\s+(?=[?!.])", "", rest))
    return None


def moved(asked: Understood, way: Direction, dates: Sequence[date]) -> Understood:
    """Return a question of what came after, or before, all that was shown, or the days that were asked about.

    Where nothing was shown and no day asked about, there is nothing to count from: the newest, or the oldest,
    comes first.

    :param dates: the days of what was shown.
    """
    if way is Direction.LATER:
        last = max(dates, default=asked.until)
        if last is None:
            return replace(asked, latest=True, oldest=False)
        return replace(asked, since=last + timedelta(days=1), until=None)
    first = min(dates, default=asked.since)
    if first is None:
        return replace(asked, oldest=True, latest=False)
    return replace(asked, since=None, until=first - timedelta(days=1))
