"""Adding, removing, merging: killed, on a full disk, where nobody may write, nothing is lost."""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from index import settings
from index.articles.sources_csv import read_sources
from index.errors import OnRecordError, StoreError
from index.intake import decide
from index.intake.add import add
from index.intake.remove import remove
from index.names.rules import Who
from index.store import articles, settling, speakers, store
from tests.index import making
from tests.index.articles.reading import put
from tests.index.intake.kill import as_nobody, ended, killed, unwritable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.settings import Settings

FILES = {
    "a.txt": "“We won,” said Ada Brandt. A. Brandt left.",
    "b.txt": "“We lost,” said Otto Brehm.",
    "sources.csv": "path,title,publisher\na.txt,First,The News\nb.txt,Second,The News\n",
}


@dataclass(frozen=True)
class Change:
    """A change of the index, and whether it has been made."""

    make: Callable[[Settings], object]
    is_made: Callable[[Settings], bool]


def paths(found: Settings) -> list[str]:
    with store.reading(found.index) as held:
        return list(articles.known(held))


def decided(found: Settings) -> tuple[Who, ...]:
    with store.reading(found.index) as held:
        return speakers.decided(held)


CHANGES = {
    "add": Change(
        lambda found: add(found, making.MAKERS, [str(found.documents.parent / "new" / "c.txt")]),
        lambda found: "c.txt" in paths(found),
    ),
    "remove": Change(
        lambda found: remove(found, "b.txt"),
        lambda found: "b.txt" not in paths(found) and not (found.documents / "b.txt").exists(),
    ),
    "merge": Change(
        lambda found: decide.merge(found, "Otto Brehm", "Ada Brandt"),
        lambda found: decided(found) == (Who("Ada Brandt", ("Otto Brehm",)),),
    ),
}


@pytest.fixture
def found(tmp_path: Path) -> Settings:
    documents = put(tmp_path / "documents", {**FILES})
    put(tmp_path / "new", {"c.txt": "“We drew,” said Ida Lund.", "sources.csv": "path,title\nc.txt,Third\n"})
    making.run(tmp_path / "index", documents)
    return settings.Settings().model_copy(update={"documents": documents, "index": tmp_path / "index"})


def intact(found: Settings, name: str) -> None:
    """See that all is there that the change is not about, and that what it is about is whole or gone."""
    assert making.faults(found.index) == []
    assert "a.txt" in paths(found)
    rows = read_sources(found.documents).rows
    assert rows["a.txt"]["title"] == "First"
    assert (found.documents / "a.txt").read_text(encoding="utf-8") == FILES["a.txt"]
    for file, text in (("b.txt", FILES["b.txt"]), ("c.txt", "“We drew,” said Ida Lund.")):
        place = found.documents / file
        assert not place.exists() or place.read_text(encoding="utf-8") == text
    if name != "remove":
        assert "b.txt" in paths(found)
        assert (found.documents / "b.txt").exists()
        assert rows["b.txt"]["title"] == "Second"


@pytest.mark.parametrize("name", CHANGES)
def test_a_killed_change_is_made_or_not_and_can_be_made_again(found: Settings, name: str) -> None:
    change, step = CHANGES[name], 0
    while killed(lambda: change.make(found), step := step + 2):
        intact(found, name)
        if change.is_made(found):
            break
        if name == "remove":  # the file may still be there, as new to the index
            making.run(found.index, found.documents)
    assert step > 4
    making.run(found.index, found.documents)
    intact(found, name)
    if not change.is_made(found):
        change.make(found)
    making.run(found.index, found.documents)
    intact(found, name)
    assert change.is_made(found)
    if name == "add":
        assert read_sources(found.documents).rows["c.txt"]["title"] == "Third"


@pytest.mark.parametrize("name", CHANGES)
def test_a_full_disk_is_a_sentence(found: Settings, name: str) -> None:
    change = CHANGES[name]

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
        change.make(found)

    assert ended(full, OnRecordError, OSError) == "refused"
    intact(found, name)
    assert not change.is_made(found)
    change.make(found)
    assert change.is_made(found)


@pytest.mark.parametrize("name", CHANGES)
def test_where_nobody_may_write_it_is_a_sentence(found: Settings, name: str) -> None:
    change = CHANGES[name]
    with unwritable(found.documents.parent):
        assert ended(as_nobody(lambda: change.make(found)), OnRecordError, OSError) == "refused"
    intact(found, name)
    assert not change.is_made(found)
    change.make(found)
    assert change.is_made(found)


@pytest.mark.parametrize("path", ["b.txt", "many.jsonl#2"])
def test_nothing_is_deleted_where_the_index_cannot_be_changed(
    found: Settings, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    put(
        found.documents,
        {"many.jsonl": '{"text": "“We ran,” said Ada Brandt."}\n{"text": "“We hid,” said Ada Brandt."}'},
    )
    making.run(found.index, found.documents)
    before = {one.name: one.read_bytes() for one in found.documents.iterdir()}

    def full(_opened: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(settling, "update", full)
        with pytest.raises(StoreError, match=r"^The disk is full\.$"):
            remove(found, path)
    assert {one.name: one.read_bytes() for one in found.documents.iterdir()} == before
    assert path in paths(found)
    assert making.faults(found.index) == []
    remove(found, path)
    assert path not in paths(found)


@pytest.mark.parametrize("before", [None, "# mine\n- name: Olga Penn\n"])
def test_a_decision_is_in_file_and_index_or_in_neither(
    found: Settings, monkeypatch: pytest.MonkeyPatch, before: str | None
) -> None:
    people = found.documents / "people.yml"
    if before:
        people.write_text(before, encoding="utf-8")
        making.run(found.index, found.documents)
    held = decided(found)

    def full(_opened: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(settling, "update", full)
        with pytest.raises(StoreError, match=r"^The disk is full\.$"):
            decide.merge(found, "Otto Brehm", "Ada Brandt")
    assert (people.read_text(encoding="utf-8") if people.exists() else None) == before
    assert decided(found) == held
    assert decide.merge(found, "Otto Brehm", "Ada Brandt")
    assert "Otto Brehm" in people.read_text(encoding="utf-8")


def test_a_table_that_cannot_be_written_leaves_file_and_index(found: Settings) -> None:
    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4, 4))  # the row of another file has no room
        remove(found, "b.txt")

    assert ended(full, OnRecordError, OSError) == "refused"
    intact(found, "none")


def test_a_table_of_windows_stays_one(found: Settings) -> None:
    table = found.documents / "sources.csv"
    marked = b"\xef\xbb\xbf" + FILES["sources.csv"].encode().replace(b"\n", b"\r\n")
    table.write_bytes(marked)
    add(found, making.MAKERS, [str(found.documents.parent / "new" / "c.txt")], fields={"title": "Third"})
    assert table.read_bytes() == marked + b"c.txt,Third,\r\n"
    remove(found, "c.txt")
    assert table.read_bytes() == marked
