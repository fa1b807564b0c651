"""Messages: what is asked by a mention, in a direct message, by a reply, in a thread of the bot's, or where
it answers unasked; and what becomes of an answer whose question is edited.
"""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

import discord

from bot.errors import RefusedError
from bot.handlers import addressed, replies
from bot.handlers.check import NO_TEXT, claims, verdicts
from bot.handlers.container import words
from bot.handlers.replies import say
from bot.handlers.small_talk import doubts, is_small_talk
from bot.memory import record
from bot.patience import patiently
from bot.shown import verdict
from index.asked import Form

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.memory.state import Posted
    from index.answers.answer import Answer

_log = logging.getLogger(__name__)

DOUBTED = 2
"""Messages in which a channel is told of quotations, at most."""

LONGEST = 500
"""Characters of a question, at most."""

HINT = "Ask me what somebody said about something, or who said it. /help shows how."


async def hear(client: OnRecord, message: discord.Message) -> None:
    """Answer a message if it is for the bot."""
    if not addressed.is_written(message):
        return
    _note_joining(client, message)
    mentioned = addressed.is_mentioned(client, message)
    previous = addressed.followed(client, message)
    if not (mentioned or addressed.is_for_the_bot(client, message, previous)):
        return
    question = addressed.question(client, message)
    is_idle = is_small_talk(question)
    if is_idle and not mentioned and message.guild is not None:
        return
    if not _may_ask(client, message):
        return
    if doubts(question) and (doubted := await _replied_to(message)):
        await _check(client, message, doubted)
    elif is_idle or not question:
        await say(message, HINT)
    elif len(question) > LONGEST:
        await say(message, f"A question may have {LONGEST} characters.")
    else:
        is_asked = mentioned or not addressed.is_overheard(client, message, previous)
        await _answer(client, message, question, previous, is_asked=is_asked)


async def edited(client: OnRecord, message: discord.Message) -> None:
    """Answer an edited question anew, in the message that answered it."""
    posted = client.state.asked_by(message.id)
    if posted is None or message.edited_at is None or not addressed.is_written(message):
        return
    question = addressed.question(client, message)
    is_question = question and len(question) <= LONGEST and not is_small_talk(question)
    before = record.readable(posted.answer)
    is_other = before is None or question != before.understood.question
    if not (is_question and is_other and _may_ask(client, message)):
        return
    previous = addressed.followed(client, message, before=posted.id)
    async with client.indicator.typing(message.channel, message.channel.id):
        who, answer = await replies.found(client, message, question, previous)
        await replies.amend(client, message, posted, who, answer)


async def tell(client: OnRecord, message: discord.Message, fault: BaseException) -> None:
    """Reply with what went wrong, where that is still possible."""
    try:
        await say(message, client.explained(fault))
    except discord.HTTPException as gone:
        _log.warning("A fault could not be told: %s", gone)


async def _answer(
    client: OnRecord, message: discord.Message, question: str, previous: Posted | None, *, is_asked: bool
) -> None:
    async with client.indicator.typing(message.channel, message.channel.id):
        who, answer = await replies.found(client, message, question, previous)
        if is_asked or _is_worth_saying(answer, previous):
            await replies.send(client, message, question, who, answer)


def _is_worth_saying(answer: Answer, previous: Posted | None) -> bool:
    """Say whether an answer is one where nobody asked the bot: people talk of much that is in no article.

    A silence is, where the question itself names somebody, and did not get them from the one before.
    """
    asked = answer.understood
    before = record.readable(previous.answer) if previous else None
    is_new = before is None or asked.voices != before.understood.voices
    return bool(answer.evidence) or (asked.form is not Form.PLAIN and is_new)


def _may_ask(client: OnRecord, message: discord.Message) -> bool:
    """Say whether somebody may ask now.

    :raises RefusedError: where they may not and were not told yet: else a flood of mentions would make one of
        answers.
    """
    try:
        client.limits.take(message.author.id, message.guild.id if message.guild else None)
    except RefusedError:
        if client.limits.is_news(message.author.id):
            raise
        return False
    return True


async def _replied_to(message: discord.Message) -> discord.Message | None:
    """Return the message that one replies to, if it is there."""
    if message.reference is None or message.reference.message_id is None:
        return None
    held = message.reference.resolved
    try:
        found = held or await message.channel.fetch_message(message.reference.message_id)
    except (discord.NotFound, discord.Forbidden):
        return None
    return found if isinstance(found, discord.Message) else None


async def _check(client: OnRecord, message: discord.Message, doubted: discord.Message) -> None:
    """Check the quotations of a message that another doubts."""
    if not words(doubted).strip():
        await say(message, NO_TEXT)
        return
    async with client.indicator.typing(message.channel, message.channel.id):
        server = message.guild.id if message.guild else None
        sees = await client.sees(server, message.channel, message.author.id)
        report = await client.worker.run(lambda library: verdicts(library, sees, claims(client, doubted)))
        for told in verdict.messages(report, most=DOUBTED):
            reply = replies.reference(message)
            await patiently(partial(message.channel.send, told, suppress_embeds=True, **reply))


def _note_joining(client: OnRecord, message: discord.Message) -> None:
    """Leave a thread to the people in it once somebody else than who asked writes there."""
    if isinstance(message.channel, discord.Thread):
        whose = client.state.thread_of(message.channel.id)
        if whose is not None and whose != message.author.id:
            client.state.close_thread(message.channel.id)
