"""/admin gaps and /admin gap: questions not answered well, and what becomes of them."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options, rights, views
from bot.handlers.admin import admin, show_page
from bot.handlers.rights import asker
from bot.shown import listing, table
from bot.shown.escape import label
from index.answers.answer import Silence

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.memory.gaps import Gap

REASONS = {
    Silence.NO_SPEAKER: "speaker never quoted",
    Silence.SPEAKER_SILENT: "speaker silent on it",
    Silence.OTHERS_ONLY: "only others speak on it",
    Silence.NOTHING: "nothing found",
    **{key: f"marked: {words}" for key, words in views.MARKS.items()},
}
_WORDS = {str(key): words for key, words in REASONS.items()}


@admin.command(name="gaps")
@app_commands.describe(export="Get them all as a .csv file")
async def gaps(interaction: discord.Interaction[OnRecord], export: bool = False) -> None:
    """List the questions that met a silence or a bad mark."""
    if export:
        found = await _gaps(interaction)
        rows = [
            [one.question, one.times, ", ".join(_WORDS.get(why, why) for why in one.reasons)] for one in found
        ]
        file = discord.File(io.BytesIO(table.csv(["question", "times", "reasons"], rows)), "gaps.csv")
        await interaction.response.send_message(file=file, ephemeral=True)
        return
    await show_gaps(interaction, 0)


@admin.command(name="gap")
@app_commands.describe(
    question="Which of the questions that /admin gaps lists",
    done="It is done with, until it meets a silence or a bad mark again",
    person="Who is to see to it",
)
async def gap(
    interaction: discord.Interaction[OnRecord],
    question: app_commands.Range[str, 1, 500],
    done: bool = False,
    person: discord.Member | None = None,
) -> None:
    """Say that a question is done with, or who is to see to it."""
    server = rights.require_admin(interaction)
    found = next((one for one in await _gaps(interaction) if one.question.startswith(question)), None)
    if found is None:
        raise RefusedError("There is no such gap. Choose one that I suggest.")
    if done == (person is not None):
        raise RefusedError("Say either that it is done, or who is to see to it.")
    if person is None:
        interaction.client.state.gaps.done(server, found.question, time.time())
    else:
        interaction.client.state.gaps.assign(server, found.question, person.id)
    what = f"{person.mention} sees to it" if person else "Done with"
    await interaction.response.send_message(f"{what}: {label(found.question)}", ephemeral=True)


@gap.autocomplete("question")
async def some_gaps(interaction: discord.Interaction[OnRecord], typed: str) -> list[app_commands.Choice[str]]:
    """Suggest gaps, to those who may see to them."""
    return options.choices(typed, [one.question[: options.NAME] for one in await _gaps(interaction)])


async def show_gaps(interaction: discord.Interaction[OnRecord], page: int) -> None:
    """Show a page of the questions that met a silence or a bad mark."""
    found = await _gaps(interaction)
    lines = [listing.gap_line(one, _WORDS) for one in found]
    pages = listing.paged(f"{len(found)} questions not answered well", lines, "There are none.")
    await show_page(interaction, "gaps", pages, page)


async def _gaps(interaction: discord.Interaction[OnRecord]) -> list[Gap]:
    server = rights.require_admin(interaction)
    return interaction.client.state.gaps.of(server, (await asker(interaction)).sees)
