"""What is set for servers, categories and channels: what may be seen there, and where the bot answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.memory import sees
from bot.memory.changing import changing
from index.store.filter import EVERYTHING, NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.memory.database import StateDatabase
    from index.store.filter import Sight

SERVER = 0
"""The channel number that stands for a server itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """The settings of a channel, a category or a server; None where it has none of its own.

    ``sees`` is what may be seen there. ``unasked``: it answers questions there without a mention.
    ``threads``: it answers mentions there in a thread.
    """

    sees: Sight | None = None
    unasked: bool | None = None
    threads: bool | None = None


class Places:
    """The settings of what is remembered."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def of(self, server: int, channel: int) -> Place:
        """Return the own settings of a channel or category; of the server itself with `SERVER`."""
        return self.all(server).get(channel, Place())

    def all(self, server: int) -> dict[int, Place]:
        """Return every place of a server that has settings, by its number."""
        sql = "SELECT channel, collections, unasked, threads FROM place WHERE server = ? ORDER BY channel"
        return {
            channel: Place(sees.setting(opened), _said(unasked), _said(threads))
            for channel, opened, unasked, threads in self._db.execute(sql, [server])
        }

    def nearest(self, server: int, around: Sequence[int]) -> Place:
        """Return what holds in a place: each setting from the first of ``around`` that has it."""
        known = self.all(server)
        held = [known[one] for one in around if one in known]
        return Place(
            next((one.sees for one in held if one.sees is not None), None),
            next((one.unasked for one in held if one.unasked is not None), None),
            next((one.threads for one in held if one.threads is not None), None),
        )

    def set(self, server: int, channel: int, place: Place) -> None:
        """Keep the settings of a channel or category, or of the server with `SERVER`."""
        values = [server, channel, sees.set_to(place.sees), _kept(place.unasked), _kept(place.threads)]
        sql = """INSERT INTO place (server, channel, collections, unasked, threads) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (server, channel) DO UPDATE SET
                collections = excluded.collections, unasked = excluded.unasked, threads = excluded.threads"""
        with changing(self._db):
            self._db.execute(sql, values)

    def greet(self, servers: Iterable[int]) -> None:
        """Note the servers that the bot is in. The first ones may see everything; those that join later see
        nothing until that is opened to them.
        """
        with changing(self._db):
            is_first = self._db.execute("SELECT 1 FROM server").fetchone() is None
            opened = sees.kept(EVERYTHING if is_first else NOTHING)
            for server in servers:
                sql = "INSERT INTO server (id, collections) VALUES (?, ?) ON CONFLICT DO NOTHING"
                self._db.execute(sql, [server, opened])

    def open_server(self, server: int, sight: Sight) -> None:
        """Keep what may be shown in a server at all, whatever is set there."""
        with changing(self._db):
            self._db.execute(
                "INSERT INTO server (id, collections) VALUES (?, ?)"
                " ON CONFLICT (id) DO UPDATE SET collections = excluded.collections",
                [server, sees.kept(sight)],
            )

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
        with changing(self._db):
            self._db.execute("DELETE FROM role WHERE server = ?", [server])
            if role is not None:
                self._db.execute("INSERT INTO role VALUES (?, ?)", [server, role])

    def logs(self) -> dict[int, int]:
        """Return the channels that are told of faults, by the servers: of those that may see everything."""
        rows = self._db.execute("SELECT server, log FROM custom WHERE log IS NOT NULL").fetchall()
        return {server: channel for server, channel in rows if self.opened_to(server).is_everything}

    def set_log(self, server: int, channel: int | None) -> None:
        """Keep which channel is told of faults."""
        self._set_custom("log", server, channel)

    def days(self, server: int) -> int | None:
        """Return how many days questions are kept in a server; None: until they are forgotten."""
        row = self._db.execute("SELECT days FROM custom WHERE server = ?", [server]).fetchone()
        return row[0] if row else None

    def set_days(self, server: int, days: int | None) -> None:
        """Keep how many days questions are kept in a server."""
        self._set_custom("days", server, days)

    def _set_custom(self, column: str, server: int, value: int | None) -> None:
        sql = f"""INSERT INTO custom (server, {column}) VALUES (?, ?)
            ON CONFLICT (server) DO UPDATE SET {column} = excluded.{column}"""  # noqa: S608 - our own words
        with changing(self._db):
            self._db.execute(sql, [server, value])


def _kept(said: bool | None) -> int | None:
    return None if said is None else int(said)


def _said(kept: int | None) -> bool | None:
    return None if kept is None else bool(kept)
