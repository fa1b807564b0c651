"""A body's initials in one title, for its name in another: "the AAP president", beside "president of the
American Academy of Pediatrics".
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from index.names.name import SMALL
from index.names.posts.posts import Post, post
from index.names.spelling import tokens
from index.text.english import common_words, singular

FEWEST, MOST = 3, 8
"""Letters of initials that tell which body is meant."""


class _Said(NamedTuple):
    """Words of a title, and their first letters."""

    words: tuple[str, ...]
    letters: str


def spelt_out(one: Post, other: Post) -> Post:
    """Return a post with a body's name for its initials, where the other post has a body of that name; else
    as it is.
    """
    for short in one.rest if other.text else ():
        if FEWEST <= len(short) <= MOST and short not in other.rest and _may_be_initials(short, one.text):
            name = _name(other.text, short)
            if name:
                return post(f"{_without(one.text, short)} of the {name}")
    return one


def _may_be_initials(word: str, title: str) -> bool:
    return word not in common_words() or word.upper() in title


def are_spelt_apart(one: Post, other: Post) -> bool:
    """Say whether either of two posts has a body's initials for its name in the other."""
    return spelt_out(one, other) is not one or spelt_out(other, one) is not other


def _name(title: str, short: str) -> str:
    """Return the words of a title that have these first letters, small words counted or not; else nothing."""
    for said in _said(title):
        at = said.letters.find(short)
        if at >= 0:
            return " ".join(said.words[at : at + len(short)])
    return ""


@lru_cache(maxsize=65536)
def _said(title: str) -> tuple[_Said, ...]:
    """Return the words of a title but the small ones, and all of them."""
    every = tuple(tokens(title))
    telling = tuple(word for word in every if word not in SMALL)
    return tuple(_Said(some, "".join(word[0] for word in some)) for some in (telling, every))


def _without(title: str, short: str) -> str:
    return " ".join(word for word in title.split() if short not in map(singular, tokens(word)))
