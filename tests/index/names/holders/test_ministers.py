"""A minister of nothing in particular may be any of several."""

from __future__ import annotations

from datetime import date

import pytest

from index.names.holders.ministers import is_any_minister, ministers
from index.names.posts.posts import post
from index.question.whom import find
from index.types import Speaker
from tests.index.names.reading import Story, book


def _cabinet(*roles: str) -> dict[str, tuple[str, ...]]:
    names = ("Ana Birch", "Jan Kovac", "Eva Lund", "Tom Ash")
    return {name: (role,) for name, role in zip(names, roles, strict=False)}


CABINET = book(
    Story(
        "",
        _cabinet("polish foreign minister", "polish finance minister", "swedish foreign minister"),
        "2024-05-02",
    ),
    Story("", {"Max Orr": ("polish prime minister",), "Ida Rae": ("polish water minister",)}, "2024-05-03"),
)


@pytest.mark.parametrize(
    ("phrase", "is_any"),
    [
        ("the minister", True),
        ("Poland's minister", True),
        ("the Polish minister", True),
        ("the minister of Kestria", True),
        ("the water minister", False),
        ("the water minister of Kestria", False),
        ("Kestria's water minister", False),
        ("kestria's minister", True),
        ("Poland's Middle East minister", False),
        ("the minister for fish", False),
        ("the foreign minister", False),
        ("the prime minister", False),
        ("the former Polish minister", False),
        ("the mayor", False),
    ],
)
def test_whether_it_tells_of_what(phrase: str, is_any: bool) -> None:
    assert is_any_minister(phrase) is is_any


def test_all_who_may_be_meant_are_found_with_what_they_are_called() -> None:
    found = {one.holder.speaker.name: one.post for one in ministers(CABINET, post("the Polish minister"))}
    assert found == {
        "Ana Birch": "Polish foreign minister",
        "Jan Kovac": "Polish finance minister",
        "Ida Rae": "Polish water minister",
    }


def test_of_several_nobody_is_taken_for_the_one() -> None:
    assert find("the Polish minister", CABINET).speaker == Speaker("Polish minister")
    assert find("the Polish minister", CABINET).holders == ()
    assert find("the Polish water minister", CABINET).speaker.name == "Ida Rae"  # type: ignore[union-attr]
    only = find("the Swedish minister", CABINET)
    assert only.speaker is not None
    assert (only.speaker.name, only.holders[0].first) == ("Eva Lund", date(2024, 5, 2))


def test_nobody_is_named_whom_articles_call_another_countrys() -> None:
    called = {
        "Ada Roe": ("water minister", "varnia's water minister"),
        "Jan Fry": ("kestria's energy minister",),
    }
    text = "Kestria and Varnia met. Kestria's delegation left."
    told = book(Story(text, called, "2024-05-02"), Story(text, called, "2024-05-03"))
    for country, name in (("Kestria", "Jan Fry"), ("Varnia", "Ada Roe")):
        found = ministers(told, post(f"{country}'s minister"))
        assert [one.holder.speaker.name for one in found] == [name]
