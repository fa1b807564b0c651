"""Which days a date in a question is: what the groups of `dates`' patterns come to, counted from now.

Each function takes what a pattern found and what dates are counted from, and returns the first and last day,
where None is no bound; or None alone where there is no such day.
"""

from __future__ import annotations

from calendar import day_name, month_name, monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import re

MONTHS = [name.lower() for name in month_name[1:]]
WEEKDAYS = [name.lower() for name in day_name]
NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]

Range = tuple[date | None, date | None]


class Now(NamedTuple):
    """What dates are counted from: today, for "last week", and the newest article's day, for "in May"."""

    today: date
    latest: date


def _points(found: re.Match[str], name: str, latest: date) -> tuple[date, date] | None:
    """The first and last day of the point in time that the groups of ``name`` give."""
    groups = {k[2:]: v for k, v in found.groupdict().items() if v and k[0] == name and k[1].isdigit()}
    try:
        if "iso" in groups:
            day = date.fromisoformat(groups["iso"])
            return day, day
        return _calendar(groups, latest)
    except ValueError:
        return None


def _calendar(groups: dict[str, str], latest: date) -> tuple[date, date]:
    if "month" not in groups:
        year = int(groups["year"])
        return date(year, 1, 1), date(year, 12, 31)
    month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith(groups["month"].lower()[:3]))
    day = int(groups["day"]) if "day" in groups else None
    year = int(groups["year"]) if "year" in groups else _latest_year(latest, month, day)
    if day is not None:
        return date(year, month, day), date(year, month, day)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _latest_year(latest: date, month: int, day: int | None) -> int:
    """The year of the latest such month or day that has begun."""
    return latest.year - ((month, day or 1) > (latest.month, latest.day))


def within(found: re.Match[str], now: Now) -> Range | None:
    """The whole of it."""
    return _points(found, "a", now.latest)


def since(found: re.Match[str], now: Now) -> Range | None:
    """It and all after."""
    points = _points(found, "a", now.latest)
    return points and (points[0], None)


def after(found: re.Match[str], now: Now) -> Range | None:
    """What comes after its last day."""
    points = _points(found, "a", now.latest)
    return points and (points[1] + timedelta(days=1), None)


def before(found: re.Match[str], now: Now) -> Range | None:
    """What comes before its first day."""
    points = _points(found, "a", now.latest)
    return points and (None, points[0] - timedelta(days=1))


def until(found: re.Match[str], now: Now) -> Range | None:
    """All before, and it."""
    points = _points(found, "a", now.latest)
    return points and (None, points[1])


def between(found: re.Match[str], now: Now) -> Range | None:
    """From one to another, which tells the year of both."""
    last = _points(found, "b", now.latest)
    first = last and _points(found, "a", last[1])
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def days(found: re.Match[str], now: Now) -> Range | None:
    """From one day to another of a month that is named once."""
    month = _points(found, "a", now.latest)
    first, last = int(found["first"]), int(found["last"])
    if month is None or not 0 < first <= last <= month[1].day:
        return None
    return month[0].replace(day=first), month[0].replace(day=last)


def named_day(found: re.Match[str], now: Now) -> Range:
    """Today or yesterday, or all since."""
    day = now.today - timedelta(days=found["day"].lower() == "yesterday")
    return day, None if found["since"] else day


def weekday(found: re.Match[str], now: Now) -> Range:
    """The latest such weekday; "last Monday" is not today."""
    back = (now.today.weekday() - WEEKDAYS.index(found["weekday"].lower())) % 7
    last = (found["last"] or "").lower() == "last"
    day = now.today - timedelta(days=7 if last and not back else back)
    return day, None if found["since"] else day


def calendar_unit(found: re.Match[str], now: Now) -> Range:
    """This or last week (from Monday), month or year, to its end."""
    last, unit = found["which"].lower() == "last", found["unit"].lower()
    if unit == "week":
        start = now.today - timedelta(days=now.today.weekday() + 7 * last)
        end = start + timedelta(days=6)
    elif unit == "month":
        month = now.today.replace(day=1) - timedelta(days=last)
        start, end = month.replace(day=1), month.replace(day=monthrange(month.year, month.month)[1])
    else:
        start, end = date(now.today.year - last, 1, 1), date(now.today.year - last, 12, 31)
    return start, None if found["since"] else end


def lately(found: re.Match[str], now: Now) -> Range | None:
    """So many days, weeks, months or years until today."""
    start = _back(found, now)
    return None if start is None else (start, now.today)


def ago(found: re.Match[str], now: Now) -> Range | None:
    """The day so long ago, or all since."""
    day = _back(found, now)
    if day is None:
        return None
    return day, None if found["since"] else day


def _back(found: re.Match[str], now: Now) -> date | None:
    """Today less a count of days, weeks, months or years; None before the calendar begins."""
    said = (found["count"] or "one").lower()
    count = NUMBERS.index(said) if said in NUMBERS else int(said)
    days = {"day": 1, "week": 7, "month": 30, "year": 365}[found["unit"].lower()] * count
    return now.today - timedelta(days=days) if days < now.today.toordinal() else None
