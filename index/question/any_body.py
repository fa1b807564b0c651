"""Who speaks for a body that is asked after by what it is, "the union", where that may be several people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.asked import Tenure
from index.lexicon import words
from index.names.directory.bodies import by_description, organ
from index.names.directory.directory import Found
from index.names.holders.by_noun import is_told
from index.names.holders.holders import holders
from index.names.holders.tenures import written_down
from index.names.posts.as_printed import offices
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.names.directory.directory import Directory
    from index.types import Speaker

MOST = 8
"""Speakers for several bodies who are heard at once; of more it must be told which is meant."""

COMPANIES = frozenset({"company", "firm", "operator"})
"""What may stand behind what a company has: "the quarry company"."""

_TITLES = ("spokesman of the {}", "head of the {}", "{} leader", "owner of the {}")
"""What those are called who speak for a body; of the opposition, its leader is no head."""

_THE = re.compile(r"^the\s+")


class _Mouth(NamedTuple):
    """Somebody who speaks for a body: by what role, none where it is the body itself; and the words that tell
    which body it is.
    """

    speaker: Speaker
    role: str
    body: frozenset[str]


def any_body(book: Directory, phrase: str) -> Found:
    """Return all who speak for, lead or own a body that is called by what it is, and of a noun alone those
    bodies that are quoted themselves; nobody where that is but one.

    Of too many only the most quoted may be meant.
    """
    named = _THE.sub("", phrase)
    said = tokens(named)
    is_body = bool(said) and named == named.lower() and said[-1] in words("body_nouns") | words("groups")
    if not is_body or organ(named) is not None:
        return Found()
    own = by_description(book, named)
    bodies = [one for one in (own.speaker, *own.others) if one and one.statements]
    if bodies and len(said) > 1:
        return Found()
    written = _written_down(book, named)
    officers = [*written, *_officers(book, said)]
    mouths = _apart([_Mouth(one, "", _words(one.name)) for one in bodies], _each_once(officers))
    if len(mouths) == len(bodies) or (len(mouths) == 1 and not written):
        return Found()
    if len(mouths) == 1:
        return Found(written[0].speaker, (), (Tenure(written[0].speaker.name),), post=f"for the {named}")
    every = tuple(one.speaker for one in mouths[:MOST])
    tenures = tuple(_tenures(mouths, book)) if len(mouths) <= MOST else ()
    return Found(None, every, tenures, post=f"for the {named}" if tenures else "")


def _apart(bodies: Sequence[_Mouth], officers: Iterable[_Mouth]) -> list[_Mouth]:
    """Return bodies, and the officers of any other."""
    others = (one for one in officers if not any(_may_be_same(one.body, of.body) for of in bodies))
    return [*bodies, *others]


def _written_down(book: Directory, named: str) -> list[_Mouth]:
    """Return those who are quoted and of whom people wrote down that they are the body: "post: the union"."""
    asked = post(named)
    held = [one for one in written_down(book, asked) if one.speaker.statements and one.office.last is None]
    return [_Mouth(one.speaker, "", _words(one.speaker.name)) for one in held]


def _officers(book: Directory, said: Sequence[str]) -> list[_Mouth]:
    """Return those who are quoted and whom a title tells to speak for a body, lead or own it, the most quoted
    first; for a company, whoever speaks for what it has, too: "a spokeswoman for the quarry".
    """
    found = list(_of(book, said))
    if len(found) <= MOST:
        found = _each_once((*found, *_beside(book, said)))
    if found and len(said) > 1 and said[-1] in COMPANIES:
        of_company = {one.speaker.name for one in found}
        more = _of(book, said[:-1])
        whole = _words(" ".join(said[:-1]))
        found += [one for one in more if one.body == whole and one.speaker.name not in of_company]
    return sorted(found, key=lambda one: (-one.speaker.statements, one.speaker.name))


def _each_once(mouths: Iterable[_Mouth]) -> list[_Mouth]:
    found: dict[str, _Mouth] = {}
    for one in mouths:
        found.setdefault(one.speaker.name, one)
    return list(found.values())


def _of(book: Directory, said: Sequence[str]) -> Iterator[_Mouth]:
    asked = [post(title.format(" ".join(said))) for title in _TITLES]
    seen = set[int]()
    for number, place in book.by_role_word.get(said[-1], ()):
        speaker = book.at[number]
        role = speaker.roles[place][0]
        held = post(role)
        fits = (fit(one, held) for one in asked) if speaker.statements and number not in seen else ()
        if any(one and not one.bare and (not one.loose or held.department) for one in fits):
            seen.add(number)
            yield _Mouth(speaker, role, frozenset({*held.rest, held.polity} - {""}))


def _beside(book: Directory, said: Sequence[str]) -> Iterator[_Mouth]:
    """Yield those whose title does not tell whose it is, but what stands right beside their name does: "the
    union's spokesman, Ada Birch".
    """
    for title in _TITLES:
        asked = post(title.format(" ".join(said)))
        for one in holders(book, asked):
            bare = (role for role, _ in one.speaker.roles if (fits := fit(asked, post(role))) and fits.bare)
            role = next(bare, "")
            if role and one.speaker.statements and is_told(book, asked, one.speaker):
                yield _Mouth(one.speaker, role, frozenset(said))


def _tenures(mouths: Sequence[_Mouth], book: Directory) -> Iterator[Tenure]:
    """Yield who is heard, each with what articles call them."""
    people = [one.speaker for one in mouths]
    printed = offices(people, book.articles, max(len(one.roles) for one in people))
    for one in mouths:
        role = next((role for role in printed[one.speaker.name] if role.lower() == one.role), one.role)
        yield Tenure(one.speaker.name, post=role)


def _words(name: str) -> frozenset[str]:
    return frozenset(map(singular, tokens(name)))


def _may_be_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two bodies may be one, told more or less fully."""
    return one <= other or other <= one
