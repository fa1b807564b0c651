"""Writing into a `sources.csv`: one row, and nothing else."""

from __future__ import annotations

import pytest

from index.articles.sources_csv import parse
from index.articles.sources_edit import described, undescribed, written

HEAD = "path,title,url,publisher,author,published\n"
TABLE = 'Path,title\na.txt,First\n"b, c.txt","A title\nof two lines"\nd.txt,\n'


def rows(table: str) -> dict[str, dict[str, object]]:
    found = parse(table, lambda _name: True)
    assert found.faults == ()
    return {path: {name: value for name, value in row.items() if value} for path, row in found.rows.items()}


def test_a_table_is_begun_with_all_columns() -> None:
    assert described("", "a.txt", {"title": "A, B"}, {}) == f'{HEAD}a.txt,"A, B",,,,\n'


def test_what_was_found_fills_in_and_what_is_said_goes_before() -> None:
    found = {"title": "Found", "url": "https://a.example"}
    assert rows(described(TABLE, "a.txt", found, {}))["a.txt"] == {**found, "path": "a.txt", "title": "First"}
    assert rows(described(TABLE, "a.txt", found, {"title": "Said"}))["a.txt"]["title"] == "Said"
    assert rows(described(TABLE, "d.txt", found, {}))["d.txt"]["title"] == "Found"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.txt", "b, c.txt", "new.txt"])
def test_every_other_row_stays_as_it_is(name: str, end: str) -> None:
    table = TABLE.replace("\n", end)
    after = described(table, name, {}, {"publisher": "The Post"})
    assert rows(after) == {
        **rows(table),
        name: {**rows(table).get(name, {"path": name}), "publisher": "The Post"},
    }
    assert all(line in after for line in table.split(end)[3:] if name != "b, c.txt")
    without = undescribed(table, name)
    assert rows(without) == {path: row for path, row in rows(table).items() if path != name}


def test_what_is_known_changes_nothing() -> None:
    for table in (TABLE, f"\n{TABLE.removesuffix(chr(10))}"):
        assert described(table, "a.txt", {"title": "Another"}, {"title": "First"}) == table
    assert undescribed("", "a.txt") == ""
    assert rows(described(TABLE.removesuffix(",\n"), "e.txt", {}, {"title": "E"}))["d.txt"] == {
        "path": "d.txt"
    }


def test_a_table_keeps_its_mark_and_its_ends_of_lines() -> None:
    marked = b"\xef\xbb\xbfpath,title\r\na.txt,A\r\n"
    assert written("path,title\nb.txt,B\n", marked) == b"\xef\xbb\xbfpath,title\r\nb.txt,B\r\n"
    assert written("path,title\nb.txt,B\n", b"path\n") == b"path,title\nb.txt,B\n"
