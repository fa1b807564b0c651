"""That the bot is seen typing while it works."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import discord

from bot.patience import patiently

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_log = logging.getLogger(__name__)

AGAIN = 8.0
"""Seconds after which it is shown again; Discord shows it for ten."""


class Indicator:
    """In which channels it is shown: once in each, however many questions are being answered there."""

    def __init__(self) -> None:
        self._working: dict[int, int] = {}
        self._shown: dict[int, asyncio.Task[None]] = {}

    @asynccontextmanager
    async def typing(self, where: discord.abc.Messageable, number: int) -> AsyncIterator[None]:
        """Show meanwhile, in a channel of that number, that the bot is typing. No answer waits for that, or
        fails with it.
        """
        if number not in self._working:
            self._shown[number] = asyncio.create_task(_shown(where))
        self._working[number] = self._working.get(number, 0) + 1
        try:
            yield
        finally:
            self._working[number] -= 1
            if not self._working[number]:
                del self._working[number]
                self._shown.pop(number).cancel()


async def _shown(where: discord.abc.Messageable) -> None:
    try:
        while True:
            await patiently(where.typing)
            await asyncio.sleep(AGAIN)
    except discord.HTTPException as fault:
        _log.info("Typing could not be shown: %s", fault)
