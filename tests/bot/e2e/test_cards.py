"""Answers in Discord's own frame, and in plain text where Discord refuses that."""

from __future__ import annotations

import csv
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

from tests.bot.shown.markdown_reader import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTION = "What did Volkonin say about the dam?"
FRAMED = 1 << 15
CONTAINER, TEXT, ROW = 17, 10, 1


def inner(message: Any) -> list[dict[str, Any]]:
    (box,) = message.raw["components"]
    assert box["type"] == CONTAINER
    return list(box["components"])


def test_an_answer_is_one_frame_with_a_section_an_excerpt_and_feedback_last(world: Any) -> None:
    message = world.slash("ask", question=QUESTION).message
    assert message.raw["flags"] & FRAMED
    parts = inner(message)
    rows = [[one.get("label") for one in part["components"]] for part in parts if part["type"] == ROW]
    quotations = [part for part in parts if part["type"] == TEXT and shown(part["content"]).quotations]
    assert len(quotations) == 3
    assert rows[:3] == [["Context", "Open at the sentence"]] * 3
    assert rows[-1] == ["Helpful", "Not helpful"]
    text = message.text
    assert text.count("Varnia and Kestria open talks on the Olm dam") == 1  # two of its excerpts are shown
    assert "(named)" not in text
    assert "(by pronoun: “he” is Andrei Volkonin)" in text
    onto = [url for label, url in message.links if label == "Open at the sentence"]
    assert all("#:~:text=" in url for url in onto)
    for number, press in enumerate(one for one in message.buttons if one.label == "Context"):
        around = world.click(message, press.custom_id, user="bob")
        assert shown(quotations[number]["content"]).quotations[0] in around.text.replace("**", "")


def test_who_asks_for_news_gets_the_newest_first(world: Any) -> None:
    text = world.slash("ask", question="What is the latest from Volkonin?").text
    printed = re.findall(r"^-# .* · (\d+ \w+ 2025)$", text, re.MULTILINE)
    days = [datetime.strptime(one, "%d %B %Y") for one in printed]
    assert len(days) > 1
    assert days == sorted(days, reverse=True)


def test_where_discord_refuses_the_frame_the_answer_comes_in_plain_text(world: Any) -> None:
    world.fail(1, status=400, route="/messages")
    said = world.say("alice", "general", f"{world.mention()} {QUESTION}")
    assert "Andrei Volkonin" in said.message.content
    assert not said.message.raw["flags"] & FRAMED
    world.click(said.message, "More")
    assert "page 2" in said.message.refresh().content
    world.fail(1, status=400, route="/webhooks")
    assert "Andrei Volkonin" in world.slash("ask", question=QUESTION).message.content


def test_a_frame_turns_its_pages_in_place_and_is_checked_as_genuine(world: Any) -> None:
    message = world.slash("ask", question=QUESTION).message
    told = world.context_menu("Check quotes", message)
    quoted = shown(message.text).quotations
    assert told.text.count("Exact: these words are on record.") == len(quoted), told.text
    said = world.say("bob", "general", f"{world.mention()} is that true?", reply_to=message)
    assert "Exact: these words are on record." in said.text
    world.click(message, "More")
    assert "page 2" in message.refresh().text
    assert message.refresh().content == ""


def test_excerpts_are_copied_for_a_story_and_taken_as_a_spreadsheet(world: Any) -> None:
    message = world.slash("ask", question="What did Mildred Osgood say about trade?").message
    told = world.click(message, "Copy for a story", user="bob")
    assert told.ephemeral
    lines = told.message.content.splitlines()
    at = lines.index("“Amber is a fine thing to trade,” said Mildred Osgood.")
    assert lines[0] == "```"
    assert lines[at + 1] == "— Mildred Osgood, Open Observer, 2 April 2025"
    assert lines[at + 2].startswith("https://open.example/amber#:~:text=")
    (file,) = world.click(message, ".csv", user="bob").message.attachments
    with urlopen(file["url"]) as opened:
        rows = list(csv.DictReader(opened.read().decode("utf-8-sig").splitlines()))
    (row,) = [one for one in rows if one["words"] == "“Amber is a fine thing to trade,” said Mildred Osgood."]
    assert row["speaker"] == "Mildred Osgood"
    assert row["link"].startswith("https://open.example/amber#:~:text=")


def test_similar_statements_are_found_to_any_message(world: Any) -> None:
    said = world.say("bob", "general", "No village should wait for a call.", expect_reply=False, timeout=0.5)
    found = world.context_menu("Find similar statements", said)
    assert found.ephemeral
    assert "No village below the dam will wait for a telephone call from the capital" in found.text
    ours = world.slash("ask", question="What did Mildred Osgood say about trade?").message
    like = world.context_menu("Find similar statements", ours)
    assert shown(ours.text).quotations[0] in shown(like.text).quotations


def test_a_shared_answer_says_on_each_page_who_shared_it(world: Any) -> None:
    ex = world.slash("ask", question=QUESTION, private=True)
    shared = world.click(ex, "Share").messages[-1]
    alice = world.user("alice").id
    assert shared.text.startswith(f"-# Shared by <@{alice}>")
    assert not shared.pings.anyone
    world.click(shared, "More")
    assert "page 2" in shared.refresh().text
    assert shared.refresh().text.startswith(f"-# Shared by <@{alice}>")


def test_commands_are_named_and_explained_in_four_languages_and_go_with_their_user(world: Any) -> None:
    registered = {one["name"]: one for one in world.commands.values()}
    languages = {"de", "fr", "uk", "ru"}
    assert registered["ask"]["name_localizations"]["de"] == "fragen"
    assert registered["check"]["name_localizations"]["uk"] == "перевірити"
    speaker = next(one for one in registered["ask"]["options"] if one["name"] == "speaker")
    assert speaker["description_localizations"]["fr"] == "Les mots de qui, quoi que dise la question"
    for name, one in registered.items():
        if name != "admin":
            assert set(one["name_localizations"]) == languages, name
            assert set(one["integration_types"]) == {0, 1}
        for each in explained(one):
            assert set(each["description_localizations"]) == languages, (name, each["name"])
    assert registered["admin"]["integration_types"] == [0]


def explained(one: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what Discord explains of a command: it, its subcommands and their options."""
    if one.get("type", 1) <= 1 or "description" in one:
        yield from [one] if one["description"] else []
    for option in one.get("options") or []:
        yield from explained(option)
