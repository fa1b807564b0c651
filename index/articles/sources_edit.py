"""Writing into a ``sources.csv``: the row on one file; every other line stays as it is."""

from __future__ import annotations

import csv
from codecs import BOM_UTF8
from io import StringIO
from typing import TYPE_CHECKING

from index.types import METADATA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Record = tuple[str, list[str]]
"""A row as it is written, with its line's end, and its cells."""


def described(text: str, name: str, found: Mapping[str, str], given: Mapping[str, str]) -> str:
    """Return a table, empty where there is none yet, with a row on the file ``name``.

    :param found: what was found out of it, for what the table leaves open.
    :param given: what somebody said of it, which goes before what the table says.
    """
    head, *rows = _records(text if text.strip() else _line(["path", *METADATA]))
    columns = [column.strip().lower() for column in head[1]]
    mine = next((cells for _, cells in rows if _is_on(name, columns, cells)), [])
    held = {column: cell for column, cell in zip(columns, mine, strict=False) if cell}
    row = {**found, **held, **given, "path": name}
    if row == held:
        return text
    more = [column for column in row if column not in columns]
    first = _line([*head[1], *more]) if more else head[0]
    others = [raw for raw, cells in rows if not _is_on(name, columns, cells)]
    return "".join([first, *others, _line([row.get(column, "") for column in (*columns, *more)])])


def undescribed(text: str, name: str) -> str:
    """Return a table without a row on the file ``name``."""
    if not text.strip():
        return text
    head, *rows = _records(text)
    columns = [column.strip().lower() for column in head[1]]
    return "".join([head[0], *(raw for raw, cells in rows if not _is_on(name, columns, cells))])


def written(table: str, before: bytes) -> bytes:
    """Return a table as it stands in its file, which keeps its mark of UTF-8 and how its lines end."""
    ends = "\r\n" if b"\r\n" in before else "\n"
    return (BOM_UTF8 if before.startswith(BOM_UTF8) else b"") + table.replace("\n", ends).encode()


def _records(text: str) -> Iterator[Record]:
    """Yield each row of a table, from its head on; a cell may hold lines of its own."""
    lines = StringIO(text.lstrip(), newline="").readlines()
    reader, start = csv.reader(lines), 0
    for cells in reader:
        raw = "".join(lines[start : reader.line_num])
        start = reader.line_num
        yield raw if raw.endswith(("\n", "\r")) else f"{raw}\n", cells


def _is_on(name: str, columns: Sequence[str], cells: Sequence[str]) -> bool:
    place = columns.index("path") if "path" in columns else 0
    return len(cells) > place and cells[place].strip() == name


def _line(cells: Sequence[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
