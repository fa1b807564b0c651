"""What the bot's memory asks of the database that it stands on: of a SQLite file, or of a server.

The SQL is the same for both (`bot.memory.state`, `places`, `gaps`, `deeds`, `told`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from index.store.database import Rows


class Making(Protocol):
    """A database whose tables are made, or altered."""

    def execute(self, sql: str, values: Any = ..., /) -> Rows:
        """Run one statement, ``?`` standing for each value."""


class StateDatabase(Making, Protocol):
    """An open database that holds what the bot remembers."""

    def atomic(self) -> AbstractContextManager[Any]:
        """Return a transaction, all or nothing."""

    def insert_row(self, table: str, values: dict[str, object]) -> int:
        """Insert a row; return its id, where the table has ids."""

    def purge(self) -> None:
        """Clear from the disk what was removed, as far as that lies with the database."""

    def close(self) -> Any:
        """Close it."""
