"""Patience with Discord's servers."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, TypeVar

import discord

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before trying again what Discord's servers failed to do."""


async def patiently(act: Callable[[], Awaitable[T]]) -> T:
    """Do something again, a little later each time, while Discord's servers fail."""
    for pause in PAUSES:
        try:
            return await act()
        except discord.DiscordServerError as fault:
            _log.info("Discord failed (%s); again in %s s", fault.status, pause)
            await asyncio.sleep(pause)
    return await act()
