"""Bodies: countries, ministries, unions, agencies; and who speaks for one.

A body speaks under each of its names and by its spokespeople and officers, in the articles that call them so:
"State Department spokeswoman Ana Kovac" speaks for it there, and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.demonyms import place_forms
from index.names.directory import police
from index.names.directory.bearers import chosen, named
from index.names.directory.directory import Found, plain
from index.names.directory.initials import typed_small
from index.names.name import is_body
from index.names.polities import departments, is_place_name, polities
from index.names.posts.frames import speaks_of, titles_before
from index.names.posts.posts import Post, body, post
from index.names.spelling import tokens
from index.text.english import common_words, singular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.names.calls import Call
    from index.names.directory.directory import Directory
    from index.types import Speaker

_SPEAKS = frozenset({"spokesman", "press-secretary", "official"})
"""The ranks of those who speak for a department rather than for themselves."""

_MOST = 60
"""Officers whose articles are read, at most."""

_MOST_NAMED = 8
"""Bodies named of which a description has part of the name, at most."""

_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "to", "at", "s"})


@dataclass(frozen=True, slots=True)
class Organ:
    """A body as the lists know it: a department, a country, union or agency, or the one of the other."""

    department: str
    polity: str

    @property
    def is_agency(self) -> bool:
        """Whether it is a union or agency, for which its head and all its officers speak."""
        return bool(self.polity) and bool(polities()[self.polity].heads) and not self.department

    @property
    def is_country(self) -> bool:
        """Whether it is a whole country, for which none of its many officers speaks."""
        return not self.department and not self.is_agency


_POLICE = Organ("police", "")


@dataclass(frozen=True, slots=True)
class Mouth:
    """Somebody whose words are a body's: in these articles alone, or in all (None).

    ``post`` is what they are called there; empty for a name of the body's own.
    """

    speaker: Speaker
    post: str = ""
    articles: frozenset[int] | None = None


def organ(phrase: str) -> Organ | None:
    """Return the country, union, agency or department that a phrase names; None where it is none of them."""
    found = body(phrase)
    return Organ(*found) if found else None


def is_people(phrase: str) -> bool:
    """Tell whether a phrase means a people or a faith, who speak as nobody: "Ukrainians", "the Muslims"."""
    last = phrase.split()[-1:]
    word = tokens(last[0])[-1:] if last else []
    if not word or singular(word[0]) == word[0]:
        return False
    return singular(word[0]) in words("peoples") or (
        organ(word[0]) is not None and not is_place_name(word[0])
    )


def voices(book: Directory, asked: Organ) -> tuple[Mouth, ...]:
    """Return who speaks for a body, those with most statements first: its own names, then its officers."""
    found = [*_own(book, asked), *([] if asked.is_country else _officers(book, asked))]
    found += [Mouth(*one) for one in police.officers(book)] if asked == _POLICE else []
    return tuple(sorted(found, key=lambda one: (bool(one.post), -one.speaker.statements, one.speaker.name)))


def _own(book: Directory, asked: Organ) -> Iterator[Mouth]:
    """The names of a body; "Foreign Ministry" alone is its in the articles that speak of its country."""
    vague: list[Speaker] = []
    for number in sorted({n for word in _words(asked) for n in book.by_word.get(word, ())}):
        speaker = book.at[number]
        aliases = speaker.aliases if is_body(speaker.name) else ()
        meant = {organ(name) for name in (speaker.name, *aliases)}
        if asked in meant:
            yield Mouth(speaker)
        elif asked.department and meant - {None} == {Organ(asked.department, "")}:
            vague.append(speaker)  # with no name that tells whose it is
    for speaker, rows in _in_articles(book, vague, lambda call, text: _is_of(asked, text, call.name)):
        yield Mouth(speaker, "", rows)


def _words(asked: Organ) -> set[str]:
    """The words that a body's names can have."""
    polity = polities().get(asked.polity)
    forms = [form for name, form in polity.organs if name == asked.department] if polity else []
    if asked.department:
        forms += departments()[asked.department].bodies + departments()[asked.department].own
    elif polity:
        forms += [*polity.names, *(form for city in polity.cities for form in city)]
    return {form[-1] for form in forms} | {form[0] for form in forms}


def _is_of(asked: Organ, text: str, name: str) -> bool:
    """Whether a ministry named without a country is this one: by the words before it, or the article."""
    before = {organ(f"{title} {name}") for title in titles_before(text, name)} - {None}
    return asked in before or (
        not before - {Organ(asked.department, "")} and speaks_of(asked.polity, text, name)
    )


def _in_articles(
    book: Directory, speakers: Sequence[Speaker], fits: Callable[[Call, str], bool]
) -> Iterator[tuple[Speaker, frozenset[int]]]:
    """Yield speakers with the articles that ``fits`` finds to be about them."""
    if book.articles is None or not speakers:
        return
    by_name = {speaker.name: speaker for speaker in speakers}
    calls = book.articles.calls(list(by_name))
    texts = book.articles.texts(sorted({call.article for call in calls}))
    for name, speaker in by_name.items():
        mine = (call for call in calls if call.speaker == name)
        rows = frozenset(call.article for call in mine if fits(call, texts[call.article]))
        if rows:
            yield speaker, rows


def _officers(book: Directory, asked: Organ) -> Iterator[Mouth]:
    """Those whom articles call a body's spokesperson, or of an agency its head or any officer of it."""
    found: dict[int, str] = {}
    for number, place in _candidates(book, asked):
        role = book.at[number].roles[place][0]
        speaker = book.at[number]
        if speaker.statements and _speaks_for(asked, post(role)) and organ(speaker.name) is None:
            found.setdefault(number, role)
    likely = sorted(found, key=lambda n: (-book.at[n].statements, n))[:_MOST]
    speakers = [book.at[number] for number in likely]
    posts = {book.at[number].name: found[number] for number in likely}
    if book.articles is None:
        yield from (Mouth(speaker, posts[speaker.name]) for speaker in speakers if _is_sure(asked, speaker))
    for speaker, rows in _in_articles(book, speakers, lambda call, text: _is_officer(asked, call, text)):
        yield Mouth(speaker, posts[speaker.name], rows)


def _candidates(book: Directory, asked: Organ) -> list[tuple[int, int]]:
    """The roles of who may speak for a body: a spokesperson's, or any with a word of the agency's name."""
    nouns = {"spokesman", "spokeswoman", "spokesperson", "secretary", "official", "officer"}
    nouns |= _words(asked) if asked.is_agency else set()
    return sorted({place for noun in nouns for place in book.by_role_word.get(noun, ())})


def _speaks_for(asked: Organ, held: Post) -> bool:
    """Whether a post may be an officer's of a body; no opposition's spokesman on energy is its ministry's."""
    if held.limits & {"former", "elect", "designate", "nominee", "candidate"}:
        return False
    if not words("groups").isdisjoint(held.rest):
        return False
    if asked.is_agency:
        return held.polity == asked.polity and held.known and held.rank != "ambassador"
    return (
        held.rank in _SPEAKS
        and held.department in {"", asked.department}
        and held.polity in {"", asked.polity}
    )


def _is_sure(asked: Organ, speaker: Speaker) -> bool:
    return any(_is_full(asked, post(role)) for role, _ in speaker.roles)


def _is_full(asked: Organ, held: Post) -> bool:
    """Whether a post tells by itself that it is a body's."""
    return _speaks_for(asked, held) and (held.department, held.polity) == (asked.department, asked.polity)


def _is_officer(asked: Organ, call: Call, text: str) -> bool:
    """Whether an article calls somebody an officer of a body: by a title, or the words before the name."""
    held = [post(role) for role in call.roles]
    if any(_is_full(asked, one) for one in held):
        return True
    if not any(_speaks_for(asked, one) for one in held):
        return False
    before = [one for title in titles_before(text, call.name) if (one := post(title)).rank in _SPEAKS]
    if any(_is_full(asked, one) for one in before):
        return True
    named = [one for one in (*held, *before) if one.department == asked.department and not one.polity]
    return bool(named) and speaks_of(asked.polity, text, call.name)


def by_description(book: Directory, phrase: str) -> Found:
    """Return the organisation that a description fits: "the flight attendants' union", "the union", "the
    faa"; where its words are but part of several bodies' names, each of them may be meant.
    """
    if initialled := typed_small(book, phrase):
        return chosen([book.at[n] for n in initialled])
    said = tokens(phrase)
    noun, known = singular(noun_of(said)), organ(phrase)
    asked = [word for word in _parts(said) if word not in _SMALL | {noun}]
    if not asked and known is not None:
        return Found()  # "the army" is no Salvation Army
    forms = {form for word in asked or [noun] for one in place_forms(word) for form in (one, one + "s")}
    if known and known.department:
        forms |= _words(known)
    numbers = {n for form in forms for n in book.by_word.get(form, ())}
    fits = {
        n: extra for n in numbers if (extra := _lacking(asked, noun, known, _called(book.at[n]))) is not None
    }
    whole = {n for n, extra in fits.items() if not extra}
    if whole:
        return chosen([book.at[n] for n in sorted(whole)])
    return _any_of([book.at[n] for n in sorted(fits) if book.at[n].statements])


def _called(speaker: Speaker) -> str:
    """Return a body's name with what articles call it beside that, "Red Lantern relief agency"."""
    kinds = (one for one in speaker.aliases if one.startswith(f"{speaker.name} "))
    return next((one for one in kinds if one.removeprefix(speaker.name).islower()), speaker.name)


def _any_of(several: Sequence[Speaker]) -> Found:
    """Return the only one; of several all as possible, unless they are too many to tell."""
    if len(several) < 2:
        return chosen(several)
    ranked = sorted(several, key=lambda one: (-one.statements, one.name))
    return Found(None, tuple(ranked)) if len(ranked) <= _MOST_NAMED else Found()


def _parts(said: Sequence[str]) -> list[str]:
    """The words of a body's name or description, each by itself and singular."""
    return [singular(part) for word in said for part in word.split("-")]


def _lacking(asked: Sequence[str], noun: str, known: Organ | None, name: str) -> int | None:
    """How many words of a body's name a description lacks; None where it is another body's."""
    if not is_body(name):
        return None
    own = {part for part in _parts(tokens(name)) if part not in _SMALL}
    kinds = {noun, *kinds_of_bodies().get(noun, ())} if asked else {noun}
    if kinds.isdisjoint(own) or (not asked and singular(noun_of(tokens(name))) != noun):
        return None
    if not asked and noun not in common_words() | words("body_nouns"):
        return None  # "Calderra" is a place, no short name of Radio Calderra
    theirs = organ(name)
    if known and theirs and known.department == theirs.department and known.polity in {"", theirs.polity}:
        return 1  # "the ministry of foreign affairs" is the Polish Foreign Ministry
    if any(own.isdisjoint(place_forms(word)) for word in asked):
        return None
    return len(own - {form for word in asked for form in place_forms(word)} - kinds)


@cache
def kinds_of_bodies() -> dict[str, frozenset[str]]:
    """Return the words of bodies' names that let a body be called by a noun, by the noun."""
    kinds: dict[str, frozenset[str]] = {}
    for line in entries("body_kinds"):
        nouns, _, own = line.partition(":")
        for noun in nouns.split():
            kinds[noun] = kinds.get(noun, frozenset()) | {*own.split()}
    return kinds


def owned_by(book: Directory, owner: str, noun: str) -> Found:
    """Return the body that speaks for somebody: "Okafor", "office"; empty where nobody quotes it."""
    known = named(book, owner)
    who = [one for one in (known.speaker, *known.others) if one]
    forms = {plain(form) for one in who for form in (one.name, *one.aliases)}
    owners = {plain(owner)} | forms | {form.split()[-1] for form in forms}
    names = {f"{form} {noun}" for form in owners}
    numbers = sorted({n for name in names for n in book.by_name.get(name, ())})
    quoted = any(book.at[n].statements for n in numbers)
    return chosen([book.at[n] for n in numbers]) if quoted else Found()


def noun_of(name: Sequence[str]) -> str:
    """Return the noun that a body's name, in its words, has at its head: "council" of "Council of Bakers"."""
    end = next((at for at, word in enumerate(name) if at and word in {"of", "for", "on"}), len(name))
    return name[end - 1] if name else ""
