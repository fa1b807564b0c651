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
from bot.memory.told import HOUR

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.memory.state import State

_log = logging.getLogger(__name__)

UNSEEN = "I could not look whether the index is well. Mend: `onrecord doctor` says why."


class Watch:
    """Looks after the index, and after what is kept too long.

    Where several bots share what they keep, each tells the log channels of the servers that it is in, and
    what one has told within the hour no other tells again.

    :param state: what is kept, and which log channels are told.
    :param channel: returns a channel by its number.
    :param is_in: says whether this bot is in a server.
    """

    def __init__(
        self,
        state: State,
        channel: Callable[[int], discord.PartialMessageable],
        is_in: Callable[[int], bool],
    ) -> None:
        self._state, self._channel, self._is_in = state, channel, is_in
        self._logs = list[int]()
        self._told: dict[str, float] = {}
        self.telling = set[asyncio.Task[None]]()

    def report(self, words: str) -> None:
        """Tell every log channel something, unless it was told that within the hour; waits for nothing."""
        telling = asyncio.create_task(self._tell(words))
        self.telling.add(telling)
        telling.add_done_callback(self.telling.discard)

    async def look(self) -> None:
        """Look whether the index and its disk are well, where anybody is told of it."""
        if not self._channels():
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
        for channel in self._channels():
            if not self._is_mine(channel, words):
                continue
            try:
                await self._channel(channel).send(words[:2000], suppress_embeds=True)
            except discord.HTTPException as fault:
                _log.warning("The log channel %s cannot be written: %s", channel, fault)

    def _channels(self) -> list[int]:
        """Return the log channels that are this bot's to tell; those last known, without a state."""
        try:
            logs = self._state.places.logs()
        except StateError:  # whoever is told of it first has it in the log
            pass
        else:
            self._logs = [channel for server, channel in logs.items() if self._is_in(server)]
        return self._logs

    def _is_mine(self, channel: int, words: str) -> bool:
        """Say whether a channel is yet to be told something, by this bot; by each, without a state."""
        try:
            return self._state.told.claim(channel, words, time.time())
        except StateError:
            now, key = time.monotonic(), f"{channel} {words}"
            self._told = {one: at for one, at in self._told.items() if now - at < HOUR}
            return self._told.setdefault(key, now) == now
