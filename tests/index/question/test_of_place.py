"""Somebody by a name and by where they are of: "Ruritania's Sokolovsky", "Okafor of Harbourton"."""

from __future__ import annotations

from datetime import date

import pytest

from index.names.directory.directory import directory
from index.question.understand import understand
from index.types import Speaker

TODAY = date(2025, 4, 16)

PEOPLE = [
    Speaker("Andrei Sokolovsky", ("Sokolovsky",), (("polish foreign minister", 6),), 14),
    Speaker("Lucy Okafor", ("Okafor",), (("coastguard director", 5),), 7),
    Speaker("Ana Calder", ("Calder",), (("norwegian prime minister", 3),), 5),
    Speaker("Tom Calder", ("Calder",), (("polish prime minister", 2),), 4),
    Speaker("Frank Church", ("Church",), (("mayor of harbourton", 2),), 4),
    Speaker("Rosa Tribe", ("Tribe",), (("professor of law at the harbourton law school", 2),), 4),
    Speaker("Jon Halvard", ("Halvard",), (("secretary general of nato", 2),), 4),
]
BOOK = directory(PEOPLE)


def asked(question: str) -> tuple[str | None, int]:
    found = understand(question, BOOK, TODAY).speaker
    return (found.name, found.statements) if found else (None, 0)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Poland's Sokolovsky", "Andrei Sokolovsky"),
        ("poland's sokolovsky", "Andrei Sokolovsky"),
        ("Harbourton's Okafor", "Lucy Okafor"),
        ("Okafor of Harbourton", "Lucy Okafor"),
        ("Captain Lucy Okafor of Harbourton", "Lucy Okafor"),
        ("Norway's Calder", "Ana Calder"),
        ("Poland's Calder", "Tom Calder"),
        ("Harbourton's Tribe", "Rosa Tribe"),
        ("Norway's Halvard", "Jon Halvard"),  # who may be a Norwegian, for all that is told of an alliance
    ],
)
def test_whom_a_name_and_a_place_mean(phrase: str, name: str) -> None:
    statements = {one.name: one.statements for one in PEOPLE}
    assert asked(f"What did {phrase} say about ferries?") == (name, statements[name])


@pytest.mark.parametrize(
    "phrase", ["Norway's Sokolovsky", "the Church of Harbourton", "Church of Harbourton", "Lagonia's Tribe"]
)
def test_a_name_with_another_place_or_that_is_a_word_means_nobody_known(phrase: str) -> None:
    assert asked(f"What did {phrase} say about ferries?") == (phrase.removeprefix("the "), 0)


def test_of_two_of_one_name_neither_is_meant_where_no_article_tells_of_the_place() -> None:
    assert set(understand("What did Lagonia's Calder say?", BOOK, TODAY).ambiguous) == {
        "Ana Calder",
        "Tom Calder",
    }


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Polish FM Sokolovsky", "Andrei Sokolovsky"),
        ("VP Okafor", "Lucy Okafor"),
        ("Lucy Okafor as vice president", "Lucy Okafor"),
        ("Okafor as a captain", "Lucy Okafor"),
    ],
)
def test_a_name_beside_a_post_is_nobody_elses_who_holds_it(phrase: str, name: str) -> None:
    vice = Speaker("Ola Vik", ("Vik",), (("vice president", 3),), 9)
    found = understand(f"What did {phrase} say about ferries?", directory([*PEOPLE, vice]), TODAY).speaker
    assert (found and found.name) == name


def test_the_elder_of_a_name_may_be_any_who_bears_it_and_a_son_is_called_so() -> None:
    known = [Speaker("Jon Holt", (), (), 9), Speaker("Ada Holt", (), (), 2)]
    sons = [Speaker("Robert Ash Jr.", (), (), 2), Speaker("Bob Lund", (), (), 9)]
    elder = understand("What did the elder Holt say?", directory(known), TODAY)
    assert (elder.speaker, elder.may_be) == (None, ("Jon Holt", "Ada Holt"))
    son = understand("What did Bob Jr. say?", directory(sons), TODAY).speaker
    assert (son and son.name) == "Robert Ash Jr."


@pytest.mark.parametrize("body", ["Radio Calderra", "Amnesty Calderra"])
def test_a_place_that_ends_the_name_of_a_body_is_not_short_for_it(body: str) -> None:
    book = directory([Speaker(body, (), (), 3), Speaker("Bakers Union", (), (), 1)])
    asked = understand("What did Calderra say?", book, TODAY)
    assert asked.speaker == Speaker("Calderra")
    assert understand(f"What did {body} say?", book, TODAY).speaker == book.speakers[0]
    assert understand("What did the union say?", book, TODAY).speaker == book.speakers[1]
