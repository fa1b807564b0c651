"""Marks of full names: two that may be one person's, whatever else there is, share one.

They are as narrow as what is compared: a surname that thousands bear ties none of them to the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.given import given_forms
from index.names.identity.joined_people import SHORT
from index.names.name import surname_keys
from index.names.spelling import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.names.name import Name

Mark = tuple[str, ...]


def spelt(name: Name) -> set[Mark]:
    """Return what full names share any of whose given names fit as words: see `index.names.name.same`.

    So does a name with a word glued to its front, "Outside Ada Birch", with the name without it.
    """
    words = {key(word) for word in name.given if len(word) > 1} | given_forms(name.given[0])
    words |= {key(name.particle)} if name.particle else set()  # "Al Ashry" may be Ahmed al-Ashry
    words |= {key(name.given[0])} if len(name.given) == 1 else set()
    return {(surname, word) for surname in surname_keys(name) for word in words}


def lettered(name: Name) -> set[Mark]:
    """Return what full names share of which the one has but the initial of the other's first name."""
    return {(surname, name.given[0][0]) for surname in surname_keys(name)}


def is_initial(name: Name) -> bool:
    """Say whether the first name of a full name is but an initial."""
    return len(name.given[0]) == 1


def slipped(name: Name) -> set[Mark]:
    """Return what full names share whose first names one slip of the pen parts, and nothing else does.

    It leaves the one half of a first name as it is, or the other; with a letter more or fewer, too.
    """
    first = name.given[0]
    rest = (name.surname, name.particle, name.suffix, *name.given[1:])
    return {(*rest, half) for length in (len(first), len(first) - 1) for half in _halves(first, length)}


def _halves(word: str, length: int) -> Iterator[str]:
    """Yield the beginning and the end of a word that are compared where the shorter one is of a length."""
    if length >= SHORT:
        half = (length - 1) // 2
        yield f"{length} {word[:half]}-"
        yield f"{length} -{word[-half:]}"
