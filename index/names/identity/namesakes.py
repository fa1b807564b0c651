"""One name of two people: articles that call somebody by titles that have nothing to do with each other.

"Tom Ash, the councillor for culture" and "Tom Ash, a structural engineer at the University of Ely" may be
two people. Nothing parts them by itself: of one person, too, articles tell unlike things.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import words
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    by_roles: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for call in calls:
        by_roles[call.roles].add(call.article)
    kinds: list[dict[str, None]] = []  # each the titles of one, in their order
    for titles in dict.fromkeys(tuple(filter(_is_own, roles)) for roles in by_roles):
        if titles:
            like = [kind for kind in kinds if any(_is_like(a, b) for a in kind for b in titles)]
            kinds = [kind for kind in kinds if kind not in like]
            kinds.append(dict.fromkeys(chain(*like, titles)))
    if len(kinds) < 2 or not all(any(map(_is_telling, kind)) for kind in kinds):
        return []
    return [Titled(_called_so(by_roles, kind), tuple(kind)) for kind in kinds]


def _called_so(by_roles: Mapping[tuple[str, ...], set[int]], titles: Iterable[str]) -> frozenset[int]:
    """Return the rows of the articles with one of some titles."""
    wanted = frozenset(titles)
    return frozenset(row for roles, rows in by_roles.items() if not wanted.isdisjoint(roles) for row in rows)


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
