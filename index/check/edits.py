"""What differs between a quotation and the place in an article where its words stand, as edits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.check.change import Change, Edit, Known, Omission, Op, is_negation, of_omission, of_replacement
from index.check.printed import Printed, edge, is_joint, is_passed_over
from index.lexicon import words
from index.text.wording import leaves_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.check.alignment import Alignment, Pair
    from index.text.wording import Wording

_STOPS = ".?!"
_DASHES = frozenset("—–;:()")
_LINKS = frozenset({"that", "whether", "if", "to", "how", "why"})


class Where(Enum):
    """Where words of the record stand that a quotation leaves out."""

    BEFORE = auto()
    INSIDE = auto()
    AFTER = auto()


class Interval(NamedTuple):
    """What lies between two pairs: the quotation's words ``theirs`` and the article's ``ours``, half open."""

    theirs: tuple[int, int]
    ours: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Beside:
    """A quotation, the article in which its words were found, and what is known of both."""

    quoted: Wording
    article: Printed
    known: Known

    def cased(self, pair: Pair) -> bool:
        """Say whether a word begins with a capital in one of both only."""
        theirs = self.quoted.text[self.quoted.starts[pair.quoted]]
        ours = self.article.wording.text[self.article.wording.starts[pair.printed]]
        return theirs.isupper() != ours.isupper()

    def edit(self, gap: Interval, where: Where = Where.INSIDE) -> Edit:
        """Return the edit that a gap with words in it is, without what attributes others at its edges."""
        gap = self._spoken(gap)
        theirs, ours = self.quoted.words(*gap.theirs), self.article.wording.words(*gap.ours)
        quoted, printed = self.quoted.keys[slice(*gap.theirs)], self.article.wording.keys[slice(*gap.ours)]
        if not theirs:
            passed = self.article.interruptions
            said = [key for place, key in enumerate(printed, gap.ours[0]) if place not in passed]
            inside, after = where is Where.INSIDE, where is Where.AFTER
            left_out = Omission(said, self._is_marked(gap), inside, self.is_clause(gap, where), after)
            return Edit(Op.INSERT, theirs, ours, of_omission(left_out))
        bracketed = self._is_bracketed(gap)
        op = Op.REPLACE if ours else Op.DELETE
        return Edit(op, theirs, ours, of_replacement(quoted, printed, self.known, bracketed=bracketed))

    def _spoken(self, gap: Interval) -> Interval:
        """Return a gap without the article's words at its edges that only attribute others."""
        theirs, (start, end) = gap
        passed = self.article.interruptions
        while start < end and start in passed:
            start += 1
        while start < end and end - 1 in passed:
            end -= 1
        return Interval(theirs, (start, end)) if start < end or theirs[0] < theirs[1] else gap

    def _is_marked(self, gap: Interval) -> bool:
        return leaves_out(self.quoted.between(gap.theirs[0]))

    def is_clause(self, gap: Interval, where: Where) -> bool:
        """Tell whether words left out are a clause of their own, whose "not" governs nothing else."""
        start, end = (self.is_parted(place) for place in gap.ours)
        if where is Where.BEFORE:
            return (end or self._goes_on(gap.ours[1])) and not any(
                self.is_parted(place) and self.article.wording.keys[place - 1] in words("negations")
                for place in range(gap.ours[0] + 1, gap.ours[1])
            )
        if where is Where.AFTER:
            return start or self.article.wording.keys[gap.ours[0]] in words("clause_openings")
        return start and end

    def _goes_on(self, place: int) -> bool:
        """Tell whether another clause begins at a word, with its own subject: "and | the wheel did not"."""
        before, first = self.article.wording.keys[place - 1], self.article.wording.keys[place]
        return before in words("joining_words") and first in words("subject_openings")

    def is_parted(self, place: int) -> bool:
        """Tell whether a mark, or a dash, parts a word of the article from the one before."""
        between = self.article.wording.between(place)
        return bool(self.article.wording.marks(place)) or " - " in between or not _DASHES.isdisjoint(between)

    def _is_bracketed(self, gap: Interval) -> bool:
        before, after = (self.quoted.between(place) for place in gap.theirs)
        is_printed = "[" in self.article.wording.between(gap.ours[0])
        return "[" in before and "]" in after and not is_printed


def edits(beside: Beside, found: Alignment) -> list[Edit]:
    """Return, in order, the runs of words that are the same, and what differs before, between and after."""
    return [*_head(beside, found), *_inside(beside, found.same), *_tail(beside, found)]


def _inside(beside: Beside, same: tuple[Pair, ...]) -> Iterator[Edit]:
    """Yield equal runs and what lies between them."""
    first = same[0]
    for left, right in pairwise(same):
        between = list(_between(beside, left, right))
        if between:
            yield _equal(beside, first, left)
            yield from between
            first = right
    yield _equal(beside, first, same[-1])


def _equal(beside: Beside, first: Pair, last: Pair) -> Edit:
    theirs = beside.quoted.words(first.quoted, last.quoted + 1)
    return Edit(Op.EQUAL, theirs, beside.article.wording.words(first.printed, last.printed + 1))


def _between(beside: Beside, left: Pair, right: Pair) -> Iterator[Edit]:
    gap = Interval((left.quoted + 1, right.quoted), (left.printed + 1, right.printed))
    has_theirs, has_ours = (start < end for start, end in gap)
    joint = is_joint if not has_ours else is_passed_over
    if has_theirs or (has_ours and not joint(beside.article, left.printed, right.printed)):
        yield beside.edit(gap)
    elif joint(beside.article, left.printed, right.printed):
        yield from _joint(beside, left, right)
    else:
        yield from _marks(beside, right)


def _joint(beside: Beside, left: Pair, right: Pair) -> Iterator[Edit]:
    """Yield the edit of a stop between two parts of what was said, where the record has one and the quotation
    none, or the other way about: the words that attribute them may have another mark before them.
    """
    theirs, article = beside.quoted.marks(right.quoted), beside.article
    is_cased = beside.cased(right) and beside.quoted.text != beside.quoted.text.lower()
    is_printed = theirs == article.wording.marks(left.printed + 1)[:1] and not is_cased
    if is_printed or not {"…", "?", "!"}.isdisjoint(theirs):
        return
    ends = article.sentence_number(left.printed) != article.sentence_number(right.printed)
    if ends != ("." in theirs):
        stop = "." if ends else ","
        yield Edit(Op.REPLACE if theirs else Op.INSERT, theirs, stop, Change.SPELLING)


def _marks(beside: Beside, right: Pair) -> Iterator[Edit]:
    """Yield the edit of marks between two words that follow each other in both texts."""
    theirs, ours = beside.quoted.marks(right.quoted), beside.article.wording.marks(right.printed)
    if theirs == ours:
        return
    change = None if "…" in theirs else Change.SPELLING
    printed = beside.article.wording.between(right.printed).strip()
    yield Edit(Op.REPLACE, beside.quoted.between(right.quoted).strip(), printed, change)


def _head(beside: Beside, found: Alignment) -> Iterator[Edit]:
    """Yield what differs before the first word that is the same."""
    first = found.same[0]
    if first.quoted:
        ours = min([pair.printed for pair in found.others if pair < first], default=first.printed)
        ours = max(ours, edge(beside.article, first.printed, -1))  # before that, nobody quoted is speaking
        yield beside.edit(Interval((0, first.quoted), (_negated_from(beside, ours), first.printed)))
        return
    if leaves_out(beside.quoted.between(0)) and not leaves_out(beside.article.wording.between(first.printed)):
        yield Edit(Op.DELETE, "…", "")
    start = edge(beside.article, first.printed, -1)
    if start < first.printed and beside.article.wording.keys[start : first.printed] != ("that",):
        cut = _clause_start(beside, start, first.printed)
        yield beside.edit(Interval((0, 0), (cut, first.printed)), Where.BEFORE)


def _negated_from(beside: Beside, ours: int) -> int:
    """Return where a "not" stands, in the clause before what is printed in the place of a quotation's first
    words, that governs them; where there is none, where those begin.
    """
    start = _clause_start(beside, edge(beside.article, ours, -1), ours)
    before = Interval((0, 0), (start, ours))
    if start == ours or beside.is_clause(before, Where.BEFORE):
        return ours
    keys = beside.article.wording.keys
    return next((place for place in range(start, ours) if is_negation(keys[place])), ours)


def _tail(beside: Beside, found: Alignment) -> Iterator[Edit]:
    """Yield what differs after the last word that is the same."""
    last, end = found.same[-1], len(beside.quoted)
    if last.quoted + 1 < end:
        yield beside.edit(Interval((last.quoted + 1, end), (last.printed + 1, _instead(beside, found) + 1)))
        return
    stop = edge(beside.article, last.printed, 1)
    if stop > last.printed:
        cut = _clause_end(beside, last.printed + 1, stop + 1)
        yield beside.edit(Interval((end, end), (last.printed + 1, cut)), Where.AFTER)
    yield from _stop(beside, last)


def _instead(beside: Beside, found: Alignment) -> int:
    """Return the last word of what is printed in the place of a quotation's last words: a word that means
    something, where what is said goes on so far.
    """
    last, keys = found.held[-1], beside.article.wording.keys
    if last.quoted + 1 == len(beside.quoted):
        return last.printed
    stop = edge(beside.article, last.printed, 1)
    ours = min(max([pair.printed for pair in found.others if pair > last], default=last.printed), stop)
    while ours < stop and (ours == last.printed or keys[ours] in words("stop_words")):
        ours += 1
    return ours


def _clause_start(beside: Beside, start: int, end: int) -> int:
    """Return where the clause begins that is left out, in whole or part, before the quotation.

    A clause goes on before an aside that cuts it at a "not", and before a "that" with which it goes on.
    """
    keys = beside.article.wording.keys
    parted = next((place for place in range(end - 1, start, -1) if beside.is_parted(place)), start)
    goes_on = _LINKS.issuperset(keys[parted:end]) or (
        parted > start and keys[parted - 1] in words("negations")
    )
    return start if goes_on else parted


def _clause_end(beside: Beside, start: int, end: int) -> int:
    return next((place for place in range(start + 1, end) if beside.is_parted(place)), end)


def _stop(beside: Beside, last: Pair) -> Iterator[Edit]:
    """Yield the edit of the stop at the end, where it is another than printed."""
    theirs = _first_stop(beside.quoted.marks(len(beside.quoted)))
    between = beside.article.wording.between(last.printed + 1)
    ours = {_first_stop(between), _first_stop(_before_quotation_mark(between))}
    word = beside.article.wording.spans[last.printed]
    if any(span.end == word.end for span in beside.article.contents_at(last.printed)):
        ours.add("")
    if theirs not in ours:
        change = Change.SPELLING if theirs in {"?", "!"} or (theirs and ours & {"?", "!"}) else None
        yield Edit(Op.REPLACE if theirs else Op.INSERT, theirs, max(ours), change)


def _first_stop(marks: str) -> str:
    return next((mark for mark in marks if mark in _STOPS), "")


def _before_quotation_mark(between: str) -> str:
    place = next((at for at, mark in enumerate(between) if mark in "\"'”’»"), len(between))
    return between[:place]
