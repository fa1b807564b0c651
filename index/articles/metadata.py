"""An article's metadata: which fields there are, and what counts as a value of each."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from index import lexicon
from index.articles.plain_text import unstorable
from index.types import METADATA, Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

WANTED = ("title", "url", "publisher", "published")  # many articles have no author to name
_MAIL = re.compile(r"\.(?:eml|mbox)(?:#|$)", re.IGNORECASE)

_A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HTTP_URL = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)


def wanted(path: str) -> Sequence[str]:
    """Return what an article at ``path`` should tell of itself: of mails, none has an address."""
    return [name for name in WANTED if name != "url"] if _MAIL.search(path) else WANTED


def check(
    fields: Mapping[str, object], written: Iterable[str] = (), wanted: Sequence[str] = WANTED
) -> tuple[Metadata, tuple[str, ...]]:
    """Return the metadata in ``fields``, and a sentence on each value that is missing or cannot be used.

    A value that cannot be used is left out; fields of other names are ignored.

    :param written: all names of fields that somebody wrote, of which one may be called otherwise than it is.
    :param wanted: the fields that should be there.
    """
    values: dict[str, object] = {}
    faults: list[str] = []
    missing: list[str] = []
    for name in METADATA:
        try:
            line = _line_of(fields.get(name))
            if line:
                values[name] = _READ.get(name, str)(line)
            elif name in wanted:
                missing.append(name)
        except ValueError as error:
            faults.append(f"{name} {error}")
    if missing:
        lacking = ", ".join("date (published)" if name == "published" else name for name in missing)
        mend = "add what you know of it to the file or to sources.csv"
        faults.append(f"has no {lacking}: {mend}{_misnamed(missing, written)}")
    return Metadata(**values), tuple(faults)  # type: ignore[arg-type]


def _misnamed(missing: Iterable[str], written: Iterable[str]) -> str:
    """Return which names stand where other ones are read: "date" for "published"."""
    there = [name for name in written if name not in METADATA]
    pairs = [(one, name) for name in missing for one in there if one.lower() in usual_names()[name]]
    return "".join(f"; “{one}” is not read here, call it “{name}”" for one, name in pairs)


@cache
def usual_names() -> Mapping[str, Sequence[str]]:
    """Return what else fields are called, in lower case, by the field."""
    parts = (line.partition(":") for line in lexicon.entries("columns"))
    return {field: [name.strip() for name in names.split(",")] for field, _, names in parts}


def _line_of(value: object) -> str:
    """Return a value as one line of text; several authors in a list are joined with commas."""
    match value:
        case None:
            return ""
        case str():
            line = " ".join(value.split())
        case int() | float() if not isinstance(value, bool):
            line = str(value)
        case list():
            line = ", ".join(filter(None, map(_line_of, value)))
        case _:
            raise ValueError("is not a line of text: write it as one")
    if fault := unstorable(line):
        raise ValueError(f"holds {fault}, which is not text: take it out")
    return line


def _url(line: str) -> str:
    if not _HTTP_URL.fullmatch(line):
        raise ValueError(f"is {line!r}: write the article's whole address, beginning with https://")
    return line


def _published(line: str) -> date:
    try:
        return datetime.fromisoformat(line).date()
    except ValueError:
        no_day = ", and there is no such day" if _A_DAY.fullmatch(line) else ""
        raise ValueError(f"is {line!r}{no_day}: write the day as YYYY-MM-DD, such as 2025-03-07") from None


_READ: Mapping[str, Callable[[str], object]] = {"url": _url, "published": _published}
