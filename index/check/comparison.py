"""A quotation held against the place in an article where its words stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from index.check.alignment import weights
from index.check.change import Change, Edit, Known, Omission, Op, gravest, of_omission, of_replacement
from index.check.printed import NEAR, Printed, edge, is_joint, is_passed_over, owners, voices
from index.lexicon import words
from index.text.wording import leaves_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.check.alignment import Alignment, Pair
    from index.store.statements import Uttered
    from index.text.wording import Wording
    from index.types import Span

STOPS = ".?!"
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
    ``same`` are the words that are the same, ``run`` the most of them that follow each other.
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


def compare(quoted: Wording, article: Printed, found: Alignment, known: Known) -> Comparison:
    """Hold a quotation against the place where it was found, which has at least one of its words."""
    same = found.same
    view = _View(quoted, article, known)
    edits = [*_head(view, found), *_inside(view, same), *_tail(view, found)]
    weighed = weights(quoted.keys)
    changed = gravest(edit.change for edit in edits)
    runs = _runs(view, same)
    is_style = any(view.cased(pair) for pair in same[1:-1])
    return Comparison(
        article=article,
        parts=tuple(_part(article, [pair.printed for pair in run]) for run in runs),
        edits=tuple(edit for edit in edits if edit.theirs or edit.ours),
        change=Change.STITCHED if len(runs) > 1 else changed,
        left_out=any(edit.op is not Op.EQUAL for edit in edits) or (view.cased(same[0]) and not is_style),
        share=sum(weighed[pair.quoted] for pair in same) / sum(weighed),
        uttered=tuple(owners(article, [pair.printed for pair in same])),
        speakers=voices(article, [pair.printed for pair in same]),
        same=same,
        run=_longest_run(same),
    )


@dataclass(frozen=True, slots=True)
class _View:
    quoted: Wording
    article: Printed
    known: Known

    def cased(self, pair: Pair) -> bool:
        """Say whether a word begins with a capital in one of both only."""
        theirs = self.quoted.text[self.quoted.starts[pair.quoted]]
        ours = self.article.wording.text[self.article.wording.starts[pair.printed]]
        return theirs.isupper() != ours.isupper()

    def edit(self, gap: Interval, where: Where = Where.INSIDE) -> Edit:
        """Return the edit that a gap with words in it is."""
        theirs, ours = self.quoted.words(*gap.theirs), self.article.wording.words(*gap.ours)
        quoted, printed = self.quoted.keys[slice(*gap.theirs)], self.article.wording.keys[slice(*gap.ours)]
        if not theirs:
            passed = self.article.interruptions
            said = [key for place, key in enumerate(printed, gap.ours[0]) if place not in passed]
            inside, after = where is Where.INSIDE, where is Where.AFTER
            left_out = Omission(said, self._is_marked(gap), inside, self._is_clause(gap, where), after)
            return Edit(Op.INSERT, theirs, ours, of_omission(left_out))
        bracketed = self._is_bracketed(gap)
        op = Op.REPLACE if ours else Op.DELETE
        return Edit(op, theirs, ours, of_replacement(quoted, printed, self.known, bracketed=bracketed))

    def _is_marked(self, gap: Interval) -> bool:
        return leaves_out(self.quoted.between(gap.theirs[0]))

    def _is_clause(self, gap: Interval, where: Where) -> bool:
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


def _part(article: Printed, places: list[int]) -> Portion:
    return Portion(article.wording.span(places[0], places[-1] + 1), tuple(owners(article, places)))


def _longest_run(same: tuple[Pair, ...]) -> int:
    longest = run = 1
    for left, right in pairwise(same):
        run = run + 1 if right == (left.quoted + 1, left.printed + 1) else 1
        longest = max(longest, run)
    return longest


def _inside(view: _View, same: tuple[Pair, ...]) -> Iterator[Edit]:
    """Yield equal runs and what lies between them."""
    first = same[0]
    for left, right in pairwise(same):
        between = list(_between(view, left, right))
        if between:
            yield _equal(view, first, left)
            yield from between
            first = right
    yield _equal(view, first, same[-1])


def _equal(view: _View, first: Pair, last: Pair) -> Edit:
    theirs = view.quoted.words(first.quoted, last.quoted + 1)
    return Edit(Op.EQUAL, theirs, view.article.wording.words(first.printed, last.printed + 1))


def _between(view: _View, left: Pair, right: Pair) -> Iterator[Edit]:
    gap = Interval((left.quoted + 1, right.quoted), (left.printed + 1, right.printed))
    has_theirs, has_ours = (start < end for start, end in gap)
    joint = is_joint if not has_ours else is_passed_over
    if has_theirs or (has_ours and not joint(view.article, left.printed, right.printed)):
        yield view.edit(gap)
    elif joint(view.article, left.printed, right.printed):
        yield from _joint(view, left, right)
    else:
        yield from _marks(view, right)


def _joint(view: _View, left: Pair, right: Pair) -> Iterator[Edit]:
    """Yield the edit of a stop between two parts of what was said, where the record has one and the quotation
    none, or the other way about: the words that attribute them may have another mark before them.
    """
    theirs, article = view.quoted.marks(right.quoted), view.article
    is_cased = view.cased(right) and view.quoted.text != view.quoted.text.lower()
    is_printed = theirs == article.wording.marks(left.printed + 1)[:1] and not is_cased
    if is_printed or not {"…", "?", "!"}.isdisjoint(theirs):
        return
    ends = article.sentence_number(left.printed) != article.sentence_number(right.printed)
    if ends != ("." in theirs):
        stop = "." if ends else ","
        yield Edit(Op.REPLACE if theirs else Op.INSERT, theirs, stop, Change.SPELLING)


def _marks(view: _View, right: Pair) -> Iterator[Edit]:
    """Yield the edit of marks between two words that follow each other in both texts."""
    theirs, ours = view.quoted.marks(right.quoted), view.article.wording.marks(right.printed)
    if theirs == ours:
        return
    change = None if "…" in theirs else Change.SPELLING
    printed = view.article.wording.between(right.printed).strip()
    yield Edit(Op.REPLACE, view.quoted.between(right.quoted).strip(), printed, change)


def _head(view: _View, found: Alignment) -> Iterator[Edit]:
    """Yield what differs before the first word that is the same."""
    first = found.same[0]
    if first.quoted:
        ours = min([pair.printed for pair in found.others if pair < first], default=first.printed)
        ours = max(ours, edge(view.article, first.printed, -1))  # before that, nobody quoted is speaking
        yield view.edit(Interval((0, first.quoted), (ours, first.printed)))
        return
    if leaves_out(view.quoted.between(0)) and not leaves_out(view.article.wording.between(first.printed)):
        yield Edit(Op.DELETE, "…", "")
    start = edge(view.article, first.printed, -1)
    if start < first.printed and view.article.wording.keys[start : first.printed] != ("that",):
        cut = _clause_start(view, start, first.printed)
        yield view.edit(Interval((0, 0), (cut, first.printed)), Where.BEFORE)


def _tail(view: _View, found: Alignment) -> Iterator[Edit]:
    """Yield what differs after the last word that is the same."""
    last, end = found.same[-1], len(view.quoted)
    if last.quoted + 1 < end:
        yield view.edit(Interval((last.quoted + 1, end), (last.printed + 1, _instead(view, found) + 1)))
        return
    stop = edge(view.article, last.printed, 1)
    if stop > last.printed:
        cut = _clause_end(view, last.printed + 1, stop + 1)
        yield view.edit(Interval((end, end), (last.printed + 1, cut)), Where.AFTER)
    yield from _stop(view, last)


def _instead(view: _View, found: Alignment) -> int:
    """Return the last word of what is printed in the place of a quotation's last words: a word that means
    something, where what is said goes on so far.
    """
    last, keys = found.same[-1], view.article.wording.keys
    stop = edge(view.article, last.printed, 1)
    ours = min(max([pair.printed for pair in found.others if pair > last], default=last.printed), stop)
    while ours < stop and (ours == last.printed or keys[ours] in words("stop_words")):
        ours += 1
    return ours


def _clause_start(view: _View, start: int, end: int) -> int:
    """Return where the clause begins that is left out, in whole or part, before the quotation.

    A clause goes on before an aside that cuts it at a "not", and before a "that" with which it goes on.
    """
    keys = view.article.wording.keys
    parted = next((place for place in range(end - 1, start, -1) if view.is_parted(place)), start)
    goes_on = _LINKS.issuperset(keys[parted:end]) or (
        parted > start and keys[parted - 1] in words("negations")
    )
    return start if goes_on else parted


def _clause_end(view: _View, start: int, end: int) -> int:
    return next((place for place in range(start + 1, end) if view.is_parted(place)), end)


def _stop(view: _View, last: Pair) -> Iterator[Edit]:
    """Yield the edit of the stop at the end, where it is another than printed."""
    theirs = _first_stop(view.quoted.marks(len(view.quoted)))
    between = view.article.wording.between(last.printed + 1)
    ours = {_first_stop(between), _first_stop(_before_quotation_mark(between))}
    word = view.article.wording.spans[last.printed]
    if any(span.end == word.end for span in view.article.contents_at(last.printed)):
        ours.add("")
    if theirs not in ours:
        change = Change.SPELLING if theirs in {"?", "!"} or (theirs and ours & {"?", "!"}) else None
        yield Edit(Op.REPLACE if theirs else Op.INSERT, theirs, max(ours), change)


def _first_stop(marks: str) -> str:
    return next((mark for mark in marks if mark in STOPS), "")


def _before_quotation_mark(between: str) -> str:
    place = next((at for at, mark in enumerate(between) if mark in "\"'”’»"), len(between))
    return between[:place]


def _runs(view: _View, same: tuple[Pair, ...]) -> list[list[Pair]]:
    """Cut the pairs where the quotation goes on with another statement, or far away."""
    runs = [[same[0]]]
    for left, right in pairwise(same):
        if right.printed - left.printed > 1 and _are_apart(view, left, right):
            runs.append([])
        runs[-1].append(right)
    return runs


def _are_apart(view: _View, left: Pair, right: Pair) -> bool:
    article = view.article
    places = article.speech(left.printed, -1), article.speech(right.printed, 1)
    one, other = (article.said_at(place) for place in places)
    sentences = {article.sentence_number(place) for place in places}
    if len(sentences) == 1 or {said.id for said in one} & {said.id for said in other}:
        return False
    start, end = article.wording.spans[left.printed].end, article.wording.spans[right.printed].start
    breaks = article.wording.text[start:end].count("\n\n")
    if not one and not other:
        return breaks > 0
    is_marked = leaves_out(view.quoted.between(left.quoted + 1))
    speakers = [{said.speaker for said in each} for each in (one, other)]
    if not speakers[0] & speakers[1]:
        return not (is_marked and one and other and not breaks and None in speakers[0] | speakers[1])
    if is_passed_over(article, *places):
        return right.printed - left.printed > NEAR
    return breaks > 1 or not is_marked
