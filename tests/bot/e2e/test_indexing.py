"""The index changes while the bot answers from it: pages from the web, a long indexing, another model."""

from __future__ import annotations

import logging
import signal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from index.intake.build import Makers, Source, bring_up_to_date
from tests.bot.e2e.conftest import BOT, ROOT
from tests.index.web.site import served

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.embedding.encoder import Encoder

_log = logging.getLogger(__name__)

QUESTION = "What did Mildred Osgood say about trade?"
BETWEEN = 2.0
ARTICLES = 150
STORY = """<!doctype html><html lang="en"><head><title>Peat on the moor</title>
<meta property="og:site_name" content="Moor Mercury"><meta name="author" content="Tess Holm">
<meta property="article:published_time" content="2025-04-09"></head><body><article><h1>Peat on the moor</h1>
<p>The moor above Tarsk is to be left to itself, the council decided on Wednesday after two years of talk.</p>
<p>“Peat must stay in the ground for our grandchildren,” said Mildred Osgood, who heads the council.</p>
<p>The cutters of the moor, of whom eleven are left, are to be paid for five years.</p></article></body>
</html>"""


def test_a_page_from_the_web_is_added_and_answers_at_once(
    fresh: Callable[..., Any], alone: dict[str, str], start: Callable[..., Any]
) -> None:
    world = fresh()
    start(world, alone | {"ONRECORD_FETCH_HOSTS": "127.0.0.1"})
    question = "What did Mildred Osgood say about peat?"
    with served() as site:
        site.pages["/story"] = STORY
        url = site.url("/story", "127.0.0.1")
        added = world.slash("admin add", user="mod", options={"url": url, "collection": "open"}, timeout=90)
        assert added.ephemeral
        assert added.text.startswith("Done: open/")
        assert ("/story", "127.0.0.1") in [
            (path, str(host).partition(":")[0]) for path, _, host in site.asked
        ]
    found = world.slash("ask", question=question)
    assert "Peat must stay in the ground for our grandchildren" in found.text
    assert "Moor Mercury · Tess Holm · 9 April 2025" in found.text
    assert any(link.startswith(f"{url}#:~:text=") for link in found.message.urls)
    asked = world.slash("admin remove", user="mod", source="Peat on the moor")
    world.click(asked, "Remove it", user="mod")
    assert world.wait_for(lambda: "Removed: Peat" in asked.message.refresh().text, 60)
    assert "Peat must stay" not in world.slash("ask", question=question).text
    assert world.problems() == []


@pytest.fixture
def much(alone: dict[str, str], encoder: Encoder, tmp_path: Path) -> dict[str, str]:
    """What a bot is started with whose index has one article, and whose documents have many more."""
    documents, index = tmp_path / "documents", tmp_path / "index"
    documents.mkdir()
    plain = (ROOT / "documents" / "talks-open-on-the-olm.md").read_text(encoding="utf-8")
    (documents / "first.md").write_text(plain, encoding="utf-8")
    bring_up_to_date(index, Source(documents), Makers(lambda: encoder))
    for number in range(ARTICLES):
        text = plain.replace("talks", f"talks of the {number}th year")
        (documents / f"{number}.md").write_text(text, encoding="utf-8")
    return alone | {"ONRECORD_DOCUMENTS": str(documents), "ONRECORD_INDEX": str(index)}


def test_a_long_indexing_is_told_at_most_every_two_seconds_while_questions_are_answered(
    fresh: Callable[..., Any], much: dict[str, str]
) -> None:
    world = fresh()
    world.start_bot(BOT, cwd=ROOT, env=much, commands=["ask", "admin"])
    world.fail(1, status=503, route="PATCH /channels")  # an edit that fails does not end the indexing
    ex = world.slash("admin reindex", user="mod", rebuild=True, wait=False)
    assert world.wait_for(lambda: f"of {ARTICLES + 1} articles" in ex.text, 60)
    question = "who spoke of the Olm?"
    assert "-# 1 article of" in world.slash("ask", question=question, timeout=60).text  # the old index still
    ex.wait(timeout=180, until=lambda ex: "Done" in ex.text)
    assert f"Done: {ARTICLES + 1} articles indexed, 0 removed, 0 unchanged." in ex.text
    assert f"-# {ARTICLES + 1} articles of" in world.slash("ask", question=question).text
    edits = [when for when, _ in ex.message.history]
    _log.info("edits after %s s", [round(when, 2) for when in edits])
    assert len(edits) >= 4
    assert min(later - sooner for sooner, later in pairwise(edits[1:])) >= BETWEEN - 0.05
    assert not ex.message.buttons
    assert world.problems() == []


def test_an_indexing_ends_with_the_bot_and_says_so(fresh: Callable[..., Any], much: dict[str, str]) -> None:
    world = fresh()
    bot = world.start_bot(BOT, cwd=ROOT, env=much, commands=["ask", "admin"])
    ex = world.slash("admin reindex", user="mod", wait=False)
    assert world.wait_for(lambda: f"of {ARTICLES} articles" in ex.text, 60)
    lists = [world.slash("speakers", user=one, wait=False) for one in ("alice", "bob", "carol")]
    assert world.wait_for(lambda: all(one.deferred for one in lists), 10)
    bot.process.send_signal(signal.SIGTERM)
    assert bot.wait_exit(30) == 0
    assert "Cancelled. What was indexed is kept" in ex.text
    assert all("speakers" in one.text for one in lists)
    assert world.problems() == []


def test_an_index_of_another_model_is_said_with_its_mend(
    fresh: Callable[..., Any], alone: dict[str, str]
) -> None:
    world = fresh()
    world.start_bot(BOT, cwd=ROOT, env=alone | {"ONRECORD_MODEL": "other/model"}, commands=["ask", "admin"])
    for ex in (world.slash("ask", question=QUESTION, user="mod", timeout=60), world.dm("alice", QUESTION)):
        assert len(ex.messages) == 1
        assert "onrecord index --rebuild" in ex.text or "finds in my log why" in ex.text
    assert world.problems() == []
