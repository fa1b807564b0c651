"""Questions on no topic: whoever spoke, and the newest or the oldest of what somebody said."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from index import extent, phrases
from index.answers.answer import Answer, Silence, ask
from index.cli.onward import every
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.followup import Previous, follow_up
from index.question.understand import understand
from index.search.candidates import WIDE
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

TODAY = date(2025, 6, 1)
MANY = WIDE + 6


def answer(snapshot: Snapshot, encoder: Encoder, question: str, before: Answer | None = None) -> Answer:
    previous = Previous(before.understood, (), len(before.evidence)) if before else None
    asked = follow_up(question, previous, snapshot.directory, TODAY)
    return ask(snapshot, encoder, question, asked, 3)


def voices(found: Answer) -> set[str]:
    return {one.speaker.name for one in found.evidence if one.speaker}


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    """Return an index of more days on which Ada Birch spoke than are looked at."""
    folder = tmp_path_factory.mktemp("diary")
    documents, index = folder / "documents", folder / "index"
    documents.mkdir()
    for day in range(MANY):
        published = date(2025, 1, 1) + timedelta(days=day)
        told = f"---\npublished: {published}\n---\n“It is day {day},” said Ada Birch at the harbour.\n"
        (documents / f"{day}.md").write_text(told, encoding="utf-8")
    bring_up_to_date(index, Source(documents), Makers(lambda: encoder))
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        yield snapshot
    reader.close()


@pytest.mark.parametrize("question", ["who said anything?", "who is quoted?", "what did people say?"])
def test_whoever_spoke_is_shown_the_newest_first(snapshot: Snapshot, encoder: Encoder, question: str) -> None:
    found = answer(snapshot, encoder, question)
    assert found.silence is None
    days = [one.article.published for one in found.evidence if one.article.published]
    assert days[0] == max(days) == date(2025, 5, 12)
    assert days == sorted(days, reverse=True)
    assert all(one.speaker for one in found.evidence)
    assert (extent.shown(found), every(found)) == ("The newest 3", ["onrecord quotes"])


def test_whoever_spoke_is_of_what_is_asked_for(snapshot: Snapshot, encoder: Encoder) -> None:
    found = answer(snapshot, encoder, "who said anything in The Lantern since May 2025?")
    assert {one.article.path for one in found.evidence} == {"coast/pier-finished-late.txt"}
    assert answer(snapshot, encoder, "who said anything in 2031?").silence is Silence.NOTHING


def test_who_else_spoke_is_none_of_those_asked_about(snapshot: Snapshot, encoder: Encoder) -> None:
    before = answer(snapshot, encoder, "what did Lenz say?")
    found = answer(snapshot, encoder, "who else?", before)
    assert voices(before) == {"Dario Lenz"}
    assert found.evidence
    assert "Dario Lenz" not in voices(found)


def test_the_newest_of_many_are_told_as_that(diary: Snapshot, encoder: Encoder) -> None:
    found = answer(diary, encoder, "what did Birch say?")
    assert [one.article.path for one in found.evidence][:2] == [f"{MANY - 1}.md", f"{MANY - 2}.md"]
    assert extent.shown(found) == "The newest 3"
    assert extent.rest(found, is_whole=True) == f"all {MANY} statements by Ada Birch"
    assert every(found) == ["onrecord quotes --speaker 'Ada Birch'"]
    assert extent.shown(answer(diary, encoder, "more", found)) == "The newest 4 to 6"


def test_the_oldest_are_so_of_all_that_was_said(diary: Snapshot, encoder: Encoder) -> None:
    before = answer(diary, encoder, "what did Birch say?")
    found = answer(diary, encoder, "since when?", before)
    assert [one.article.path for one in found.evidence] == ["0.md", "1.md", "2.md"]
    assert extent.shown(found) == "The oldest 3"


def test_the_end_of_the_newest_is_not_of_all(diary: Snapshot, encoder: Encoder) -> None:
    asked = understand("what did Birch say?", diary.directory, TODAY)
    shown = ask(diary, encoder, asked.question, asked, WIDE)
    end = answer(diary, encoder, "more", shown)
    assert (end.evidence, extent.shown(end)) == ((), f"Those were the newest {WIDE}")
    assert extent.rest(end, is_whole=True) == f"all {MANY} statements by Ada Birch"


def test_a_doubt_is_told_that_words_are_as_printed(snapshot: Snapshot, encoder: Encoder) -> None:
    before = answer(snapshot, encoder, "what did Tandor say about the sirens?")
    again = answer(snapshot, encoder, "did she really say that?", before)
    assert [one.span for one in again.evidence] == [one.span for one in before.evidence]
    assert phrases.AS_PRINTED in phrases.whom(again)
    assert phrases.AS_PRINTED not in phrases.whom(before)
