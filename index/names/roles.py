"""What nouns for people and given names tell: that somebody is meant, and of which gender."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from index.lexicon import entries, words
from index.names.polities import polities
from index.names.spelling import tokens
from index.text.english import singular

_APPOSITION = re.compile(
    r",\s+(?:who|whom|whose|which|a|an|the|formerly|former|currently|now|then)\b.*$"
    r"|,?\s+\(?\b[a-z]-[a-z][\w.]*(?:\s[a-z][\w.]*)?\)?,?$",
    re.IGNORECASE,
)
"""What stands behind a name to tell who that is: ", who lost the race", ", L-Olm."."""

_AS = re.compile(r"^((?:[A-ZÀ-Þ][\w.’'-]*\s+)*[A-ZÀ-Þ][\w.’'-]*)\s+as\s+[a-z].*$")
"""A name with what somebody was then: "Ada Birch as vice president"."""


def without_apposition(phrase: str) -> str:
    """Return a phrase without the clause that explains it: ", who lost the race,", "as vice president"."""
    return _AS.sub(r"\1", _APPOSITION.sub("", phrase).strip(" ,"))


def role_words(text: str) -> tuple[str, ...]:
    """Return the words of a role as they are looked up: folded, singular, a demonym as its place."""
    said = [part for word in tokens(text.replace("’s", "").replace("'s", "")) for part in _halves(word)]
    known, longest, found, i = _places(), 2, list[str](), 0
    while i < len(said):
        size = next((n for n in range(longest, 1, -1) if tuple(said[i : i + n]) in known), 1)
        found.append(known.get(tuple(said[i : i + size]), singular(said[i])))
        i += size
    return tuple(found)


def _halves(word: str) -> list[str]:
    """A hyphenated word's parts, where they mean something apart ("vice-president")."""
    return word.split("-") if word.count("-") == 1 and word not in words("role_limits") else [word]


@cache
def _places() -> dict[tuple[str, ...], str]:
    """Each country, region and union, and demonym, as a run of words, with its one name."""
    lands = (one for one in polities().values() if one.is_land)
    return {words_: one.name for one in lands for words_ in one.names}


@lru_cache(maxsize=65536)
def is_place(name: str) -> bool:
    """Whether a name is a country's, or of those who belong there: "Chinese"."""
    return tuple(tokens(name)) in _places()


PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
"""The gender that a pronoun tells."""


@cache
def _gendered_roles() -> dict[str, str]:
    return {word: gender for word, _, gender in (entry.partition(" ") for entry in entries("roles"))}


@cache
def _given_genders() -> dict[str, str]:
    male = {name for line in entries("male_names") for name in line.split()}
    female = {name for line in entries("female_names") for name in line.split()}
    return dict.fromkeys(male - female, "m") | dict.fromkeys(female - male, "f")


def given_gender(given: str) -> str:
    """Return the gender that a given name tells: ``m``, ``f`` or nothing."""
    return _given_genders().get(given, "")


def is_sure_gender(given: str) -> bool:
    """Tell whether hardly anybody of the other gender bears a given name."""
    return given not in _either()


def sure_gender(given: str) -> str:
    """Return the gender of all but a few who bear a given name: ``m``, ``f`` or nothing."""
    return given_gender(given) if is_sure_gender(given) else ""


@cache
def _either() -> frozenset[str]:
    return frozenset(name for line in entries("either_names") for name in line.split())


def is_role(word: str) -> bool:
    """Tell whether a word, in lower case, says what somebody is."""
    return word in _gendered_roles()


def role_gender(word: str) -> str:
    """Return the gender that a role's noun tells."""
    return _gendered_roles().get(word, "")


def gender_of_role(role: str) -> str:
    """Return the gender that a role's words tell, its noun first."""
    return next((gender for word in reversed(role.split()) if (gender := role_gender(word))), "")
