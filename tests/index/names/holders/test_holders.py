from __future__ import annotations

from datetime import date

import pytest

from index.names.directory.bodies import Organ, voices
from index.names.directory.directory import directory
from index.names.holders.described import described
from index.names.holders.holders import holders
from index.names.posts.posts import post
from index.types import Office, Speaker
from tests.index.names.reading import Story, Told, book


def _story(day: str | None, text: str = "", **called: str) -> Story:
    return Story(
        text, {name.replace("_", " "): tuple(roles.split("; ")) for name, roles in called.items()}, day
    )


PREMIERS = book(
    _story("2014-05-02", Ana_Birch="polish prime minister"),
    _story("2015-02-02", Ana_Birch="prime minister; polish prime minister"),
    _story("2018-03-02", Jan_Kovac="polish prime minister"),
    _story("2018-05-02", Jan_Kovac="polish prime minister", Ana_Birch="former polish prime minister"),
    _story("2018-06-02", Ana_Birch="former polish prime minister", Tom_Ash="deputy polish prime minister"),
    _story("2018-07-02", Eva_Lund="swedish prime minister"),
    _story("2019-01-02", Eva_Lund="polish prime minister", Jan_Kovac="polish prime minister"),
    *(_story(f"2019-0{month}-12", Jan_Kovac="polish prime minister") for month in range(1, 6)),
)


def _at(title: str, year: int | None = None) -> list[str]:
    when = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    return [one.speaker.name for one in holders(PREMIERS, post(title), *when)]


@pytest.mark.parametrize(
    ("title", "year", "names"),
    [
        ("the Polish prime minister", 2014, ["Ana Birch"]),
        ("Poland's PM", 2018, ["Jan Kovac"]),
        ("the Polish premier", None, ["Jan Kovac", "Ana Birch"]),
        ("the Polish prime minister", 2013, []),  # a later holder never answers for an earlier year
        ("the Polish prime minister", 2020, ["Jan Kovac"]),  # the last that is known, and nobody after
        ("the Polish prime minister", 2030, []),
        ("the Polish prime minister", 2016, []),  # between two: either may be
        ("the former Polish prime minister", 2018, ["Ana Birch"]),
        ("the deputy Polish prime minister", None, ["Tom Ash"]),
        ("the Swedish prime minister", 2018, ["Eva Lund"]),
        ("the Czech prime minister", None, []),
    ],
)
def test_an_office_is_held_for_a_time(title: str, year: int | None, names: list[str]) -> None:
    assert _at(title, year) == names


def test_each_holder_has_the_time_for_which_articles_call_them_so() -> None:
    first, second = holders(PREMIERS, post("the Polish prime minister"))
    assert (first.first, first.last) == (date(2018, 3, 2), date(2019, 5, 12))
    assert (second.first, second.last) == (date(2014, 5, 2), date(2015, 2, 2))


def test_who_is_called_so_without_a_date_may_have_been_when_nobody_else_was() -> None:
    told = book(
        _story("2019-05-02", Jan_Kovac="polish prime minister"),
        _story(None, Ada_Lund="polish prime minister"),
    )
    found = holders(told, post("Polish prime minister"), date(2014, 1, 1), date(2014, 12, 31))
    assert [one.speaker.name for one in found] == ["Ada Lund"]


def test_what_speaks_of_a_later_year_tells_of_a_later_holder() -> None:
    told = book(
        _story("2019-05-02", Jan_Kovac="polish prime minister"),
        _story(None, "Lund spoke of 2024.", Ada_Lund="polish prime minister"),
    )
    found = holders(told, post("Polish prime minister"), date(2021, 1, 1), date(2021, 12, 31))
    assert [one.speaker.name for one in found] == ["Jan Kovac"]
    found = holders(told, post("Polish prime minister"), date(2024, 1, 1), date(2024, 12, 31))
    assert [one.speaker.name for one in found] == ["Ada Lund"]


def test_whoever_may_have_held_it_on_makes_nobody_of_another_without_a_date() -> None:
    told = book(
        _story("2015-05-02", Jan_Kovac="polish prime minister"),
        _story(None, Jan_Kovac="polish prime minister"),
        _story(None, Ada_Lund="polish prime minister"),
    )
    assert holders(told, post("Polish prime minister"), date(2023, 1, 1), date(2023, 12, 31)) == ()


def test_of_two_without_a_date_the_one_named_at_that_time_is_meant() -> None:
    told = book(
        _story(None, Jan_Kovac="polish prime minister", Ada_Lund="polish prime minister"),
        _story("2014-05-02", Jan_Kovac="general"),
        _story("2016-05-02", Ada_Lund="general"),
    )
    when = date(2014, 1, 1), date(2014, 12, 31)
    assert [one.speaker.name for one in holders(told, post("Polish prime minister"), *when)] == ["Jan Kovac"]


BARE = book(
    _story(
        "2020-01-02",
        "Britain’s Defence Secretary Ada Birch said the ships would sail.",
        Ada_Birch="defence secretary",
    ),
    _story("2020-01-03", "Kabul: the Pentagon and Defence Secretary Tom Ash.", Tom_Ash="defence secretary"),
    _story("2020-01-04", "US Defence Secretary Tom Ash", Tom_Ash="us defence secretary"),
    _story("2020-01-05", "In Norway, Defence Minister Ola Vik spoke of Sweden.", Ola_Vik="defence minister"),
    _story(
        "2020-01-06",
        "Peru is on edge. Peru’s army waits, Interior Minister Luz Rey said.",
        Luz_Rey="interior minister",
    ),
    _story(
        "2020-01-07",
        "Talks in Peru and in Chile and Brazil, Energy Minister Sol Paz said.",
        Sol_Paz="energy minister",
    ),
    _story(
        "2020-01-08", "The IAEA and the UN met. Director General Kim Orr said so.", Kim_Orr="director general"
    ),
    _story(
        "2020-01-10", "Peru met nuclear experts, Ivo Sand said.", Ivo_Sand="director of the nuclear campaign"
    ),
    _story("2020-01-11", "The UN ambassador Nia Holt spoke of Peru.", Nia_Holt="un ambassador; us diplomat"),
    _story(
        "2020-01-09",
        f"Clarkton welcomes all, Mayor Ted Ray said. {'So it was. ' * 40}Peru waits.",
        Ted_Ray="mayor",
    ),
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("the British defence secretary", ["Ada Birch"]),
        ("the US defence secretary", ["Tom Ash"]),
        ("the Norwegian defence minister", ["Ola Vik"]),
        ("the Swedish defence minister", []),
        ("the Peruvian interior minister", ["Luz Rey"]),
        ("the Peruvian energy minister", []),
        ("the head of the IAEA", ["Kim Orr"]),
        ("the head of the IMF", []),
        ("the mayor of Clarkton", ["Ted Ray"]),
        ("the mayor of Clarkton, Peru", ["Ted Ray"]),
        ("the mayor of Clarkton, Chile", []),
        ("the mayor of Lima", []),
        ("Chile's nuclear chief", []),
        ("Peru's UN ambassador", []),
    ],
)
def test_a_title_without_its_place_is_of_the_place_that_the_article_speaks_of(
    title: str, names: list[str]
) -> None:
    assert [one.speaker.name for one in holders(BARE, post(title))] == names


OF_A_TIME = book(
    _story("2019-02-02", Ada_Birch="polish prime minister"),
    _story(None, "It will be over by 2021, they say.", Ada_Birch="polish prime minister"),
    _story(
        "2026-03-02", "Poland is cold. In Poland, Prime Minister Eva Lund said.", Eva_Lund="prime minister"
    ),
    _story("2026-04-02", "Peru is warm. In Peru, Prime Minister Luz Rey said.", Luz_Rey="prime minister"),
    _story(
        "2023-03-02",
        "Peru and Peru met. Poland's prime minister spoke. In Poland, Prime Minister Ida Ray said.",
        Ida_Ray="prime minister",
    ),
    _story("2022-03-02", "Peru met. Poland met. Prime Minister Olga Sand said.", Olga_Sand="prime minister"),
    _story("2024-01-02", Jan_Kovac="polish envoy"),
    _story("2025-01-02", Tom_Ash="polish ambassador"),
    _story("2025-02-02", "Peru, Peru! The chief spoke, Ivo Sand said.", Ivo_Sand="chief"),
    _story("2025-03-02", "The FBI saw the film, the director, Una Roe, said.", Una_Roe="director"),
)


@pytest.mark.parametrize(
    ("title", "year", "names"),
    [
        ("the Polish prime minister", 2021, ["Ada Birch"]),  # by the article without a date, of 2021 or later
        ("the Polish prime minister", 2026, ["Eva Lund"]),  # by the subject of an article of that year
        ("the Peruvian prime minister", 2026, ["Luz Rey"]),
        ("the Polish prime minister", 2025, []),
        ("the Polish prime minister", 2023, ["Ida Ray"]),  # by the title that stands there without a name
        ("the Polish prime minister", 2022, []),
        ("the Polish envoy", 2025, ["Jan Kovac"]),  # who is called an envoy, before who nearly is one
        ("the Polish envoy", 2023, []),
        ("head of the Peruvian central bank", None, []),
        ("the FBI director", None, []),
    ],
)
def test_only_that_very_post_at_that_time(title: str, year: int | None, names: list[str]) -> None:
    when = (date(year, 1, 1), date(year, 12, 31)) if year else (None, None)
    assert [one.speaker.name for one in holders(OF_A_TIME, post(title), *when)] == names


def test_who_is_called_by_the_whole_post_goes_before_who_is_only_near_what_it_is_of() -> None:
    told = book(
        Story("Clarkton was calm, Mayor Ted Ray said.", {"Ted Ray": ("mayor",)}),
        Story("Ada Birch, mayor of Clarkton, left.", {"Ada Birch": ("mayor of clarkton",)}),
    )
    assert [one.speaker.name for one in holders(told, post("the mayor of Clarkton"))] == ["Ada Birch"]


LAWYERS = book(
    Story(
        f"Bryan Holm left. {'So it was. ' * 40}A lawyer for Holm, Mark Kovac, said so.",
        {"Mark Kovac": ("attorney",)},
    ),
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Bryan Holm's lawyer", ["Mark Kovac"]),
        ("Holm's lawyer", ["Mark Kovac"]),
        ("Ada Holm's lawyer", []),
        ("Bryan Birch's lawyer", []),
    ],
)
def test_whose_somebody_is_may_be_named_in_full_elsewhere(title: str, names: list[str]) -> None:
    assert [one.speaker.name for one in holders(LAWYERS, post(title))] == names


MINISTRIES = book(
    _story("2019-01-02", "Iran’s Foreign Ministry said no.", **{"Foreign Ministry": ""}),
    _story(
        "2019-01-03",
        "Chile is calm. Chile’s ports are open, the Foreign Ministry said.",
        **{"Foreign Ministry": ""},
    ),
    _story("2019-01-04", "", Iranian_Foreign_Ministry=""),
    _story("2019-01-05", "", Omid_Rad="iranian foreign ministry spokesman"),
    _story("2019-01-06", "", Omid_Rad="former iranian foreign ministry spokesman"),
    _story("2019-01-07", "", Sam_Roe="iranian oil minister", Pia_Sol="chilean foreign ministry spokeswoman"),
    _story("2019-01-08", "", WFP="", Eli_Oss="wfp regional director for africa", Zoe_Amo="wfp ally"),
    _story("2019-01-09", "", World_Food_Program=""),
)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        (
            Organ("foreign", "iran"),
            {"Foreign Ministry": {0}, "Iranian Foreign Ministry": None, "Omid Rad": {3}},
        ),
        (Organ("foreign", "chile"), {"Foreign Ministry": {1}, "Pia Sol": {5}}),
        (Organ("", "wfp"), {"WFP": None, "World Food Program": None, "Eli Oss": {6}}),
        (Organ("foreign", "peru"), {}),
    ],
)
def test_a_body_speaks_by_its_names_and_by_its_officers_where_they_are_called_so(
    asked: Organ, names: dict[str, set[int] | None]
) -> None:
    found = {
        one.speaker.name: None if one.articles is None else {*one.articles}
        for one in voices(MINISTRIES, asked)
    }
    assert found == names


def test_a_ministry_whose_other_name_tells_its_country_speaks_for_no_other() -> None:
    ministry = Speaker("Chilean Foreign Ministry", ("Foreign Ministry",), (), 1)
    stories = Told([_story("2019-01-02", "Iran’s Foreign Ministry said no.", Chilean_Foreign_Ministry="")])
    told = directory([ministry], articles=stories)
    assert [one.speaker for one in voices(told, Organ("foreign", "chile"))] == [ministry]
    assert voices(told, Organ("foreign", "iran")) == ()


DESCRIBED = book(
    _story(
        None, "An officer told of the convoy’s ambush near Tarsk. “We ran,” Ola Vik said.", Ola_Vik="officer"
    ),
    _story(None, "Ada Birch, an officer, counted the boats in the harbour.", Ada_Birch="officer"),
)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the officer who told of the ambush of the convoy", "Ola Vik"),
        ("the officer who counted boats", "Ada Birch"),
        ("the officer who sold the mill", None),
        ("the officer who sold boats", None),  # one word of two
        ("the officer who sailed", None),
        ("Ola Vik", None),
    ],
)
def test_somebody_is_described_by_what_stands_around_their_name(phrase: str, name: str | None) -> None:
    found = described(DESCRIBED, phrase)
    assert (found and found.name) == name


def test_what_people_wrote_down_goes_before_what_articles_say() -> None:
    post_of = "foreign minister of Poland"
    known = directory(
        [
            Speaker("Tom Reed", (), (("polish foreign minister", 9),), 20),
            Speaker("Ada Birch", (), (), 3, (Office(post_of, None, date(2019, 5, 31)),)),
            Speaker("Eva Rask", (), (), 2, (Office(post_of, date(2019, 6, 1)),)),
        ]
    )

    def who(phrase: str, *when: date | None) -> list[str]:
        return [one.speaker.name for one in holders(known, post(phrase), *when)]

    assert who(post_of, date(2018, 1, 1), date(2018, 12, 31)) == ["Ada Birch"]
    assert who("Poland's foreign minister", date(2020, 1, 1), date(2020, 1, 1)) == ["Eva Rask"]
    assert who(post_of, date(2019, 1, 1), date(2019, 12, 31)) == ["Eva Rask", "Ada Birch"]
    assert set(who("the Polish foreign minister")) == {"Eva Rask", "Ada Birch", "Tom Reed"}
    assert who("former foreign minister of Poland") == []
    assert who("foreign minister of Sweden") == []


RURITANIA = book(
    _story(None, "Ruritania’s foreign minister, Ada Birch, said no.", Ada_Birch="foreign minister"),
    _story(None, "Ruritania kept its fares. The water minister, Otto Lund, ate.", Otto_Lund="water minister"),
    _story(None, "Poland and Ruritania met. Poland’s leaders smiled, said the finance minister, Jan Kovac, "
           "of Poland.", Jan_Kovac="finance minister"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("the Ruritanian foreign minister", "Ada Birch"),
        ("Ruritania's foreign minister", "Ada Birch"),
        ("the water minister of Ruritania", "Otto Lund"),
        ("the trade minister of Ruritania", None),  # another minister of the place is no match
        ("the finance minister of Ruritania", None),  # the article speaks of another country more
        ("the Sildavian foreign minister", None),
    ],
)
def test_a_place_that_no_list_knows_is_told_by_the_articles(title: str, name: str | None) -> None:
    assert [one.speaker.name for one in holders(RURITANIA, post(title))] == ([name] if name else [])


def test_a_spokesman_is_who_a_press_secretary_is_where_nobody_is_called_that() -> None:
    told = book(_story("2019-05-02", Jan_Kovac="kremlin spokesman", Ada_Lund="white house press secretary"))
    asked = {"press secretary of the Kremlin": "Jan Kovac", "spokesman of the White House": "Ada Lund"}
    for title, name in asked.items():
        assert [one.speaker.name for one in holders(told, post(title))] == [name]
    both = book(_story("2019-05-02", Jan_Kovac="kremlin spokesman", Ada_Lund="kremlin press secretary"))
    assert [one.speaker.name for one in holders(both, post("press secretary of the Kremlin"))] == ["Ada Lund"]
