"""The stretch of an article that shows one statement: its words in one piece, with what turns them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.text.marks import quotations
from index.text.sentence import sentences
from index.types import Kind, Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.text.marks import Quotation
    from index.types import Statement

_BEFORE = re.compile(r"([\w’']+)\s+$")

_CLAUSE = re.compile(r"(?:\s+(?!and\b|but\b)[^\s,;:()—–\"“”]+)*")

NEXT = 5
"""Characters between a verb and whoever follows it, at most: "according to the Gazette"."""

FAR = 60
"""Characters in which what makes a statement none may stand, before its verb: "declined, once more, to"."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """An article's text, and what stands within quotation marks there."""

    text: str
    marks: tuple[Quotation, ...]

    def excerpt(self, said: Statement) -> Span:
        """Return where a statement stands in one piece: with its marks, or, where the journalist's words are
        in it, with the verb that says how it was said, "ruled out making any concessions".
        """
        parts = [*said.spans]
        if said.kind is not Kind.DIRECT and said.cue:
            parts += self._turn(said.cue, said)
        start, end = min(part.start for part in parts), max(part.end for part in parts)
        if said.kind is not Kind.DIRECT and end > said.end:
            end = self._clause_end(end)
        around = [mark.outer for mark in self.marks if mark.inner.start == start or mark.inner.end == end]
        opened = min([start, *(mark.start for mark in around if mark.end > start)])
        closed = max([end, *(mark.end for mark in around if mark.start < end)])
        return Span(opened, closed)

    def spoken(self, within: Span) -> list[Span]:
        """Return the words of an excerpt that stand within quotation marks."""
        shared = (
            Span(max(mark.inner.start, within.start), min(mark.inner.end, within.end)) for mark in self.marks
        )
        return [span for span in shared if span.start < span.end]

    def _turn(self, cue: Span, said: Statement) -> Iterator[Span]:
        """Yield the verb of a statement and what belongs to it: "according to Birch", "declined to say"."""
        yield Span(self._turned(cue.start), cue.end)
        who = said.mention
        if who is None:
            return
        follows = cue.end <= who.start <= cue.end + NEXT
        unsaid = said.stance is not Stance.SAID and cue.start - FAR <= who.end <= cue.start
        if follows or unsaid:
            yield who

    def _clause_end(self, end: int) -> int:
        """Return where a clause ends that attributes what stands before it: beyond the verb and who speaks,
        as in "..., Birch told the council on Monday".
        """
        start = self.text.rfind("\n", 0, end) + 1
        paragraph = self.text[start : self.text.find("\n", end) % (len(self.text) + 1)]
        ends = (start + one.end for one in sentences(paragraph) if start + one.end >= end)
        rest = _CLAUSE.match(self.text[: next(ends, end)], end)
        return end + len(rest[0].rstrip(".?!…")) if rest else end

    def _turned(self, cue: int) -> int:
        """Return where what turns a verb begins: "did not say", "has never ruled out"."""
        while (found := _BEFORE.search(self.text, max(0, cue - 30), cue)) and _turns(found[1].lower()):
            cue = found.start()
        return cue


def read(text: str) -> MarkedText:
    """Return an article's text, read for its quotation marks."""
    return MarkedText(text, tuple(quotations(text)))


def _turns(word: str) -> bool:
    plain = word.replace("’", "'")
    return plain in words("auxiliaries") or plain in words("negations") or plain.endswith("n't")
