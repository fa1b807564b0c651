"""Who shares a server with the bot: looked up at Discord, and remembered for some minutes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SOON = 1.5
"""Seconds that the gateway has to tell who somebody is."""

REMEMBERED = 300.0
"""Seconds for which it is remembered in which servers somebody is."""


class Company:
    """The servers that people share with the bot.

    :param clock: a time in seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._known: dict[int, tuple[float, list[discord.Member]]] = {}

    async def memberships(self, servers: Iterable[discord.Guild], person: int) -> list[discord.Member]:
        """Return a person as the member that they are of each of ``servers`` that they are in."""
        now = self._clock()
        self._known = {who: held for who, held in self._known.items() if now - held[0] < REMEMBERED}
        if person not in self._known:
            found = [await _member(server, person) for server in servers]
            self._known[person] = now, [one for one in found if one is not None]
        return self._known[person][1]


async def _member(server: discord.Guild, person: int) -> discord.Member | None:
    """Return a person as a member of a server. The gateway is asked, to which a stranger is no fault."""
    try:
        async with asyncio.timeout(SOON):
            found = await server.query_members(user_ids=[person], cache=False)
    except (TimeoutError, discord.ConnectionClosed):  # while the connection is lost
        try:
            return await server.fetch_member(person)
        except discord.NotFound:
            return None
    return next((one for one in found if one.id == person), None)
