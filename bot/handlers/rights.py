"""Who administers the bot: those who manage the server, and the bearers of the role that they set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.errors import RefusedError

if TYPE_CHECKING:
    from bot.client import OnRecord


def require_admin(interaction: discord.Interaction[OnRecord]) -> int:
    """Return the server that somebody administers the bot in; Discord's own check can be set aside.

    :raises RefusedError: when they do not.
    """
    if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):
        raise RefusedError("This works in a server only.")
    role = interaction.client.state.role(interaction.guild_id)
    has_role = role is not None and any(one.id == role for one in interaction.user.roles)
    if not (interaction.permissions.manage_guild or has_role):
        raise RefusedError("Only those who manage this server, or have the role set for it, may do that.")
    return interaction.guild_id


def require_manager(interaction: discord.Interaction[OnRecord]) -> int:
    """Return the server that somebody manages.

    :raises RefusedError: when they do not.
    """
    server = require_admin(interaction)
    if not interaction.permissions.manage_guild:
        raise RefusedError("Only those who manage this server may do that.")
    return server
