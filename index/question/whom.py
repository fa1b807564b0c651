"""Whom a question means: by name, post, as a body, or by what somebody is said to be."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.asked import Delegate, Form, Understood
from index.lexicon import words
from index.names.directory import bodies
from index.names.directory.bearers import chosen, named
from index.names.directory.bodies import by_description, is_people, organ, owned_by
from index.names.directory.directory import Directory, Found, plain
from index.names.holders.described import as_post, described, is_described
from index.names.name import given_names, honorifics, is_body
from index.names.posts import posts
from index.names.posts.fitting import fit
from index.names.posts.posts import post
from index.names.roles import is_role, without_apposition
from index.names.spelling import tokens
from index.question.any_body import any_body
from index.question.for_body import for_body, is_group
from index.question.holding import each_post, holding, is_one
from index.question.of_place import of_place
from index.question.shape import Shape, is_pronoun
from index.question.written import DETERMINERS, as_asked, is_cased_as_name
from index.statements.spotting.parting import is_common
from index.text.english import singular
from index.types import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

_BODIES = "|".join(sorted(words("owned_bodies"), key=len, reverse=True))
_OWNED = re.compile(rf"^(?:the )?(?P<owner>.+?)(?:['’]s?)?\s+(?P<body>{_BODIES})$", re.IGNORECASE)
_JOINS = frozenset(["of", "for", "in", "at", "on", "the", "to", "from", "and", "with", "a", "an"])
_LONGEST = 200
_MOST_WORDS = 12
_SHORTEST = 4  # letters of a word that is a name for no other reason than that it is none of English
_OF_TWO = frozenset(["elder", "younger", "older", "senior", "junior"])
"""What tells two of a name apart as no title does."""
_AND = re.compile(r"\s*,\s+(?:and|n?or)\s+|\s*,\s+|\s+(?:and|n?or)\s+|\s*&\s*")


def meant(reading: Shape, book: Directory, when: tuple[date | None, date | None]) -> Found | None:
    """Return who a reading asks about; None where it cannot be right, since its subject is nobody who speaks.

    :param when: the days that the question is about, which tell whose term of a post it means.
    """
    if reading.open or is_pronoun(reading.speaker):
        return Found() if reading.open or reading.sure else None
    found = (
        _people(reading.speaker, book)
        or find(reading.speaker, book, when)
        or _either(reading.speaker, book, when)
    )
    if found and not (reading.person and _is_body(found)):
        if reading.sure and not is_quoted(found):
            return for_body(reading.speaker, book, when) or found
        return found if reading.sure or is_quoted(found) else None
    if not reading.sure:
        return None
    speaks = for_body(reading.speaker, book, when)
    is_nobody = is_group(reading.speaker) and reading.speaker == reading.speaker.lower()
    if speaks or is_nobody or not _is_somebody(reading.speaker):
        return speaks  # a group without a name is never quoted by it: what is told of it may answer
    return Found(Speaker(as_asked(reading.speaker)))


def wanted(phrase: str, book: Directory, when: tuple[date | None, date | None] = (None, None)) -> Found:
    """Return who is asked about by words alone: whom they name, or who speaks for a body never quoted itself.

    :param when: the days that are asked about, which tell whose term of a post they mean.
    """
    found = find(phrase, book, when)
    return found if is_quoted(found) else for_body(phrase, book, when) or found


def asking(asked: Understood, found: Found) -> Understood:
    """Return a question as one after the words of whom was found."""
    others = tuple(speaker.name for speaker in found.others)
    return replace(
        asked,
        form=Form.SAID,
        speaker=found.speaker,
        ambiguous=others,
        holders=found.holders,
        delegates=found.delegates,
        together=tuple(one.name for one in found.together),
        post=found.post,
        unnamed=None,
    )


def renewed(asked: Understood, book: Directory) -> Understood:
    """Return a question asked before with those who speak now for the body that it asks about."""
    if asked.speaker is None or asked.holders or organ(asked.speaker.name) is None:
        return asked
    return replace(asked, delegates=find(asked.speaker.name, book).delegates)


def _either(phrase: str, book: Directory, when: tuple[date | None, date | None]) -> Found:
    """All of "X, Y and Z"; X of "Xs", where an apostrophe was left out."""
    found = [find(part, book, when) for part in each_post(phrase) or _AND.split(phrase)]
    all_ = [one.speaker for one in found]
    if len(all_) > 1 and all(all_):
        return _together(all_)
    if len(all_) > 1 and all(found):
        return next(one for one in found if one.speaker is None)  # which of several must be told first
    return _by_name(book, phrase[:-1]) if phrase.endswith("s") and phrase == phrase.lower() else Found()


def _people(phrase: str, book: Directory) -> Found:
    """All of "X and Y", where each names somebody who is quoted."""
    parts = _AND.split(phrase)
    each = [_by_name(book, part).speaker for part in parts] if len(parts) > 1 else []
    quoted = [one for one in each if one and one.statements and not is_body(one.name)]
    return _together(quoted) if quoted and len(quoted) == len(parts) else Found()


def _together(several: Iterable[Speaker | None]) -> Found:
    """All of several, or the one whom all of their names mean: "Birch, the mayor of Olm"."""
    each = tuple(dict.fromkeys(filter(None, several)))
    return Found(together=each) if len(each) > 1 else Found(next(iter(each), None))


def _is_body(found: Found) -> bool:
    """Whether a country or body is meant, rather than somebody."""
    everybody = (found.speaker, *found.others, *found.together)
    return bool(found.delegates) or any(is_body(one.name) for one in everybody if one)


def is_quoted(found: Found) -> bool:
    """Whether any of those found is quoted, or speaks for whoever is asked about."""
    everybody = (found.speaker, *found.others, *found.together)
    return bool(found.delegates) or any(speaker.statements for speaker in everybody if speaker)


def find(phrase: str, book: Directory, when: tuple[date | None, date | None] = (None, None)) -> Found:
    """Return who a phrase names, by name, post or body; empty where the directory knows nobody such.

    :param when: the days that the phrase is about, which tell whose term of a post it means.
    """
    phrase = as_post(without_apposition(phrase))
    if not phrase or len(phrase) > _LONGEST or is_people(phrase):
        return Found()
    who = described(book, phrase)
    if who is not None or (is_described(phrase) and post(phrase).bare):
        return Found(who)
    if post(phrase).known:
        own = _named_like_a_post(book, phrase)
        return own or (holding(book, phrase, when) if is_one(phrase) else Found())
    for way in (_as_organ, any_body, _exactly, _owned, _titled, _by_name, _of_place):
        found = way(book, phrase)
        if found:
            return found
    held = Found() if is_group(phrase) else holding(book, phrase, when)  # nobody holds "the campaign"
    return held or by_description(book, phrase)


def _as_organ(book: Directory, phrase: str) -> Found:
    """A country, union, agency or department: its own names, and who speaks for it."""
    asked = organ(phrase)
    found = bodies.voices(book, asked) if asked else ()
    if not any(one.speaker.statements for one in found):
        return Found()
    own = next((one.speaker for one in found if not one.post), None)
    delegates = tuple(Delegate(one.speaker.name, one.post, one.articles) for one in found)
    return Found(own or Speaker(as_asked(phrase)), (), (), delegates)


def _exactly(book: Directory, phrase: str) -> Found:
    """By a name of several words, as some article writes it."""
    form = plain(phrase)
    return chosen([book.at[n] for n in book.by_name.get(form, ())]) if " " in form else Found()


def _named_like_a_post(book: Directory, phrase: str) -> Found:
    """By a whole name that could be a post: "Ida Pope", "the Herring King"; no post alone is a name."""
    return _exactly(book, phrase) if not post(phrase).bare else Found()


def _owned(book: Directory, phrase: str) -> Found:
    """ "X's office": the body, never X; a body nobody quotes is a speaker who is silent."""
    found = _OWNED.match(phrase)
    if not found:
        return Found()
    owner, noun = found["owner"], found["body"].lower()
    if owner.lower() in DETERMINERS:
        return Found()
    body = owned_by(book, owner, noun)
    if body:
        return body
    spokesman = holding(book, f"spokesman for {owner}", (None, None))
    if spokesman:
        return spokesman
    whose = find(owner, book)
    if whose.speaker and is_body(whose.speaker.name):
        return whose
    return Found(Speaker(as_asked(phrase))) if whose else Found()


def _titled(book: Directory, phrase: str) -> Found:
    """By a name after a title or description: "Bakers' Guild boss Ana Kovac", "Attorney General Kovac"."""
    said = phrase.split()
    for start in range(len(said) - 1, 0, -1):
        title, rest = said[:start], said[start:]
        if rest[0].lower() in _JOINS or not _is_title(title, rest, book):
            continue
        name = " ".join(rest)
        found = _exactly(book, name) or _by_name(book, name)
        if found:
            return _of_title(found, " ".join(title))
    return Found()


def _of_place(book: Directory, phrase: str) -> Found:
    """By a name, with a title or without, and by where somebody is of: "Sen. Ada Birch of Olm"."""
    return of_place(book, phrase, lambda known, name: _titled(known, name) or _by_name(known, name))


def _is_title(title: list[str], name: list[str], book: Directory) -> bool:
    """Whether words can stand before a name: an honorific, a post, or what articles call somebody."""
    last = tokens(title[-1])[-1:]
    if not last or title[-1].lower() in _JOINS or title[-1].endswith(("'s", "’s", "s'", "s’")):
        return False
    capital = name[0][:1].isupper()
    if last[0] in honorifics() or posts.is_post(last[0]) or post(" ".join(title)).known:
        return capital or title[-1].islower()
    known = is_role(last[0]) or last[0] in book.by_role_word
    return capital and title[-1].islower() and (known or not _is_named(title, book))


def _is_named(title: list[str], book: Directory) -> bool:
    """Whether the words before a verb name somebody: "Okafor meet"."""
    name = " ".join(word for word in title if word[:1].isupper())
    found = named(book, name) if name else Found()
    return any(who.statements for who in (found.speaker, *found.others) if who)


def _of_title(found: Found, title: str) -> Found:
    """Keep of several bearers of a name those whom articles give this title, if any."""
    everybody = [who for who in (found.speaker, *found.others) if who]
    if title.rsplit(maxsplit=1)[-1].lower() in _OF_TWO:
        return Found(None, tuple(everybody))
    asked = post(title)
    for fits in (_is_named_so, _share_words):
        titled = [who for who in everybody if any(fits(asked, post(role)) for role, _ in who.roles)]
        if titled:
            return chosen(titled)
    return found


def _is_named_so(asked: posts.Post, held: posts.Post) -> bool:
    found = fit(asked, held)
    return found is not None and not found.bare


def _share_words(asked: posts.Post, held: posts.Post) -> bool:
    """Whether two titles have a word in common that tells what somebody is."""
    return bool({asked.rank, asked.department, *asked.rest} & {held.rank, held.department, *held.rest} - {""})


def _by_name(book: Directory, phrase: str) -> Found:
    last = tokens(phrase)[-1:]
    return (
        Found() if not last or posts.is_post(last[0]) or not is_cased_as_name(phrase) else named(book, phrase)
    )


def _is_somebody(phrase: str) -> bool:
    """Whether words that the directory does not know are a name or post, rather than a thing."""
    said = tokens(phrase)
    if not said or len(said) > _MOST_WORDS:
        return False
    if said[0] in honorifics() and len(said) > 1:
        return True
    head = _head(phrase.split())
    if is_people(phrase):
        return False
    if head[:1].isupper() or said[-1] in words("owned_bodies") or organ(phrase):
        return True
    if posts.is_post(head.lower()) or is_role(head.lower()):
        return singular(head.lower()) == head.lower()
    small = phrase == phrase.lower()
    return small and ((said[0] in given_names() and len(said) > 1) or all(map(_is_no_word, phrase.split())))


def _is_no_word(said: str) -> bool:
    """Tell a word in small letters that is none of English, nor several of something: "orlovic"."""
    unknown = not is_common(said) and said not in words("stop_words")
    return unknown and said.isalpha() and len(said) >= _SHORTEST and singular(said) == said


def _head(said: list[str]) -> str:
    """The word that a phrase is about: the last before "of", "in", ..."""
    end = next((i for i, word in enumerate(said) if i and word in _JOINS), len(said))
    return said[end - 1].strip(",")
