"""/quotes, /speakers, /sources and /help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options, views
from bot.handlers.ask import send_answer
from bot.handlers.check import NO_TEXT
from bot.handlers.container import words
from bot.handlers.rights import asker, is_guest
from bot.interactions import defer, defer_in_place, fill
from bot.library import catalogue
from bot.shown import listing
from bot.shown.quoted import own_quotations
from index.question.narrow import suggestions

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.library.library import Library
    from index.types import Speaker

FILTER = 60
"""Characters of a filter that a list's buttons carry."""


@app_commands.command(name="quotes")
@app_commands.describe(speaker="Whose words", topic="On what", private="Show the list to you alone")
async def quotes(
    interaction: discord.Interaction[OnRecord],
    speaker: app_commands.Range[str, 1, 100],
    topic: app_commands.Range[str, 1, 100] | None = None,
    private: bool = False,
) -> None:
    """List what somebody said, the newest first."""
    client = interaction.client
    with client.at_work():
        client.limits.take(interaction.user.id, interaction.guild_id)
        private = private or is_guest(interaction)
        await defer(interaction, private=private)
        who = await asker(interaction, private=private)
        found = await client.worker.run(lambda library: catalogue.quotes(library, speaker, topic, who.sees))
        await send_answer(interaction, who, found)


@app_commands.command(name="speakers")
@app_commands.describe(name="Whom to look for")
async def speakers(
    interaction: discord.Interaction[OnRecord], name: app_commands.Range[str, 1, FILTER] | None = None
) -> None:
    """List who is quoted in the articles, and how often."""
    with interaction.client.at_work():
        await _send_speakers(interaction, 0, name or "", turning=False)


@app_commands.command(name="sources")
@app_commands.describe(words="Words of the title or publisher")
async def sources(
    interaction: discord.Interaction[OnRecord], words: app_commands.Range[str, 1, FILTER] | None = None
) -> None:
    """List the articles, the newest first."""
    with interaction.client.at_work():
        await _send_sources(interaction, 0, words or "", turning=False)


@app_commands.command(name="help")
async def help_(interaction: discord.Interaction[OnRecord]) -> None:
    """Show how to ask, by examples."""
    client = interaction.client
    with client.at_work():
        client.limits.take(interaction.user.id, interaction.guild_id)  # its examples are asked anew
        await defer(interaction, private=True)
        sees = (await asker(interaction)).sees
        examples = await client.worker.run(lambda library: catalogue.examples(library, sees))
        mention = f"@{client.user.display_name}" if client.user else "@me"
        await fill(interaction, content=listing.help_text(examples, mention))


@app_commands.context_menu(name="Find similar statements")
async def similar(interaction: discord.Interaction[OnRecord], message: discord.Message) -> None:
    """Find what was said like a message, whoever said it."""
    client, text = interaction.client, words(message)
    said = next(own_quotations(text), text) if client.user == message.author else text
    if not said.strip():
        raise RefusedError(NO_TEXT)
    with client.at_work():
        client.limits.take(interaction.user.id, interaction.guild_id)
        await defer(interaction, private=True)
        who = await asker(interaction, private=True)
        found = await client.worker.run(lambda library: catalogue.similar(library, said, who.sees))
        await send_answer(interaction, who, found)


async def turn_speakers(interaction: discord.Interaction[OnRecord], page: int, typed: str) -> None:
    """Show another page of the speakers."""
    await _send_speakers(interaction, page, typed, turning=True)


async def turn_sources(interaction: discord.Interaction[OnRecord], page: int, typed: str) -> None:
    """Show another page of the articles."""
    await _send_sources(interaction, page, typed, turning=True)


async def _send_speakers(
    interaction: discord.Interaction[OnRecord], page: int, typed: str, *, turning: bool
) -> None:
    await _defer(interaction, turning=turning)
    sees = (await asker(interaction)).sees

    def read(library: Library) -> list[Speaker]:
        with library.snapshot(sees) as snapshot:
            return [one for one in snapshot.directory.speakers if one.statements]

    found = await interaction.client.worker.run(read)
    if typed:
        wanted = suggestions(typed, [one.name for one in found])
        found = [one for name in wanted for one in found if one.name == name]
    lines = map(listing.speaker_line, found)
    pages = listing.paged(f"{len(found)} speakers", lines, "Nobody of that name is quoted in these articles.")
    await _send(interaction, "speakers", pages, page, typed)


async def _send_sources(
    interaction: discord.Interaction[OnRecord], page: int, typed: str, *, turning: bool
) -> None:
    await _defer(interaction, turning=turning)
    sees = (await asker(interaction)).sees
    found = await interaction.client.worker.run(lambda library: catalogue.sources(library, typed, sees))
    lines = map(listing.source_line, found)
    many = f"{len(found)} article{'' if len(found) == 1 else 's'}"
    pages = listing.paged(many, lines, "There is no such article.")
    await _send(interaction, "sources", pages, page, typed)


async def _defer(interaction: discord.Interaction[OnRecord], *, turning: bool) -> None:
    if turning:
        await defer_in_place(interaction)
    else:
        await defer(interaction, private=True)


async def _send(
    interaction: discord.Interaction[OnRecord], act: str, pages: list[str], page: int, typed: str
) -> None:
    page = min(page, len(pages) - 1)
    view = views.listing(act, page, len(pages), typed)
    await fill(interaction, content=pages[page], view=view)


quotes.autocomplete("speaker")(options.speakers)
speakers.autocomplete("name")(options.speakers)

COMMANDS: options.Commands = (quotes, similar, speakers, sources, help_)
