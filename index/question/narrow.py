"""Options over a question: whose words, from which paper and collection, from when. Pure.

They mean the same in every command and in Discord, and forgive typing errors where one thing alone can be
meant.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process, utils

from index.asked import Unnamed
from index.errors import QuestionError, did_you_mean
from index.names.directory.bearers import chosen
from index.names.directory.directory import Found
from index.names.groups import group
from index.names.kinds import kind
from index.question import dates
from index.question.whom import asking, wanted
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.asked import Understood
    from index.names.directory.directory import Directory

ALIKE = 75
"""Likeness, of 100, from which a publisher may be meant by what was typed."""

SAME = 85
"""Likeness, of 100, from which a speaker's name, or another that they go by, is meant by what was typed."""

LISTED = 10
"""Names listed in an error, at most."""

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class Given:
    """What a person chose beside their question."""

    speaker: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    collection: str | None = None


def narrowed(asked: Understood, given: Given, book: Directory) -> Understood:
    """Let the options override what the question was understood to ask.

    :raises QuestionError: for a publisher or a collection that no article has, and for days turned round.
    """
    if given.publisher is not None:
        asked = replace(asked, publisher=publisher(given.publisher, book.publishers))
    if given.collection is not None:
        asked = replace(asked, collection=collection(given.collection, book.collections))
    refuse_reversed(given.since, given.until)
    asked = replace(asked, since=given.since or asked.since, until=given.until or asked.until)
    if given.speaker is not None:
        found = speaker(given.speaker, book, (asked.since, asked.until))
        people = bool(kind(given.speaker))
        is_group = not found and group(given.speaker) is not None
        unnamed = Unnamed(given.speaker, asked.topic, alone=people) if people or is_group else None
        asked = replace(asking(asked, found or Found(Speaker(given.speaker))), unnamed=unnamed)
    return asked


def refuse_reversed(since: date | None, until: date | None) -> None:
    """Raise a QuestionError where no day lies between two that were given."""
    if since and until and since > until:
        raise QuestionError(f"{since} lies after {until}: give the earlier day as the one since when.")


def speaker(typed: str, book: Directory, when: tuple[date | None, date | None] = (None, None)) -> Found:
    """Return who is meant by a name or post as people type it; nobody where none is like it.

    :param when: the days asked about, since an office is held for a time.
    """
    found = wanted(typed, book, when)
    if found:
        return found
    written = utils.default_process(typed)
    alike = [
        one
        for one in book.speakers
        if one.statements
        and any(fuzz.ratio(written, utils.default_process(name)) >= SAME for name in (one.name, *one.aliases))
    ]
    return chosen(alike) if alike else Found()


def publisher(typed: str, known: Iterable[str]) -> str:
    """Return the publisher that is meant.

    :raises QuestionError: when there is none like it, or several.
    """
    return _one_of("publisher", typed, sorted(set(known)))


def collection(typed: str, known: Iterable[str]) -> str:
    """Return the collection that is meant: a folder with articles, or one above it.

    :raises QuestionError: when there is none so called, naming those that come near.
    """
    parts = [name.split("/") for name in known]
    folders = {"/".join(one[:many]) for one in parts for many in range(1, len(one) + 1)} - {""}
    return _one_of("collection", typed.strip("/"), sorted(folders), forgiving=False)


def _one_of(kind: str, typed: str, known: Sequence[str], *, forgiving: bool = True) -> str:
    """Return which of several names is meant."""
    exact = [name for name in known if name.casefold() == typed.strip().casefold()]
    alike = process.extract(
        typed, known, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=ALIKE, limit=LISTED
    )
    near = exact or [name for name, _, _ in alike]
    if exact or (forgiving and len(near) == 1):
        return near[0]
    more = "" if len(known) <= LISTED else f" and {len(known) - LISTED} more"
    there_are = f"There are: {', '.join(known[:LISTED]) or 'none'}{more}."
    raise QuestionError(f"No article has the {kind} {typed!r}. {did_you_mean(near, there_are)}")


def day(typed: str, today: date, *, end: bool = False) -> date:
    """Return the day that is meant by 2025-03-07, 2025-03, 2025, 3 March, yesterday, last week or the like.

    Of several days it is the first, or the last with ``end``.

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
    found = dates.narrowed(f"on {typed.strip()}", today)
    days = [one for one in (found.since, found.until) if one]
    if days and found.text in {"", "on"}:
        return days[-1] if end else days[0]
    raise QuestionError(
        f"“{typed}” is not a day. Write it as 2025-03-07, 2025-03, 2025, 3 March or yesterday."
    )


def suggestions(typed: str, names: Sequence[str], most: int = 25) -> list[str]:
    """Return the ``names`` most like what was typed so far; the first ones when nothing was."""
    if not typed.strip():
        return list(names[:most])
    scorer = fuzz.WRatio
    found = process.extract(
        typed, names, scorer=scorer, processor=utils.default_process, limit=most, score_cutoff=55
    )
    return list(dict.fromkeys([*opening(typed, names)[:most], *(name for name, _, _ in found)]))[:most]


def opening(typed: str, names: Sequence[str]) -> list[str]:
    """Return the names that begin with what was typed so far, or have a word that does."""
    start = typed.strip().lower()
    return [name for name in names if any(word.startswith(start) for word in _words(name))]


def _words(name: str) -> list[str]:
    lower = name.lower()
    return [lower, *lower.split()]
