"""What the bot remembers, on a real file."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from sqlite_utils import Database

from bot.errors import StateError
from bot.memory import sees
from bot.memory.deeds import Deed
from bot.memory.places import Place
from bot.memory.schema import migrations
from bot.memory.state import Posted, State, open_state
from index.store.filter import EVERYTHING, NOTHING, Sight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
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


def test_forgetting_leaves_nothing_of_a_person(state: State, tmp_path: Path) -> None:
    number = post(state, "my own question")
    state.shown_as(number, 99)
    state.mark(number, 7, "helpful", 11.0)
    assert state.kept_of(7) == (1, 1)
    state.forget(7)
    assert state.kept_of(7) == (0, 0)
    assert state.posted_as(99) is None
    files = list(tmp_path.glob("bot.db*"))
    assert len(files) > 1  # the file, and SQLite's log beside it
    assert not [file for file in files if b"my own question" in file.read_bytes()]
    state.backup(tmp_path / "copy.db")
    assert b"my own question" not in (tmp_path / "copy.db").read_bytes()


def test_a_backup_is_whole(state: State, tmp_path: Path) -> None:
    number = post(state, "q")
    state.backup(tmp_path / "copy.db")
    copy = open_state(tmp_path / "copy.db")
    assert copy.posted(number) == state.posted(number)
    copy.close()
    with pytest.raises(StateError, match="cannot be written"):
        state.backup(tmp_path / "nowhere" / "copy.db")


def test_a_newer_state_is_refused(tmp_path: Path) -> None:
    opened = open_state(tmp_path / "bot.db")
    opened._db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('onrecord-bot', 'm999', '')"
    )
    opened._db.conn.commit()
    opened.close()
    with pytest.raises(StateError, match="newer On Record"):
        open_state(tmp_path / "bot.db")


def test_settings_kept_before_places_followed_what_they_lie_in_are_taken_over(tmp_path: Path) -> None:
    db = Database(sqlite3.connect(tmp_path / "bot.db"))
    migrations.apply(db, stop_before="m003_rooms")
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
