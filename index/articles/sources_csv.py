"""``sources.csv``: the metadata of the files beside it, one row each.

path,title,url,publisher,author,published
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from io import StringIO
from posixpath import normpath
from typing import TYPE_CHECKING

from index.articles.plain_text import decode
from index.errors import ArticleError
from index.types import METADATA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

NAME = "sources.csv"

_HEADER = f"path,{','.join(METADATA)}"


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows of one ``sources.csv`` by the path that each describes, and what is wrong with the others."""

    rows: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    faults: tuple[str, ...] = ()


def read_sources(folder: Path) -> Sources:
    """Return what the ``sources.csv`` in ``folder`` says, nothing where there is none.

    Its paths are the names of the files beside it. A faulty row is left out and the others are read.
    """
    try:
        data = (folder / NAME).read_bytes()
    except FileNotFoundError:
        return Sources()
    except OSError as error:
        return Sources(faults=(f"cannot be read ({error.strerror}); make it readable",))
    try:
        text = decode(data)
    except ArticleError as error:
        return Sources(faults=(str(error),))
    return parse(text, lambda name: (folder / name).exists())


def parse(text: str, is_there: Callable[[str], bool]) -> Sources:
    """Return what a table says of the files beside it, and what is wrong with its rows."""
    rows: dict[str, Mapping[str, object]] = {}
    lines: dict[str, int] = {}
    faults: list[str] = []
    for line, row in _rows(text):
        if isinstance(row, str):
            faults.append(f"line {line} {row}")
            continue
        path = normpath(row["path"].replace("\\", "/"))
        if path in rows:
            faults.append(
                f"lines {lines[path]} and {line} both describe {path}: remove one (the first counts)"
            )
            continue
        rows[path], lines[path] = row, line
        if "/" in path:
            faults.append(f"line {line} describes {path}: put it into the {NAME} of that file's own folder")
        elif not is_there(path):
            faults.append(
                f"line {line} describes {path}, which is not there: mend the path, move the line into the "
                f"{NAME} of the folder that the file went to, or remove it"
            )
    return Sources(rows, tuple(faults))


def _rows(text: str) -> Iterator[tuple[int, dict[str, str] | str]]:
    """Yield each row with its line: its cells by column, or what is wrong with it."""
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    while True:
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            yield reader.line_num, f'is not CSV ({error}): a value holding a comma or a mark stands in "..."'
            continue
        if not any(cells):
            continue
        if header is None:
            header = [cell.lower() for cell in cells]
            if "path" not in header:
                yield (
                    reader.line_num,
                    f"names no column path: begin with the line {_HEADER} (with commas)",
                )
                return
        else:
            yield reader.line_num, _row(header, cells)


def _row(header: list[str], cells: list[str]) -> dict[str, str] | str:
    if len(cells) > len(header):
        return f'has {len(cells)} values for {len(header)} columns: put a value that holds a comma in "..."'
    row = dict(zip(header, cells, strict=False))
    return row if row.get("path") else "has no path: name the file that it describes"
