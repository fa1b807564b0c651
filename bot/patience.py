"""Patience with Discord's servers: not too many requests at a time, and again what they failed to do."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, TypeVar

import aiohttp
import discord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before trying again what Discord's servers failed to do, or to tell."""

PER_SECOND = 40
"""Requests that the bot begins in a second, at most. Discord refuses more than 50, in all channels
together, of which discord.py learns only by being refused
(https://discord.com/developers/docs/topics/rate-limits).
"""


class Pace:
    """Lets so many pass in a second, one after the other; nobody waits where nobody went just before."""

    def __init__(self, per_second: int) -> None:
        self._apart = 1 / per_second
        self._loop: asyncio.AbstractEventLoop | None = None
        self._next = 0.0

    async def turn(self) -> None:
        """Wait for one's turn."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        mine = max(self._next, now) if loop is self._loop else now  # each loop has a clock of its own
        self._loop = loop
        self._next = mine + self._apart
        await asyncio.sleep(mine - now)


_PACE = Pace(PER_SECOND)


FAILED = (discord.DiscordServerError, aiohttp.ClientConnectionError)
"""What is raised where Discord's servers fail, or what they answer is lost."""


async def patiently(act: Callable[[], Awaitable[T]], *, is_counted: bool = True) -> T:
    """Do what may be done twice; again, a little later each time, while Discord's servers fail.

    :param is_counted: whether Discord counts it with all else in a second: then it waits for its turn.
    """
    for pause in PAUSES:
        if is_counted:
            await _PACE.turn()
        try:
            return await act()
        except FAILED as fault:
            _log.info("Discord failed (%s); again in %s s", fault, pause)
            await asyncio.sleep(pause)
    if is_counted:
        await _PACE.turn()
    return await act()
