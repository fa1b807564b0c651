"""/admin open: what a server may be shown that joined after the first ones."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options, rights
from bot.handlers.admin import admin
from bot.handlers.admin_channels import some_collections
from bot.handlers.collections import meant, named
from bot.interactions import defer, fill
from bot.shown.escape import label

if TYPE_CHECKING:
    import discord

    from bot.client import OnRecord


@admin.command(name="open")
@app_commands.describe(
    server="Which of the servers that I am in",
    collections="What may be seen there: collections with commas between; top: loose articles; all; none",
)
async def open_(
    interaction: discord.Interaction[OnRecord],
    server: app_commands.Range[str, 1, 100],
    collections: app_commands.Range[str, 1, 500],
) -> None:
    """Open collections to another server that I am in."""
    home = rights.require_home(interaction)
    await defer(interaction, private=True)
    client = interaction.client
    one = next((one for one in client.guilds if server in {str(one.id), one.name}), None)
    if one is None:
        raise RefusedError("I am in no server of that name. Choose one that I suggest.")
    opened = await client.worker.run(lambda library: meant(library, collections))
    client.state.places.open_server(one.id, opened)
    what = f"opened {named(opened)} to {label(one.name)}"
    client.state.deeds.note(home, interaction.user.id, what, time.time())
    where = "in its channels and in direct messages to its members"
    await fill(interaction, content=f"{label(one.name)} may see {named(opened)}, {where}.")


@open_.autocomplete("server")
async def some_servers(
    interaction: discord.Interaction[OnRecord], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest servers, to those who may open them."""
    rights.require_home(interaction)
    return options.choices(typed, [one.name for one in interaction.client.guilds])


open_.autocomplete("collections")(some_collections)
