"""One name of two people: articles that call somebody by titles that have nothing to do with each other.

"Tom Ash, the councillor for culture" and "Tom Ash, a structural engineer at the University of Ely" may be
two people. Nothing parts them by itself: of one person, too, articles tell unlike things.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import words
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.names.calls import Call
    from index.names.posts.posts import Post

_TO_ANOTHER = frozenset({"counterpart", "colleague", "ally", "friend", "rival", "critic"})
"""What somebody is to another, and to whom says little of who they are."""

_TELLING = 2
"""Words that a title has at least which tells somebody from others of that name: "a councillor" does not."""


class Titled(NamedTuple):
    """Articles that call somebody by titles of one kind, by their rows, and these titles."""

    articles: frozenset[int]
    titles: tuple[str, ...]


def parted(calls: Iterable[Call]) -> list[Titled]:
    """Return the articles on somebody by the kinds of titles that they have, where there are several: more
    than one person may bear the name. Empty where there is one.

    :param calls: what articles call one speaker.
    """
    by_titles: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for call in calls:
        by_titles[tuple(filter(_is_own, call.roles))].add(call.article)
    found: list[Titled] = []
    for titles, rows in by_titles.items():
        if titles:
            like = [one for one in found if any(_is_like(a, b) for a in one.titles for b in titles)]
            found = [one for one in found if one not in like]
            found.append(_together([*like, Titled(frozenset(rows), titles)]))
    is_told = len(found) > 1 and all(any(map(_is_telling, one.titles)) for one in found)
    return found if is_told else []


def _together(parts: Sequence[Titled]) -> Titled:
    return Titled(
        frozenset(row for one in parts for row in one.articles),
        tuple(dict.fromkeys(title for one in parts for title in one.titles)),
    )


@lru_cache(maxsize=65536)
def _is_like(one: str, other: str) -> bool:
    """Whether two titles may be one person's without more: of one rank, or with a word in common."""
    if not _told(one).isdisjoint(_told(other)):
        return True
    mine, theirs = post(one), post(other)
    return mine.rank == theirs.rank or _fit(mine, theirs)


def _fit(one: Post, other: Post) -> bool:
    return fit(one, other) is not None or fit(other, one) is not None


def _is_own(title: str) -> bool:
    return tokens(title)[-1:] != [] and _TO_ANOTHER.isdisjoint(tokens(title))


def _is_telling(title: str) -> bool:
    """Whether a title tells of what somebody is, and that they are it today."""
    return len(_told(title)) >= _TELLING and not post(title).limits


@lru_cache(maxsize=65536)
def _told(title: str) -> frozenset[str]:
    return frozenset({singular(word) for word in tokens(title)}) - words("stop_words")
