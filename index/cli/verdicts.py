"""Verdicts on quotations, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from index import phrases
from index.answers import contract
from index.check.change import Op, told
from index.cli import render
from index.cli.lines import argument
from index.cli.page import Page, harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.check.change import Edit
    from index.check.check import Checked, CheckReport
    from index.check.earlier import Earlier

STYLES = {Op.EQUAL: "", Op.DELETE: "red strike", Op.INSERT: "green"}


def as_json(report: CheckReport) -> contract.Json:
    """Return a check as `check --json` prints it."""
    return {
        "quotations": [_quotation(one) for one in report.quotations],
        "searched": contract.searched(report.searched),
    }


def show(report: CheckReport) -> None:
    """Print the verdict on each quotation, how it differs, and where its words stand."""
    page = Page()
    for one in report.quotations:
        page.indented(f"“{one.text}”")
        page.put(phrases.verdict(one), "bold")
        if any(edit.op is not Op.EQUAL for edit in one.edits):
            page.indented(compared(told(one.edits)))
            page.indented(marks(told(one.edits)), "dim")
        for match in one.matches:
            page.put()
            render.evidence(page, match)
        for before in one.earlier:
            page.put()
            _earlier(page, before)
        page.put()
    page.put(phrases.searched(report.searched), "dim")


def _earlier(page: Page, before: Earlier) -> None:
    """Print where words stood that an article has no longer."""
    article = before.revision.article
    page.put(phrases.stood(before), "bold")
    page.indented(before.excerpt)
    page.indented(render.source(article), "dim")
    page.command(f"onrecord sources history {argument(article.path)}", "dim")


def compared(edits: Sequence[Edit]) -> Text:
    """Return a comparison in one line: [-theirs-] is not on record, {+ours+} is on record in its place."""
    text = Text()
    for edit in edits:
        if edit.op is Op.EQUAL:
            text.append(harmless(f"{edit.theirs} "))
            continue
        if edit.theirs:
            text.append(harmless(f"[-{edit.theirs}-]", STYLES[Op.DELETE]))
        if edit.ours:
            text.append(harmless(f"{{+{phrases.left_out(edit.ours)}+}}", STYLES[Op.INSERT]))
        text.append(" ")
    text.rstrip()
    return text


def marks(edits: Sequence[Edit]) -> str:
    """Return what the marks of a comparison mean, of those that are in it."""
    meanings = (
        ("[-…-] is not on record", any(edit.theirs for edit in edits if edit.op is not Op.EQUAL)),
        ("{+…+} is on record", any(edit.ours for edit in edits if edit.op is not Op.EQUAL)),
    )
    return ", ".join(meaning for meaning, is_there in meanings if is_there)


def _quotation(one: Checked) -> contract.Json:
    return {
        "text": one.text,
        "verdict": one.verdict,
        "change": one.change,
        "diff": [[edit.op, edit.theirs, edit.ours] for edit in one.edits],
        "claimed_speaker": one.claimed,
        "matches": [contract.evidence(match) for match in one.matches],
        "earlier": [_before(before) for before in one.earlier],
    }


def _before(one: Earlier) -> contract.Json:
    return {
        "excerpt": one.excerpt,
        "start": one.span.start,
        "end": one.span.end,
        "article": contract.article(one.revision.article),
        "replaced": one.revision.replaced,
    }
