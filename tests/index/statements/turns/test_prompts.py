"""In an interview whose speakers are named once, questions and what is told after it are nobody's."""

from __future__ import annotations

import pytest

from index.statements.extract import read

ONCE = ("Nora Field: Are you surprised?", "Ada Birch: I am relieved, and tired.")
PAIRS = (
    ("Is Tom Reed a man you can trust?", "He is the man who is there. I have met him."),
    ("You have sold the mill.", "Nobody can sell what is not for sale. I told them so."),
    ("What about the miller?", "I know his name. We will not print it."),
)


def _said(text: str) -> dict[str, set[str | None]]:
    """Return whose each paragraph is, by its first three words."""
    (found,) = read([text])
    whose: dict[str, set[str | None]] = {}
    for one in found.statements:
        key = " ".join(one.spans[0].of(text).split()[:3])
        whose.setdefault(key, set()).add(one.name)
    return whose


def _interview(bold: str, *more: str) -> str:
    parts = [part for asked, told in PAIRS for part in (f"{bold}{asked}{bold}", told)]
    return "\n\n".join([f"{bold}{ONCE[0]}{bold}", ONCE[1], *parts, *more])


@pytest.mark.parametrize("bold", ["", "**"])
def test_questions_without_a_label_are_nobodys(bold: str) -> None:
    whose = _said(_interview(bold))
    assert [whose.get(asked) for asked in ("Is Tom Reed", "You have sold", "What about the")] == [None] * 3
    answers = ["I am relieved,", "He is the", "Nobody can sell", "I know his"]
    assert [whose[answer] for answer in answers] == [{"Ada Birch"}] * 4


def test_the_one_who_asks_may_be_a_paper() -> None:
    text = (
        "Review: You have led the choir for ten years. What has changed?\n\n"
        "Ilmo Vass: The singers are younger, and I am slower.\n\nAnd the audience?\n\n"
        "They cough less than they did, I am told.\n\nWill you stay?\n\nI will stay until they stop me."
    )
    whose = _said(text)
    assert whose["They cough less"] == whose["I will stay"] == {"Ilmo Vass"}
    assert "Will you stay?" not in whose


TAIL = (
    "She laughs only once, when asked about her rival, Kade Lorn, who has called her “a baker at war”. "
    "“I was a baker,” she says. “It is good training.”"
)


@pytest.mark.parametrize("bold", ["", "**"])
def test_what_is_told_after_the_last_answer_is_nobodys(bold: str) -> None:
    whose = _said(_interview(bold, TAIL))
    assert "She laughs only" not in whose
    assert whose["I was a"] == {"Ada Birch"}


def test_a_last_paragraph_that_names_the_speaker_is_told() -> None:
    text = (
        "TOM REED: Is the dam safe?\n\nADA BIRCH: I would not sleep below it.\n\n"
        "TOM REED: Thank you for your time.\n\nADA BIRCH: I thank you for coming.\n\n"
        "Birch left the hall on foot. A guard held the door."
    )
    assert "Birch left the" not in _said(text)


def test_a_speaker_who_asks_in_a_long_turn_asks_all_the_same() -> None:
    turns = "".join(
        f"TOM REED: Is gate {at} safe?\n\nADA BIRCH: Gate {at} holds well.\n\n" for at in range(3)
    )
    more = "Why does it hold?\n\nThe stone is old.\n\nThe mason was old, too."
    whose = _said(turns + more)
    assert whose["Why does it"] == whose["The mason was"] == {"Ada Birch"}
