"""What a person sees when something goes wrong, and how often."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.errors import StateError
from bot.explained import OF_THE_MACHINE, SORRY
from bot.memory.places import Place
from index.answers import answer
from index.errors import QuestionError
from tests.bot.scene import Scene, Stage, labels, message, text, words

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

QUESTION = "What did Dario Lenz say about islands?"


@pytest.fixture
def stage(index: Path, encoder: Encoder, tmp_path: Path) -> Stage:
    return Stage(index, encoder, tmp_path / "bot.db", person_limit=2)


def failing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def ask(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(answer, "ask", ask)


def contents(on: Scene) -> list[str]:
    return [words(one) for one in on.general.history() if one.author == on.client.user]


def test_a_fault_of_ours_is_told_to_whoever_met_it(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, RuntimeError("a fault of ours"))

    async def story(on: Scene) -> None:
        assert on.client.user is not None
        assert text(await on.alice.slash(on.general, "ask", question=QUESTION)) == SORRY
        await on.alice.send(on.general, f"{on.client.user.mention} {QUESTION}")
        assert contents(on) == [SORRY]  # whoever used the command was told alone
        assert set(on.met()) == {"a fault of ours"}

    stage.play(story)


def test_a_long_explanation_is_told_as_far_as_it_fits(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, QuestionError("There are: " + "collection, " * 300))

    async def story(on: Scene) -> None:
        assert on.client.user is not None
        told = text(await on.alice.slash(on.general, "ask", question=QUESTION))
        assert told.startswith("There are: collection, ")
        await on.alice.send(on.general, f"{on.client.user.mention} {QUESTION}")
        assert contents(on) == [told]
        on.met()

    stage.play(story)


@pytest.mark.parametrize("question", [QUESTION, ""])
def test_whoever_mentions_the_bot_too_often_is_told_so_once(stage: Stage, question: str) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        for _ in range(5):
            await on.alice.send(on.general, f"{on.client.user.mention} {question}")
        told = [one for one in contents(on) if "Ask again <t:" in one]
        assert (len(contents(on)), len(told)) == (3, 1)
        refused = await on.alice.slash(on.general, "ask", question=QUESTION)
        assert refused.ephemeral
        assert "Ask again <t:" in text(refused)
        on.met()

    stage.play(story)


def test_help_asks_and_counts_as_a_question(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        for _ in range(2):
            assert "What did" in text(await on.alice.slash(on.general, "help"))
        assert "Ask again <t:" in text(await on.alice.slash(on.general, "help"))
        on.met()

    stage.play(story)


def test_an_answer_comes_though_it_cannot_be_kept(index: Path, encoder: Encoder, tmp_path: Path) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        holder = sqlite3.connect(tmp_path / "bot.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        done = await on.alice.slash(on.general, "ask", question=QUESTION)
        await on.alice.send(on.general, f"{on.client.user.mention} {QUESTION}")
        assert ["An island is not a luxury" in one for one in [text(done), contents(on)[-1]]] == [True, True]
        assert labels(message(done)) == []
        refused = await on.alice.slash(on.general, "forget")
        assert text(refused) == OF_THE_MACHINE[StateError]
        holder.execute("ROLLBACK")
        holder.close()
        assert "Helpful" in labels(message(await on.alice.slash(on.general, "ask", question=QUESTION)))
        on.met()

    Stage(index, encoder, tmp_path / "bot.db").play(story)


def test_an_answer_stands_though_which_message_shows_it_cannot_be_kept(
    index: Path, encoder: Encoder, tmp_path: Path
) -> None:
    async def story(on: Scene) -> None:
        with closing(sqlite3.connect(tmp_path / "bot.db")) as other:
            other.execute("ALTER TABLE message RENAME TO elsewhere")
        done = await on.alice.slash(on.general, "ask", question=QUESTION)
        assert "An island is not a luxury" in text(done)
        assert not done.followups  # no word of the fault after it
        assert on.met() == []

    Stage(index, encoder, tmp_path / "bot.db").play(story)


def test_a_refused_thread_leaves_the_answer_in_the_channel(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        on.client.state.places.set(on.guild.id, on.general.id, Place(threads=True))
        on.env.inject_error("POST", "/channels/*/messages/*/threads", status=400, code=160004)
        await on.alice.send(on.general, f"{on.client.user.mention} {QUESTION}")
        (answer,) = contents(on)
        assert "An island is not a luxury" in answer
        assert not on.general.threads

    stage.play(story)
