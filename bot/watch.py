"""What whoever runs the bot should know, told in the log channels that admins set: faults, and what was done.

No file and no folder is named there: who reads a log channel may not be who may see every collection.
"""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING

import discord

from bot.errors import StateError
from bot.library.reindexing import Reindexing

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.memory.state import State

_log = logging.getLogger(__name__)

UNSEEN = "I could not look whether the index is well. Mend: `onrecord doctor` says why."

HOUR = 3600.0
"""Seconds between two looks at the index and its disk, and before the same is told again."""


class Watch:
    """Looks after the index, and after what is kept too long.

    :param state: what is kept, and which log channels are told.
    :param channel: returns a channel by its number.
    """

    def __init__(self, state: State, channel: Callable[[int], discord.PartialMessageable]) -> None:
        self._state, self._channel = state, channel
        self._told: dict[str, float] = {}
        self._telling = set[asyncio.Task[None]]()

    def report(self, words: str) -> None:
        """Tell every log channel something, unless it was told that within the hour; waits for nothing."""
        now = time.monotonic()
        self._told = {one: at for one, at in self._told.items() if now - at < HOUR}
        if words not in self._told:
            self._told[words] = now
            telling = asyncio.create_task(self._tell(words))
            self._telling.add(telling)
            telling.add_done_callback(self._telling.discard)

    async def look(self) -> None:
        """Look whether the index and its disk are well, where anybody is told of it."""
        if not self._state.places.logs():
            return
        async for step in Reindexing().steps("examine"):
            for fault in step.get("faults", [UNSEEN]):
                self.report(str(fault))

    async def go_on(self) -> None:
        """Look every hour, and remove the questions that were kept long enough."""
        while True:
            try:
                self._state.expire(time.time())
            except StateError as fault:
                _log.error("%s", fault)
            await self.look()
            await asyncio.sleep(HOUR)

    async def _tell(self, words: str) -> None:
        for channel in self._state.places.logs():
            try:
                await self._channel(channel).send(words[:2000], suppress_embeds=True)
            except discord.HTTPException as fault:
                _log.warning("The log channel %s cannot be written: %s", channel, fault)
