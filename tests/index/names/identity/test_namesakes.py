from __future__ import annotations

import pytest

from index.names.calls import Call
from index.names.identity.namesakes import parted
from index.names.identity.suggest import Doubt, suggestions
from index.names.rules import Who
from index.types import Speaker
from tests.index.names.reading import Story, Told

COUNCILLOR, ENGINEER = "councillor for culture", "structural engineer at the university of ely"


def _called(*roles: tuple[str, ...]) -> list[Call]:
    return [Call("Tom Ash", "Tom Ash", each, None, row) for row, each in enumerate(roles)]


@pytest.mark.parametrize(
    ("roles", "kinds"),
    [
        ([(COUNCILLOR,), (ENGINEER,)], [{0}, {1}]),
        ([(COUNCILLOR,), (ENGINEER,), (), ("culture councillor",)], [{1}, {0, 3}]),
        ([(COUNCILLOR,), (ENGINEER,), (COUNCILLOR, ENGINEER)], []),  # an article calls one person both
        ([(COUNCILLOR,), ("councillor",)], []),
        ([(COUNCILLOR,), ("engineer",)], []),  # too little to tell
        ([(COUNCILLOR,), ("former engineer at ely",)], []),  # what somebody was before
        ([(COUNCILLOR,), ("polish counterpart",)], []),
        ([("polish foreign minister",), ("foreign minister of poland",)], []),
    ],
)
def test_articles_on_one_name_are_parted_by_titles_unlike(
    roles: list[tuple[str, ...]], kinds: list[set[int]]
) -> None:
    assert sorted(map(sorted, (one.articles for one in parted(_called(*roles))))) == sorted(
        map(sorted, kinds)
    )


def test_one_name_of_two_titles_is_suggested_until_somebody_says_that_it_is_one() -> None:
    papers = Told(
        [Story("", {"Tom Ash": (COUNCILLOR,)}), Story("", {"Tom Ash": (ENGINEER,), "Ada Birch": ()})]
    )
    people = [Speaker("Tom Ash", (), ((COUNCILLOR, 1), (ENGINEER, 1)), 2), Speaker("Ada Birch", (), (), 3)]
    (found,) = suggestions(people, (), papers)
    assert (found.speaker.name, found.doubt) == ("Tom Ash", Doubt.NAMESAKES)
    assert found.titles == (COUNCILLOR, ENGINEER)
    assert suggestions(people, [Who("Tom Ash")], papers) == []


def test_titles_that_are_suggested_have_the_capitals_of_the_articles() -> None:
    papers = Told(
        [
            Story("So did Tom Ash, councillor for culture.", {"Tom Ash": (COUNCILLOR,)}),
            Story("Tom Ash is a structural engineer at the University of Ely.", {"Tom Ash": (ENGINEER,)}),
        ]
    )
    people = [Speaker("Tom Ash", (), ((COUNCILLOR, 1), (ENGINEER, 1)), 2)]
    (found,) = suggestions(people, (), papers)
    assert found.titles == (COUNCILLOR, "structural engineer at the University of Ely")
