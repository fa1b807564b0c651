"""What log channels were told, so that it is told once, however many bots find it out."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from bot.memory.changing import changing

if TYPE_CHECKING:
    from bot.memory.database import StateDatabase

HOUR = 3600.0
"""Seconds between two looks at the index and its disk, and before the same is told again."""


class Told:
    """What was told within the hour."""

    def __init__(self, db: StateDatabase) -> None:
        self._db = db

    def claim(self, channel: int, words: str, now: float) -> bool:
        """Say whether a channel is yet to be told something; whoever asked tells it, and nobody else will."""
        with changing(self._db):
            self._db.execute("DELETE FROM told WHERE at <= ?", [now - HOUR])
            sql = "INSERT INTO told (channel, words, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
            return self._db.execute(sql, [channel, _key(words), now]).rowcount == 1


def _key(words: str) -> str:
    """Return what tells words from others, but not what they were: they may name somebody."""
    return sha256(words.encode()).hexdigest()
