"""Who asks, from where, and what they may see; and who administers the bot: those who manage the server, and
the bearers of the role that they set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from bot.errors import RefusedError

if TYPE_CHECKING:
    from bot.client import OnRecord
    from index.store.filter import Sight


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, from where, what may be seen there, and whether they alone are to see the answer."""

    person: int
    server: int | None
    channel: int
    sees: Sight
    is_private: bool = False


async def asker(interaction: discord.Interaction[OnRecord], *, private: bool = False) -> Asker:
    """Return who used a command or a button."""
    person, where, server = interaction.user.id, channel(interaction), interaction.guild_id
    if is_guest(interaction):  # they see what they see in direct messages
        private, where, server = True, None, None
    sees = await interaction.client.sees(server, where, person)
    return Asker(person, interaction.guild_id, interaction.channel_id or 0, sees, private)


def is_guest(interaction: discord.Interaction[OnRecord]) -> bool:
    """Say whether somebody uses the bot who has it for themselves, where it is not: in another server, or
    among people who write to each other. What they are shown is for nobody else there.
    """
    if interaction.guild_id is not None:
        return interaction.client.get_guild(interaction.guild_id) is None
    return interaction.context.private_channel


def channel(interaction: discord.Interaction[OnRecord]) -> discord.abc.Snowflake | None:
    """Return the channel or thread of an interaction."""
    where = interaction.channel
    if where is None and interaction.channel_id is not None:
        return discord.Object(interaction.channel_id)
    return where


def require_admin(interaction: discord.Interaction[OnRecord]) -> int:
    """Return the server that somebody administers the bot in; Discord's own check can be set aside.

    :raises RefusedError: when they do not.
    """
    if interaction.guild_id is None or not isinstance(interaction.user, discord.Member):
        raise RefusedError("This works in a server only.")
    role = interaction.client.state.places.role(interaction.guild_id)
    has_role = role is not None and any(one.id == role for one in interaction.user.roles)
    if not (interaction.permissions.manage_guild or has_role):
        raise RefusedError("Only those who manage this server, or have the role set for it, may do that.")
    return interaction.guild_id


def require_home(interaction: discord.Interaction[OnRecord]) -> int:
    """Return the server that somebody administers the bot in, if it is one that the articles belong to: one
    that may see everything, or that of whoever runs the bot.

    :raises RefusedError: when it is not.
    """
    server = require_admin(interaction)
    if not (interaction.client.state.places.opened_to(server).is_everything or _runs_it(interaction)):
        raise RefusedError("The articles belong to another server. Ask whoever runs me to change them.")
    return server


def _runs_it(interaction: discord.Interaction[OnRecord]) -> bool:
    application = interaction.client.application
    if application is None:
        return False
    team = application.team.members if application.team else []
    return interaction.user.id in {application.owner.id, *(member.id for member in team)}


def require_manager(interaction: discord.Interaction[OnRecord]) -> int:
    """Return the server that somebody manages.

    :raises RefusedError: when they do not.
    """
    server = require_admin(interaction)
    if not interaction.permissions.manage_guild:
        raise RefusedError("Only those who manage this server may do that.")
    return server
