"""Bodies by their initials, and by names of which articles print no more than the initials."""

from __future__ import annotations

from datetime import date

import pytest

from index.names.directory.directory import directory
from index.question.understand import understand
from index.types import Speaker

TODAY = date(2025, 4, 16)

PEOPLE = [
    Speaker("Olm Society for Harbour Pilots", (), (), 4),
    Speaker("H.D.B.", ("HDB",), (), 2),
    Speaker("Guild of Varnish Makers", (), (), 0),
    Speaker("Ola Karsten", (), (("spokeswoman for the guild of varnish makers", 1),), 3),
    Speaker("Ada Birch", (), (("president of the norwegian academy of bakers", 1),), 3),
    Speaker("Tom Lund", (), (("ofk chair", 1),), 3),
    Speaker("Mia Strand", (), (("chair of the sound and estuary commission", 1),), 3),
    Speaker("Jon Halvard", (), (("chair of the dock board", 4),), 9),
]
BOOK = directory(PEOPLE)


def asked(subject: str) -> str | None:
    found = understand(f"What did {subject} say about fog?", BOOK, TODAY).speaker
    return found.name if found and found.statements else None


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("the OSHP", "Olm Society for Harbour Pilots"),
        ("OSFHP", "Olm Society for Harbour Pilots"),
        ("the O.S.H.P.", "Olm Society for Harbour Pilots"),
        ("the oshp", "Olm Society for Harbour Pilots"),
        ("the Harbour Dues Board", "H.D.B."),
        ("the GVM", "Ola Karsten"),
        ("the NAB president", "Ada Birch"),
        ("the president of the NAB", "Ada Birch"),
        ("the chair of the Olm Federation of Knitters", "Tom Lund"),
        ("the SEC chair", "Mia Strand"),
        ("the chair of the SEC", "Mia Strand"),
    ],
)
def test_initials_and_the_name_they_stand_for_mean_one_body(subject: str, name: str) -> None:
    assert asked(subject) == name


@pytest.mark.parametrize(
    "subject", ["the OSHQ", "the HPS", "the Harbour Dues Boat", "the NAC president", "ana", "the Dock Union"]
)
def test_initials_of_nothing_that_is_quoted_mean_nobody(subject: str) -> None:
    assert asked(subject) is None


def test_initials_of_two_are_neithers_alone() -> None:
    twins = [
        Speaker("Olm Society for Harbour Pilots", (), (), 4),
        Speaker("Oslo School of Home Poetry", (), (), 3),
    ]
    found = understand("What did the OSHP say about fog?", directory(twins), TODAY)
    assert (found.speaker, set(found.may_be)) == (None, {one.name for one in twins})


def test_a_person_and_a_body_of_the_same_initials_may_both_be_meant() -> None:
    both = [Speaker("Society of Boat Hands", (), (), 2), Speaker("Sonja Birte Holm", (), (), 2)]
    assert set(understand("What did SBH say?", directory(both), TODAY).may_be) == {one.name for one in both}
