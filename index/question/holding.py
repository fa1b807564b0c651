"""Who holds the post that a question names: "the bakers' union head", "Okafor's press secretary"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations, takewhile
from typing import TYPE_CHECKING

from index.asked import Tenure
from index.names.directory.bearers import named
from index.names.directory.directory import Directory, Found
from index.names.holders.by_noun import heads_by_noun
from index.names.holders.holders import holders
from index.names.holders.kin import relatives
from index.names.holders.ministers import is_any_minister, ministers
from index.names.holders.placing import calls_so
from index.names.posts import posts
from index.names.posts.fitting import fit
from index.names.posts.posts import HEAD, Post, post
from index.names.relation import relation
from index.names.spelling import tokens
from index.question.written import as_asked
from index.text.english import singular
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from index.names.directory.holder import Holder

_MOST_HOLDERS = 8
_OF = frozenset({"of", "for", "at", "on", "to", "from"})
"""What begins whose a post is, in which a plural is none of its holders: "head of the Coaches' Union"."""
_OF_MANY = frozenset(
    {"spokesman", "press-secretary", "adviser", "official", "chief-of-staff", "security-adviser"}
)
"""Ranks of those who speak for an office and whoever holds it."""

_FAR_MORE = 2
"""From how many times the articles, or statements, of the next holder of a post one is meant before all."""

_ABOUT = timedelta(days=60)
"""How far from when somebody is called so articles tell who held the office above them."""

_SHARED = frozenset({"senator", "representative", "lawmaker", "deputy", "judge"})
_SENT = frozenset({"ambassador", "envoy"})
_FAR_MORE_OF_SHARED = 10
"""The same of posts that several hold at once, of a state or a court, or in one country each."""


def is_one(phrase: str) -> bool:
    """Whether a description means one person: no plural at its head, no "some"."""
    said, rank = tokens(phrase), post(phrase)
    before = takewhile(lambda word: word not in _OF, said)
    heads = [word for word in before if posts.is_post(word) or singular(word) == rank.rank]
    is_any = said[:1] in (["a"], ["an"]) and rank.rank not in _OF_MANY - {"official"}
    return (
        not is_any
        and said[:1] not in (["some"], ["many"])
        and not (heads and singular(heads[-1]) != heads[-1])
    )


def each_post(phrase: str) -> list[str]:
    """Return both posts of "the Dutch and Polish premiers" or "the mayors of Ely and Holm"; else nothing."""
    one, _, other = phrase.partition(" and ")
    head, of, place = one.rpartition(" of ")
    title, _, field = head.partition(" of ")
    *before, last = (title or other).split() or [""]
    if not other or singular(last) == last or not posts.is_post(singular(last.lower())):
        return []
    noun = singular(last) + (f" of {field}" if field else "")
    if of:
        return [" ".join([*before, noun, "of", whose]) for whose in (place, other)]
    return [" ".join([whose, *before[1:], noun]) for whose in (one, before[0])] if before else []


def holding(book: Directory, phrase: str, when: tuple[date | None, date | None]) -> Found:
    """Who holds a post, "the bakers' union head"; of several, the one whom far more articles call so."""
    if not is_one(phrase):
        return Found()
    asked = post(phrase)
    if is_any_minister(phrase) and (may_be := ministers(book, asked, when)):
        only = may_be[0].holder if len(may_be) == 1 else None
        if only is None:
            return Found(Speaker(as_asked(phrase)))  # of several, nobody's words are shown for another's
        return Found(
            only.speaker, (), (Tenure(only.speaker.name, only.first, only.last),), post=as_asked(phrase)
        )
    kin = relation(phrase)
    meanings = [] if kin else _meanings(asked)
    each = [relatives(book, phrase, kin, when)] if kin else [_held(book, one, when) for one in meanings]
    held = _each_once(one for found in each for one in found)[:_MOST_HOLDERS]
    told = tuple(Tenure(one.speaker.name, one.first, one.last) for one in held)
    is_either = sum(map(bool, each)) > 1 and len(held) > 1
    is_shared = bool(kin) or _is_of_several(asked, held)
    first = None if is_either else _foremost(held, _FAR_MORE_OF_SHARED if is_shared else _far_more(asked))
    return Found(first, () if first else tuple(one.speaker for one in held), told, post=as_asked(phrase))


def _each_once(found: Iterable[Holder]) -> tuple[Holder, ...]:
    """Return each holder once, over all times that they held a post."""
    held: dict[str, Holder] = {}
    for one in found:
        name = one.speaker.name
        held[name] = _over_both(held[name], one) if name in held else one
    return tuple(held.values())


def _over_both(one: Holder, other: Holder) -> Holder:
    """Return a holder from the earlier of two times to the later; an end that is open stays so."""
    first = min(one.first, other.first) if one.first and other.first else None
    last = max(one.last, other.last) if one.last and other.last else None
    return replace(one, first=first, last=last)


def _is_of_several(asked: Post, held: Sequence[Holder]) -> bool:
    """Whether a post of which nothing tells whose it is, "the mayor", is held by several at once."""
    if not asked.bare:
        return False
    each = [_owned(asked, one.speaker) for one in held]
    return any(
        one and other and not any(_is_same(mine, theirs) for mine in one for theirs in other)
        for one, other in combinations(each, 2)
    )


def _owned(asked: Post, speaker: Speaker) -> list[Post]:
    """The posts of one kind that articles call somebody by, each with whose it is: "mayor of Ely"."""
    called = (post(role) for role, _ in speaker.roles)
    return [one for one in called if not one.bare and (fits := fit(asked, one)) and not fits.loose]


def _is_same(one: Post, other: Post) -> bool:
    """Whether two posts of one kind may be one, worded more or less fully."""
    return any(fits is not None and not fits.bare for fits in (fit(one, other), fit(other, one)))


def _meanings(asked: Post) -> list[Post]:
    """Return the posts that a wording may mean: "the defence chief" is a minister, or a general."""
    return [asked, replace(asked, department=asked.also)] if asked.also else [asked]


def _far_more(asked: Post) -> int:
    """Return from how many times the articles of the next holder of a post one is meant before all."""
    anywhere = asked.rank in _SENT and not asked.rest
    return _FAR_MORE_OF_SHARED if anywhere or asked.rank in _SHARED else _FAR_MORE


def _held(book: Directory, asked: Post, when: tuple[date | None, date | None]) -> tuple[Holder, ...]:
    """Who holds a post, by what articles call them, by whose office it is, or by a body's noun beside them.

    Of a time, the office that somebody holds tells before their name; else a title that tells whose it is.
    """
    held, of_owner = holders(book, asked, *when), _of_owner(book, asked, when)
    if of_owner and (any(when) or not any(_is_called_so(one.speaker, asked) for one in held)):
        held = of_owner
    if asked.bare or not held:
        known = {one.speaker.name for one in held}
        held += tuple(one for one in heads_by_noun(book, asked, *when) if one.speaker.name not in known)
    return held


def _is_called_so(speaker: Speaker, asked: Post) -> bool:
    """Say whether a title tells by itself that somebody holds a post, whose it is too."""
    fits = (fit(asked, post(role)) for role, _ in speaker.roles)
    return any(one is not None and not one.bare and not one.loose for one in fits)


def _of_owner(book: Directory, asked: Post, when: tuple[date | None, date | None]) -> tuple[Holder, ...]:
    """Who holds the post of somebody's spokesman, by their office: "Okafor's press secretary"."""
    owner = named(book, " ".join(asked.rest)).speaker if asked.rest and asked.rank in _OF_MANY else None
    posts_ = [(articles, post(role)) for role, articles in owner.roles] if owner else []
    heads = [
        (articles, one) for articles, one in posts_ if one.rank == HEAD and one.department and not one.limits
    ]
    if owner is None or not heads:
        return ()
    _, office = max(heads, key=lambda pair: pair[0])
    polity = asked.polity or next((one.polity for _, one in posts_ if one.polity), "")
    department = "" if asked.rank == "security-adviser" else office.department
    theirs = replace(asked, department=department, polity=polity, rest=())
    return tuple(_under(book, owner, replace(office, polity=polity), theirs, holders(book, theirs, *when)))


def _under(
    book: Directory, owner: Speaker, office: Post, asked: Post, found: Sequence[Holder]
) -> Iterator[Holder]:
    """Yield those who held a post while somebody held the office above it: no other's spokesman is theirs."""
    alone = [one.speaker.name for one in holders(book, office)] == [owner.name]
    for one in found:
        days = [day for day in (one.first, one.last) if day]
        above = (holders(book, office, day - _ABOUT, day + _ABOUT) for day in days)
        then = any(owner.name == other.speaker.name for held in above for other in held)
        if alone or then or (not days and _together(book, (owner, office), (one.speaker, asked))):
            yield one


def _together(book: Directory, above: tuple[Speaker, Post], under: tuple[Speaker, Post]) -> bool:
    """Whether an article calls two people by an office and by the post under it."""
    (owner, office), (other, asked) = above, under
    calls = book.articles.calls([owner.name, other.name]) if book.articles else ()
    called = {
        call.article for call in calls if call.speaker == owner.name and calls_so(office, call.roles, 1)
    }
    return any(
        call.article in called
        for call in calls
        if call.speaker == other.name and calls_so(asked, call.roles, 1)
    )


def _foremost(held: Sequence[Holder], far_more: int) -> Speaker | None:
    """The one of several holders who is called so in far more articles than the next, or quoted far more."""
    if len(held) < 2:
        return held[0].speaker if held else None
    first, second = sorted(held, key=lambda one: (-one.articles, -one.speaker.statements))[:2]
    most, next_ = (
        (first.articles, second.articles)
        if first.articles > second.articles
        else (first.speaker.statements, second.speaker.statements)
    )
    return first.speaker if most >= far_more * next_ else None
