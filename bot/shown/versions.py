"""Versions of one statement side by side: what another paper prints, the words that differ in bold. Pure."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from bot.shown.escape import quotation, short
from bot.shown.excerpt import masked
from index.answers.versions import alike, differences, said, same
from index.phrases import quoted
from index.types import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.answers.evidence import Evidence
    from index.answers.versions import Said

LONGEST = 300
"""Characters of another version that are shown; of a longer one, those around what differs."""

AROUND = 60
"""Characters before and after what differs, about."""

MOST = 2
"""Other versions that are shown with an excerpt, at most."""

Beside = tuple["Evidence", ...]


def beside(shown: Sequence[Evidence]) -> list[Beside]:
    """Return of each excerpt the other versions of it that are shown."""
    found: list[list[Evidence]] = [[] for _ in shown]
    for (at, one), (place, other) in combinations(enumerate(shown), 2):
        if (one.differs or other.differs) and _are_versions(_words(one), _words(other)):
            found[at].append(other)
            found[place].append(one)
    return [tuple(others) for others in found]


def lines(others: Beside, one: Evidence, room: int) -> list[str]:
    """Return a line for each other version of an excerpt: the first few."""
    return [_prints(other, one, room) for other in others[:MOST]]


def _prints(other: Evidence, one: Evidence, room: int) -> str:
    """Return the line that shows what a paper prints where ``one`` is shown, and leads there."""
    ours, theirs = differences(_words(one), _words(other)), differences(_words(other), _words(one))
    paper = other.article.publisher or other.article.title or other.article.path
    lacks = ", ".join(quoted(span.of(one.article.text), _short) for span in ours[:3])
    how = f" without {lacks}" if lacks and not theirs else ""
    words = quotation(other.article.text, _around(other, theirs), theirs)
    told = " ".join(line.removeprefix("> ") for line in words.splitlines())
    told = told if "“" in told or '"' in told else f"“{told}”"
    return f"-# {masked(f'{paper} prints', other.link, room - len(told) - len(how) - 5)}{how}: {told}"


def _short(words: str) -> str:
    return short(words, 50)


def _words(one: Evidence) -> Said:
    return said(one.article.text, _spoken(one))


def _spoken(one: Evidence) -> Sequence[Span]:
    """Return the words that are compared: those in quotation marks, where most of it stands in some."""
    quoted = sum(span.end - span.start for span in one.quoted)
    is_direct = one.kind is Kind.DIRECT or quoted >= (one.span.end - one.span.start) / 2
    return one.quoted if one.quoted and is_direct else [one.span]


def _are_versions(one: Said, other: Said) -> bool:
    return alike(one, other) and not same(one, other)


def _around(one: Evidence, differing: Sequence[Span]) -> Span:
    """Return what is shown of a version: all its words, or those around what differs, whole ones."""
    spoken, text = _spoken(one), one.article.text
    start, end = spoken[0].start, spoken[-1].end
    if end - start <= LONGEST:
        return Span(start, end)
    first = differing[0].start if differing else start
    last = min(differing[-1].end if differing else start, first + LONGEST)
    start, end = max(start, first - AROUND), min(end, last + AROUND)
    while start > spoken[0].start and not text[start - 1].isspace():
        start -= 1
    while end < spoken[-1].end and not text[end].isspace():
        end += 1
    return Span(start, end)
