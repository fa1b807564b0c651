"""A kept answer shows the same again, while its articles are the same; and holds none of their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.memory import record
from bot.shown.message import pages
from index.answers.answer import Answer, Other, Silence, ask
from index.answers.evidence import Copy, Evidence, Voice
from index.question.understand import understand
from index.store.articles import Searched
from index.types import Article, Form, How, Kind, Span, Speaker, Understood

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

TEXT = "It rained. He said the dam “would never hold” and left."
ARTICLE = Article("a.md", TEXT, "The dam", "https://example.org/dam", "Echo", "I. Marr", date(2025, 3, 7))
COPY = replace(ARTICLE, path="b.md", publisher="Post")


def answer() -> Answer:
    voice = Voice("Jon Vole", Span(11, 13), "He", How.PRONOUN, Span(0, 2))
    link = "https://example.org/dam#:~:text=He%20said%20the%20dam%20%E2%80%9Cwould%20never%20hold%E2%80%9D%20and%20left."
    also, differs = (Copy(COPY, Span(11, 55), link, wire=True),), (Span(34, 39),)
    one = Evidence(ARTICLE, Span(11, 55), Kind.MIXED, 0.9, voice, (Span(28, 44),), link, also, differs)
    asked = Understood("q?", Form.SAID, "the dam", Speaker("Jon Vole"), since=date(2025, 1, 1))
    return Answer("q?", asked, None, (one,), (Other("Ana", 2),), Searched(3, date(2025, 3, 7), None), 0.0)


def test_what_was_shown_is_shown_again() -> None:
    kept = record.packed(answer())
    assert record.unpacked(kept, {"a.md": ARTICLE, "b.md": COPY}) == answer()
    assert record.paths(kept) == {"a.md", "b.md"}
    assert "would never hold" not in kept


def test_what_is_gone_or_changed_or_hidden_is_left_out() -> None:
    kept = record.packed(answer())
    assert record.unpacked(kept, {"b.md": COPY}).evidence == ()
    assert record.unpacked(kept, {"a.md": replace(ARTICLE, text=TEXT + " Not.")}).evidence == ()
    assert record.unpacked(kept, {"a.md": ARTICLE}).evidence[0].also_in == ()


def test_a_follow_up_knows_what_was_asked_and_of_when() -> None:
    previous = record.previous(record.packed(answer()))
    assert previous.asked == answer().understood
    assert previous.dates == (date(2025, 3, 7),)


@pytest.mark.parametrize(
    "question",
    ["What did Volkonin say about the dam?", "What did Zebulon Pike say?", "who spoke of the dam?"],
)
def test_answers_of_the_real_index_survive(snapshot: Snapshot, encoder: Encoder, question: str) -> None:
    found = ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 6, 1)))
    articles = {one.article.path: one.article for one in found.evidence}
    articles |= {copy.article.path: copy.article for one in found.evidence for copy in one.also_in}
    again = record.unpacked(record.packed(found), articles)
    assert pages(again) == pages(found)
    assert (again.silence is None) == bool(found.evidence)


def test_a_speaker_kept_out_by_a_filter_is_told_so() -> None:
    told = replace(answer(), silence=Silence.NO_SPEAKER, evidence=(), kept_out=("since",))
    (page,) = pages(record.unpacked(record.packed(told), {}))
    assert "Jon Vole is quoted in these articles, but not since 1 January 2025." in page.text
