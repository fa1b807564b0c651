"""A connection to a server that outlasts it: made again when that was away, and never waited for long."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import psycopg

from index.store.postgres import connection
from index.store.postgres.connection import ServerDatabase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.store.database import Rows
    from index.types import Server

PATIENCE = 1000
"""Milliseconds that a change waits for another one's lock, and about what a server may take to be reached."""


class LastingDatabase(ServerDatabase):
    """A schema whose changes come one after the other, whoever makes them.

    :raises StoreError: when the server is not reached.
    """

    def __init__(self, server: Server, schema: str) -> None:
        self.place = str(server)
        self._server, self._schema = server, schema
        self._connect()

    def execute(self, query: str, values: Sequence[object] = ()) -> Rows:
        """Run one statement; connected anew first, where the connection was lost."""
        self._last()
        return super().execute(query, values)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """One transaction, all or nothing, while nobody else has one in this schema."""
        self._last()
        with super().atomic():
            super().execute("SELECT pg_advisory_xact_lock(hashtext(?))", [self._schema])
            yield

    def wait_for_others(self, most: int = PATIENCE) -> None:
        """Set for how many milliseconds a change waits for another one's, until the connection is lost."""
        self.connected.execute(f"SET lock_timeout = {most}".encode())

    def _last(self) -> None:
        """See that the connection is there; one that is lost within a transaction fails where it is used."""
        if self.connected.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS:
            return
        try:
            self.connected.execute("SELECT")
        except psycopg.OperationalError:
            self.connected.close()
            self._connect()

    def _connect(self) -> None:
        with self._explained():
            limits = {"connect_timeout": 2, "tcp_user_timeout": 3 * PATIENCE}  # seconds, and milliseconds
            self.connected = connection.connect(self._server.url, self.place, **limits).connected
            self.wait_for_others()
            self.connected.execute(f"SET search_path = {self._schema}".encode())
