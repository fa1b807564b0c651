"""The tables of what the bot remembers, as numbered migrations that only ever go forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("onrecord-bot")


@migrations()
def m001_answers(db: Database) -> None:
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


@migrations()
def m002_servers(db: Database) -> None:
    """What may be shown in each server at all; null is everything."""
    db.execute("CREATE TABLE server (id INTEGER PRIMARY KEY, collections TEXT)")


@migrations()
def m003_rooms(db: Database) -> None:
    """Which message asked; a place that does not say where it answers follows what it lies in."""
    db.execute("ALTER TABLE answer ADD COLUMN asked INTEGER")
    db.execute("CREATE INDEX answer_asked ON answer (asked)")
    db.table("place").transform(not_null={"unasked": False, "threads": False})
    db.execute("UPDATE place SET unasked = nullif(unasked, 0), threads = nullif(threads, 0)")


@migrations()
def m004_administration(db: Database) -> None:
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
