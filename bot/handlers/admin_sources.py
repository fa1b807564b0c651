"""/admin add and /admin remove: what the bot answers from."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import RefusedError
from bot.handlers import options, reindex, rights, views
from bot.handlers.admin import admin
from bot.handlers.rights import asker
from bot.interactions import defer, defer_in_place, fill
from bot.library import catalogue
from bot.library.reindexing import STOPPED
from bot.shown import listing
from bot.shown.escape import label
from index.types import Article

if TYPE_CHECKING:
    from bot.client import OnRecord
    from index.store.articles import Listed

LARGEST = 10 * 2**20
"""Bytes of an attachment, at most."""


@admin.command(name="add")
@app_commands.describe(
    url="The address of a page to fetch",
    file="A file with one article or more",
    collection="The folder of the documents to put it into",
)
async def add(
    interaction: discord.Interaction[OnRecord],
    url: app_commands.Range[str, 1, 1000] | None = None,
    file: discord.Attachment | None = None,
    collection: app_commands.Range[str, 1, 100] | None = None,
) -> None:
    """Add an article, from an address or an attached file."""
    server = rights.require_home(interaction)
    if (url is None) == (file is None):
        raise RefusedError("Give either an address or a file.")
    if file is not None and file.size > LARGEST:
        raise RefusedError(f"The file is larger than {LARGEST // 2**20} MB.")
    if url is not None and not url.lower().startswith(("http://", "https://")):
        raise RefusedError("The address must begin with https:// or http://.")
    with interaction.client.at_work(), tempfile.TemporaryDirectory() as folder:
        await defer(interaction, private=True)
        what = await _saved(file, Path(folder)) if file else url or ""
        words = await _added(interaction, server, what, collection or "")
        await fill(interaction, content=words)


async def _saved(file: discord.Attachment, folder: Path) -> str:
    """Return where an attached file was put."""
    kept = folder / Path(file.filename).name
    kept.write_bytes(await file.read())
    return str(kept)


async def _added(interaction: discord.Interaction[OnRecord], server: int, what: str, collection: str) -> str:
    """Return in words what came of adding it."""
    words = "Nothing came of it."
    async for step in interaction.client.reindexing.steps("add", what, collection):
        if "error" in step or "cancelled" in step:
            why = step.get("error", STOPPED).replace(f"{Path(what).parent}/", "")
            words = f"Not done: {label(why)}"
        elif "made" in step:
            done = f"Done: {label(step['file'])} {step['what']}."
            words = "\n".join([done, *reindex.faults(step)])
            _note(interaction, server, f"added {label(step['file'])}")
    return words


@admin.command(name="remove")
@app_commands.describe(source="Its title or path")
async def remove(interaction: discord.Interaction[OnRecord], source: app_commands.Range[str, 1, 200]) -> None:
    """Remove an article, after showing what goes."""
    rights.require_home(interaction)
    await defer(interaction, private=True)
    found = await _sources(interaction, source)
    exact = [one for one in found if source in (one.path, one.title)]
    if len(exact or found) != 1:
        pages = listing.paged("Which one?", map(listing.source_line, found), "There is no such article.")
        await fill(interaction, content=pages[0])
        return
    one = (exact or found)[0]
    press = views.Press("Remove it", "remove", 0, _mark(one), style=discord.ButtonStyle.danger)
    view = views.view([press])
    goes = f"the file `{label(one.path)}`, what a sources.csv says of it, and all that the index holds of it"
    await fill(interaction, content=f"This removes {goes}:\n{listing.source_line(one)}", view=view)


@remove.autocomplete("source")
async def some_sources(
    interaction: discord.Interaction[OnRecord], typed: str
) -> list[app_commands.Choice[str]]:
    """Suggest articles, to those who may remove them."""
    rights.require_home(interaction)
    sees = (await asker(interaction)).sees
    found = (
        await options.soon(interaction.client, lambda library: catalogue.sources(library, typed, sees)) or []
    )
    return [
        app_commands.Choice(name=(one.title or one.path)[: options.NAME], value=one.path)
        for one in found[:25]
        if len(one.path) <= options.NAME
    ]


def _mark(one: Listed) -> str:
    """Return what tells an article as it was shown from whatever lies at its path later."""
    return f"{Article(one.path, '').id}.{one.text_sha256[:16]}"


async def confirmed(interaction: discord.Interaction[OnRecord], _: int, article: str) -> None:
    """Remove the article that was shown, if an admin says so, and it is still what was shown."""
    server = rights.require_home(interaction)
    await defer_in_place(interaction)
    known = [one for one in await _sources(interaction, "") if _mark(one) == article]
    words = "It is gone already, or is another than was shown: nothing was removed."
    for one in known:
        async for step in interaction.client.reindexing.steps("remove", one.path):
            words = f"Not done: {label(step.get('error', STOPPED))}"
            if "removed" in step:
                words = f"Removed: {label(one.title or one.path)}."
                _note(interaction, server, f"removed {label(one.path)} ({label(one.title or 'no title')})")
    await fill(interaction, content=words, view=None)


def _note(interaction: discord.Interaction[OnRecord], server: int, what: str) -> None:
    interaction.client.state.deeds.note(server, interaction.user.id, what, time.time())


async def _sources(interaction: discord.Interaction[OnRecord], typed: str) -> list[Listed]:
    sees = (await asker(interaction)).sees
    return await interaction.client.worker.run(lambda library: catalogue.sources(library, typed, sees))
