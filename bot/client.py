"""The client: what it is made of, what Discord tells it, and how faults reach people."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import discord
from discord import app_commands

from bot.company import Company
from bot.errors import RefusedError
from bot.explained import OF_THE_MACHINE, explained
from bot.indicator import Indicator
from bot.interactions import is_shown, tell_alone
from bot.memory import sees
from bot.memory.places import SERVER
from bot.names import Names
from bot.patience import FAILED
from bot.watch import Watch
from index.errors import OnRecordError
from index.store.filter import EVERYTHING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Sequence

    from bot.library.library import Worker
    from bot.library.reindexing import Reindexing
    from bot.limits import Limits
    from bot.memory.places import Place
    from bot.memory.state import State
    from index.store.filter import Sight

_log = logging.getLogger(__name__)

Command = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu

GONE = "This answer is no longer kept. Ask again with /ask."

CLOSING = 20.0
"""Seconds that what is being answered may still take when the bot is told to end."""


class CommandTree(app_commands.CommandTree["OnRecord"]):
    """The commands, whose faults are told to whoever used one."""

    async def on_error(
        self, interaction: discord.Interaction[OnRecord], error: app_commands.AppCommandError, /
    ) -> None:
        """Tell a fault to the person who met it."""
        fault = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await interaction.client.tell(interaction, fault)


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the bot does: its commands and buttons, and what it makes of messages, of faults in them, and of
    presses.
    """

    commands: Sequence[Command]
    button: type[discord.ui.DynamicItem[Any]]
    hear: Callable[[OnRecord, discord.Message], Awaitable[None]]
    edited: Callable[[OnRecord, discord.Message], Awaitable[None]]
    tell: Callable[[OnRecord, discord.Message, BaseException], Awaitable[None]]
    pressed: Callable[[discord.Interaction[OnRecord], str, int, str], Awaitable[None]]


class OnRecord(discord.Client):
    """On Record, connected to Discord."""

    def __init__(
        self, worker: Worker, state: State, limits: Limits, reindexing: Reindexing, handlers: Handlers
    ) -> None:
        intents = discord.Intents.none()
        intents.guilds = intents.guild_messages = intents.dm_messages = intents.message_content = True
        super().__init__(intents=intents, allowed_mentions=discord.AllowedMentions.none(), max_messages=None)
        self.worker, self.state, self.limits, self.reindexing = worker, state, limits, reindexing
        self.company = Company(time.monotonic)
        self.shared = set[int]()
        self.indicator = Indicator()
        self.watch = Watch(
            state, self.get_partial_messageable, lambda server: self.get_guild(server) is not None
        )
        self._handles = handlers
        anywhere = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
        by_anybody = app_commands.AppInstallationType(guild=True, user=True)
        self.tree = CommandTree(self, allowed_contexts=anywhere, allowed_installs=by_anybody)
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()
        self._at_work = 0
        self._is_closing = False
        self._beside: list[asyncio.Task[None]] = []

    async def setup_hook(self) -> None:
        """Register the commands and begin to load the model."""
        for command in self._handles.commands:
            self.tree.add_command(command)
        self.add_dynamic_items(self._handles.button)
        await self.tree.set_translator(Names())
        await self.tree.sync()
        self._beside = [asyncio.create_task(self._warm()), asyncio.create_task(self._watch())]

    async def on_connect(self) -> None:
        """Note the servers that the bot is in, before it can join another."""
        self.state.places.greet([guild.id for guild in self.guilds])

    async def on_ready(self) -> None:
        """Say in the log that it is connected; note what it joined meanwhile, of which nothing else tells."""
        _log.info("Connected as %s to %d servers", self.user, len(self.guilds))
        self.state.places.greet([guild.id for guild in self.guilds])

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Show nothing in a server that joins after the first, until that is opened to it."""
        self.state.places.greet([guild.id])

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for the bot."""
        if not self._is_closing:
            with self.at_work():
                async with self._turn(message.id):
                    await self._handles.hear(self, message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer an edited question anew, once its first answer is there."""
        if not self._is_closing:
            with self.at_work():
                async with self._turn(payload.message_id):
                    await self._handles.edited(self, payload.message)

    async def on_interaction(self, interaction: discord.Interaction[OnRecord]) -> None:
        """Refuse a button that is not on its message: discord.py makes nothing of it, so that nobody answers.

        :raises RefusedError: then.
        """
        if interaction.type is discord.InteractionType.component and not is_shown(interaction):
            raise RefusedError(GONE)

    async def on_press(
        self, interaction: discord.Interaction[OnRecord], act: str, number: int, rest: str
    ) -> None:
        """Do what a pressed button says."""
        with self.at_work():
            await self._handles.pressed(interaction, act, number, rest)

    async def on_error(self, event_method: str, /, *args: Any, **_: Any) -> None:
        """Tell a fault in an event to the person who met it."""
        fault = sys.exc_info()[1]
        assert fault is not None
        whom = (
            args[0].message
            if args and isinstance(args[0], discord.RawMessageUpdateEvent)
            else (*args, None)[0]
        )
        if isinstance(whom, discord.Interaction):
            await self.tell(whom, fault)
        elif isinstance(whom, discord.Message):
            await self._handles.tell(self, whom, fault)
        else:
            _log.error("Fault in %s", event_method, exc_info=fault)

    async def tell(self, interaction: discord.Interaction[OnRecord], fault: BaseException) -> None:
        """Tell a fault to the person who met it, and to them alone where that is still possible."""
        if isinstance(fault, discord.NotFound) and fault.code == 10062:
            _log.warning("An interaction came too late to be answered (%s)", interaction.id)
            return
        words = self.explained(fault, to_manager=interaction.permissions.manage_guild)
        try:
            await tell_alone(interaction, words)
        except (discord.HTTPException, *FAILED) as gone:
            _log.warning("A fault could not be told: %s", gone)

    def explained(self, fault: BaseException, *, to_manager: bool = False) -> str:
        """Return what a person is told of a fault; log channels are told of those of the machine."""
        for kind in OF_THE_MACHINE:
            if isinstance(fault, kind) and not self.reindexing.is_running:
                self.watch.report(OF_THE_MACHINE[kind])
        return explained(fault, to_manager=to_manager, is_building=self.reindexing.is_running)

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Keep the bot from ending while something is being answered.

        :raises RefusedError: when it is about to end.
        """
        if self._is_closing:
            raise RefusedError("I am being restarted. Ask again in a minute.")
        self._at_work += 1
        try:
            yield
        finally:
            self._at_work -= 1

    async def finish(self) -> None:
        """Answer what is being answered, take on nothing new, and disconnect."""
        self._is_closing = True
        _log.info("Ending; %d questions are being answered", self._at_work)
        await self.reindexing.cancel()
        for one in self._beside:
            one.cancel()
        for _ in range(int(CLOSING / 0.05)):
            if not self._at_work:
                break
            await asyncio.sleep(0.05)
        await self.close()

    async def sees(self, server: int | None, channel: discord.abc.Snowflake | None, person: int) -> Sight:
        """Return the collections that may be seen in a channel, or by a person in direct messages.

        In direct messages that is what they may see in some channel that they can read, in the servers that
        they share with the bot; in a thread whose channel is not known, what every channel may see.
        """
        if server is None:
            shared = await self.company.memberships(self.guilds, person)
            return sees.anywhere(one for member in shared for one in self._readable(member))
        if isinstance(channel, (discord.PartialMessageable, discord.Object)):
            return self._in_unknown(server)
        return self._in(server, getattr(channel, "parent_id", None) or (channel.id if channel else SERVER))

    def place(self, server: int, channel: int) -> Place:
        """Return what holds in a channel: each setting its own, or else its category's, or its server's."""
        return self.state.places.nearest(server, [channel, *self.around(server, channel)])

    def around(self, server: int, channel: int) -> list[int]:
        """Return what a channel lies in: its category, if it has one, and its server."""
        known = self.get_guild(server)
        where = known.get_channel(channel) if known else None
        category = where.category_id if where else None
        return [category, SERVER] if category else [SERVER]

    def _in(self, server: int, channel: int) -> Sight:
        known = self.get_guild(server)
        if known is None or known.get_channel(channel) is None:  # in what category it lies is not known
            return self._in_unknown(server)
        opened = self.place(server, channel).sees or EVERYTHING
        return opened.meet(self.state.places.opened_to(server))

    def _in_unknown(self, server: int) -> Sight:
        """Return what may be seen wherever in a server."""
        every = [place.sees for place in self.state.places.all(server).values()]
        return sees.everywhere(every).meet(self.state.places.opened_to(server))

    def _readable(self, member: discord.Member) -> Iterator[Sight]:
        """Yield what may be seen in each channel of a server that a member of it can read."""
        for channel in member.guild.channels:
            can = channel.permissions_for(member)
            if not isinstance(channel, discord.CategoryChannel) and can.view_channel:
                yield self._in(member.guild.id, channel.id)

    def _turn(self, message: int) -> asyncio.Lock:
        """Return what is held while a message is dealt with: one that is edited meanwhile comes after."""
        return self._turns.setdefault(message, asyncio.Lock())

    async def _watch(self) -> None:
        await self.wait_until_ready()
        await self.watch.go_on()

    async def _warm(self) -> None:
        try:
            await self.worker.run(lambda library: library.warm())
        except (
            OnRecordError
        ) as fault:  # a question will tell it to people; this is for whoever starts the bot
            _log.warning("%s", fault)
