"""What differs between a quotation and the record, word by word, and of what kind each difference is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from index.lexicon import entries, words
from index.text.variants import has_digit, in_full, levelled, spelt_alike, value

Known = Callable[[str], bool]
"""Says whether a word stands in some article: what does not is taken for a slip of the pen."""

CLAUSE = 3
"""Words from which an omission between two marks is a clause, whose "not" governs nothing outside it."""

REST = 2
"""Words from which what is left out after a quotation is a clause: a mere "not" takes back what was said."""


class Op(StrEnum):
    """How a stretch of the quotation (theirs) relates to one of the record (ours)."""

    EQUAL = "equal"
    REPLACE = "replace"
    DELETE = "delete"  # theirs alone: the record does not have these words
    INSERT = "insert"  # ours alone: the quotation leaves these words out


class Change(StrEnum):
    """What kind of change makes a quotation another than the record; the gravest last."""

    SPELLING = "spelling"
    WORDS = "words"
    NUMBER = "number"
    NEGATION = "negation"
    STITCHED = "stitched"


class Edit(NamedTuple):
    """One stretch of the comparison, and what it changes; None where nothing, or where words are left out."""

    op: Op
    theirs: str
    ours: str
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Omission:
    """Words of the record that the quotation leaves out.

    ``marked`` by dots; ``is_inside`` the quotation, not at its edge; ``is_clause`` when marks enclose them,
    or part them from it; ``is_rest`` when they are what follows the quotation.
    """

    keys: Sequence[str]
    marked: bool
    is_inside: bool
    is_clause: bool
    is_rest: bool = False


def told(edits: Sequence[Edit]) -> list[Edit]:
    """Return what is told of a comparison: a mark at its edge is no difference where there is another."""
    differing = [edit for edit in edits if edit.op is not Op.EQUAL]
    return list(edits) if all(map(_is_mark, differing)) else without_edges(edits)


def without_edges(edits: Sequence[Edit]) -> list[Edit]:
    """Return a comparison without marks at its edges, which only part it from what is before and after."""
    edges = {0, len(edits) - 1}
    return [edit for place, edit in enumerate(edits) if place not in edges or not _is_mark(edit)]


def _is_mark(edit: Edit) -> bool:
    return edit.op is not Op.EQUAL and not any(map(str.isalnum, edit.theirs + edit.ours))


def gravest(changes: Iterable[Change | None]) -> Change | None:
    """Return the change that counts most."""
    order = list(Change)
    return max((change for change in changes if change), key=order.index, default=None)


def of_replacement(
    theirs: Sequence[str], ours: Sequence[str], known: Known, *, bracketed: bool
) -> Change | None:
    """Return what it changes that the quotation has ``theirs`` where the record has ``ours``.

    :param bracketed: theirs stand in square brackets, which say that they are not the speaker's.
    """
    if _negations(theirs) != _negations(ours) or any(_opposite(a, b) for a in theirs for b in ours):
        return Change.NEGATION
    if _numbers(theirs) != _numbers(ours):
        return Change.NUMBER
    if bracketed:
        return None
    return Change.SPELLING if _spelt_alike(theirs, ours, known) else Change.WORDS


def of_omission(left_out: Omission) -> Change | None:
    """Return what leaving words out changes; None where they are only left out."""
    fewest = REST if left_out.is_rest else CLAUSE
    whole = left_out.is_clause and (left_out.marked or len(left_out.keys) >= fewest)
    if _negations(left_out.keys) and not whole:
        return Change.NEGATION
    counted = any(has_digit(key) or key in _counting() for key in left_out.keys)
    if counted and left_out.is_inside and not left_out.marked and not whole:
        return Change.NUMBER
    return None


def _negations(keys: Iterable[str]) -> int:
    return sum(map(is_negation, keys))


def is_negation(key: str) -> bool:
    """Say whether a word turns what is said into its opposite."""
    return key in words("negations") or key.endswith("n't")


def _opposite(one: str, other: str) -> bool:
    """Say whether one word is the other's opposite by its form."""
    for affix in words("opposites"):
        if affix.endswith("-") and (affix[:-1] + one == other or affix[:-1] + other == one):
            return True
        if affix.startswith("-"):
            stems = {word.removesuffix(affix[1:]) for word in (one, other) if word.endswith(affix[1:])}
            if len(stems) == 1 and {one, other} & {stem + end for stem in stems for end in ("", "ful", "s")}:
                return True
    return False


def _numbers(keys: Iterable[str]) -> Counter[str]:
    """Return the numbers among words, by their values: "ten" is 10, and 1,000 is 1000."""
    return Counter(number for key in keys if (number := value(key)))


@cache
def _counting() -> frozenset[str]:
    return frozenset(entry.split()[0] for entry in entries("number_words") if not entry.endswith("*"))


def _spelt_alike(theirs: Sequence[str], ours: Sequence[str], known: Known) -> bool:
    """Say whether both are the same words in other spellings, or with slips of the pen."""
    if spelt_alike(theirs, ours):
        return True
    theirs, ours = in_full(theirs), in_full(ours)
    return len(theirs) == len(ours) and all(_alike(*pair, known) for pair in zip(theirs, ours, strict=True))


def _alike(one: str, other: str, known: Known) -> bool:
    if levelled(one) == levelled(other):
        return True
    if value(one):
        return False
    slips = 2 if len(other) >= 8 else 1 if len(other) >= 4 else 0
    return 0 < OSA.distance(one, other) <= slips and not known(one)
