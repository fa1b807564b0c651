"""/check and the message command "Check quotes": is a quotation genuine?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options
from bot.handlers.rights import asker
from bot.shown import verdict
from index.check.check import CheckReport
from index.check.check import check as checked

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.library.library import Library


@app_commands.command(name="check")
@app_commands.describe(
    text="The quotation, or a text with quotations in it",
    speaker="Who is said to have said it",
    private="Show the verdict to you alone",
)
async def check(
    interaction: discord.Interaction[OnRecord],
    text: app_commands.Range[str, 1, 4000],
    speaker: app_commands.Range[str, 1, 100] | None = None,
    private: bool = False,
) -> None:
    """Say whether a quotation is genuine: exact, altered, somebody else's or not found."""
    await _check(interaction, text, speaker, private=private)


check.autocomplete("speaker")(options.speakers)


@app_commands.context_menu(name="Check quotes")
async def check_quotes(interaction: discord.Interaction[OnRecord], message: discord.Message) -> None:
    """Check every quotation in a message."""
    if not message.content.strip():
        raise RefusedError("There is no text in this message.")
    await _check(interaction, message.content, None, private=True)


async def _check(
    interaction: discord.Interaction[OnRecord], text: str, speaker: str | None, *, private: bool
) -> None:
    client = interaction.client
    with client.at_work():
        client.limits.take(interaction.user.id, interaction.guild_id)
        await interaction.response.defer(ephemeral=private, thinking=True)
        sees = (await asker(interaction)).sees

        def read(library: Library) -> CheckReport:
            with library.snapshot(sees) as snapshot:
                return checked(snapshot, lambda: library.encoder, text, speaker)

        report = await client.worker.run(read)
        for words in verdict.messages(report):
            await interaction.followup.send(words, ephemeral=private, suppress_embeds=True)


COMMANDS: tuple[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu, ...] = (check, check_quotes)
