"""Questions that leave somebody out: "not Volkonin on the dam", "anybody but Volkonin about sirens"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.question.patterns import QUESTION_WORD
from index.question.whom import find

if TYPE_CHECKING:
    from index.names.directory import Directory

_NOT = r"(?:(?:but\s+)?not|except(?:\s+for)?|excluding|besides|other\s+than|apart\s+from)"
_ANYBODY = r"(?:(?:any|some|every)(?:one|body)(?:\s+else)?|who(?:ever)?(?:\s+else)?|others)"
_LESS = rf"(?:(?:{_ANYBODY}\s+)?{_NOT}|{_ANYBODY}\s+but)"  # "but Volkonin" alone is Volkonin
_SPOKE = r"(?:\s+(?:spoke|speaks?|said|says|say|talked|talks?|commented)(?:\s+(?:any|some)thing)?)?"
_ON = r"(?:on|about|regarding|concerning)"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        rf"^{_LESS}\s+(?P<who>.+?){_SPOKE}\s+{_ON}\s+(?P<topic>.+)$",
        rf"^{_ANYBODY}{_SPOKE}\s+{_ON}\s+(?P<topic>.+?),?\s+(?:{_NOT}|but)\s+(?:by\s+|from\s+)?(?P<who>.+)$",
        rf"^(?:and\s+)?{_LESS}\s+(?P<who>.+)(?P<topic>)$",
    )
)
_LONGEST = 5
"""Words of a name or post that is left out, at most."""


class Without(NamedTuple):
    """What is asked about, empty where that is not told, and the names of those who are left out."""

    topic: str
    names: tuple[str, ...]


def without(text: str, book: Directory) -> Without | None:
    """Return what a question asks of everybody but some who are quoted; None where it leaves nobody out."""
    for shape in _SHAPES:
        match = shape.match(text.strip(" ?!."))
        found = find(match["who"], book) if match and _names(match["who"]) else None
        everybody = (found.speaker, *found.others, *found.together) if found else ()
        names = tuple(one.name for one in everybody if one and one.statements)
        if match and names:
            return Without(match["topic"], names)
    return None


def _names(phrase: str) -> bool:
    """Whether words can be a name or post, rather than a question."""
    return len(phrase.split()) <= _LONGEST and not QUESTION_WORD.match(phrase)
