"""What a line is completed with: the names that the index holds. A fault completes nothing, silently."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from index import settings
from index.errors import OnRecordError
from index.question.narrow import opening, suggestions
from index.store import articles, speakers, store

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.store.store import Store
    from index.types import Place

MOST = 50


def _speakers(held: Store) -> list[str]:
    return [one.name for one in speakers.everybody(held) if one.statements]


def _every_name(held: Store) -> list[str]:
    """Return by what names speakers are called, their own first: another is what is split from one."""
    found = [one for one in speakers.everybody(held) if one.statements]
    return [*(one.name for one in found), *(name for one in found for name in one.aliases)]


def _paths(held: Store) -> list[str]:
    return [one.path for one in articles.entries(held)]


NAMES: dict[str, Callable[[Store], list[str]]] = {
    "speaker": _speakers,
    "name": _every_name,
    "publisher": articles.publishers,
    "collection": articles.collections,
    "article": _paths,
}


def names(kind: str, typed: str, **chosen: Place | None) -> list[str]:
    """Return the names of a kind that what was typed so far may become, ready for the shell.

    :param chosen: settings that the line gives itself, by name.
    """
    try:
        found = settings.load(**chosen)
        with store.reading(found.index) as held:
            known = NAMES[kind](held)
    except (OnRecordError, OSError):
        return []
    start = typed.replace("\\", "").strip("'\"")
    meant = opening(start, known)[:MOST] or suggestions(start, known, MOST)  # names spelt otherwise
    return [_for_shell(name) for name in meant]


SPECIAL = {"": r"[^\w./:@%+,-]", '"': r'["$`\\]', "'": "'"}
"""What bash does not take as it stands, by the mark that the word is quoted with."""

AS_ONE = {"'": r"'\''"}
"""How one of them is written, where no backslash does."""


def _for_shell(name: str) -> str:
    """Return a name as the shell takes it: bash puts it into the line as it is, the others quote it."""
    if not os.environ.get("_ONRECORD_COMPLETE", "").startswith("bash"):
        return name
    mark = _quoted_with()
    written = re.sub(SPECIAL[mark], lambda found: AS_ONE.get(mark) or f"\\{found[0]}", name)
    return written.replace("\\", "\\\\")  # of which click's function reads one


def _quoted_with() -> str:
    """Return the mark that whoever types has begun the word with, which bash hands on."""
    words, at = os.environ.get("COMP_WORDS", "").split("\n"), os.environ.get("COMP_CWORD", "")
    word = words[int(at)] if at.isdigit() and int(at) < len(words) else ""
    return word[:1] if word[:1] in SPECIAL else ""
