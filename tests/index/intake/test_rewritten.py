"""A row taken out of sources.csv, an entry put into people.yml: killed, or out of room, nothing else goes."""

from __future__ import annotations

import resource
import signal
from dataclasses import dataclass
from shutil import copytree, rmtree
from typing import TYPE_CHECKING

import pytest

from index import settings
from index.errors import OnRecordError
from index.intake import decide
from index.intake.remove import remove
from index.names.rules import Who
from index.store import articles, speakers, store
from tests.index import making
from tests.index.articles.reading import put
from tests.index.intake.kill import ended, killed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.settings import Settings

TABLE = (
    "path, title ,publisher,note\r\n"
    "b.txt,Second,The News,\r\n"
    'a.txt,First,"The News","as told,\r\nthen mended"\r\n'
    "gone.txt,Gone,The News,looked for\r\n"
)
KEPT = TABLE.replace("b.txt,Second,The News,\r\n", "")
PEOPLE = "# of the river\n- name: Olga Penn  # the keeper\n  aliases: [O. Penn]\n\n# of the town\n"
MERGED = f"{PEOPLE}- name: Ada Brandt\n  aliases: [Otto Brehm]\n"
FILES = {
    "a.txt": "“We won,” said Ada Brandt.",
    "b.txt": "“We lost,” said Otto Brehm.",
    "sources.csv": TABLE,
    "people.yml": PEOPLE,
}

ROOM = [0, len(KEPT) - 1, len(MERGED) - 1, 4096, 20_000]
"""Bytes that a file may have on a full disk: too few for rows, an entry, a page, or what the index notes."""


@dataclass(frozen=True)
class Rewriting:
    """A change of the index that rewrites a file, the file as it is to be, and whether the index is changed.

    ``between`` is which of index and file is changed already where a kill falls between the two.
    """

    make: Callable[[Settings], object]
    file: str
    after: str
    is_made: Callable[[Settings], bool]
    between: tuple[bool, bool]


def paths(found: Settings) -> list[str]:
    with store.reading(found.index) as held:
        return list(articles.known(held))


def decided(found: Settings) -> tuple[Who, ...]:
    with store.reading(found.index) as held:
        return speakers.decided(held)


CHANGES = {
    "remove": Rewriting(
        lambda found: remove(found, "b.txt"),
        "sources.csv",
        KEPT,
        lambda found: "b.txt" not in paths(found),
        (True, False),
    ),
    "merge": Rewriting(
        lambda found: decide.merge(found, "Otto Brehm", "Ada Brandt"),
        "people.yml",
        MERGED,
        lambda found: Who("Ada Brandt", ("Otto Brehm",)) in decided(found),
        (False, True),
    ),
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a folder of articles that somebody described, with people whom they told of, and an index."""
    documents = put(tmp_path / "home" / "documents", dict.fromkeys(FILES, ""))
    for name, text in FILES.items():
        (documents / name).write_bytes(text.encode())
    making.run(tmp_path / "home" / "index", documents)
    return tmp_path / "home"


def within(home: Path) -> Settings:
    places = {name: home / name for name in ("documents", "index")}
    return settings.Settings().model_copy(update=places)


def is_rewritten(found: Settings, change: Rewriting) -> bool:
    """Say whether the file is as it is to be; else it is as it was, and all others are in either case."""
    now = {name: (found.documents / name).read_bytes().decode() for name in FILES if name != "b.txt"}
    assert now.pop(change.file) in {FILES[change.file], change.after}
    assert now == {name: FILES[name] for name in now}
    return (found.documents / change.file).read_bytes().decode() == change.after


def is_there(found: Settings) -> bool:
    """Say whether the article that may go is there, and as it was."""
    file = found.documents / "b.txt"
    assert not file.exists() or file.read_text(encoding="utf-8") == FILES["b.txt"]
    return file.exists()


def settle(found: Settings, change: Rewriting) -> None:
    """Index anew, and see that index and files are at one, with nothing beside them of who died."""
    report = making.run(found.index, found.documents)
    assert making.faults(found.index) == []
    assert {problem.path for problem in report.problems} <= {"sources.csv", "b.txt"}
    assert set(paths(found)) == {"a.txt", *(["b.txt"] if is_there(found) else [])}
    assert Who("Olga Penn", ("O. Penn",)) in decided(found)
    if change.file == "people.yml":
        assert change.is_made(found) is is_rewritten(found, change)


@pytest.mark.parametrize("name", CHANGES)
def test_a_kill_at_any_moment_loses_nothing_else(home: Path, tmp_path: Path, name: str) -> None:
    change, found, step = CHANGES[name], within(home), 0
    copytree(home, tmp_path / "copy")
    moments = set[tuple[bool, bool]]()
    while killed(lambda: change.make(found), step := step + 1):
        assert making.faults(found.index) == []
        assert is_there(found) or change.is_made(found)
        moments.add((change.is_made(found), is_rewritten(found, change)))
        settle(found, change)
        rmtree(home)
        copytree(tmp_path / "copy", home)
    assert {(False, False), change.between} <= moments
    assert change.is_made(found)
    assert is_rewritten(found, change)
    settle(found, change)


@pytest.mark.parametrize("room", ROOM)
@pytest.mark.parametrize("name", CHANGES)
def test_a_full_disk_loses_nothing_and_it_can_be_done_again(home: Path, name: str, room: int) -> None:
    change, found = CHANGES[name], within(home)

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
        change.make(found)

    assert ended(full, OnRecordError, OSError) == "refused"
    assert is_there(found)
    assert not is_rewritten(found, change)
    assert not change.is_made(found)
    assert set(paths(found)) == {"a.txt", "b.txt"}
    change.make(found)
    assert is_rewritten(found, change)
    assert change.is_made(found)
    settle(found, change)
