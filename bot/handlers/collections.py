"""Collections as admins type and read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.shown.escape import label
from index.errors import QuestionError
from index.store.filter import EVERYTHING, NOTHING, Sight

if TYPE_CHECKING:
    from bot.library.library import Library


def meant(library: Library, typed: str) -> Sight:
    """Return the collections that is meant to be seen.

    :raises QuestionError: for one that there is not.
    """
    words = [word.strip() for word in typed.split(",") if word.strip()]
    if [word.lower() for word in words] == ["all"]:
        return EVERYTHING
    if [word.lower() for word in words] == ["none"]:
        return NOTHING
    with library.snapshot(EVERYTHING) as snapshot:
        known = {name.lower(): name for name in snapshot.directory.collections} | {"top": ""}
    unknown = [word for word in words if word.lower() not in known]
    if unknown:
        listed = ", ".join(sorted(known)) or "none"
        raise QuestionError(f"There is no collection “{unknown[0]}”. There are: {listed}.")
    return Sight.of(known[word.lower()] for word in words)


def named(sight: Sight) -> str:
    """Return in words what may be seen."""
    if sight.collections is None:
        return "everything"
    return ", ".join(label(name) or "top" for name in sorted(sight.collections)) or "nothing"
