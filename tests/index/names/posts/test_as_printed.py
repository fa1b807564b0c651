"""Each office once, with the capitals that articles give it."""

from __future__ import annotations

import pytest

from index.names.posts.as_printed import as_printed, distinct, offices
from tests.index.names.reading import Story, book


@pytest.mark.parametrize(
    ("roles", "kept"),
    [
        (["mayor", "mayor of ely"], ["mayor of ely"]),
        (["mayor of ely", "mayor"], ["mayor of ely"]),
        (["mayor of ely", "mayor of holm", "mayor"], ["mayor of ely", "mayor of holm"]),
        (["ruritania’s foreign minister", "foreign minister"], ["ruritania’s foreign minister"]),
        (["mayor", "former mayor"], ["mayor", "former mayor"]),
        (["opposition’s spokesman", "spokesman of opposition"], ["opposition’s spokesman"]),
        (["author", "poet"], ["author", "poet"]),
    ],
)
def test_an_office_is_told_once(roles: list[str], kept: list[str]) -> None:
    assert distinct(roles) == kept


@pytest.mark.parametrize(
    ("role", "text", "printed"),
    [
        (
            "mayor of port amber",
            "It rained. The mayor of Port Amber, Ada Birch, left.",
            "mayor of Port Amber",
        ),
        ("harbour master", "Harbour master Ada Birch left the harbour.", "harbour master"),
        ("prime minister", "Prime minister Ada Birch left.", "prime minister"),
        ("foreign minister", "So did Foreign Minister Ada Birch.", "Foreign Minister"),
        ("elysia’s water minister", "Elysia's water minister, Ada Birch, left.", "Elysia's water minister"),
        (
            "leader of bakers’ union",
            "Ada Birch, who leads the Bakers’ Union, left.",
            "leader of Bakers’ Union",
        ),
        (
            "ely traders’ association’s chair",
            "The Ely Traders' Association met. Its chair, Ada Birch, left.",
            "Ely Traders' Association’s chair",
        ),
        ("ada birch's husband", "Tom Reed and his wife, Ada Birch, left.", "Ada Birch's husband"),
        ("former mayor", "Ada Birch, who served as mayor, left.", "former mayor"),
    ],
)
def test_an_office_has_the_capitals_of_the_article(role: str, text: str, printed: str) -> None:
    assert as_printed(role, text) == printed


def test_whose_relation_is_not_told_is_no_office() -> None:
    told = book(
        Story("His deputy, Tom Reed, mayor of Ely, left.", {"Tom Reed": ("his deputy", "mayor of ely")})
    )
    assert offices(told.speakers, told.articles, 3) == {"Tom Reed": ["mayor of Ely"]}
    assert offices(told.speakers, None, 3) == {"Tom Reed": ["mayor of ely"]}


def test_what_each_is_called_is_read_from_the_articles_that_call_them_so() -> None:
    told = book(
        Story("Ada Birch, mayor of Port Amber, left.", {"Ada Birch": ("mayor of port amber",)}),
        Story("The mayor, Ada Birch, and Tom Reed.", {"Ada Birch": ("mayor",), "Tom Reed": ()}),
    )
    found = offices(told.speakers, told.articles, 3)
    assert found == {"Ada Birch": ["mayor of Port Amber"], "Tom Reed": []}
