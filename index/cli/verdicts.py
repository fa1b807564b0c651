"""Verdicts on quotations, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from index.check import Verdict
from index.cli import contract, render
from index.difference import Op
from index.types import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

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

STYLES = {Op.EQUAL: "", Op.DELETE: "red strike", Op.INSERT: "green"}

LONG = 120
"""Characters from which words that were left out are counted, in the comparison alone."""


def as_json(report: Report) -> contract.Json:
    """Return a check as `check --json` prints it."""
    return {
        "quotations": [_quotation(one) for one in report.quotations],
        "searched": contract.searched(report.searched),
    }


def show(report: Report) -> None:
    """Print the verdict on each quotation, how it differs, and where its words stand."""
    console = render.terminal()
    for one in report.quotations:
        render.indented(console, Text(f"“{one.text}”"))
        console.print(Text(_sentence(one), style="bold"))
        if any(edit.op is not Op.EQUAL for edit in one.edits):
            render.indented(console, compared(one.edits))
        for match in one.matches:
            console.print()
            render.evidence(console, match)
        console.print()
    _searched(console, report)


def compared(edits: Sequence[Edit]) -> Text:
    """Return a comparison in one line: [-theirs-] is not on record, {+ours+} is on record in its place."""
    text = Text()
    for edit in edits:
        if edit.op is Op.EQUAL:
            text.append(f"{edit.theirs} ")
            continue
        if edit.theirs:
            text.append(f"[-{edit.theirs}-]", STYLES[Op.DELETE])
        if edit.ours:
            text.append(f"{{+{_short(edit.ours)}+}}", STYLES[Op.INSERT])
        text.append(" ")
    text.rstrip()
    return text


def _sentence(one: Checked) -> str:
    change = CHANGES[one.change] if one.change else ""
    sentence = SENTENCES[one.verdict].format(change=change, claimed=one.claimed)
    if one.verdict is Verdict.EXACT and one.claimed and not (one.matches and one.matches[0].speaker):
        sentence += f" The article does not make plain whether they are {one.claimed}'s."
    if one.matches and one.matches[0].kind is Kind.INDIRECT:
        sentence += " The article reports them without quotation marks."
    return sentence


def _short(words: str) -> str:
    """Return words that were left out; their number where they are too many for a line."""
    return words if len(words) <= LONG else f"({len(words.split())} words)"


def _searched(console: Console, report: Report) -> None:
    console.print(Text(render.searched(report.searched), style="dim"))


def _quotation(one: Checked) -> contract.Json:
    return {
        "text": one.text,
        "verdict": one.verdict,
        "change": one.change,
        "diff": [[edit.op, edit.theirs, edit.ours] for edit in one.edits],
        "claimed_speaker": one.claimed,
        "matches": [contract.evidence(match) for match in one.matches],
    }
