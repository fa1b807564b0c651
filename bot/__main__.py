"""``python -m bot``: run On Record in Discord until it is told to end.

A start that fails says why in one sentence, with exit status 1.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import aiohttp
import discord

from bot.client import OnRecord
from bot.errors import StateError
from bot.handlers.wired import HANDLERS
from bot.library.library import Library, Worker
from bot.library.reindexing import Reindexing
from bot.limits import Limits
from bot.memory import file
from bot.memory.state import open_state
from index import settings
from index.answers import thresholds
from index.errors import OnRecordError
from index.types import Server

if TYPE_CHECKING:
    from bot.memory.state import State
    from index.settings import Settings

PORTAL = "in the Discord developer portal"


def main(*arguments: str) -> int:
    """Run the bot, or with ``--backup FILE`` copy its state; the exit status is 1 when that failed."""
    discord.utils.setup_logging(level=logging.INFO)
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot has no voice
    logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
    try:
        if arguments[:1] == ("--backup",):
            backup(settings.load(), Path(arguments[1]))
        else:
            asyncio.run(run(settings.load()))
    except (OnRecordError, discord.DiscordException, aiohttp.ClientConnectionError, TimeoutError) as fault:
        sys.stderr.write(f"onrecord bot: {explained(fault)}\n")
        return 1
    return 0


def backup(found: Settings, target: Path) -> None:
    """Copy the bot's state to a new file.

    :raises StateError: when there is nothing to copy, or the file is there already or cannot be written.
    """
    if isinstance(found.index, Server):
        raise StateError(
            f"What the bot keeps stands beside the index at {found.index}, in the schema onrecord_bot. "
            "Save both with: pg_dump -Fc DATABASE > FILE"
        )
    if not found.bot_state.exists():
        raise StateError(
            f"There is no {found.bot_state.absolute()} to copy: the bot has kept nothing there. "
            "Go to the folder that it runs in, or set ONRECORD_BOT_STATE."
        )
    if target.exists():
        raise StateError(f"{target} is there already. Name a new file.")
    file.copy(found.bot_state, target)


def kept(found: Settings) -> State:
    """Open what the bot remembers: beside an index on a server, so that bots share it, and else in its file.

    :raises StateError: when it cannot be opened.
    """
    if isinstance(found.index, Server):
        return open_state(found.index, found.bot_state)
    return open_state(found.bot_state)


def explained(fault: Exception) -> str:
    """Return in one sentence why the bot could not start, and what to do."""
    match fault:
        case OnRecordError():
            words = str(fault)
        case discord.LoginFailure() | discord.ConnectionClosed(code=4004):
            words = f"Discord does not accept DISCORD_TOKEN; copy it anew {PORTAL} (Bot > Reset Token)."
        case discord.PrivilegedIntentsRequired() | discord.ConnectionClosed(code=4014):
            words = f"The bot may not read messages; switch on 'Message Content Intent' {PORTAL} (Bot)."
        case discord.Forbidden() | discord.MissingApplicationID():
            words = (
                "The bot may not register commands; invite it with the scopes bot and applications.commands."
            )
        case _:
            words = f"Discord cannot be used ({fault}); check the network, then start again."
    return words


async def run(found: Settings) -> None:
    """Connect, and answer until SIGTERM or SIGINT; then finish what is being answered."""
    if found.discord_token is None:
        raise OnRecordError(
            f"DISCORD_TOKEN is not set: copy it {PORTAL} (Bot > Reset Token) and write it into .env."
        )
    state = kept(found)
    library = Library(found.index, found.model, thresholds.in_use(settings.fitted(found)))
    worker = Worker(library, most=found.queue, time_limit=found.time_limit)
    limits = Limits(found.person_limit, found.server_limit, time.time)
    try:
        async with OnRecord(worker, state, limits, Reindexing(), HANDLERS) as client:
            _end_on_signals(client)
            await client.start(found.discord_token.get_secret_value())
    finally:
        worker.close()
        state.close()


def _end_on_signals(client: OnRecord) -> None:
    loop, ending = asyncio.get_running_loop(), set[asyncio.Task[None]]()

    def end() -> None:
        if not ending:
            ending.add(loop.create_task(client.finish()))

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, end)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
