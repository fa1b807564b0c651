"""The admin's word on who is who: kept in ``people.yml``, and holding for what is indexed later, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process

from index.errors import LockedError, QuestionError
from index.intake import people
from index.names.people_edit import merged, parted
from index.names.rules import same_name
from index.store import speakers, store
from index.text.english import folded

if TYPE_CHECKING:
    from index.intake.people import Edit
    from index.settings import Settings
    from index.store.store import Store

ALIKE = 70
"""Likeness, of 100, from which a name is told that may have been meant."""

PATIENCE = 5.0
"""Seconds to wait for another process that writes the index."""


def merge(found: Settings, name: str, into: str) -> bool:
    """Take ``name`` for another name of ``into``; say whether it holds at once, or after the run under way.

    :raises QuestionError: when no article names it.
    :raises PeopleError: when people.yml cannot be written, or has a mistake.
    :raises StoreError: when the index cannot be changed.
    """
    _refuse_itself(name, into)
    return _decide(found, lambda text: merged(text, name, into), name)


def split(found: Settings, name: str, source: str) -> bool:
    """Take ``name`` for another speaker than ``source``, whose name it was taken for.

    :raises QuestionError: when no article names ``source``.
    :raises PeopleError: when people.yml cannot be written, or has a mistake.
    :raises StoreError: when the index cannot be changed.
    """
    _refuse_itself(name, source)
    return _decide(found, lambda text: parted(text, name, source), source)


def _decide(found: Settings, edit: Edit, about: str) -> bool:
    with store.reading(found.index) as opened:
        _require_named(opened, about)
    people.change(found.documents, edit)
    try:
        with store.writing(found.index, PATIENCE) as opened:
            people.take_over(opened, found.documents)
            speakers.update(opened)
    except LockedError:
        return False  # whoever writes it reads the file at the end
    return True


def _refuse_itself(name: str, other: str) -> None:
    if same_name(name) == same_name(other):
        raise QuestionError(f"{name!r} and {other!r} are one name. Give two.")


def _require_named(opened: Store, name: str) -> None:
    known = {one.name for one in speakers.named(opened)} | {one.name for one in speakers.everybody(opened)}
    known |= {form for who in speakers.decided(opened) for form in who.forms}
    if name not in known:
        near = [
            match[0]
            for match in process.extract(name, sorted(known), processor=folded, limit=3, score_cutoff=ALIKE)
        ]
        if near:
            raise QuestionError(f"Nobody's whole name is {name!r}. Did you mean {' or '.join(near)}?")
        raise QuestionError(f"No article names {name!r}. See who is named with: onrecord speakers --all")
