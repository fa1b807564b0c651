"""Titles of works in quotation marks, which nobody says: "The Long Way Down", a film."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.text.english import singular

if TYPE_CHECKING:
    from index.text.marks import Quotation

_WORK = re.compile(r"[A-Z0-9][\w’'&.:-]*(?:[ \xa0][\w’'&.:-]+)+")
NAMING = frozenset({"called", "named", "titled", "entitled"})
_WORK_BEFORE = re.compile(rf"(\w+)(?P<named>[ \xa0](?:{'|'.join(NAMING)}))?,?[ \xa0]$")
_NEAR = 30  # characters before a title in which it is told what it names
_JOINING = frozenset(
    {"from", "with", "into", "onto", "over", "upon", "than", "through", "without", "between"}
)
_LONG = 4  # letters of a word that a title writes with a capital
_WORK_AFTER = re.compile(
    r",?[ \xa0](?:an?|the|his|her|its|their)(?:[ \xa0][\w-]+){0,2}?[ \xa0](\w+)[ \xa0](?:by|from|of)\b"
)


def is_work(said: str) -> bool:
    """Tell the title of a book, film or event from words: "The Long Way Down"."""
    if _WORK.fullmatch(said.strip(" \xa0,")) is None:
        return False
    parts = said.replace("\xa0", " ").strip(" ,").split()
    return all(map(_is_of_title, parts)) and all(
        parts[at][0].isupper() for at in (0, -1) if parts[at][0].isalpha()
    )


def is_title(text: str, quotation: Quotation) -> bool:
    """Tell the title of what is named right before or after it: the film, “The Long Way Down.”"""
    before = _WORK_BEFORE.search(text, max(0, quotation.outer.start - _NEAR), quotation.outer.start)
    is_before = _names_work(before)
    if before is not None and is_before and before["named"]:
        return True
    if not is_before and not _names_work(_WORK_AFTER.match(text, quotation.outer.end)):
        return False
    parts = quotation.inner.of(text).strip(" \xa0,.!?").split()
    return bool(parts) and all(map(_is_of_title, parts))


def _names_work(found: re.Match[str] | None) -> bool:
    return found is not None and singular(found[1].lower()) in words("works")


def _is_of_title(part: str) -> bool:
    """Tell a word as a title has it: with a capital, or small, or one that joins: "Songs from a House"."""
    return part[0].isupper() or not part[0].isalpha() or len(part) < _LONG or part in _JOINING
