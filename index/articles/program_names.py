"""Titles and authors that a program wrote into a document: names of files, logins, the program's own."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import cache

from index import lexicon

REVERSED = re.compile(
    r"((?:(?:van|von|der|den|de|la|al|el|bin) )*[^\W\d_][\w’'-]*), ([^\W\d_][\w.’'-]*(?: [\w.’'-]+)?)"
)
_FILE_NAME = re.compile(r"(?=\S*(?:_|\d{4}))\S+|[\W\d_]*")
_LOGIN = re.compile(r"(?=\S*\d)\S+|[a-z][a-z._-]*|[\W\d_]*")


def title(value: object) -> str | None:
    """Return a document's title; None where a program wrote it."""
    return _by_people(value, "program_titles", _FILE_NAME)


def author(value: object) -> str | None:
    """Return a document's author; None where a program wrote it."""
    name = _by_people(value, "program_authors", _LOGIN)
    return name and forward(name)


def forward(name: str) -> str:
    """Return a name as it is said: "Ada Birch" for "Birch, Ada"."""
    backward = REVERSED.fullmatch(name.strip())
    return f"{backward[2]} {backward[1]}" if backward else name


def _by_people(value: object, name: str, made: re.Pattern[str]) -> str | None:
    if not isinstance(value, str):
        return None
    line = " ".join(value.split())
    return None if made.fullmatch(line) or _programs(name).fullmatch(line.lower()) else line


@cache
def _programs(name: str) -> re.Pattern[str]:
    return re.compile("|".join(map(translate, lexicon.entries(name))))
