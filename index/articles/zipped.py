"""Files of articles in a ``.zip`` archive, each read like a file of its own."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import ZipFile

from index.articles import packed
from index.articles.attempt import attempt
from index.articles.draft import Draft, Problem
from index.articles.plain_text import decode, unstorable
from index.articles.sources_csv import NAME as SOURCES
from index.articles.sources_csv import parse
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from zipfile import ZipInfo

    from index.articles.draft import Format

LARGEST = 1_000_000_000
"""Bytes that an archive may unpack to, one file at a time."""

MOST = 20_000
"""Files in an archive."""

_DAMAGED = "is no whole zip archive ({}): get it anew from where it came"
_BOMB = "unpacks to {:,} bytes in {:,} files, more than is read: unpack it beside, or split it"

Rows = dict[str, "Mapping[str, Mapping[str, object]]"]


def read(data: bytes, path: str, formats: Mapping[str, Format]) -> Iterator[Draft | Problem]:
    """Yield the articles of every file in an archive that is of one of the ``formats``.

    Each is named by ``path``, ``#``, and where it lies in the archive, with ``:`` for ``/``.

    :raises ArticleError: when it is damaged, or unpacks to more than is read.
    """
    try:
        parts = ZipFile(BytesIO(data))
    except packed.DAMAGED as fault:
        raise ArticleError(_DAMAGED.format(str(fault).split("\n")[0])) from None
    with parts:
        files = [part for part in parts.infolist() if not part.is_dir() and not _is_hidden(part.filename)]
        whole = sum(part.file_size for part in files)
        if whole > LARGEST or len(files) > MOST:
            raise ArticleError(_BOMB.format(whole, len(files)))
        rows = _sources(parts, files)
        for part in files:
            if PurePosixPath(part.filename).name != SOURCES:
                yield from _in_part(parts, part, path, formats, rows)


def _in_part(
    parts: ZipFile, part: ZipInfo, path: str, formats: Mapping[str, Format], rows: Rows
) -> Iterator[Draft | Problem]:
    """Yield the articles of one file of an archive."""
    name = PurePosixPath(part.filename)
    place = f"{path}#{_flat(part.filename)}"
    form = formats.get(name.suffix.lower())
    if unstorable(part.filename):
        yield Problem(ascii(place), "has a name that is not UTF-8: rename it")
    elif form is None:
        kinds = ", ".join(formats)
        said = f"is passed over: articles are read from {kinds}; convert or remove it"
        yield Problem(place, said, fatal=False)
    elif part.file_size > form.largest:
        yield Problem(place, f"unpacks to {part.file_size:,} bytes, more than is read: split it")
    else:
        row = rows.get(str(name.parent), {}).get(name.name, {})
        yield from _drafts(parts, part, place, form, row)


def _drafts(
    parts: ZipFile, part: ZipInfo, place: str, form: Format, row: Mapping[str, object]
) -> Iterator[Draft | Problem]:
    try:
        data = parts.read(part)
    except packed.DAMAGED as fault:
        why = str(fault).split("\n")[0]
        yield Problem(place, f"cannot be unpacked ({why}): pack it anew, without a password")
        return
    for found in attempt(form.read, data, place):
        named = replace(found, path=f"{place}{_flat(found.path.removeprefix(place))}")
        yield named if isinstance(named, Problem) else replace(named, fields={**row, **named.fields})


def _sources(parts: ZipFile, files: list[ZipInfo]) -> Rows:
    """Return the rows of each ``sources.csv`` in an archive, by the folder that it describes."""
    found: Rows = {}
    for part in files:
        name = PurePosixPath(part.filename)
        if name.name == SOURCES and part.file_size < packed.LARGEST_PART:
            found[str(name.parent)] = parse(decode(parts.read(part)), lambda _name: True).rows
    return found


def _is_hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def _flat(name: str) -> str:
    return name.replace("/", ":").replace("#", ":")
