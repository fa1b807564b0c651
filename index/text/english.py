"""English as everybody here compares it: letters levelled, a noun's number, a verb's forms."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from index.lexicon import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

_ASCII = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
    | dict.fromkeys("’‘ʼʹʻ´`′", "'")
    | dict.fromkeys("‐‑‒–", "-")
)
_VOWELS = frozenset("aeiou")
_DOUBLES = re.compile(r"[^aeiou][aeiou][gnt]$")
_SHORT = re.compile(
    r"(?:[^aeiou]|qu)[aeiou][^aeiouwxy]$"
)  # of a listed verb: "win", "quit"; not "eat", "draw"


def folded(text: str) -> str:
    """Return ``text`` in lower case, without diacritics, and with straight apostrophes and hyphens."""
    text = text.lower()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_ASCII)).translate(_ASCII)
    return "".join(c for c in text if not unicodedata.combining(c))


@cache
def common_words() -> frozenset[str]:
    """Return the English words that are no names, plurals left out."""
    return frozenset(word for line in entries("common_words") for word in line.split())


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Return a noun without its plural's ending."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "news")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def numbers(noun: str) -> tuple[str, ...]:
    """Return a noun, and what it may be in the other number where both end in -s: "bus", "buses"; "crisis",
    "crises". What a stemmer cuts from the one is no ending there. Some of them are no words.
    """
    if noun.endswith("ses") and len(noun) > len("uses"):
        return noun, noun[:-2], f"{noun[:-2]}is"
    if noun.endswith("is"):
        return noun, f"{noun[:-2]}es"
    return (noun, f"{noun}es") if noun.endswith(("as", "ns", "os", "us")) else (noun,)


def inflect(verb: str, past: str | None = None, participle: str | None = None) -> tuple[str, ...]:
    """Return the forms of a verb: base, -s, past, participle and -ing."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = f"{verb}{verb[-1]}" if past and _SHORT.search(verb) else None
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        third, regular = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    elif verb.endswith(("s", "sh", "ch", "x", "z")):
        third, regular = f"{verb}es", f"{verb}ed"
    else:
        third, regular = f"{verb}s", f"{verb}d" if verb.endswith("ee") else f"{stem}ed"
    return (verb, third, past or regular, participle or past or regular, f"{doubled or stem}ing")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {verb: (past, participle) for verb, past, participle in map(str.split, entries("irregular_verbs"))}


def forms(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb, irregular ones as the list has them."""
    return inflect(verb, *_irregular().get(verb, ()))


@cache
def _irregular_forms() -> dict[str, tuple[str, ...]]:
    return {form: (form, *forms(verb)) for verb in _irregular() for form in forms(verb)}


def irregular_forms(word: str) -> tuple[str, ...]:
    """Return a word and, where it is a form of an irregular verb, the others: "drank" of "drinking"."""
    return tuple(dict.fromkeys(_irregular_forms().get(word, (word,))))


def likely_forms(verb: str, irregular: Sequence[str] = ()) -> frozenset[str]:
    """Return every form that a verb may have, with its last letter doubled where it might be.

    :param irregular: what stands for its past, where that is not regular.
    """
    base, third, past, _, going = inflect(verb)
    doubled = {f"{verb}{verb[-1]}{ending}" for ending in ("ed", "ing") if _DOUBLES.search(verb)}
    return frozenset({base, third, going, *(irregular or [past]), *doubled})
