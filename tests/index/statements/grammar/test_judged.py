"""What somebody judges a thing to be is said; what a thing is done as is not."""

from __future__ import annotations

import pytest

from index.statements.extract import read
from index.types import Stance


def _said(text: str) -> list[tuple[str | None, str]]:
    (found,) = read([text])
    return [
        (one.name, " … ".join(span.of(text) for span in one.spans))
        for one in found.statements
        if one.stance is Stance.SAID
    ]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("criticised the plan as rushed.", "the plan as rushed"),
        ("hailed as historic the deal with the union.", "as historic the deal with the union"),
        ("attacked the truce as a surrender dressed up as a pause.",
         "the truce as a surrender dressed up as a pause"),
        ("pilloried the deal as a sell-out.", "the deal as a sell-out"),
        ("defended the bill as necessary.", "the bill as necessary"),
        ("dismissed it as theatre.", "it as theatre"),
        ("criticised the plan as expected.", "the plan"),
        ("denounced the law as passed by a rump.", "the law"),
    ],
)  # fmt: skip
def test_what_somebody_judges_a_thing_to_be_is_part_of_what_they_say(told: str, words: str) -> None:
    assert _said(f"Mira Holst {told}") == [("Mira Holst", words)]


@pytest.mark.parametrize(
    "told",
    [
        "defended the title as a novice.",
        "dismissed him as manager.",
        "dismissed Odo Farr as coach.",
        "refused to be drawn.",
        "has withdrawn its offer for the mill.",
    ],
)
def test_what_a_thing_or_somebody_is_done_as_is_not_said(told: str) -> None:
    assert _said(f"Mira Holst {told}") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The road will reopen on Friday, Mira Holst said on Tuesday, in a sign that the quarrel is over.",
         "The road will reopen on Friday"),
        ("Asked whether the police would enforce the ban, Mira Holst said they would not.",
         "they would not"),
        ("Mira Holst said on Monday, in a blow to the town, that the mill would close.",
         "that the mill would close"),
    ],
)  # fmt: skip
def test_what_is_said_is_parted_from_what_the_journalist_adds(text: str, words: str) -> None:
    assert _said(text) == [("Mira Holst", words)]


def test_as_somebody_said_they_would_not_says_nothing() -> None:
    assert _said("As he said he would not, Odo Farr stayed.") == []


def test_a_parent_of_so_many_is_whom_the_article_names() -> None:
    text = "Mira Holst wept. “It was loud,” the mother-of-three told The Beacon."
    assert _said(text) == [("Mira Holst", "It was loud,")]
