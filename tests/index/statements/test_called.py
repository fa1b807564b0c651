"""By what somebody is called: where they are from, how old they are, their title."""

from __future__ import annotations

import pytest

from index.statements.extract import read


def _names(text: str) -> list[str | None]:
    (found,) = read([text])
    return [one.name for one in found.statements]


@pytest.mark.parametrize(
    "called",
    [
        *("the Irishman", "the Frenchman", "the Welshman", "the Spaniard", "the Cornishman", "the Manxman"),
        *("the Mancunian", "the Kestrian"),
    ],
)
def test_who_is_of_a_place_is_the_only_one_who_spoke_and_no_name(called: str) -> None:
    text = f"Mick Brannigan left Kestria. “I bore no grudge,” Brannigan said. “I had years,” {called} said."
    assert _names(text) == ["Mick Brannigan", "Mick Brannigan"]


def test_who_is_of_a_place_is_nobody_where_two_may_be_meant() -> None:
    two = "“It went well,” Ivo Tarn said. “I agree,” said Pieter Holm. “We will meet,” the Dutchman said."
    assert _names(two) == ["Ivo Tarn", "Pieter Holm", None]
    other = "They signed Danny Voss. “He ran,” said Peter Marl, the coach. “I won,” the Welshman said."
    assert _names(other) == ["Peter Marl", None]
    assert _names("A crowd came. “I saw it,” the Frenchman said.") == [None]
    she = "“I was tired,” Ivo Tarn said. “I slept,” the Scotswoman said."
    assert _names(she) == ["Ivo Tarn", None]


def test_nobody_is_of_two_places() -> None:
    text = "“It was hard,” Anton Reyle said. The Spaniard said he was tired. The German said it rained."
    assert _names(text) == ["Anton Reyle", "Anton Reyle", None]


def test_a_surname_may_be_like_a_word_for_people_of_a_place() -> None:
    assert _names("Ada Fishman sang. “I ran,” Fishman said.") == ["Ada Fishman"]
    assert _names("“I won,” the Cornishman Peter Penrose said.") == ["Peter Penrose"]
    assert _names("It will rain, the Guardian said.") == ["Guardian"]
    assert _names("“I ran,” Ivo Tarn said. The Scotsman reported that it rained.")[1] != "Ivo Tarn"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ten-year-old Kofi Mensah said it was cold.", "Kofi Mensah"),
        ("Twenty-one-year-old Mia said it was far.", "Mia"),
        ("Sixty-something Ada Crane said she was tired.", "Ada Crane"),
        ("Award-winning Ada Crane said the play was long.", "Ada Crane"),
        ("Mother-of-two Ann Bell said it was cold.", "Ann Bell"),
        ("Jean-Luc Marl said it was late.", "Jean-Luc Marl"),
        ("Kim Sang-old said it was late.", "Kim Sang-old"),
        ("Go-ahead Group said buses were late.", "Go-ahead Group"),
    ],
)
def test_an_age_before_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert _names(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The minister, Lord Brackley, said it was late.", ["Lord Brackley"]),
        (
            "The minister, Baroness Finch, said it was so. “We dredge,” Lady Finch said.",
            ["Baroness Finch"] * 2,
        ),
        ("Lord Adam Brackley said it was late. Lord Brackley said it was cold.", ["Adam Brackley"] * 2),
        (
            "Lord Brackley said it was late. Lady Brackley said it was cold.",
            ["Lord Brackley", "Lady Brackley"],
        ),
        ("Lord Mayor Penrose said it was late. First Lady Marl said it was cold.", ["Penrose", "Marl"]),
    ],
)
def test_a_peer_of_whom_no_other_name_is_known_keeps_the_title(text: str, names: list[str]) -> None:
    assert _names(text) == names


def test_a_peers_rank_is_no_part_of_the_post() -> None:
    (found,) = read(["Justice Secretary Lord Brackley said it was late."])
    assert [(one.name, one.roles) for one in found.people] == [("Lord Brackley", ("justice secretary",))]


@pytest.mark.parametrize(
    ("post", "role"),
    [
        (
            "organiser of the Transport and General Alliance",
            "organiser of the transport and general alliance",
        ),
        ("secretary of the Fish and Chip Council", "secretary of the fish and chip council"),
        ("leader of the Marl Council and Penholt Trust", "leader of the marl council"),
        ("head of the Bell Trust and the Finch Fund", "head of the bell trust"),
    ],
)
def test_a_post_has_both_fields_of_the_body_whose_it_is(post: str, role: str) -> None:
    (found,) = read([f"Una Falk, {post}, said it was late."])
    assert next(one.roles for one in found.people if one.name == "Una Falk") == (role,)
