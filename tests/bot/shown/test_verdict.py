"""Verdicts on quotations as messages."""

from __future__ import annotations

from datetime import date

from bot.shown.excerpt import LIMIT
from bot.shown.verdict import messages
from index.check.check import Checked, CheckReport, Verdict
from index.check.earlier import Earlier
from index.store.articles import Searched
from index.store.revisions import Revision
from index.types import Article, Span
from tests.bot.shown.markdown_reader import shown

SEARCHED = Searched(3, date(2025, 3, 7), date(2025, 3, 7))


def report(*quotations: str) -> CheckReport:
    return CheckReport(tuple(Checked(one, Verdict.NOT_FOUND) for one in quotations), SEARCHED)


def test_every_quotation_is_told_or_counted() -> None:
    many = [f"number {number} {'words ' * 40}".strip() for number in range(100)]
    made = messages(report(*many), 5)
    assert len(made) == 5
    told = [one for text in made for one in shown(text).quotations]
    assert told == many[: len(told)]
    assert made[-1].splitlines()[-2] == (
        f"-# {100 - len(told)} more quotations are not shown here: check the text in parts."
    )
    assert made[-1].splitlines()[-1] == "-# 3 articles of 7 March 2025 searched"
    assert all(len(text) <= LIMIT for text in made)


def test_one_long_quotation_is_told_whole_whatever_it_takes() -> None:
    long = "word " * 3000
    made = messages(report(long.strip(), "another"), 5)
    assert " ".join(one for text in made for one in shown(text).quotations) == long.strip()
    assert "1 more quotation is not shown here" in made[-1]
    assert all(len(text) <= LIMIT for text in made)


def test_words_that_an_article_has_no_longer_are_told_with_its_earlier_version() -> None:
    before = Article("a.md", "“We won,” said Ada Brandt. They left.", title="The vote")
    was = Earlier(Revision(before, "2025-03-08T10:00:00Z"), Span(0, 26))
    found = Checked("We won", Verdict.NOT_FOUND, earlier=(was,))
    (made,) = messages(CheckReport((found,), SEARCHED))
    assert "**These words stood in an earlier version of The vote, until 8 March 2025, 10:00 UTC:**" in made
    assert "“We won,” said Ada Brandt." in shown(made).quotations
