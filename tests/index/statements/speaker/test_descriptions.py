"""Whom a description stands for where the sentence before it is about one person."""

from __future__ import annotations

import pytest

from index.statements.extract import read


def _last(text: str) -> str | None:
    (found,) = read([text])
    return found.statements[-1].name


@pytest.mark.parametrize(
    "who",
    [
        "the mother of three",
        "the mother-of-three",
        "the retired baker",
        "the 41-year-old baker",
        "the Olm-born baker",
        "the pensioner",
    ],
)
def test_who_is_told_by_more_than_their_work_is_the_one_told_of(who: str) -> None:
    assert _last(f"Ada Birch lost her home in the flood. “We have nothing,” {who} said.") == "Ada Birch"


@pytest.mark.parametrize("who", ["the neighbour", "the driver", "the baker", "the father of three"])
def test_somebody_else_may_be_meant(who: str) -> None:
    assert _last(f"Ada Birch lost her home in the flood. “We have nothing,” {who} said.") is None


def test_a_town_beside_the_one_told_of_is_no_rival() -> None:
    text = "Ada Birch won the 800 metres in Tarsk. “I have never been so tired,” the 24-year-old said."
    assert _last(text) == "Ada Birch"


def test_a_word_with_a_hyphen_is_read_whole() -> None:
    text = "Captain Ada Birch denied that there was a split. “We had words, we had tea,” the full-back said."
    assert _last(text) == "Ada Birch"
    assert _last("Captain Ada Birch denied that there was a split. “We had tea,” the kick-back said.") is None


def test_who_is_called_by_their_work_is_meant_by_it() -> None:
    text = "Mayor Ada Birch and plumber Tom Reed met on Monday. “It will be dry by May,” the plumber said."
    assert _last(text) == "Tom Reed"


_AT_WORK = "Ada Birch, a nurse in Olm, works at night. The director, Tom Reed, said pay was fair. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{_AT_WORK}“It is not,” the nurse said.", "Ada Birch"),
        (f"Eva Holt, a nurse in Holm, does, too. {_AT_WORK}“It is not,” the nurse said.", None),
        (f"{_AT_WORK}Eva Holt said it was not.\n\n“I gave up,” the nurse said.", None),  # may be one, too
        (
            "Keeper Tom Reed saved it. Coach Ada Birch was glad. “I saw the ball,” the goalkeeper said.",
            "Tom Reed",
        ),
        (
            "Goalkeeper Tom Reed saved it. Coach Ada Birch was glad. “I saw the ball,” the keeper said.",
            "Tom Reed",
        ),
        (
            "Two goals came from striker Tom Reed. Coach Ada Birch said so. “I ran,” the striker said.",
            "Tom Reed",
        ),
        (
            "Crane driver Ada Birch saw the crash. “It rolled,” she said. “No brake,” the bus driver said.",
            None,
        ),
        ("Crane driver Ada Birch was hurt. Her lorry burned.\n\n“I fell,” the other driver said.", None),
        ("The crane driver Ada Birch saw it. “It rolled,” she said. “No brake,” the bus driver said.", None),
    ],
)
def test_who_alone_is_called_by_their_work_is_meant_by_it_whatever_others_are(
    text: str, name: str | None
) -> None:
    assert _last(text) == name


def test_a_witness_is_named_behind_whatever_they_were() -> None:
    text = "The second witness, retired crane operator Ada Birch, said the cable had been frayed."
    assert _last(text) == "Ada Birch"


def test_an_mp_is_meant_by_the_letters_behind_their_name() -> None:
    assert _last("Ada Birch MP said it was late. The MP added that it was dear.") == "Ada Birch"
