"""Suggestions while somebody fills in the options of a command."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

from discord import app_commands

from bot.handlers.rights import asker
from index.errors import OnRecordError
from index.question.narrow import suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.client import OnRecord
    from bot.library.library import Library
    from index.names.directory.directory import Directory
    from index.store.filter import Sight

T = TypeVar("T")

SOON = 2.0
"""Seconds that suggestions may take; Discord waits for three."""

Commands = tuple[app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu, ...]
"""What a module adds to the commands of the bot."""

NAME = 100
"""Characters of a suggestion, at most."""


async def speakers(interaction: discord.Interaction[OnRecord], typed: str) -> list[app_commands.Choice[str]]:
    """Suggest speakers whom the articles quote."""
    book = await known(interaction.client, (await asker(interaction)).sees)
    names = [one.name for one in book.speakers if one.statements] if book else []
    return choices(typed, names)


async def publishers(
    interaction: discord.Interaction[OnRecord], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest publishers."""
    book = await known(interaction.client, (await asker(interaction)).sees)
    return choices(typed, list(book.publishers) if book else [])


def choices(typed: str, names: list[str]) -> list[app_commands.Choice[str]]:
    """Return suggestions as Discord takes them."""
    fitting = [name for name in names if 0 < len(name) <= NAME]
    return [app_commands.Choice(name=name, value=name) for name in suggestions(typed, fitting)]


async def known(client: OnRecord, sees: Sight) -> Directory | None:
    """Return whom the index knows; it is read where nobody has asked from such a place yet."""
    return client.worker.library.book(sees) or await soon(client, lambda one: one.opened_book(sees))


async def soon(client: OnRecord, read: Callable[[Library], T]) -> T | None:
    """Return what is read for suggestions; nothing where it cannot be, or not before Discord gives up."""
    try:
        async with asyncio.timeout(SOON):
            return await client.worker.run(read)
    except (OnRecordError, TimeoutError):
        return None
