"""Whose post somebody has whose title does not tell: of the place that articles speak of around the name.

Whom articles call only "the defence secretary" holds the post of the country that stands beside the name,
or that the article speaks of more than of any other.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.calls import FIRST
from index.names.demonyms import place_forms
from index.names.holders.owners import is_anothers
from index.names.name import given_names
from index.names.polities import polities
from index.names.posts.fitting import Match, fit
from index.names.posts.frames import (
    speaks_of,
    speaks_of_word,
    titles_alone,
    titles_before,
    titles_beside,
    words_near,
)
from index.names.posts.posts import HEAD, Post, post
from index.names.posts.runs import post_nouns
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from index.names.calls import Papers
    from index.names.directory.directory import Directory
    from index.types import Speaker

_LOOKED_AT = 40
"""Of how many people with a title that tells no place the articles are read."""

_HALF = 0.5
"""How much of a country an article must speak, beside the next, that says its minister's title, too."""

_OF_ONE = frozenset({"spokesman", "press-secretary", "adviser", "counsel", "chief-of-staff"})
"""Ranks of those who work for one person or body, and for no other at the time."""

_KIN = frozenset(
    line.partition(":")[0] for line in entries("posts") if line.partition(":")[0] in words("kin")
)
"""Ranks that several may hold of one: two sons, either of whom may be meant."""

_MINISTER = "minister"

_COMPANYS = frozenset({"chief-executive", "managing-director"})
"""The ranks of whoever leads a company, and hardly anything else."""

_HEAD_OF_TEXT = 400
"""Letters at the head of an article in which what it is about is named."""

_OFTEN = 3
"""How often it is, at least."""


def placed(book: Directory, asked: Post, titled: Mapping[int, Match]) -> tuple[dict[int, Match], set[int]]:
    """Return those of whom a title, or something else, tells that they are of the place asked for; and who
    may be.

    :param titled: how well what each is called fits the post.
    """
    sure = {number: one for number, one in titled.items() if not one.bare}
    unsure = list[int]()
    for number in titled.keys() - sure.keys():
        speaker, bare = book.at[number], titled[number].bare
        elsewhere = _polities_of(speaker) if asked.polity else set[str]()
        of_another = elsewhere - {asked.polity, polities()[asked.polity].within} if elsewhere else elsewhere
        loosely = titled[number].loose > (asked.rank == "envoy" and bool(asked.rest))  # who may be ambassador
        anothers = of_another or _is_anothers(speaker, asked) or is_anothers(book, speaker, asked)
        if loosely or anothers or not _mostly(speaker, asked):
            continue
        if elsewhere == {asked.polity} and not asked.rest and bare == 1:
            sure[number] = titled[number]
        else:
            unsure.append(number)
    known = any(not one.loose or asked.rank == "envoy" for one in sure.values())
    framed = _in_frame(book, asked, unsure, titled, known=known)
    return sure | {number: titled[number] for number in framed}, {*unsure}.difference(framed)


def _polities_of(speaker: Speaker) -> set[str]:
    """Of which countries or bodies somebody is by any of their titles."""
    posts = [post(role) for role, _ in speaker.roles]
    return {one.polity for one in posts if one.polity and one.known}


def _is_anothers(speaker: Speaker, asked: Post) -> bool:
    """Whether a title tells of another that somebody is their spokesman, than of whom it is asked for."""
    titles = [post(role) for role, _ in speaker.roles] if asked.rest and asked.rank in _OF_ONE else []
    others = [one for one in titles if one.rank == asked.rank and not one.bare and not one.limits]
    return bool(others) and not any(fit(asked, one) for one in others)


def _mostly(speaker: Speaker, asked: Post) -> bool:
    """Whether articles call somebody by a post as often as by any other at the head of a department."""
    counts = Counter[str]()
    for role, articles in speaker.roles:
        held = post(role)
        if held.rank == HEAD and held.department:
            counts["" if fit(asked, held) else held.department] += articles
    return counts[""] >= max(counts.values(), default=0)


def _in_frame(
    book: Directory, asked: Post, unsure: Sequence[int], titled: Mapping[int, Match], *, known: bool
) -> list[int]:
    """Those whom their articles, around the name, tell to be of the place that is asked for.

    :param known: whether titles tell somebody already; then only words beside the name add to them.
    """
    if book.articles is None:
        return []
    quoted = sorted((n for n in unsure if book.at[n].statements), key=lambda n: (-book.at[n].statements, n))
    ways = _ways(asked, known=known)
    leading = [n for n in quoted if _leads_company(book.at[n])] if _in_company in ways else []
    read = list(dict.fromkeys([*quoted[:_LOOKED_AT], *leading[:_LOOKED_AT]]))
    told = _read(book, book.articles, asked, read)
    for way in ways:
        may = [n for n in read if _may(way, asked, book.at[n], titled[n])]
        found = [number for number in may if any(way(asked, text, name) for name, text in told[number])]
        if found:
            return found if way is _beside or len(found) == 1 or asked.rank in _KIN else []
    return []


def _may(way: object, asked: Post, speaker: Speaker, titled: Match) -> bool:
    """Whether a way can tell whose post somebody's is: that a country is spoken of makes nobody whose title
    is "the chief" its central bank's, nor whoever is sent there the ambassador of another that is; nor a
    company the president its head.
    """
    if way is _in_company:
        return _leads_company(speaker)
    if way is around and any("~" in word for word in asked.rest):
        return asked.polity in _polities_of(speaker)
    return way is not _in_subject or titled.bare == 1


def _leads_company(speaker: Speaker) -> bool:
    """Whether somebody is called what only the head of a company is, and not of which."""
    return any(one.rank in _COMPANYS and one.bare for one in (post(role) for role, _ in speaker.roles))


def in_subject(book: Directory, asked: Post, numbers: Sequence[int]) -> list[int]:
    """Return the only one of some people of whose articles the place asked for is the subject."""
    if book.articles is None or asked.rest or not asked.polity:
        return []
    told = _read(book, book.articles, asked, numbers)
    found = [n for n in numbers if any(_in_subject(asked, text, name) for name, text in told[n])]
    return found if len(found) == 1 else []


def _ways(asked: Post, *, known: bool) -> tuple[Callable[[Post, str, str], bool], ...]:
    """What may tell whose post it is, the surest first."""
    if asked.rest and not known:
        if asked.rank in {HEAD, *_COMPANYS} and not (asked.department or asked.polity):
            return _beside, around, _in_company
        is_minister = bool(asked.department) or asked.rank == "minister"
        return (_beside, _in_article) if is_minister and not asked.polity else (_beside, around)
    return (_beside,) if known or asked.rest or not asked.polity else (_beside, _in_subject)


def _read(
    book: Directory, articles: Papers, asked: Post, numbers: Sequence[int]
) -> dict[int, list[tuple[str, str]]]:
    """For each of some speakers: their name in articles that call them so, and those articles' texts."""
    called = articles.first_calls([book.at[number].name for number in numbers])
    chosen = {
        number: [call for call in called[book.at[number].name] if calls_so(asked, call.roles, bare=2)][:FIRST]
        for number in numbers
    }
    texts = articles.texts(sorted({call.article for held in chosen.values() for call in held}))
    return {n: [(call.name, texts[call.article]) for call in held] for n, held in chosen.items()}


def calls_so(asked: Post, roles: Sequence[str], bare: int) -> bool:
    """Tell whether somebody is called by a post, by a title no barer than that."""
    found = (fit(asked, post(role)) for role in roles)
    return any(one is not None and one.bare <= max(bare, 1) for one in found)


def _beside(asked: Post, text: str, name: str) -> bool:
    """Whether the words right before a name are the post, with its place."""
    fits = (fit(asked, post(title)) for title in titles_before(text, name, _telling(asked)))
    return any(one is not None and not one.bare and not one.loose for one in fits)


@cache
def _telling(asked: Post) -> frozenset[str]:
    """The words of which a title must have one to tell whose post it is."""
    place = polities().get(asked.polity)
    forms = [*place.names, *(form for city in place.cities for form in city)] if place else []
    forms += [form for _, form in place.organs] if place else []
    rest = {form for word in asked.rest for form in place_forms(word)}
    return frozenset(rest) | {word for form in forms for word in form}


def around(asked: Post, text: str, name: str) -> bool:
    """Tell whether what tells which post it is stands around a name: "Clarkton", near its mayor.

    The country may stand there too; that of somebody at the head of a town, anywhere in the article.
    """
    told, places = list(map(_forms, _called(asked.rest, text))), _telling(Post("", polity=asked.polity))
    if places and asked.rank != HEAD and not places.isdisjoint(tokens(text)):
        places = frozenset()
    near = words_near(text, name)
    return any(all(said & one for one in told) and (not places or places & said) for said in near)


def _forms(word: str) -> frozenset[str]:
    """The words that tell one of a post's: of a place that somebody is sent to, its names and capitals."""
    _, is_there, there = word.partition("~")
    return _telling(Post("", polity=there)) if is_there else place_forms(word)


def _called(rest: tuple[str, ...], text: str) -> tuple[str, ...]:
    """What a post's owner is called near its holder: by surname, where the full name stands elsewhere."""
    is_full = len(rest) > 1 and rest[0] in given_names()
    stands = is_full and re.search(r"\s".join(map(re.escape, rest)), text, re.IGNORECASE)
    return rest[-1:] if stands else rest


def _in_article(asked: Post, text: str, name: str) -> bool:
    """Whether an article speaks of a place that no list knows more than of any country."""
    return all(speaks_of_word(place_forms(word), text, name) for word in asked.rest)


def _in_company(asked: Post, text: str, name: str) -> bool:
    """Whether an article is about a company: "chief executive Ada Birch", there, leads that. It begins with
    its name, and comes back to it, more than to any country.
    """
    forms = [place_forms(word) for word in asked.rest]
    head, said = tokens(text[:_HEAD_OF_TEXT]), Counter(tokens(text))
    named = all(not one.isdisjoint(head) and sum(said[form] for form in one) >= _OFTEN for one in forms)
    return named and _in_article(asked, text, name)


def _in_subject(asked: Post, text: str, name: str) -> bool:
    """Whether an article is about the place asked for; of a country, half as much where it says the title."""
    heads = polities()[asked.polity].heads
    if heads and not any("-" in head for head in heads):
        return False  # an article that speaks of a body makes nobody its president, but its director-general
    but = _without_minister(asked.department) if _is_minister(text, name) else frozenset[str]()
    if asked.polity in but:
        return False
    if speaks_of(asked.polity, text, name, but=but):
        return True
    half = not heads and speaks_of(asked.polity, text, name, _HALF, but)
    return half and any(
        one is not None and not one.bare and not one.loose
        for one in (fit(asked, post(title)) for title in titles_alone(text, _telling(asked), post_nouns()))
    )


def _is_minister(text: str, name: str) -> bool:
    """Whether a name's title in an article is a minister's: "Finance Minister Ada Birch"."""
    return any(title.lower().endswith(_MINISTER) for title in titles_beside(text, name))


@cache
def _without_minister(department: str) -> frozenset[str]:
    """The countries in which whoever heads a department is called otherwise: no finance minister is American,
    but the treasury secretary.
    """
    lines = (line.partition(": ") for line in entries("posts"))
    named = ((post_.partition("@"), forms.split()) for post_, _, forms in lines)
    return frozenset(
        land
        for (held, _, land), forms in named
        if held == f"{HEAD}/{department}" and land and not any(one.endswith(_MINISTER) for one in forms)
    )
