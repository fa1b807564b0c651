"""What bots remember beside an index on a server: they share it, and it outlasts connections."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

import psycopg
import pytest

from bot.__main__ import backup, kept
from bot.errors import StateError
from bot.memory.places import Place
from bot.memory.served import SCHEMA
from bot.memory.state import Posted, State, open_state
from index import settings
from index.store.filter import EVERYTHING, Sight
from index.store.postgres.lasting import LastingDatabase
from tests.index.store.served import empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.types import Server

POSTED = Posted(0, 7, 1, 2, False, EVERYTHING, "{}")


@pytest.fixture
def place() -> Server:
    return empty()


@pytest.fixture
def bots(place: Server) -> Iterator[list[State]]:
    with ExitStack() as stack:
        yield [stack.enter_context(closing(open_state(place))) for _ in range(4)]


def run(place: Server, statement: str) -> None:
    with psycopg.connect(place.url, autocommit=True) as connected:
        connected.execute(statement.encode())


def test_what_one_bot_keeps_the_others_have(bots: list[State]) -> None:
    one, other, *_ = bots
    number = one.post(POSTED, "q", None, 10.0)
    other.mark(number, 8, "helpful", 11.0)
    other.places.set(1, 2, Place(Sight.of(["open"])))
    assert one.marks(1) == {"helpful": 1}
    assert one.places.of(1, 2) == Place(Sight.of(["open"]))
    other.forget(7)
    assert one.posted(number) is None


def test_of_many_that_find_the_same_out_at_once_one_tells_it(bots: list[State]) -> None:
    def claimed(one: State) -> list[bool]:
        return [one.told.claim(5, f"fault {number}", 10.0) for number in range(20)]

    with ThreadPoolExecutor(len(bots)) as pool:
        found = list(pool.map(claimed, bots))
    assert [sum(those) for those in zip(*found, strict=True)] == [1] * 20


def test_bots_that_start_at_once_make_one_state(place: Server) -> None:
    with closing(LastingDatabase(place, SCHEMA)) as db, ThreadPoolExecutor(4) as pool:
        with db.atomic():  # one is still about it
            starting = [pool.submit(open_state, place) for _ in range(4)]
            db.execute("SELECT pg_sleep(1.2)")
        opened = [one.result() for one in starting]
    for number, one in enumerate(opened):
        one.places.greet([number])
        one.close()
    with closing(open_state(place)) as state:
        seen = [state.places.opened_to(number) for number in range(4)]
    assert seen.count(EVERYTHING) == 1


def test_a_state_of_a_folders_time_is_taken_over_once(place: Server, tmp_path: Path) -> None:
    old = tmp_path / "bot.db"
    with closing(open_state(old)) as state:
        state.places.greet([1])
        state.places.set(1, 2, Place(Sight.of(["open"]), unasked=True))
        number = state.post(POSTED, "q", "nothing", 10.0)
        state.shown_as(number, 99)
        state.deeds.note(1, 7, "opened it", 10.0)
        kept = state.posted(number)
    file = old.read_bytes()
    for _ in range(2):
        with closing(open_state(place, old)) as state:
            assert state.posted_as(99) == kept
            assert state.places.of(1, 2) == Place(Sight.of(["open"]), unasked=True)
            assert [one.what for one in state.deeds.of(1)] == ["opened it"]
            state.places.greet([2])
            assert not state.places.opened_to(2).is_everything
    with closing(open_state(place, old)) as state:
        assert state.post(POSTED, "another", None, 11.0) > number
    assert old.read_bytes() == file


def test_a_file_that_cannot_be_taken_over_is_named_and_left_as_it_is(place: Server, tmp_path: Path) -> None:
    old = tmp_path / "bot.db"
    with closing(sqlite3.connect(old)) as other:
        other.execute("CREATE TABLE thread (id INTEGER PRIMARY KEY)")
    before = old.read_bytes()
    for spoilt, why in ((before, "table thread already exists"), (b"no database" * 99, "not a database")):
        old.write_bytes(spoilt)
        with pytest.raises(
            StateError, match=rf"^What the bot kept in {old}, .*, cannot be taken over \(.*{why}\)\. Move the"
        ):
            open_state(place, old)
        assert old.read_bytes() == spoilt
    with closing(open_state(place, tmp_path / "none.db")) as state:
        assert state.places.all(1) == {}


def test_the_bot_goes_on_when_its_connection_was_lost(bots: list[State], place: Server) -> None:
    one, *_ = bots
    number = one.post(POSTED, "q", None, 10.0)
    lose = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    run(place, f"{lose} AND pid <> pg_backend_pid()")
    assert one.posted(number) is not None
    run(place, f"{lose} AND pid <> pg_backend_pid()")
    one.mark(number, 8, "helpful", 11.0)
    assert one.marks(1) == {"helpful": 1}


def test_a_change_that_is_lost_midway_is_told_and_leaves_nothing(bots: list[State], place: Server) -> None:
    one, *_ = bots

    def lost_midway() -> None:
        with one._db.atomic():
            one._db.execute("INSERT INTO server (id) VALUES (77)")
            run(place, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
            one._db.execute("INSERT INTO server (id) VALUES (78)")

    with pytest.raises(StateError, match=r"What the bot keeps at postgresql://.* cannot be reached"):
        lost_midway()
    one.places.greet([79])
    assert one.places.opened_to(79) == EVERYTHING  # the first that was kept


def test_a_state_that_another_holds_is_waited_for_a_second(bots: list[State]) -> None:
    one, other, *_ = bots
    with one._db.atomic(), pytest.raises(StateError, match="lock timeout"):
        other.places.greet([1])
    other.places.greet([1])


def test_a_newer_state_is_refused(place: Server) -> None:
    open_state(place).close()
    run(place, "INSERT INTO onrecord_bot.migration VALUES ('m999')")
    with pytest.raises(StateError, match=r"newer On Record \(it has m999\)"):
        open_state(place)


def test_a_server_that_is_away_and_a_backup_are_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", "postgresql://desk:secret@127.0.0.1:1/onrecord")
    found = settings.load()
    with pytest.raises(StateError, match=r"^What the bot keeps at .* cannot be reached") as away:
        kept(found)
    with pytest.raises(StateError, match="pg_dump -Fc DATABASE") as told:
        backup(found, tmp_path / "copy.db")
    for one in (str(away.value), str(told.value)):
        assert "postgresql://desk@127.0.0.1:1/onrecord" in one
        assert "secret" not in one
