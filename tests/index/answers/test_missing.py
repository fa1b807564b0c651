"""What is asked about and in none of the excerpts is told, and who else is quoted with it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import phrases
from index.answers.answer import ask
from index.answers.missing import Missing
from index.question.understand import understand
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        pytest.param(
            "what did Volkonin say about the cost of the dam?",
            Missing(("cost",), ("cost",), ("Pavel Dorn",)),
            id="his",
        ),
        pytest.param(
            "what did Volkonin say about drinking from the Olm?", Missing(("drinking",)), id="nobody"
        ),
        pytest.param(
            "who said the river commission could be ready by autumn?",
            Missing(("ready", "autumn"), ("autumn",), ("Juno Asker",)),
            id="a part of it",
        ),
        pytest.param("what did Volkonin say about the dam?", None, id="all is there"),
        pytest.param("what did Volkonin say about the talks at Tarsk?", None, id="the title has it"),
        pytest.param("what did Volkonin say about laying the first stone?", None, id="laid, of laying"),
        pytest.param("what did Rill say about sirens?", None, id="one excerpt has it"),
        pytest.param("who spoke about sirens?", None, id="of anybody"),
        pytest.param("what did Volkonin say about football?", None, id="a silence"),
        pytest.param("the cost of the drawings", None, id="nobody's words are asked for"),
    ],
)
def test_what_no_excerpt_has_is_told(
    snapshot: Snapshot, encoder: Encoder, question: str, missing: Missing | None
) -> None:
    asked = understand(question, snapshot.directory, date(2025, 6, 1))
    assert ask(snapshot, encoder, question, asked).missing == missing


def test_of_a_name_a_part_is_enough(tmp_path: Path, encoder: Encoder) -> None:
    text = "Ada Kovac spoke at the harbour. “Birch will never open that bridge,” Kovac said.\n"
    assert answered(tmp_path, encoder, text, "what did Ada Kovac say about Tom Birch?").missing is None


def test_words_beside_what_somebody_says_are_not_theirs(tmp_path: Path, encoder: Encoder) -> None:
    text = (
        '"I was asked a question and I answered it," Max Roe said. Roe said that he would send nobody home.'
    )
    other = (
        "Docks\nMinister Max Roe backed away from the army a day after Ada Kovac rebuked him in parliament."
    )
    found = answered(tmp_path, encoder, text, "Did Max Roe say he would send in the army?", other).missing
    assert found == Missing(("army",))


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        (Missing(("cost",), ("cost",), ("Pavel Dorn",)), "None of this says “cost”; Pavel Dorn does."),
        (
            Missing(("rent", "fares"), ("rent", "fares"), ("Ada", "Ben")),
            "None of this says “rent” or “fares”; Ada and Ben do.",
        ),
        (
            Missing(("ready", "fog"), ("fog",), ("Ada",)),
            "None of this says “ready” or “fog”; Ada says “fog”.",
        ),
        (Missing(("cost",)), "None of this says “cost”."),
    ],
)
def test_it_is_told_in_a_sentence(missing: Missing, told: str) -> None:
    assert phrases.missing(missing) == told


def test_words_that_any_question_has_are_not_told(tmp_path: Path, encoder: Encoder) -> None:
    text = (
        "“We will return the first boat in April,” Ada Kovac said in Tarsk.\n\n“I am back,” said Otto Lenz.\n"
    )
    assert (
        answered(tmp_path, encoder, text, "what did Ada Kovac say about when the boats come back?").missing
        is None
    )
