"""/check and the message command "Check quotes": is a quotation genuine?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options
from bot.handlers.container import words
from bot.handlers.rights import asker, is_guest
from bot.interactions import defer, tell
from bot.shown import verdict
from bot.shown.quoted import own_quotations
from index.check.check import CheckReport
from index.check.check import check as checked

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.library.library import Library
    from index.store.filter import Sight


NO_TEXT = "There is no text in this message."


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
    if not any(map(str.isalnum, text)):
        raise RefusedError("There are no words in it to be checked.")
    await _check(interaction, [(text, speaker)], private=private)


check.autocomplete("speaker")(options.speakers)


@app_commands.context_menu(name="Check quotes")
async def check_quotes(interaction: discord.Interaction[OnRecord], message: discord.Message) -> None:
    """Check every quotation in a message."""
    if not words(message).strip():
        raise RefusedError(NO_TEXT)
    await _check(interaction, claims(interaction.client, message), private=True)


Claims = list[tuple[str, str | None]]
"""Texts with quotations, each with who is given for their speaker, if anybody is."""


def claims(client: OnRecord, message: discord.Message) -> Claims:
    """Return what is to be checked of a message: of the bot's own, the excerpts alone."""
    is_ours = client.user is not None and message.author.id == client.user.id
    text = words(message)
    return [(one, None) for one in (own_quotations(text) if is_ours else ())] or [(text, None)]


def verdicts(library: Library, sees: Sight, said: Claims) -> CheckReport:
    """Return the verdicts on all quotations of several texts."""
    with library.snapshot(sees) as snapshot:
        found = [checked(snapshot, lambda: library.encoder, text, speaker) for text, speaker in said]
    return CheckReport(tuple(one for report in found for one in report.quotations), found[0].searched)


async def _check(interaction: discord.Interaction[OnRecord], said: Claims, *, private: bool) -> None:
    client = interaction.client
    with client.at_work():
        client.limits.take(interaction.user.id, interaction.guild_id)
        private = private or is_guest(interaction)
        await defer(interaction, private=private)
        sees = (await asker(interaction)).sees

        report = await client.worker.run(lambda library: verdicts(library, sees, said))
        await tell(interaction, verdict.messages(report), private=private)


COMMANDS: tuple[app_commands.Command[Any, ..., Any] | app_commands.ContextMenu, ...] = (check, check_quotes)
