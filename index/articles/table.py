"""Articles in tables (``.csv``): a row each. Their columns go by the usual names, or by those of a first line

# columns: text=Brödtext, title=Rubrik, published=Dag
"""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING

from index.articles.draft import Draft, Problem
from index.articles.metadata import usual_names
from index.articles.plain_text import decode
from index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LONGEST_CELL = 4_000_000
"""Characters in one cell: what the csv module stops at is too little for an article."""

_MARK = "\ufeff"
_MAP = re.compile(r"#\s*columns\s*:([^\n]*)\n", re.IGNORECASE)
_NO_TEXT = (
    "is passed over: none of its columns ({}) is called text; if it holds articles, say which column is "
    "which in a first line like: # columns: text=Body, title=Headline, published=Day"
)


def read(data: bytes, path: str) -> Iterator[Draft | Problem]:
    """Yield the article of each row, named by ``path``, ``#`` and the row's number in a spreadsheet.

    :raises ArticleError: for a map of columns that names one that is not there.
    """
    text = decode(data)
    given = _MAP.match(text)
    csv.field_size_limit(LONGEST_CELL)
    rows = _rows(text[given.end() :] if given else text)
    header = next(rows, [])
    if isinstance(header, str):
        raise ArticleError(header)
    columns = _columns(header, _given(given[1], header) if given else {})
    if "text" not in columns:
        yield Problem(path, _NO_TEXT.format(", ".join(header)[:100]), fatal=False)
        return
    for number, row in enumerate(rows, 2):
        if isinstance(row, str):
            yield Problem(f"{path}#{number}", row)
        elif any(cell.strip() for cell in row):
            fields = {name: row[at].strip() for name, at in columns.items() if at < len(row)}
            yield Draft(f"{path}#{number}", fields.pop("text", ""), fields)


def without(data: bytes, number: int) -> bytes:
    """Return a table with an empty line for the row that ``read`` gives a number, so that the others keep
    theirs; every other byte stays as it is.
    """
    text = data.decode()
    map_of_columns = _MAP.match(text.lstrip(_MARK))
    start = (text.find("\n") + 1) if map_of_columns else len(text) - len(text.lstrip(_MARK))
    csv.field_size_limit(LONGEST_CELL)
    lines = StringIO(text[start:], newline="").readlines()
    at = 0
    for row, (_, end) in enumerate(_records(lines), 1):
        if row == number:
            last = lines[end - 1]
            lines[at:end] = [last[len(last.rstrip("\r\n")) :]]
            break
        at = end
    return (text[:start] + "".join(lines)).encode()


def _rows(text: str) -> Iterator[list[str] | str]:
    """Yield the rows of a table, or what is wrong with one."""
    return (row for row, _ in _records(StringIO(text, newline="").readlines()))


def _records(lines: Sequence[str]) -> Iterator[tuple[list[str] | str, int]]:
    """Yield the rows in a table's lines, or what is wrong with one, and after how many lines each ends."""
    delimiter = max(",;\t|", key=lines[0].count) if lines else ","
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        try:
            yield next(reader), reader.line_num
        except StopIteration:
            return
        except csv.Error as error:
            fault = f'is not CSV ({error}): a value holding {delimiter!r} or a mark stands in "..."'
            yield fault, reader.line_num


def _given(line: str, header: Sequence[str]) -> Mapping[str, str]:
    """Return the map of a first line: a field, and the column that holds it."""
    pairs = [pair.partition("=") for pair in line.split(",") if pair.strip()]
    named = {field.strip().lower(): column.strip().lower() for field, _, column in pairs}
    there = {name.strip().lower() for name in header}
    if missing := [column for column in named.values() if column not in there]:
        raise ArticleError(
            f"has no column {missing[0]!r}, which its first line names: there are {', '.join(header)}"
        )
    return named


def _columns(header: Sequence[str], given: Mapping[str, str]) -> Mapping[str, int]:
    """Return at which place each field stands: where the map says, or under the first of its usual names."""
    places = {name.strip().lower(): at for at, name in reversed(list(enumerate(header)))}
    plain = {re.sub(r"[\W_]+", " ", name).strip(): at for name, at in reversed(places.items())}
    found = {field: places[column] for field, column in given.items()}
    for field, names in usual_names().items():
        at = next((plain[name] for name in names if name in plain), None)
        if field not in found and at is not None and at not in found.values():
            found[field] = at
    return found
