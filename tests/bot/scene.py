"""A Discord in this process (simcord's) with the bot in it, for tests of what its handlers do."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
import simcord

from bot.client import OnRecord
from bot.handlers.wired import HANDLERS
from bot.library.library import Library, Worker
from bot.library.reindexing import Reindexing
from bot.limits import Limits
from bot.memory.state import open_state
from tests.bot.shown.markdown_reader import shown

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from index.embedding.encoder import Encoder
    from index.types import Place


TEXT_DISPLAY = 10


@dataclass(frozen=True)
class Scene:
    """A server with two channels; alice and bob are in it, mod manages it."""

    env: simcord.Env
    client: OnRecord
    guild: simcord.GuildHandle
    general: simcord.ChannelHandle
    news: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor
    mod: simcord.MemberActor

    def met(self) -> list[str]:
        """The faults that people met, which a story has to ask for or it fails."""
        return [str(getattr(fault, "original", fault)) for fault in self.env.errors]


Story = Callable[[Scene], Awaitable[None]]


@dataclass(frozen=True)
class Stage:
    """Where stories are played: an index, the model, and what the bot keeps in between."""

    index: Place
    encoder: Encoder
    state: Place
    person_limit: int = 100

    def play(self, story: Story) -> None:
        """Let the bot start, and things happen as ``story`` says."""

        async def played() -> None:
            async with self.set() as scene:
                await story(scene)

        asyncio.run(played())

    @asynccontextmanager
    async def set(self) -> AsyncIterator[Scene]:
        """Start the bot, for as long as the block lasts."""
        library = Library(self.index, None)
        library.encoder = self.encoder
        worker = Worker(library, most=10, time_limit=20)
        with closing(worker), closing(open_state(self.state)) as state:
            limits = Limits(self.person_limit, 1000, time.time)
            client = OnRecord(worker, state, limits, Reindexing(), HANDLERS)
            async with simcord.run(client) as env:
                yield _peopled(env, client)


def _peopled(env: simcord.Env, client: OnRecord) -> Scene:
    guild = env.create_guild()
    client.state.places.greet([guild.id])
    manages = guild.create_role("Moderators", permissions=discord.Permissions(manage_guild=True))
    return Scene(
        env,
        client,
        guild,
        guild.create_text_channel("general"),
        guild.create_text_channel("news"),
        guild.add_member(env.create_user("alice")),
        guild.add_member(env.create_user("bob")),
        guild.add_member(env.create_user("mod"), roles=[manages]),
    )


def message(done: simcord.InteractionResult) -> simcord.ResponseMessage:
    """Return the last message of an answer."""
    last = done.followups[-1] if done.followups else done.response
    assert last is not None
    return last


def text(done: simcord.InteractionResult) -> str:
    return words(message(done))


def words(of: discord.Message | simcord.ResponseMessage) -> str:
    """Return all that can be read in a message."""
    return of.content or "\n".join(
        one["content"] for one in _walked(of.components) if one.get("type") == TEXT_DISPLAY
    )


def quoted(words: str) -> list[str]:
    """Return what a message quotes, as Discord shows it."""
    return shown(words).quotations


def labels(of: simcord.ResponseMessage) -> list[str]:
    """Return what stands on a message's buttons."""
    return [one["label"] for one in pressable(of)]


def pressable(of: simcord.ResponseMessage) -> list[dict[str, Any]]:
    """Return the buttons of a message that do something."""
    return [one for one in _walked(of.components) if "custom_id" in one]


def _walked(components: Iterable[Any]) -> Iterator[dict[str, Any]]:
    for one in components:
        fields = one if isinstance(one, dict) else one.to_dict()
        yield fields
        yield from _walked(fields.get("components", ()))
