"""Bringing the index up to date from Discord: another process does it, while answers go on from the old."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

import discord

from bot import rights, views
from bot.errors import RefusedError
from bot.escape import label

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.client import OnRecord

BETWEEN = 2.0
"""Seconds between edits of the message that shows the progress, at least."""

Step = dict[str, Any]


class Reindexing:
    """The process that changes the index, of which there is one at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None

    @property
    def is_running(self) -> bool:
        """Whether the index is being changed now."""
        return self._process is not None

    async def steps(self, *what: str) -> AsyncIterator[Step]:
        """Run `bot.indexing` and yield its steps.

        :raises RefusedError: when one runs already.
        """
        if self._process is not None:
            raise RefusedError("The index is being changed already. Wait until that is done.")
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot.indexing", *what, stdout=asyncio.subprocess.PIPE
        )
        try:
            assert self._process.stdout is not None
            async for line in self._process.stdout:
                yield json.loads(line)
            status = await self._process.wait()
            if status == -signal.SIGINT:  # before it could say so itself
                yield {"cancelled": True}
            elif status not in (0, 1):
                yield {"error": f"The process that changes the index ended with status {status}."}
        finally:
            if self._process.returncode is None:
                self._process.send_signal(signal.SIGINT)
                await self._process.wait()
            self._process = None

    async def cancel(self) -> None:
        """Let the process end with whole articles, if one runs."""
        process = self._process
        if process is not None and process.returncode is None:
            process.send_signal(signal.SIGINT)
            await process.wait()


async def reindex(interaction: discord.Interaction[OnRecord], *, rebuild: bool) -> None:
    """Bring the index up to date, showing how far it is in the interaction's message."""
    client = interaction.client
    if client.reindexing.is_running:
        raise RefusedError("The index is being changed already. Wait until that is done.")
    await interaction.response.defer(thinking=True)
    view = views.view(
        [views.button("Cancel", views.custom_id("cancel", 0), style=discord.ButtonStyle.danger)]
    )
    shown = await interaction.followup.send("Indexing: looking for changes …", view=view, wait=True)
    message = _lasting(interaction, shown)
    words, told = "The process that indexes ended without a word.", time.monotonic()
    async for step in client.reindexing.steps("index", *(["--rebuild"] if rebuild else [])):
        if "done" not in step:
            words = outcome(step)
        elif time.monotonic() - told >= BETWEEN:
            told = time.monotonic()
            await message.edit(content=f"Indexing: {step['done']} of {step['total']} articles")
    await asyncio.sleep(max(0.0, BETWEEN - (time.monotonic() - told)))
    await message.edit(content=words, view=None)


async def cancelled(interaction: discord.Interaction[OnRecord], _: int, __: str) -> None:
    """End the indexing, if an admin says so."""
    rights.require_admin(interaction)
    if not interaction.client.reindexing.is_running:
        raise RefusedError("Nothing is being indexed.")
    await interaction.response.send_message("Ending it; what is indexed is kept.", ephemeral=True)
    await interaction.client.reindexing.cancel()


def _lasting(
    interaction: discord.Interaction[OnRecord], shown: discord.WebhookMessage
) -> discord.PartialMessage | discord.WebhookMessage:
    """Return the message as the bot's own where it may be, since an interaction's ends after 15 minutes."""
    where = interaction.channel
    if isinstance(where, (discord.TextChannel, discord.Thread)) and interaction.app_permissions.view_channel:
        return where.get_partial_message(shown.id)
    return shown


def outcome(step: Step) -> str:
    """Return what came of it, in words."""
    if "error" in step:
        return f"Not done: {step['error']}"
    if "cancelled" in step:
        return "Cancelled. What was indexed is kept; `/admin reindex` goes on from there."
    words = (
        f"Done: {step['made']} articles indexed, {step['removed']} removed, {step['unchanged']} unchanged."
    )
    faults = "\n".join(f"- {label(problem[:200])}" for problem in step["problems"][:5])
    return f"{words}\nThese could not be read:\n{faults}" if faults else words
