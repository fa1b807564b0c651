"""What the bot remembers, in its own SQLite file: answers given, marks, settings, its threads.

Of what people write it keeps the questions asked of the bot, nothing else. Belongs to one thread.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from bot.errors import StateError
from bot.memory import sees
from bot.memory.schema import migrations
from index.store.filter import EVERYTHING, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from index.store.filter import Sight

PATIENCE = 1.0
"""Seconds that a change waits for another program; nobody else is answered meanwhile."""


@dataclass(frozen=True, slots=True)
class Posted:
    """An answer that was given: to whom, where, from what they could see, and the answer as it is kept."""

    id: int
    person: int
    server: int | None
    channel: int
    is_private: bool
    sees: Sight
    answer: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that met a silence or a bad mark, how often, and which."""

    question: str
    times: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A channel's own settings, or a server's; None where it has none.

    ``sees`` is what may be seen there. ``unasked``: it answers questions there without a mention.
    ``threads``: it answers mentions there in a thread.
    """

    sees: Sight | None = None
    unasked: bool = False
    threads: bool = False


class State:
    """The open state file. Use `open_state`."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def backup(self, target: Path) -> None:
        """Copy everything to a new file, whole, while the bot runs.

        :raises StateError: when the file cannot be written.
        """
        try:
            with closing(sqlite3.connect(target)) as copy:
                self._db.conn.backup(copy)
        except sqlite3.OperationalError as fault:
            raise StateError(f"{target} cannot be written ({fault}). Name another file.") from fault

    @contextmanager
    def _change(self) -> Iterator[None]:
        """One change, all or nothing.

        :raises StateError: when the file is held by another program, or the disk is full.
        """
        try:
            with self._db.atomic():
                yield
        except sqlite3.OperationalError as fault:
            raise StateError(
                f"The bot's state cannot be written: {fault}. Free the file, or its disk."
            ) from fault

    # -- answers

    def post(self, posted: Posted, question: str, silence: str | None, now: float) -> int:
        """Keep an answer that is about to be shown; its number."""
        with self._change():
            return self._insert(
                "answer",
                person=posted.person,
                server=posted.server,
                channel=posted.channel,
                private=int(posted.is_private),
                sees=sees.kept(posted.sees),
                question=question,
                silence=silence,
                answer=posted.answer,
                at=now,
            )

    def shown_as(self, answer: int, message: int) -> None:
        """Note the message that shows an answer."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO message VALUES (?, ?)", [message, answer])

    def posted(self, answer: int) -> Posted | None:
        """Return an answer by its number."""
        return self._posted("id = ?", answer)

    def posted_as(self, message: int) -> Posted | None:
        """Return the answer that a message shows."""
        return self._posted("id = (SELECT answer FROM message WHERE id = ?)", message)

    def last_in(self, channel: int) -> Posted | None:
        """Return the newest answer in a channel or thread."""
        return self._posted("id = (SELECT max(id) FROM answer WHERE channel = ? AND NOT private)", channel)

    # -- marks

    def mark(self, answer: int, person: int, mark: str, now: float) -> None:
        """Keep what a person thinks of an answer, in place of what they thought before."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)", [answer, person, mark, now])

    def marks(self, server: int) -> dict[str, int]:
        """Count the marks that answers in a server got."""
        sql = """SELECT mark, count(*) FROM mark JOIN answer ON answer.id = mark.answer
            WHERE server = ? GROUP BY 1 ORDER BY 2 DESC"""
        return dict(self._db.execute(sql, [server]))

    def gaps(self, server: int, sight: Sight) -> list[Gap]:
        """Return a server's questions that got a silence or a bad mark, asked where no more could be seen."""
        sql = """SELECT answer.question, answer.sees, coalesce(answer.silence, mark.mark)
            FROM answer LEFT JOIN mark ON mark.answer = answer.id AND mark.mark != 'helpful'
            WHERE server = ? AND (answer.silence IS NOT NULL OR mark.mark IS NOT NULL)
            ORDER BY answer.at DESC"""
        groups: dict[str, tuple[str, list[str]]] = {}
        for question, seen, reason in self._db.execute(sql, [server]):
            if sight.covers(sees.then(seen)):
                key = " ".join(question.lower().strip(" ?!.").split())
                groups.setdefault(key, (question, []))[1].append(reason)
        found = [Gap(words, len(all_), tuple(sorted(set(all_)))) for words, all_ in groups.values()]
        return sorted(found, key=lambda gap: -gap.times)

    # -- settings

    def place(self, server: int, channel: int) -> Place:
        """Return the settings of a channel; of the server itself with the channel 0."""
        sql = "SELECT collections, unasked, threads FROM place WHERE server = ? AND channel = ?"
        row = self._db.execute(sql, [server, channel]).fetchone()
        return Place(sees.setting(row[0]), bool(row[1]), bool(row[2])) if row else Place()

    def opened(self, server: int) -> list[Sight | None]:
        """Return what may be seen in each place of a server that has settings."""
        sql = "SELECT collections FROM place WHERE server = ?"
        return [sees.setting(text) for (text,) in self._db.execute(sql, [server])]

    def set_place(self, server: int, channel: int, place: Place) -> None:
        """Keep the settings of a channel, or of the server with the channel 0."""
        values = [server, channel, sees.kept(place.sees), int(place.unasked), int(place.threads)]
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO place VALUES (?, ?, ?, ?, ?)", values)

    def greet(self, servers: Iterable[int]) -> None:
        """Note the servers that the bot is in. The first ones may see everything; those that join later see
        nothing until that is opened to them.
        """
        with self._change():
            is_first = self._db.execute("SELECT 1 FROM server").fetchone() is None
            opened = sees.kept(EVERYTHING if is_first else NOTHING)
            for server in servers:
                self._db.execute("INSERT OR IGNORE INTO server VALUES (?, ?)", [server, opened])

    def open_server(self, server: int, sight: Sight) -> None:
        """Keep what may be shown in a server at all, whatever is set there."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO server VALUES (?, ?)", [server, sees.kept(sight)])

    def opened_to(self, server: int) -> Sight:
        """Return what may be shown in a server at all; everything as long as none was noted yet."""
        row = self._db.execute("SELECT collections FROM server WHERE id = ?", [server]).fetchone()
        if row is None:
            return NOTHING if self._db.execute("SELECT 1 FROM server").fetchone() else EVERYTHING
        return sees.then(row[0])

    def role(self, server: int) -> int | None:
        """Return the role whose bearers administer the bot in a server, beside those who manage it."""
        row = self._db.execute("SELECT role FROM role WHERE server = ?", [server]).fetchone()
        return row[0] if row else None

    def set_role(self, server: int, role: int | None) -> None:
        """Keep which role administers the bot in a server."""
        with self._change():
            self._db.execute("DELETE FROM role WHERE server = ?", [server])
            if role is not None:
                self._db.execute("INSERT INTO role VALUES (?, ?)", [server, role])

    # -- threads

    def open_thread(self, thread: int, person: int) -> None:
        """Note a thread that the bot opened for somebody."""
        with self._change():
            self._db.execute("INSERT OR REPLACE INTO thread VALUES (?, ?)", [thread, person])

    def thread_of(self, thread: int) -> int | None:
        """Return for whom a thread is, while nobody else has joined in."""
        row = self._db.execute("SELECT person FROM thread WHERE id = ?", [thread]).fetchone()
        return row[0] if row else None

    def close_thread(self, thread: int) -> None:
        """Note that somebody else joined in: the bot answers there only when it is mentioned."""
        with self._change():
            self._db.execute("DELETE FROM thread WHERE id = ?", [thread])

    # -- people

    def kept_of(self, person: int) -> tuple[int, int]:
        """Count the questions and the marks that are kept of a person."""
        questions, marks = (
            self._db.execute(f"SELECT count(*) FROM {table} WHERE person = ?", [person]).fetchone()[0]  # noqa: S608
            for table in ("answer", "mark")
        )
        return questions, marks

    def forget(self, person: int) -> None:
        """Remove everything that is kept of a person."""
        with self._change():
            self._db.execute("DELETE FROM mark WHERE person = ?", [person])
            self._db.execute("DELETE FROM answer WHERE person = ?", [person])
            self._db.execute("DELETE FROM thread WHERE person = ?", [person])
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # its words stand in the log, too

    def _posted(self, where: str, value: int) -> Posted | None:
        sql = f"SELECT id, person, server, channel, private, sees, answer FROM answer WHERE {where}"  # noqa: S608
        row = self._db.execute(sql, [value]).fetchone()
        if row is None:
            return None
        id_, person, server, channel, private, seen, answer = row
        return Posted(id_, person, server, channel, bool(private), sees.then(seen), answer)

    def _insert(self, table: str, **values: Any) -> int:
        names, marks = ", ".join(values), ", ".join("?" * len(values))
        sql = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own words
        return int(self._db.execute(sql, list(values.values())).lastrowid or 0)


def open_state(path: Path) -> State:
    """Open the state file, made when it is not there, and bring it to the newest schema.

    :raises StateError: when it cannot be opened, or is of a newer program.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = Database(sqlite3.connect(path, timeout=PATIENCE))
        db.enable_wal()
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
        known = {migration.name for migration in migrations.pending(Database(memory=True))}
        newer = [one.name for one in migrations.applied(db) if one.name not in known]
        if newer:
            raise StateError(
                f"{path} was written by a newer On Record (it has {newer[-1]}). Update the program."
            )
        migrations.apply(db)
    except (OSError, sqlite3.DatabaseError) as fault:
        raise StateError(
            f"The bot's state cannot be kept in {path} ({fault}). Set ONRECORD_BOT_STATE to another."
        ) from fault
    return State(db)
