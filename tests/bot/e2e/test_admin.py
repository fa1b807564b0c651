"""What admins do, who is an admin, and what may be seen where."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SECRET = "What did Quentin Harrowgate say about amber?"


def test_only_admins_administer(world: Any) -> None:
    with pytest.raises(import_module("discord_emulator").Refused):
        world.slash("admin status", user="alice")
    refused = world.slash("admin status", user="alice", force=True)
    assert refused.ephemeral
    assert "Only those who manage this server" in refused.text
    world.add_role("Editors", members=["bob"])
    world.slash("admin role", role="Editors", user="mod")
    assert "indexed" in world.slash("admin status", user="bob", force=True).text
    assert "Only those who manage" in world.slash("admin role", user="bob", force=True).text
    world.slash("admin role", user="mod")
    assert "Only those" in world.slash("admin status", user="bob", force=True).text


def test_a_closed_collection_never_shows(world: Any) -> None:
    before = world.slash("ask", question=SECRET, channel="news")
    assert "forty crates" in before.text
    world.slash("ask", question="What did Ulric Unheard say about the vault?", channel="general")
    named = world.slash("ask", question="What did Nobody Atall say about amber?", channel="news")
    assert "Quentin Harrowgate" in named.text
    set_ = world.slash(
        "admin channels",
        channel="general",
        user="mod",
        options={"channel": "news", "collections": "open, top"},
    )
    assert "shows top, open" in set_.text
    try:
        after = world.slash("ask", question=SECRET, channel="news")
        assert "forty crates" not in after.text
        assert "never quoted" in after.text
        others = world.slash("ask", question="What did Nobody Atall say about amber?", channel="news")
        assert "Harrowgate" not in others.text
        assert all("Harrowgate" not in one.label for one in others.message.buttons)
        choices = world.autocomplete("ask", "speaker", "harrow", channel="news").choices
        assert all("Harrowgate" not in one["name"] for one in choices)
        assert "Hidden Herald" not in str(world.autocomplete("ask", "publisher", "", channel="news").choices)
        for command, options in (
            ("sources", {}),
            ("speakers", {}),
            ("quotes", {"speaker": "Quentin Harrowgate"}),
        ):
            text = world.slash(command, channel="news", options=options).text
            assert "vault" not in text.lower()
            assert "forty" not in text
        again = world.click(before, "Context")
        assert "forty crates" not in again.text
        follow = world.say("alice", "news", "and Quentin Harrowgate?", reply_to=named.message)
        assert "forty crates" not in follow.text
        pressed = world.click(named, "Mildred Osgood")
        assert "forty crates" not in pressed.text
        gaps = world.slash("admin gaps", user="mod", channel="news").text
        assert "Nobody Atall" in gaps
        assert "Ulric Unheard" not in gaps
        assert "forty crates" in world.slash("ask", question=SECRET, channel="general").text
    finally:
        world.slash("admin channels", user="mod", options={"channel": "news", "collections": "all"})
    assert "forty crates" in world.slash("ask", question=SECRET, channel="news").text


def test_a_closed_server_closes_direct_messages_too(world: Any) -> None:
    world.slash("admin channels", user="mod", collections="open")
    try:
        assert "forty crates" not in world.dm("alice", SECRET).text
        assert "forty crates" not in world.slash("ask", question=SECRET).text
        assert "There is no collection" in world.slash("admin channels", user="mod", collections="nope").text
    finally:
        world.slash("admin channels", user="mod", collections="all")


def test_it_answers_unasked_where_it_is_told_to_and_in_threads(world: Any) -> None:
    question = "What did Mildred Osgood say about trade?"
    world.slash("admin channels", user="mod", options={"channel": "news", "unasked": True, "threads": True})
    try:
        assert not world.say("alice", "news", "Nice weather.", expect_reply=False, timeout=1).answered
        ex = world.say("alice", "news", question)
        thread = ex.message.channel
        assert thread != "news"
        assert "Amber is a fine thing" in ex.text
        then = world.say("alice", ex.message, "on the spring")
        assert "spring" in then.text
        assert not world.say("bob", ex.message, "I think so too.", expect_reply=False, timeout=1).answered
        assert not world.say("alice", ex.message, "on trade", expect_reply=False, timeout=1).answered
        assert world.say("alice", ex.message, f"{world.mention()} {question}").answered
    finally:
        world.slash(
            "admin channels", user="mod", options={"channel": "news", "unasked": False, "threads": False}
        )


def test_reindexing_goes_on_beside_the_answers(world: Any, documents: Path) -> None:
    added = documents / "open" / "new.md"
    added.write_text(
        "---\ntitle: Kelp\npublisher: Open Observer\nurl: https://open.example/kelp\n---\n"
        "“Kelp will feed us all,” said Mildred Osgood.\n",
        encoding="utf-8",
    )
    ex = world.slash("admin reindex", user="mod", wait=False)
    assert "Amber is a fine" in world.slash("ask", question="What did Mildred Osgood say about trade?").text
    ex.wait(timeout=120, until=lambda one: "Done" in one.text)
    assert "1 articles indexed" in ex.text
    assert "Kelp will feed" in world.slash("ask", question="What did Mildred Osgood say about kelp?").text
    added.unlink()
    gone = world.slash("admin reindex", user="mod", wait=False).wait(
        timeout=120, until=lambda e: "Done" in e.text
    )
    assert "1 removed" in gone.text
    edits = [when for when, _ in gone.message.history]
    assert all(later - sooner > 1.9 for sooner, later in pairwise(edits[1:]))


def test_reindexing_can_be_cancelled_by_admins_alone(world: Any) -> None:
    ex = world.slash("admin reindex", user="mod", rebuild=True, wait=False)
    ex.wait(timeout=30, until=lambda one: one.answered)
    assert "Only those" in world.click(ex, "Cancel", user="alice").text
    assert "changed already" in world.slash("admin reindex", user="mod").text
    world.click(ex, "Cancel", user="mod")
    ex.wait(timeout=60, until=lambda one: "Cancelled" in one.text or "Done" in one.text)
    assert "Cancelled" in ex.text
    assert "Amber is a fine" in world.slash("ask", question="What did Mildred Osgood say about trade?").text


def test_speakers_are_merged_and_split(world: Any) -> None:
    done = world.slash(
        "admin speakers", user="mod", action="merge", name="Quentin Harrowgate", other="Mildred Osgood"
    )
    assert "Done" in done.text
    assert "forty crates" in world.slash("ask", question="What did Mildred Osgood say about crates?").text
    undone = world.slash(
        "admin speakers", user="mod", action="split", name="Quentin Harrowgate", other="Mildred Osgood"
    )
    assert "Done" in undone.text
    assert "forty crates" not in world.slash("ask", question="What did Mildred Osgood say about crates?").text
    forgotten = world.slash(
        "admin speakers", user="mod", action="undo", name="Quentin Harrowgate", other="Mildred Osgood"
    )
    assert "Done" in forgotten.text


def test_gaps_are_grouped_on_pages(world: Any) -> None:
    for number in range(11):
        world.slash("ask", question=f"What did Ulric Unheard say about crate {number}?", settle=0)
    gaps = world.slash("admin gaps", user="mod")
    assert gaps.ephemeral
    assert "What did Ulric Unheard say about crate 10? · 1× · speaker never quoted" in gaps.text
    world.click(gaps, "More", user="mod")
    assert "page 2" in gaps.message.refresh().content


def test_articles_are_added_and_removed(world: Any, documents: Path) -> None:
    text = (
        "---\ntitle: Moss\npublisher: Open Observer\n---\n“Moss grows on everything,” said Mildred Osgood.\n"
    )
    assert "Give either" in world.slash("admin add", user="mod").text
    added = world.slash(
        "admin add",
        user="mod",
        options={"file": ("moss.md", text.encode()), "collection": "open"},
        timeout=90,
    )
    assert "Done: open/moss.md" in added.text
    question = "What did Mildred Osgood say about moss?"
    assert "Moss grows on everything" in world.slash("ask", question=question).text
    refused = world.slash("admin add", user="mod", url="http://127.0.0.1:1/page", timeout=90)
    assert "Not done" in refused.text
    assert "Only those" in world.slash("admin remove", user="alice", source="Moss", force=True).text
    asked = world.slash("admin remove", user="mod", source="Moss")
    assert "open/moss.md" in asked.text
    world.click(asked, "Remove it", user="mod")
    assert world.wait_for(lambda: "Removed: Moss" in asked.message.refresh().text, 60)
    assert not (documents / "open" / "moss.md").exists()
    assert "Moss grows" not in world.slash("ask", question=question).text
