"""Two bots on one PostgreSQL, one after the other, tell a fault once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tests.bot.scene import Scene, Stage, words
from tests.index.store.served import empty

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder


def test_a_fault_that_both_meet_is_told_once(encoder: Encoder) -> None:
    place, told = empty(), []
    stage = Stage(place, encoder, place)

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
