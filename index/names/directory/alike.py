"""Names like one that nobody has: for "did you mean"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from index.names.directory.slips import near
from index.names.spelling import levelled_form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.names.directory.directory import Directory

_LIKE = 75
"""Likeness, of 100, from which somebody may be meant."""

_MOST = 3


def alike(name: str, book: Directory) -> tuple[str, ...]:
    """Return who is quoted and has a name like this one, the likest first."""
    speakers, levelled = list(book.quoted_forms.values()), book.levelled_forms
    found = process.extract(
        levelled_form(name), levelled, scorer=fuzz.ratio, limit=2 * _MOST, score_cutoff=_LIKE
    )
    return tuple(dict.fromkeys(speakers[place] for _, _, place in found))[:_MOST]


def alike_among(name: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some names that are like this one, or have a word that is, the likest first."""
    forms = {(one, form): levelled_form(form) for one in sorted(set(names)) for form in (one, *one.split())}
    found = process.extract(
        levelled_form(name), forms, scorer=fuzz.ratio, limit=2 * _MOST, score_cutoff=_LIKE
    )
    return tuple(dict.fromkeys(one for _, _, (one, _) in found))[:_MOST]


def mistyped(word: str, book: Directory) -> tuple[str, ...]:
    """Return who is quoted and has a name of which a word may be a slip, the most quoted first."""
    numbers = {number for one in near(book.by_shape, word, alone=False) for number in book.by_word[one]}
    bearers = sorted((book.at[number] for number in numbers), key=lambda one: (-one.statements, one.name))
    return tuple(one.name for one in bearers if one.statements)[:_MOST]
