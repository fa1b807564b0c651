"""Whoever appeals is not the judge: what a party to a case says is not given to the bench."""

from __future__ import annotations

import pytest

from index.statements.extract import read

_JAILED = "Judge Ada Birch jailed Dora Wick for four years."


def _last(text: str) -> str | None:
    (found,) = read([text])
    return found.statements[-1].name


@pytest.mark.parametrize(
    "said",
    [
        "She said she would appeal.",
        "She said she was going to fight the conviction.",
        "She said she had nothing to hide.",
        "“I am innocent,” she shouted.",
        "“I will take this to the highest court,” she said.",
        "She has pleaded not guilty. “I was at home,” she told the court.",
    ],
)
def test_a_party_speaks_not_the_judge(said: str) -> None:
    assert _last(f"{_JAILED} {said}") == "Dora Wick"


@pytest.mark.parametrize(
    "said",
    [
        "She said she could appeal within a month.",
        "She said she would appeal to ministers for more cells.",
        "“You are a liar,” she said.",
        "She said Wick had shown no remorse.",
    ],
)
def test_a_judge_who_says_what_judges_say_speaks(said: str) -> None:
    assert _last(f"{_JAILED} {said}") == "Ada Birch"


def test_a_justice_minister_is_no_judge() -> None:
    text = "Justice minister Ada Birch lost the case against Tom Reed. She said she would appeal."
    assert _last(text) == "Ada Birch"
