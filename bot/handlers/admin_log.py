"""/admin history, keep and log: who changed what, how long questions are kept, and where faults are told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import rights
from bot.handlers.admin import admin, show_page
from bot.shown import listing

if TYPE_CHECKING:
    from bot.client import OnRecord


@admin.command(name="history")
async def history(interaction: discord.Interaction[OnRecord]) -> None:
    """List who added, removed, settled or set what, the newest first."""
    await show_history(interaction, 0)


async def show_history(interaction: discord.Interaction[OnRecord], page: int) -> None:
    """Show a page of what was done."""
    server = rights.require_admin(interaction)
    lines = map(listing.deed_line, interaction.client.state.deeds.of(server))
    pages = listing.paged("What was done", lines, "Nothing was done yet.")
    await show_page(interaction, "history", pages, page)


@admin.command(name="keep")
@app_commands.describe(days="How many days; 0 for as long as nobody has theirs forgotten")
async def keep(interaction: discord.Interaction[OnRecord], days: app_commands.Range[int, 0, 3650]) -> None:
    """Set how long the questions asked in this server are kept."""
    server = rights.require_manager(interaction)
    state = interaction.client.state
    state.places.set_days(server, days or None)
    gone = state.expire(time.time())
    state.deeds.note(server, interaction.user.id, f"set that questions are kept {_days(days)}", time.time())
    await interaction.response.send_message(
        f"Questions asked here are kept {_days(days)}. Gone with that: {gone}.", ephemeral=True
    )


@admin.command(name="log")
@app_commands.describe(channel="Which channel; none to tell nobody")
async def log(interaction: discord.Interaction[OnRecord], channel: discord.TextChannel | None = None) -> None:
    """Set the channel that is told of faults, and of finished indexing."""
    server = rights.require_home(interaction)
    client = interaction.client
    if channel is not None and not channel.permissions_for(channel.guild.me).send_messages:
        raise RefusedError("I may not write there. Choose another, or let me.")
    client.state.places.set_log(server, channel.id if channel else None)
    told = f"{channel.mention} is told of faults and of finished indexing." if channel else "Nobody is told."
    client.state.deeds.note(server, interaction.user.id, f"set the log: {told}", time.time())
    await interaction.response.send_message(told, ephemeral=True)
    await client.watch.look()


def _days(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'}" if days else "until those who asked have them forgotten"
