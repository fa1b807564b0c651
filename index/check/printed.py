"""Whose words the words of an article are: a speaker's, somebody's who stays unclear, or the journalist's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from index.text.marks import quotations
from index.types import Span, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.store.statements import Uttered
    from index.text.wording import Wording

T = TypeVar("T")

_MARK = re.compile("[\"“”„«»'‘’]")

NEAR = 25
"""Words that may stand between two parts of what one speaker said on one occasion."""

LONGEST = 400
"""Characters up to which sentences are shown to the mark that closes what they quote."""

MOST = 0.5
"""Share of the words compared that must be somebody's for the whole to be theirs."""


@dataclass(frozen=True)
class Printed:
    """An article's words, its sentences and what is said in it.

    ``uttered`` are the statements that are somebody's own, ``contents`` where any statement's content stands.
    """

    row: int
    wording: Wording
    sentences: Sequence[Span]
    uttered: Sequence[Uttered]
    contents: Sequence[Span]

    def contents_at(self, place: int) -> list[Span]:
        """Return the contents that have the word at ``place``, the shortest first."""
        return sorted(self._contents.get(place, ()), key=lambda span: span.end - span.start)

    def said_at(self, place: int) -> list[Uttered]:
        """Return the statements whose content has the word at ``place``."""
        return self._said.get(place, [])

    @cached_property
    def _contents(self) -> dict[int, list[Span]]:
        return _spread(self.wording, ((span, span) for span in self.contents))

    @cached_property
    def _said(self) -> dict[int, list[Uttered]]:
        spans = ((span, one) for one in self.uttered for span in one.statement.spans)
        return _spread(self.wording, spans)

    @cached_property
    def interruptions(self) -> frozenset[int]:
        """The places of words that only attribute what stands on both sides, such as "he said" may be."""
        pairs = [(one, *pair) for one in self.uttered for pair in pairwise(one.statement.spans)]
        pairs += [
            (one, one.statement.spans[-1], other.statement.spans[0])
            for one, other in pairwise(self.uttered)
            if self._goes_on(one, other)
        ]
        return frozenset(
            place
            for said, left, right in pairs
            for place in self._between(left, right)
            if _whose(said) not in self.speakers_at(place)
        )

    def _goes_on(self, one: Uttered, other: Uttered) -> bool:
        """Say whether somebody goes on speaking in a second statement, after words that attribute either."""
        left, right = one.statement.spans[-1], other.statement.spans[0]
        cues = (one.statement.cue, other.statement.cue)
        is_attributed = any(cue and left.end <= cue.start and cue.end <= right.start for cue in cues)
        is_same = one.speaker is not None and one.speaker == other.speaker
        return is_same and is_attributed and len(self._between(left, right)) <= NEAR

    @cached_property
    def single_marks(self) -> frozenset[int]:
        """Where single quotation marks stand, which are no apostrophes."""
        found = [one.outer for one in quotations(self.wording.text) if one.single and one.closed]
        return frozenset(place for span in found for place in (span.start, span.end - 1))

    def is_marked(self, place: int) -> bool:
        """Say whether a quotation mark, be it a nested one, stands before the word at ``place``."""
        return _MARK.search(self.wording.between(place)) is not None

    def is_verbatim(self, place: int) -> bool:
        """Say whether the word at ``place`` is printed as it was said: within marks, or in a turn."""
        start = self.wording.starts[place]
        is_marked = any(one.inner.start <= start < one.inner.end for one in quotations(self.wording.text))
        return is_marked or any(one.statement.is_verbatim for one in self.said_at(place))

    def speech(self, place: int, step: int) -> int:
        """Return the nearest place, by steps of 1 or -1, whose word does more than attribute others."""
        while place in self.interruptions:
            place += step
        return place

    def speakers_at(self, place: int) -> set[str | int]:
        """Return whose the word at ``place`` is; somebody unclear is known by the statement alone."""
        return {_whose(one) for one in self.said_at(place)}

    def _between(self, one: Span, other: Span) -> range:
        """Return the places of the words between two stretches."""
        starts = self.wording.starts
        return range(bisect_left(starts, one.end), bisect_left(starts, other.start))

    def sentence_at(self, place: int) -> Span:
        """Return the sentence in which the word at ``place`` stands."""
        return self.sentences[self.sentence_number(place)]

    def around(self, span: Span) -> Span:
        """Return the sentences that have a stretch, and with them whatever quotation they open or close."""
        shown = self._sentences_of(span)
        marks = [one.outer for one in quotations(self.wording.text) if one.closed]
        cut = [one for one in marks if one.start < shown.end and shown.start < one.end]
        start = min([shown.start, *(one.start for one in cut)])
        whole = self._sentences_of(Span(start, max([shown.end, *(one.end for one in cut)])))
        return whole if whole.end - whole.start <= LONGEST else shown

    def _sentences_of(self, span: Span) -> Span:
        found = [one for one in self.sentences if one.start < span.end and span.start < one.end]
        return Span(found[0].start, found[-1].end) if found else span

    def sentence_number(self, place: int) -> int:
        """Return which sentence the word at ``place`` stands in, from 0."""
        start = self.wording.spans[place].start
        return max(0, bisect_right(self.sentences, start, key=lambda span: span.start) - 1)


def printed(row: int, words: Wording, sentences: Sequence[Span], uttered: Iterable[Uttered]) -> Printed:
    """Put an article together, without what was not said and what others, quoted directly, say was said."""
    said = [one for one in uttered if one.statement.stance is Stance.SAID]
    own = [one for one in said if not one.is_told]
    return Printed(row, words, sentences, own, [span for one in said for span in one.statement.spans])


def owners(article: Printed, places: Sequence[int]) -> list[Uttered]:
    """Return the statements that the words at ``places`` are of, all by one speaker; none: the journalist's.

    Where several people's words are among them, whoever said most of them has them.
    """
    shares = _shares(article, places)
    best = max(
        shares, key=lambda speaker: (shares[speaker], speaker is not None, speaker or ""), default=None
    )
    if not shares or shares[best] < MOST:
        return []
    statements = {one.id: one for place in places for one in article.said_at(place)}
    return [one for one in statements.values() if one.speaker == best]


def voices(article: Printed, places: Sequence[int]) -> frozenset[str | None]:
    """Return everybody who said most of the words at ``places``: of two, one reports what the other said."""
    shares = _shares(article, places)
    return frozenset(speaker for speaker, share in shares.items() if share >= MOST)


def _shares(article: Printed, places: Sequence[int]) -> dict[str | None, float]:
    found = Counter(
        speaker for place in places for speaker in {one.speaker for one in article.said_at(place)}
    )
    compared = len(places) - len(_attributing(article, places))
    return {speaker: count / compared for speaker, count in found.items()}


def _attributing(article: Printed, places: Sequence[int]) -> set[int]:
    """Return the places of words that only say whose the others are, with the verb that does: "Rill, who
    leads the union, said on Tuesday that". Without that verb, they are the journalist's.
    """
    held = set(places)
    said = {one.id: one for place in places for one in article.said_at(place)}
    cues = [one.statement.cue for one in said.values() if one.statement.cue]
    verbs = {place for cue in cues for place in article.wording.within(cue)} & held
    sentences = {article.sentence_number(place) for place in verbs}
    return {
        place
        for place in places
        if article.sentence_number(place) in sentences and not article.said_at(place)
    }


def is_passed_over(article: Printed, left: int, right: int) -> bool:
    """Say whether the words between two places are only what attributes the words around them."""
    interrupts = [place in article.interruptions for place in range(left, right + 1)]
    return not interrupts[0] and not interrupts[-1] and all(interrupts[1:-1])


def is_joint(article: Printed, left: int, right: int) -> bool:
    """Say whether one content ends at the first place and another begins at the second."""
    one, other = (set(article.contents_at(place)) for place in (left, right))
    return bool(one or other) and not one & other


def edge(article: Printed, place: int, step: int) -> int:
    """Return how far what is said, or the sentence, goes on from ``place``, by steps of 1 or -1."""
    sentence = article.sentence_at(place)
    around = article.contents_at(place)[:1]
    start = max([sentence.start, *(span.start for span in around)])
    end = min([sentence.end, *(span.end for span in around)])
    while 0 <= place + step < len(article.wording):
        following = article.wording.spans[place + step]
        if following.start < start or following.end > end or _has_marks(article, max(place, place + step)):
            break
        place += step
    return place


def _whose(one: Uttered) -> str | int:
    return one.speaker or one.id


def _has_marks(article: Printed, place: int) -> bool:
    """Say whether quotation marks stand before the word at ``place``."""
    before = article.wording.spans[place - 1].end if place else 0
    singles = article.single_marks.intersection(range(before, article.wording.spans[place].start))
    return bool(singles) or any(mark in article.wording.between(place) for mark in '"“”„«»')


def _spread(words: Wording, spans: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
    """Return what covers each word, by the word's place."""
    found: dict[int, list[T]] = {}
    for span, value in spans:
        first = max(0, bisect_right(words.starts, span.start) - 1)
        for place in range(first, bisect_left(words.starts, span.end)):
            if words.spans[place].end > span.start:
                found.setdefault(place, []).append(value)
    return found
