"""From verdicts on quotations to what Discord shows. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.escape import escape, label
from bot.message import LIMIT, blocks, portions, searched_line
from index import telling
from index.difference import Op
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.check import Checked, Report
    from index.difference import Edit

NOTHING = "There is no quotation in this."

ROOM = LIMIT - 200


def messages(report: Report) -> list[str]:
    """Return the verdict on each quotation, how it differs and where its words stand, as messages."""
    if not report.quotations:
        return [NOTHING]
    made = [""]
    for one in report.quotations:
        for block in _blocks(one):
            if made[-1] and len(made[-1]) + len(block) + 1 > ROOM:
                made.append("")
            made[-1] += block + "\n"
    made[-1] += searched_line(report.searched)
    return [text.strip("\n") for text in made]


def compared(edits: Sequence[Edit]) -> str:
    """Return a comparison: struck through is not on record, bold is on record in its place."""
    parts = []
    for edit in edits:
        if edit.op is Op.EQUAL:
            parts.append(_plain(edit.theirs))
            continue
        if edit.theirs.strip():
            parts.append(f"~~{_plain(edit.theirs)}~~")
        if edit.ours.strip():
            parts.append(f"**{_plain(telling.left_out(edit.ours))}**")
    return " ".join(part for part in parts if part)


def _blocks(one: Checked) -> Iterator[str]:
    yield from portions(one.text, Span(0, len(one.text)), (), ROOM)
    yield f"**{telling.verdict(one, label)}**"
    if any(edit.op is not Op.EQUAL for edit in one.edits):
        difference = compared(one.edits)
        if len(difference) <= ROOM - 100:
            yield f"{difference}\n-# struck through: not on record; bold: on record in its place"
    for match in one.matches:
        yield from blocks(match, ROOM)


def _plain(words: str) -> str:
    return escape(" ".join(words.split()))
