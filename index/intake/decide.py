"""The admin's word on who is who: kept in ``people.yml``, and holding for what is indexed later, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.articles.scan import PEOPLE
from index.errors import LockedError, QuestionError, did_you_mean
from index.intake import people
from index.names.directory.alike import alike_among
from index.names.people_edit import merged, parted, undone
from index.names.rules import same_name
from index.store import settling, speakers, store

if TYPE_CHECKING:
    from index.intake.people import Edit
    from index.settings import Settings
    from index.store.store import Store
    from index.types import Speaker

PATIENCE = 5.0
"""Seconds to wait for another process that writes the index."""


def merge(found: Settings, name: str, into: str) -> bool:
    """Take ``name`` for another name of ``into``; say whether it holds at once, or after the run under way.

    :raises QuestionError: when no article names one of them.
    :raises PeopleError: when people.yml cannot be written, or has a mistake.
    :raises StoreError: when the index cannot be changed.
    """
    _refuse_itself(name, into)
    return _decide(found, lambda text: merged(text, name, into), name, into)


def split(found: Settings, name: str, source: str) -> bool:
    """Take ``name`` for another speaker than ``source``, whose name it was taken for.

    :raises QuestionError: when no article names ``source``.
    :raises PeopleError: when people.yml cannot be written, or has a mistake.
    :raises StoreError: when the index cannot be changed.
    """
    _refuse_itself(name, source)
    return _decide(found, lambda text: parted(text, name, source), source)


def undo(found: Settings, name: str, other: str) -> bool:
    """Take back that ``name`` is another name of ``other``, or that it is not.

    :raises QuestionError: when nothing of that was decided.
    :raises PeopleError: when people.yml cannot be written, or has a mistake.
    :raises StoreError: when the index cannot be changed.
    """
    if not any(_is_pair(one, name, other) for one in decided(found)):
        raise QuestionError(
            f"Nothing was decided of {name!r} and {other!r}. See what was: onrecord speakers rules"
        )
    return _decide(found, lambda text: undone(text, name, other))


def are_one(found: Settings, name: str, other: str) -> bool:
    """Say whether two names are one speaker's in the index, who is not called ``name`` by a guess alone.

    :raises QuestionError: when both are one name.
    """
    _refuse_itself(name, other)
    asked = {same_name(name), same_name(other)}
    with store.reading(found.index) as opened:
        everybody = speakers.everybody(opened)
    theirs = [one for one in everybody if asked <= {*map(same_name, _forms(one))}]
    if any(same_name(one.name) in asked for one in everybody if one not in theirs):
        return False  # a surname may be one speaker's in some articles, and in others a speaker by itself
    called = any(same_name(one.name) == same_name(name) for one in theirs)
    return bool(theirs) and (not called or any(_is_pair(one, name, other) for one in decided(found)))


def refuse_idle(found: Settings, name: str, other: str, *, is_same: bool) -> None:
    """Refuse a decision that would mean nothing.

    :raises QuestionError: when it was made already, or no article names one of them.
    """
    if any(_is_pair(one, name, other) and one[2] == is_same for one in decided(found)):
        raise QuestionError("That was decided already.")
    if is_same and are_one(found, name, other):
        raise QuestionError(f"{name} and {other} are one speaker already.")
    with store.reading(found.index) as opened:
        for one in (name, other):
            _require_named(opened, one)


def decided(found: Settings) -> list[tuple[str, str, bool]]:
    """Return what was decided: two names, and whether they are one speaker's.

    :raises PeopleError: when people.yml has a mistake.
    """
    return [
        (name, who.name, is_same)
        for who in people.kept(found.documents)
        for names, is_same in ((who.aliases, True), (who.others, False))
        for name in names
    ]


def _forms(one: Speaker) -> tuple[str, ...]:
    return (one.name, *one.aliases)


def _is_pair(one: tuple[str, str, bool], name: str, other: str) -> bool:
    return {same_name(one[0]), same_name(one[1])} == {same_name(name), same_name(other)}


def _decide(found: Settings, edit: Edit, *about: str) -> bool:
    with store.reading(found.index) as opened:
        for name in about:
            _require_named(opened, name)
    with people.changing(found.documents, edit):
        try:
            with store.writing(found.index, PATIENCE) as opened, opened.change():
                people.take_over(opened, found.documents)
                settling.update(opened)
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
        if near := alike_among(name, known):
            raise QuestionError(f"Nobody's whole name is {name!r}. {did_you_mean(near)}")
        raise QuestionError(
            f"No article names {name!r}, and nothing is changed. A name that none has you can write into "
            f"{PEOPLE} yourself. "
            "See who is named with: onrecord speakers --all"
        )
