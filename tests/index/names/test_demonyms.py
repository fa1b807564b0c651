"""Places that no list knows, and what is of them."""

from __future__ import annotations

import pytest

from index.names.demonyms import place_forms
from index.names.directory.directory import directory
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.question.whom import wanted
from index.types import Office, Speaker
from tests.index.names.reading import Story, book


@pytest.mark.parametrize(
    ("place", "people"),
    [
        ("ruritania", "ruritanian"),
        ("talasq", "talasqi"),
        ("marr", "marrish"),
        ("tarsk", "tarskan"),
        ("varna", "varnese"),
        ("kovar", "kovarian"),
    ],
)
def test_a_place_and_its_people_are_one_either_way_round(place: str, people: str) -> None:
    assert people in place_forms(place)
    assert place in place_forms(people)


@pytest.mark.parametrize("word", ["guard", "union", "par", "parish", "finish", "paul", "martin", "france"])
def test_what_is_english_or_a_name_has_no_people(word: str) -> None:
    assert place_forms(word) == {word}


@pytest.mark.parametrize(
    ("asked", "called"),
    [
        ("spokesman for the coast guard of Talasq", "spokesman for the talasqi coast guard"),
        ("spokesman for the Talasqi coast guard", "spokesman for the coast guard of talasq"),
        ("former foreign minister of Marr", "former marrish foreign minister"),
        ("former Marrish foreign minister", "former foreign minister of marr"),
        ("leader of the opposition in Talasq", "talasqi opposition leader"),
    ],
)
def test_a_post_of_a_place_is_that_of_its_people(asked: str, called: str) -> None:
    found = fit(post(asked), post(called))
    assert found is not None
    assert (found.bare, found.loose) == (0, 0)


def test_two_families_are_not_a_place_and_its_people() -> None:
    assert fit(post("spokesman for Ferrar"), post("ferrari's spokesman")) is None
    assert fit(post("lawyer for Ferrari"), post("ferrar's lawyer")) is None


GUARD = Story("Bo Tran spoke for the guard.", {"Bo Tran": ("spokesman for the talasqi coast guard",)})
OTHER = Story("Ivo Rell spoke, too.", {"Ivo Rell": ("spokesman for the merovian coast guard",)})


@pytest.mark.parametrize(
    "phrase", ["the coast guard of Talasq", "the Talasqi coast guard", "Talasq's coast guard"]
)
def test_a_body_is_one_whether_its_place_or_people_tell_it(phrase: str) -> None:
    found = wanted(phrase, book(GUARD, OTHER))
    assert found.speaker
    assert (found.speaker.name, found.post) == ("Bo Tran", f"for the {phrase.removeprefix('the ')}")
    assert not wanted("the coast guard of Kestria", book(GUARD, OTHER))


def test_a_body_is_answered_by_whose_post_at_it_is_written_down() -> None:
    office = Office("spokesman for the coast guard of Talasq")
    told = directory([Speaker("Idris Vanhoor", (), (("skipper", 1),), 1, posts=(office,))])
    for phrase in ("the coast guard of Talasq", "the Talasqi coast guard"):
        found = wanted(phrase, told)
        assert found.speaker
        assert found.speaker.name == "Idris Vanhoor"
