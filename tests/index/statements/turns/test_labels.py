"""Words after a label are not those of whoever spoke before it, whether the label is known or not."""

from __future__ import annotations

import pytest

from index.statements.extract import read


def said(*turns: str) -> list[tuple[str | None, str]]:
    """Return the name of each statement's speaker and the first two words of it."""
    text = "\n\n".join(turns)
    (found,) = read([text])
    return [(one.name, " ".join(one.spans[0].of(text).split()[:2])) for one in found.statements]


def test_a_title_before_a_name_labels_whatever_the_words_are_like() -> None:
    assert said(
        "Ms. LOWE: How many boats came in today?",
        "Harbourmaster BIRCH: Thirty-three, Councilwoman. We were promised two hundred.",
        "Ms. LOWE: That is a disgrace.",
        "Mr. REED: I have mended three dams.",
    ) == [
        ("Ms. Lowe", "How many"),
        ("Birch", "Thirty-three, Councilwoman."),
        ("Ms. Lowe", "That is"),
        ("Mr. Reed", "I have"),
    ]


@pytest.mark.parametrize(
    "label",
    [
        "The CHAIRMAN",
        "The Deputy Speaker",
        "The Acting Chairwoman",
        "Reporter from the Weekly",
        "An Hon. Member",
        "Several hon. Members",
    ],
)
def test_a_post_or_somebody_without_a_name_is_nobody(label: str) -> None:
    found = said(
        "Ms. LOWE: How many boats came in today?",
        "Dr. BIRCH: We counted more than forty.",
        "Ms. LOWE: That is a disgrace.",
        f"{label}: The time is up for everybody.",
        "Mr. REED: I have mended three dams.",
    )
    assert found[2:] == [("Ms. Lowe", "That is"), (None, "The time"), ("Mr. Reed", "I have")]


def test_a_chair_who_is_named_once_is_that_one_from_then_on() -> None:
    found = said(
        "The CHAIRMAN (Mr. Otto Kline): The committee will come to order.",
        "Ms. LOWE: How many boats came in today?",
        "Dr. BIRCH: We counted more than forty.",
        "Ms. LOWE: That is a disgrace.",
        "The CHAIRMAN: The time is up now.",
    )
    assert found[0] == ("Otto Kline", "The committee")
    assert found[-1] == ("Otto Kline", "The time")


def test_a_word_that_a_sentence_begins_with_is_no_label() -> None:
    found = said(
        "Ms. LOWE: How many boats came in today?",
        "Dr. BIRCH: We counted more than forty.",
        "Look: the rest have sunk by now.",
        "Ms. LOWE: That is a disgrace.",
    )
    assert ("Birch", "Look: the") in found


def test_a_note_of_the_editors_is_nobodys_and_the_turn_goes_on() -> None:
    found = said(
        "Ms. LOWE: How many boats came in today?",
        "Dr. BIRCH: We counted more than forty.",
        "Note: two of them were rafts.",
        "I did not count those, of course.",
        "Ms. LOWE: That is a disgrace.",
    )
    assert found == [
        ("Ms. Lowe", "How many"),
        ("Birch", "We counted"),
        ("Birch", "I did"),
        ("Ms. Lowe", "That is"),
    ]
