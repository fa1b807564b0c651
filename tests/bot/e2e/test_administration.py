"""What admins see of their settings, and what becomes of gaps, decisions, deeds, questions and faults."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.request import urlopen

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def own(alone: dict[str, str], documents: Path, tmp_path: Path) -> dict[str, str]:
    """What a bot is started with over articles and an index of its own."""
    mine, index = tmp_path / "documents", tmp_path / "index"
    shutil.copytree(documents, mine)
    shutil.copytree(alone["ONRECORD_INDEX"], index)
    return alone | {"ONRECORD_DOCUMENTS": str(mine), "ONRECORD_INDEX": str(index)}


def test_all_settings_are_shown_and_a_channel_as_its_members_see_it(world: Any) -> None:
    options = {"channel": "news", "collections": "open", "unasked": True}
    world.slash("admin channels", user="mod", options=options)
    try:
        told = world.slash("admin channels", user="mod")
        assert told.ephemeral
        assert "This server shows everything; answers when it is mentioned." in told.text
        assert "shows open; answers questions without a mention." in told.text
        preview = world.slash("admin channels", user="mod", options={"channel": "news"}).text
        assert "Its members see: 1 article of 2 April 2025 searched, 1 speaker." in preview
        assert "What did Mildred Osgood say?" in preview
        world.slash("admin channels", user="mod", options={"channel": "news", "collections": "none"})
        preview = world.slash("admin channels", user="mod", options={"channel": "news"}).text
        assert "Its members are shown nothing." in preview
    finally:
        options = {"channel": "news", "collections": "all", "unasked": False}
        world.slash("admin channels", user="mod", options=options)


def exported(world: Any) -> list[list[str]]:
    """Return the rows of the file of gaps."""
    (file,) = world.slash("admin gaps", user="mod", export=True).message.attachments
    with urlopen(file["url"]) as opened:
        return list(csv.reader(opened.read().decode("utf-8-sig").splitlines()))


def test_gaps_are_done_with_assigned_and_exported(world: Any) -> None:
    for who in ("Lemuel Gulliver", "Robinson Crusoe"):
        world.slash("ask", question=f"What did {who} say about amber?")
    first, second = (f"What did {who} say about amber?" for who in ("Lemuel Gulliver", "Robinson Crusoe"))
    assert first in [
        one["value"] for one in world.autocomplete("admin gap", "question", "lemuel", user="mod").choices
    ]
    world.slash("admin gap", user="mod", options={"question": first, "done": True})
    assert (
        "sees to it"
        in world.slash("admin gap", user="mod", options={"question": second, "person": "bob"}).text
    )
    told = world.slash("admin gaps", user="mod").text
    table = exported(world)
    assert table[0] == ["question", "times", "reasons"]
    assert [second, "1", "speaker never quoted"] in table
    assert first not in [row[0] for row in table]
    assert first not in told
    world.slash("ask", question=first)
    assert first in [row[0] for row in exported(world)]


def test_decisions_are_listed_and_undone_and_refused_when_they_mean_nothing(
    fresh: Callable[..., Any], own: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, own)

    def decide(**options: str) -> str:
        return str(world.slash("admin speakers", user="mod", options=options, timeout=60).text)

    pair = {"name": "Mildred Osgood", "other": "Quentin Harrowgate"}
    assert "Nothing was decided yet" in decide(action="list")
    assert "Done" in decide(action="merge", **pair)
    assert "“Mildred Osgood” means Quentin Harrowgate" in decide(action="list")
    assert "That was decided already" in decide(action="merge", **pair)
    assert (
        "Quentin Harrowgate" in world.slash("ask", question="What did Mildred Osgood say about trade?").text
    )
    assert "Done" in decide(action="undo", **pair)
    assert "Nothing was decided yet" in decide(action="list")
    assert (
        "— **Mildred Osgood**" in world.slash("ask", question="What did Mildred Osgood say about trade?").text
    )
    assert "Not done" in decide(action="undo", **pair)
    assert "Not done" in decide(action="merge", name="Mildred Osgood", other="Xyzzy Nobody")
    told = world.slash("admin history", user="mod").text
    assert "decided: “Mildred Osgood” means Quentin Harrowgate." in told
    assert world.problems() == []


def test_who_added_and_removed_what_is_told_and_finished_indexing_and_what_is_not_well(
    fresh: Callable[..., Any], own: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, own)
    text = b"---\ntitle: Kelp\n---\n\xe2\x80\x9cKelp will feed us all,\xe2\x80\x9d said Mildred Osgood.\n"
    added = world.slash("admin add", user="mod", options={"file": ("kelp.md", text)}, timeout=60)
    assert "Done" in added.text
    told = world.slash("admin history", user="mod").text
    assert "added kelp.md" in told
    assert world.user("mod").id in told
    documents = Path(own["ONRECORD_DOCUMENTS"])
    (documents / "open" / "late.md").write_text("“Late,” said Mildred Osgood.", encoding="utf-8")
    refused = world.slash("admin log", user="mod", options={"channel": "staff"})
    assert refused.text == "I may not write there. Choose another, or let me."
    world.slash("admin log", user="mod", options={"channel": "news"}, timeout=30)
    assert world.wait_for(lambda: any("Not well" in one.text for one in world.history("news")), 60)
    ex = world.slash("admin reindex", user="mod", wait=False)
    ex.wait(timeout=120, until=lambda one: "Done" in one.text)
    assert world.wait_for(lambda: any("1 articles indexed" in one.text for one in world.history("news")), 10)
    assert all(str(documents) not in one.text and "late.md" not in one.text for one in world.history("news"))
    assert world.problems() == []


def test_questions_are_kept_as_long_as_a_server_says(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone)
    ex = world.slash("ask", question="What did Mildred Osgood say about trade?")
    assert "kept 30 days" in world.slash("admin keep", user="mod", days=30).text
    assert "what you ask in this server is kept 30 days" in world.slash("privacy").text
    assert "Amber" in world.click(ex, "Context").text
    assert world.problems() == []
