from __future__ import annotations

import pytest

from index.statements.extract import read
from index.statements.register.register import Register


def bodies(text: str) -> list[str]:
    return [entry.form for entry in Register(text).entries if entry.body]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Red Lantern relief agency said it needed tents.", "Red Lantern"),
        ("“We need tents,” the Blue Acorn relief organisation said.", "Blue Acorn"),
        ("The White Heron charity said it needed tents.", "White Heron"),
        ("The shipping line Vasker Marine said it needed tents.", "Vasker Marine"),
        ("The charity Tidewater said it needed tents.", "Tidewater"),
        ("The tyre maker Bellwin said it needed tents.", "Bellwin"),
        ("The fee, which the shipping line Vasker Marine said was “a tax on maps”, is due.", "Vasker Marine"),
    ],
)
def test_a_noun_beside_its_name_tells_a_body(text: str, name: str) -> None:
    (found,) = read([text])
    assert bodies(text) == [name]
    assert [(one.name, one.sure >= 0.9) for one in found.statements] == [(name, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The Lenholt charity said it needed tents.",
        "The Port Hill charity said it needed tents.",
        "The Christmas charity said it needed tents.",
        "The Kestrian aid agency said it needed tents.",
        "The crane operator Mattis Borg said he needed tents.",
        "The charity Ada Birch runs said it needed tents.",
        "The charity Borg runs said it needed tents.",
        "Ada Borg left. The charity Borg said it needed tents.",
        "They met at the Red Lantern.",
    ],
)
def test_a_place_and_a_person_beside_it_are_none(text: str) -> None:
    assert bodies(text) == []


def test_a_firm_may_end_like_a_soldier() -> None:
    forms = [entry.form for entry in Register("Vasker Marine left. A Marine left. Ada Marine left.").entries]
    assert forms == ["Vasker Marine", "Ada Marine"]


def test_what_a_body_is_called_is_one_of_its_names() -> None:
    text = (
        "The Red Lantern relief agency said it needed tents. Red Lantern has two trucks. It said it is old."
    )
    (found,) = read([text])
    assert [one.name for one in found.statements] == ["Red Lantern", "Red Lantern"]
    assert [(one.name, one.aliases) for one in found.people] == [
        ("Red Lantern", ("Red Lantern relief agency",))
    ]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Tom Reed of the Bakers' Guild left.", ["Tom Reed", "Bakers' Guild"]),
        ("Senator Pia Lund of the Council of Bakers left.", ["Pia Lund", "Council of Bakers"]),
        ("Pia Lund of Holm and Tom Reed of South Ely left.", ["Pia Lund", "Tom Reed"]),
        ("Minister of Health Pia Lund left.", ["Pia Lund"]),
    ],
)
def test_of_whom_and_their_body_both_are_named(text: str, forms: list[str]) -> None:
    assert sorted(entry.form for entry in Register(text).entries) == sorted(forms)
