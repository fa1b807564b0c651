"""A quotation held against the place in an article where its words stand."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.check.alignment import weights
from index.check.change import Change, Edit, Known, Op, gravest
from index.check.edits import Beside, edits
from index.check.printed import NEAR, Printed, is_passed_over, owners, voices
from index.check.skipped import plainly
from index.text.wording import leaves_out

if TYPE_CHECKING:
    from index.check.alignment import Alignment, Pair
    from index.store.statements import Uttered
    from index.text.wording import Wording
    from index.types import Span


class Portion(NamedTuple):
    """Where a part of a quotation stands, and the statements that it is of."""

    span: Span
    uttered: tuple[Uttered, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quotation and one place: what differs there, whose words they are, how much of it is the same.

    ``parts`` are where it stands, more than one where it is stitched of several.
    ``share`` is the weight of the words that are the same, of that of all; ``left_out`` whether words, a
    capital or a stop at its edges are not as printed; ``uttered`` is empty for the journalist's own words;
    ``speakers`` are all who may be said to have said them (None: somebody unclear);
    ``same`` are the words that are the same, ``run`` the most of them that follow each other, contractions
    counted; ``is_whole`` says that all of them stand there.
    """

    article: Printed
    parts: tuple[Portion, ...]
    edits: tuple[Edit, ...]
    change: Change | None
    left_out: bool
    share: float
    uttered: tuple[Uttered, ...]
    speakers: frozenset[str | None]
    same: tuple[Pair, ...]
    run: int
    is_whole: bool


def compare(quoted: Wording, article: Printed, found: Alignment, known: Known) -> Comparison:
    """Hold a quotation against the place where it was found, which has at least one of its words."""
    beside = Beside(quoted, article, known)
    found = plainly(beside, found)
    same, held = found.same, found.held
    places = sorted({pair.printed for pair in held})
    differing = edits(beside, found)
    weighed = weights(quoted.keys)
    changed = gravest(edit.change for edit in differing)
    runs = _runs(beside, held)
    is_style = any(beside.cased(pair) for pair in same[1:-1])
    is_cut = beside.cased(same[0]) and not is_style
    return Comparison(
        article=article,
        parts=tuple(_part(article, sorted({pair.printed for pair in run})) for run in runs),
        edits=tuple(edit for edit in differing if edit.theirs or edit.ours),
        change=Change.STITCHED if len(runs) > 1 else changed,
        left_out=is_cut or any(edit.op is not Op.EQUAL for edit in differing),
        share=sum(weighed[place] for place in {pair.quoted for pair in held}) / sum(weighed),
        uttered=tuple(owners(article, places)),
        speakers=voices(article, places),
        same=same,
        run=_longest_run(held),
        is_whole=found.is_whole(quoted),
    )


def _part(article: Printed, places: list[int]) -> Portion:
    return Portion(article.wording.span(places[0], places[-1] + 1), tuple(owners(article, places)))


def _longest_run(held: tuple[Pair, ...]) -> int:
    longest = run = 1
    for left, right in pairwise(held):
        follows = max(right.quoted - left.quoted, right.printed - left.printed) <= 1
        run = run + 1 if follows else 1
        longest = max(longest, run)
    return longest


def _runs(beside: Beside, held: tuple[Pair, ...]) -> list[list[Pair]]:
    """Cut the pairs where the quotation goes on with another statement, or far away."""
    runs = [[held[0]]]
    for left, right in pairwise(held):
        if right.printed - left.printed > 1 and _are_apart(beside, left, right):
            runs.append([])
        runs[-1].append(right)
    return runs


def _are_apart(beside: Beside, left: Pair, right: Pair) -> bool:
    article = beside.article
    places = article.speech(left.printed, -1), article.speech(right.printed, 1)
    one, other = (article.said_at(place) for place in places)
    sentences = {article.sentence_number(place) for place in places}
    if len(sentences) == 1 or {said.id for said in one} & {said.id for said in other}:
        return False
    start, end = article.wording.spans[left.printed].end, article.wording.spans[right.printed].start
    breaks = article.wording.text[start:end].count("\n\n")
    if not one and not other:
        return breaks > 0
    is_marked = leaves_out(beside.quoted.between(left.quoted + 1))
    speakers = [{said.speaker for said in each} for each in (one, other)]
    if not speakers[0] & speakers[1]:
        return not (is_marked and one and other and not breaks and None in speakers[0] | speakers[1])
    if is_passed_over(article, *places):
        return right.printed - left.printed > NEAR
    return breaks > 1 or not is_marked
