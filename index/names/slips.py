"""Slips of the pen: which words of names another may be, mistyped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.names.name import same_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.names.name import Name

_LONG = 7
"""Letters from which a lone surname may be known by all but one of its vowels."""

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
    length = min(len(word), len(other))
    allowed = 2 if length >= 9 else 1 if length >= 5 else 0
    return OSA.distance(word, other, score_cutoff=allowed) <= allowed


def near(words: Iterable[str], word: str, *, alone: bool) -> set[str]:
    """The words of names that this one may be a slip of; a lone one must be long, or have letters swapped."""
    found = {w for w in words if w[:1] == word[:1] and abs(len(w) - len(word)) < 3 and _one_slip(word, w)}
    return {
        w for w in found if not alone or len(word) >= 8 or sorted(w) == sorted(word) or _by_vowel(w, word)
    }


def _by_vowel(word: str, other: str) -> bool:
    """Whether two longer words differ by a vowel alone: "kovarenko", "kovarinko" and "kovarienko"."""
    if len(word) == len(other):
        return len(word) >= _LONG and word.translate(_VOWELS) == other.translate(_VOWELS)
    return max(len(word), len(other)) >= _LONG and word.translate(_NO_VOWELS) == other.translate(_NO_VOWELS)
