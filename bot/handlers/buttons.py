"""What buttons do: turn pages, show the context, share, mark, and ask of somebody else."""

from __future__ import annotations

import asyncio
import io
import logging
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.client import GONE
from bot.errors import RefusedError
from bot.handlers import admin_gaps, admin_log, admin_sources, lists, reindex, views
from bot.handlers.addressed import in_post
from bot.handlers.ask import keep, note, send_answer
from bot.handlers.container import SHARED, words
from bot.handlers.container import SOLUTION as MARKED
from bot.handlers.delivery import Parcel, deliver
from bot.handlers.forum import solved
from bot.handlers.rights import asker, is_guest
from bot.interactions import defer, defer_in_place, fill, tell
from bot.memory.state import SOLUTION
from bot.shown import story
from bot.shown.message import context

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.client import OnRecord
    from bot.memory.state import Posted

_log = logging.getLogger(__name__)

AT_ONCE = 1.5
"""Seconds after which a press is acknowledged before its result is there; Discord waits for three."""

CHANGED = "The article has changed or gone since. Ask again with /ask."


async def pressed(interaction: discord.Interaction[OnRecord], act: str, number: int, rest: str) -> None:
    """Do what the pressed button says.

    :raises RefusedError: when it says nothing that is known.
    """
    if act not in _ACTS:
        raise RefusedError(GONE)
    await _ACTS[act](interaction, number, rest)


async def _page(interaction: discord.Interaction[OnRecord], number: int, rest: str) -> None:
    """Turn the page of an answer in plain text."""
    await _turned(interaction, number, int(rest), is_framed=False)


async def _card(interaction: discord.Interaction[OnRecord], number: int, rest: str) -> None:
    """Turn the page of a framed answer."""
    await _turned(interaction, number, int(rest), is_framed=True)


async def _turned(
    interaction: discord.Interaction[OnRecord], number: int, page: int, *, is_framed: bool
) -> None:
    """Show another page: in the message for whoever asked or alone sees it, else in one of their own. So it
    comes, too, where Discord refuses its frame.
    """
    posted = _posted(interaction, number)
    is_theirs = interaction.message is not None and interaction.message.flags.ephemeral
    mine = is_theirs or posted.person == interaction.user.id
    recalling = asyncio.ensure_future(_recalled(interaction, posted))
    await asyncio.wait({recalling}, timeout=AT_ONCE)
    is_late = not recalling.done()
    if is_late:
        await (defer_in_place(interaction) if mine else defer(interaction, private=True))
    parcel = await recalling
    beside: Callable[..., Awaitable[Any]] = (
        interaction.followup.send if is_late else interaction.response.send_message
    )
    beside = partial(beside, ephemeral=True, suppress_embeds=True)
    in_place: Callable[..., Awaitable[Any]] = (
        partial(fill, interaction) if is_late else interaction.response.edit_message
    )
    send = in_place if mine else partial(fill, interaction) if is_late else beside
    if is_framed:
        await deliver(send, parcel.framed(page), parcel.plain(page), beside if mine else None)
    else:
        await send(**parcel.plain(page))


async def _context(interaction: discord.Interaction[OnRecord], number: int, rest: str) -> None:
    """Show what stands around an excerpt, to whoever pressed alone."""
    posted = _posted(interaction, number)
    await defer(interaction, private=True)
    parcel = await _recalled(interaction, posted)
    found = parcel.found
    place = next((at for at, one in enumerate(found.evidence) if views.spot(one) == rest), None)
    if place is None:
        raise RefusedError(CHANGED)
    shown = next(card.shown for card in parcel.cards if place in card.shown)
    view = views.contexts(number, found, shown, place)
    await tell(interaction, context(found.evidence[place]), private=True, view=view)


async def _share(interaction: discord.Interaction[OnRecord], number: int, rest: str) -> None:
    """Show a private answer to everybody here, if who asked it says so."""
    posted = _posted(interaction, number)
    if posted.person != interaction.user.id:
        raise RefusedError("Only who asked can share this answer.")
    if is_guest(interaction):
        raise RefusedError("I am not in this server: what I show you here is for you alone.")
    if number in interaction.client.shared:  # pressed again before the button was gone
        raise RefusedError("This answer is shared already.")
    interaction.client.shared.add(number)
    try:
        await _shared(interaction, posted, int(rest))
    except Exception:
        interaction.client.shared.discard(number)
        raise


async def _shared(interaction: discord.Interaction[OnRecord], posted: Posted, page: int) -> None:
    await defer_in_place(interaction)
    parcel = await _recalled(interaction, posted)
    await _withdraw_share(interaction, replace(parcel, private=True, share=False), page)
    who = await asker(interaction)
    public = keep(interaction.client, who, parcel.found)
    if public is None:
        for sheet in parcel.sheets:
            await interaction.followup.send(sheet.text, suppress_embeds=True)
        return
    shared = replace(parcel, number=public, private=False, sharer=interaction.user.id)
    send = partial(interaction.followup.send, suppress_embeds=True, wait=True)
    message = await deliver(send, shared.framed(page), shared.plain(page))
    note(interaction.client, public, message.id)


async def _withdraw_share(interaction: discord.Interaction[OnRecord], theirs: Parcel, page: int) -> None:
    """Take the button off an answer that is being shared; where Discord refuses that, a press is refused."""
    is_framed = interaction.message is not None and interaction.message.flags.components_v2
    try:
        await fill(interaction, **(theirs.framed(page) if is_framed else theirs.plain(page)))
    except discord.HTTPException as refused:
        _log.warning("A shared answer keeps its button: %s", refused)


async def _copy(interaction: discord.Interaction[OnRecord], number: int, rest: str) -> None:
    """Give the excerpts of a page as plain text, to whoever pressed alone."""
    posted = _posted(interaction, number)
    await defer(interaction, private=True)
    parcel = await _recalled(interaction, posted)
    card = parcel.cards[min(int(rest), len(parcel.cards) - 1)]
    text = story.story(parcel.found.evidence[place] for place in dict.fromkeys(card.shown))
    block = story.block(text)
    if block is not None:
        await fill(interaction, content=block)
    else:
        await fill(interaction, attachments=[_file(text.encode(), "story.txt")])


async def _csv(interaction: discord.Interaction[OnRecord], number: int, _: str) -> None:
    """Give all excerpts of an answer as a file, to whoever pressed alone."""
    posted = _posted(interaction, number)
    await defer(interaction, private=True)
    found = (await _recalled(interaction, posted)).found
    file = _file(story.spreadsheet(found.evidence), "answer.csv")
    await fill(interaction, attachments=[file])


def _file(content: bytes, name: str) -> discord.File:
    return discord.File(io.BytesIO(content), name)


async def _solve(interaction: discord.Interaction[OnRecord], number: int, rest: str) -> None:
    """Mark an answer as what solves a forum's post, if whoever began that says so, or who moderates it."""
    posted, where = _posted(interaction, number), interaction.channel
    if not isinstance(where, discord.Thread) or not in_post(where):
        raise RefusedError("This is no post of a forum.")
    if interaction.user.id != where.owner_id and not interaction.permissions.manage_threads:
        raise RefusedError("Only who began this post, and who moderates it, can say what solves it.")
    interaction.client.state.mark(posted.id, interaction.user.id, SOLUTION, time.time())
    await defer_in_place(interaction)
    parcel = await _recalled(interaction, posted)
    beside = partial(interaction.followup.send, ephemeral=True, suppress_embeds=True)
    await deliver(partial(fill, interaction), parcel.framed(int(rest)), {"content": MARKED}, beside)
    if left := await solved(where):
        await beside(left)


async def _good(interaction: discord.Interaction[OnRecord], number: int, _: str) -> None:
    _mark(interaction, number, "helpful")
    await interaction.response.send_message("Thank you. Noted as helpful.", ephemeral=True)


async def _bad(interaction: discord.Interaction[OnRecord], number: int, _: str) -> None:
    _posted(interaction, number)
    await interaction.response.send_message(
        "What is wrong with it?", view=views.reasons(number), ephemeral=True
    )


async def _why(interaction: discord.Interaction[OnRecord], number: int, rest: str) -> None:
    if rest in views.MARKS:
        _mark(interaction, number, rest)
        await interaction.response.edit_message(content=f"Thank you. Noted: {views.MARKS[rest]}.", view=None)


async def _who(interaction: discord.Interaction[OnRecord], number: int, name: str) -> None:
    """Put the same question to another speaker."""
    posted = _posted(interaction, number)
    client = interaction.client
    client.limits.take(interaction.user.id, interaction.guild_id)
    await defer(interaction, private=posted.is_private)
    who = await asker(interaction, private=posted.is_private)
    answer = await client.worker.run(lambda library: library.ask_of(posted, name, who.sees))
    await send_answer(interaction, who, answer)


async def _gaps(interaction: discord.Interaction[OnRecord], page: int, _: str) -> None:
    await admin_gaps.show_gaps(interaction, page)


async def _history(interaction: discord.Interaction[OnRecord], page: int, _: str) -> None:
    await admin_log.show_history(interaction, page)


async def _recalled(interaction: discord.Interaction[OnRecord], posted: Posted) -> Parcel:
    """Return a kept answer."""
    sees = (await asker(interaction)).sees
    found = await interaction.client.worker.run(lambda library: library.recall(posted, sees))
    if not found.evidence and not found.silence:
        raise RefusedError(CHANGED)
    is_solution = interaction.client.state.is_solution(posted.id)
    solves = is_solution if in_post(interaction.channel) else None
    is_shared = interaction.message is not None and words(interaction.message).startswith(SHARED)
    sharer = posted.person if is_shared else None
    echo = _is_echoed(interaction)
    return Parcel(
        posted.id,
        found,
        echo,
        private=posted.is_private,
        share=not is_guest(interaction),
        solves=solves,
        sharer=sharer,
    )


def _is_echoed(interaction: discord.Interaction[OnRecord]) -> bool:
    """Say whether the message begins with its question: unless it replies to the message that asked it."""
    message = interaction.message
    return message is None or message.reference is None or message.interaction_metadata is not None


def _posted(interaction: discord.Interaction[OnRecord], number: int) -> Posted:
    """Return the answer that a button belongs to, if it was given where the button is, and is not somebody
    else's alone: a client can be made to send any number.

    :raises RefusedError: when it is not kept any longer.
    """
    posted = interaction.client.state.posted(number)
    here = interaction.guild_id, interaction.channel_id
    if posted is None or (posted.server, posted.channel) != here:
        raise RefusedError(GONE)
    if posted.is_private and posted.person != interaction.user.id:
        raise RefusedError(GONE)
    return posted


def _mark(interaction: discord.Interaction[OnRecord], number: int, mark: str) -> None:
    posted = _posted(interaction, number)
    interaction.client.state.mark(posted.id, interaction.user.id, mark, time.time())


_ACTS: dict[str, Callable[[discord.Interaction[OnRecord], int, str], Awaitable[None]]] = {
    "page": _page,
    "card": _card,
    "context": _context,
    "around": _context,
    "share": _share,
    "solve": _solve,
    "copy": _copy,
    "csv": _csv,
    "good": _good,
    "bad": _bad,
    "why": _why,
    "who": _who,
    "speakers": lists.turn_speakers,
    "sources": lists.turn_sources,
    "gaps": _gaps,
    "history": _history,
    "cancel": reindex.cancelled,
    "remove": admin_sources.confirmed,
}
