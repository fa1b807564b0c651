"""/privacy and /forget: what is kept of a person, and its removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.handlers.options import Commands

KEPT = """**What I keep**
- The questions that you ask me, when, where, and which excerpts I showed: so that the buttons under \
my answers go on working, and so that those who run me see what is not answered.
- Whether you marked an answer as helpful or not, and why.
- Which threads I opened for you.
- If you administer me: what you add, remove, settle and set, and when; `/forget` takes your number off it.
I keep no other message, no name and no profile; of you, only your Discord number. \
Nothing leaves the machine that I run on, except to Discord.
Of you I keep {questions} and {marks}{days}. `/forget` removes all of it."""


@app_commands.command(name="privacy")
async def privacy(interaction: discord.Interaction[OnRecord]) -> None:
    """Say what is kept of you."""
    questions, marks = interaction.client.state.kept_of(interaction.user.id)
    days = interaction.client.state.places.days(interaction.guild_id or 0)
    until = f"; what you ask in this server is kept {_many(days, 'day')}" if days else ""
    words = KEPT.format(questions=_many(questions, "question"), marks=_many(marks, "mark"), days=until)
    await interaction.response.send_message(words, ephemeral=True)


@app_commands.command(name="forget")
async def forget(interaction: discord.Interaction[OnRecord]) -> None:
    """Remove everything that is kept of you."""
    state = interaction.client.state
    questions, marks = state.kept_of(interaction.user.id)
    state.forget(interaction.user.id)
    await interaction.response.send_message(
        f"Done: {_many(questions, 'question')} and {_many(marks, 'mark')} of yours are gone. "
        "The buttons under those answers no longer work.",
        ephemeral=True,
    )


def _many(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


COMMANDS: Commands = (privacy, forget)
