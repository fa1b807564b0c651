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


@pytest.mark.parametrize("union", ["pilots' union", "pilots’ union", "union"])
def test_somebody_of_a_body_is_meant_rather_than_a_body_that_is_called_so(union: str) -> None:
    bodies = [Speaker("Harbour Pilots Union", ("Union",), (), 9), Speaker("European Union", (), (), 4)]
    people = [Speaker("Ola Karsten", (), (("president of the guild of pilots", 1),), 3)]
    book = directory([*bodies, *people])
    found = understand(f"What did Karsten of the {union} say about fog?", book, TODAY)
    assert (found.speaker and found.speaker.name, found.topic) == ("Ola Karsten", "fog")


def test_of_two_of_one_name_the_one_is_meant_who_is_called_something_of_such_a_body() -> None:
    pilot = Speaker("Ola Karsten", (), (("president of the guild of pilots", 1),), 3)
    baker = Speaker("Tom Karsten", (), (("head of the bakers' union", 1),), 3)
    found = understand("Karsten of the pilots' union on fog", directory([pilot, baker]), TODAY)
    assert found.speaker == pilot
    assert not understand("Karsten of the dockers' union on fog", directory([pilot, baker]), TODAY).speaker


@pytest.mark.parametrize("name", ["Al-Tarn", "Al Tarn", "al-Tarn"])
def test_an_article_before_a_surname_is_joined_to_it_or_not(name: str) -> None:
    book = directory([Speaker("Salim Al Tarn", (), (("member of the olm coalition", 1),), 2)])
    found = understand(f"What did {name} of the Olm opposition say about fog?", book, TODAY)
    assert found.speaker == book.speakers[0]
