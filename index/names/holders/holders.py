"""Who holds a post: whom articles call so, of that country or body, at that time.

Office and place or body must both fit; an office is held for a time.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.calls import Call
from index.names.directory.holder import Holder
from index.names.holders.placing import calls_so, in_subject, placed
from index.names.holders.tenures import written_down
from index.names.polities import polities
from index.names.posts.fitting import Match, fit, loosely
from index.names.posts.initials import are_spelt_apart
from index.names.posts.posts import HEAD, Post, body, post
from index.names.posts.terms import Term, at, presumed, without_slips

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from index.names.directory.directory import Called, Directory
    from index.names.holders.tenures import InOffice

_MOST_UNDATED = 200
_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d-]|[.,]\d)")

_LOOKED_AT = 40
"""Of how many people with a title that tells no place the articles of a time are read."""

_MANY = 2000
"""Roles from which only those are looked at that share another word with the post."""


def holders(
    book: Directory, asked: Post, since: date | None = None, until: date | None = None
) -> tuple[Holder, ...]:
    """Return who holds a post, the latest first; of those at a time asked for, if it is given.

    What people wrote down goes before what articles call anybody. A directory remembers what it was asked.
    """
    key = asked, asked.implied, asked.generic, since, until
    if key not in book.held:
        book.held[key] = _holders(book, asked, since, until)
    return book.held[key]


def _holders(book: Directory, asked: Post, since: date | None, until: date | None) -> tuple[Holder, ...]:
    written = written_down(book, asked)
    known = {one.speaker.name for one in written}
    told = tuple(_in_office(one, asked) for one in written if one.within(since, until))
    if told and (since or until):
        return told
    called = (one for one in _called(book, asked, since, until) if one.speaker.name not in known)
    return tuple(sorted((*told, *called), key=lambda one: one.last or one.first or date.max, reverse=True))


def _in_office(one: InOffice, asked: Post) -> Holder:
    """Return somebody who is written down, with how many articles call them so, too."""
    called = sum(n for role, n in one.speaker.roles if fit(asked, post(role)) is not None)
    return Holder(one.speaker, called, one.office.first, one.office.last)


def _called(book: Directory, asked: Post, since: date | None, until: date | None) -> tuple[Holder, ...]:
    """Return who holds a post by what articles call them.

    Where somebody holds that very post, at any time, nobody who holds nearly the same one is meant.
    """
    titled = _titled(book, asked)
    fits, unsure = placed(book, asked, titled)
    # who may be meant as well counts of a time alone: often it is all who are called "the president"
    maybe = [n for n in sorted(unsure) if titled[n].bare == 1] if since or until else []
    calls = _calls(book, asked, titled, {*fits, *maybe}, until)
    doubtful = {n: calls[n] for n in maybe}
    for loose in sorted({0, *(one.loose for one in fits.values())}):
        held = {n: calls[n] for n, one in fits.items() if one.loose == loose and calls[n].articles}
        held = without_slips(held)
        found = at(held, since, until)
        if not found and not loose:
            found = _then(book, asked, doubtful, since, until)
        found = found or presumed(held, list(doubtful.values()), since, until)
        if found:
            return _ordered(book, asked, titled, found)
        if held and not loose:
            break
    return ()


def _then(
    book: Directory, asked: Post, doubtful: Mapping[int, Term], since: date | None, until: date | None
) -> dict[int, Term]:
    """The only one who is called so at a time by articles whose subject is the place asked for."""
    if since is None and until is None:
        return {}
    first, last = since or date.min, until or date.max
    called = [n for n, one in doubtful.items() if any(first <= day <= last for day in one.dates)]
    quoted = [n for n in called if book.at[n].statements]
    return {n: doubtful[n] for n in in_subject(book, asked, quoted[:_LOOKED_AT])}


def _ordered(
    book: Directory, asked: Post, fits: Mapping[int, Match], found: Mapping[int, Term]
) -> tuple[Holder, ...]:
    """The best fitting, those who are quoted if any are, the latest first.

    Where nothing tells whose post is asked for, "the mayor", "the mayor of Ely" fits as "Mayor Birch" does.
    """
    least = min(fits[number].extra for number in found)
    kept = {number: held for number, held in found.items() if asked.bare or fits[number].extra == least}
    quoted = [n for n in kept if book.at[n].statements] or list(kept)
    ranked = sorted(quoted, key=lambda n: (kept[n].last or date.min, kept[n].articles), reverse=True)
    return tuple(Holder(book.at[n], kept[n].articles, kept[n].first, kept[n].last) for n in ranked)


def _titled(book: Directory, asked: Post) -> dict[int, Match]:
    """How well what each speaker is called fits a post, whether or not it tells of which place."""
    fits: dict[int, Match] = {}
    for called in _candidates(book, asked):
        one = fit(asked, called.post)
        for number in called.numbers if one is not None else ():
            if body(book.at[number].name) is not None:
                continue  # a country is called what its minister is, where a title is cut short
            if one is not None and (number not in fits or _better(one, fits[number])):
                fits[number] = one
    return fits


def _better(one: Match, other: Match) -> bool:
    return (one.bare, one.loose, one.extra) < (other.bare, other.loose, other.extra)


def _candidates(book: Directory, asked: Post) -> Sequence[Called]:
    """The roles that can be a post: with a noun for its rank, and of its place; of many, with more of it."""
    found = [
        called
        for polity, roles in book.called(_of_rank(asked.rank)).items()
        if not (asked.polity and polity) or asked.polity in {polity, polities()[polity].within}
        for called in roles
    ]
    if len(found) <= _MANY:
        return found
    return [one for one in found if _may_be(one, asked)] or found


def _may_be(called: Called, asked: Post) -> bool:
    """Whether a role has a word that tells which post is asked for, or a body's initials for its name."""
    has_word = not {*called.role.split()}.isdisjoint(asked.rest)
    return has_word or are_spelt_apart(asked, called.post)


@cache
def _of_rank(rank: str) -> frozenset[str]:
    """The last words of what a rank, and those that may stand for it, are called by."""
    ranks = {rank, *loosely(rank)}
    ranks |= words("tops") if rank == HEAD else {HEAD} if rank in words("tops") else set()
    return frozenset(word for one in ranks for word in _nouns(one))


@cache
def _nouns(rank: str) -> frozenset[str]:
    """The last words of what a rank is called by."""
    found = {rank.rsplit("-", maxsplit=1)[-1], rank}
    for line in entries("posts"):
        name, _, forms = line.partition(": ")
        if name.partition("/")[0].partition("@")[0] == rank:
            found |= {form.replace(".", "").split("-")[-1] for form in forms.split("|")[0].split()}
    return frozenset(found)


def _calls(
    book: Directory, asked: Post, titled: Mapping[int, Match], numbers: set[int], until: date | None
) -> dict[int, Term]:
    """When articles call each speaker by a post, while it was held."""
    number_of = {book.at[number].name: number for number in sorted(numbers)}
    called, over = defaultdict[int, list[Call]](list), defaultdict[int, list[Call]](list)
    named = defaultdict[int, list[date]](list)
    former = replace(asked, limits=asked.limits | {"former"})
    so = cache(calls_so)  # most articles call somebody as others do
    for call in book.articles.calls(list(number_of)) if book.articles else _undated(book, numbers):
        number = number_of[call.speaker]
        named[number] += [call.published] if call.published else []
        if so(asked, call.roles, titled[number].bare):
            called[number].append(call)
        elif so(former, call.roles, titled[number].bare):
            over[number].append(call)
    years = _years(book, called.values()) if until else {}
    last = until.year if until else 0
    return {
        number: Term.of(
            [
                call.published
                for call in called[number]
                if call.published or years.get(call.article, 0) <= last
            ],
            [call.published for call in over[number]],
            named[number],
            max((years.get(call.article, 0) for call in called[number]), default=0),
        )
        for number in number_of.values()
    }


def _years(book: Directory, called: Iterable[Sequence[Call]]) -> dict[int, int]:
    """The latest year that each article without a date speaks of, up to the newest article's."""
    rows = sorted({call.article for calls in called for call in calls if call.published is None})
    texts = book.articles.texts(rows[:_MOST_UNDATED]) if book.articles else {}
    newest = book.latest.year if book.latest else date.max.year
    told = {row: map(int, _YEAR.findall(text)) for row, text in texts.items()}
    return {row: max((year for year in years if year <= newest), default=0) for row, years in told.items()}


def _undated(book: Directory, numbers: Iterable[int]) -> Iterator[Call]:
    """What speakers are called, where nothing tells in which articles."""
    for number in numbers:
        for role, articles in book.at[number].roles:
            yield from [Call(book.at[number].name, "", (role,), None, 0)] * articles
