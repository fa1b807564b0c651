"""A body that is asked after by what it is, where several people speak for such."""

from __future__ import annotations

import pytest

from index.question.any_body import MOST
from index.question.whom import wanted
from tests.index.names.reading import Story, book

UNIONS = Story(
    "Tomas Rill leads the farmers' union. Desmond Achterberg is of the Carriers' Union, and so is Pia Lund.",
    {
        "Tomas Rill": ("leader of the farmers' union",),
        "Desmond Achterberg": ("regional secretary of the carriers' union",),
        "Pia Lund": ("spokeswoman for the carriers' union",),
        "Ada Birch": ("former head of the union",),
    },
)
QUARRY = Story(
    "Ines Quarrie speaks for the quarry, Rufus Dray runs it. Tor Vane guards another.",
    {
        "Ines Quarrie": ("spokeswoman for the quarry",),
        "Rufus Dray": ("managing director of the quarry company",),
        "Tor Vane": ("owner of the slate quarry",),
    },
)
QUOTED = Story(
    "The Harbour Union objected.", {"Harbour Union": (), "Otto Reck": ("head of the harbour union",)}
)

OPPOSITION = Story(
    "Rupert Vance asked on schools, Pavel Dorn on power. Rosalind Keyes leads them. Tor Brand sits behind.",
    {
        "Rupert Vance": ("opposition's spokesman for education",),
        "Pavel Dorn": ("opposition's spokesman on energy",),
        "Rosalind Keyes": ("leader of the opposition",),
        "Tor Brand": ("opposition lawmaker",),
    },
)
BESIDE = Story(
    "The union's general secretary, Bo Ekdal, spoke. It rained. The union's spokesman, Per Lind, left.",
    {"Bo Ekdal": ("general secretary",), "Per Lind": ("spokesman",), "Tor Vane": ("spokesman",)},
)


def heard(phrase: str, *stories: Story) -> set[str]:
    return {one.name for one in wanted(phrase, book(*stories)).holders}


def test_all_are_heard_who_may_speak_for_a_body_that_only_its_noun_tells() -> None:
    assert heard("the union", UNIONS) == {"Tomas Rill", "Desmond Achterberg", "Pia Lund"}
    assert wanted("the union", book(UNIONS)).speaker is None


def test_a_body_that_is_quoted_itself_is_no_more_meant_than_who_leads_another() -> None:
    assert heard("the union", UNIONS, QUOTED) == {
        "Harbour Union",
        "Tomas Rill",
        "Desmond Achterberg",
        "Pia Lund",
    }
    alone = wanted("the union", book(QUOTED))
    assert (alone.speaker and alone.speaker.name, alone.holders) == ("Harbour Union", ())


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("the farmers' union", {"Tomas Rill"}),
        ("the carriers' union", {"Desmond Achterberg", "Pia Lund"}),
    ],
)
def test_what_tells_which_body_it_is_leaves_its_own_people(phrase: str, names: set[str]) -> None:
    assert heard(phrase, UNIONS) == names


def test_of_a_company_whoever_speaks_for_what_it_has_is_heard_too() -> None:
    assert heard("the quarry company", QUARRY) == {"Ines Quarrie", "Rufus Dray"}


def test_for_the_opposition_speak_its_leader_and_its_spokesmen_on_anything() -> None:
    assert heard("the opposition", OPPOSITION) == {"Rupert Vance", "Pavel Dorn", "Rosalind Keyes"}


def test_whose_somebody_is_may_stand_beside_their_name_alone() -> None:
    told = wanted("the union", book(BESIDE)).holders
    assert {one.name: one.post for one in told} == {"Bo Ekdal": "general secretary", "Per Lind": "spokesman"}


def test_each_is_told_with_what_articles_call_them() -> None:
    told = wanted("the union", book(UNIONS)).holders
    assert {one.post for one in told} >= {"leader of the farmers' union"}


def test_of_too_many_it_must_be_told_which_is_meant() -> None:
    leaders = {f"Ada Birch{n}" for n in "abcdefghij"}
    many = Story("Many spoke.", {one: (f"leader of the {one[-1]}{one[-1]}z union",) for one in leaders})
    found = wanted("the union", book(many))
    assert (found.speaker, found.holders, len(found.others)) == (None, (), MOST)
