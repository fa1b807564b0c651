"""Interactions looked at closely: whether what was pressed is there; answering them though what Discord says
to that is lost; taking back what is for one alone.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.patience import patiently

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

ACKNOWLEDGED = 40060
"""Discord's code where an interaction was acknowledged before."""


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


async def respond(act: Callable[[], Awaitable[Any]]) -> None:
    """Do what answers an interaction first. Done again because Discord's own answer was lost, it was done."""
    try:
        await patiently(act, is_counted=False)
    except discord.HTTPException as told:
        if told.code != ACKNOWLEDGED:
            raise


async def defer(interaction: discord.Interaction[Any], *, private: bool) -> None:
    """Show that an answer is under way, to one alone or to all."""
    await respond(partial(interaction.response.defer, ephemeral=private, thinking=True))


async def defer_in_place(interaction: discord.Interaction[Any]) -> None:
    """Tell Discord that the message with the pressed button will be changed."""
    await respond(interaction.response.defer)


async def fill(interaction: discord.Interaction[Any], **fields: Any) -> discord.Message:
    """Put an answer where it is shown that one is under way: done twice, it is there once."""
    return await patiently(partial(interaction.edit_original_response, **fields), is_counted=False)


async def tell(
    interaction: discord.Interaction[Any], texts: Sequence[str], *, private: bool, **last: Any
) -> None:
    """Put texts where it is shown that an answer is under way, and below.

    :param last: what else the last of them has.
    """
    rest = [last if place == len(texts) else {} for place in range(1, len(texts) + 1)]
    await fill(interaction, content=texts[0], **rest[0])
    for text, more in zip(texts[1:], rest[1:], strict=True):
        await interaction.followup.send(text, ephemeral=private, suppress_embeds=True, **more)


async def tell_alone(interaction: discord.Interaction[Any], words: str) -> None:
    """Tell a fault to whoever met it, and to them alone where that is still possible."""
    if not interaction.response.is_done():
        try:
            await interaction.response.send_message(words, ephemeral=True)
        except discord.HTTPException as told:
            if told.code != ACKNOWLEDGED:
                raise
        else:
            return
    await take_back(interaction)
    await interaction.followup.send(words, ephemeral=True)


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
