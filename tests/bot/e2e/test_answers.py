"""Asking, in every way there is, and what stands under an answer."""

from __future__ import annotations

from typing import Any

from tests.bot.shown.markdown_reader import shown

QUESTION = "What did Mildred Osgood say about trade?"
WORDS = "“Amber is a fine thing to trade,” said Mildred Osgood."


def test_ask_shows_the_words_who_where_and_a_link_onto_the_sentence(world: Any) -> None:
    ex = world.slash("ask", question=QUESTION)
    assert ex.deferred
    assert not ex.did_not_respond
    read = shown(ex.message.text)
    assert WORDS in read.quotations
    assert ("strong", "Amber is a fine thing to trade,") in read.markup
    assert "Mildred Osgood" in read.text
    assert "Open Observer · 2 April 2025" in read.text
    assert any("open.example/amber#:~:text=" in url for url in ex.message.urls)
    assert ex.message.raw["flags"] & (1 << 15)  # a frame has no previews of links
    assert not ex.message.pings.anyone


def test_nothing_in_an_article_pings_or_becomes_markup(world: Any) -> None:
    ex = world.slash("ask", question="What did Mildred Osgood say about pings?", speaker="Mildred Osgood")
    quoted = "\n".join(shown(ex.message.text).quotations)
    assert (
        "“**Do** not ping @everyone or <@1234>,” said Mildred Osgood of the `amber` [list](https://open"
        in quoted
    )
    assert not ex.message.pings.anyone
    assert all("open.example/list" not in url for _, url in ex.message.links if "text=" not in url)


def test_a_mention_and_a_direct_message_ask_too(world: Any) -> None:
    said = world.say("alice", "general", f"{world.mention()} {QUESTION}")
    assert WORDS in shown(said.message.text).quotations
    assert said.message.reply_to
    assert WORDS in shown(world.dm("bob", QUESTION).message.text).quotations
    assert "/help" in world.say("alice", "general", world.mention()).text


def test_what_is_not_for_the_bot_is_left_alone(world: Any) -> None:
    assert not world.say("alice", "general", QUESTION, expect_reply=False, timeout=1).answered


def test_options_narrow_and_forgive_typing_errors(world: Any) -> None:
    ex = world.slash("ask", question="trade", speaker="Mildred Osgod", publisher="open observr", since="2025")
    assert WORDS in shown(ex.message.text).quotations
    names = [one["value"] for one in world.autocomplete("ask", "speaker", "osgod").choices]
    assert names[0] == "Mildred Osgood"
    publishers = [one["value"] for one in world.autocomplete("ask", "publisher", "obsrver").choices]
    assert "Open Observer" in publishers
    wrong = world.slash("ask", question="trade", since="the other day")
    assert wrong.ephemeral
    assert "Write it as 2025-03-07" in wrong.text
    unknown = world.slash("ask", question="trade", publisher="qqqqq")
    assert "No article has the publisher" in unknown.text


def test_a_silence_says_its_kind_and_offers_who_did_speak(world: Any) -> None:
    ex = world.slash("ask", question="What did Zebulon Pike say about amber?")
    assert "Zebulon Pike is never quoted in these articles." in ex.text
    assert "searched" in ex.text
    label = next(one.label for one in ex.message.buttons if one.label.startswith("Mildred Osgood"))
    asked = world.click(ex, label, user="bob")
    assert WORDS in shown(asked.message.text).quotations


def test_context_is_for_the_one_who_asks_for_it(world: Any) -> None:
    ex = world.slash("ask", question=QUESTION)
    around = world.click(ex, "Context", user="bob")
    assert around.ephemeral
    assert "“We will trade amber in the spring,” Osgood added." in shown(around.message.text).quotations[0]


def test_the_contexts_of_the_other_excerpts_on_a_page_are_a_press_away(world: Any) -> None:
    ex = world.slash("quotes", speaker="Volkonin")
    first = world.click(ex, "Context")
    buttons = [one.label for one in first.message.buttons]
    assert buttons[0] == "Excerpt 2"
    second = world.click(first, "Excerpt 2")
    assert second.ephemeral
    emboldened = {words for name, words in shown(second.message.text).markup if name == "strong"}
    assert set(shown(ex.message.text).quotations[1].split("\n")) <= emboldened
    assert "Excerpt 1" in [one.label for one in second.message.buttons]


def test_a_command_in_a_direct_message_answers_there(world: Any) -> None:
    ex = world.slash("ask", question=QUESTION, channel="dm:alice")
    assert WORDS in shown(ex.message.text).quotations
    assert "open.example/amber" in world.click(ex, "Context").text


def test_long_answers_turn_their_pages(world: Any) -> None:
    ex = world.slash("quotes", speaker="Volkonin")
    first = ex.message
    assert first.button("More")
    world.click(first, "More")
    assert first.refresh().text != first.text
    assert "page 2" in first.refresh().text
    other = world.click(first, "Back", user="bob")
    assert other.ephemeral
    assert "page 2" in first.refresh().text
    world.click(first, "Back")
    assert first.refresh().text == first.text


def test_a_private_answer_is_shared_by_who_asked(world: Any) -> None:
    ex = world.slash("ask", question=QUESTION, private=True)
    assert ex.ephemeral
    public = world.click(ex, "Share")
    assert not public.messages[-1].ephemeral
    assert WORDS in shown(public.messages[-1].text).quotations
    assert "Share" not in [one.label for one in ex.message.refresh().buttons]


def test_a_shared_answer_keeps_its_question_on_every_page(world: Any) -> None:
    ex = world.slash("quotes", speaker="Volkonin", private=True)
    shared = world.click(ex, "Share").messages[-1]
    assert "**Quotations of Andrei Volkonin**" in shared.text.splitlines()[:2]  # below who shared it
    world.click(shared, "More")
    assert "page 2" in shared.refresh().text
    assert "**Quotations of Andrei Volkonin**" in shared.refresh().text.splitlines()[:2]


def test_marks_are_kept_and_shown_to_admins(world: Any) -> None:
    ex = world.slash("ask", question="What did Mildred Osgood say about harbours?", user="carol")
    assert "helpful" in world.click(ex, "Helpful", user="bob").text
    why = world.click(ex, "Not helpful", user="carol")
    assert why.ephemeral
    world.click(why, "Off topic", user="carol")
    assert "off topic" in why.message.refresh().text
    assert "What did Mildred Osgood say about harbours?" in world.slash("admin gaps", user="mod").text
    assert "off topic 1" in world.slash("admin status", user="mod").text


def test_a_reply_follows_on(world: Any) -> None:
    ex = world.slash("ask", question="What did Zebulon Pike say about amber?")
    then = world.say("alice", "general", "and Mildred Osgood?", reply_to=ex.message)
    assert WORDS in shown(then.message.text).quotations
    more = world.say("alice", "general", "on trading amber in the spring?", reply_to=then.message)
    assert "We will trade amber in the spring" in shown(more.message.text).quotations[0]
    assert not world.say("bob", "general", "lol", reply_to=ex.message, expect_reply=False, timeout=1).answered


def test_lists_and_help(world: Any) -> None:
    assert "Mildred Osgood" in world.slash("speakers", name="osgood").text
    assert ("Amber in the harbour", "https://open.example/amber") in world.slash(
        "sources", words="amber"
    ).message.links
    newest = world.slash("quotes", speaker="Mildred Osgood", topic="trade")
    assert WORDS in shown(newest.message.text).quotations
    assert "never quoted" in world.slash("quotes", speaker="Zebulon Pike").text
    told = world.slash("help").text
    assert "What did" in told
    assert "/forget" in told
    everything = world.slash("sources")
    world.click(everything, "More")
    assert "page 2" in everything.message.refresh().text
    world.click(everything, "Back")
    assert "page 1" in everything.message.refresh().text
    everybody = world.slash("speakers")
    world.click(everybody, "More")
    assert "page 2" in everybody.message.refresh().text


def test_privacy_and_forget(world: Any) -> None:
    ex = world.slash("ask", question=QUESTION, user="carol")
    told = world.slash("privacy", user="carol")
    assert told.ephemeral
    assert "question" in told.text
    assert "are gone" in world.slash("forget", user="carol").text
    assert "Of you I keep 0 questions and 0 marks" in world.slash("privacy", user="carol").text
    assert "no longer kept" in world.click(ex, "Context", user="carol").text


def test_quotations_are_checked(world: Any) -> None:
    exact = world.slash("check", text="“Amber is a fine thing to trade,” said Mildred Osgood.")
    assert "Exact: these words are on record." in exact.text
    assert any("open.example/amber" in url for url in exact.message.urls)
    altered = world.slash("check", text="Mildred Osgood: “Amber is not a fine thing to trade”")
    assert "Altered: a negation differs from the record." in altered.text
    assert "~~not~~" in altered.text
    other = world.slash("check", text="Amber is a fine thing to trade", speaker="Quentin Harrowgate")
    assert "Somebody else's" in other.text
    said = world.say(
        "bob",
        "general",
        "He said “we never flew kites on the moon on Sunday”!",
        expect_reply=False,
        timeout=0.5,
    )
    menu = world.context_menu("Check quotes", said)
    assert menu.ephemeral
    assert "Not found." in menu.text or "Not on record in these words." in menu.text
