"""More questions than can be answered, and ones that take too long; the core is as slow as a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

QUESTION = "What did Mildred Osgood say about trade?"
PATIENCE = 90.0
"""Seconds that a test waits for what must come, on however slow a machine."""

BUSY = "Too many questions wait at the moment. Ask again in a minute."


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """While this file is there, no question is answered."""
    return tmp_path / "gate"


@pytest.fixture
def gated(alone: dict[str, str], gate: Path) -> dict[str, str]:
    return alone | {"ONRECORD_TEST_GATE": str(gate)}


def test_a_question_beyond_the_queue_gets_one_clear_message(
    fresh: Callable[..., Any], gated: dict[str, str], start: Callable[..., Any], gate: Path
) -> None:
    people = [f"person{number}" for number in range(3)]
    world = fresh(users=["alice", "bob", "carol", *people])
    start(world, gated | {"ONRECORD_QUEUE": "3"}, module="tests.bot.e2e.gated")
    gate.touch()
    held = [world.slash("ask", question=QUESTION, user=one, wait=False) for one in people]
    assert world.wait_for(lambda: all(ex.deferred for ex in held), timeout=PATIENCE)
    refused = world.slash("ask", question=QUESTION)
    said = world.say("bob", "general", f"{world.mention()} {QUESTION}", timeout=PATIENCE)
    written = world.dm("carol", QUESTION, timeout=PATIENCE)
    for ex in (refused, said, written):
        assert [one.content for one in ex.messages] == [BUSY]
    gate.unlink()
    for ex in held:
        assert "Amber is a fine thing" in ex.wait(timeout=PATIENCE).text
    assert "Amber is a fine thing" in world.slash("ask", question=QUESTION).text
    assert world.problems() == []


def test_a_question_that_takes_too_long_is_given_up_while_the_heart_beats_on(
    fresh: Callable[..., Any], gated: dict[str, str], start: Callable[..., Any], gate: Path
) -> None:
    world = fresh(heartbeat_interval=1)
    start(world, gated | {"ONRECORD_TIME_LIMIT": "2.5"}, module="tests.bot.e2e.gated")
    (connection,) = world.emulator.gateway.connections
    gate.touch()
    late = world.slash("ask", question=QUESTION, timeout=PATIENCE)
    said = world.say("bob", "general", f"{world.mention()} {QUESTION}", timeout=PATIENCE)
    for ex in (late, said):
        words = "This took longer than 2.5 seconds. Ask again, or ask something narrower."
        assert [one.content for one in ex.messages] == [words]
    assert not late.did_not_respond
    beat = connection.last_beat
    assert world.wait_for(lambda: connection.last_beat > beat, timeout=PATIENCE)  # the core stands still yet
    gate.unlink()
    assert world.wait_for(
        lambda: "Amber is a fine thing" in world.slash("ask", question=QUESTION, timeout=PATIENCE).text,
        timeout=PATIENCE,
    )
    assert world.problems() == []
