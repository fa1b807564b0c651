"""/admin: the index, its gaps, who is who, and what may be seen where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import reindex, rights, views
from bot.handlers.rights import asker
from bot.interactions import defer, fill
from bot.shown.escape import label
from index import phrases
from index.store.articles import searched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.client import OnRecord
    from bot.library.library import Library
    from index.store.filter import Sight

admin = app_commands.Group(
    name="admin",
    description="For those who run On Record here",
    guild_only=True,
    allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    default_permissions=discord.Permissions(manage_guild=True),
)


async def show_page(
    interaction: discord.Interaction[OnRecord], act: str, pages: Sequence[str], page: int
) -> None:
    """Show a page of a list to who asked for it, or, where a button was pressed, in its message.

    :param act: what the buttons that turn its pages do.
    """
    page = min(page, len(pages) - 1)
    view = views.listing(act, page, len(pages), "")
    if interaction.type is discord.InteractionType.component:
        await interaction.response.edit_message(content=pages[page], view=view)
    else:
        await interaction.response.send_message(pages[page], view=view, ephemeral=True, suppress_embeds=True)


@admin.command(name="status")
async def status(interaction: discord.Interaction[OnRecord]) -> None:
    """Show what is indexed, and how the bot is doing."""
    server = rights.require_admin(interaction)
    await defer(interaction, private=True)
    client = interaction.client
    sees = (await asker(interaction)).sees
    lines = await client.worker.run(lambda library: _status(library, sees))
    marks = ", ".join(f"{views.MARKS.get(mark, mark)} {n}" for mark, n in client.state.marks(server).items())
    role = client.state.places.role(server)
    lines += [
        f"Questions waiting: {client.worker.waiting}",
        f"The index is {'being changed now' if client.reindexing.is_running else 'at rest'}",
        f"Marks here: {marks or 'none'}",
        f"Administered by: whoever manages the server{f', and <@&{role}>' if role else ''}",
    ]
    await fill(interaction, content="\n".join(lines))


@admin.command(name="reindex")
@app_commands.describe(rebuild="Build everything anew beside the old index, then switch over")
async def reindex_(interaction: discord.Interaction[OnRecord], rebuild: bool = False) -> None:
    """Bring the index up to date with the articles; answers go on meanwhile."""
    rights.require_home(interaction)
    with interaction.client.at_work():
        await reindex.reindex(interaction, rebuild=rebuild)


@admin.command(name="role")
@app_commands.describe(role="Who may use /admin beside those who manage the server; none to take it back")
async def role(interaction: discord.Interaction[OnRecord], role: discord.Role | None = None) -> None:
    """Set who else may use /admin here."""
    server = rights.require_manager(interaction)
    if role is not None and role.is_default():
        raise RefusedError("Everybody has @\u200beveryone. Choose a role that only admins of mine have.")
    interaction.client.state.places.set_role(server, role.id if role else None)
    who = f"Those with {role.mention}, and those" if role else "Those"
    await interaction.response.send_message(f"{who} who manage this server may use /admin.", ephemeral=True)


def _status(library: Library, sees: Sight) -> list[str]:
    with library.snapshot(sees) as snapshot:
        book = snapshot.directory
        quoted = [one for one in book.speakers if one.statements]
        statements = sum(one.statements for one in quoted)
        return [
            "**Status**",
            phrases.searched(searched(snapshot.store)).removesuffix("searched") + "indexed",
            f"{statements} statements by {len(quoted)} speakers, {len(book.publishers)} publishers",
            f"Collections: {label(', '.join(book.collections)) or 'none'}",
            f"Model: {label(snapshot.store.model)}",
        ]
