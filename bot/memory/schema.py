"""The tables of what the bot remembers, as numbered migrations that only ever go forward.

They are written in SQLite's types; what a server calls those is known where it is spoken with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sqlite_utils import Database, Migrations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.memory.database import Making

MIGRATIONS = Migrations("onrecord-bot")

TABLES = ("answer", "message", "mark", "place", "role", "thread", "server", "gap", "deed", "custom", "told")
"""All of them, those that others refer to first."""


def steps() -> Mapping[str, Callable[[Making], None]]:
    """Return the migrations by their names, in order."""
    return {
        one.name: cast("Callable[[Making], None]", one.fn)
        for one in MIGRATIONS.pending(Database(memory=True))
    }


@MIGRATIONS()
def m001_answers(db: Making) -> None:
    """Answers given, the messages that show them, marks, settings and threads."""
    for statement in (
        """CREATE TABLE answer (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            person INTEGER NOT NULL, server INTEGER, channel INTEGER NOT NULL,
            private INTEGER NOT NULL, sees TEXT,
            question TEXT NOT NULL, silence TEXT, answer TEXT NOT NULL,
            at REAL NOT NULL)""",
        "CREATE INDEX answer_channel ON answer (channel)",
        "CREATE INDEX answer_server ON answer (server)",
        "CREATE INDEX answer_person ON answer (person)",
        """CREATE TABLE message (
            id INTEGER PRIMARY KEY, answer INTEGER NOT NULL REFERENCES answer ON DELETE CASCADE)""",
        "CREATE INDEX message_answer ON message (answer)",
        """CREATE TABLE mark (
            answer INTEGER NOT NULL REFERENCES answer ON DELETE CASCADE,
            person INTEGER NOT NULL, mark TEXT NOT NULL, at REAL NOT NULL,
            PRIMARY KEY (answer, person))""",
        """CREATE TABLE place (
            server INTEGER NOT NULL, channel INTEGER NOT NULL, collections TEXT,
            unasked INTEGER NOT NULL, threads INTEGER NOT NULL,
            PRIMARY KEY (server, channel))""",
        "CREATE TABLE role (server INTEGER PRIMARY KEY, role INTEGER NOT NULL)",
        "CREATE TABLE thread (id INTEGER PRIMARY KEY, person INTEGER NOT NULL)",
    ):
        db.execute(statement)


@MIGRATIONS()
def m002_servers(db: Making) -> None:
    """What may be shown in each server at all; null is everything."""
    db.execute("CREATE TABLE server (id INTEGER PRIMARY KEY, collections TEXT)")


@MIGRATIONS()
def m003_rooms(db: Making) -> None:
    """Which message asked; a place that does not say where it answers follows what it lies in."""
    db.execute("ALTER TABLE answer ADD COLUMN asked INTEGER")
    db.execute("CREATE INDEX answer_asked ON answer (asked)")
    if isinstance(db, Database):
        db.table("place").transform(not_null={"unasked": False, "threads": False})
    else:
        for column in ("unasked", "threads"):
            db.execute(f"ALTER TABLE place ALTER {column} DROP NOT NULL")
    db.execute("UPDATE place SET unasked = nullif(unasked, 0), threads = nullif(threads, 0)")


@MIGRATIONS()
def m004_administration(db: Making) -> None:
    """What becomes of gaps, who changed what; of each server: where faults go, how long questions stay."""
    for statement in (
        """CREATE TABLE gap (
            server INTEGER NOT NULL, question TEXT NOT NULL, done REAL, person INTEGER,
            PRIMARY KEY (server, question))""",
        """CREATE TABLE deed (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            server INTEGER NOT NULL, person INTEGER, what TEXT NOT NULL, at REAL NOT NULL)""",
        "CREATE INDEX deed_server ON deed (server)",
        "CREATE TABLE custom (server INTEGER PRIMARY KEY, log INTEGER, days INTEGER)",
    ):
        db.execute(statement)


@MIGRATIONS()
def m005_told(db: Making) -> None:
    """What log channels were told, and when."""
    db.execute(
        """CREATE TABLE told (
            channel INTEGER NOT NULL, words TEXT NOT NULL, at REAL NOT NULL, PRIMARY KEY (channel, words))"""
    )
