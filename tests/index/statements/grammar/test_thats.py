"""What is said with a that-clause, a verdict or an infinitive by verbs that else tell of what is done."""

from __future__ import annotations

import pytest

from index.statements.extract import read


def said(text: str) -> list[tuple[str | None, str]]:
    (found,) = read([text])
    return [(one.name, " … ".join(span.of(text) for span in one.spans)) for one in found.statements]


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (
            "Cross-examined by Mr Vaile, Josip Kral accepted that he had not put it in writing.",
            "Josip Kral",
            "that he had not put it in writing",
        ),
        ("Otto Lind allowed that it was late.", "Otto Lind", "that it was late"),
        ("The mayor, Ida Brandt, reminded drivers not to park.", "Ida Brandt", "not to park"),
        ("Pia Lund called that plan a disgrace.", "Pia Lund", "that plan a disgrace"),
        ("The firm sold its boats at a loss, a court heard.", None, "The firm sold its boats at a loss"),
        ("The court heard that the firm sold its boats.", None, "that the firm sold its boats"),
        (
            "The director knew that its warehouses were full and lied about it, a court heard on Monday.",
            None,
            "The director knew that its warehouses were full and lied about it",
        ),
    ],
)
def test_what_verbs_that_else_tell_of_deeds_say(text: str, name: str | None, words: str) -> None:
    assert said(text) == [(name, words)]


def test_what_suffers_in_a_clause_denies_nothing() -> None:
    text = "Celine Haugaard conceded that mistakes had been made but denied that she had been warned."
    assert said(text) == [
        ("Celine Haugaard", "that mistakes had been made"),
        ("Celine Haugaard", "that she had been warned"),
    ]


def test_what_people_are_against_accepting_is_said_by_nobody() -> None:
    assert said("Opponents of accepting that it was late walked out.") == []
    assert said("Otto Lind walked out, accepting that it was late.") == [("Otto Lind", "that it was late")]
