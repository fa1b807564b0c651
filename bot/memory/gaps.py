"""Questions that met a silence or a bad mark, and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from bot.memory import sees
from bot.memory.changing import changing

if TYPE_CHECKING:
    from bot.memory.database import StateDatabase
    from index.store.filter import Sight

_SOUGHT = """SELECT answer.question, answer.sees, coalesce(answer.silence, mark.mark), answer.at
    FROM answer LEFT JOIN mark ON mark.answer = answer.id AND mark.mark NOT IN ('helpful', 'solution')
    WHERE server = ? AND (answer.silence IS NOT NULL OR mark.mark IS NOT NULL)
    ORDER BY answer.at DESC, answer.id"""


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that met a silence or a bad mark, how often, and which; who is to see to it."""

    question: str
    times: int
    reasons: tuple[str, ...]
    person: int | None = None


class Gaps:
    """The gaps of what is remembered."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def of(self, server: int, sight: Sight) -> list[Gap]:
        """Return a server's gaps, asked where no more could be seen, that were not done with since."""
        noted = {
            key: (done or 0.0, person)
            for key, done, person in self._db.execute(
                "SELECT question, done, person FROM gap WHERE server = ?", [server]
            )
        }
        groups: dict[str, tuple[str, list[str]]] = {}
        for question, seen, reason, at in self._db.execute(_SOUGHT, [server]):
            key = _key(question)
            if sight.covers(sees.then(seen)) and at > noted.get(key, (0.0, None))[0]:
                groups.setdefault(key, (question, []))[1].append(reason)
        found = [
            Gap(words, len(all_), tuple(sorted(set(all_))), noted.get(key, (0.0, None))[1])
            for key, (words, all_) in groups.items()
        ]
        return sorted(found, key=lambda gap: -gap.times)

    def done(self, server: int, question: str, now: float) -> None:
        """Note that a gap is done with, until the question meets a silence or a bad mark again."""
        sql = """INSERT INTO gap VALUES (?, ?, ?, NULL)
            ON CONFLICT (server, question) DO UPDATE SET done = excluded.done, person = NULL"""
        with changing(self._db):
            self._db.execute(sql, [server, _key(question), now])

    def assign(self, server: int, question: str, person: int) -> None:
        """Note who is to see to a gap."""
        sql = """INSERT INTO gap VALUES (?, ?, NULL, ?)
            ON CONFLICT (server, question) DO UPDATE SET person = excluded.person"""
        with changing(self._db):
            self._db.execute(sql, [server, _key(question), person])


def _key(question: str) -> str:
    """Return what tells a question from others, but not what it was: it may be forgotten."""
    return sha256(" ".join(question.lower().strip(" ?!.").split()).encode()).hexdigest()
