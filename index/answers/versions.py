"""When what two articles print is one statement, and where two versions of it differ, word by word.

It is one only if the words are the same but for marks, spelling and case: "50 percent" and "15 percent",
"I did say" and "I did not say" are two, however alike the rest is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq, Levenshtein

from index.names.spelling import key
from index.text.english import folded
from index.text.variants import in_full, levelled, spelt_alike
from index.text.wording import wording
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.text.wording import Wording

ALIKE = 90
"""Likeness, of 100, of the words from which two statements may be versions of one."""

ENOUGH = 20
"""Letters that the shorter of two must have for a version of it to be looked for within the longer."""

PAIRS = 1024
"""Pairs of texts whose likeness is kept at hand: in one answer, the same are compared more than once."""

NAME = 4
"""Letters from which two words with capitals that sound alike are one name."""


class SpokenWord(NamedTuple):
    """A word as it compares, as it is written, and where it stands in its article."""

    key: str
    written: str
    span: Span


@dataclass(frozen=True)
class Said:
    """The words that an excerpt holds of somebody: those of some spans of a text. They are compared."""

    text: str
    spans: tuple[Span, ...]

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of each span."""
        return tuple(wording(span.of(self.text)) for span in self.spans)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words as they compare."""
        return tuple(key for found in self.wordings for key in found.keys)

    @cached_property
    def places(self) -> tuple[Span, ...]:
        """Where the words stand in the text."""
        return tuple(
            Span(span.start + place.start, span.start + place.end)
            for span, found in zip(self.spans, self.wordings, strict=True)
            for place in found.spans
        )

    def words(self, start: int, end: int) -> tuple[SpokenWord, ...]:
        """Return the words ``start`` to ``end`` with where they stand, needed of those alone that differ."""
        places = self.places[start:end] if start < end else ()
        keys = self.keys[start:end]
        return tuple(SpokenWord(key, at.of(self.text), at) for key, at in zip(keys, places, strict=True))

    @cached_property
    def levelled(self) -> tuple[str, ...]:
        """The words in one spelling, numbers as figures."""
        return tuple(map(levelled, self.keys))

    @cached_property
    def bare(self) -> str:
        """The words in one spelling, as a text."""
        return " ".join(self.levelled)

    @cached_property
    def run(self) -> str:
        """The letters alone, so that "cease-fire" is "ceasefire"."""
        return "".join(levelled(word) for word in in_full(self.keys))


def said(text: str, spans: Sequence[Span]) -> Said:
    """Return the words of ``text`` that stand in ``spans``."""
    return Said(text, tuple(spans))


def same(one: Said, other: Said) -> bool:
    """Say whether two statements have the same words but for marks, spelling and case."""
    return one.run == other.run or (alike(one, other) and not any(True for _ in _differing(one, other)))


def alike(one: Said, other: Said) -> bool:
    """Say whether two statements may be versions of one: most of their words are the same."""
    short, long = (one, other) if len(one.bare) <= len(other.bare) else (other, one)
    if len(short.bare) < ENOUGH:
        return fuzz.ratio(short.bare, long.bare, score_cutoff=ALIKE) >= ALIKE
    return short.bare in long.bare or is_like_part(short.bare, long.bare, ALIKE)


@lru_cache(PAIRS)
def is_like_part(one: str, other: str, least: int) -> bool:
    """Say whether the shorter of two texts has so much likeness, of 100, with a part of the other.

    Then at least so many of its letters stand in the other in their order, which is counted far sooner: of
    the letters of both, likeness is the share that they have in common, which the part alone must hold.
    """
    short, long = sorted((one, other), key=len)
    needed = least * len(short) // (200 - least)
    if LCSseq.similarity(short, long, score_cutoff=needed) < needed:
        return False
    return fuzz.partial_ratio(short, long, score_cutoff=least) >= least


def differences(one: Said, other: Said) -> list[Span]:
    """Return where those words of a statement stand that another version of it does not have."""
    return [_span(one, *ours) for ours, _ in _differing(one, other) if ours[0] < ours[1]]


def _differing(one: Said, other: Said) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the places of words that are others, in both statements."""
    start, begin = 0, 0
    for block in Levenshtein.opcodes(one.levelled, other.levelled).as_matching_blocks():
        ours, theirs = (start, block.a), (begin, block.b)
        between = one.words(*ours), other.words(*theirs)
        if any(between) and not _are_the_same(*between):
            yield ours, theirs
        start, begin = block.a + block.size, block.b + block.size


def _are_the_same(ours: Sequence[SpokenWord], theirs: Sequence[SpokenWord]) -> bool:
    """Say whether two runs are the same words in other spellings, names as other languages write them."""
    if spelt_alike([word.key for word in ours], [word.key for word in theirs]):
        return True
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(_is_one_name(one.written, other.written) for one, other in pairs)


def _is_one_name(one: str, other: str) -> bool:
    if not (one[:1].isupper() and other[:1].isupper()) or min(len(one), len(other)) < NAME:
        return False
    return key(folded(one)) == key(folded(other))


def _span(said_: Said, start: int, end: int) -> Span:
    return Span(said_.places[start].start, said_.places[end - 1].end)
