"""What is closed: to direct messages, to later servers, to who forges a button, to who reads along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.bot.e2e.conftest import BOT, ROOT, SECRET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ASKED = "What did Quentin Harrowgate say about amber?"
HIDDEN = ("forty crates", "Hidden Herald", "hidden.example")
OPEN_TOO = """---
title: Amber at the quay
publisher: Open Observer
published: 2025-04-03
---
“Amber is what the quay lives on,” said Mr Harrowgate. “Amber is dear,” Harrowgate said.
"""


def nothing_hidden(*told: Any) -> None:
    for one in told:
        assert [words for words in HIDDEN if words in one.text] == []


def test_direct_messages_show_what_their_writer_can_read_and_later_servers_nothing(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone)
    for channel in ("general", "news"):
        world.slash("admin channels", user="mod", options={"channel": channel, "collections": "open"})
    nothing_hidden(world.dm("alice", ASKED), world.slash("ask", question=ASKED, channel="dm:alice"))
    assert "forty crates" in world.dm("mod", ASKED).text  # who can read #staff
    world.add_guild("Elsewhere", members=["erin"], channels=["lounge"], bot=True)
    told = world.slash("ask", question=ASKED, user="erin", channel="Elsewhere/lounge")
    nothing_hidden(told, world.dm("erin", ASKED))
    assert told.ephemeral
    assert "No articles may be shown here" in told.text
    world.slash("admin open", user="mod", server="Elsewhere", collections="open")
    there = world.slash("ask", question=ASKED, user="erin", channel="Elsewhere/lounge")
    nothing_hidden(there)
    assert "Quentin Harrowgate is never quoted" in there.text
    strangers = [one for one in world.problems() if "/members/" in one and "Unknown Member" in one]
    assert world.problems() == strangers


def test_a_private_answer_is_nobody_elses_whatever_number_a_client_sends(world: Any) -> None:
    mine = world.slash("ask", question="What did Mildred Osgood say about trade?", private=True)
    theirs = world.slash("ask", question="What did Mildred Osgood say about the spring?", user="bob")
    custom = next(one.custom_id for one in mine.message.buttons if one.label == "Context")
    for act in ("page", "context", "good", "share"):
        number = custom.split(":")[2]
        forged = world.forge(theirs.message, f"or:{act}:{number}:0", user="bob", force=True)
        assert forged.ephemeral
        assert "no longer kept" in forged.text
    elsewhere = world.slash("ask", question="What did Mildred Osgood say about trade?", channel="news")
    assert "no longer kept" in world.forge(elsewhere.message, custom, force=True).text


def test_who_reads_that_the_index_is_changed_learns_of_no_file(
    fresh: Callable[..., Any], alone: dict[str, str], tmp_path: Path
) -> None:
    documents = tmp_path / "documents"
    (documents / "vault").mkdir(parents=True)
    (documents / "vault" / "secret.md").write_text(SECRET, encoding="utf-8")
    (documents / "vault" / "spoilt.pdf").write_bytes(b"%PDF-1.4 spoilt")
    world = fresh()
    env = alone | {"ONRECORD_DOCUMENTS": str(documents), "ONRECORD_INDEX": str(tmp_path / "index")}
    world.start_bot(BOT, cwd=ROOT, env=env, commands=["ask", "admin"])
    ex = world.slash("admin reindex", user="mod", wait=False)
    ex.wait(timeout=120, until=lambda one: len(one.messages) > 1)
    public = [one for one in world.bot_messages if not one.ephemeral]
    assert "1 file could not be read" in public[-1].text
    assert "spoilt" not in public[-1].text
    (told,) = [one for one in ex.messages if one.ephemeral]
    assert "vault/spoilt.pdf" in told.text
    assert world.problems() == []


def test_everybody_is_no_role_of_admins(world: Any) -> None:
    refused = world.slash("admin role", role="@everyone", user="mod")
    assert "Choose a role" in refused.text
    assert "Only those" in world.slash("admin status", user="alice", force=True).text


def test_a_speaker_is_called_what_the_open_articles_call_them(
    fresh: Callable[..., Any], alone: dict[str, str], tmp_path: Path, start: Callable[..., Any]
) -> None:
    documents = tmp_path / "documents"
    for name, words in {"open/amber.md": OPEN_TOO, "vault/secret.md": SECRET}.items():
        (documents / name).parent.mkdir(parents=True)
        (documents / name).write_text(words, encoding="utf-8")
    from index.embedding.load import load
    from index.intake.build import Makers, Source, bring_up_to_date

    bring_up_to_date(tmp_path / "index", Source(documents), Makers(load))
    world = fresh()
    start(world, alone | {"ONRECORD_DOCUMENTS": str(documents), "ONRECORD_INDEX": str(tmp_path / "index")})
    assert "Quentin" in world.slash("quotes", speaker="Harrowgate").text
    world.slash("admin channels", user="mod", collections="open")
    told = [
        world.slash("ask", question="What did Harrowgate say about amber?"),
        world.slash("quotes", speaker="Harrowgate"),
        world.slash("speakers"),
        world.slash("check", text="“Amber is what the quay lives on,” said Harrowgate."),
        world.say("alice", "general", f"{world.mention()} What did Harrowgate say about amber?"),
        world.dm("alice", "What did Harrowgate say about amber?"),
    ]
    for one in told:
        assert "Harrowgate" in one.text
        assert "Quentin" not in one.text
    assert [one["name"] for one in world.autocomplete("ask", "speaker", "harr").choices] == ["Mr Harrowgate"]
    assert world.problems() == []
