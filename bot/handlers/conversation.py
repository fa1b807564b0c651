"""Messages: what is asked by a mention, in a direct message, by a reply, or in a thread of the bot's."""

from __future__ import annotations

import logging
import re
from functools import partial
from typing import TYPE_CHECKING, Any

import discord

from bot.errors import RefusedError
from bot.handlers import views
from bot.handlers.ask import keep
from bot.handlers.check import claims, verdicts
from bot.handlers.patience import patiently
from bot.handlers.rights import Asker
from bot.library.library import Asked
from bot.shown import verdict
from bot.shown.message import pages
from index.question.narrow import Given

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.memory.state import Posted
    from index.answers.answer import Answer

_log = logging.getLogger(__name__)

DOUBTED = 2
"""Messages in which a channel is told of quotations, at most."""

LONGEST = 500
"""Characters of a question, at most."""

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
"""What stands between backticks: it mentions nobody."""

_MARKS = re.compile(r"\*\*|__|~~|\|\|")
"""Bold type, underlining, strikes and spoilers, of which a question has no need."""

_SMALL_TALK = re.compile(
    r"""(?:h(?:elp|i|ello|ey)|thanks?(?:\ (?:you|a\ lot|so\ much))?|thx|cheers|ok(?:ay)?|yes|no|bye
    |nice|great|cool|wow|lol|good\ (?:bot|job|morning|evening|night)
    |who\ are\ you|what\ (?:are\ you|can\ you\ do|do\ you\ do)
    |how\ (?:do|does)\ (?:you|this|it)\ work)[\s!.?]*""",
    re.IGNORECASE | re.VERBOSE,
)
"""What asks for nobody's words."""

_DOUBT = re.compile(
    r"""(?:(?:did|has)\ (?:he|she|they|it|[\w.]+(?:\ [\w.]+)?)\ (?:really\ |actually\ |ever\ )?(?:say|said)
        (?:\ (?:that|this|so|it))?
    |is\ (?:that|this|it)\ (?:true|real|genuine|right|correct|authentic|a\ real\ quote)
    |(?:fact[\s-]?)?check(?:\ (?:that|this|it))?|really|genuine|true)[\s!.?]*""",
    re.IGNORECASE | re.VERBOSE,
)
"""A question about the words of the message that it replies to."""

HINT = "Ask me what somebody said about something, or who said it. /help shows how."


async def hear(client: OnRecord, message: discord.Message) -> None:
    """Answer a message if it is for the bot."""
    if message.author.bot or message.webhook_id or message.type not in _WRITTEN or not _may_answer(message):
        return
    _note_joining(client, message)
    mentioned = _is_mentioned(client, message)
    previous = _previous(client, message)
    if not (mentioned or message.guild is None or _is_for_the_bot(client, message, previous)):
        return
    try:
        client.limits.take(message.author.id, message.guild.id if message.guild else None)
    except RefusedError:
        if client.limits.is_news(message.author.id):  # else a flood of mentions would make one of answers
            raise
        return
    question = _question(client, message)
    if _SMALL_TALK.fullmatch(question):
        if mentioned or message.guild is None:
            await say(message, HINT)
        return
    if mentioned and _DOUBT.fullmatch(question) and (doubted := await _replied_to(message)):
        await _check(client, message, doubted)
        return
    if not question or len(question) > LONGEST:
        await say(message, HINT if not question else f"A question may have {LONGEST} characters.")
        return
    await _answer(client, message, question, previous)


async def say(message: discord.Message, words: str) -> None:
    """Reply with a few words of our own."""
    await patiently(lambda: message.channel.send(words, nonce=message.id, **_reply(message)))


async def tell(client: OnRecord, message: discord.Message, fault: BaseException) -> None:
    """Reply with what went wrong, where that is still possible."""
    try:
        await say(message, client.explained(fault))
    except discord.HTTPException as gone:
        _log.warning("A fault could not be told: %s", gone)


async def _replied_to(message: discord.Message) -> discord.Message | None:
    """Return the message that one replies to, if it has words."""
    if message.reference is None or message.reference.message_id is None:
        return None
    held = message.reference.resolved
    try:
        found = held or await message.channel.fetch_message(message.reference.message_id)
    except (discord.NotFound, discord.Forbidden):
        return None
    return found if isinstance(found, discord.Message) and found.content.strip() else None


async def _check(client: OnRecord, message: discord.Message, doubted: discord.Message) -> None:
    """Check the quotations of a message that another doubts."""
    sees = await client.sees(message.guild.id if message.guild else None, message.channel, message.author.id)
    report = await client.worker.run(lambda library: verdicts(library, sees, claims(client, doubted)))
    for words in verdict.messages(report, most=DOUBTED):
        await patiently(partial(message.channel.send, words, suppress_embeds=True, **_reply(message)))


async def _answer(client: OnRecord, message: discord.Message, question: str, previous: Posted | None) -> None:
    server = message.guild.id if message.guild else None
    sees = await client.sees(server, message.channel, message.author.id)
    who = Asker(message.author.id, server, message.channel.id, sees)
    asked = Asked(question, Given(), who.sees, previous)
    answer = await client.worker.run(lambda library: library.ask(asked))
    thread = await _thread(client, message, question)
    if thread is not None:
        who = Asker(who.person, who.server, thread.id, who.sees)
    await _send(client, message, thread, who, answer)


async def _send(
    client: OnRecord, message: discord.Message, thread: discord.Thread | None, who: Asker, answer: Answer
) -> None:
    number = keep(client, who, answer)
    found = pages(answer)
    where, reply = (thread, {}) if thread else (message.channel, _reply(message))
    if number is None:
        for page in found:
            await patiently(partial(where.send, page.text, suppress_embeds=True, **reply))
        return
    view = views.answer(number, answer, found, 0, private=False)
    sent = await patiently(  # the nonce makes it one message, should Discord have sent it and yet failed
        lambda: where.send(found[0].text, view=view, suppress_embeds=True, nonce=message.id, **reply)
    )
    client.state.shown_as(number, sent.id)


async def _thread(client: OnRecord, message: discord.Message, question: str) -> discord.Thread | None:
    """Open a thread for the answer, where the channel is set so."""
    if message.guild is None or not isinstance(message.channel, discord.TextChannel):
        return None
    if not client.state.place(message.guild.id, message.channel.id).threads:
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


def _previous(client: OnRecord, message: discord.Message) -> Posted | None:
    """Return the answer that a message follows on."""
    if message.reference and message.reference.message_id:
        return client.state.posted_as(message.reference.message_id)
    if message.guild is None or client.state.thread_of(message.channel.id) == message.author.id:
        last = client.state.last_in(message.channel.id)
        return last if last and last.person == message.author.id else None
    return None


def _is_for_the_bot(client: OnRecord, message: discord.Message, previous: Posted | None) -> bool:
    """Say whether a message that does not mention the bot is a question to it all the same."""
    assert message.guild is not None
    is_reply = message.reference is not None
    if is_reply and previous is not None:
        return previous.person == message.author.id or message.content.rstrip().endswith("?")
    if client.state.thread_of(message.channel.id) == message.author.id:
        return not is_reply
    here = client.state.place(message.guild.id, message.channel.id)
    return here.unasked and not is_reply and message.content.rstrip().endswith("?")


def _note_joining(client: OnRecord, message: discord.Message) -> None:
    """Leave a thread to the people in it once somebody else than who asked writes there."""
    if isinstance(message.channel, discord.Thread):
        whose = client.state.thread_of(message.channel.id)
        if whose is not None and whose != message.author.id:
            client.state.close_thread(message.channel.id)


def _is_mentioned(client: OnRecord, message: discord.Message) -> bool:
    """Say whether the text mentions the bot or its role; a reply's silent mention does not count."""
    text = _CODE.sub(" ", message.content)
    return any(mention in text for mention in _mentions(client, message))


def _mentions(client: OnRecord, message: discord.Message) -> list[str]:
    assert client.user is not None
    names = [f"<@{client.user.id}>", f"<@!{client.user.id}>"]
    role = message.guild.self_role if message.guild else None
    return [*names, f"<@&{role.id}>"] if role else names


def _question(client: OnRecord, message: discord.Message) -> str:
    text = _MARKS.sub("", message.content)
    for mention in _mentions(client, message):
        text = text.replace(mention, " ")
    return re.sub(r"^(?:[\s,:;]|@everyone\b|@here\b)+|\s+$", "", " ".join(text.split()))


def _may_answer(message: discord.Message) -> bool:
    if message.guild is None or isinstance(message.channel, discord.PartialMessageable):
        return True
    allowed = message.channel.permissions_for(message.guild.me)
    is_thread = isinstance(message.channel, discord.Thread)
    return allowed.send_messages_in_threads if is_thread else allowed.send_messages


def _reply(message: discord.Message) -> dict[str, Any]:
    """Return what makes a message a reply, where the bot may read the channel's history."""
    if message.guild is not None and not isinstance(message.channel, discord.PartialMessageable):
        allowed = message.channel.permissions_for(message.guild.me)
        if not allowed.read_message_history:
            return {}
    return {"reference": message.to_reference(fail_if_not_exists=False)}


_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)
