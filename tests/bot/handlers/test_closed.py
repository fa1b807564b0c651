"""What one may not see: a collection that is closed shows nowhere, nor through what was answered before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.library.library import CLOSED
from bot.memory.places import Place
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.filter import Sight
from tests.bot.scene import Scene, Stage, labels, message, text, words

if TYPE_CHECKING:
    from pathlib import Path

    import simcord

    from index.embedding.encoder import Encoder

ARTICLES = {
    "open/amber.md": (
        "Open Observer",
        "“Amber is a fine thing to trade,” said Mildred Osgood.\n\n"
        "“I shall buy amber in the spring,” said Mary Harrowgate, who deals in stones.",
    ),
    "vault/copy.md": (
        "Hidden Herald",
        "“Amber is a fine thing to trade,” said Mildred Osgood.\n\n"
        "“I shall buy amber in the spring,” said Mary Harrowgate, who deals in stones.",
    ),
    "vault/secret.md": (
        "Hidden Herald",
        "“The vault of Zembla holds forty crates of amber,” said Quentin Harrowgate. "
        "“Amber is what we live on,” Quentin Harrowgate said. “Amber is heavy,” Quentin Harrowgate said.",
    ),
}
HIDDEN = ("Quentin", "Hidden Herald", "forty crates", "vault")


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    """An index of two collections."""
    documents, made = tmp_path_factory.mktemp("closed") / "documents", tmp_path_factory.mktemp("closed-index")
    for path, (publisher, said) in ARTICLES.items():
        file = documents / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"---\ntitle: Amber\npublisher: {publisher}\npublished: 2025-04-01\n---\n{said}\n",
            encoding="utf-8",
        )
    bring_up_to_date(made, Source(documents), Makers(lambda: encoder))
    return made


@pytest.fixture
def stage(closed: Path, encoder: Encoder, tmp_path: Path) -> Stage:
    return Stage(closed, encoder, tmp_path / "bot.db")


async def close(on: Scene) -> None:
    done = await on.mod.slash(on.general, "admin channels", channel=on.news, collections="open")
    assert "shows open" in text(done)


def hidden(done: simcord.InteractionResult) -> list[str]:
    shown = " ".join([text(done), *labels(message(done))])
    return [one for one in HIDDEN if one in shown]


def test_copies_in_a_closed_collection_are_not_named(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        question = "What did Mildred Osgood say about trade?"
        assert "Also in" in text(await on.alice.slash(on.news, "ask", question=question))
        await close(on)
        done = await on.alice.slash(on.news, "ask", question=question)
        assert "fine thing to trade" in text(done)
        assert hidden(done) == []

    stage.play(story)


def test_an_answer_given_before_the_closing_shares_no_name(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        question = "What did Harrowgate say about amber?"
        done = await on.alice.slash(on.news, "ask", question=question, private=True)
        assert "Quentin Harrowgate or Mary Harrowgate" in text(done)
        await close(on)
        shared = await on.alice.click(message(done), label="Share")
        assert hidden(shared) == []
        on.met()

    stage.play(story)


def test_a_follow_up_on_an_answer_given_before_the_closing_names_nobody(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        await on.alice.send(on.news, f"{on.client.user.mention} What did Harrowgate say about amber?")
        first = on.news.last_message
        assert first is not None
        assert "Quentin Harrowgate" in words(first)
        await close(on)
        await on.alice.send(on.news, "and about the spring?", reply_to=first)
        then = on.news.last_message
        assert then is not None
        assert then.id != first.id
        assert [one for one in HIDDEN if one in words(then)] == []

    stage.play(story)


def test_a_button_asks_of_whom_it_names(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.news, "ask", question="What did Zebulon Pike say about amber?")
        assert set(labels(message(done))[:3]) == {"Quentin Harrowgate", "Mary Harrowgate", "Mildred Osgood"}
        await close(on)
        for name in ("Mary Harrowgate", "Mildred Osgood"):
            asked = await on.alice.click(message(done), label=name)
            assert f"— **{name}**" in text(asked)
        refused = await on.alice.click(message(done), label="Quentin Harrowgate")
        assert text(refused) == CLOSED
        assert on.met() == [CLOSED]

    stage.play(story)


def test_suggestions_need_no_question_before_them(stage: Stage) -> None:
    async def closing(on: Scene) -> None:
        on.client.state.places.set(on.guild.id, 0, Place(Sight.of(["open"])))
        suggested = await on.alice.autocomplete(on.news, "ask", "speaker", "harrowgate")
        assert [one["name"] for one in suggested] == ["Mary Harrowgate"]

    stage.play(closing)


def test_a_collection_is_closed_to_every_kind_of_channel(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        voice, forum = on.guild.create_voice_channel("talk"), on.guild.create_forum_channel("forum")
        for channel in (voice, forum):
            done = await on.mod.slash(on.general, "admin channels", channel=channel, collections="open")
            assert text(done).startswith(f"{channel.mention}: shows open")
        asked = await on.alice.slash(voice, "ask", question="What did Quentin Harrowgate say about amber?")
        assert "forty crates" not in text(asked)

    stage.play(story)


def test_a_thread_sees_what_its_channel_does(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        question = "What did Quentin Harrowgate say about amber?"
        await on.mod.slash(on.general, "admin channels", channel=on.news, collections="open", threads=True)
        await on.alice.send(on.news, f"{on.client.user.mention} What did Mildred Osgood say about amber?")
        (thread,) = on.news.threads
        await on.alice.send(thread, question)
        asked = await on.alice.slash(thread, "ask", question=question)
        said = [words(one) for one in thread.history() if one.author == on.client.user]
        assert len(said) == 3
        assert "Amber is a fine thing" in said[0]
        assert "Quentin Harrowgate is never quoted" in said[1]
        assert "Quentin Harrowgate is never quoted" in text(asked)

    stage.play(story)
