"""Real schedulers and workers of Dask, in processes on this machine; and models that end a worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import sysconfig
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from index.embedding.packaged import PackagedEncoder
from tests.index.making import WordsEncoder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedding.encoder import Embedded, Encoder, Piece

ROOT = Path(__file__).parents[3]

BARE = """\
import sys
sys.path.append(sys.argv.pop(1))
from distributed.cli.dask_worker import main
main()
"""
"""Starts a worker that finds packages in one folder alone; after it come that and the worker's arguments."""


@dataclass
class Machines:
    """A scheduler, and the processes of the workers that were started for it."""

    home: Path
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the scheduler is reached."""
        return str(json.loads((self.home / "scheduler.json").read_text())["address"])

    def start(self, *, packages: Path | None = None) -> None:
        """Start a worker, which has what this process has, or the packages in a folder alone."""
        program = ["-S", "-c", BARE, str(packages)] if packages else ["-m", "distributed.cli.dask_worker"]
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0"]
        self.workers.append(_started(self.home, *program, self.address, *options))


@contextmanager
def machines(home: Path, workers: int) -> Iterator[Machines]:
    """Run a scheduler with workers, which have all registered."""
    home.mkdir()
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", "scheduler.json"]
    run = Machines(home, _started(home, "-m", "distributed.cli.dask_scheduler", *options))
    try:
        _wait((home / "scheduler.json").exists)
        for _ in range(workers):
            run.start()
        yield run
    finally:
        for process in (*run.workers, run.scheduler):
            process.kill()
            process.wait()


def _started(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    with (home / "log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=home,
            env=os.environ | {"PYTHONPATH": str(ROOT)} if "-S" not in arguments else os.environ,
            stdout=log,
            stderr=log,
        )


def _wait(until: object) -> None:
    assert callable(until)
    for _ in range(1500):
        if until():
            return
        time.sleep(0.02)
    raise TimeoutError


def packages_without(made: Path, version: str | None) -> Path:
    """Make a folder of all packages there are but ours, of which another version may seem to be there."""
    made.mkdir()
    for place in Path(sysconfig.get_path("purelib")).iterdir():
        if place.suffix != ".pth" and "onrecord" not in place.name.lower():
            (made / place.name).symlink_to(place)
    if version:
        told = made / f"onrecord-{version}.dist-info"
        told.mkdir()
        (told / "METADATA").write_text(f"Metadata-Version: 2.1\nName: onrecord\nVersion: {version}\n")
    return made


@dataclass(frozen=True)
class Ending:
    """Loads a model that ends the process which embeds: once, before ``mark`` is there, or always."""

    mark: Path | None
    real: bool = False

    def __call__(self) -> Encoder:
        return (_RealEnding if self.real else _Ending)(self.mark)


class _Ends:
    mark: Path | None

    def end(self) -> None:
        if self.mark is None or not self.mark.exists():
            if self.mark is not None:
                self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)


class _Ending(WordsEncoder, _Ends):
    def __init__(self, mark: Path | None) -> None:
        self.mark = mark

    def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:
        self.end()
        return super().passages(pieces, many=many)


class _RealEnding(PackagedEncoder, _Ends):
    def __init__(self, mark: Path | None) -> None:
        super().__init__()
        self.mark = mark

    def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:
        self.end()
        return super().passages(pieces, many=many)
