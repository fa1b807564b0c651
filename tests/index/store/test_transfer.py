"""`onrecord index --to`: a copy of an index in another place is whole and as it was, or is not there."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import psycopg
import pytest
from click.testing import CliRunner

from index.cli import app
from index.errors import LockedError, StoreError
from index.store import articles, settling, speakers, store, transfer, where, write
from index.store.folder.connection import FolderDatabase
from index.store.reader import Reader
from index.types import Article, Person, Reading
from tests.index.articles.reading import put
from tests.index.making import contents, run
from tests.index.store.served import empty

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from index.types import Place

TEXT = "“Wall {} holds,” said Anna Berg. “It rose,” said Ole Dahl."
MANY = 7
FEW = 4
"""Articles that are sent at once here."""


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transfer, "AT_ONCE", FEW)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return put(tmp_path / "documents", {f"{n}.txt": TEXT.format(n) for n in range(MANY)})


@pytest.fixture
def index(tmp_path: Path, documents: Path) -> Path:
    made(tmp_path / "index", documents)
    return tmp_path / "index"


def made(home: Place, documents: Path) -> None:
    """Make an index with an earlier version of an article, one removed, and a note of what is to do."""
    run(home, documents)
    put(documents, {"0.txt": "“Wall 0 fell,” said Anna Berg."})
    (documents / "1.txt").unlink()
    run(home, documents)
    with store.writing(home) as opened, opened.change():
        settling.unsettle(opened, ["Ole Dahl"])


def test_an_index_of_the_same_articles_is_the_same_in_a_folder_and_on_a_server(
    index: Path, tmp_path: Path
) -> None:
    again, served = put(tmp_path / "again", {f"{n}.txt": TEXT.format(n) for n in range(MANY)}), empty()
    made(served, again)
    assert without_times(rows(served)) == without_times(rows(index))


def unseen(_done: int, _of: int) -> None:
    pass


def rows(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return all that is copied of an index, but what tells one copy from another."""
    sent = {table: columns for table, (_, columns) in transfer.OF_ARTICLES.items()} | transfer.OF_ALL
    with store.reading(place) as opened:
        sql = "SELECT {1} FROM {0} ORDER BY {1}"
        found = {table: [*opened._db.execute(sql.format(*one))] for one in sent.items() for table in one[:1]}
    found["meta"] = [(key, value) for key, value in found["meta"] if key != "index"]
    return {table: [tuple(row) for row in held] for table, held in found.items()}


def without_times(held: dict[str, list[tuple[object, ...]]]) -> dict[str, list[tuple[object, ...]]]:
    return held | {"revision": [row[:-1] for row in held["revision"]]}


def said(place: Place) -> list[object]:
    with closing(Reader(place)) as reader, reader.snapshot() as snapshot:
        found = [len(snapshot.words.find((b"fell",)).sentences), sorted(snapshot.sentences.ids.tolist())]
        return [*found, snapshot.directory.speakers, articles.faulty(snapshot.store)]


@pytest.mark.parametrize("to", ["folder", "server"])
def test_a_copy_is_the_same_and_goes_on_as_it_would(
    home: Place, documents: Path, tmp_path: Path, to: str
) -> None:
    made(home, documents)
    target = empty() if to == "server" else tmp_path / "copy"
    done = []
    copied = transfer.copy(home, target, lambda *told: done.append(told))
    assert (copied.articles, copied.sentences) == (MANY - 1, 2 * (MANY - 2) + 1)
    assert done == [(FEW, MANY - 1), (MANY - 1, MANY - 1)]
    assert rows(target) == rows(home)
    assert said(target) == said(home)
    put(documents, {"2.txt": "“Wall 2 fell,” said Ole Dahl.", "9.txt": "“None stand,” said Mira Costa."})
    for place in (home, target):
        run(place, documents)
    assert without_times(rows(target)) == without_times(rows(home))
    assert said(target) == said(home)


def test_a_copy_replaces_what_was_there_at_once_or_not_at_all(index: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    run(target, put(tmp_path / "others", {"a.txt": "“Another,” said Mira Costa."}))
    before = contents(target)

    def stop(done: int, of: int) -> None:
        assert done < of
        with pytest.raises(LockedError), where.only_writer(target):
            pass
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        transfer.copy(index, target, stop)
    assert contents(target) == before
    assert sorted(one.name for one in target.iterdir()) == ["1", "current", "lock"]
    transfer.copy(index, target, unseen)
    assert rows(target) == rows(index)


def test_a_copy_that_was_stopped_leaves_nothing_on_a_server(index: Path) -> None:
    target = empty()

    def stop(_done: int, _of: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        transfer.copy(index, target, stop)
    assert not where.is_built(target)
    with psycopg.connect(target.url) as connected:
        left = connected.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'onrecord\\_%'")
        assert left.fetchall() == []


def test_a_copy_may_be_made_before_it_is_worked_out_who_a_new_name_is(index: Path, tmp_path: Path) -> None:
    with store.writing(index) as opened:
        read = write.Read(1, Reading((), (Person("Zoe Kovac"),)))
        write.put(opened, Article("8.txt", "The wall."), "8", write.Cut(1, 1, [], []), read)
    transfer.copy(index, tmp_path / "copy", unseen)
    with store.writing(tmp_path / "copy") as opened:
        settling.update(opened)
        assert "Zoe Kovac" in {one.name for one in speakers.directory(opened).speakers}


@pytest.mark.parametrize(
    ("altered", "told"),
    [
        ("UPDATE article SET text = replace(text, '3', '8')", r"'3\.txt' is not what was stored"),
        ("UPDATE statement SET sure = 0.5 WHERE id = 9", r"\.txt' is not what was stored"),
        ("UPDATE identity SET speaker = 'Ole Dahl'", "who is who is not what was stored"),
    ],
)
def test_what_is_not_as_it_was_sealed_is_not_copied(
    index: Path, tmp_path: Path, altered: str, told: str
) -> None:
    with closing(store.open_to_write(where.current(index))) as opened, opened._db.atomic():
        opened._db.execute(altered)
    with pytest.raises(StoreError, match=f"The index in .* is damaged .*{told}"):
        transfer.copy(index, tmp_path / "copy", unseen)
    assert not where.is_built(tmp_path / "copy")


@pytest.mark.parametrize(
    ("table", "told"), [("sentence", "'2.txt'"), ("person", "'2.txt'"), ("revision", "the table revision")]
)
def test_what_did_not_arrive_as_it_was_sent_is_not_taken_into_use(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str, told: str
) -> None:
    whole = FolderDatabase.insert_rows

    def losing(db: FolderDatabase, into: str, columns: str, sent: list[tuple[object, ...]]) -> None:
        whole(db, into, columns, sent[1:] if into == table else sent)

    monkeypatch.setattr(FolderDatabase, "insert_rows", losing)
    with pytest.raises(StoreError, match=f"arrived at .* is not what was sent: {told}.*copy again"):
        transfer.copy(index, tmp_path / "copy", unseen)
    assert not where.is_built(tmp_path / "copy")


def test_every_column_of_every_table_is_copied(tmp_path: Path) -> None:
    place = empty()
    run(place, put(tmp_path / "documents", {"a.txt": "“It holds,” said Anna Berg."}))
    run(tmp_path / "index", tmp_path / "documents")
    sent = {table: columns for table, (_, columns) in transfer.OF_ARTICLES.items()} | transfer.OF_ALL
    own = {"migration", "passage_words", "sentence_words", "title_words"}
    sql = (
        "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()"
    )
    with store.reading(place) as opened:
        served = by_table(opened._db.execute(sql))
    sql = """SELECT one.name, of.name FROM sqlite_master AS one, pragma_table_info(one.name) AS of
        WHERE one.type = 'table' AND one.name NOT LIKE '%words%' AND one.name NOT LIKE '%sqlite%'"""
    with store.reading(tmp_path / "index") as opened:
        held = by_table(opened._db.execute(sql))
    named = {table: sorted(columns.replace('"', "").split(", ")) for table, columns in sent.items()}
    assert named == held
    assert {table: columns for table, columns in served.items() if table not in own} == held


def by_table(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    for table, column in found:
        tables.setdefault(table, []).append(column)
    return {table: sorted(columns) for table, columns in tables.items()}


def test_the_command_copies_and_asks_before_it_replaces(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, index = empty(), tmp_path / "index"
    run(index, documents)
    monkeypatch.setenv("ONRECORD_INDEX", str(index))
    for options, told in (
        ([], f"{MANY} articles copied to {target}, each as it was sealed"),
        ([], f"Replace the index in {target}? Nobody can be asked here: say so with --yes."),
        (["--yes", "--json"], {"articles": MANY, "passages": MANY, "sentences": 2 * MANY}),
        (["--rebuild"], "--to copies the index as it is: leave out PATHS, and what makes one."),
        ([str(documents)], "--to copies the index as it is: leave out PATHS, and what makes one."),
    ):
        done = CliRunner().invoke(app, ["index", "--to", target.url, *options])
        if isinstance(told, dict):
            assert json.loads(done.stdout) == told
        else:
            assert told in f"{done.output}{done.exception}"
    done = CliRunner().invoke(app, ["index", "--to", str(index), "--yes"])
    assert f"The index lies in {index} already." in str(done.exception)
    assert rows(target) == rows(index)
