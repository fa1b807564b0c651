"""Failures and pressure: what a person sees when something breaks, and what holds meanwhile."""

from __future__ import annotations

import logging
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bot.e2e.conftest import BOT, ROOT

if TYPE_CHECKING:
    from collections.abc import Callable


_log = logging.getLogger(__name__)

QUESTION = "What did Mildred Osgood say about trade?"
PEOPLE = [f"person{number}" for number in range(50)]


def test_a_start_that_fails_is_one_sentence(fresh: Callable[..., Any], alone: dict[str, str]) -> None:
    world = fresh(privileged_intents=frozenset())
    for changes, words in (
        ({"DISCORD_TOKEN": "wrong"}, "Discord does not accept DISCORD_TOKEN"),
        ({"DISCORD_TOKEN": ""}, "DISCORD_TOKEN is not set"),
        ({}, "switch on 'Message Content Intent'"),
        ({"ONRECORD_BOT_STATE": "/proc/none/bot.db"}, "The bot's state cannot be kept in"),
    ):
        bot = world.start_bot(BOT, cwd=ROOT, env=alone | changes, wait=False)
        assert bot.wait_exit(60) == 1
        last = bot.output.strip().splitlines()[-1]
        assert last.startswith("onrecord bot: ")
        assert words in last


def test_a_start_without_the_scope_for_commands_is_one_sentence(
    fresh: Callable[..., Any], alone: dict[str, str]
) -> None:
    world = fresh()
    world.fail(1, status=403, route="/commands")
    bot = world.start_bot(BOT, cwd=ROOT, env=alone, wait=False)
    assert bot.wait_exit(60) == 1
    assert bot.output.strip().splitlines()[-1] == (
        "onrecord bot: The bot may not register commands; "
        "invite it with the scopes bot and applications.commands."
    )


def test_buttons_work_after_a_restart_and_a_month(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    bot = start(world, alone)
    ex = world.slash("ask", question=QUESTION)
    assert bot.stop(sig=signal.SIGTERM) == 0
    world.advance_time(30 * 24 * 3600)
    start(world, alone)
    assert "We will trade amber in the spring" in world.click(ex, "Context", user="bob").text
    assert "Noted" in world.click(ex, "Helpful").text
    follow = world.say("alice", "general", "and Quentin Harrowgate?", reply_to=ex.message)
    assert "Harrowgate" in follow.text
    assert world.problems() == []


def test_limits_are_told_to_the_one_who_met_them(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone | {"ONRECORD_PERSON_LIMIT": "2"})
    world.slash("ask", question=QUESTION, user="bob")
    world.slash("ask", question=QUESTION, user="bob")
    refused = world.slash("ask", question=QUESTION, user="bob")
    assert refused.ephemeral
    assert "asked 2 questions in a minute. Ask again <t:" in refused.text
    assert "Mildred" in world.slash("ask", question=QUESTION, user="carol").text
    assert world.problems() == []


def test_a_missing_index_is_said_and_mended(
    fresh: Callable[..., Any], alone: dict[str, str], tmp_path: Path
) -> None:
    world = fresh()
    env = alone | {"ONRECORD_INDEX": str(tmp_path / "none")}
    world.start_bot(BOT, cwd=ROOT, env=env, commands=["ask", "admin"])
    assert "Mend: onrecord index" in world.slash("ask", question=QUESTION, user="mod", timeout=60).text
    for told in (world.slash("ask", question=QUESTION).text, world.dm("alice", QUESTION).text):
        assert (
            told == "The index of articles cannot be read at the moment. Whoever runs me finds in my log why."
        )
    assert world.autocomplete("ask", "speaker", "x").choices == []
    assert world.autocomplete("admin remove", "source", "x", user="mod").choices == []
    ex = world.slash("admin reindex", user="mod", wait=False)
    ex.wait(timeout=180, until=lambda one: "Done" in one.text or "Not done" in one.text)
    assert "articles indexed" in ex.text
    assert "Amber is a fine" in world.slash("ask", question=QUESTION).text
    assert world.problems() == []


def test_fifty_people_are_answered_while_the_gateway_drops_twice(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh(users=["alice", "bob", "carol", *PEOPLE])
    bot = start(world, alone)
    asked = [world.slash("ask", question=f"{QUESTION}", user=one, wait=False) for one in PEOPLE]
    for ex in asked:
        ex.wait(timeout=60, settle=0)
    assert not any(ex.did_not_respond for ex in asked)
    assert all("Amber is a fine" in ex.text for ex in asked)

    channels = [world.add_channel(f"room{number}") for number in range(10)]
    said = []
    for number, one in enumerate(PEOPLE):
        said.append(world.say(one, channels[number % 10], f"{world.mention()} {QUESTION}", wait=False))
        if number in (10, 30):
            world.drop_gateway("abort" if number == 10 else "reconnect")
        if number == 29:
            assert world.wait_reconnected() == "resumed"
    commands = [world.slash("ask", question=QUESTION, user=one, wait=False) for one in PEOPLE[:10]]
    for ex in said:
        ex.wait(timeout=90, settle=0)
    for ex in commands:
        ex.wait(timeout=90, settle=0)
    time.sleep(2)
    for channel in channels:
        answers = [m for m in world.history(channel) if m.author == world.bot_name]
        assert len(answers) == 5
        assert len({m.reply_to for m in answers}) == 5
    assert all("Amber is a fine" in ex.text for ex in commands if not ex.did_not_respond)
    _log.info("commands too late: %d", sum(ex.did_not_respond for ex in commands))
    _log.info("gateway: %s", [line for line in world.gateway_log if "resumed" in line])
    late = [one for one in world.problems() if not one.startswith(("interaction unanswered", "refused"))]
    assert late == []
    if not any(ex.did_not_respond for ex in commands):
        assert world.problems() == []
    assert bot.stop(sig=signal.SIGTERM) == 0


def test_a_hundred_people_are_each_answered_once_while_the_state_is_held(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    people = [f"asker{number}" for number in range(100)]
    world = fresh(users=["alice", "bob", "carol", *people])
    start(world, alone)
    asked = [world.slash("ask", question=QUESTION, user=one, wait=False) for one in people]
    with closing(sqlite3.connect(alone["ONRECORD_BOT_STATE"], isolation_level=None)) as held:
        held.execute("BEGIN EXCLUSIVE")
        time.sleep(2)
        held.execute("ROLLBACK")
    for ex in asked:
        ex.wait(timeout=90, settle=0.5)
    told = "Too many questions wait at the moment."
    for ex in asked:
        assert not ex.did_not_respond
        (message,) = ex.messages
        assert "Amber is a fine" in message.text or told in message.text
    assert world.problems() == []


def test_429_and_5xx_are_obeyed(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone)
    world.rate_limit(2, retry_after=0.5)
    assert "Amber is a fine" in world.slash("ask", question=QUESTION).text
    world.rate_limit(2, retry_after=0.5)
    assert "Amber is a fine" in world.say("alice", "general", f"{world.mention()} {QUESTION}").text
    world.fail(2, status=503, route="POST /channels")
    assert (
        "Amber is a fine" in world.say("alice", "general", f"{world.mention()} {QUESTION}", timeout=20).text
    )
    sent = [one.body for one in world.requests if one.method == "POST" and one.path.endswith("/messages")]
    tried = [body for body in sent if body]
    assert len(tried) == 2
    assert all(body["enforce_nonce"] for body in tried)  # sent and yet failed, it is there once
    world.fail(1, status=502, route="/webhooks")
    assert "Amber is a fine" in world.slash("ask", question=QUESTION, timeout=20).text
    assert world.problems() == []


def test_sigterm_finishes_what_is_being_answered(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh(users=["alice", "bob", "carol", *PEOPLE])
    bot = start(world, alone)
    asked = [world.slash("ask", question=QUESTION, user=one, wait=False) for one in PEOPLE[:20]]
    world.wait_for(lambda: all(ex.deferred for ex in asked), 10)
    bot.process.send_signal(signal.SIGTERM)
    assert bot.wait_exit(30) == 0
    assert all("Amber is a fine" in ex.text for ex in asked)
    assert world.problems() == []


def test_what_the_bot_may_not_do_breaks_nothing(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone)
    world.deny(world.bot_name, "SEND_MESSAGES", channel="news")
    assert not world.say(
        "alice", "news", f"{world.mention()} {QUESTION}", expect_reply=False, timeout=2
    ).answered
    assert "Amber is a fine" in world.slash("ask", question=QUESTION, channel="news").text
    world.deny(world.bot_name, "READ_MESSAGE_HISTORY", channel="general")
    assert "Amber is a fine" in world.say("alice", "general", f"{world.mention()} {QUESTION}").text
    assert world.problems() == []


def test_a_thousand_questions_leave_memory_flat(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    bot = start(world, alone)
    topics = ["trade", "amber", "the spring", "the dam", "pings", "the harbour", "nothing at all"]
    after = {}
    for number in range(1, 1001):
        world.slash("ask", question=f"What did Mildred Osgood say about {topics[number % 7]}?", settle=0)
        if number in (100, 1000):
            status = Path(f"/proc/{bot.process.pid}/status").read_text(encoding="utf-8")
            after[number] = next(
                int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")
            )
    _log.info("memory after 100: %d kB, after 1000: %d kB", after[100], after[1000])
    assert after[1000] < after[100] * 1.1
    assert world.problems() == []
