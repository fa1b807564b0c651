"""Who changed what of the articles, the speakers and the settings, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.memory.changing import changing

if TYPE_CHECKING:
    from bot.memory.database import StateDatabase

KEPT = 500
"""Deeds that are remembered of a server, at most."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What an admin did; ``person`` is None where they had themselves forgotten."""

    person: int | None
    what: str
    at: float


class Deeds:
    """The deeds of what is remembered."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def note(self, server: int, person: int, what: str, now: float) -> None:
        """Keep what somebody did."""
        with changing(self._db):
            self._db.insert_row("deed", {"server": server, "person": person, "what": what, "at": now})
            self._db.execute(
                "DELETE FROM deed WHERE server = ? AND id <= (SELECT max(id) FROM deed) - ?", [server, KEPT]
            )

    def of(self, server: int) -> list[Deed]:
        """Return what was done in a server, the newest first."""
        sql = "SELECT person, what, at FROM deed WHERE server = ? ORDER BY id DESC"
        return [Deed(*row) for row in self._db.execute(sql, [server])]
