"""What names are made of, and whether two names can be one person's.

Nothing here knows any person: spelling is compared by rules for transliteration and by lists of
given names, honorifics and particles under ``data/``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz

from index.lexicon import entries, words
from index.names.given import nicknames, same_first, same_given
from index.names.spelling import key, tokens
from index.text.english import folded

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?$|[^\W\d_]{1,2}$")
_ARABIC_ARTICLE = re.compile(r"(?:[ae][lndrstz]|ash|ul)-(\w.*)")
_IN_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")
_LIKE = 74
"""Likeness, of 100, from which two first names are one in two spellings, and neither is a nickname."""
GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv", "junior", "senior"})
"""Suffixes that tell father from son."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its parts, each folded: ``given`` words or initials, ``surname``, ``suffix``, gender.

    A lone word is a surname. ``surname`` leaves ``particle`` out ("de", "blasio"); ``gender`` is ``m``
    or ``f`` where an honorific tells it. ``body`` is set for organisations, whose parts mean nothing.
    """

    text: str
    given: tuple[str, ...] = ()
    surname: str = ""
    particle: str = ""
    suffix: str = ""
    gender: str = ""
    body: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is a surname alone."""
        return not self.given and not self.body


@cache
def honorifics() -> dict[str, str]:
    """Return each honorific with the gender that it tells, ``""`` for most."""
    pairs = (entry.partition(" ") for entry in entries("honorifics"))
    return {word: gender.strip("? ") for word, _, gender in pairs}


@cache
def _plain_honorifics() -> frozenset[str]:
    """The honorifics that are never part of a name."""
    return frozenset(entry.split()[0] for entry in entries("honorifics") if not entry.endswith("?"))


@cache
def given_names() -> frozenset[str]:
    """Return every given name that the lists know, nicknames too."""
    listed = (name for line in entries("given_names") for name in line.split())
    return frozenset(listed) | nicknames().keys()


@lru_cache(maxsize=65536)
def parse(text: str) -> Name:
    """Return the parts of a name as written, honorifics and possessive stripped."""
    plain = _IN_BRACKETS.sub("", text).strip(" ,.;:\t\n")
    plain = without_possessive(plain)
    if is_body(plain):
        return Name(" ".join(tokens(plain)), body=True)
    said, suffix = _without_suffix(plain.replace(",", " ").split())
    split = [part for word in said for part in _parts(word, plain)]
    gender, split = _without_honorifics(split)
    if not split:
        return Name(" ".join(tokens(plain)), surname=" ".join(tokens(plain)), gender=gender)
    article = _ARABIC_ARTICLE.match(folded(plain)) is not None
    start = 0 if article and len(split) == 2 else _surname_start(split)  # "al-Tarn"
    return Name(" ".join(split), tuple(split[:start]), split[-1], "".join(split[start:-1]), suffix, gender)


def without_possessive(text: str) -> str:
    """Return a name without its possessive endings."""
    return re.sub(r"['’]s?(?=\s|$)", "", text)


def _parts(word: str, name: str) -> list[str]:
    """Split a word of a name into initials where it is some ("G.K.", "JD"), else fold it whole."""
    letters = re.sub(r"[^\w'’-]", "", word)
    if (article := _ARABIC_ARTICLE.match(folded(word))) is not None:
        return ["al", *tokens(article[1])]
    bundled = len(letters) > 1 and letters.isupper() and name != name.upper()
    if _INITIALS.match(word) and ("." in word[:-1] or bundled) and len(letters) <= 3:
        return [folded(letter) for letter in letters if letter.isalpha()]
    return tokens(word)


def _without_honorifics(split: list[str]) -> tuple[str, list[str]]:
    gender = ""
    known = honorifics()
    within = [i for i, word in enumerate(split[:-1]) if i and word in _plain_honorifics()]
    split = split[within[-1] :] if within else split
    while len(split) > 1 and (split[0] in known or split[0] == "the"):
        gender = gender or known.get(split[0], "")
        split = split[1:]
    return gender, split


def _without_suffix(said: list[str]) -> tuple[list[str], str]:
    """Part a name's words from the letters after it: "Jr.", "M.P."; "KC" after "Dr" alone is a name."""
    suffix, fewest = "", 2 if said and folded(said[0]).strip(".") in honorifics() else 1
    while len(said) > fewest and (last := folded(said[-1]).replace(".", "")) in words("name_suffixes"):
        suffix = last if last in GENERATIONS else suffix
        said = said[:-1]
    return said, {"junior": "jr", "senior": "sr"}.get(suffix, suffix)


def _surname_start(split: list[str]) -> int:
    """Where the surname begins: its last word, and the particles that lead up to it."""
    start = len(split) - 1
    while start > 0 and split[start - 1] in words("particles"):
        start -= 1
    given_van = start == 0 and len(split) == 2 and split[0] in given_names()
    return 1 if given_van else start


def same(one: Name, other: Name) -> bool:
    """Whether two names can be one person's or one body's.

    A surname alone can be anybody's of that surname; initials, nicknames, transliterations, middle
    names left out and one half of a double surname fit; another given name, suffix or gender does not.
    """
    if one.body or other.body:
        return one.body == other.body and body_words(one.text) == body_words(other.text)
    if one.text == other.text or (not one.bare and run_together(one) == run_together(other)):
        return not _contradict(one, other)
    if _contradict(one, other) or not same_surname(one, other):
        return False
    if one.bare or other.bare or (one.particle,) == other.given or one.given == (other.particle,):
        return True  # "Al Ashry" is Ahmed al-Ashry's surname, too
    return same_given(one.given, other.given)


def run_together(name: Name) -> str:
    """Return a name without what may join or part its words: "kimjongun"."""
    return name.text.replace(" ", "").replace("-", "")


def _contradict(one: Name, other: Name) -> bool:
    differ = (one.suffix and other.suffix and one.suffix != other.suffix) or (
        one.gender and other.gender and one.gender != other.gender
    )
    return bool(differ)


def same_surname(one: Name, other: Name) -> bool:
    """Whether surnames sound the same, or one is a half of the other's double surname."""
    mine, theirs = _whole(one), _whole(other)
    return not (
        mine.isdisjoint(theirs) and mine.isdisjoint(_halves(other)) and theirs.isdisjoint(_halves(one))
    )


def _whole(name: Name) -> frozenset[str]:
    return frozenset((key(name.surname), key(name.particle + name.surname)))


def _halves(name: Name) -> frozenset[str]:
    """The halves of a double surname; a compound by itself, "Holm-led", has none."""
    halves = name.surname.split("-") if name.given else []
    return frozenset(key(half) for half in halves if len(half) > 2)


def is_half(one: Name, other: Name) -> bool:
    """Tell two full names of which the one has but half of the other's double surname."""
    full = bool(one.given and other.given)
    return full and one.surname != other.surname and "-" in one.surname + other.surname


def is_respelt(one: Name, other: Name) -> bool:
    """Tell two full names that are one but for a few letters of the first name or of the surname."""
    if not (one.given and other.given) or one.body or other.body or key(one.surname) != key(other.surname):
        return False
    mine, theirs = one.given[0], other.given[0]
    if (mine, one.surname) == (theirs, other.surname) or not same_first(mine, theirs):
        return False
    return min(len(mine), len(theirs)) > 1 and fuzz.ratio(mine, theirs) >= _LIKE


def may_be_two(one: Name, other: Name) -> bool:
    """Tell two full names that may be one person's, and two people's where they have other roles.

    One has half of the other's double surname, or it is spelt otherwise, and no nickname: "Mark", "Marc".
    """
    if is_half(one, other):
        return True
    return (
        is_respelt(one, other) and one.given[0] not in other.given[0] and other.given[0] not in one.given[0]
    )


def surname_keys(name: Name) -> frozenset[str]:
    """Return the keys under which a surname may be looked up."""
    return _whole(name) | _halves(name)


def surname_forms(name: Name) -> frozenset[str]:
    """Return the words that a surname goes by: alone, with its particle, either half of a double one."""
    halves = [half for half in name.surname.split("-") if len(half) > 2] if name.given else []
    return frozenset((name.surname, name.particle + name.surname, *halves))


@lru_cache(maxsize=65536)
def is_body(text: str) -> bool:
    """Whether a name is an organisation's by its words ("of", "Department") or by being an acronym."""
    said = tokens(text)
    said = said[1:] if said[:1] == ["the"] else said
    if not said:
        return False
    if len(said) == 1:
        return said[0] in words("body_nouns") or is_acronym(text)
    if said[0] in words("branched_bodies") or any(word in _JOINING for word in said[1:]):
        return True
    return bool(words("body_nouns").intersection(said))


_JOINING = frozenset({"of", "for", "and", "on", "in", "against"})


def is_acronym(text: str) -> bool:
    """Whether a name is written as initials of a body: "SEIU", "A.F.L.-C.I.O.", "EU"."""
    letters = re.sub(r"[.\-&]", "", text.strip().removeprefix("the ").removeprefix("The "))
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.isupper() and not letters.isdigit()


_ARE_INITIALS = frozenset({"us", "uk", "eu", "un"})
SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "to", "at"})
"""Words of a body's name that its initials may pass over."""


def body_words(text: str) -> tuple[str, ...]:
    """Return what identifies an organisation: its words without "the", "U.S." and small words."""
    said = tokens(text)
    kept = tuple(word.replace("-", "") for word in said if word not in SMALL and word != "us")
    return kept or tuple(said)


def acronyms(text: str) -> frozenset[str]:
    """Return the initials by which a body's name may be called, with and without its small words."""
    said = [part for word in tokens(text) for part in word.split("-")]
    said = said[1:] if said[:1] == ["the"] else said
    first = [(word, word if word in _ARE_INITIALS else word[0]) for word in said]
    return frozenset(
        initials
        for initials in ("".join(i for _, i in first), "".join(i for word, i in first if word not in SMALL))
        if len(initials) > 2
    )
