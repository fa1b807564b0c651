"""A kept answer shows the same again, while its articles are the same; and holds none of their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import RecordError
from bot.memory import record
from bot.shown.message import pages
from index.answers.answer import Answer, Silence, ask
from index.answers.evidence import Copy, Evidence
from index.answers.others import Other
from index.answers.voice import Voice
from index.asked import Delegate, Form, Tenure, Understood
from index.question.understand import understand
from index.store.articles import Searched
from index.types import Article, How, Kind, Span, Speaker

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

TEXT = "It rained. He said the dam “would never hold” and left."
ARTICLE = Article("a.md", TEXT, "The dam", "https://example.org/dam", "Echo", "I. Marr", date(2025, 3, 7))
COPY = replace(ARTICLE, path="b.md", publisher="Post")

FIRST = """{"question": "q?", "understood": {"question": "q?", "form": "said", "topic": "the dam",
    "speaker": "Jon Vole", "ambiguous": [], "publisher": null, "since": "2025-01-01", "until": null,
    "collection": null}, "silence": null, "evidence": [{"path": "a.md", "sha256":
    "b22ba7216526fbec64d6e727a1f6a1b4db809ef81b37162b2bf31461b099e603", "published": "2025-03-07",
    "span": [11, 55], "kind": "mixed", "score": 0.9, "speaker": {"name": "Jon Vole", "mention": [11, 13],
    "words": "He", "how": "pronoun", "name_span": [0, 2]}, "quoted": [[28, 44]], "also_in": [{"path": "b.md",
    "sha256": "b22ba7216526fbec64d6e727a1f6a1b4db809ef81b37162b2bf31461b099e603", "span": [11, 55],
    "wire": true}]}], "others": [["Ana", 2]], "searched": [3, "2025-03-07", null]}"""
"""A record as the first bot kept it."""


def answer() -> Answer:
    voice = Voice("Jon Vole", Span(11, 13), "He", How.PRONOUN, Span(0, 2))
    link = "https://example.org/dam#:~:text=He%20said%20the%20dam%20%E2%80%9Cwould%20never%20hold%E2%80%9D%20and%20left."
    also, differs = (Copy(COPY, Span(11, 55), link, wire=True),), (Span(34, 39),)
    one = Evidence(ARTICLE, Span(11, 55), Kind.MIXED, 0.9, voice, (Span(28, 44),), link, also, differs)
    asked = Understood("q?", Form.SAID, "the dam", Speaker("Jon Vole"), since=date(2025, 1, 1))
    return Answer("q?", asked, None, (one,), (Other("Ana", 2),), Searched(3, date(2025, 3, 7), None), 0.0)


def kept() -> record.Record:
    return record.unpacked(record.packed(answer()))


def test_what_was_shown_is_shown_again() -> None:
    assert kept().answer({"a.md": ARTICLE, "b.md": COPY}) == answer()
    assert kept().paths == {"a.md", "b.md"}
    assert "would never hold" not in record.packed(answer())


def test_whatever_a_question_and_its_silence_hold_is_kept() -> None:
    whole: dict[str, Any] = {
        "ambiguous": ("Ana", "Bo"),
        "publisher": "Echo",
        "holders": (Tenure("Ana", date(2024, 1, 1)),),
        "delegates": (Delegate("Bo", "spokesman"),),
        "together": ("Ana", "Bo"),
        "verb": "praise",
        "besides": ("Ivo",),
        "skip": 10,
    }
    none = replace(
        answer(),
        understood=replace(answer().understood, **whole),
        silence=Silence.NO_SPEAKER,
        evidence=(),
        kept_out=("since",),
        alike=(Tenure("Jon Voles", None, date(2025, 1, 1)),),
        archive=Searched(9, date(2024, 1, 1), date(2025, 4, 1)),
        namesakes=("Bo Voles",),
        unsure=True,
    )
    assert record.unpacked(record.packed(none)).answer({}) == none
    where = replace(none.understood, delegates=(Delegate("Bo", "spokesman", frozenset({7})),))
    assert record.unpacked(record.packed(replace(none, understood=where))).answer({}) == none


def test_what_is_gone_or_changed_or_hidden_is_left_out() -> None:
    assert kept().answer({"b.md": COPY}).evidence == ()
    assert kept().answer({"a.md": replace(ARTICLE, text=TEXT + " Not.")}).evidence == ()
    assert kept().answer({"a.md": ARTICLE}).evidence[0].also_in == ()


def test_a_follow_up_knows_what_was_asked_and_of_when_and_how_much_was_shown() -> None:
    previous = kept().previous()
    assert previous.asked == answer().understood
    assert previous.dates == (date(2025, 3, 7),)
    assert previous.shown == 1


def test_the_first_records_that_there_were_are_read() -> None:
    found = record.unpacked(FIRST).answer({"a.md": ARTICLE, "b.md": COPY})
    one, of_now = found.evidence[0], answer().evidence[0]
    assert replace(one, differs=of_now.differs) == of_now
    assert replace(found, evidence=answer().evidence, answering=0) == answer()


@pytest.mark.parametrize(
    "spoilt",
    ["", "{}", "[]", FIRST[:-1], FIRST.replace('"said"', '"sung"'), FIRST.replace("[11, 55]", "[11]")],
)
def test_what_is_no_record_is_said_to_be_unreadable(spoilt: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(RecordError, match="Ask again with /ask"):
        record.unpacked(spoilt)
    assert "A kept answer cannot be read" in caplog.text


@pytest.mark.parametrize(
    "question",
    ["What did Volkonin say about the dam?", "What did Zebulon Pike say?", "who spoke of the dam?"],
)
def test_answers_of_the_real_index_survive(snapshot: Snapshot, encoder: Encoder, question: str) -> None:
    found = ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 6, 1)))
    kept = (*found.evidence, *found.near)
    articles = {one.article.path: one.article for one in kept}
    articles |= {copy.article.path: copy.article for one in kept for copy in one.also_in}
    again = record.unpacked(record.packed(found)).answer(articles)
    assert pages(again) == pages(found)
    assert (again.silence is None) == bool(found.evidence)


def test_a_speaker_kept_out_by_a_filter_is_told_so() -> None:
    told = replace(answer(), silence=Silence.NO_SPEAKER, evidence=(), kept_out=("since",))
    (page,) = pages(record.unpacked(record.packed(told)).answer({}))
    assert "Jon Vole is quoted in these articles, but not since 1 January 2025." in page.text
