"""What the bot remembers, in a real file and on a real server."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from bot.errors import StateError
from bot.memory import file, sees
from bot.memory.deeds import Deed
from bot.memory.places import Place
from bot.memory.schema import MIGRATIONS
from bot.memory.state import Posted, State, open_state
from index.store.filter import EVERYTHING, NOTHING, Sight
from tests.index.store.served import empty

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(params=["file", "server"])
def state(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[State]:
    opened = open_state(empty() if request.param == "server" else tmp_path / "bot.db")
    yield opened
    opened.close()


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[State]:
    opened = open_state(tmp_path / "bot.db")
    yield opened
    opened.close()


def post(state: State, question: str, *, sees: Sight = EVERYTHING, silence: str | None = None) -> int:
    return state.post(Posted(0, 7, 1, 2, False, sees, "{}"), question, silence, 10.0)


def test_an_answer_is_found_by_number_and_by_message(state: State) -> None:
    number = post(state, "q", sees=Sight.of(["", "open"]))
    state.shown_as(number, 99)
    assert (
        state.posted(number)
        == state.posted_as(99)
        == Posted(number, 7, 1, 2, False, Sight.of(["", "open"]), "{}")
    )
    assert state.posted(number + 1) is None
    last = state.last_in(2, 7)
    assert last is not None
    assert last.id == number


def test_gaps_are_grouped_and_never_of_what_sees_more(state: State) -> None:
    post(state, "What of it?", silence="nothing")
    post(state, "what of  it", sees=Sight.of(["open"]), silence="no_speaker")
    marked = post(state, "Fine", sees=Sight.of(["open", "vault"]))
    state.mark(marked, 8, "topic", 11.0)
    state.mark(marked, 9, "helpful", 11.0)
    post(state, "Answered")
    everything = state.gaps.of(1, EVERYTHING)
    assert [(gap.question, gap.times, gap.reasons) for gap in everything] == [
        ("What of it?", 2, ("no_speaker", "nothing")),
        ("Fine", 1, ("topic",)),
    ]
    assert [gap.reasons for gap in state.gaps.of(1, Sight.of(["open"]))] == [("no_speaker",)]
    assert state.gaps.of(2, EVERYTHING) == []
    assert state.marks(1) == {"topic": 1, "helpful": 1}


def test_a_gap_is_done_with_until_it_comes_again(state: State) -> None:
    post(state, "What of it?", silence="nothing")
    state.gaps.assign(1, "what of it", 8)
    assert [gap.person for gap in state.gaps.of(1, EVERYTHING)] == [8]
    state.gaps.done(1, "What of it?", 11.0)
    assert state.gaps.of(1, EVERYTHING) == []
    state.post(Posted(0, 7, 1, 2, False, EVERYTHING, "{}"), "What of it?", "nothing", 12.0)
    assert [gap.times for gap in state.gaps.of(1, EVERYTHING)] == [1]


def test_questions_expire_where_that_is_set(state: State) -> None:
    state.places.greet([1, 2])
    old = post(state, "q")
    other = state.post(Posted(0, 7, 2, 2, False, EVERYTHING, "{}"), "q", None, 10.0)
    state.places.set_days(1, 30)
    assert state.expire(10.0 + 29 * 86400) == 0
    assert state.expire(10.0 + 31 * 86400) == 1
    assert state.posted(old) is None
    assert state.posted(other) is not None


def test_what_an_admin_did_stays_without_who_once_they_have_it_forgotten(state: State) -> None:
    state.deeds.note(1, 7, "removed a.md", 10.0)
    state.forget(7)
    assert state.deeds.of(1) == [Deed(None, "removed a.md", 10.0)]


def test_the_last_answer_of_a_channel_is_whose_it_was_and_private_ones_are_none(state: State) -> None:
    first = post(state, "q")
    hidden = state.post(Posted(0, 7, 1, 2, True, EVERYTHING, "{}", asked=55), "q", None, 11.0)
    amended = Posted(first, 7, 1, 2, False, NOTHING, "{}", None)
    state.amend(amended, "another", None)
    assert state.last_in(2, 7) == state.posted(first) == amended
    assert state.last_in(2, 8) is None
    assert state.last_in(2, 7, before=first) is None
    assert state.asked_by(55) == state.posted(hidden)
    state.shown_as(first, 98)
    state.shown_as(first, 99)
    assert state.shown_in(first) == 99
    assert state.shown_in(hidden) is None
    state.mark(first, 7, "helpful", 11.0)
    state.mark(first, 7, "solution", 12.0)
    assert state.marks(1) == {"solution": 1}
    assert state.is_solution(first)


def test_which_servers_see_what(state: State) -> None:
    assert state.places.opened_to(1) == EVERYTHING
    state.places.greet([1, 2])
    state.places.greet([2, 3])
    assert [state.places.opened_to(one) for one in (1, 2, 3, 4)] == [EVERYTHING, EVERYTHING, NOTHING, NOTHING]
    state.places.open_server(3, Sight.of(["a"]))
    assert state.places.opened_to(3) == Sight.of(["a"])
    for server in (1, 3):
        state.places.set_log(server, 10 + server)
    assert state.places.logs() == {1: 11}
    state.places.set_days(1, 3)
    state.places.set_log(1, None)
    assert (state.places.days(1), state.places.logs()) == (3, {})


def test_a_log_channel_is_told_the_same_once_an_hour(state: State) -> None:
    assert state.told.claim(5, "the disk is full", 10.0)
    assert not state.told.claim(5, "the disk is full", 10.0 + 3599)
    assert state.told.claim(6, "the disk is full", 11.0)
    assert state.told.claim(5, "the index is lost", 11.0)
    assert state.told.claim(5, "the disk is full", 10.0 + 3600)


def test_settings_and_threads(state: State) -> None:
    assert state.places.of(1, 2) == Place()
    state.places.set(1, 2, Place(NOTHING, unasked=True, threads=True))
    assert state.places.of(1, 2) == Place(NOTHING, unasked=True, threads=True)
    state.places.set_role(1, 5)
    state.places.set_role(1, 6)
    assert state.places.role(1) == 6
    state.places.set_role(1, None)
    assert state.places.role(1) is None
    state.open_thread(3, 7)
    assert state.thread_of(3) == 7
    state.close_thread(3)
    assert state.thread_of(3) is None


def test_forgetting_leaves_nothing_of_a_person(state: State) -> None:
    number = post(state, "my own question")
    state.shown_as(number, 99)
    state.mark(number, 7, "helpful", 11.0)
    state.gaps.assign(1, "another's", 7)
    assert state.kept_of(7) == (1, 1)
    state.forget(7)
    assert state.kept_of(7) == (0, 0)
    assert state.posted_as(99) is None


def test_forgetting_overwrites_what_the_file_had(in_file: State, tmp_path: Path) -> None:
    post(in_file, "my own question")
    in_file.forget(7)
    files = list(tmp_path.glob("bot.db*"))
    assert len(files) > 1  # the file, and SQLite's log beside it
    assert not [file for file in files if b"my own question" in file.read_bytes()]
    file.copy(tmp_path / "bot.db", tmp_path / "copy.db")
    assert b"my own question" not in (tmp_path / "copy.db").read_bytes()


def test_a_backup_is_whole(in_file: State, tmp_path: Path) -> None:
    number = post(in_file, "q")
    file.copy(tmp_path / "bot.db", tmp_path / "copy.db")
    copy = open_state(tmp_path / "copy.db")
    assert copy.posted(number) == in_file.posted(number)
    copy.close()
    with pytest.raises(StateError, match="cannot be written"):
        file.copy(tmp_path / "bot.db", tmp_path / "nowhere" / "copy.db")


def test_bots_that_start_at_once_make_one_file(tmp_path: Path) -> None:
    together = Barrier(4, timeout=10)

    def start(number: int) -> None:
        together.wait()
        with closing(open_state(tmp_path / str(number // 4) / "bot.db")) as state:
            state.mark(post(state, "q"), number, "helpful", 11.0)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(start, range(4 * 8)))
    for number in range(8):
        with closing(open_state(tmp_path / str(number) / "bot.db")) as state:
            assert state.marks(1) == {"helpful": 4}


def test_a_newer_state_is_refused(tmp_path: Path) -> None:
    db = file.opened(tmp_path / "bot.db")
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('onrecord-bot', 'm999', '')"
    )
    db.conn.commit()
    db.close()
    with pytest.raises(StateError, match="newer On Record"):
        open_state(tmp_path / "bot.db")


def test_settings_kept_before_places_followed_what_they_lie_in_are_taken_over(tmp_path: Path) -> None:
    db = Database(sqlite3.connect(tmp_path / "bot.db"))
    MIGRATIONS.apply(db, stop_before="m003_rooms")
    with db.conn:
        db.execute("INSERT INTO place VALUES (1, 5, '[\"open\"]', 1, 0)")
    db.close()
    opened = open_state(tmp_path / "bot.db")
    assert opened.places.of(1, 5) == Place(Sight.of(["open"]), unasked=True, threads=None)
    opened.close()


@pytest.mark.parametrize("spoilt", ["", "{", "null", '"open"', "[1]"])
def test_a_setting_that_cannot_be_read_opens_nothing(spoilt: str) -> None:
    assert sees.setting(sees.kept(Sight.of(["open", "vault"]))) == Sight.of(["open", "vault"])
    assert sees.setting(spoilt) == NOTHING
    assert sees.then(spoilt) == NOTHING
    assert sees.then(None) == EVERYTHING
