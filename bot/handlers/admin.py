"""/admin: the index, its gaps, who is who, and what may be seen where."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options, reindex, rights, views
from bot.handlers.rights import asker
from bot.shown import listing
from bot.shown.escape import label
from index import phrases
from index.answers.answer import Silence
from index.errors import QuestionError
from index.store.articles import searched
from index.store.filter import EVERYTHING, NOTHING, Sight

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.library.library import Library
    from bot.memory.places import Place

Writable = (
    discord.TextChannel
    | discord.ForumChannel
    | discord.VoiceChannel
    | discord.StageChannel
    | discord.CategoryChannel
)
"""The channels in which people write, or in whose threads they do, and what such channels lie in."""

REASONS = {
    Silence.NO_SPEAKER: "speaker never quoted",
    Silence.SPEAKER_SILENT: "speaker silent on it",
    Silence.OTHERS_ONLY: "only others speak on it",
    Silence.NOTHING: "nothing found",
    **{key: f"marked: {words}" for key, words in views.MARKS.items()},
}

ELSEWHERE = (
    "-# In direct messages people see what they see in some channel that they can read. "
    "A server that I join later sees nothing until `/admin open` opens it there."
)

admin = app_commands.Group(
    name="admin",
    description="For those who run On Record here",
    guild_only=True,
    default_permissions=discord.Permissions(manage_guild=True),
)


@admin.command(name="status")
async def status(interaction: discord.Interaction[OnRecord]) -> None:
    """Show what is indexed, and how the bot is doing."""
    server = rights.require_admin(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    client = interaction.client
    sees = (await asker(interaction)).sees
    lines = await client.worker.run(lambda library: _status(library, sees))
    marks = ", ".join(f"{views.MARKS.get(mark, mark)} {n}" for mark, n in client.state.marks(server).items())
    role = client.state.places.role(server)
    lines += [
        f"Questions waiting: {client.worker.waiting}",
        f"The index is {'being changed now' if client.reindexing.is_running else 'at rest'}",
        f"Marks here: {marks or 'none'}",
        f"Administered by: whoever manages the server{f', and <@&{role}>' if role else ''}",
    ]
    await interaction.followup.send("\n".join(lines), ephemeral=True, suppress_embeds=True)


@admin.command(name="reindex")
@app_commands.describe(rebuild="Build everything anew beside the old index, then switch over")
async def reindex_(interaction: discord.Interaction[OnRecord], rebuild: bool = False) -> None:
    """Bring the index up to date with the articles; answers go on meanwhile."""
    rights.require_home(interaction)
    with interaction.client.at_work():
        await reindex.reindex(interaction, rebuild=rebuild)


@admin.command(name="gaps")
async def gaps(interaction: discord.Interaction[OnRecord]) -> None:
    """List the questions that met a silence or a bad mark."""
    await show_gaps(interaction, 0)


async def show_gaps(interaction: discord.Interaction[OnRecord], page: int) -> None:
    """Show a page of the questions that met a silence or a bad mark."""
    server = rights.require_admin(interaction)
    found = interaction.client.state.gaps(server, (await asker(interaction)).sees)
    lines = [listing.gap_line(gap, {str(key): words for key, words in REASONS.items()}) for gap in found]
    pages = listing.paged(f"{len(found)} questions not answered well", lines, "There are none.")
    page = min(page, len(pages) - 1)
    view = views.listing("gaps", page, len(pages), "")
    if interaction.type is discord.InteractionType.component:
        await interaction.response.edit_message(content=pages[page], view=view)
    else:
        await interaction.response.send_message(pages[page], view=view, ephemeral=True, suppress_embeds=True)


@admin.command(name="role")
@app_commands.describe(role="Who may use /admin beside those who manage the server; none to take it back")
async def role(interaction: discord.Interaction[OnRecord], role: discord.Role | None = None) -> None:
    """Set who else may use /admin here."""
    server = rights.require_manager(interaction)
    if role is not None and role.is_default():
        raise RefusedError("Everybody has @\u200beveryone. Choose a role that only admins of mine have.")
    interaction.client.state.places.set_role(server, role.id if role else None)
    who = f"Those with {role.mention}, and those" if role else "Those"
    await interaction.response.send_message(f"{who} who manage this server may use /admin.", ephemeral=True)


@admin.command(name="channels")
@app_commands.describe(
    channel="Which channel; none for the whole server",
    collections="What may be seen there: collections with commas between; top: loose articles; all; none",
    unasked="Answer questions there without being mentioned",
    threads="Answer mentions there in a thread",
)
async def channels(
    interaction: discord.Interaction[OnRecord],
    channel: Writable | None = None,
    collections: app_commands.Range[str, 1, 500] | None = None,
    unasked: bool | None = None,
    threads: bool | None = None,
) -> None:
    """Show or set what may be seen in a channel, and where the bot answers."""
    server = rights.require_admin(interaction)
    client = interaction.client
    await interaction.response.defer(ephemeral=True, thinking=True)
    number = channel.id if channel else 0
    place = client.state.places.of(server, number)
    if collections is not None:
        place = replace(place, sees=await client.worker.run(lambda one: meant(one, collections)))
    place = replace(
        place,
        unasked=place.unasked if unasked is None else unasked,
        threads=place.threads if threads is None else threads,
    )
    client.state.places.set(server, number, place)
    where = f"<#{number}>" if number else "This server"
    told = f"{where}: {_place(client.place(server, number))}\n{ELSEWHERE}"
    await interaction.followup.send(told, ephemeral=True)


@channels.autocomplete("collections")
async def some_collections(
    interaction: discord.Interaction[OnRecord], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest collections, to those who may set them."""
    rights.require_admin(interaction)
    book = await options.known(interaction.client, EVERYTHING)
    return options.choices(typed, ["all", "none", "top", *(book.collections if book else ())])


@admin.command(name="speakers")
@app_commands.describe(
    action="merge: the first name means the second; split: the first name is somebody of their own",
    name="The name as articles have it",
    other="Whom it means, or from whom it is to be told apart",
)
async def speakers(
    interaction: discord.Interaction[OnRecord],
    action: Literal["merge", "split"],
    name: app_commands.Range[str, 1, 100],
    other: app_commands.Range[str, 1, 100],
) -> None:
    """Say that two names mean one speaker, or that they do not."""
    rights.require_home(interaction)
    await interaction.response.defer(ephemeral=True, thinking=True)
    words = "Nothing came of it."
    with interaction.client.at_work():
        async for step in interaction.client.reindexing.steps(action, name, other):
            done = f"Done: “{label(name)}” {'means' if action == 'merge' else 'is not'} {label(other)}."
            done += "" if step.get("holds") else " It holds from the end of the indexing that runs now."
            words = f"Not done: {label(step['error'])}" if "error" in step else done
        await interaction.followup.send(words, ephemeral=True)


speakers.autocomplete("name")(options.speakers)
speakers.autocomplete("other")(options.speakers)


def _status(library: Library, sees: Sight) -> list[str]:
    with library.snapshot(sees) as snapshot:
        book = snapshot.directory
        quoted = [one for one in book.speakers if one.statements]
        statements = sum(one.statements for one in quoted)
        return [
            "**Status**",
            phrases.searched(searched(snapshot.store)).removesuffix("searched") + "indexed",
            f"{statements} statements by {len(quoted)} speakers, {len(book.publishers)} publishers",
            f"Collections: {label(', '.join(book.collections)) or 'none'}",
            f"Model: {label(snapshot.store.model)}",
        ]


def meant(library: Library, typed: str) -> Sight:
    """Return the collections that is meant to be seen.

    :raises QuestionError: for one that there is not.
    """
    words = [word.strip() for word in typed.split(",") if word.strip()]
    if [word.lower() for word in words] == ["all"]:
        return EVERYTHING
    if [word.lower() for word in words] == ["none"]:
        return NOTHING
    with library.snapshot(EVERYTHING) as snapshot:
        known = {name.lower(): name for name in snapshot.directory.collections} | {"top": ""}
    unknown = [word for word in words if word.lower() not in known]
    if unknown:
        listed = ", ".join(sorted(known)) or "none"
        raise QuestionError(f"There is no collection “{unknown[0]}”. There are: {listed}.")
    return Sight.of(known[word.lower()] for word in words)


def named(sight: Sight) -> str:
    """Return in words what may be seen."""
    if sight.collections is None:
        return "everything"
    return ", ".join(label(name) or "top" for name in sorted(sight.collections)) or "nothing"


def _place(place: Place) -> str:
    unasked = "answers questions without a mention" if place.unasked else "answers when it is mentioned"
    threads = ", in threads" if place.threads else ""
    return f"shows {named(place.sees or EVERYTHING)}; {unasked}{threads}."
