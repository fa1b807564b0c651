"""Whose post somebody has by other articles' titles, where one tells what it is: "the water minister"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.name import is_body
from index.names.posts.fitting import fit, has
from index.names.posts.posts import Post, post
from index.text.english import common_words, singular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.names.directory.directory import Directory
    from index.types import Speaker

_ENDING = 2
"""Letters at the end of a place's name in which what is of it may differ: "Tyrol", "Tyrolean"."""

_STEM = 3
"""Letters that both have in common at least."""


def is_anothers(book: Directory, speaker: Speaker, asked: Post) -> bool:
    """Tell whether titles say of another place than the one asked for that somebody has a post of it.

    "The water minister" may be any country's; who is "Varnia's water minister" elsewhere is no other's.
    """
    titles = [one for one in (post(role) for role, _ in speaker.roles) if one.known]
    telling = [one for one in titles if not one.bare]  # of many, none: they are "the president" and no more
    plain = [one for one in titles if telling and (found := fit(asked, one)) is not None and found.bare]
    return any(
        fit(one, other) is not None and _is_elsewhere(book, asked, one, other)
        for one in plain
        for other in telling
    )


def _is_elsewhere(book: Directory, asked: Post, plain: Post, held: Post) -> bool:
    """Whether a title tells a place beside the post, and that is not the place asked for."""
    wanted = [word for word in asked.rest if word not in plain.rest]
    told = [word for word in held.rest if word not in plain.rest]
    if asked.polity and held.polity:
        return False  # two that a list knows are told apart elsewhere
    if asked.polity or held.polity:  # a town's mayor is of a country as well; no minister is of two
        return _is_national(asked) and any(_places(book, told if asked.polity else wanted))
    return (
        any(_places(book, wanted))
        and any(_places(book, told))
        and not any(has((other,), one) or _is_same(one, other) for one in wanted for other in told)
    )


def _is_national(asked: Post) -> bool:
    return bool(asked.department) or asked.rank in words("national_posts")


def _places(book: Directory, said: list[str]) -> Iterator[str]:
    """The words that may be a place's name: neither plain English nor part of what somebody is called."""
    for word in said:
        is_common = word in common_words() or singular(word) in common_words()
        if not (is_common or "~" in word or _is_persons(book, word)):
            yield word


def _is_persons(book: Directory, word: str) -> bool:
    """Whether a word is of a person's name: "Okafor's spokesman" tells no place."""
    named = (book.at[number].name for number in book.by_word.get(word, ()))
    return any(" " in name and not is_body(name) for name in named)


def _is_same(one: str, other: str) -> bool:
    """Whether two words may be one place, or what is of it."""
    stem = max(_STEM, min(len(one), len(other)) - _ENDING)
    return one[:stem] == other[:stem]
