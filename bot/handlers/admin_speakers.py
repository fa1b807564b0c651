"""/admin speakers: who is who, what was decided of that, and taking it back."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal

from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options, rights
from bot.handlers.admin import admin
from bot.interactions import defer, fill
from bot.library.reindexing import STOPPED, Reindexing
from bot.shown import listing
from bot.shown.escape import label

if TYPE_CHECKING:
    import discord

    from bot.client import OnRecord
    from bot.library.reindexing import Step

LATER = " It holds from the end of the indexing that runs now."

DONE = {"merge": "“{}” means {}.", "split": "“{}” is not {}.", "undo": "nothing is decided of “{}” and {}."}


@admin.command(name="speakers")
@app_commands.describe(
    action="merge: the first name means the second; split: it does not; undo; list: what was decided",
    name="The name as articles have it",
    other="Whom it means, or from whom it is to be told apart",
)
async def speakers(
    interaction: discord.Interaction[OnRecord],
    action: Literal["merge", "split", "undo", "list"],
    name: app_commands.Range[str, 1, 100] | None = None,
    other: app_commands.Range[str, 1, 100] | None = None,
) -> None:
    """Say that two names mean one speaker, or that they do not; list that, and take it back."""
    server = rights.require_home(interaction)
    if action != "list" and (name is None or other is None):
        raise RefusedError("Give both names.")
    await defer(interaction, private=True)
    with interaction.client.at_work():
        if name is None or other is None:
            words = _listed(await _last(Reindexing(), "decided"))
        else:
            step = await _last(interaction.client.reindexing, action, name, other)
            done = DONE[action].format(label(name), label(other))
            words = f"Not done: {label(step.get('error', STOPPED))}"
            if "ruled" in step:
                words = f"Done: {done}{'' if step['holds'] else LATER}"
                interaction.client.state.deeds.note(
                    server, interaction.user.id, f"decided: {done}", time.time()
                )
        await fill(interaction, content=words)


speakers.autocomplete("name")(options.speakers)
speakers.autocomplete("other")(options.speakers)


async def _last(process: Reindexing, *what: str) -> Step:
    """Return what came of it."""
    last: Step = {}
    async for step in process.steps(*what):
        last = step
    return last


def _listed(step: Step) -> str:
    if "error" in step:
        return f"Not read: {label(step['error'])}"
    lines = [
        f"- “{label(name)}” {'means' if is_same else 'is not'} {label(other)}"
        for name, other, is_same in step["decided"]
    ]
    return listing.paged("Decided of speakers", lines, "Nothing was decided yet.")[0]
