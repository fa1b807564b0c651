"""When somebody held a post: by the dates of the articles that call them so.

An office is held for a time. What looks back on a holder counts for nothing, and a later holder never
answers for an earlier year.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LASTS = timedelta(days=3 * 365)
"""How long the last holder known before a date is taken to be still in office, if nobody else may be."""

_ABOUT = timedelta(days=120)
"""How far from an article's date others are of about the same time."""

_FAR_MORE = 4
"""From how many times the articles of one time somebody else is only looked back on, or miscalled."""

_SLIP = 20
"""The same where articles have no dates."""

_MOSTLY = 3
"""From how many times as many articles call somebody a former holder those that leave that out look back."""


@dataclass(frozen=True, slots=True)
class Term:
    """When articles call somebody by a post: their dates in order, and how many have none.

    ``named`` are the dates of all articles that name them, ``latest`` is the latest year that one without
    a date speaks of: it was written then or later.
    """

    dates: tuple[date, ...] = ()
    undated: int = 0
    named: tuple[date, ...] = ()
    latest: int = 0

    @classmethod
    def of(
        cls,
        called: Sequence[date | None],
        over: Sequence[date | None],
        named: Sequence[date] = (),
        latest: int = 0,
    ) -> Term:
        """Return when somebody was called so, less what was written when they no longer were.

        :param called: the dates of the articles that call them so.
        :param over: the dates of those that call them a former holder.
        :param named: the dates of all that name them.
        :param latest: the latest year that one without a date speaks of.
        """
        ended = sorted(day for day in over if day)
        before = cls(tuple(sorted(day for day in called if day and day < min(ended, default=date.max))))
        kept = [
            day for day in before.dates if _between(ended, day, day + _ABOUT) < _MOSTLY * before.around(day)
        ]
        undated = called.count(None)
        if len(over) >= _MOSTLY * undated:
            undated = latest = 0
        return cls(tuple(kept), undated, tuple(named), latest)

    def around(self, day: date) -> int:
        """Return how many articles of about a day call somebody so."""
        return _between(self.dates, day - _ABOUT, day + _ABOUT)

    @property
    def articles(self) -> int:
        """Return how many articles call them so."""
        return len(self.dates) + self.undated

    @property
    def first(self) -> date | None:
        """Return the first date."""
        return self.dates[0] if self.dates else None

    @property
    def last(self) -> date | None:
        """Return the last date."""
        return self.dates[-1] if self.dates else None


def _between(days: Sequence[date], first: date, last: date) -> int:
    """How many of some days, in order, lie within a time."""
    return bisect_right(days, last) - bisect_left(days, first)


def without_slips(held: Mapping[int, Term]) -> dict[int, Term]:
    """Return terms without the articles that look back on a holder, or miscall one.

    Far more articles of their time call another so.
    """
    every = sorted(held.values(), key=lambda one: -len(one.dates))
    most = max((one.articles for one in every), default=0)
    kept = {n: _in_their_time(one, every, most) for n, one in held.items()}
    return {n: one for n, one in kept.items() if one.articles}


def _in_their_time(one: Term, every: Sequence[Term], most: int) -> Term:
    """Return a term without its slips.

    :param every: all terms, those of most dates first; ``most`` is how many articles one has at most.
    """
    slips = {day for day in {*one.dates} if _is_slip(one, day, every)}
    dates = [day for day in one.dates if day not in slips]
    slip = not dates and most >= _SLIP * one.articles
    return Term(tuple(dates), 0 if slip else one.undated, one.named, 0 if slip else one.latest)


def _is_slip(one: Term, day: date, every: Sequence[Term]) -> bool:
    """Whether another is called so far more often about a day."""
    far_more = _FAR_MORE * one.around(day)
    may = takewhile(lambda other: len(other.dates) >= far_more, every)
    return any(other.around(day) >= far_more for other in may)


def at(held: Mapping[int, Term], since: date | None, until: date | None) -> dict[int, Term]:
    """Return those who held a post within a time, by the dates of the articles that call them so."""
    if since is None and until is None:
        return dict(held)
    first, last = since or date.min, until or date.max
    counts = {n: sum(first <= day <= last for day in one.dates) for n, one in held.items()}
    most = max(counts.values(), default=0)
    if most:  # those called so now and then are named as who held it before
        return {n: held[n] for n, count in counts.items() if count * _FAR_MORE >= most}
    around = {
        n: one for n, one in held.items() if one.first and one.last and one.first < first <= last < one.last
    }
    return around or _still(held, last)


def _still(held: Mapping[int, Term], last: date) -> dict[int, Term]:
    """Who is called so before a time, and in an article without a date that was written then or later.

    Nobody else is called so in between.
    """
    known = {n: one.last for n, one in held.items() if one.last and one.last <= last}
    latest = max(known, key=lambda n: known[n], default=None)
    return {} if latest is None or held[latest].latest < last.year else {latest: held[latest]}


def presumed(
    held: Mapping[int, Term], doubtful: Sequence[Term], since: date | None, until: date | None
) -> dict[int, Term]:
    """Return the only one who can have held a post at a time that no article tells; nobody where others can.

    That is the last holder known before, where nobody is known after; or whoever is called so in articles
    without a date: of several, the only one whom articles of that time name. A later holder never is.

    :param doubtful: of others whom articles call so without telling of which place.
    """
    if since is None and until is None:
        return {}
    first, last = since or date.min, until or date.max
    undated = {n for n, one in held.items() if one.undated and not one.dates}
    before = {n: one.last for n, one in held.items() if one.last and one.last < first}
    latest = max(before, key=lambda n: before[n], default=None)
    after = any(one.first and one.first > last for one in (*held.values(), *doubtful))
    may = undated if latest is None or after or first - before[latest] > _LASTS else undated | {latest}
    besides = {n for n, one in held.items() if one.undated and one.first and one.first <= last}
    if len(may | besides) > 1:
        may = {n for n in may if any(first <= day <= last for day in held[n].named)}
    return {n: held[n] for n in may} if len(may) == 1 and not any(one.undated for one in doubtful) else {}
