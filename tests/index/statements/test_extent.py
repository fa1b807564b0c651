"""Which words a speaker gets: those around an insertion, both halves of a judgement, a silence's topic."""

from __future__ import annotations

import pytest

from index.statements.extract import read
from index.types import Stance


def _said(text: str) -> list[tuple[str | None, str, Stance]]:
    (found,) = read([text])
    return [
        (one.name, " … ".join(span.of(text) for span in one.spans), one.stance) for one in found.statements
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Nobody is expected to give ground, and the fund, Ann Bell claimed, could last until June.",
            "the fund … could last until June",
        ),
        ("It rained all day, and the bus, Ann Bell said, was late.", "the bus … was late"),
        ("The talks failed but the ferry, Ann Bell said on Monday, would sail.", "the ferry … would sail"),
        ("The driver was ill; the bus, Ann Bell said, never came.", "the bus … never came"),
        ("It rained all day, and the bus, according to Ann Bell, was late.", "the bus … was late"),
        (
            "The wind rose and fell, and the bus and the tram, Ann Bell said, were late.",
            "the bus and the tram … were late",
        ),
        (
            "The man who ran the mill and the shop, Ann Bell said, was rich.",
            "The man who ran the mill and the shop … was rich",
        ),
        (
            "The mill he owned and the shop, Ann Bell said, were sold.",
            "The mill he owned and the shop … were sold",
        ),
        (
            "The bus, Ann Bell said, was late, and the driver was ill.",
            "The bus … was late, and the driver was ill",
        ),
        ("The mill and the bridge, Ann Bell said, were gone.", "The mill and the bridge … were gone"),
        (
            "After it rained, the mill and the bridge, Ann Bell said, were gone.",
            "the mill and the bridge … were gone",
        ),
    ],
)
def test_who_is_set_into_a_clause_has_no_clause_before_it(text: str, said: str) -> None:
    assert _said(text) == [("Ann Bell", said, Stance.SAID)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Bell described the news as sad but no surprise.", "the news as sad but no surprise"),
        ("Ann Bell described it as unfair but a relief to many.", "it as unfair but a relief to many"),
        ("Ann Bell described the plan as bad but voted for it.", "the plan as bad"),
        ("Ann Bell described the hall as cold and left early.", "the hall as cold"),
    ],
)
def test_a_judgement_has_both_its_halves(text: str, said: str) -> None:
    assert _said(text) == [("Ann Bell", said, Stance.SAID)]


@pytest.mark.parametrize(
    "told", ["would not be drawn on fares", "refused to be drawn on fares", "declined to comment on fares"]
)
def test_who_would_not_be_drawn_declined_to_comment(told: str) -> None:
    assert _said(f"Ann Bell {told}.") == [("Ann Bell", "on fares", Stance.NEGATED)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Bell was drawn on a bus.",
        "The map would not be drawn on paper.",
        "Ann Bell drew a bus. It would not be drawn on paper.",
        "The horses refused to be drawn on the cart.",
    ],
)
def test_what_is_drawn_on_paper_says_nothing(text: str) -> None:
    assert _said(text) == []
