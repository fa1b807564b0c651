"""What stands within quotation marks.

Marks are paired within a paragraph, so that a broken one spoils at most its own paragraph. A quotation
left open goes on in the next paragraph when that one opens with a mark again, as newspapers do.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from index.text.cues import attributes
from index.text.flow import flow
from index.text.sentence import sentences
from index.types import Span

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_DOUBLE = re.compile(r"''|``|´´|``|[\"“”„‟«»‹›＂]|‘‘|’’|,,(?=\w)")
_ANY = re.compile("[\"'´`‘’‚“”„‟«»‹›＂]|,,")
_PARTING = re.compile("[\"´`‚“”„‟«»‹›＂]|,,|(?<!\\w)['‘’]|['‘’](?!\\w)")
_SINGLE_OPEN = re.compile(r"(?<![\w.,;:!?’'…”\"])['‘‚](?=[\w$#@…(\[—–-])")
_SINGLE_CLOSE = re.compile(r"(?:(?<=[\w.,;:!?…)\]%$—–-])|(?<=[\"”]))['’](?![\w’'])")
_OPENING = frozenset({"“", "„", "``", "‘‘", "‟", ",,"})
_CLOSING = frozenset({"”", "’’", "´´"})
_BEFORE_OPENING = frozenset(" \t\xa0\u2009\u202f([{—–-‘'/*>…")
_AFTER_CLOSING = frozenset(" \t\xa0\u2009\u202f)]}—–-’'/.,;:!?*<…")
# An elided word ('em, 'til, '90s) begins with an apostrophe, not with a mark.
_ELISION = re.compile(
    r"['‘’](?:\d0s\b|\d\d\b|em\b|til\b|tis\b|twas\b|n\b|cause\b|bout\b|round\b|fore\b)", re.IGNORECASE
)
_STOPS = frozenset(",.?!…")
_FEET = re.compile(r"\d['’′]\s?\d+(?:\.\d+)?$")
_PLURAL_OWNER = re.compile(r"\s+[a-z]")
_AFTER_SENTENCE = re.compile(r"[.?!:,]\s$")
_LONGEST_SINGLE = 600
_LONGEST_NEST = 40

AT_HAND = 64
"""Texts whose quotations are kept at hand: for one answer, those of an article are asked for many times."""


class Side(Enum):
    """Which way a quotation mark can be read where it stands."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words within marks: ``outer`` with the marks, ``inner`` without them.

    ``closed`` is False where the closing mark is missing; ``continues`` says that the quotation carries
    on one that the paragraph before left open; ``single`` that its marks are single ones.
    """

    outer: Span
    inner: Span
    closed: bool = True
    continues: bool = False
    single: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    side: Side


def quotations(text: str) -> list[Quotation]:
    """Return what stands within quotation marks in ``text``, outermost only, in order."""
    return list(_quotations(text))


def may_part(text: str, span: Span) -> bool:
    """Say whether a quotation may begin or end within a span: it has a mark that is no word's apostrophe."""
    return _PARTING.search(text, *span) is not None


@lru_cache(AT_HAND)
def _quotations(text: str) -> tuple[Quotation, ...]:
    text = flow(text)
    found: list[Quotation] = []
    carried = False
    open_single = False
    lines = [bare for line in _LINE.finditer(text) if (bare := _bare(text, line.start(), line.end()))]
    for line, following in zip_longest(lines, lines[1:]):
        if _ANY.search(text, *line) is None:
            carried = open_single = False
            continue
        marks = _read_marks(text, line)
        double = _pair(line, marks, carried=carried)
        if marks and not carried and marks[0].side is Side.CLOSES:
            double = [*_without_opening(text, line, marks[0]), *double]
        reopens = following is not None and _opens_single(text, following)
        single = _single(text, line, reopens=reopens, continues=open_single)
        found += _outermost(double, single)
        carried = bool(double) and not double[-1].closed
        open_single = bool(single) and not single[-1].closed
    return tuple(found)


def _without_opening(text: str, line: Span, mark: _Mark) -> list[Quotation]:
    """Read a mark that closes what none opens, before "she said", as the end of a quoted sentence."""
    said = sentences(text[line.start : mark.start])
    if not said or text[mark.start - 1] not in _STOPS or not attributes(text, mark.end, line.end):
        return []
    start = line.start + said[-1].start
    return [Quotation(Span(start, mark.end), Span(start, mark.start))]


def mask(text: str, found: list[Quotation] | None = None) -> bytearray:
    """Return one byte for each character of ``text``: 1 where it stands within quotation marks."""
    covered = bytearray(len(text))
    for quotation in quotations(text) if found is None else found:
        start, end = quotation.outer
        covered[start:end] = b"\x01" * (end - start)
    return covered


def _bare(text: str, start: int, end: int) -> Span | None:
    piece = text[start:end]
    bare = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return Span(start, start + len(bare)) if bare else None


def _read_marks(text: str, line: Span) -> list[_Mark]:
    """Find the double marks of a line and the way each can be read."""
    marks: list[_Mark] = []
    for match in _DOUBLE.finditer(text, *line):
        start, end = match.span()
        before = text[start - 1] if start > line.start else " "
        after = text[end] if end < line.end else " "
        if before.isdigit() and match[0] in {'"', "''"} and _is_prime(text, start, line, len(marks)):
            continue
        marks.append(_Mark(start, end, _side(match[0], before, after)))
    return marks


def _side(mark: str, before: str, after: str) -> Side:
    """Read a mark by its shape, and by its neighbours where the shape is mute or plainly wrong."""
    may_open = before in _BEFORE_OPENING or before in '"“”'
    may_close = after in _AFTER_CLOSING or after in '"”“'
    if mark in _OPENING:
        return Side.CLOSES if may_close and not may_open else Side.OPENS
    if mark in _CLOSING:
        return Side.OPENS if before in " \t\xa0" and after.isalnum() else Side.CLOSES
    if may_open != may_close:
        return Side.OPENS if may_open else Side.CLOSES
    return Side.EITHER


def _is_prime(text: str, start: int, line: Span, marks_before: int) -> bool:
    """Tell an inch mark (6'2", a 5" pipe) from a closing mark: nothing is open that it could close."""
    feet = _FEET.search(text, max(line.start, start - 12), start)
    return feet is not None or marks_before % 2 == 0


def _pair(line: Span, marks: list[_Mark], *, carried: bool) -> list[Quotation]:
    """Pair the marks of one line; ``carried`` says that the line before left a quotation open."""
    found: list[Quotation] = []
    opened, depth = None, 0
    continues = carried and bool(marks) and (marks[0].start == line.start or marks[0].side is Side.CLOSES)
    if continues and marks[0].start != line.start:
        opened = _Mark(line.start, line.start, Side.OPENS)
    for number, mark in enumerate(marks):
        if opened is None:
            opened = None if mark.side is Side.CLOSES else mark
        elif mark.side is Side.OPENS and _nests(marks, number):
            depth += 1
        elif mark.side is not Side.OPENS and depth:
            depth -= 1
        else:
            found.append(_quotation(opened, mark, continues=continues and not found))
            opened = mark if mark.side is Side.OPENS else None
    if opened is not None and line.end > opened.end:
        inner = Span(opened.end, line.end)
        found.append(Quotation(Span(opened.start, line.end), inner, False, continues and not found))
    return found


def _quotation(opened: _Mark, last: _Mark, *, continues: bool) -> Quotation:
    """Make the quotation from one mark to another; one that opens the next leaves this unclosed."""
    closed = last.side is not Side.OPENS
    end = last.end if closed else last.start
    return Quotation(Span(opened.start, end), Span(opened.end, last.start), closed, continues)


def _nests(marks: list[_Mark], number: int) -> bool:
    """Tell whether a mark that opens while one is open nests: two that close must follow."""
    following = [mark.side for mark in marks[number + 1 : number + _LONGEST_NEST]]
    return following[:2] == [Side.CLOSES, Side.CLOSES]


def _opens_single(text: str, line: Span) -> bool:
    return _SINGLE_OPEN.match(text, *line) is not None and _ELISION.match(text, *line) is None


def _single(text: str, line: Span, *, reopens: bool, continues: bool) -> list[Quotation]:
    """Find what stands within single marks, warily: most of them are apostrophes.

    ``reopens`` says that the next paragraph opens with one, so that this one's first may be left open;
    ``continues`` that the paragraph before left one open.
    """
    found: list[Quotation] = []
    position = line.start
    while opened := _SINGLE_OPEN.search(text, position, line.end):
        start, position = opened.span()
        if _ELISION.match(text, start, line.end):
            continue
        left_open = reopens and start == line.start
        reach = line.end if left_open or continues else min(line.end, position + _LONGEST_SINGLE)
        closed = _closing_single(text, position, reach, surely=left_open)
        if closed is None and (left_open or (reopens and _AFTER_SENTENCE.search(text, line.start, start))):
            goes_on = continues and start == line.start
            return [*found, Quotation(Span(start, line.end), Span(position, line.end), False, goes_on, True)]
        if closed is not None:
            goes_on = continues and start == line.start
            inner = Span(position, closed)
            found.append(Quotation(Span(start, closed + 1), inner, continues=goes_on, single=True))
            position = closed + 1
    return found


def _closing_single(text: str, start: int, end: int, *, surely: bool) -> int | None:
    """Find the single mark that closes, passing over one that may be a plural's (voters’ rights)."""
    fallback = None
    for match in _SINGLE_CLOSE.finditer(text, start, end):
        if fallback is not None and _SINGLE_OPEN.search(text, fallback, match.start()):
            break
        if text[match.start() - 1] != "s" or not _PLURAL_OWNER.match(text, match.end(), end):
            return match.start()
        fallback = match.start() if fallback is None else fallback
    return None if surely else fallback


def _outermost(double: list[Quotation], single: list[Quotation]) -> list[Quotation]:
    """Merge the quotations of one line: none within another, and where two cross, the double one."""
    outside = [
        one
        for one in single
        if not (_is_within(double, one.outer.start) or _is_within(double, one.outer.end - 1))
    ]
    free = [two for two in double if not _is_within(outside, two.outer.start)]
    return sorted([*outside, *free], key=lambda quotation: quotation.outer)


def _is_within(found: list[Quotation], position: int) -> bool:
    """Tell whether ``position`` stands within one of the quotations, which are in order."""
    at = bisect_right(found, position, key=lambda quotation: quotation.outer.start) - 1
    return at >= 0 and position < found[at].outer.end
