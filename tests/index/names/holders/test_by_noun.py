"""Who heads a body that articles call by its noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.question.whom import find, wanted
from tests.index.names.reading import Story, Told, book

if TYPE_CHECKING:
    from collections.abc import Sequence

BANK = Story(
    "Norland's central bank kept its rate. “Prices have stopped,” the bank's governor, Ada Birch, said. "
    "Tom Ray, governor of the coast, said so too. President Ida Kovac and Minister Jan Holm left the bank.",
    {
        "Ada Birch": ("governor",),
        "Tom Ray": ("governor",),
        "Ida Kovac": ("president",),
        "Jan Holm": ("minister",),
    },
    "2025-03-20",
)
OTHER = Story(
    "Sudland's central bank raised its rate. “Prices run,” said Eva Lund, the bank’s governor.",
    {"Eva Lund": ("governor",)},
    "2025-04-20",
)
SAVINGS = Story(
    "The savings bank grew. “We grow,” the bank's governor, Ada Birch, said.", {"Ada Birch": ("governor",)}
)


def meant(phrase: str, *stories: Story) -> set[str]:
    found = find(phrase, book(*stories))
    return {found.speaker.name} if found.speaker else {one.name for one in found.others}


@pytest.mark.parametrize(
    "phrase",
    [
        "the governor of the central bank",
        "the head of the central bank",
        "the central bank governor",
        "central bank chief",
        "the governor of Norland's central bank",
    ],
)
def test_the_head_of_a_body_is_who_its_noun_stands_beside(phrase: str) -> None:
    assert meant(phrase, BANK) == {"Ada Birch"}


def test_the_head_told_by_a_noun_answers_for_a_body_that_is_never_quoted() -> None:
    for phrase in ("the central bank", "Norland's central bank"):
        found = wanted(phrase, book(BANK))
        assert (found.speaker and found.speaker.name, found.post[:4]) == ("Ada Birch", "for ")
    assert not wanted("the central bank", book(BANK, OTHER))
    assert not wanted("the central bank", book(SAVINGS))


def test_of_two_such_bodies_either_may_be_meant_until_the_country_is_told() -> None:
    assert meant("the governor of the central bank", BANK, OTHER) == {"Ada Birch", "Eva Lund"}
    assert meant("the governor of Sudland's central bank", BANK, OTHER) == {"Eva Lund"}


def test_who_is_called_so_outright_is_not_meant_alone_beside_another_countrys() -> None:
    titled = Story("Ada Birch spoke.", {"Ada Birch": ("governor of the central bank of norland",)})
    assert meant("the governor of the central bank", titled, OTHER) == {"Ada Birch", "Eva Lund"}


@pytest.mark.parametrize(
    "phrase", ["the deputy governor of the central bank", "the finance minister", "the police chief"]
)
def test_nobody_else_is_meant_by_it(phrase: str) -> None:
    assert meant(phrase, BANK) == set()


def test_another_body_of_the_same_noun_is_not_it() -> None:
    assert meant("the governor of the central bank", SAVINGS) == set()


def test_the_articles_are_read_once_for_a_post(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    texts = Told.texts

    def counted(told: Told, rows: Sequence[int]) -> dict[int, str]:
        read.extend(rows)
        return texts(told, rows)

    monkeypatch.setattr(Told, "texts", counted)
    directory = book(BANK, OTHER)
    first = find("the governor of the central bank", directory)
    assert read
    read.clear()
    assert find("the governor of the central bank", directory) == first
    assert not read
