"""Slips of the pen: which words of names another may be, mistyped."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.names.given import same_first

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from index.names.name import Name

_LONG = 7
"""Letters from which a lone surname may be known by all but one of its vowels."""

MOST = 2
"""Slips in one word, at most."""

_BY_SLIPS: dict[str, Any] = {"scorer": OSA.distance, "limit": None}

_NO_VOWELS = str.maketrans("", "", "aeiouy")
_VOWELS = str.maketrans("eiouy", "aaaaa")


def is_slip(asked: Name, held: Name, surnames: set[str]) -> bool:
    """Say whether a full name, of one of these surnames, may be what was meant by another."""
    if held.bare or held.surname not in surnames:
        return False
    mine, theirs = asked.given[0], held.given[0]
    return (len(theirs) > 1 and same_first(mine, theirs)) or _one_slip(mine, theirs)


def _one_slip(word: str, other: str) -> bool:
    """Whether a word is another mistyped: one slip in five letters or more, two in nine or more."""
    allowed = _allowed(min(len(word), len(other)))
    return OSA.distance(word, other, score_cutoff=allowed) <= allowed


def _allowed(length: int) -> int:
    return MOST if length >= 9 else 1 if length >= 5 else 0


def by_shape(words: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """Return words by their first letters and their lengths."""
    shapes: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in words:
        shapes[word[:1], len(word)].append(word)
    return dict(shapes)


def near(shapes: Mapping[tuple[str, int], Sequence[str]], word: str, *, alone: bool) -> set[str]:
    """The words of names that this one may be a slip of; a lone one must be long, or have letters swapped.

    :param shapes: the words, as `by_shape` has them.
    """
    found = set[str]()
    for length in range(len(word) - MOST, len(word) + MOST + 1):
        allowed = _allowed(min(len(word), length))
        held = shapes.get((word[:1], length), ())
        found |= {w for w, _, _ in process.extract(word, held, **_BY_SLIPS, score_cutoff=allowed)}
    return {
        w for w in found if not alone or len(word) >= 8 or sorted(w) == sorted(word) or _by_vowel(w, word)
    }


def _by_vowel(word: str, other: str) -> bool:
    """Whether two longer words differ by a vowel alone: "kovarenko", "kovarinko" and "kovarienko"."""
    if len(word) == len(other):
        return len(word) >= _LONG and word.translate(_VOWELS) == other.translate(_VOWELS)
    return max(len(word), len(other)) >= _LONG and word.translate(_NO_VOWELS) == other.translate(_NO_VOWELS)
