"""Lists as tables for other programs: CSV for spreadsheets, Markdown for pages."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from index.types import Article


def lines(rows: Iterable[Mapping[str, object]], form: str) -> Iterator[str]:
    """Yield a table's lines, its head first; every row has the columns of the first.

    :param form: "csv" or "markdown".
    """
    as_line = {"csv": _csv, "markdown": _markdown}[form]
    for number, row in enumerate(rows):
        if number == 0:
            yield as_line(list(row))
            if form == "markdown":
                yield f"|{'---|' * len(row)}"
        yield as_line([_cell(value) for value in row.values()])


def of_article(article: Article) -> dict[str, object]:
    """Return the columns that tell where words stand."""
    return {name: getattr(article, name) for name in ("title", "publisher", "published", "url", "path")}


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _csv(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()


def _markdown(cells: list[str]) -> str:
    plain = (" ".join(cell.split()).replace("\\", "\\\\").replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(plain)} |"
