"""The dates that a question narrows itself to: "in March 2016", "since May", "last week"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from index.question import periods
from index.question.patterns import QUESTION_WORD
from index.question.periods import MONTHS, NUMBERS, WEEKDAYS, Now, Range
from index.question.verbs import verbs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

_MONTH = r"(?P<{0}month>" + "|".join(f"{m}|{m[:3]}\\.?" for m in MONTHS) + r"|sept\.?)"
_DAY = r"(?P<{0}day>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?P<{0}year>(?:19|20)\d\d)"
_DATED = rf"{_MONTH}(?:\s+{_DAY})?,?\s+{_YEAR}"
_ISO = r"(?P<{0}iso>(?:19|20)\d\d-[01]\d-[0-3]\d)"
_POINTS = (
    _ISO,
    rf"(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?",
    _DATED,
    rf"{_MONTH}(?:\s+{_DAY})?",
    _YEAR,
)
_UNIT = r"(?P<unit>day|week|month|year)s?"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(NUMBERS[1:]) + r")"


def _point(name: str) -> str:
    """A pattern for a day, month or year, whose groups begin with ``name`` and a digit."""
    ways = "|".join(pattern.format(f"{name}{number}") for number, pattern in enumerate(_POINTS))
    return rf"(?:{ways})\b(?!['’-]?\w)"


@dataclass(frozen=True, slots=True)
class Dates:
    """A question's text without its dates, and the first and last day they allow."""

    text: str
    since: date | None = None
    until: date | None = None


_Way = tuple["Counts", re.Pattern[str], "Callable[[re.Match[str], Now], Range | None]"]


def narrowed(text: str, today: date, latest: date | None = None) -> Dates:
    """Take from a question the dates that it narrows itself to; what cannot be resolved stays in the text.

    :param latest: the newest article's day, if not today: a date without a year is the latest until then.
    """
    return next(_ways(text, Now(today, min(latest or today, today)), _PATTERNS), Dates(text))


def plainly_narrowed(text: str, today: date, first: date | None, latest: date | None) -> Dates:
    """Do what :func:`narrowed` does with a question that asks for no words.

    A date in it may be when something happened, rather than when it was written of: "in 1991". So only
    "last week" and its like count, "since April" and, where nothing but a thing is named, "before April": and
    these on a day of which there can be articles.

    :param first: the oldest article's day; None where none has any.
    """
    now = Now(today, min(latest or today, today))
    recent = [way for way in _PATTERNS if way[0] is Counts.ALWAYS]
    bounds = [way for way in _PATTERNS if way[0] is Counts.AS_BOUND]
    for dates in _ways(text, now, bounds, ending=_ENDS):
        day = dates.since or dates.until
        is_told = dates.until is None or not QUESTION_WORD.match(text)
        if first and day and first <= day <= today and is_told:
            return dates
    return next(_ways(text, now, recent), Dates(text))


def _ways(
    text: str, now: Now, ways: Sequence[_Way], ending: re.Pattern[str] | None = None
) -> Iterator[Dates]:
    """Yield what each date in a text narrows it to, the likeliest first.

    :param ending: what must come after it.
    """
    for _, pattern, resolve in ways:
        for found in pattern.finditer(text):
            ends = ending is None or ending.match(text, found.end())
            days = resolve(found, now) if ends and not _is_ahead(text, found) else None
            if days is not None:
                rest = f"{text[: found.start()].rstrip(' ,')} {text[found.end() :].lstrip(' ,')}"
                yield Dates(re.sub(r"\s+(?=[?!.,])", "", rest).strip(), *days)


_ENDS = re.compile(
    r"\s*(?:[?!.,]|$|(?:about|on|over|regarding|concerning|in|at|to|from|of)\b)", re.IGNORECASE
)
"""What comes after a date that is no part of a longer name: not "since the May 2014 referendum"."""


def _is_ahead(text: str, found: re.Match[str]) -> bool:
    """Whether a month without a year is that of what somebody said would be: "said she would win in May"."""
    named = {group[2:] for group, said in found.groupdict().items() if said}
    ahead = _AHEAD.search(text, 0, found.start()) if "month" in named and "year" not in named else None
    return ahead is not None and any(word in verbs() for word in text[: ahead.start()].lower().split())


_AHEAD = re.compile(
    r"\b(?:will|would|shall|must|should|could|can|might|(?:has|have|had|needs?|ought|going|plans?|planned|wants?"
    r"|wanted|hopes?|hoped|intends?|intended)\s+to)\b",
    re.IGNORECASE,
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w'’-])(?<!\d\s)" + pattern + r"(?![\w'’-])", re.IGNORECASE)


_A, _B = _point("a"), _point("b")
_FULL = rf"(?:{_DATED.format('a1')}|{_ISO.format('a2')})"
_SINCE = r"(?:(?P<since>since)\s+)?"


class Counts(Enum):
    """Which dates narrow a question that asks for no words, too."""

    ALWAYS = auto()  # they mean recent news in any question
    AS_BOUND = auto()
    NEVER = auto()


_TO = r"(?:\s+(?:and|to|until|till)\s+|\s*[-–]\s*)"
_FIRST, _LAST = (rf"(?:the\s+)?(?P<{end}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)" for end in ("first", "last"))
_OF_MONTH = rf"\s+(?:of\s+)?{_MONTH.format('a1')}(?:,?\s+{_YEAR.format('a1')})?\b"
_OF_DAYS = rf"{_MONTH.format('a1')}\s+{_FIRST}{_TO}{_LAST}(?:,?\s+{_YEAR.format('a1')})?\b"


# Which questions it counts in, the pattern, what it allows. The first that resolves is taken.
_PATTERNS: tuple[_Way, ...] = (
    (Counts.AS_BOUND, _compiled(rf"(?:between|from)\s+{_A}\s+(?:and|to|until|till)\s+{_B}"), periods.between),
    (Counts.AS_BOUND, _compiled(rf"(?:between|from|on)\s+{_FIRST}{_TO}{_LAST}{_OF_MONTH}"), periods.days),
    (Counts.AS_BOUND, _compiled(rf"(?:between|from|on)\s+{_OF_DAYS}"), periods.days),
    (Counts.AS_BOUND, _compiled(rf"(?:ever\s+)?since\s+{_A}"), periods.since),
    (Counts.AS_BOUND, _compiled(rf"after\s+{_A}"), periods.after),
    (Counts.AS_BOUND, _compiled(rf"(?:before|prior\s+to)\s+{_A}"), periods.before),
    (Counts.AS_BOUND, _compiled(rf"(?:until|till|up\s+to)\s+{_A}"), periods.until),
    (Counts.NEVER, _compiled(rf"(?:back\s+)?(?:in|during|on|of|from)\s+{_A}"), periods.within),
    (Counts.NEVER, _compiled(_FULL), periods.within),
    (Counts.NEVER, re.compile(rf",\s*{_YEAR.format('a1')}(?=\s*[?.!]*$)"), periods.within),
    (Counts.ALWAYS, _compiled(rf"{_SINCE}(?P<day>yesterday)"), periods.named_day),
    (Counts.NEVER, _compiled(rf"{_SINCE}(?P<day>today)"), periods.named_day),
    (
        Counts.NEVER,
        _compiled(rf"(?:in\s+|over\s+|during\s+)?(?:the\s+)?(?:last|past)\s+{_COUNT}\s+{_UNIT}"),
        periods.lately,
    ),
    (
        Counts.NEVER,
        _compiled(r"(?:in|over|during)\s+the\s+(?:last|past)\s+(?P<count>)" + _UNIT),
        periods.lately,
    ),
    (Counts.ALWAYS, _compiled(rf"{_SINCE}(?:(?:a|an)|{_COUNT})\s+{_UNIT}\s+ago"), periods.ago),
    (Counts.ALWAYS, _compiled(rf"(?:in\s+)?{_SINCE}(?P<which>last)\s+{_UNIT}"), periods.calendar_unit),
    (Counts.NEVER, _compiled(rf"(?:in\s+)?{_SINCE}(?P<which>this)\s+{_UNIT}"), periods.calendar_unit),
    (
        Counts.ALWAYS,
        _compiled(rf"(?:on\s+|{_SINCE}(?P<last>last|this)\s+)(?P<weekday>{'|'.join(WEEKDAYS)})"),
        periods.weekday,
    ),
)
