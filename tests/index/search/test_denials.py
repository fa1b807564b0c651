"""A question after yes or no is shown what says no beside what it seems to be answered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.search.denials import asks_yes_or_no, denies
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

PLANT = """
Harrow, the pump maker owned by Tom Birch, will cut 300 of 1,100 jobs at its plant in Tarsk by the spring, the
firm said.

Chief executive Ida Sand blamed the price of steel. She told analysts that no further cuts were planned
this year.

"We looked at every other way," Sand said in a statement. "There was none that kept the plant open."
"""


@pytest.mark.parametrize(
    ("question", "is_shown"),
    [
        pytest.param("Will Harrow cut more jobs this year?", True, id="yes or no"),
        pytest.param("What will Harrow cut this year?", False, id="what"),
    ],
)
def test_what_says_no_stands_beside_what_happens(
    tmp_path: Path, encoder: Encoder, question: str, *, is_shown: bool
) -> None:
    first, *others = answered(tmp_path, encoder, PLANT, question).evidence
    assert "will cut 300" in first.excerpt
    assert any("no further cuts" in one.excerpt for one in others) is is_shown


@pytest.mark.parametrize(("denied", "shown"), [("kept the plant open", 2), ("a plant needs", 1)])
def test_what_is_denied_is_what_was_asked(tmp_path: Path, encoder: Encoder, denied: str, shown: int) -> None:
    text = PLANT.replace("kept the plant open", denied)
    found = answered(
        tmp_path, encoder, text, "Will the plant of the pump maker Harrow be kept open?"
    ).evidence
    assert ["will cut 300" in one.excerpt for one in found] == [True, False][:shown]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("did it rain?", True),
        ("And isn't it late?", True),
        ("what did it cost?", False),
        ("Isla on rain", False),
    ],
)
def test_what_asks_for_yes_or_no(question: str, *, asks: bool) -> None:
    assert asks_yes_or_no(question) is asks


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("It never rained.", True), ("It hasn’t rained.", True), ("It rained at noon in the North.", False)],
)
def test_what_denies(text: str, *, is_so: bool) -> None:
    assert denies(text) is is_so
