from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.names.directory.clipped import clipped
from index.names.name import acronyms, is_body, parse, same
from index.names.spelling import key, tokens
from index.text.english import folded
from index.types import Speaker

ONE = [
    ("Oleg Petrenko", "Oleh Petrenko", False),  # not a rule of spelling, nor on the list
    ("Andrei Sokolovsky", "Andrey Sokolovskiy", True),
    ("Andriy Sokolovskyy", "Andrew Sokolovsky", True),
    ("Mohammed al-Hadi", "Muhammad al-Hadi", True),
    ("Aleksandr Belov", "Alexander Belov", True),
    ("Mahmoud Karim", "Mahmud Karim", True),
    ("José Núñez", "Jose Nunez", True),
    ("Seán O’Leary", "Sean O'Leary", True),
    ("Bill Marsden", "William Marsden", True),
    ("Teddy Marsden", "Theodore Marsden", True),
    ("Ted Marsden", "William Marsden", False),
    ("Hannah Marsden", "Bill Marsden", False),
    ("Marsden", "Bill Marsden", True),
    ("Bill Marsden's", "Marsden", True),
    ("Mr. Marsden", "Mrs. Marsden", False),
    ("Sen. Bill Marsden (R-Ohio)", "Bill Marsden", True),
    ("Ohio Gov. Bill Marsden", "Bill Marsden", True),
    ("T.J. Whitlock", "Thomas James Whitlock", True),
    ("TJ Whitlock", "T. J. Whitlock", True),
    ("T.J. Whitlock", "Thomas Whitlock", True),
    ("T.K. Whitlock", "T.J. Whitlock", False),
    ("Thomas Whitlock Jr.", "Thomas Whitlock", True),
    ("Thomas Whitlock Jr.", "Thomas Whitlock Sr.", False),
    ("Thomas Whitlock KC", "Thomas Whitlock", True),
    ("Thomas Whitlock, M.P.", "Thomas Whitlock CBE QC", True),
    ("Whitlock KC", "Thomas Whitlock", True),
    ("Thomas Whitlock MSP", "Ana Calder MSP", False),
    ("Joanna Reyes Calder", "Joanna Calder", True),
    ("Ana Ruiz-Calder", "Ana Calder", True),
    ("Ruiz-Calder", "Ana Ruiz-Calder", True),
    ("Nico de Vries", "Nico DeVries", True),
    ("de Vries", "Nico de Vries", True),
    ("Prince Faisal bin Rashid", "Faisal bin Rashid", True),
    ("Patty Frost", "Patrick Frost", False),
    ("Allan Frost", "Ellen Frost", False),
    ("the U.S. Weather Department", "Weather Department", True),
    ("Weather Department", "Water Department", False),
    ("Weather Department", "Bill Department", False),
    ("Marsden's campaign", "the Marsden campaign", True),
    ("Marsden's campaign", "Marsden", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), ONE)
def test_same(one: str, other: str, expected: bool) -> None:
    assert same(parse(one), parse(other)) is expected
    assert same(parse(other), parse(one)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Rev. Nico de Vries Jr.", (("nico",), "vries", "de", "jr", "")),
        ("Mrs. Calder", ((), "calder", "", "", "f")),
        ("Dr Ana Calder PhD", (("ana",), "calder", "", "", "")),
        ("Mr. Calder KC", ((), "calder", "", "", "m")),
        ("Dr KC", (("k",), "c", "", "", "")),
        ("TD Whitlock III QC", (("t", "d"), "whitlock", "", "iii", "")),
        ("Al Frost", (("al",), "frost", "", "", "")),
        ("Stephen King", (("stephen",), "king", "", "", "")),
        ("DR. ANA CALDER", (("ana",), "calder", "", "", "")),
    ],
)
def test_parts(text: str, expected: tuple[object, ...]) -> None:
    name = parse(text)
    assert (name.given, name.surname, name.particle, name.suffix, name.gender) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BFWU", True),
        ("B.F.W.U.", True),
        ("Bakers of Leeds", True),
        ("Ana Calder", False),
        ("JD Frost", False),
        ("EU", True),
    ],
)
def test_bodies(text: str, expected: bool) -> None:
    assert is_body(text) is expected


def test_initials_of_a_body() -> None:
    assert "bfwu" in acronyms("the Bakers and Food Workers Union")


@given(st.text(max_size=40))
def test_any_text_is_a_name(text: str) -> None:
    name = parse(text)
    assert same(name, name)
    assert all(key(word) == key(word) for word in tokens(folded(text)))


@given(st.text(max_size=20), st.text(max_size=20))
def test_sameness_goes_both_ways(one: str, other: str) -> None:
    assert same(parse(one), parse(other)) == same(parse(other), parse(one))


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("AnKo", "Ana Kovac"),
        ("MBR", "Mariam bint Rashid"),
        ("anko", None),
        ("ABU", None),  # a body's
        ("TR", None),  # too short to tell anybody
        ("ToRe", None),  # two may be meant
        ("SiTu", None),  # nobody quotes him
    ],
)
def test_a_name_cut_short(phrase: str, name: str | None) -> None:
    known = [
        Speaker("Ana Kovac", (), (), 3),
        Speaker("Mariam bint Rashid", (), (), 3),
        Speaker("Acme Bakers Union", (), (), 3),
        Speaker("Tom Reed", (), (), 3),
        Speaker("Tonia Resk", (), (), 3),
        Speaker("Silas Tully", (), (), 0),
    ]
    assert [known[at].name for at in clipped(dict(enumerate(known)), phrase)] == ([name] if name else [])
