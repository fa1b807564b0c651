"""What a message asks, if it is for the bot at all: from its words, its channel and what it replies to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import discord

if TYPE_CHECKING:
    from bot.client import OnRecord
    from bot.memory.state import Posted

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
"""What stands between backticks: it mentions nobody."""

_MARKS = re.compile(r"\*\*|__|~~|\|\|")
"""Bold type, underlining, strikes and spoilers, of which a question has no need."""

_WRITTEN = (discord.MessageType.default, discord.MessageType.reply)


def is_written(message: discord.Message) -> bool:
    """Say whether a person wrote a message, where the bot may answer it."""
    is_own = not message.author.bot and not message.webhook_id and message.type in _WRITTEN
    if not is_own or message.guild is None or isinstance(message.channel, discord.PartialMessageable):
        return is_own
    allowed = message.channel.permissions_for(message.guild.me)
    is_thread = isinstance(message.channel, discord.Thread)
    return allowed.send_messages_in_threads if is_thread else allowed.send_messages


def is_mentioned(client: OnRecord, message: discord.Message) -> bool:
    """Say whether the text mentions the bot or its role; a reply's silent mention does not count."""
    text = _CODE.sub(" ", message.content)
    return any(mention in text for mention in _mentions(client, message))


def question(client: OnRecord, message: discord.Message) -> str:
    """Return what a message asks; where it begins a forum's post, its title may be what does."""
    text = _MARKS.sub("", message.content)
    for mention in _mentions(client, message):
        text = text.replace(mention, " ")
    asked = re.sub(r"^(?:[\s,:;]|@everyone\b|@here\b)+|\s+$", "", " ".join(text.split()))
    title = "" if is_mentioned(client, message) else _title(message)
    asking = [words for words in (asked, title) if words.endswith("?")]
    return max(asking, key=len, default=asked)


def is_overheard(client: OnRecord, message: discord.Message, previous: Posted | None) -> bool:
    """Say whether a message that does not mention the bot is not said to it either."""
    if message.guild is None or client.state.thread_of(message.channel.id) == message.author.id:
        return False
    return message.reference is None or previous is None


def followed(client: OnRecord, message: discord.Message, before: int | None = None) -> Posted | None:
    """Return the answer that a message follows on: one that it replies to, or to whose question; in direct
    messages and threads the last one, if that was to the same person.

    :param before: the number of an answer that it comes before.
    """
    state = client.state
    if message.reference and message.reference.message_id:
        replied = message.reference.message_id
        return state.posted_as(replied) or state.asked_by(replied)
    if message.guild is None or isinstance(message.channel, discord.Thread):
        return state.last_in(message.channel.id, message.author.id, before)
    return None


def is_for_the_bot(client: OnRecord, message: discord.Message, previous: Posted | None) -> bool:
    """Say whether a message that does not mention the bot is a question to it all the same."""
    if message.guild is None:
        return True
    is_reply, asks = message.reference is not None, question(client, message).endswith("?")
    if is_reply and previous is not None:
        return previous.person == message.author.id or asks
    if client.state.thread_of(message.channel.id) == message.author.id:
        return not is_reply
    return asks and not is_reply and is_unasked(client, message)


def is_unasked(client: OnRecord, message: discord.Message) -> bool:
    """Say whether the bot answers where a message stands without being asked to."""
    if message.guild is None:
        return False
    where = getattr(message.channel, "parent_id", None) or message.channel.id
    return bool(client.place(message.guild.id, where).unasked)


def in_post(channel: object) -> bool:
    """Say whether a channel is a forum's post."""
    return isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.ForumChannel)


def _title(message: discord.Message) -> str:
    """Return the title of the forum's post that a message begins."""
    where = message.channel
    if isinstance(where, discord.Thread) and in_post(where) and message.id == where.id:
        return where.name.strip()
    return ""


def _mentions(client: OnRecord, message: discord.Message) -> list[str]:
    assert client.user is not None
    names = [f"<@{client.user.id}>", f"<@!{client.user.id}>"]
    role = message.guild.self_role if message.guild else None
    return [*names, f"<@&{role.id}>"] if role else names
