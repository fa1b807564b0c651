"""From verdicts on quotations to what Discord shows. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.escape import escape, label
from bot.message import LIMIT, blocks, portions, searched_line
from index.check import Verdict
from index.difference import Op
from index.types import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.check import Checked, Report
    from index.difference import Edit

SENTENCES = {
    Verdict.EXACT: "Exact: these words are on record.",
    Verdict.TRIMMED: "Trimmed: these words are on record, and others with them.",
    Verdict.ALTERED: "Altered: {change}.",
    Verdict.SOMEBODY_ELSE: "Somebody else's: these words are on record, but not as {claimed}'s.",
    Verdict.NEAR: "Not on record in these words. Near in meaning, and no more than that:",
    Verdict.NOT_FOUND: "Not found.",
}

CHANGES = {
    "spelling": "only spelling or marks differ from the record",
    "words": "words differ from the record",
    "negation": "a negation differs from the record",
    "number": "a number differs from the record",
    "stitched": "parts of several statements are put together as one",
}

NOTHING = "There is no quotation in this."

ROOM = LIMIT - 200

LONG = 120
"""Characters from which words that were left out are counted, in the comparison alone."""


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
            parts.append(f"**{_plain(_short(edit.ours))}**")
    return " ".join(part for part in parts if part)


def _blocks(one: Checked) -> Iterator[str]:
    yield from portions(one.text, Span(0, len(one.text)), (), ROOM)
    yield f"**{_sentence(one)}**"
    if any(edit.op is not Op.EQUAL for edit in one.edits):
        difference = compared(one.edits)
        if len(difference) <= ROOM - 100:
            yield f"{difference}\n-# struck through: not on record; bold: on record in its place"
    for match in one.matches:
        yield from blocks(match, ROOM)


def _sentence(one: Checked) -> str:
    claimed = label(one.claimed or "")
    sentence = SENTENCES[one.verdict].format(
        change=CHANGES[one.change] if one.change else "", claimed=claimed
    )
    if one.verdict is Verdict.EXACT and one.claimed and not (one.matches and one.matches[0].speaker):
        sentence += f" The article does not make plain whether they are {claimed}'s."
    if one.matches and one.matches[0].kind is Kind.INDIRECT:
        sentence += " The article reports them without quotation marks."
    return sentence


def _plain(words: str) -> str:
    return escape(" ".join(words.split()))


def _short(words: str) -> str:
    return words if len(words) <= LONG else f"({len(words.split())} words)"
