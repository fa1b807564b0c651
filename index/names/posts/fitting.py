"""Whether what somebody is called is a post that is asked for: office and place or body must both fit."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from index.lexicon import entries, words
from index.names.demonyms import place_forms
from index.names.polities import polities
from index.names.posts.initials import spelt_out
from index.names.posts.posts import HEAD, Post
from index.names.posts.renamed import other_names
from index.names.spelling import key

_VAGUE = frozenset({"spokesman", "press-secretary", "adviser", "envoy", "official"})
"""Ranks of which a government has many: "the Russian spokesman" may be any department's."""

_OF_SOMEBODY = _VAGUE | {"counsel", "chief-of-staff", "editor"} | words("kin")
"""Ranks of those who may be somebody's, rather than a place's."""

_SENT = {"ambassador", "envoy"}

TO = "to~"
"""What the place begins with to which a country sends somebody."""


class Match(NamedTuple):
    """How well what somebody is called is a post asked for; less is better.

    ``loose`` counts what differs, ``extra`` the words that the question lacks, ``bare`` what the title does
    not tell: of which country or body (1), nor of which department or rank (2).
    """

    loose: int
    extra: int
    bare: int


def fit(asked: Post, held: Post) -> Match | None:
    """Return how well a post held is the post asked for; None where it is another."""
    if asked.polity and held.polity and not held.implied and _is_elsewhere(asked, held):
        return None  # most are: tell them apart at once
    asked, held = spelt_out(asked, held), spelt_out(held, asked)
    if held.generic and held.department != asked.department and (held.bare or held.implied):
        held = replace(held, rank=held.generic, department="", polity="")  # "the president", of a bank
    if {asked.rank, held.rank} == _SENT:  # "to~ruritania", as an ambassador's place is told
        asked, held = (replace(one, rest=_without_to(one.rest)) for one in (asked, held))
    rank = _rank(asked, held)
    if rank is None or asked.limits != held.limits or not (_of_party(asked, held) and _heads_it(asked, held)):
        return None
    department, place, rest = _department(asked, held), _polity(asked, held), _rest(asked, held)
    part = bool(rest) and held.rank == HEAD != asked.rank  # "head of policy at Acme", for its chief executive
    if department is None or place is None or part:
        return None
    if rest is None:
        lacks = _lacks_place(asked, held) or _lacks_where(asked, held)
        return Match(rank + department + place, 0, 1) if lacks else None
    unplaced = bool(asked.polity and not held.polity) and (rest > 0 or _is_of_any(asked))
    if asked.bare or not (held.bare or unplaced):
        return Match(rank + department + place, rest, 0)
    heads = polities()[asked.polity].heads if asked.polity and asked.rank == HEAD else ()
    vague = asked.department != held.department or held.rank not in {asked.rank, *heads}
    return Match(rank + department + place, rest, 2 if vague else 1)


def _without_to(rest: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.removeprefix("to") if word.startswith(TO) else word for word in rest)


def _is_elsewhere(asked: Post, held: Post) -> bool:
    """Whether a post is of another country or body, and of no part of the one asked for."""
    return held.polity != asked.polity and polities()[held.polity].within != asked.polity


def _is_of_any(asked: Post) -> bool:
    """Whether only what a minister is of, or where somebody is sent, tells which post it is, so that whose
    must be told as well: every country may have a water minister.
    """
    return asked.rank == "minister" or all(word.startswith(TO) for word in asked.rest)


def _of_party(asked: Post, held: Post) -> bool:
    """Whether the party asked for is the one held; a party's leader is nobody else's."""
    leads = held.party if held.rank == HEAD and held.bare else frozenset[str]()
    return leads <= asked.party <= held.party


def _heads_it(asked: Post, held: Post) -> bool:
    """Whether somebody is called the head of something by those words, where "the chief" or "head of the
    alliance" asks for no more: "dockers' leader"; no president is.
    """
    if asked.rank != HEAD or asked.department or asked.party or not asked.bare:
        return True
    named = asked.idle & words("vague_heads")
    if named:
        return bool(named & held.idle)
    return held.rank == HEAD and not (held.polity or held.department)


def _rank(asked: Post, held: Post) -> int | None:
    if asked.rank == held.rank or (asked.rank, held.rank) == ("spokesman", "press-secretary"):
        return 0  # who is an office's press secretary speaks for it; not all who do are that
    if HEAD in {asked.rank, held.rank}:
        other = held.rank if asked.rank == HEAD else asked.rank
        if other not in words("tops") or (held.rank == HEAD and asked.bare and held.bare):
            return None  # "the chief" of nothing that is told is no governor, nor chair
        heads = polities()[asked.polity].heads if asked.polity else ()
        return int(bool(heads) and other not in heads)
    return 1 if held.rank in loosely(asked.rank) or asked.rank in loosely(held.rank) else None


@cache
def loosely(rank: str) -> frozenset[str]:
    """Return the ranks that may less surely stand for one."""
    return frozenset(
        other
        for line in entries("posts")
        if line.partition(":")[0] == rank
        for other in line.partition("|")[2].split()
    )


def _department(asked: Post, held: Post) -> int | None:
    if asked.department == held.department:
        return 0
    if not asked.department:
        return None if HEAD in {asked.rank, held.rank} else int(asked.rank in _VAGUE)
    if held.department or held.rest or (asked.rank == HEAD) != (held.rank == HEAD):
        return None
    if held.bare:
        return None if asked.bare else 0
    return 2 if held.polity == asked.polity and asked.rank != HEAD else None


def _polity(asked: Post, held: Post) -> int | None:
    if asked.polity == held.polity or not asked.polity:
        return 0
    if not held.polity:
        return 0 if held.bare or asked.rest else None
    within = polities()[held.polity].within == asked.polity
    return 1 if within and asked.rank in _VAGUE else None


def _rest(asked: Post, held: Post) -> int | None:
    """How many words of a title a question lacks; None where one of the question's words is missing."""
    if held.bare and not asked.bare:
        return 0
    is_body = bool(asked.polity) and bool(polities()[asked.polity].heads)
    told = words("body_descriptions") if is_body else frozenset[str]()
    alone = len(asked.rest) == 1 and asked.rank in _OF_SOMEBODY
    if not all(word in told or has(held.rest, word, alone=alone) for word in asked.rest):
        return None
    anywhere = asked.rank == "ambassador" and not asked.rest  # wherever to: all are one's ambassadors
    more = [
        word
        for word in held.rest
        if not (is_body and _describes(word)) and not (anywhere and word.startswith(TO))
    ]
    extra = sum(not has(asked.rest, word) for word in more)
    return None if extra and not asked.rest and asked.polity else extra


def _describes(word: str) -> bool:
    """Whether a word beside a body's name tells only where or of what kind it is: "the Lebanese militia"."""
    return word.startswith("~") or word in words("body_descriptions")


def _lacks_place(asked: Post, held: Post) -> bool:
    """Whether a title has nothing that is not asked for, and lacks what may be a place that no list knows."""
    told = bool(held.rest) and not held.polity and all(has(asked.rest, word) for word in held.rest)
    return told and len(held.rest) < len(asked.rest)


def _lacks_where(asked: Post, held: Post) -> bool:
    """Whether a country's ambassador's title lacks but where they are sent: "the British ambassador"."""
    is_sent = bool(asked.rest) and held.rank == "ambassador" and asked.rank in _SENT
    return is_sent and not held.rest and asked.polity == held.polity and bool(held.polity)


def has(said: tuple[str, ...], word: str, *, alone: bool = False) -> bool:
    """Return whether a post's words have one, in another form of it or a renamed place's.

    :param alone: where it may as well be somebody's surname.
    """
    forms = place_forms(word, alone=alone) | {*other_names().get(word, ())}
    return any(other in forms or key(word) == key(other) for other in said)
