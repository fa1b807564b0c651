"""Which cue a quotation belongs to: the one set right after it, or the one that leads up to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.parse import PUNCTUATION

if TYPE_CHECKING:
    from index.statements.grammar.cued import Cued
    from index.statements.grammar.parse import Tree


_DASHES = frozenset({"—", "–", "-", "--"})


def quotation_words(tree: Tree) -> dict[int, range]:
    """Return, by the number of each quotation, the run of words that stands in for it."""
    runs: dict[int, range] = {}
    for at, word in enumerate(tree.words):
        if word.quotation is not None:
            run = runs.get(word.quotation)
            runs[word.quotation] = range(run.start if run else at, at + 1)
    return runs


def cue_of(tree: Tree, quote: range, found: list[Cued], quoted: dict[int, range]) -> Cued | None:
    """Choose the cue of a quotation: the one set right after it, or the one that leads up to it."""
    after = _cue_after(tree, quote, found)
    before = _cue_before(tree, quote, found, quoted)
    if before is None or after is None:
        return before or after
    opening = tree.words[quote.start - 1]
    if opening.text in _DASHES and after.speaker is not None and after.at < after.speaker:
        return after  # "as some fear — “...?” asked Birch"
    adjacent = opening.tag == ":" or before.end >= quote.start - 2 or opening.lower == "that"
    ends_with_comma = any(tree.words[at].text == "," for at in quote)
    if ends_with_comma and (opening.text == ":" or (not after.says_more and not adjacent)):
        return after  # "He was firm: “...,” he said"
    return before if adjacent or opening.tag == "," else after


def _cue_after(tree: Tree, quote: range, found: list[Cued]) -> Cued | None:
    """Return the cue whose phrase is set against the quotation's end."""
    at = quote.stop
    while at < len(tree.words) and (tree.words[at].tag in PUNCTUATION or tree.words[at].tag == "RB"):
        if tree.words[at].lower in {":", ";", "—"} or tree.words[at].quotation is not None:
            return None
        at += 1
    return next((one for one in found if one.first <= at <= one.at and one.first >= quote.stop), None)


def _cue_before(tree: Tree, quote: range, found: list[Cued], quoted: dict[int, range]) -> Cued | None:
    """Return the cue that leads up to the quotation."""
    start = quote.start
    floor = max((run.stop for run in quoted.values() if run.stop <= start), default=0)
    while floor and _only_and(tree, floor, start):
        start = next(run.start for run in quoted.values() if run.stop == floor)
        floor = max((run.stop for run in quoted.values() if run.stop <= start), default=0)
    reaching = [one for one in found if floor <= one.at < start and _leads_to(tree, one, start)]
    if not reaching:
        return None
    if tree.words[start - 1].text == ":":
        reaching = [one for one in reaching if not _is_relative(tree, one.at)] or reaching
    nearest = reaching[-1]
    if (teller := _teller(tree, nearest, reaching, start)) is not None:
        return teller
    if nearest.says_more and nearest.content.isdisjoint(quote) and tree.words[start - 1].tag == ",":
        return next((one for one in reversed(reaching) if not one.says_more), nearest)
    return nearest


def _teller(tree: Tree, nearest: Cued, reaching: list[Cued], start: int) -> Cued | None:
    """Return who tells the second "that" in "Birch told a man who feared that it rains that “...”"."""
    if tree.words[start - 1].lower != "that" or tree.words[nearest.at].dep != "relcl":
        return None
    thats = sum(tree.words[at].lower == "that" for at in nearest.content)
    told = [one for one in reaching if not one.content and one.at < tree.words[nearest.at].head]
    return told[-1] if told and thats > 1 else None


def _is_relative(tree: Tree, at: int) -> bool:
    """Tell a verb of a relative clause, to which a colon does not lead: "a man who promised rain: “...”"."""
    if tree.words[at].lower in words("plain_cues"):
        return False  # "involves Birch, who told them: “...”"
    return tree.words[at].dep == "relcl" or any(tree.words[up].dep == "relcl" for up in tree.ancestors(at))


def _only_and(tree: Tree, start: int, end: int) -> bool:
    """Tell whether only "and" stands between two quotations."""
    return any(tree.words[at].tag == "CC" for at in range(start, end)) and all(
        tree.words[at].tag in PUNCTUATION or tree.words[at].tag == "CC" for at in range(start, end)
    )


def _leads_to(tree: Tree, one: Cued, start: int) -> bool:
    """Tell whether what stands between a cue and a quotation belongs to the cue's own phrase."""
    if tree.words[one.at].dep == "pcomp" and one.end < start - 2:
        return False  # "praises Birch for speaking up, “...”"
    inside = tree.subtree(one.at)
    if all(at in inside or tree.words[at].tag in PUNCTUATION for at in range(one.end + 1, start)):
        return True
    return tree.words[start - 1].lower in {":", ","} or one.at in tree.ancestors(start)
