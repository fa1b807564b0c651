"""Articles' parts made by Dask: by processes on this machine, or by workers on many machines.

A worker reads statements and embeds passages; this process scans the articles and stores what comes back.
What a worker had in hand when it was lost is made by another. Dask is known here alone.
"""

from __future__ import annotations

import logging
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from threading import Event, RLock, Thread
from typing import TYPE_CHECKING, Any, TypeVar, cast

from index.errors import ClusterError, OnRecordError
from index.intake import workers
from index.intake.interrupts import left_to_us
from index.intake.survey import versions
from index.statements import extract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from distributed import Client
    from distributed.cfexecutor import ClientExecutor

    from index.embedding.encoder import Encoder
    from index.intake.workers import Loads, Workers
    from index.store.articles import Versions
    from index.store.write import Cut
    from index.types import Article, Reading

REACHED = 10.0
"""Seconds in which a scheduler that is there answers."""

PATIENCE = 60.0
"""Seconds that a scheduler may be without any worker: one that is started loads its programs first."""

LOOK = 2.0
"""Seconds from one look for workers to the next."""

PACKAGE = "onrecord"
KEPT = "Every article indexed so far is kept. Go on with the same command."
MISSING = (
    "--workers and --scheduler need Dask, which is not installed: pip install 'onrecord[cluster]', or from a "
    "checkout: .venv/bin/pip install -e '.[cluster]'"
)
TLS = "The address begins with tls://, and Dask's configuration names no certificates: see docs/scaling.md."

_Made = TypeVar("_Made")


@contextmanager
def on_this_machine(load: Loads, *, count: int) -> Iterator[Workers]:
    """Read and embed in ``count`` processes of this machine, which end with the block or with this one.

    :raises ClusterError: when Dask is not installed, or articles end one process after the other.
    """
    _refuse_missing()
    from distributed import Client, LocalCluster

    with left_to_us():
        started = LocalCluster(
            count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"},  # else it serves nothing on port 8787
            memory_limit=0,  # a process that waits for memory would wait for ever
            security=True,  # others on this machine cannot give them work: the certificate is of this run
            silence_logs=logging.CRITICAL,
        )
    with started, Client(started) as client, _used(client, load) as made:
        yield made


@contextmanager
def on_many(load: Loads, *, scheduler: str) -> Iterator[Workers]:
    """Read and embed on the workers of a Dask scheduler, those that come later included.

    :raises ClusterError: when it is not reached, has no workers, or one of them is not this program.
    """
    _refuse_missing()
    with _connected(scheduler) as client:
        _wait_for_workers(client, scheduler)
        _refuse_others(client)
        with _used(client, load) as made:
            yield made


@dataclass(frozen=True)
class _Dask:
    """The workers of a client; each told the versions that it must make, and how to load the model."""

    client: Client
    executor: ClientExecutor
    load: Loads
    now: Versions

    @property
    def ahead(self) -> int:
        """Two windows for each thread: while one comes back, the next is there."""
        from distributed.comm.core import CommClosedError

        try:
            threads: dict[str, int] = self.client.nthreads()
        except OSError as gone:  # nobody answers there any longer
            raise CommClosedError(str(gone)) from gone
        return max(workers.AHEAD, 2 * sum(threads.values()))

    def read(self, texts: Sequence[str]) -> Future[list[Reading]]:
        """Begin to read some texts on the next worker that is free."""
        made: Future[list[Reading]] = self.executor.submit(_read, self.now, list(texts))
        return made

    def cut(self, articles: Sequence[Article], *, many: bool) -> Future[list[Cut]]:
        """Begin to cut and embed on the next worker that is free."""
        made: Future[list[Cut]] = self.executor.submit(_cut, self.now, self.load, list(articles), many)
        return made


# -- on a worker


_ALONE = RLock()
"""The parser is for one thread at a time."""


def _read(wanted: Versions, texts: list[str]) -> list[Reading]:
    with _ALONE:
        return _named(wanted, lambda: list(extract.read(texts)))


def _cut(wanted: Versions, load: Loads, articles: list[Article], many: bool) -> list[Cut]:
    return _named(wanted, lambda: workers.cut(articles, _model(load), many=many))


def _model(load: Loads) -> Encoder:
    with _ALONE:
        return _loaded(load)


@cache
def _loaded(load: Loads) -> Encoder:
    return load()


def _named(wanted: Versions, make: Callable[[], _Made]) -> _Made:
    """Make parts of the versions that are wanted; name this worker in what goes wrong."""
    from distributed import get_worker

    here = get_worker().address
    if versions() != wanted:
        raise ClusterError(_other(f"The worker {here}", f"another {PACKAGE} {version(PACKAGE)}"))
    try:
        return make()
    except OnRecordError as fault:
        raise type(fault)(f"On the worker {here}: {fault}") from fault


# -- here


def _refuse_missing() -> None:
    """Raise a ClusterError where Dask is not installed; let it say nothing of its own where it is."""
    try:
        import dask
        import distributed  # noqa: F401 - before its loggers are quieted, which it makes
    except ModuleNotFoundError:
        raise ClusterError(MISSING) from None
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GB"})  # texts are what we send
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    """Connect to a scheduler.

    :raises ClusterError: when it is not reached, or its address is none.
    """
    from distributed import Client

    try:
        client = Client(scheduler, timeout=REACHED)
    except TypeError as fault:  # so Dask says that it has no certificates
        raise ClusterError(TLS) from fault
    except ValueError as fault:
        raise ClusterError(
            f"{scheduler!r} is not the address of a scheduler ({fault}): it looks like tcp://10.0.0.5:8786"
        ) from fault
    except OSError as fault:
        raise ClusterError(
            f"The scheduler {scheduler} is not reached from here. Is it running, as by: dask scheduler?"
        ) from fault
    with client:
        yield client


def _wait_for_workers(client: Client, scheduler: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise ClusterError(_deserted(scheduler)) from None


def _refuse_others(client: Client) -> None:
    """Raise a ClusterError where the scheduler or a worker has no On Record, or another than this process."""
    told = cast("dict[str, Any]", client.get_versions(packages=[PACKAGE]))
    ours = version(PACKAGE)
    places = {"The scheduler": told["scheduler"]}
    places |= {f"The worker {address}": found for address, found in sorted(told["workers"].items())}
    for place, found in places.items():
        theirs = found["packages"].get(PACKAGE)
        if theirs != ours:
            raise ClusterError(_other(place, f"{PACKAGE} {theirs}" if theirs else f"no {PACKAGE}"))


def _other(place: str, has: str) -> str:
    return (
        f"{place} has {has}, and this machine {PACKAGE} {version(PACKAGE)}: install the same program on "
        "every machine, and start scheduler and workers anew."
    )


def _deserted(scheduler: str) -> str:
    return (
        f"The scheduler {scheduler} has had no worker for {PATIENCE:.0f} seconds. Start some on each machine "
        f"(dask worker {scheduler} --nworkers -1 --nthreads 1)."
    )


@contextmanager
def _used(client: Client, load: Loads) -> Iterator[Workers]:
    """Give work to a client's workers, and say in a sentence what goes wrong with them."""
    from distributed.comm.core import CommClosedError
    from distributed.scheduler import KilledWorker

    executor = client.get_executor(pure=False)
    address = str(client.scheduler.address) if client.scheduler else ""
    with _watched(client) as deserted:
        try:
            yield _Dask(client, executor, load, versions())
        except KilledWorker as lost:
            often = lost.allowed_failures + 1
            raise ClusterError(
                f"The same few articles have ended {often} workers, one after the other (memory?). {KEPT}"
            ) from lost
        except (CancelledError, CommClosedError) as gone:
            told = _deserted(address) if deserted.is_set() else f"The scheduler {address} is gone."
            raise ClusterError(f"{told} {KEPT}") from gone


@contextmanager
def _watched(client: Client) -> Iterator[Event]:
    """Close a client that has had no worker for too long, which cancels what it waits for; set the event."""
    ended, deserted = Event(), Event()

    def watch() -> None:
        without = 0.0
        while not ended.wait(LOOK):
            try:
                without = 0.0 if client.nthreads() else without + LOOK
            except (OSError, CancelledError, RuntimeError):  # the scheduler is gone: others say so
                return
            if without >= PATIENCE:
                deserted.set()
                client.close()
                return

    thread = Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield deserted
    finally:
        ended.set()
        thread.join()
