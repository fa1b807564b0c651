"""What is closed: to direct messages, to later servers, to who forges a button, to who reads along."""

from __future__ import annotations

from importlib import import_module
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
    opened = world.slash("admin open", user="mod", server="Elsewhere", collections="open")
    assert "in its channels and in direct messages to its members" in opened.text
    there = world.slash("ask", question=ASKED, user="erin", channel="Elsewhere/lounge")
    nothing_hidden(there)
    assert "Quentin Harrowgate is never quoted" in there.text
    assert world.problems() == []


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


def test_a_channel_is_opened_to_more_than_its_server_and_inherits_again(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone)
    world.add_channel("inner", hidden_from=["alice"])

    def show(**options: str) -> str:
        return str(world.slash("admin channels", user="mod", options=options).text)

    show(collections="open")
    assert "shows everything" in show(channel="inner", collections="all")
    assert "forty crates" in world.slash("ask", question=ASKED, user="bob", channel="inner").text
    assert "forty crates" in world.dm("bob", ASKED).text  # who can read it
    nothing_hidden(world.dm("alice", ASKED), world.slash("ask", question=ASKED))
    assert "shows open" in show(channel="inner", collections="inherit")
    nothing_hidden(world.slash("ask", question=ASKED, user="bob", channel="inner"))
    show(collections="all")
    show(channel="inner", collections="all")  # as all around does: that is no setting of its own
    show(collections="open")
    nothing_hidden(world.slash("ask", question=ASKED, user="bob", channel="inner"))
    assert "inherit" in [
        one["name"] for one in world.autocomplete("admin channels", "collections", "", user="mod").choices
    ]
    assert world.problems() == []


def test_a_server_that_joins_as_soon_as_the_bot_is_connected_is_no_home(
    fresh: Callable[..., Any], alone: dict[str, str]
) -> None:
    world = fresh()
    world.start_bot(BOT, cwd=ROOT, env=alone, commands=["ask", "admin"])
    world.add_guild("Elsewhere", members=["erin"], channels=["lounge"], bot=True)
    for _ in range(2):  # before the bot is ready, and afterwards
        told = world.slash("ask", question=ASKED, user="erin", channel="Elsewhere/lounge", timeout=60)
        nothing_hidden(told)
        assert "No articles may be shown here" in told.text
        world.wait_for(lambda: False, 2.5)
    refused = world.slash("admin remove", user="olga", channel="Elsewhere/lounge", source="x")
    assert "The articles belong to another server" in refused.text
    assert "forty crates" in world.slash("ask", question=ASKED, timeout=30).text
    assert world.problems() == []


class Guest:
    """Somebody who has the bot for themselves, and uses it where it is not."""

    def __init__(self, world: Any, user: str, *, context: int) -> None:
        self.world, self.user = world, world.user(user)
        interactions = world.emulator.interactions
        payload = interactions.payload

        def of_guest(interaction: Any) -> dict[str, Any]:
            owners = {"1": self.user.id}
            return dict(payload(interaction)) | {"context": context, "authorizing_integration_owners": owners}

        interactions.payload = of_guest

    def uses(self, name: str, where: Any, **options: str) -> Any:
        """Send a command, which the emulator offers to nobody where the bot is not."""
        (command,) = [one for one in self.world.emulator.state.commands.values() if one.name == name]
        given = [{"name": key, "type": 3, "value": value} for key, value in options.items()]
        data = {"id": command.id, "name": name, "type": 1, "options": given}
        ex = import_module("discord_emulator.exchange").Exchange(self.world, f"/{name}", self.user, where)
        start = self.world.emulator.interactions.start
        ex.interaction = self.world._do(lambda: start(2, self.user, where, data, name=name, command=command))
        return ex.wait(timeout=30, settle=0.4)


def test_who_has_the_bot_for_themselves_is_shown_alone_what_they_may_see(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone)
    world.slash("admin channels", user="mod", collections="open")
    world.add_guild("Foreign", members=["alice", "erin"], channels=["square"], bot=False)
    square = world.find_channel("Foreign/square")
    asked = "What did Mildred Osgood say about trade?"
    guest = Guest(world, "alice", context=0)
    told = guest.uses("ask", square, question=asked)
    assert told.ephemeral
    assert "Amber is a fine thing to trade" in told.text
    assert "Share" not in [one.label for one in told.message.buttons]
    nothing_hidden(guest.uses("ask", square, question=ASKED))
    for ex in (
        guest.uses("quotes", square, speaker="Mildred Osgood"),
        guest.uses("check", square, text="“Amber is a fine thing to trade”"),
        world.click(told, "Context"),
        world.click(told, "Copy for a story"),
    ):
        assert ex.ephemeral
        assert "Amber is a fine thing to trade" in ex.text
    assert [one for one in world.history(square) if not one.ephemeral] == []
    stranger = Guest(world, "erin", context=0).uses("ask", square, question=asked)
    assert stranger.ephemeral
    assert "No articles may be shown here" in stranger.text
    among = Guest(world, "alice", context=2).uses("ask", world.find_channel("dm:alice"), question=asked)
    assert among.ephemeral  # as in a group of people
    assert "Amber is a fine thing to trade" in among.text
    assert world.problems() == []
