"""What the bot remembers: answers given, marks, its threads; beside them `Places`, `Gaps`, `Deeds`, `Told`.

It stands in a SQLite file of its own, or beside an index on a server, where several bots share it.

Of what people write it keeps the questions asked of the bot, nothing else. Belongs to one thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.memory import file, sees
from bot.memory.changing import changing
from bot.memory.deeds import Deeds
from bot.memory.gaps import Gaps
from bot.memory.places import Places
from bot.memory.told import Told
from index.store import where
from index.types import Server

if TYPE_CHECKING:
    from pathlib import Path

    from bot.memory.database import StateDatabase
    from index.store.filter import Sight
    from index.types import Place

SOLUTION = "solution"
"""The mark of an answer that solves a forum's post."""


@dataclass(frozen=True, slots=True)
class Posted:
    """An answer that was given: to whom, where, from what they could see, the answer as it is kept, and the
    message that asked, if one did.
    """

    id: int
    person: int
    server: int | None
    channel: int
    is_private: bool
    sees: Sight
    answer: str
    asked: int | None = None


class State:
    """The open state. Use `open_state`."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db
        self.places = Places(db)
        self.gaps = Gaps(db)
        self.deeds = Deeds(db)
        self.told = Told(db)

    def close(self) -> None:
        """Close it."""
        self._db.close()

    # -- answers

    def post(self, posted: Posted, question: str, silence: str | None, now: float) -> int:
        """Keep an answer that is about to be shown; its number."""
        values: dict[str, object] = {
            "person": posted.person,
            "server": posted.server,
            "channel": posted.channel,
            "private": int(posted.is_private),
            "sees": sees.kept(posted.sees),
            "question": question,
            "silence": silence,
            "answer": posted.answer,
            "at": now,
            "asked": posted.asked,
        }
        with changing(self._db):
            return self._db.insert_row("answer", values)

    def amend(self, posted: Posted, question: str, silence: str | None) -> None:
        """Keep another answer, to an edited question, in the place of one; marks were of the old one."""
        values = [sees.kept(posted.sees), question, silence, posted.answer, posted.id]
        with changing(self._db):
            self._db.execute(
                "UPDATE answer SET sees = ?, question = ?, silence = ?, answer = ? WHERE id = ?", values
            )
            self._db.execute("DELETE FROM mark WHERE answer = ?", [posted.id])

    def shown_as(self, answer: int, message: int) -> None:
        """Note the message that shows an answer."""
        sql = """INSERT INTO message (id, answer) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET answer = excluded.answer"""
        with changing(self._db):
            self._db.execute(sql, [message, answer])

    def posted(self, answer: int) -> Posted | None:
        """Return an answer by its number."""
        return self._posted("id = ?", answer)

    def posted_as(self, message: int) -> Posted | None:
        """Return the answer that a message shows."""
        return self._posted("id = (SELECT answer FROM message WHERE id = ?)", message)

    def asked_by(self, message: int) -> Posted | None:
        """Return the answer to the question that a message asked."""
        return self._posted("asked = ?", message)

    def shown_in(self, answer: int) -> int | None:
        """Return the message that shows an answer; the newest, where several did."""
        row = self._db.execute("SELECT max(id) FROM message WHERE answer = ?", [answer]).fetchone()
        return int(row[0]) if row[0] else None

    def last_in(self, channel: int, person: int, before: int | None = None) -> Posted | None:
        """Return the newest answer in a channel or thread, if it was this person's.

        :param before: the number of an answer, to which only earlier ones count.
        """
        sql = "id = (SELECT max(id) FROM answer WHERE channel = ? AND private = 0 AND id < ?)"
        last = self._posted(sql, channel, before or 2**62)
        return last if last and last.person == person else None

    # -- marks

    def mark(self, answer: int, person: int, mark: str, now: float) -> None:
        """Keep what a person thinks of an answer, in place of what they thought before."""
        sql = """INSERT INTO mark (answer, person, mark, at) VALUES (?, ?, ?, ?)
            ON CONFLICT (answer, person) DO UPDATE SET mark = excluded.mark, at = excluded.at"""
        with changing(self._db):
            self._db.execute(sql, [answer, person, mark, now])

    def is_solution(self, answer: int) -> bool:
        """Say whether somebody marked an answer as what solves a forum's post."""
        sql = "SELECT 1 FROM mark WHERE answer = ? AND mark = ?"
        return self._db.execute(sql, [answer, SOLUTION]).fetchone() is not None

    def marks(self, server: int) -> dict[str, int]:
        """Count the marks that answers in a server got."""
        sql = """SELECT mark, count(*) FROM mark JOIN answer ON answer.id = mark.answer
            WHERE server = ? GROUP BY 1 ORDER BY 2 DESC"""
        return dict(self._db.execute(sql, [server]))

    # -- threads

    def open_thread(self, thread: int, person: int) -> None:
        """Note a thread that the bot opened for somebody."""
        sql = """INSERT INTO thread (id, person) VALUES (?, ?)
            ON CONFLICT (id) DO UPDATE SET person = excluded.person"""
        with changing(self._db):
            self._db.execute(sql, [thread, person])

    def thread_of(self, thread: int) -> int | None:
        """Return for whom a thread is, while nobody else has joined in."""
        row = self._db.execute("SELECT person FROM thread WHERE id = ?", [thread]).fetchone()
        return row[0] if row else None

    def close_thread(self, thread: int) -> None:
        """Note that somebody else joined in: the bot answers there only when it is mentioned."""
        with changing(self._db):
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
        with changing(self._db):
            self._db.execute("DELETE FROM mark WHERE person = ?", [person])
            self._db.execute("DELETE FROM answer WHERE person = ?", [person])
            self._db.execute("DELETE FROM thread WHERE person = ?", [person])
            self._db.execute("UPDATE deed SET person = NULL WHERE person = ?", [person])
            self._db.execute("UPDATE gap SET person = NULL WHERE person = ?", [person])
        self._db.purge()

    def expire(self, now: float) -> int:
        """Remove the answers that are older than their servers keep them; say how many were."""
        sql = """DELETE FROM answer WHERE at <
            (SELECT ? - 86400.0 * custom.days FROM custom WHERE custom.server = answer.server)"""
        with changing(self._db):
            return int(self._db.execute(sql, [now]).rowcount)

    def _posted(self, where: str, *values: int) -> Posted | None:
        sql = f"SELECT id, person, server, channel, private, sees, answer, asked FROM answer WHERE {where}"  # noqa: S608
        row = self._db.execute(sql, values).fetchone()
        if row is None:
            return None
        id_, person, server, channel, private, seen, answer, asked = row
        return Posted(id_, person, server, channel, bool(private), sees.then(seen), answer, asked)


def open_state(place: Place, old: Path | None = None) -> State:
    """Open the state in a file, or on a server, made when it is not there; bring it to the newest schema.

    :param old: a file whose state is taken over by a server that has none yet.
    :raises StateError: when it cannot be opened, or is of a newer program.
    """
    if isinstance(place, Server):
        where.refuse_unspoken(place)
        from bot.memory import served

        return State(served.opened(place, old))
    return State(file.opened(place))
