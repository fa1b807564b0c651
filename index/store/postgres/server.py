"""Where an index lies on a server: which schema is current, and who may write.

onrecord            the schema in which it stands which one is in use
onrecord_3          an index: its tables, and how many of its changes there were
"""

from __future__ import annotations

import os
import socket
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from index.errors import LockedError, StoreError
from index.store.database import Version
from index.store.postgres import connection
from index.store.postgres.lasting import LastingDatabase
from index.types import Schema, Server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.store.postgres.connection import ServerDatabase

LOCK = 0x6F6E7265636F7264
"""The advisory lock on writing: the letters of “onrecord”."""

POINTER = "onrecord"
"""The schema in which it stands which one is in use."""

_PAUSE = 0.05
"""Seconds between two looks at a lock that another process holds."""

_HOLDER = """SELECT application_name, client_addr::text FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE locktype = 'advisory' AND granted AND (classid::bigint << 32) + objid::bigint = ?
        AND pg_locks.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


class Standing(LastingDatabase):
    """A connection on which a server is asked, again and again, which version of its index is the newest."""

    def __init__(self, server: Server) -> None:
        super().__init__(server, POINTER)
        self._server = server

    def current(self) -> Schema:
        """Return the schema that answers come from now.

        :raises StoreError: when nothing has been indexed there yet.
        """
        name = _pointed(self)
        if name is None:
            raise StoreError(f"There is no index in {self._server}. Mend: onrecord index")
        return Schema(self._server, name)

    def newest(self) -> Version:
        """Return the newest version of the index.

        :raises StoreError: when nothing has been indexed there yet.
        """
        return self._version(self.current().name)

    def behind(self, newest: Version) -> str | None:
        """Say why answers may not come from here, and the mend; None from a replica with that version."""
        (is_following,) = self.execute("SELECT pg_is_in_recovery()").fetchone()
        if not is_following:
            return (
                f"{self.place} follows no other server: it is no replica, or was promoted to be none. "
                "Mend: set ONRECORD_INDEX to it if it is the one to be written now, and ONRECORD_INDEX_READ "
                "to another"
            )
        name = _pointed(self)
        held = self._version(name) if name else None
        if held is None or held[:2] != newest[:2]:
            return (
                f"{self.place} does not hold this index. Mend: see that it follows the server of "
                "ONRECORD_INDEX, and wait where the index was just built anew"
            )
        if held.generation < newest.generation:
            missing = newest.generation - held.generation
            return f"{self.place} lacks the last {missing} changes. Mend: wait, or see why it lags behind"
        return None

    def _version(self, name: str) -> Version:
        sql = f"SELECT key, value FROM {name}.meta WHERE key IN ('index', 'generation')"
        held = dict(self.execute(sql))
        return Version(name, held["index"], int(held["generation"]))


def current(server: Server) -> Schema:
    """Return the schema that answers come from now.

    :raises StoreError: when nothing has been indexed there yet.
    """
    with closing(Standing(server)) as asked:
        return asked.current()


def is_built(server: Server) -> bool:
    """Say whether the server has a current index."""
    db = connection.connect(server.url, str(server))
    try:
        return _pointed(db) is not None
    finally:
        db.close()


def fresh(server: Server) -> Schema:
    """Make and return an empty schema beside those there are."""
    db = connection.connect(server.url, str(server))
    try:
        with db.atomic():
            db.execute("CREATE EXTENSION IF NOT EXISTS vector")
            db.execute("CREATE SCHEMA IF NOT EXISTS onrecord")
            db.execute("CREATE TABLE IF NOT EXISTS onrecord.current (name text PRIMARY KEY)")
            name = f"onrecord_{1 + max((int(one.rpartition('_')[2]) for one in _numbered(db)), default=0)}"
            db.execute(f"CREATE SCHEMA {name}")
    finally:
        db.close()
    return Schema(server, name)


def flip(server: Server, made: Schema) -> None:
    """Make a schema the current one in a single step, then drop the others."""
    db = connection.connect(server.url, str(server))
    try:
        with db.atomic():
            db.execute("DELETE FROM onrecord.current")
            db.execute("INSERT INTO onrecord.current VALUES (?)", [made.name])
    finally:
        db.close()
    clear(server)


def clear(server: Server) -> None:
    """Drop every schema but the current one: what older generations and dead writers left."""
    db = connection.connect(server.url, str(server))
    try:
        in_use = _pointed(db)
        for name in _numbered(db):
            if name != in_use:
                db.execute(f"DROP SCHEMA {name} CASCADE")
    finally:
        db.close()


@contextmanager
def only_writer(server: Server, patience: float = 0) -> Iterator[None]:
    """Hold the lock on writing; the server lets go of a dead process's.

    :raises LockedError: when another process writes, named by its id and machine.
    """
    db = connection.connect(server.url, str(server))
    try:
        me = f"process {os.getpid()} on {socket.gethostname()}"
        db.execute("SELECT set_config('application_name', ?, false)", [me])
        until = time.monotonic() + patience
        while not db.execute("SELECT pg_try_advisory_lock(?)", [LOCK]).fetchone()[0]:
            if time.monotonic() >= until:
                holder = db.execute(_HOLDER, [LOCK]).fetchone()
                who = (holder and holder[0]) or "another process"
                raise LockedError(
                    f"{who[:1].upper()}{who[1:]} is indexing {server} now. "
                    "Wait for it to end, or stop it with Ctrl-C there."
                )
            time.sleep(_PAUSE)
        yield
    finally:
        db.close()


def _pointed(db: ServerDatabase) -> str | None:
    (there,) = db.execute("SELECT to_regclass('onrecord.current') IS NOT NULL").fetchone()
    row = db.execute("SELECT name FROM onrecord.current").fetchone() if there else None
    return str(row[0]) if row else None


def _numbered(db: ServerDatabase) -> list[str]:
    sql = r"SELECT nspname::text FROM pg_namespace WHERE nspname ~ '^onrecord_\d+$'"
    return [name for (name,) in db.execute(sql)]
