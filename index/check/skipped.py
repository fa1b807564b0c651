"""Which words of the record a quotation skips, where several readings are as good: whole sentences, rather
than parts of two that begin or end alike.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.check.alignment import Pair
from index.text.wording import leaves_out
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.check.alignment import Alignment
    from index.check.edits import Beside

    Pairs = tuple[Pair, ...]

_ENDS = frozenset(".?!…")
"""Marks between two sentences of a quotation, or where it says that it leaves something out."""

_PARAGRAPH = "\n\n"


class _Sentence(NamedTuple):
    """A sentence of a quotation, from its first word up to the word after its last; whether what stands
    before it, and after, must be a mark in the record, too.
    """

    first: int
    end: int
    parted: tuple[bool, bool]


def plainly(beside: Beside, found: Alignment) -> Alignment:
    """Return a reading by which only sentences or clauses are skipped, where there is one as good as what was
    found; else that.
    """
    gaps = [pair for pair in pairwise(found.same) if pair[1].printed - pair[0].printed > 1]
    if not gaps and not found.others:
        return found
    return _by_sentences(beside, found) or _slid(beside, found)


def _by_sentences(beside: Beside, found: Alignment) -> Alignment | None:
    """Return the reading by which each sentence of a quotation is printed as it is, in its paragraph; None
    where one is not. Of several places for one, that next to what follows.
    """
    sentences = list(_sentences(beside))
    first, end = _paragraphs(beside, found)
    starts, ends = list[int](), end
    for one in sentences:
        place = next(_standing(beside, one, range(first, end)), None)
        if place is None:
            return None
        starts.append(place)
        first = place + one.end - one.first
    for at in reversed(range(len(sentences))):
        starts[at] = list(_standing(beside, sentences[at], range(starts[at], ends)))[-1]
        ends = starts[at]
    same = (
        Pair(place, start + place - one.first)
        for one, start in zip(sentences, starts, strict=True)
        for place in range(one.first, one.end)
    )
    return replace(found, same=tuple(same), others=(), alike=())


def _sentences(beside: Beside) -> Iterator[_Sentence]:
    """Yield the sentences of a quotation; what it has at its edges may stand within one of the record."""
    size = len(beside.quoted)
    cuts = [place for place in range(1, size) if not _ENDS.isdisjoint(beside.quoted.marks(place))]
    parted = [False, *(not leaves_out(beside.quoted.between(place)) for place in cuts), False]
    for at, (first, end) in enumerate(pairwise([0, *cuts, size])):
        yield _Sentence(first, end, (parted[at], parted[at + 1]))


def _standing(beside: Beside, one: _Sentence, within: range) -> Iterator[int]:
    """Yield where all words of a sentence stand in some part of the article."""
    ours, theirs = beside.article.wording.keys, beside.quoted.keys[one.first : one.end]
    starts = (
        place for place in range(within.start, within.stop - len(theirs) + 1) if ours[place] == theirs[0]
    )
    for start in starts:
        edges = zip(one.parted, (start, start + len(theirs)), strict=True)
        if ours[start : start + len(theirs)] == theirs and all(
            beside.is_parted(place) for must, place in edges if must
        ):
            yield start


def _paragraphs(beside: Beside, found: Alignment) -> tuple[int, int]:
    """Return the first word of the paragraphs where words were found, and the word after their last."""
    words, text = beside.article.wording, beside.article.wording.text
    start = text.rfind(_PARAGRAPH, 0, words.spans[found.same[0].printed].start)
    end = text.find(_PARAGRAPH, words.spans[found.same[-1].printed].end)
    within = words.within(Span(max(start, 0), end if end >= 0 else len(text)))
    return within.start, within.stop


def _slid(beside: Beside, found: Alignment) -> Alignment:
    """Return the reading by which what is skipped between two words begins and ends at marks, where the words
    beside it allow that: "There is no | tax. There was never a | tax", of which it is the second sentence.
    """
    same = found.same
    for at in range(1, len(same)):
        same, _ = max(_readings(beside, same, at), key=lambda one: _is_plain(beside, *one))
    return replace(found, same=same)


def _readings(beside: Beside, same: Pairs, at: int) -> Iterator[tuple[Pairs, int]]:
    """Yield some pairs, between which words are skipped before one, as they are; and each way in which the
    same words follow each other, with the place before which others are skipped then.
    """
    yield same, at
    keys, skipped = beside.article.wording.keys, same[at].printed - same[at - 1].printed - 1
    if skipped <= 0 or same[at].quoted - same[at - 1].quoted != 1:
        return
    for step in (1, -1):
        read, place = same, at
        while 0 < place + step < len(same):
            moved = read[place if step > 0 else place - 1]
            other = Pair(moved.quoted, moved.printed - step * skipped)
            if keys[other.printed] != keys[moved.printed] or not _follows(same, place, step):
                break
            read = tuple(other if one is moved else one for one in read)
            place += step
            yield read, place


def _follows(same: Pairs, place: int, step: int) -> bool:
    """Say whether the pair at the edge of what is skipped is followed at once by that beyond it."""
    first = place if step > 0 else place - 2
    left, right = same[first], same[first + 1]
    return right.quoted - left.quoted == right.printed - left.printed == 1


def _is_plain(beside: Beside, same: Pairs, at: int) -> tuple[bool, bool]:
    """Say whether a quotation tells that it skips words there, and whether marks enclose them."""
    left, right = same[at - 1], same[at]
    marked = leaves_out(beside.quoted.between(right.quoted))
    return marked, beside.is_parted(left.printed + 1) and beside.is_parted(right.printed)
