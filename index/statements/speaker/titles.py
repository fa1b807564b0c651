"""Titles that stand for somebody: what they tell of the holder, and whether what one is called agrees."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

from index.lexicon import entries, words
from index.names.polities import polities
from index.names.posts.fitting import loosely
from index.names.posts.posts import HEAD, Post, post
from index.names.roles import role_words
from index.text.english import common_words

_PARTIES = {"gop": "republican", "democrat": "democratic", "tory": "conservative"}
_FOR_NOW = frozenset({"acting"})
_PART = re.compile(
    r".+? (?:of|for|at) (?:(?:the )?(?P<owner>.+?)(?:['’]s|(?<=s)['’]) (?P<own>.+)"
    r"|(?P<part>.+?) (?:of|at) (?P<whole>.+))$",
    re.IGNORECASE,
)
"""Of what part of which body somebody is: "head of the guild's youth wing", "of the youth of the guild"."""

_CAPITAL = re.compile(r"\b[A-Z][\w’'.&-]*")


class Fit(IntEnum):
    """How well a role agrees with a title."""

    NOT = 0
    UNSAID = 1  # the title tells a country or department, the role none
    WIDER = 2  # the role tells a country or field, the title none
    SAME = 3


@dataclass(frozen=True, slots=True)
class Title:
    """A title: the post that it names, and those of its words that are names, which no list has.

    ``kind`` is a post that may stand for several others: "leader" for a president, "diplomat" for an envoy.
    ``words`` are all its words; ``part`` those of the part of a body that it is of, ``whole`` the body's.
    """

    post: Post
    names: frozenset[str]
    kind: str
    words: frozenset[str]
    part: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def title(text: str) -> Title:
    """Return a title's post; of a role in small letters, no word is a name."""
    named = post(text)
    capitals = {word for part in _CAPITAL.findall(text) for word in role_words(part)}
    is_one = named.rank == HEAD and named.department and "leader" not in role_words(text)
    names, kind = frozenset(capitals.intersection(named.rest)), "" if is_one else named.rank
    found = _PART.match(text) if named.rank in {HEAD, *words("tops")} else None
    if found is None:
        return Title(named, names, kind, frozenset(role_words(text)))
    part, whole = found["own"] or found["part"], found["owner"] or found["whole"]
    own = frozenset(role_words(part)) & {*named.rest} if "board" not in role_words(part) else frozenset[str]()
    return Title(named, names, kind, frozenset(role_words(text)), own, frozenset(role_words(whole)))


def fit(asked: Title, held: Title) -> Fit:
    """Return how well ``held``, what somebody is called, agrees with ``asked``, which stands for somebody."""
    one, other = asked.post, held.post
    for_now = bool(other.limits & _FOR_NOW) and not one.limits & _FOR_NOW  # "the mayor", of an acting one
    limits = other.limits - _FOR_NOW if for_now else other.limits
    if not _same_office(asked, other) or one.limits != limits or elsewhere(one, other):
        return Fit.NOT
    if _is_of_part(asked, held) or _does_other_work(one, other):
        return Fit.NOT
    if one.party and other.party and _parties(one).isdisjoint(_parties(other)):
        return Fit.NOT
    if not asked.names <= set(other.rest) or any(_tells(word) for word in set(one.rest) - set(other.rest)):
        return Fit.NOT
    if (one.polity and not other.polity) or (one.department and not other.department):
        return Fit.UNSAID
    more = for_now or (other.polity and not one.polity) or (other.department and not one.department)
    return Fit.WIDER if more or any(_tells(word) for word in set(other.rest) - set(one.rest)) else Fit.SAME


def _is_of_part(asked: Title, held: Title) -> bool:
    """Tell whether a title is of a body, and what somebody is called only of a part of it: not of a place, as
    who is president of the republic of Marr is of Marr.
    """
    named = held.whole & asked.words & common_words()
    return bool(held.part and named) and not held.part & asked.words


def _does_other_work(one: Post, other: Post) -> bool:
    """Tell what people do by what each is of: who is "the bus driver" is no crane driver."""
    said = {word for word in one.rest if word not in {"year", "old"} and not word.isdigit()}
    return not one.known and bool(said and other.rest) and said.isdisjoint(other.rest)


def elsewhere(one: Post, other: Post) -> bool:
    """Tell whether two posts are of different countries or bodies."""
    if not one.polity or not other.polity or one.polity == other.polity:
        return False
    return one.polity != polities()[other.polity].within and other.polity != polities()[one.polity].within


def _same_office(asked: Title, other: Post) -> bool:
    one = asked.post
    kinds = _kinds().get(asked.kind, frozenset())
    if not kinds.isdisjoint({other.rank, f"{other.rank}/{other.department}"}):
        return True
    if f"{other.rank}/*" in kinds and other.department:
        return True
    if one.bare and other.generic and one.rank == other.generic:
        return True  # "the chancellor", of a country or of a school
    same = one.rank == other.rank or other.rank in loosely(one.rank) or one.rank in loosely(other.rank)
    return same and (one.department == other.department or HEAD not in {one.rank, other.rank})


def _parties(post: Post) -> set[str]:
    return {_PARTIES.get(word, word) for word in post.party}


def _tells(word: str) -> bool:
    """Tell whether a word of a title sets its holder apart, rather than praise or describe."""
    return word in words("role_modifiers") or word in words("body_nouns")


@cache
def _kinds() -> dict[str, frozenset[str]]:
    pairs = (line.partition(":") for line in entries("title_kinds"))
    return {kind: frozenset(posts.split()) for kind, _, posts in pairs}
