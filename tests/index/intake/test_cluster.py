"""Indexing with Dask: whoever makes articles' parts, and whoever is lost, the index is the same."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index.cli import app
from index.errors import ClusterError
from index.intake import build, cluster
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.folder.connection import NAME
from tests.conftest import DOCUMENTS
from tests.index import making
from tests.index.intake.dask import ROOT, Ending, machines, packages_without

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.embedding.encoder import Encoder
    from tests.index.intake.dask import Machines


def dump(index: Path) -> list[str]:
    """Return the whole database as SQL, but for when it was made and the number that it was given then."""
    with sqlite3.connect(making.current(index) / NAME) as db:
        lines = list(db.iterdump())
    db.close()
    own = ('INSERT INTO "_sqlite_migrations"', "INSERT INTO \"meta\" VALUES('index'")
    return [line for line in lines if not line.startswith(own)]


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    for n in range(11):
        (made / f"{n}.txt").write_text(f"“The dam needs {n} of us,” said Anna Berg. It rained.\n" * (n + 1))
    return made


@pytest.fixture
def of_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "WINDOW", 2)


def on(run: Machines, load: Callable[[], Encoder] = making.WordsEncoder) -> Makers:
    return Makers(load, "words", partial(cluster.on_many, scheduler=run.address))


def test_two_workers_of_which_one_is_killed_make_the_same_index(tmp_path: Path, index: Path) -> None:
    mark = tmp_path / "killed"
    with machines(tmp_path / "machines", workers=2) as run:
        start = partial(cluster.on_many, scheduler=run.address)
        made = Makers(Ending(mark, real=True), workers=start)
        bring_up_to_date(tmp_path / "index", Source(DOCUMENTS), made, rebuild=True)
        assert sorted(bool(worker.poll()) for worker in run.workers) == [False, True]
    assert mark.exists()
    assert dump(tmp_path / "index") == dump(index)


@pytest.mark.usefixtures("of_many")
def test_processes_of_this_machine_do_a_lost_window_again_and_tell_how_far_they_are(
    tmp_path: Path, documents: Path, request: pytest.FixtureRequest
) -> None:
    told: dict[str, list[tuple[int, int]]] = {"plain": [], "workers": []}
    many = partial(cluster.on_this_machine, count=2)
    with suppress(OSError):  # as where somebody else uses Dask
        request.addfinalizer(socket.create_server(("127.0.0.1", 8787)).close)
    for name, made in {
        "plain": Makers(making.WordsEncoder, "words"),
        "workers": Makers(Ending(tmp_path / "killed"), "words", many),
    }.items():
        bring_up_to_date(
            tmp_path / name,
            Source(documents),
            made,
            advance=lambda done, total, of=told[name]: of.append((done, total)),  # type: ignore[misc]
        )
    assert (tmp_path / "killed").exists()
    assert dump(tmp_path / "workers") == dump(tmp_path / "plain")
    assert told["workers"] == told["plain"] == [(n, 11) for n in range(1, 12)]


@pytest.mark.usefixtures("of_many")
def test_a_scheduler_that_goes_leaves_what_is_stored(tmp_path: Path, documents: Path) -> None:
    gone = r"The scheduler tcp://.* is gone\. Every article .* is kept"
    with machines(tmp_path / "machines", workers=1) as run, pytest.raises(ClusterError, match=gone):
        bring_up_to_date(
            tmp_path / "index",
            Source(documents),
            on(run),
            advance=lambda _done, _total: run.scheduler.kill(),
        )
    assert making.faults(tmp_path / "index") == []
    assert 0 < len(making.contents(tmp_path / "index")["article"]) < 11


def test_without_any_worker_it_says_how_to_start_some(
    tmp_path: Path, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    monkeypatch.setattr(cluster, "LOOK", 0.2)
    with machines(tmp_path / "machines", workers=0) as run:
        with pytest.raises(ClusterError, match=r"no worker for 1 seconds.*\(dask worker tcp://"):
            making.run(tmp_path / "index", documents, makers=on(run))
        run.start()
        monkeypatch.setattr(cluster, "PATIENCE", 30)
        with cluster._connected(run.address) as client:
            client.wait_for_workers(1, timeout=30)
        monkeypatch.setattr(cluster, "PATIENCE", 1)
        with pytest.raises(ClusterError, match=r"no worker for 1 seconds.* Every article .* is kept"):
            making.run(tmp_path / "index", documents, makers=on(run, Ending(None)))


@pytest.mark.parametrize(("version", "told"), [(None, "no onrecord"), ("0.0.1", "onrecord 0.0.1")])
def test_a_worker_without_this_program_is_named(
    tmp_path: Path, documents: Path, version: str | None, told: str
) -> None:
    with machines(tmp_path / "machines", workers=0) as run:
        run.start(packages=packages_without(tmp_path / "packages", version))
        with pytest.raises(ClusterError, match=rf"The worker tcp://.* has {told}, and this machine onrecord"):
            making.run(tmp_path / "index", documents, makers=on(run))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("tcp://127.0.0.1:1", r"scheduler tcp://127\.0\.0\.1:1 is not reached.*dask scheduler"),
        ("127.0.0.1", r"'127\.0\.0\.1' is not the address of a scheduler.*tcp://10\.0\.0\.5:8786"),
        ("tls://127.0.0.1:1", r"names no certificates: see docs/scaling\.md"),
    ],
)
def test_a_scheduler_that_is_not_reached_is_told_in_a_sentence(
    place: Path, documents: Path, monkeypatch: pytest.MonkeyPatch, address: str, told: str
) -> None:
    assert documents == place / "documents"
    monkeypatch.setattr(cluster, "REACHED", 0.3)
    with pytest.raises(ClusterError, match=told):
        CliRunner().invoke(app, ["index", "--scheduler", address], catch_exceptions=False)


def test_without_dask_it_says_what_to_install(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "documents").mkdir()
    (place / "documents" / "a.txt").write_text("It rained.")
    monkeypatch.setitem(sys.modules, "dask", None)
    with pytest.raises(ClusterError, match=r"not installed: pip install 'onrecord\[cluster\]'"):
        CliRunner().invoke(app, ["index", "--workers", "2"], catch_exceptions=False)


def test_processes_here_and_workers_elsewhere_are_not_both_asked_for() -> None:
    done = CliRunner().invoke(app, ["index", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"])
    assert done.exit_code == 2
    assert "leave one out" in done.output


@pytest.fixture
def interrupted(tmp_path: Path, documents: Path) -> Iterator[subprocess.CompletedProcess[str]]:
    """A run with workers that is sent Ctrl-C, as a terminal does: to all of its processes."""
    settings = {"ONRECORD_DOCUMENTS": str(documents), "ONRECORD_INDEX": str(tmp_path / "index")}
    command = [sys.executable, "-c", "from index.cli import main; main()", "index", "--workers", "2"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | settings,
        text=True,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as run:
        while run.poll() is None and len(group(run.pid)) < 4:  # itself, what tracks what it shares, and two
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=60)
        yield subprocess.CompletedProcess(command, run.returncode, "", told)


def group(leader: int) -> list[int]:
    """Return the processes that were started with one."""
    places = (place for place in Path("/proc").iterdir() if place.name.isdecimal())
    return [int(place.name) for place in places if _group_of(place) == leader]


def _group_of(process: Path) -> int | None:
    try:
        return os.getpgid(int(process.name))
    except ProcessLookupError:
        return None


def test_an_interrupt_ends_the_workers_too(
    tmp_path: Path, interrupted: subprocess.CompletedProcess[str]
) -> None:
    assert interrupted.stderr.splitlines() == [
        "onrecord: Stopped. Every article indexed so far is kept. Go on with: onrecord index"
    ]
    assert interrupted.returncode == 1
    assert making.faults(tmp_path / "index") == []
