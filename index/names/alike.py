"""Names like one that nobody has: for "did you mean"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from index.text.english import folded

if TYPE_CHECKING:
    from index.names.directory import Directory

_LIKE = 75
"""Likeness, of 100, from which somebody may be meant."""

_MOST = 3


def alike(name: str, book: Directory) -> tuple[str, ...]:
    """Return who is quoted and has a name like this one, the likest first."""
    forms = {
        form: speaker.name
        for speaker in book.speakers
        if speaker.statements
        for form in (speaker.name, *speaker.aliases)
    }
    found = process.extract(
        name,
        forms.keys(),
        scorer=fuzz.token_sort_ratio,
        processor=folded,
        limit=2 * _MOST,
        score_cutoff=_LIKE,
    )
    return tuple(dict.fromkeys(forms[form] for form, _, _ in found))[:_MOST]
