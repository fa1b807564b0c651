"""That somebody declined to say a thing answers whether they said it, and what, if nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

WARD = """
Doctor Ida Marsh said most of those who fell ill in Tarsk had missed their second vaccine dose. "This is not
bad luck," she told reporters. "The vaccine was in the fridge, and the child was not in the room."

Marsh declined to say how many doses the county had in stock.

Minister Max Roe said the ward would stay open. "A ward that closes is a door that closes," Roe said. He did
not rule out a sale of the old wing. Roe said a sale of the new wing was out of the question.
"""

OF_DOSES = "Marsh declined to say how many doses the county had in stock."


@pytest.mark.parametrize(
    "question",
    [
        "Did Ida Marsh say how many doses there are?",
        "has Marsh said how many doses are in stock?",
        "what did Ida Marsh say about how many doses there are?",
    ],
)
def test_that_it_was_not_said_answers_whether_it_was(tmp_path: Path, encoder: Encoder, question: str) -> None:
    first, *others = answered(tmp_path, encoder, WARD, question).evidence
    assert (first.excerpt, first.speaker and first.speaker.name) == (OF_DOSES, "Ida Marsh")
    assert OF_DOSES not in {one.excerpt for one in others}


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("what did Ida Marsh say about doses?", id="of what was said"),
        pytest.param("did Ida Marsh say how many doses were stolen?", id="another word is asked for"),
    ],
)
def test_it_answers_no_other_question(tmp_path: Path, encoder: Encoder, question: str) -> None:
    found = answered(tmp_path, encoder, WARD, question)
    assert OF_DOSES not in {one.excerpt for one in (*found.evidence, *found.near)}


def test_the_verb_counts_with_what_belongs_to_it(tmp_path: Path, encoder: Encoder) -> None:
    first, *_ = answered(tmp_path, encoder, WARD, "did Max Roe rule out a sale of the old wing?").evidence
    assert first.excerpt.startswith("He did\nnot rule out a sale of the old wing.")


def test_what_was_said_of_it_elsewhere_stands_before(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, WARD, "did Max Roe comment on a sale?").evidence
    assert [("new wing" in one.excerpt, "old wing" in one.excerpt) for one in found[:2]] == [
        (True, False),
        (False, True),
    ]


def test_it_answers_what_was_said_where_nothing_else_they_say_is_of_it(
    tmp_path: Path, encoder: Encoder
) -> None:
    text = (
        "A bell came home to Tarsk.\n\n“There was no letter,” said Inspector Rolf Dane. "
        "Dane declined to comment on the old inquiry.\n"
    )
    first, *_ = answered(tmp_path, encoder, text, "what did Rolf Dane say about the old inquiry?").evidence
    assert first.excerpt == "Dane declined to comment on the old inquiry."
