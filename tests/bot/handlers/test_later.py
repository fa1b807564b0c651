"""Buttons under an answer whose articles have changed since, and those that an earlier bot left."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import discord

from bot.client import GONE
from bot.handlers.buttons import CHANGED
from bot.memory.record import UNREADABLE
from index.intake.build import Makers, Source, bring_up_to_date
from tests.bot.scene import Scene, Stage, labels, message, pressable, quoted, text, words

if TYPE_CHECKING:
    from pathlib import Path

    import simcord

    from index.embedding.encoder import Encoder

FIRST = "“Amber is what we trade in,” said Mildred Osgood, who trades in amber."
SECOND = "“We trade amber for wool,” said Mildred Osgood at the fair."


def test_a_context_is_of_the_excerpt_that_it_stands_under(encoder: Encoder, tmp_path: Path) -> None:
    documents, index = tmp_path / "documents", tmp_path / "index"
    documents.mkdir()
    for name, said in (("first.txt", FIRST), ("second.txt", SECOND)):
        (documents / name).write_text(f"It rained all day.\n\n{said}\n", encoding="utf-8")
    makers = Makers(lambda: encoder)
    bring_up_to_date(index, Source(documents), makers)

    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question="What did Mildred Osgood say about amber?")
        first, second = quoted(text(done))
        press, other = (one["custom_id"] for one in pressable(message(done)) if one["label"] == "Context")
        context = await on.alice.click(message(done), custom_id=press)
        assert labels(message(context)) == ["Excerpt 2"]
        changed = next(file for file in documents.iterdir() if first in file.read_text(encoding="utf-8"))
        changed.write_text("“Amber is dear,” said somebody else.\n", encoding="utf-8")
        bring_up_to_date(index, Source(documents), makers)
        assert text(await on.alice.click(message(done), custom_id=press)) == CHANGED
        assert second in text(await on.alice.click(message(done), custom_id=other))
        assert second in text(await on.alice.click(message(context), label="Excerpt 2"))
        assert on.met() == [CHANGED]

    Stage(index, encoder, tmp_path / "bot.db").play(story)


def test_a_button_of_an_earlier_bot_does_what_its_custom_id_says(
    index: Path, encoder: Encoder, tmp_path: Path
) -> None:
    async def story(on: Scene) -> None:
        question = "What did Andrei Volkonin say?"
        shown = _number(await on.alice.slash(on.general, "ask", question=question))
        private = _number(await on.alice.slash(on.general, "ask", question=question, private=True))
        elsewhere = _number(await on.alice.slash(on.news, "ask", question=question))
        page, topic = f"or:page:{shown}:1", f"or:why:{shown}:topic"
        no_more = [f"or:page:{private}:0", f"or:page:{elsewhere}:0", f"or:oracle:{shown}:"]
        old = discord.ui.View(timeout=None)
        for custom in (page, topic, *no_more):
            old.add_item(discord.ui.Button(label=custom, custom_id=custom))
        old.stop()  # nothing but the custom ids tells of them
        channel = on.client.get_partial_messageable(on.general.id, guild_id=on.guild.id)
        await channel.send("Left from before.", view=old)
        left = on.general.last_message
        assert left is not None
        assert "Back" in labels(message(await on.bob.click(left, custom_id=page)))
        for custom in no_more:
            assert text(await on.bob.click(left, custom_id=custom)) == GONE
        await on.bob.click(left, custom_id=topic)
        assert on.client.state.marks(on.guild.id) == {"topic": 1}
        assert on.met() == [GONE] * 3

    Stage(index, encoder, tmp_path / "bot.db").play(story)


def test_an_answer_that_was_kept_otherwise_is_told_to_be_so_and_stands_in_nobodys_way(
    index: Path, encoder: Encoder, tmp_path: Path
) -> None:
    state = tmp_path / "bot.db"

    async def story(on: Scene) -> None:
        assert on.client.user is not None
        done = await on.alice.slash(on.general, "ask", question="What did Andrei Volkonin say?")
        with closing(sqlite3.connect(state)) as db, db:
            db.execute("UPDATE answer SET answer = replace(answer, '\"said\"', '\"sung\"')")
        context = next(one["custom_id"] for one in pressable(message(done)) if one["label"] == "Context")
        assert text(await on.alice.click(message(done), custom_id=context)) == UNREADABLE
        assert on.met() == [UNREADABLE]
        answer = on.general.last_message
        asked = f"{on.client.user.mention} What did Dario Lenz say about islands?"
        await on.bob.send(on.general, asked, reply_to=answer)
        answer = on.general.last_message
        assert answer is not None
        assert quoted(words(answer))[0].startswith("“An island is not a luxury,”")

    Stage(index, encoder, state).play(story)


def _number(done: simcord.InteractionResult) -> str:
    """Return the number of an answer, which its buttons carry."""
    customs = [one["custom_id"] for one in pressable(message(done))]
    return str(customs[0].split(":")[2])
