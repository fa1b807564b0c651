"""Names cut short: by the beginnings of given name and surname, "AnKo", or by initials alone, "MBS"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.names.name import is_body, parse
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.types import Speaker

_BEGINNINGS = re.compile(r"([A-Z][a-z]{1,3})([A-Z][a-z]{1,3})$")
_INITIALS = re.compile(r"[A-Z]{3,4}$")


def clipped(speakers: Mapping[int, Speaker], phrase: str) -> list[int]:
    """Return the only quoted person whose name is cut short so, by number; nobody where two may be meant."""
    parts, initials = _BEGINNINGS.match(phrase), _INITIALS.match(phrase)
    if not (parts or initials):
        return []
    found = [
        number
        for number, one in speakers.items()
        if one.statements and any(_fits(form, parts, phrase) for form in (one.name, *one.aliases))
    ]
    return found if len(found) == 1 else []


def _fits(form: str, parts: re.Match[str] | None, initials: str) -> bool:
    if is_body(form):
        return False
    if parts:
        name = parse(form)
        first, last = (part.lower() for part in parts.groups())
        return bool(name.given) and name.given[0].startswith(first) and name.surname.startswith(last)
    said = [part for word in tokens(form) for part in word.split("-")]
    return all(len(word) > 1 for word in said) and "".join(word[0] for word in said) == initials.lower()
