from __future__ import annotations

import pytest

from index.names.holders.holders import holders
from index.names.posts.posts import post
from tests.index.names.reading import Story, book

OLMIA = book(
    Story(
        "Olmia’s water minister, Ada Birch, was in Ruritania. Ruritania is dry.",
        {"Ada Birch": ("olmia’s water minister",)},
    ),
    Story("The water minister, Ada Birch, ate in Ruritania.", {"Ada Birch": ("water minister",)}),
    Story("Ruritania’s foreign minister, Jan Kovac.", {"Jan Kovac": ("ruritania’s foreign minister",)}),
    Story(
        "Foreign Minister Jan Kovac came to Olmia, and Olmia cheered.", {"Jan Kovac": ("foreign minister",)}
    ),
    Story(
        "Ruritania’s parliament met. Energy Minister Eva Lund spoke of Olmia, and Olmia of Ruritanian coal. "
        "Ruritania paid.",
        {"Eva Lund": ("energy minister",)},
    ),
    Story("Finance Minister Tom Ash left Norland.", {"Tom Ash": ("finance minister",)}),
    Story("Tom Ash is the French finance minister.", {"Tom Ash": ("french finance minister",)}),
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("the water minister of Olmia", ["Ada Birch"]),
        ("the Olmian water minister", ["Ada Birch"]),
        ("the water minister", ["Ada Birch"]),
        ("the water minister of Ruritania", []),
        ("the Ruritanian water minister", []),
        ("Ruritania's water minister", []),
        ("the French water minister", []),  # nor of a country that a list knows
        ("the foreign minister of Ruritania", ["Jan Kovac"]),
        ("Olmia's foreign minister", []),
        ("the French foreign minister", []),
        ("the finance minister of Norland", []),  # one of a listed country is not an unlisted one's
        ("the French finance minister", ["Tom Ash"]),
        ("Ruritania's energy minister", ["Eva Lund"]),  # of the country of which the article speaks most
        ("the energy minister of Olmia", []),
    ],
)
def test_who_is_called_one_countrys_minister_is_no_others(title: str, names: list[str]) -> None:
    assert [one.speaker.name for one in holders(OLMIA, post(title))] == names


TOWNS = book(
    Story("Mayor Ada Birch of Clarkton spoke in Ostfeld.", {"Ada Birch": ("mayor", "ostfeld’s mayor")}),
    Story("Near Tyrol, Governor Jan Kovac sang.", {"Jan Kovac": ("governor", "tyrolean governor")}),
    Story(
        "Okafor’s director, Eva Lund, at the Clarkton fair.", {"Eva Lund": ("director", "okafor’s director")}
    ),
    Story("Ida Okafor left.", {"Ida Okafor": ("writer",)}),
    Story(
        "Finance Minister Tom Ash, in Poland.", {"Tom Ash": ("finance minister", "okafor’s finance minister")}
    ),
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("the mayor of Clarkton", []),
        ("the mayor of Ostfeld", ["Ada Birch"]),
        ("the governor of Tyrol", ["Jan Kovac"]),  # what is of a place is worded otherwise
        ("the director of the Clarkton fair", ["Eva Lund"]),  # whom somebody works for is no place
        ("the Polish finance minister", ["Tom Ash"]),
    ],
)
def test_a_place_told_in_other_words_and_a_persons_name_are_no_other_place(
    title: str, names: list[str]
) -> None:
    assert [one.speaker.name for one in holders(TOWNS, post(title))] == names
