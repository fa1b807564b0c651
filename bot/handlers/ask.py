"""/ask: a question answered in the words themselves."""

from __future__ import annotations

import logging
import time
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.errors import RefusedError, StateError
from bot.explained import OF_THE_MACHINE
from bot.handlers import options
from bot.handlers.delivery import Parcel, deliver
from bot.handlers.rights import asker, is_guest
from bot.interactions import defer, fill, tell
from bot.library.library import Asked
from bot.memory import record
from bot.memory.state import Posted
from bot.shown.message import pages
from index.question.narrow import Given, day

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.handlers.options import Commands
    from bot.handlers.rights import Asker
    from index.answers.answer import Answer


_log = logging.getLogger(__name__)


@app_commands.command(name="ask")
@app_commands.describe(
    question="What did somebody say about something? Or who said it?",
    speaker="Whose words, whatever the question says",
    publisher="Only articles of this publisher",
    since="Only articles from this day on: 2025-03-07, or 2025-03, or 2025",
    until="Only articles up to this day",
    private="Show the answer to you alone; you can share it afterwards",
)
async def ask(  # noqa: PLR0917 - the options of the command
    interaction: discord.Interaction[OnRecord],
    question: app_commands.Range[str, 1, 500],
    speaker: app_commands.Range[str, 1, 100] | None = None,
    publisher: app_commands.Range[str, 1, 100] | None = None,
    since: app_commands.Range[str, 1, 20] | None = None,
    until: app_commands.Range[str, 1, 20] | None = None,
    private: bool = False,
) -> None:
    """Ask what was said; get the words themselves, with their source."""
    client = interaction.client
    given = Given(
        speaker,
        publisher,
        day(since, date.today()) if since else None,
        day(until, date.today(), end=True) if until else None,
    )
    if given.since and given.until and given.since > given.until:
        raise RefusedError(f"Nothing is since {since} and until {until}: the first day is after the last.")
    with client.at_work():
        client.limits.take(interaction.user.id, interaction.guild_id)
        private = private or is_guest(interaction)
        await defer(interaction, private=private)
        who = await asker(interaction, private=private)
        asked = Asked(question, given, who.sees)
        answer = await client.worker.run(lambda library: library.ask(asked))
        await send_answer(interaction, who, answer)


def keep(client: OnRecord, who: Asker, answer: Answer, asked: int | None = None) -> int | None:
    """Keep an answer that is about to be shown; its number, or None where it cannot be kept: it is shown all
    the same, on all its pages, since there is nothing to turn them by.

    :param asked: the message that asked, if one did.
    """
    kept = record.packed(answer)
    posted = Posted(0, who.person, who.server, who.channel, who.is_private, who.sees, kept, asked)
    try:
        return client.state.post(posted, answer.question, answer.silence, time.time())
    except StateError as fault:
        _log.error("An answer is shown without buttons. %s", fault)
        client.watch.report(OF_THE_MACHINE[StateError])
        return None


def note(client: OnRecord, number: int, message: int) -> None:
    """Note which message shows an answer; where that cannot be kept, nobody can ask on from it by a reply."""
    try:
        client.state.shown_as(number, message)
    except StateError as fault:
        _log.error("A reply to an answer will not go on from it. %s", fault)
        client.watch.report(OF_THE_MACHINE[StateError])


async def send_answer(
    interaction: discord.Interaction[OnRecord], who: Asker, answer: Answer, *, echo: bool = True
) -> None:
    """Send an answer after an interaction was deferred, and keep it."""
    number = keep(interaction.client, who, answer)
    if number is None:
        texts = [page.text for page in pages(answer, echo=echo)]
        await tell(interaction, texts, private=who.is_private)
        return
    parcel = Parcel(number, answer, echo, private=who.is_private, share=not is_guest(interaction))
    message = await deliver(partial(fill, interaction), parcel.framed(), parcel.plain())
    note(interaction.client, number, message.id)


ask.autocomplete("speaker")(options.speakers)
ask.autocomplete("publisher")(options.publishers)

COMMANDS: Commands = (ask,)
