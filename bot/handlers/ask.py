"""/ask: a question answered in the words themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.handlers import desk
from bot.library.library import Asked
from index.question.narrow import Given, day, suggestions

if TYPE_CHECKING:
    from bot.client import OnRecord
    from index.names.directory import Directory
    from index.store.filter import Sight

Commands = tuple[app_commands.Command[Any, ..., Any] | app_commands.Group, ...]
"""What a module adds to the commands of the bot."""

NAME = 100
"""Characters of a suggestion, at most."""


@app_commands.command(name="ask")
@app_commands.describe(
    question="What did somebody say about something? Or who said it?",
    speaker="Whose words, whatever the question says",
    publisher="Only articles of this publisher",
    since="Only articles from this day on: 2025-03-07, or 2025-03, or 2025",
    until="Only articles up to this day",
    private="Show the answer to you alone; you can share it afterwards",
)
async def ask(  # noqa: PLR0917 - the options of the command
    interaction: discord.Interaction[OnRecord],
    question: app_commands.Range[str, 1, 500],
    speaker: app_commands.Range[str, 1, 100] | None = None,
    publisher: app_commands.Range[str, 1, 100] | None = None,
    since: app_commands.Range[str, 1, 20] | None = None,
    until: app_commands.Range[str, 1, 20] | None = None,
    private: bool = False,
) -> None:
    """Ask what was said; get the words themselves, with their source."""
    client = interaction.client
    given = Given(speaker, publisher, day(since) if since else None, day(until, end=True) if until else None)
    with client.at_work():
        client.limits.take(interaction.user.id, interaction.guild_id)
        await interaction.response.defer(ephemeral=private, thinking=True)
        who = desk.asker(interaction, private=private)
        asked = Asked(question, given, who.sees)
        answer = await client.worker.run(lambda library: library.ask(asked))
        await desk.send_answer(interaction, who, answer)


@ask.autocomplete("speaker")
async def speakers(interaction: discord.Interaction[OnRecord], typed: str) -> list[app_commands.Choice[str]]:
    """Suggest speakers whom the articles quote."""
    book = await known(interaction.client, desk.asker(interaction).sees)
    names = [one.name for one in book.speakers if one.statements] if book else []
    return choices(typed, names)


@ask.autocomplete("publisher")
async def publishers(
    interaction: discord.Interaction[OnRecord], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest publishers."""
    book = await known(interaction.client, desk.asker(interaction).sees)
    return choices(typed, list(book.publishers) if book else [])


def choices(typed: str, names: list[str]) -> list[app_commands.Choice[str]]:
    """Return suggestions as Discord takes them."""
    fitting = [name for name in names if 0 < len(name) <= NAME]
    return [app_commands.Choice(name=name, value=name) for name in suggestions(typed, fitting)]


async def known(client: OnRecord, sees: Sight) -> Directory | None:
    """Return whom the index knows; it is read where nobody has asked from such a place yet."""
    return client.worker.library.book(sees) or await desk.soon(client, lambda one: one.opened_book(sees))


COMMANDS: Commands = (ask,)
