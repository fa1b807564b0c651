"""From verdicts on quotations to what Discord shows. Pure."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.shown.escape import escape, label
from bot.shown.excerpt import LIMIT, blocks, portions, sourced
from bot.shown.message import searched_line
from index import phrases
from index.check.change import Op, told
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.check.change import Edit
    from index.check.check import Checked, CheckReport

NOTHING = "There is no quotation in this."

ROOM = LIMIT - 200

MOST = 5
"""Messages in which verdicts are told, at most."""


def messages(report: CheckReport, most: int = MOST) -> list[str]:
    """Return the verdict on each quotation, how it differs and where its words stand, as messages.

    :param most: messages beyond which further quotations are only counted; the first is told in any case.
    """
    if not report.quotations:
        return [NOTHING]
    made, told = [""], 0
    for one in report.quotations:
        longer = _extended(made, _blocks(one))
        if told and len(longer) > most:
            break
        made, told = longer, told + 1
    foot = searched_line(report.searched)
    left = len(report.quotations) - told
    if left:
        are = "quotation is" if left == 1 else "quotations are"
        foot = f"-# {left} more {are} not shown here: check the text in parts.\n{foot}"
    made[-1] += foot
    return [text.strip("\n") for text in made]


def _extended(made: Sequence[str], blocks: Iterable[str]) -> list[str]:
    """Return messages with more to say, in the last of them or in further ones."""
    longer = list(made)
    for block in blocks:
        if longer[-1] and len(longer[-1]) + len(block) + 1 > ROOM:
            longer.append("")
        longer[-1] += block + "\n"
    return longer


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
            parts.append(f"**{_plain(phrases.left_out(edit.ours))}**")
    return " ".join(part for part in parts if part)


def _blocks(one: Checked) -> Iterator[str]:
    yield from portions(one.text, Span(0, len(one.text)), (), ROOM)
    yield f"**{phrases.verdict(one, label)}**"
    if any(edit.op is not Op.EQUAL for edit in one.edits):
        difference = compared(told(one.edits))
        if len(difference) <= ROOM - 100:
            yield f"{difference}\n-# struck through: not on record; bold: on record in its place"
    for match in one.matches:
        yield from blocks(match, ROOM, partial(sourced, match))
    for before in one.earlier:
        yield f"**{phrases.stood(before, label)}**"
        yield from portions(before.revision.article.text, before.span, (), ROOM)


def _plain(words: str) -> str:
    return escape(" ".join(words.split()))
