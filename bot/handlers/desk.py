"""What all answers in Discord share: who asks from where, keeping and sending them, and telling faults."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import discord

from bot.handlers import views
from bot.memory import record
from bot.memory.state import Posted
from bot.shown.message import LIMIT, pages
from index.errors import ModelError, OnRecordError, StoreError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.client import OnRecord
    from bot.library.library import Library
    from index.answers.answer import Answer
    from index.store.filter import Sight

_log = logging.getLogger(__name__)

T = TypeVar("T")

SORRY = "Something went wrong here, and you were not answered. The bot's log tells more."

BUILDING = "The index is being built. Ask again when that is done."

PAUSES = (0.5, 1.0, 2.0, 4.0)
"""Seconds before trying again what Discord's servers failed to do."""


SOON = 2.0
"""Seconds that suggestions may take; Discord waits for three."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, from where, what may be seen there, and whether they alone are to see the answer."""

    person: int
    server: int | None
    channel: int
    sees: Sight
    is_private: bool = False


def asker(interaction: discord.Interaction[OnRecord], *, private: bool = False) -> Asker:
    """Return who used a command or a button."""
    sees = interaction.client.sees(interaction.guild_id, channel(interaction))
    return Asker(interaction.user.id, interaction.guild_id, interaction.channel_id or 0, sees, private)


def channel(interaction: discord.Interaction[OnRecord]) -> discord.abc.Snowflake | None:
    """Return the channel or thread of an interaction."""
    where = interaction.channel
    if where is None and interaction.channel_id is not None:
        return discord.Object(interaction.channel_id)
    return where


def keep(client: OnRecord, who: Asker, answer: Answer) -> int:
    """Keep an answer that is about to be shown; its number."""
    posted = Posted(0, who.person, who.server, who.channel, who.is_private, who.sees, record.packed(answer))
    return client.state.post(posted, answer.question, answer.silence, time.time())


async def send_answer(
    interaction: discord.Interaction[OnRecord], who: Asker, answer: Answer, *, echo: bool = True
) -> None:
    """Send an answer after an interaction was deferred, and keep it."""
    number = keep(interaction.client, who, answer)
    found = pages(answer, echo=echo)
    view = views.answer(number, answer, found, 0, private=who.is_private)
    message = await interaction.followup.send(
        found[0].text, view=view, ephemeral=who.is_private, suppress_embeds=True, wait=True
    )
    interaction.client.state.shown_as(number, message.id)


async def tell(interaction: discord.Interaction[OnRecord], fault: BaseException) -> None:
    """Tell a fault to the person who met it, and to them alone where that is still possible."""
    if isinstance(fault, discord.NotFound) and fault.code == 10062:
        _log.warning("An interaction came too late to be answered (%s)", interaction.id)
        return
    words = explained(interaction.client, fault)
    try:
        if interaction.response.is_done():
            await interaction.followup.send(words, ephemeral=True)
        else:
            await interaction.response.send_message(words, ephemeral=True)
    except discord.HTTPException as gone:
        _log.warning("A fault could not be told: %s", gone)


def explained(client: OnRecord, fault: BaseException) -> str:
    """Return what a person is told of a fault; what they cannot mend goes into the log."""
    if isinstance(fault, (ModelError, StoreError)) and client.reindexing.is_running:
        return BUILDING
    if isinstance(fault, OnRecordError):
        return str(fault)[:LIMIT]
    _log.error("Fault while somebody was answered", exc_info=fault)
    return SORRY


async def soon(client: OnRecord, read: Callable[[Library], T]) -> T | None:
    """Return what is read for suggestions; nothing where it cannot be, or not before Discord gives up."""
    try:
        async with asyncio.timeout(SOON):
            return await client.worker.run(read)
    except (OnRecordError, TimeoutError):
        return None


async def patiently(act: Callable[[], Awaitable[T]]) -> T:
    """Do something again, a little later each time, while Discord's servers fail."""
    for pause in PAUSES:
        try:
            return await act()
        except discord.DiscordServerError as fault:
            _log.info("Discord failed (%s); again in %s s", fault.status, pause)
            await asyncio.sleep(pause)
    return await act()
