"""How the answer calls whom a question means."""

from __future__ import annotations

import pytest

from index.question.written import as_asked


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("ana kovac", "Ana Kovac"),
        ("dr Ana Kovac", "Ana Kovac"),
        ("baker", "Baker"),
        ("the Elm", "Elm"),
        ("the bus driver", "bus driver"),
        ("the priest", "priest"),
        ("the council leader's predecessor", "council leader's predecessor"),
    ],
)
def test_a_name_has_capitals_and_what_somebody_is_has_none(phrase: str, name: str) -> None:
    assert as_asked(phrase) == name
