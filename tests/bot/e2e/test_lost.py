"""What Discord refuses, loses or is slow with: the answer comes, and comes once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

QUESTION = "What did Mildred Osgood say about trade?"
WORDS = "Amber is a fine thing to trade"
SPRING = "We will trade amber in the spring"
FRAMED = 1 << 15


@pytest.mark.parametrize("status", [0, 500, 502])
def test_an_answer_to_a_command_is_there_once_though_what_discord_says_to_it_is_lost(
    world: Any, status: int
) -> None:
    world.fail(1, status=status, route="/webhooks", executed=True)
    ex = world.slash("ask", question=QUESTION, timeout=30, settle=2.5)
    assert len(ex.messages) == 1
    assert WORDS in ex.text


def test_an_answer_comes_though_what_discord_says_to_the_first_sign_of_it_is_lost(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone)
    for status in (0, 500):
        world.fail(1, status=status, route="/callback", executed=True)
        ex = world.slash("check", options={"text": f"“{WORDS}”"}, timeout=30, settle=2.5)
        assert len(ex.messages) == 1
        assert "Exact" in ex.text
    assert [one for one in world.problems() if "already been acknowledged" not in one] == []


@pytest.mark.parametrize("status", [0, 502])
def test_an_answer_to_a_message_is_there_once_though_what_discord_says_to_it_is_lost(
    world: Any, status: int
) -> None:
    world.fail(1, status=status, route="/messages", executed=True)
    ex = world.say("alice", "general", f"{world.mention()} {QUESTION}", timeout=30, settle=2.5)
    assert len(ex.messages) == 1
    assert WORDS in ex.text
    then = world.say("alice", "general", "and in the spring?", reply_to=ex.message)
    assert SPRING in then.text


def test_a_turned_page_whose_frame_is_refused_comes_in_plain_text_once(world: Any) -> None:
    ex = world.slash("quotes", speaker="Volkonin")
    before = ex.message.text
    world.fail(1, status=400, route="/callback")
    turned = world.click(ex, "More", settle=1)
    (plain,) = turned.messages
    assert plain.ephemeral
    assert plain.content
    assert not plain.raw["flags"] & FRAMED
    assert "page 2" in plain.content
    assert ex.message.refresh().text == before
    world.click(plain, "More")
    assert "page 3" in plain.refresh().content
    world.fail(1, status=400, route="/callback")
    (theirs,) = world.click(ex, "More", user="bob", settle=1).messages
    assert "page 2" in theirs.content
    world.click(ex, "More")
    assert "page 2" in ex.message.refresh().text  # and is framed again, once Discord takes it


def test_an_edited_answer_whose_frame_is_refused_comes_in_plain_text_once(world: Any) -> None:
    channel = world.add_channel("edits")
    asked = world.say("alice", channel, f"{world.mention()} What did Zebulon Pike say about trade?")
    framed = asked.message
    world.fail(1, status=400, route="PATCH /channels")
    world.edit(asked, f"{world.mention()} {QUESTION}", until=lambda _: framed.refresh().deleted, timeout=20)

    def answers() -> list[Any]:
        return [one for one in world.history(channel) if one.author == world.bot_name and not one.deleted]

    (plain,) = answers()
    assert WORDS in plain.content
    assert plain.reply_to == framed.reply_to
    follow = world.say("alice", channel, "and in the spring?", reply_to=plain)
    assert SPRING in follow.text
    third = f"{world.mention()} What did Mildred Osgood say about the spring?"
    world.edit(asked, third, until=lambda _: SPRING in plain.refresh().text, timeout=20)
    assert SPRING in plain.refresh().text
    assert len(answers()) == 2


def test_a_shared_answer_comes_though_its_button_stays(world: Any) -> None:
    ex = world.slash("ask", question=QUESTION, private=True)
    world.fail(1, status=400, route="@original")
    (shared,) = [one for one in world.click(ex, "Share", settle=1).messages if not one.ephemeral]
    assert WORDS in shared.text
    again = world.click(ex, "Share", settle=1)
    assert "shared already" in again.text


def test_what_a_feed_embeds_is_checked_and_what_has_no_words_is_said_to_have_none(world: Any) -> None:
    doubt = f"{world.mention()} did she really say that?"
    feed = [{"title": "News", "description": f"“{WORDS},” said Mildred Osgood."}]
    world.post_webhook("general", "", embeds=feed, timeout=0.3)
    told = world.say("alice", "general", doubt, reply_to=world.history("general")[-1])
    assert "Exact: these words are on record." in told.text
    world.post_webhook("general", "", files=[("picture.png", b"\x89PNG")], timeout=0.3)
    told = world.say("alice", "general", doubt, reply_to=world.history("general")[-1])
    assert told.text == "There is no text in this message."
