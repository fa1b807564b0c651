"""Who is whose kin, as articles tell it: "Birch's eldest son", "the daughter of the late Ada Birch"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.names.directory.bearers import named
from index.names.directory.directory import Found
from index.names.directory.holder import Holder
from index.names.holders.holders import holders
from index.names.name import parse
from index.names.posts.posts import post
from index.names.relation import relation
from index.names.spelling import tokens

if TYPE_CHECKING:
    from datetime import date

    from index.names.directory.directory import Directory
    from index.names.relation import Relation
    from index.types import Speaker

_FIRSTBORN = frozenset({"eldest", "oldest", "elder", "first", "namesake"})
"""Which of several sons has his father's name."""


def relatives(
    book: Directory, phrase: str, asked: Relation, when: tuple[date | None, date | None]
) -> tuple[Holder, ...]:
    """Return whom articles tell to be what is asked for to somebody, and nobody who is it to another.

    Of whom they tell so without whose, those in whose articles the other is named beside them.
    """
    found = named(book, asked.owner) or _in_office(book, asked.whole, when)
    may_be = {one.name for one in (found.speaker, *found.others) if one}
    meant = found.speaker.name if found.speaker else ""
    told = {
        number: least
        for number in _called(book, asked.noun)
        if book.at[number].name != meant
        and (least := _lacking(book, asked, book.at[number], (meant, may_be))) is not None
    }
    fewest = min(told.values(), default=(False, 0))
    best = [book.at[number] for number, least in sorted(told.items()) if least == fewest]
    if best:
        quoted = [one for one in best if one.statements]
        return tuple(Holder(one) for one in quoted or best)
    junior = _junior(book, asked, found.speaker)
    if junior:
        return (Holder(junior),)
    held = holders(book, post(phrase), *when)
    return tuple(one for one in held if one.speaker.name != meant and _is_untold(asked, one.speaker))


def _in_office(book: Directory, owner: str, when: tuple[date | None, date | None]) -> Found:
    """Who is meant by a post alone whose kin is asked for: "the council leader"."""
    office = post(owner)
    held = holders(book, office, *when) if office.known else ()
    return Found(held[0].speaker) if len(held) == 1 else Found()


def _junior(book: Directory, asked: Relation, owner: Speaker | None) -> Speaker | None:
    """Who is somebody's son by his name alone: "Rui Birch Jr." has his father's."""
    if owner is None or asked.noun != "son" or not asked.which <= _FIRSTBORN:
        return None
    son = named(book, f"{owner.name} Jr.").speaker
    return son if son and parse(son.name).suffix == "jr" and not parse(owner.name).suffix else None


def _called(book: Directory, noun: str) -> list[int]:
    """The numbers of those who are called by a noun, or by another for the same."""
    last = {one.rpartition("-")[2] for one in (noun, post(noun).rank)}
    return sorted({number for word in last for number, _ in book.by_role_word.get(word, ())})


def _lacking(
    book: Directory, asked: Relation, speaker: Speaker, owners: tuple[str, set[str]]
) -> tuple[bool, int] | None:
    """How much less than what is asked for somebody is told to be: to a namesake, one of several."""
    told = (one for role, _ in speaker.roles if (one := relation(role)) and _is_same(asked.noun, one.noun))
    fits = (
        (_is_namesakes(book, asked.owner, one.owner, owners), one) for one in told if asked.which <= one.which
    )
    found = [(namesakes, len(one.which - asked.which)) for namesakes, one in fits if namesakes is not None]
    return min(found, default=None)


def _is_same(noun: str, other: str) -> bool:
    one, held = post(noun), post(other)
    return (one.rank, one.limits) == (held.rank, held.limits)


def _is_namesakes(book: Directory, asked: str, told: str, owners: tuple[str, set[str]]) -> bool | None:
    """Whether an article tells of a namesake of whom is meant; None where of somebody else."""
    meant, may_be = owners
    found = named(book, told).speaker
    if found is None or not may_be:
        mine, theirs = {*tokens(asked)}, {*tokens(told)}
        return False if mine <= theirs or theirs <= mine else None
    if found.name == meant:
        return False
    return True if found.name in may_be else None


def _is_untold(asked: Relation, speaker: Speaker) -> bool:
    """Whether articles mostly tell without whose that somebody is kin: "his wife"."""
    counts = {True: 0, False: 0}
    for role, articles in speaker.roles:
        if (one := relation(role)) is not None:
            counts[True] += articles if _is_same(asked.noun, one.noun) else 0
        elif post(role).rank == post(asked.noun).rank:
            counts[False] += articles
    return counts[False] > counts[True]
