"""What is said to the bot that is no question, or is one about another message."""

from __future__ import annotations

import pytest

from bot.handlers.conversation import HINT
from bot.handlers.small_talk import doubts, is_small_talk
from tests.bot.scene import Scene, Stage, message, pressable, quoted, text, words

QUESTION = "What did Dario Lenz say about islands?"
WORDS = "“An island is not a luxury,” Lenz said."


def answers(on: Scene) -> list[str]:
    return [words(one) for one in on.general.history() if one.author == on.client.user]


@pytest.mark.parametrize("words", ["help", "thanks!", "who are you?", "ok", "Good bot."])
def test_small_talk_is_answered_with_no_quotation(stage: Stage, words: str) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        await on.alice.send(on.general, f"{on.client.user.mention} {words}")
        assert answers(on) == [HINT]

    stage.play(story)


def test_a_mention_in_code_is_none_and_one_in_bold_type_is(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        mention = on.client.user.mention
        await on.alice.send(on.general, f"Write `{mention} {QUESTION}` to ask.")
        await on.alice.send(on.general, f"```\n{mention} {QUESTION}\n```")
        assert answers(on) == []
        await on.alice.send(on.general, f"@everyone **{mention}** What did **Dario Lenz** say about islands?")
        (answer,) = answers(on)
        assert quoted(answer)[0].startswith(WORDS)
        assert answer.startswith("-# Dario Lenz · on “islands”")

    stage.play(story)


@pytest.mark.parametrize("doubt", ["did he really say that?", "did Lenz say this?", "is that true?"])
def test_a_doubt_about_a_message_checks_its_quotations(stage: Stage, doubt: str) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        said = await on.bob.send(on.general, "As Lenz said: “An island is not a luxury,” Amazing.")
        await on.alice.send(on.general, f"{on.client.user.mention} {doubt}", reply_to=said)
        (told,) = answers(on)
        assert "**Exact: these words are on record.**" in told

    stage.play(story)


def test_an_answer_of_its_own_checks_as_genuine(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        assert on.client.user is not None
        await on.alice.send(on.general, f"{on.client.user.mention} {QUESTION}")
        answer = on.general.last_message
        assert answer is not None
        told = await on.bob.context_menu(on.general, "Check quotes", answer)
        verdicts = text(told)
        assert verdicts.count("**Exact: these words are on record.**") == len(quoted(words(answer)))
        assert "Not found" not in verdicts
        assert "Altered" not in verdicts

    stage.play(story)


def test_days_the_wrong_way_round_are_said_to_be_the_mistake(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question=QUESTION, since="2025-05", until="2025-03")
        assert message(done).ephemeral
        assert text(done) == "Nothing is since 2025-05 and until 2025-03: the first day is after the last."
        on.met()

    stage.play(story)


def test_an_answer_is_shared_once_however_often_that_is_pressed(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question=QUESTION, private=True)
        shown = message(done)
        share = next(one["custom_id"] for one in pressable(shown) if one["label"] == "Share")
        number = int(share.split(":")[2])
        on.client.shared.add(number)  # as while the first press is being carried out
        again = await on.alice.click(shown, label="Share")
        assert text(again) == "This answer is shared already."
        assert answers(on) == []
        on.client.shared.discard(number)
        await on.alice.click(shown, label="Share")
        assert len(answers(on)) == 1
        on.met()

    stage.play(story)


SMALL = [
    "thx :)", "👍", "👍🏽 <:yes:123>",
    "cool, thank you", "Thanks a lot!!", "haha", "hi bot", "yo", "are you there?",
    "danke!", "merci", "спасибо", "ping",
    "ok, got it, thanks", "that's great :D", "Who are you, and how does this work?",
]  # fmt: skip
ASKING = [
    "what is new about islands?", "thanks to whom?", "Dario Lenz", "help for islands", "who said thanks?",
    "tests",
    "Thank Lenz said", "why islands",
]  # fmt: skip


def test_whatever_is_made_of_small_talk_alone_is_small_talk() -> None:
    assert [words for words in SMALL if not is_small_talk(words)] == []
    assert [words for words in ASKING if is_small_talk(words)] == []


DOUBTS = [
    "did he really say that?", "Did Ana van Lenz actually say so", "really?", "check this please", "source?",
    "any source for that?", "ok, can you verify these quotes?", "is this a real quote?",
    "is that quote fake, please?",
    "wait, is that true?", "what's the source?", "fact-check this",
]  # fmt: skip
NO_DOUBTS = [
    "did he say that islands float?",
    "is that true of islands?",
    "check Lenz on islands",
    "sources on islands",
]


def test_what_doubts_a_message_is_told_from_what_asks() -> None:
    assert [words for words in DOUBTS if not doubts(words)] == []
    assert [words for words in NO_DOUBTS if doubts(words)] == []


def test_what_has_no_words_is_not_checked(stage: Stage) -> None:
    async def story(on: Scene) -> None:
        for empty in ("   ", "“”", "?!"):
            done = await on.alice.slash(on.general, "check", text=empty)
            assert message(done).ephemeral
            assert text(done) == "There are no words in it to be checked."
        on.met()

    stage.play(story)
