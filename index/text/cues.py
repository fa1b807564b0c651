"""Cues: the words that attribute what is said to somebody, read from ``data/``.

A verb is known by any of its forms; what may follow it as content is told by its ``Complement`` set.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from index.lexicon import entries, words
from index.text.english import forms

_ENDS_IN_L = re.compile(r"[^aeiou][aeiou]l$")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue verb: its base form and what may follow it (``that``, ``to``, ``np``, or a preposition).

    One with a ``particle`` is a cue only with that word after it: "shot back".
    """

    verb: str
    complements: frozenset[str]
    particle: str = ""


def cue(word: str) -> Cue | None:
    """Return the cue verb of which ``word``, in lower case, is a form."""
    return _forms().get(word)


def phrasal(word: str, particle: str) -> Cue | None:
    """Return the cue verb of which ``word`` is a form when ``particle`` stands after it: "ruled out"."""
    return _phrasal_forms().get((word, particle))


def is_quoting_word(word: str) -> bool:
    """Tell whether a quotation may follow ``word`` directly as a clause: "that", or a cue verb."""
    return word == "that" or word in _forms()


def is_cue_noun(word: str) -> bool:
    """Tell whether ``word``, in lower case, is a noun for something said or written."""
    return _singular(word) in words("cue_nouns")


def takes_that(noun: str) -> bool:
    """Tell whether the that-clause of ``noun`` is what somebody says."""
    return _singular(noun) in words("cue_nouns_that")


def takes_to(noun: str) -> bool:
    """Tell whether what follows "to" or "for" after ``noun`` is what somebody says: "a call for peace"."""
    return _singular(noun) in words("cue_nouns_to")


def is_judging(verb: str) -> bool:
    """Tell a verb by which a relative clause denies or judges: "..., which the mayor has denied"."""
    return verb in _judging()


@cache
def _judging() -> frozenset[str]:
    return frozenset(form for verb in words("judging_verbs") for form in forms(verb))


def attributes(text: str, start: int, end: int) -> bool:
    """Tell whether a verb of saying follows a quotation that ends at ``start``: "she said"."""
    return _attribution().match(text, start, end) is not None


@cache
def _attribution() -> re.Pattern[str]:
    name = r"[A-Z][\w.’'-]+(?:\s+[A-Z][\w.’'-]+){0,3}"
    verb = f"(?:{'|'.join(sorted(words('plain_cues')))})"
    described = rf"(?:the|an?)\s+(?:[\w.’'-]+\s+){{1,6}}?{name}\s+{verb}(?=[.,:])"
    # "she said", "the editor Ada Birch said."
    return re.compile(rf"\s+(?:(?:(?:he|she|they|{name})\s+)?{verb}\b|{described})")


def _singular(noun: str) -> str:
    return noun[:-1] if noun.endswith("s") and noun not in words("cue_nouns") else noun


@cache
def _cues() -> tuple[Cue, ...]:
    """Return every cue verb of the list, in its order."""
    found = []
    for entry in entries("cue_verbs"):
        said, _, complements = entry.partition(":")
        verb, _, particle = said.partition(" ")
        found.append(Cue(verb, frozenset(complements.split()), particle))
    return tuple(found)


@cache
def _forms() -> dict[str, Cue]:
    """Map every form of every cue verb to its cue; a verb's entry without a particle comes first."""
    found: dict[str, Cue] = {}
    for this in sorted(_cues(), key=lambda one: one.particle != ""):
        for form in (*forms(this.verb), *_british(this.verb)):
            found.setdefault(form, this)
    return found


def _british(verb: str) -> tuple[str, ...]:
    """Return the forms of a verb that British English spells with a second l: "signalled"."""
    return (f"{verb}led", f"{verb}ling") if _ENDS_IN_L.search(verb) else ()


@cache
def _phrasal_forms() -> dict[tuple[str, str], Cue]:
    return {(form, one.particle): one for one in _cues() if one.particle for form in forms(one.verb)}
