"""Tables as .csv files, which spreadsheets open as they are. Pure."""

from __future__ import annotations

import csv as written
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as a file; no cell is taken for a formula."""
    file = io.StringIO()
    writer = written.writer(file, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(str(value)) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + file.getvalue().encode()  # which tells spreadsheets that it is UTF-8


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value
