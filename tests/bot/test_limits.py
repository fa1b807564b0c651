"""Limits and options, without Discord."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import RefusedError
from bot.limits import Limits
from index.asked import Form, Understood
from index.errors import QuestionError
from index.names.directory.directory import directory
from index.question.narrow import Given, day, narrowed, suggestions
from index.types import Speaker

BOOK = directory(
    [Speaker("Sergei Lavrov", statements=3), Speaker("Ana Kovac", statements=1)], ["The Echo", "Post"]
)
ASKED = Understood("q", Form.PLAIN, "q")


def test_one_may_ask_so_often_a_minute() -> None:
    now = [1000.0]
    limits = Limits(2, 3, lambda: now[0])
    limits.take(1, 9)
    now[0] += 30
    limits.take(1, 9)
    with pytest.raises(RefusedError, match=r"You have asked 2 questions in a minute. Ask again <t:1061:R>"):
        limits.take(1, 9)
    limits.take(2, 9)
    with pytest.raises(RefusedError, match="This server has asked 3 questions"):
        limits.take(3, 9)
    limits.take(3, None)
    now[0] += 31
    limits.take(1, 9)


TODAY = date(2025, 6, 11)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        (" 2025-03-07 ", date(2025, 3, 7), date(2025, 3, 7)),
        ("3 March", date(2025, 3, 3), date(2025, 3, 3)),
        ("March 3rd, 2024", date(2024, 3, 3), date(2024, 3, 3)),
        ("March", date(2025, 3, 1), date(2025, 3, 31)),
        ("October", date(2024, 10, 1), date(2024, 10, 31)),
        ("march 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("yesterday", date(2025, 6, 10), date(2025, 6, 10)),
        ("today", TODAY, TODAY),
        ("monday", date(2025, 6, 9), date(2025, 6, 9)),
        ("last Monday", date(2025, 6, 9), date(2025, 6, 9)),
        ("last week", date(2025, 6, 2), date(2025, 6, 8)),
        ("two weeks ago", date(2025, 5, 28), date(2025, 5, 28)),
    ],
)
def test_days_as_people_write_them(typed: str, first: date, last: date) -> None:
    assert (day(typed, TODAY), day(typed, TODAY, end=True)) == (first, last)


@pytest.mark.parametrize("wrong", ["2025-13", "2025-02-30", "soon", "3 March or so", "", "on", "the dam"])
def test_what_is_no_day(wrong: str) -> None:
    with pytest.raises(QuestionError, match="is not a day"):
        day(wrong, TODAY)


def test_options_forgive_typing_errors() -> None:
    asked = narrowed(ASKED, Given("sergey lavrof", "the eco", date(2025, 1, 1)), BOOK)
    assert asked.speaker is not None
    assert (asked.speaker.name, asked.publisher, asked.form) == ("Sergei Lavrov", "The Echo", Form.SAID)
    stranger = narrowed(ASKED, Given("Zebulon Pike"), BOOK).speaker
    assert stranger == Speaker("Zebulon Pike")
    with pytest.raises(
        QuestionError, match=r"No article has the publisher 'qqq'\. There are: Post, The Echo"
    ):
        narrowed(ASKED, Given(publisher="qqq"), BOOK)


def test_an_option_that_may_mean_several_is_no_guess() -> None:
    book = directory(
        [Speaker("Joanna Birch", statements=2)], ["Tarsk Times", "Olm Times"], ["coast", "coast/west"]
    )
    with pytest.raises(QuestionError, match=r"Did you mean Olm Times or Tarsk Times\?"):
        narrowed(ASKED, Given(publisher="Times"), book)
    assert narrowed(ASKED, Given(publisher="olm times"), book).publisher == "Olm Times"
    assert narrowed(ASKED, Given(collection="Coast/West/"), book).collection == "coast/west"
    with pytest.raises(QuestionError, match=r"the collection 'cost'\. Did you mean coast"):
        narrowed(ASKED, Given(collection="cost"), book)
    assert narrowed(ASKED, Given("Ann"), book).speaker == Speaker("Ann")  # which stands in "Joanna"


def test_days_turned_round_are_no_silence() -> None:
    early, late = date(2025, 4, 1), date(2025, 5, 1)
    with pytest.raises(QuestionError, match=r"^2025-05-01 lies after 2025-04-01: give the earlier day"):
        narrowed(ASKED, Given(since=late, until=early), BOOK)
    assert narrowed(ASKED, Given(since=early, until=early), BOOK).until == early


def test_suggestions() -> None:
    names = ["Sergei Lavrov", "Ana Kovac", "Larry Smith"]
    assert suggestions("", names) == names
    assert suggestions("la", names)[:2] == ["Sergei Lavrov", "Larry Smith"]
    assert suggestions("kovak", names)[0] == "Ana Kovac"
    assert len(suggestions("", [str(n) for n in range(100)])) == 25
