"""Starting, without any Discord: the commands that would be registered, and starts that fail."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import discord
import pytest

from bot.client import OnRecord
from bot.errors import RefusedError
from bot.handlers import buttons, rights
from bot.handlers.wired import HANDLERS
from bot.library.library import Library, Worker
from bot.library.reindexing import Reindexing
from bot.limits import Limits
from bot.memory.places import Place
from bot.memory.state import Posted, open_state
from index.store.filter import EVERYTHING, NOTHING, Sight

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def run(tmp_path: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"ONRECORD_BOT_STATE": str(tmp_path / "bot.db"), "DISCORD_TOKEN": ""} | environment
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)


def test_a_start_without_a_token_is_one_sentence(tmp_path: Path) -> None:
    ended = run(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.splitlines()[-1].startswith("onrecord bot: DISCORD_TOKEN is not set")
    assert "Traceback" not in ended.stderr


def test_the_state_is_backed_up_by_a_command(tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    nothing = run(tmp_path, "--backup", str(target))
    assert (nothing.returncode, f"There is no {tmp_path / 'bot.db'} to copy" in nothing.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []
    open_state(tmp_path / "bot.db").close()
    assert run(tmp_path, "--backup", str(target)).returncode == 0
    open_state(target).close()
    again = run(tmp_path, "--backup", str(target))
    assert (again.returncode, "is there already" in again.stderr) == (1, True)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[OnRecord]:
    async def made() -> OnRecord:
        worker = Worker(Library(tmp_path, None), most=1, time_limit=1)
        return OnRecord(
            worker, open_state(tmp_path / "bot.db"), Limits(1, 1, lambda: 0.0), Reindexing(), HANDLERS
        )

    client = asyncio.run(made())
    yield client
    client.worker.close()
    client.state.close()


def test_the_client_pings_nobody_and_keeps_no_messages(client: OnRecord) -> None:
    assert client.allowed_mentions is not None
    assert client.allowed_mentions.to_dict() == discord.AllowedMentions.none().to_dict()
    assert list(client.cached_messages) == []


def seen(client: OnRecord, server: int | None, channel: discord.PartialMessageable | None) -> Sight:
    return asyncio.run(client.sees(server, channel, 7))


def test_nothing_is_seen_from_a_direct_message_where_no_server_is_shared(client: OnRecord) -> None:
    assert seen(client, None, None) == NOTHING


def test_a_thread_whose_channel_is_not_known_sees_what_every_channel_does(client: OnRecord) -> None:
    thread = client.get_partial_messageable(99, guild_id=1)
    assert seen(client, 1, thread) == EVERYTHING
    client.state.places.set(1, 5, Place(Sight.of(["a", "b"])))
    client.state.places.set(1, 6, Place(Sight.of(["b", "c"])))
    assert seen(client, 1, thread) == Sight.of(["b"])


def test_a_server_that_joins_later_sees_nothing_until_that_is_opened(client: OnRecord) -> None:
    client.state.places.greet([1, 2])
    client.state.places.greet([2, 3])
    assert [client.state.places.opened_to(server) for server in (1, 2, 3)] == [
        EVERYTHING,
        EVERYTHING,
        NOTHING,
    ]
    client.state.places.open_server(3, Sight.of(["a"]))
    client.state.places.greet([3])
    client.state.places.set(3, 5, Place(Sight.of(["a/b", "c"])))
    assert seen(client, 3, client.get_partial_messageable(99, guild_id=3)) == Sight.of(["a/b"])


def test_every_command_and_option_is_explained() -> None:
    names = []
    for command in HANDLERS.commands:
        names.append(command.name)
        if not isinstance(command, discord.app_commands.ContextMenu):
            for one in [command, *getattr(command, "commands", [])]:
                assert 1 < len(one.description) <= 100
                for option in getattr(one, "parameters", []):
                    assert 1 < len(option.description) <= 100, (one.name, option.name)
    assert names == [
        "ask", "check", "Check quotes", "quotes", "Find similar statements", "speakers",
        "sources", "help", "privacy", "forget", "admin",
    ]  # fmt: skip


ERIN: Any = {"id": "7", "username": "erin", "discriminator": "0", "avatar": None}
MEMBER: Any = {
    "user": ERIN, "roles": [], "permissions": "0", "joined_at": None, "deaf": False, "mute": False, "flags": 0
}  # fmt: skip


def used(client: OnRecord, where: dict[str, Any]) -> discord.Interaction[Any]:
    """Return what a client is told when erin uses it somewhere."""
    data: Any = {
        "id": "1", "type": 2, "token": "t", "version": 1, "application_id": "5", "entitlements": [],
        "authorizing_integration_owners": {"1": "7"}, "user": ERIN, "attachment_size_limit": 1,
    } | where  # fmt: skip
    state = client._connection
    state.user = discord.ClientUser(state=state, data=ERIN)
    return discord.Interaction(data=data, state=state)


@pytest.mark.parametrize(
    ("where", "is_guest"),
    [
        ({"guild_id": "99", "context": 0, "member": MEMBER}, True),  # a server that the bot is not in
        ({"context": 2}, True),  # among people who write to each other
        ({"context": 1}, False),  # a direct message to the bot
    ],
)
def test_who_has_the_bot_for_themselves_is_shown_alone_what_direct_messages_show(
    client: OnRecord, where: dict[str, Any], is_guest: bool
) -> None:
    client.state.places.greet([1])
    interaction = used(client, where)
    assert rights.is_guest(interaction) == is_guest
    who = asyncio.run(rights.asker(interaction))
    assert who.is_private == is_guest
    assert who.sees == NOTHING  # nobody shares a server with them


def test_what_is_shown_where_the_bot_is_not_is_shared_with_nobody(client: OnRecord) -> None:
    number = client.state.post(Posted(0, 7, 99, 5, True, NOTHING, "{}"), "q", None, 0.0)
    lounge = {"id": "5", "type": 0, "name": "lounge", "position": 0, "permission_overwrites": []}
    interaction = used(client, {"guild_id": "99", "channel": lounge, "context": 0, "member": MEMBER})
    with pytest.raises(RefusedError, match="for you alone"):
        asyncio.run(buttons.pressed(interaction, "share", number, "0"))
