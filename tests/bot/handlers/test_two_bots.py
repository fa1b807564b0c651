"""Two bots on one PostgreSQL, one after the other: one index, one memory, and no fault told twice."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.library.library import NOTHING_HERE
from bot.memory.places import Place
from index.store.filter import NOTHING
from tests.bot.scene import Scene, Stage, message, text, words
from tests.index.making import MAKERS, run
from tests.index.store.served import empty

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

QUESTION = "What did Anna Berg say about the wall?"


@pytest.fixture
def stage(encoder: Encoder, tmp_path: Path) -> Stage:
    place = empty()
    (tmp_path / "wall.txt").write_text("“The wall holds,” said Anna Berg. The water rose.", encoding="utf-8")
    run(place, tmp_path, makers=replace(MAKERS, encoder=lambda: encoder, model=None))
    return Stage(place, encoder, place)


def test_what_is_set_and_kept_with_one_holds_for_the_other(stage: Stage) -> None:
    numbers = []

    async def one(on: Scene) -> None:
        answered = message(await on.alice.slash(on.general, "ask", question=QUESTION))
        assert "The wall holds," in words(answered)
        numbers.append(answered.id)
        on.client.state.places.set(on.guild.id, on.general.id, Place(NOTHING))

    async def other(on: Scene) -> None:
        kept = on.client.state.posted_as(numbers[0])
        assert kept is not None
        assert kept.person == on.alice.id
        assert text(await on.bob.slash(on.general, "ask", question=QUESTION)) == NOTHING_HERE
        assert "The wall holds," in text(await on.bob.slash(on.news, "ask", question=QUESTION))
        assert set(on.met()) == {NOTHING_HERE}

    stage.play(one)
    stage.play(other)


def test_a_fault_that_both_meet_is_told_once(stage: Stage) -> None:
    told = []

    async def story(on: Scene) -> None:
        on.client.state.places.set_log(on.guild.id, on.news.id)
        on.client.state.places.set_log(on.guild.id + 1, on.general.id)  # a server that is another bot's
        for _ in range(2):
            on.client.watch.report("The disk of the index is full.")
        await asyncio.gather(*on.client.watch.telling)
        told.append([words(one) for channel in (on.news, on.general) for one in channel.history()])

    stage.play(story)
    stage.play(story)
    assert told == [["The disk of the index is full."], []]
