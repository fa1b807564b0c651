"""Run indexing in a process that is killed at a chosen moment, and question the index from another."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import stat
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from index.answers.answer import ask
from index.errors import StoreError
from index.question.understand import understand
from index.store import passages
from index.store.folder import connection, folder, schema
from index.store.postgres.connection import ServerDatabase
from index.store.reader import Reader
from tests.index import making

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

    from index.store.folder.connection import FolderDatabase
    from index.store.reader import Snapshot
    from index.types import Place

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload([__name__])

TOUCHES = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}


@dataclass(frozen=True)
class Moment:
    """When to kill: before the ``step``-th thing done to files or database, or after some seconds."""

    step: int | None = None
    seconds: float | None = None


@dataclass(frozen=True)
class Ran:
    """How a run went: how many steps it had, how long it took; was it killed."""

    steps: int
    seconds: float
    killed: bool


def index_until(moment: Moment, index: Place, documents: Path, *, rebuild: bool = False) -> Ran:
    """Index in another process, which is killed with SIGKILL at ``moment`` unless it ends before."""
    ours, theirs = FORKS.Pipe()
    worker = FORKS.Process(target=_index, args=(theirs, moment, index, documents, rebuild))
    worker.start()
    theirs.close()
    ours.recv()
    if moment.seconds is not None:
        worker.join(moment.seconds)
        worker.kill()
    worker.join()
    assert worker.exitcode in (0, -signal.SIGKILL), worker.exitcode
    killed = worker.exitcode != 0
    with ours:
        steps, seconds = (0, 0.0) if killed else ours.recv()
        return Ran(steps, seconds, killed)


def _index(parent: Connection, moment: Moment, index: Place, documents: Path, rebuild: bool) -> None:
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == moment.step:
            os.kill(os.getpid(), signal.SIGKILL)

    connect = connection._connect

    def counting(place: Path, how: str) -> FolderDatabase:
        db = connect(place, how)
        db.conn.set_trace_callback(lambda _sql: step())
        return db

    connection._connect = counting  # type: ignore[assignment]
    explained = ServerDatabase._explained

    @contextmanager
    def noticing(db: ServerDatabase) -> Iterator[None]:
        step()
        with explained(db):
            yield
        step()

    ServerDatabase._explained = noticing  # type: ignore[assignment]
    sys.addaudithook(lambda event, _args: step() if event in TOUCHES else None)
    parent.send("ready")
    began = time.perf_counter()
    making.run(index, documents, rebuild=rebuild)
    parent.send((steps, time.perf_counter() - began))


class Asker:
    """Another process that asks until told to stop; every answer must be of articles that there were."""

    def __init__(self, index: Place, versions: Path, questions: Sequence[str]) -> None:
        self._pipe, theirs = FORKS.Pipe()
        self._process = FORKS.Process(target=_ask, args=(theirs, index, versions, questions), daemon=True)
        self._process.start()
        theirs.close()

    def stop(self) -> tuple[int, list[str]]:
        """Return how many excerpts were shown, and what was wrong with any."""
        self._pipe.send("stop")
        shown, wrong = self._pipe.recv()
        self._process.join()
        return shown, wrong


def version_of(path: str, text: str) -> str:
    """Return the name of the file by which an asker knows that an article was once like this."""
    return f"{path}-{sha256(text.encode()).hexdigest()}".replace("/", "_")


def _ask(parent: Connection, index: Place, versions: Path, questions: Sequence[str]) -> None:
    shown, wrong = 0, list[str]()
    reader, encoder, turn = Reader(index), making.WordsEncoder(), 0
    while not parent.poll():
        question = questions[turn % len(questions)]
        turn += 1
        try:
            with reader.snapshot() as snapshot:
                asked = understand(question, snapshot.directory, date(2025, 1, 1))
                wrong += _mixed(snapshot)
                for one in ask(snapshot, encoder, question, asked).evidence:
                    shown += 1
                    article = one.article
                    if not (versions / version_of(article.path, article.text)).exists():
                        wrong.append(f"{article.path} was never so: {article.text}")
                    if one.excerpt != article.text[one.span.start : one.span.end] or not one.excerpt:
                        wrong.append(f"not of {article.path}: {one.excerpt}")
                    if one.speaker and one.speaker.words not in article.text:
                        wrong.append(f"not named in {article.path}: {one.speaker}")
        except StoreError as fault:
            if "older On Record" not in str(fault):  # the index is as an older program left it for a moment
                wrong.append(str(fault))
    parent.send((shown, wrong))


def _mixed(snapshot: Snapshot) -> list[str]:
    """Return what vectors and database disagree on, and articles that are not whole."""
    wrong = [
        f"vectors of another generation: {table}"
        for table, held in (("passage", snapshot.passages), ("sentence", snapshot.sentences))
        if sorted(held.ids.tolist()) != sorted(passages.ids(snapshot.store, table).tolist())
    ]
    rows = [row for (row,) in snapshot.store._db.execute("SELECT id FROM article")]
    try:
        snapshot.store.refuse_damaged(rows)
    except StoreError as fault:
        wrong.append(str(fault))
    return wrong


def as_of_first_schema(index: Path) -> None:
    """Put in the place of the current database what the first schema would have made of it."""
    older = folder.fresh(index)
    db = sqlite3.connect(making.current(index) / connection.NAME)
    db.execute("VACUUM INTO ?", [str(older / connection.NAME)])
    db.close()
    db = sqlite3.connect(older / connection.NAME)
    db.executescript(f"""
        DROP TABLE passage_words;
        DROP TABLE sentence_words;
        CREATE VIRTUAL TABLE passage_words USING fts5(title, words, {schema.WORDS});
        CREATE VIRTUAL TABLE sentence_words USING fts5(context, words, {schema.WORDS});
        DROP INDEX article_published;
        DROP INDEX article_within;
        DROP INDEX article_known;
        DROP INDEX statement_carried;
        CREATE INDEX statement_article ON statement (article, start);
        ALTER TABLE statement DROP COLUMN why;
        ALTER TABLE statement DROP COLUMN sure;
        ALTER TABLE speaker DROP COLUMN posts;
        ALTER TABLE article DROP COLUMN pages;
        DROP TABLE revision;
        ALTER TABLE article DROP COLUMN seal;
        ALTER TABLE article DROP COLUMN embedding;
        UPDATE article SET extraction = 1;
        DROP TABLE gone;
        DROP TABLE unsettled;
        DROP TABLE tie;
        DROP TABLE tied;
        DROP TABLE altered;
        DELETE FROM meta WHERE key IN ('moved', 'noted', 'tied', 'told');
        UPDATE meta SET key = 'identified', value = 'yes' WHERE key = 'identities';
        DELETE FROM _sqlite_migrations WHERE name != 'm001_articles';
    """)
    db.close()
    folder.flip(index, older)


BEFORE = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.copyfile", "sqlite3.connect"}
TURNS = ("BEGIN", "COMMIT")
"""How the statements begin that are counted with what is done to files."""

NOBODY = 65534
"""A user who owns nothing."""

_FORK = multiprocessing.get_context("fork")


def killed(work: Callable[[], object], step: int) -> bool:
    """Do ``work`` in a process that is killed before the ``step``-th thing done to a file, a transaction's
    beginning and end among them; was it?
    """

    def run() -> None:
        steps = 0

        def count() -> None:
            nonlocal steps
            steps += 1
            if steps == step:
                os.kill(os.getpid(), signal.SIGKILL)

        connect = connection._connect

        def counting(place: Path, how: str) -> FolderDatabase:
            db = connect(place, how)
            db.conn.set_trace_callback(lambda sql: count() if sql.startswith(TURNS) else None)
            return db

        connection._connect = counting  # type: ignore[assignment]
        sys.addaudithook(lambda event, _args: count() if event in BEFORE else None)
        work()
        os._exit(0)

    return _exit(run, {0, -signal.SIGKILL}) != 0


def ended(work: Callable[[], object], *refusals: type[Exception]) -> str:
    """Do ``work`` in another process; return whether it was "done", or "refused" with one of these errors."""

    def run() -> None:
        try:
            work()
        except refusals:
            os._exit(2)  # any other error ends it with 1
        os._exit(0)

    return {0: "done", 2: "refused"}[_exit(run, {0, 2})]


@contextmanager
def unwritable(home: Path) -> Iterator[None]:
    """Let nobody write to a folder, or to anything in it, for a while."""
    places = [home, *home.rglob("*")]
    modes = {place: stat.S_IMODE(place.stat().st_mode) for place in places}
    for place in places:
        place.chmod(0o555 if place.is_dir() else 0o444)
    try:
        yield
    finally:
        for place, mode in modes.items():
            place.chmod(mode)


def as_nobody(work: Callable[[], object]) -> Callable[[], None]:
    """Return what does ``work`` as somebody who may not do what they like; for a process of its own."""

    def run() -> None:
        if os.geteuid() == 0:
            for place in Path(tempfile.gettempdir()).glob("pytest-of-*"):
                for folder_ in (place, *place.glob("pytest-*")):
                    folder_.chmod(0o755)
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        work()

    return run


def _exit(run: Callable[[], None], codes: set[int]) -> int:
    child = _FORK.Process(target=run)
    child.start()
    child.join()
    assert child.exitcode in codes
    return child.exitcode
