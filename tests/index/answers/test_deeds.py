"""Questions what somebody did: their own words first; where they have none on it, whatever tells of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Answer, Silence, ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.types import Place

TEXTS = (
    "Otto Kovac sold the old ferry to a shipyard in Marn on Monday, after thirty years.",
    "The choir sang in Tarsk.\n\n“The bridge will be painted green before summer,” said Otto Kovac.",
)


@pytest.fixture
def asked(home: Place, tmp_path: Path, encoder: Encoder) -> Iterator[Callable[[str], Answer]]:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, text in enumerate(TEXTS):
        (documents / f"{number}.md").write_text(f"---\ntitle: Notes\n---\n{text}", encoding="utf-8")
    bring_up_to_date(home, Source(documents), Makers(lambda: encoder))
    reader = Reader(home)
    with reader.snapshot() as snapshot:
        today = date(2025, 5, 1)
        yield lambda question: ask(
            snapshot, encoder, question, understand(question, snapshot.directory, today)
        )
    reader.close()


def test_what_somebody_did_is_told_by_whatever_is_written_of_it(asked: Callable[[str], Answer]) -> None:
    told = asked("Did Otto Kovac sell the old ferry to a shipyard?")
    assert (told.silence, told.evidence[0].speaker) == (None, None)
    assert told.evidence[0].excerpt.startswith("Otto Kovac sold the old ferry")


def test_their_own_words_go_before_what_is_written(asked: Callable[[str], Answer]) -> None:
    told = asked("Will Otto Kovac paint the bridge green?")
    assert [one.speaker.name for one in told.evidence if one.speaker] == ["Otto Kovac"]


@pytest.mark.parametrize(
    "question",
    ["What did Otto Kovac say about selling the old ferry?", "Did Otto Kovac resign from the parliament?"],
)
def test_who_asks_for_words_or_for_what_nobody_tells_meets_silence(
    asked: Callable[[str], Answer], question: str
) -> None:
    told = asked(question)
    assert (told.silence, told.evidence) == (Silence.SPEAKER_SILENT, ())
