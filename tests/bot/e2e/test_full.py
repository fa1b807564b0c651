"""A full disk, which only the bot sees: of what it keeps, of the index; what else a log channel is told."""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.bot.e2e.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = "What did Mildred Osgood say about trade?"
WORDS = "Amber is a fine thing to trade"
MOUNTED = "mount -t tmpfs -o size={size} tmpfs {at}"
ALONE = ["unshare", "--mount", "--map-root-user", "sh", "-c"]


def can_mount(at: Path) -> bool:
    try:
        tried = subprocess.run([*ALONE, MOUNTED.format(size="1m", at=at)], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return tried.returncode == 0


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A folder on which a small disk can be mounted."""
    at = tmp_path / "small"
    at.mkdir()
    if not can_mount(at):
        pytest.skip("no disk can be mounted here")
    return at


def on(small: Path, size: str, before: str) -> list[str]:
    """Return the command that starts the bot with a small disk."""
    return [*ALONE, f"{MOUNTED.format(size=size, at=small)} && {before} && exec {sys.executable} -m bot"]


def within(bot: Any, path: Path) -> Path:
    """Return a file as the bot sees it."""
    return Path(f"/proc/{bot.process.pid}/root{path}")


def fill(bot: Any, small: Path) -> Path:
    """Fill the small disk."""
    ballast = within(bot, small / "ballast")
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(1024)):
            pass
    return ballast


def test_a_hundred_people_are_each_answered_once_while_the_disk_of_the_state_is_full(
    fresh: Callable[..., Any], alone: dict[str, str], small: Path
) -> None:
    people = [f"asker{number}" for number in range(100)]
    world = fresh(users=["alice", "bob", "carol", *people])
    env = alone | {"ONRECORD_BOT_STATE": str(small / "bot.db"), "ONRECORD_QUEUE": "200"}
    bot = world.start_bot(on(small, "1m", "true"), cwd=ROOT, env=env, commands=["ask", "admin"], timeout=60)
    world.slash("admin log", user="mod", options={"channel": "news"}, timeout=60)
    kept = world.slash("ask", question=QUESTION, timeout=60)
    ballast = fill(bot, small)
    asked = [world.slash("ask", question=QUESTION, user=one, wait=False) for one in people[:60]]
    rooms = [world.add_channel(f"room{number}") for number in range(8)]
    asking = f"{world.mention()} {QUESTION}"
    said = [world.say(one, rooms[at % 8], asking, wait=False) for at, one in enumerate(people[60:])]
    for how in ("abort", "reconnect"):
        world.drop_gateway(how)
        world.wait_reconnected()
    for ex in [*asked, *said]:
        ex.wait(timeout=90, settle=0.3)
    for ex in asked:
        if not ex.did_not_respond:  # a command that Discord sent into a dropped connection is lost with it
            assert [WORDS in one.text for one in ex.messages] == [True]
            assert not ex.message.buttons  # there is nothing to turn the pages by
    assert sum(not ex.did_not_respond for ex in asked) > 50
    answers = [one for room in rooms for one in world.history(room) if one.author == world.bot_name]
    assert len(answers) == len({one.reply_to for one in answers}) == len(said)
    assert all(WORDS in one.text for one in answers)
    told = world.click(kept, "Helpful")
    assert told.ephemeral
    assert told.text == "I cannot keep what I answer at the moment. Whoever runs me finds in my log why."
    refused = world.slash("admin keep", user="mod", days=3)
    assert "The bot's state cannot be written: database or disk is full. Free the file, or its disk." in (
        refused.text
    )
    ballast.unlink()
    assert "Noted" in world.click(kept, "Helpful").text
    assert "Context" in [one.label for one in world.slash("ask", question=QUESTION).message.buttons]
    assert not any("Something went wrong" in one.text for one in world.bot_messages)
    late = [one for one in world.problems() if not one.startswith(("interaction unanswered", "refused"))]
    assert late == []


def test_the_log_channel_is_told_of_a_full_disk_a_stale_index_and_an_article_unread(
    fresh: Callable[..., Any], alone: dict[str, str], small: Path, tmp_path: Path, documents: Path
) -> None:
    mine, index = tmp_path / "documents", small / "index"
    shutil.copytree(documents, mine)
    (mine / "vault" / "late.md").write_text("“Late,” said Mildred Osgood.", encoding="utf-8")
    world = fresh()
    env = alone | {"ONRECORD_DOCUMENTS": str(mine), "ONRECORD_INDEX": str(index)}
    command = on(small, "60m", f"cp -r {alone['ONRECORD_INDEX']} {index}")
    bot = world.start_bot(command, cwd=ROOT, env=env, commands=["ask", "admin"], timeout=60)
    world.slash("admin log", user="mod", options={"channel": "news"}, timeout=60)

    def told(words: str) -> list[str]:
        return [one.text for one in world.history("news") if words in one.text]

    assert world.wait_for(lambda: told("The disk of the index has"), 60)
    assert told("MB left. Mend: free some.")
    assert told("Mend: `onrecord index`")  # an article came after the index was made
    (mine / "vault" / "spoilt.pdf").write_bytes(b"%PDF-1.4 spoilt")
    ballast = fill(bot, small)
    ex = world.slash("admin reindex", user="mod", wait=False)
    ex.wait(timeout=120, until=lambda _: bool(told("Not done")), settle=2)
    assert told("Not done. Whoever began it is told why.")
    private = [one.text for one in ex.messages if one.ephemeral]
    assert any("full" in one for one in private), private
    assert WORDS in world.slash("ask", question=QUESTION, timeout=60).text  # from what is indexed
    ballast.unlink()
    ex = world.slash("admin reindex", user="mod", wait=False)
    ex.wait(timeout=120, until=lambda _: bool(told("1 file could not be read")), settle=2)
    assert told("1 file could not be read; whoever began it is told which.")
    for one in world.history("news"):
        assert not [word for word in ("spoilt", "late", str(small), str(mine)) if word in one.text], one.text
    assert world.problems() == []
