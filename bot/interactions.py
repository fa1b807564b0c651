"""Interactions looked at closely: whether what was pressed is there; taking back what is for one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def is_shown(interaction: discord.Interaction[Any]) -> bool:
    """Say whether what was pressed is on its message: a client can be made to send anything."""
    data: Any = interaction.data or {}
    shown = interaction.message.components if interaction.message else []
    return data.get("custom_id") in list(_custom_ids(shown))


def _custom_ids(components: Sequence[Any]) -> Iterator[str | None]:
    """Yield the custom ids of all buttons among components, however deep they lie."""
    for one in components:
        if isinstance(one, discord.Button):
            yield one.custom_id
        yield from _custom_ids(getattr(one, "children", ()))


async def take_back(interaction: discord.Interaction[Any]) -> None:
    """Remove the note that an answer is under way, which everybody sees: a fault concerns one alone."""
    if interaction.response.type is not discord.InteractionResponseType.deferred_channel_message:
        return
    try:
        waiting = await interaction.original_response()
    except discord.NotFound:
        return
    if waiting.flags.loading and not waiting.flags.ephemeral:
        await interaction.edit_original_response(content="…")  # else the next words would be its, for all
        await interaction.delete_original_response()
