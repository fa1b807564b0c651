"""/admin channels: what is set where, and what the members of a channel see there."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.handlers import options, rights
from bot.handlers.admin import admin
from bot.handlers.collections import meant, named
from bot.interactions import defer, tell
from bot.library import catalogue
from bot.memory.places import SERVER, Place
from bot.shown import listing
from bot.shown.escape import label
from index import phrases
from index.store.articles import searched
from index.store.filter import EVERYTHING, NOTHING

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.library.library import Library
    from index.store.filter import Sight

Writable = (
    discord.TextChannel
    | discord.ForumChannel
    | discord.VoiceChannel
    | discord.StageChannel
    | discord.CategoryChannel
)
"""The channels in which people write, or in whose threads they do, and what such channels lie in."""

INHERIT = "inherit"
"""What is typed for a channel that is to show what its category, or else its server, does."""

ELSEWHERE = (
    "-# In direct messages people see what they see in some channel that they can read. "
    "A server that I join later sees nothing until `/admin open` opens it there."
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the members of a channel have there: what is searched, how many speakers, what they may ask."""

    searched: str
    speakers: int
    examples: list[str]


@admin.command(name="channels")
@app_commands.describe(
    channel="Which channel, forum or category; none for the whole server",
    collections="Visible there: collections, commas between; top: loose articles; all; none; inherit",
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
    """Show all that is set, or what members see in a channel; or set it."""
    server = rights.require_admin(interaction)
    await defer(interaction, private=True)
    number = channel.id if channel else SERVER
    changed = Place(unasked=unasked, threads=threads)
    if collections is not None or changed != Place():
        await _set(interaction, number, collections, changed)
    elif channel is None:
        await _send(interaction, "\n".join([*_all(interaction.client, server), ELSEWHERE]))
        return
    told = [f"{_name(number)}: {_told(interaction.client.place(server, number))}"]
    if channel is not None and not isinstance(channel, discord.CategoryChannel):
        sees = await interaction.client.sees(server, channel, interaction.user.id)
        told += _previewed(await _preview(interaction.client, sees))
    await _send(interaction, "\n".join([*told, ELSEWHERE]))


@channels.autocomplete("collections")
async def some_collections(
    interaction: discord.Interaction[OnRecord], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest collections, to those who may set them."""
    rights.require_admin(interaction)
    book = await options.known(interaction.client, EVERYTHING)
    return options.choices(typed, ["all", "none", "top", INHERIT, *(book.collections if book else ())])


async def _set(
    interaction: discord.Interaction[OnRecord], number: int, collections: str | None, changed: Place
) -> None:
    client, server = interaction.client, rights.require_admin(interaction)
    old = client.state.places.of(server, number)
    place = Place(
        old.sees,
        old.unasked if changed.unasked is None else changed.unasked,
        old.threads if changed.threads is None else changed.threads,
    )
    if collections is not None:
        is_own = collections.strip().lower() != INHERIT
        own = await client.worker.run(lambda one: meant(one, collections)) if is_own else None
        place = replace(
            place, sees=own if own != EVERYTHING or _is_narrowed(client, server, number) else None
        )
    client.state.places.set(server, number, place)
    what = f"set {_name(number)}: {_told(client.place(server, number))}"
    client.state.deeds.note(server, interaction.user.id, what, time.time())


def _is_narrowed(client: OnRecord, server: int, number: int) -> bool:
    """Say whether what a channel lies in shows less than everything: else it needs no setting of its own that
    does, which would outlast a later one around it.
    """
    around = client.state.places.nearest(server, client.around(server, number)).sees
    return number != SERVER and around not in (None, EVERYTHING)


def _all(client: OnRecord, server: int) -> list[str]:
    """Return every place that has settings, with what holds there."""
    places = {SERVER: client.place(server, SERVER)}
    places |= {number: client.place(server, number) for number in client.state.places.all(server)}
    granted = client.state.places.opened_to(server)
    lines = [f"- {_name(number)} {_told(place)}" for number, place in places.items()]
    if not granted.is_everything:
        lines.append(f"- At most {named(granted)} may be shown in this server.")
    return ["**What is set here**", *lines, "Name a channel to see what its members see."]


async def _preview(client: OnRecord, sees: Sight) -> Preview | None:
    if sees == NOTHING:
        return None

    def read(library: Library) -> Preview:
        with library.snapshot(sees) as snapshot:
            speakers = [one for one in snapshot.directory.speakers if one.statements]
            words = phrases.searched(searched(snapshot.store))
        return Preview(words, len(speakers), catalogue.examples(library, sees))

    return await client.worker.run(read)


def _previewed(preview: Preview | None) -> list[str]:
    if preview is None:
        return ["Its members are shown nothing."]
    return [
        f"Its members see: {preview.searched}, {phrases.count(preview.speakers, 'speaker')}. They may ask:",
        *(f"- {label(one)}" for one in preview.examples),
    ]


async def _send(interaction: discord.Interaction[OnRecord], words: str) -> None:
    await tell(interaction, listing.split(words), private=True)


def _name(number: int) -> str:
    return f"<#{number}>" if number else "This server"


def _told(place: Place) -> str:
    unasked = "answers questions without a mention" if place.unasked else "answers when it is mentioned"
    threads = ", in threads" if place.threads else ""
    return f"shows {named(place.sees or EVERYTHING)}; {unasked}{threads}."
