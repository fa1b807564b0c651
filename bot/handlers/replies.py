"""Answers to messages: sent as replies or in a thread, and changed when their question is."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.handlers.addressed import in_post
from bot.handlers.ask import keep, note
from bot.handlers.delivery import Parcel, deliver
from bot.handlers.rights import Asker
from bot.library.library import Asked
from bot.memory import record
from bot.patience import patiently
from bot.shown.message import pages
from index.question.narrow import Given

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.memory.state import Posted
    from index.answers.answer import Answer

_log = logging.getLogger(__name__)


async def say(message: discord.Message, words: str) -> None:
    """Reply with a few words of our own."""
    await patiently(lambda: message.channel.send(words, nonce=message.id, **reference(message)))


async def found(
    client: OnRecord, message: discord.Message, question: str, previous: Posted | None
) -> tuple[Asker, Answer]:
    """Return who asked by a message, and what the answer is."""
    server = message.guild.id if message.guild else None
    sees = await client.sees(server, message.channel, message.author.id)
    who = Asker(message.author.id, server, message.channel.id, sees)
    asked = Asked(question, Given(), who.sees, previous)
    return who, await client.worker.run(lambda library: library.ask(asked))


async def send(client: OnRecord, message: discord.Message, question: str, who: Asker, answer: Answer) -> None:
    """Answer a message, where it stands or in a thread."""
    thread = await _thread(client, message, question)
    if thread is not None:
        who = replace(who, channel=thread.id)
    number = keep(client, who, answer, asked=message.id)
    where, reply = (thread, {}) if thread else (message.channel, reference(message))
    if number is None:
        for page in pages(answer):
            await patiently(partial(where.send, page.text, suppress_embeds=True, **reply))
        return

    async def sent(**fields: Any) -> discord.Message:
        # the nonce makes it one message, should Discord have sent it and yet failed
        send = partial(where.send, suppress_embeds=True, nonce=message.id, **reply, **fields)
        return await patiently(send)

    solves = False if in_post(message.channel) else None
    parcel = Parcel(number, answer, echo=False, solves=solves)
    note(client, number, (await deliver(sent, parcel.framed(), parcel.plain())).id)


async def amend(
    client: OnRecord, message: discord.Message, posted: Posted, who: Asker, answer: Answer
) -> None:
    """Put the answer to an edited question into the message that answered it before."""
    shown = client.state.shown_in(posted.id)
    if shown is None:
        return
    kept = replace(posted, sees=who.sees, answer=record.packed(answer))
    client.state.amend(kept, answer.question, answer.silence)
    answering = client.get_partial_messageable(posted.channel).get_partial_message(shown)
    solves = False if in_post(message.channel) else None
    parcel = Parcel(posted.id, answer, echo=False, solves=solves)

    async def edit(**fields: Any) -> None:
        await patiently(partial(answering.edit, **fields))

    async def instead(**fields: Any) -> None:
        await _instead(client, answering, message, posted, fields)

    try:
        await deliver(edit, parcel.framed() | {"content": None}, parcel.plain(), instead)
    except discord.NotFound:
        _log.info("The answer to an edited question is gone (%s)", shown)


async def _instead(
    client: OnRecord,
    answering: discord.PartialMessage,
    message: discord.Message,
    posted: Posted,
    plain: dict[str, Any],
) -> None:
    """Put plain text into the message that answers; in place of it, where it is framed: that is for good."""
    if not (await answering.fetch()).flags.components_v2:
        await patiently(partial(answering.edit, **plain))
        return
    reply = reference(message) if posted.channel == message.channel.id else {}
    sent = await patiently(partial(answering.channel.send, suppress_embeds=True, **plain, **reply))
    note(client, posted.id, sent.id)
    await patiently(answering.delete)


async def _thread(client: OnRecord, message: discord.Message, question: str) -> discord.Thread | None:
    """Open a thread for the answer, where the channel is set so."""
    if message.guild is None or not isinstance(message.channel, discord.TextChannel):
        return None
    if not client.place(message.guild.id, message.channel.id).threads:
        return None
    allowed = message.channel.permissions_for(message.guild.me)
    if not (allowed.create_public_threads and allowed.send_messages_in_threads):
        return None
    try:
        thread = await patiently(lambda: message.create_thread(name=question[:90]))
    except (
        discord.HTTPException
    ) as refused:  # too many of them, or one is there: the channel takes the answer
        _log.warning("No thread could be opened in %s: %s", message.channel.id, refused)
        return None
    client.state.open_thread(thread.id, message.author.id)
    return thread


def reference(message: discord.Message) -> dict[str, Any]:
    """Return what makes a message a reply, where the bot may read the channel's history."""
    if message.guild is not None and not isinstance(message.channel, discord.PartialMessageable):
        allowed = message.channel.permissions_for(message.guild.me)
        if not allowed.read_message_history:
            return {}
    return {"reference": message.to_reference(fail_if_not_exists=False)}
