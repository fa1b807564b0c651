"""Bringing the index up to date from Discord: another process does it, while answers go on from the old."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

import discord

from bot.errors import RefusedError
from bot.handlers import rights, views
from bot.interactions import defer, fill
from bot.library.reindexing import CHANGING
from bot.patience import patiently
from bot.shown.escape import label

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.library.reindexing import Step

_log = logging.getLogger(__name__)

BETWEEN = 2.0
"""Seconds between edits of the message that shows the progress, at least."""

FAULT = 150
"""Characters of what is wrong with a file, at most."""


async def reindex(interaction: discord.Interaction[OnRecord], *, rebuild: bool) -> None:
    """Bring the index up to date, showing how far it is in the interaction's message."""
    client = interaction.client
    if client.reindexing.is_running:
        raise RefusedError(CHANGING)
    await defer(interaction, private=False)
    view = views.view([views.Press("Cancel", "cancel", 0, style=discord.ButtonStyle.danger)])
    shown = await fill(interaction, content="Indexing: looking for changes …", view=view)
    message = _lasting(interaction, shown)
    last: Step = {}
    told = time.monotonic()
    async for step in client.reindexing.steps("index", *(["--rebuild"] if rebuild else [])):
        if "done" not in step:
            last = step
        elif time.monotonic() - told >= BETWEEN:
            await _tell(message, content=f"Indexing: {step['done']} of {step['total']} articles")
            told = time.monotonic()
    await asyncio.sleep(max(0.0, BETWEEN - (time.monotonic() - told)))
    await _tell(message, content=outcome(last), view=None)
    client.watch.report(f"Indexing, begun by <@{interaction.user.id}>. {outcome(last)}")
    detail = [label(last["error"])] if "error" in last else faults(last)
    if detail:  # files may be closed to some who read the channel, and where things lie concerns nobody else
        await _tell_admin(interaction, "\n".join(detail))


async def cancelled(interaction: discord.Interaction[OnRecord], _: int, __: str) -> None:
    """End the indexing, if an admin says so."""
    rights.require_home(interaction)
    if not interaction.client.reindexing.is_running:
        raise RefusedError("Nothing is being indexed.")
    await interaction.response.send_message("Ending it; what is indexed is kept.", ephemeral=True)
    await interaction.client.reindexing.cancel()


async def _tell(message: discord.PartialMessage | discord.Message, **changes: Any) -> None:
    """Change the message that shows the progress; the indexing goes on where that cannot be done."""
    try:
        await patiently(lambda: message.edit(**changes))
    except discord.HTTPException as fault:
        _log.warning("How far the indexing is could not be told: %s", fault)


async def _tell_admin(interaction: discord.Interaction[OnRecord], words: str) -> None:
    """Tell the admin alone; after 15 minutes Discord takes no more, and the log has it."""
    _log.warning("Indexing: %s", words)
    try:
        await interaction.followup.send(words, ephemeral=True, suppress_embeds=True)
    except discord.HTTPException as fault:
        _log.warning("The admin could not be told: %s", fault)


def _lasting(
    interaction: discord.Interaction[OnRecord], shown: discord.Message
) -> discord.PartialMessage | discord.Message:
    """Return the message as the bot's own where it may be, since an interaction's ends after 15 minutes."""
    where = interaction.channel
    if isinstance(where, (discord.TextChannel, discord.Thread)) and interaction.app_permissions.view_channel:
        return where.get_partial_message(shown.id)
    return shown


def outcome(step: Step) -> str:
    """Return what came of it, in words for everybody: no file and no folder is named."""
    if "error" in step:
        return "Not done. Whoever began it is told why."
    if "cancelled" in step:
        return "Cancelled. What was indexed is kept; `/admin reindex` goes on from there."
    words = (
        f"Done: {step['made']} articles indexed, {step['removed']} removed, {step['unchanged']} unchanged."
    )
    unread = len(step["problems"]) + step["unnamed"]
    files = "file" if unread == 1 else "files"
    return f"{words} {unread} {files} could not be read; whoever began it is told which." if unread else words


def faults(step: Step) -> list[str]:
    """Return lines about the files that could not be read."""
    if "problems" not in step:
        return []
    named = [f"- {label(problem[:FAULT])}" for problem in step["problems"]]
    if step["unnamed"]:
        named.append(f"- and {step['unnamed']} more: `onrecord sources --broken` names them")
    return ["These could not be read:", *named] if named else []
