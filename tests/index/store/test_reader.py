"""A reader sees one generation of database and vectors until it moves to the next."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from index.errors import StoreError
from index.store import articles, passages
from index.store.filter import NOTHING, Filter
from index.store.folder import folder
from index.store.reader import Reader, Snapshot
from tests.index import making
from tests.index.making import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.types import Place


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    for n in range(5):
        (made / f"{n}.txt").write_text(f"“The dam holds {n},” said Anna Berg.")
    return made


@pytest.fixture
def reader(home: Place, documents: Path) -> Iterator[Reader]:
    run(home, documents)
    made = Reader(home)
    yield made
    made.close()


def seen(snapshot: Snapshot) -> tuple[int, int, int]:
    """Return how many articles, passages of the database and passages of the vectors a snapshot holds."""
    count = articles.searched(snapshot.store).articles
    return count, len(passages.ids(snapshot.store, "passage")), len(snapshot.passages.ids)


def test_a_snapshot_stays_while_a_writer_goes_on(reader: Reader, home: Place, documents: Path) -> None:
    with reader.snapshot() as snapshot:
        (documents / "new.txt").write_text("“It broke,” said Ole Dahl.")
        (documents / "0.txt").unlink()
        run(home, documents)
        assert seen(snapshot) == (5, 5, 5)
        assert [one.name for one in snapshot.directory.speakers] == ["Anna Berg"]
    (documents / "1.txt").unlink()
    run(home, documents)
    with reader.snapshot() as snapshot:
        assert seen(snapshot) == (4, 4, 4)
        assert {one.name for one in snapshot.directory.speakers} == {"Anna Berg", "Ole Dahl"}


@pytest.mark.parametrize("home", ["folder"], indirect=True)  # a server waits until it is let go of
def test_a_snapshot_outlives_the_folder_that_a_rebuild_replaces(
    reader: Reader, tmp_path: Path, documents: Path
) -> None:
    with reader.snapshot() as snapshot:
        before = folder.current(tmp_path / "index")
        (documents / "0.txt").unlink()
        run(tmp_path / "index", documents, rebuild=True)
        assert not before.exists()
        assert seen(snapshot) == (5, 5, 5)
    with reader.snapshot() as snapshot:
        assert seen(snapshot) == (4, 4, 4)


def test_nothing_is_made_anew_while_nothing_changes(reader: Reader) -> None:
    with reader.snapshot() as first:
        pass
    with reader.snapshot() as second:
        assert second is first


def test_what_is_remembered_is_of_one_generation(reader: Reader, home: Place, documents: Path) -> None:
    asked = Filter(), "Anna Berg", None
    with reader.snapshot() as first:
        said = first.remembered.utterances(*asked)
        assert first.remembered.utterances(*asked) is said
        assert (len(said), first.remembered.searched().articles) == (5, 5)
    (documents / "new.txt").write_text("“It stands,” said Anna Berg.")
    run(home, documents)
    with reader.snapshot() as second:
        assert len(second.remembered.utterances(*asked)) == 6
        assert second.remembered.searched().articles == 6
    with reader.snapshot(NOTHING) as closed:
        assert closed.remembered.utterances(*asked) == []
        assert closed.remembered.searched().articles == 0


def test_without_an_index_the_command_that_makes_one_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match=r"There is no index in .*Mend: onrecord index$"),
        Reader(tmp_path).snapshot(),
    ):
        pass


def test_an_error_of_the_asker_is_not_taken_for_one_of_the_index(reader: Reader) -> None:
    with pytest.raises(BrokenPipeError), reader.snapshot():
        raise BrokenPipeError
    with reader.snapshot() as snapshot:
        assert seen(snapshot) == (5, 5, 5)


@pytest.mark.parametrize("home", ["folder"], indirect=True)
def test_what_a_dead_writer_left_is_cleared_by_the_next(
    reader: Reader, tmp_path: Path, documents: Path
) -> None:
    index = tmp_path / "index"
    (folder.fresh(index) / "onrecord.db").write_text("half done")
    run(index, documents)
    assert sorted(path.name for path in index.iterdir()) == ["1", "current", "lock"]
    with reader.snapshot() as snapshot:
        assert seen(snapshot) == (5, 5, 5)
        assert making.faults(index) == []


def test_what_a_snapshot_holds_is_not_looked_through_for_what_nobody_needs(reader: Reader) -> None:
    with reader.snapshot() as snapshot:
        assert gc.isenabled()
        looked_through = {id(one) for one in gc.get_objects()}
        assert id(snapshot.directory.by_word) not in looked_through
