"""One change of what the bot remembers, all or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.memory.database import StateDatabase


@contextmanager
def changing(db: StateDatabase) -> Iterator[None]:
    """Change the file as a whole, or not at all.

    :raises StateError: when the file is held by another program, or the disk is full.
    """
    try:
        with db.atomic():
            yield
    except sqlite3.OperationalError as fault:
        raise StateError(
            f"The bot's state cannot be written: {fault}. Free the file, or its disk."
        ) from fault
