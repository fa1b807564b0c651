"""That the bot is seen typing while it works."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_log = logging.getLogger(__name__)

AGAIN = 8.0
"""Seconds after which it is shown again; Discord shows it for ten."""


@asynccontextmanager
async def typing(where: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show meanwhile that the bot is typing. No answer waits for that, or fails with it."""
    shown = asyncio.create_task(_shown(where))
    try:
        yield
    finally:
        shown.cancel()


async def _shown(where: discord.abc.Messageable) -> None:
    try:
        while True:
            await where.typing()
            await asyncio.sleep(AGAIN)
    except discord.HTTPException as fault:
        _log.info("Typing could not be shown: %s", fault)
