"""What one does by speaking, where a question asks for that alone: "did Birch deny anything?"."""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import entries, words
from index.question.verbs import verbs
from index.text.english import forms, likely_forms

PARTICLE = "_"
"""What stands in the list between a verb and the word that belongs to it: "rule_out"."""

DONE_TO = "+"
"""What stands in it between a verb and the list of what it is done to: "reject+denied"."""

SAID = "="
"""What stands in it before the list of what is said in doing so: "=untrue"."""

_IS = r"\b(?:is|are|was|were|be|been|being)\W+(?:\w+ly\W+)?"
_CALLED = r"\b(?:call|brand|label|term|describ|denounc|dismiss)(?:s|es|e|ed|ing)?\b.{1,120}?\b"


def act(word: str, tail: str) -> str:
    """Return the act of speech that a verb or noun asks for, where nothing in ``tail`` tells of what.

    Empty where something does, or where no such act is known: "deny" with "anything", not with "the report".
    """
    after = re.findall(r"[^\W_]+", tail.lower())
    if not words("no_topic").issuperset(after):
        return ""
    named = (*(f"{word} {particle}" for particle in after), word)
    asked = next((one for one in named if _alike(one)), "")
    return asked if not asked or asked.partition(" ")[0] in verbs() else _verb(asked)


def is_act(verb: str) -> bool:
    """Say whether a verb tells an act of speech."""
    return bool(_alike(verb))


@cache
def by_name(asked: str) -> re.Pattern[str]:
    """Return what finds the words by which an act of speech is told; a verb's particle may stand apart."""
    named = (one for one in _alike(asked) if not one.startswith(SAID))
    return re.compile(rf"\b(?:{'|'.join(sorted(map(_written, named)))})\b", re.IGNORECASE)


@cache
def by_words(asked: str) -> re.Pattern[str] | None:
    """Return what finds the words that are said in doing an act of speech: "the charge was false", "called
    it nonsense"; None where no words tell of it.
    """
    said = "|".join(_any_of(one[1:]) for one in sorted(_alike(asked)) if one.startswith(SAID))
    return re.compile(rf"(?:{_IS}|{_CALLED})(?:{said})\b", re.IGNORECASE) if said else None


@cache
def signs(asked: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return what stands, all of it, wherever an act of speech is told: of each way to tell it, sets of words
    one of each of which there is; particles are left out.
    """
    return tuple(_signs(one) for one in sorted(_alike(asked)))


def _signs(one: str) -> tuple[frozenset[str], ...]:
    if one.startswith(SAID):
        return (frozenset(entries(one[1:])),)
    verb, _, done_to = one.partition(DONE_TO)
    nouns = (frozenset(entries(done_to)),) if done_to else ()
    return (_forms(verb.partition(" ")[0]), *nouns)


def _verb(noun: str) -> str:
    return next(line[0] for line in _lines() if noun in line)


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.replace(PARTICLE, " ") for one in line.split()) for line in entries("speech_acts"))


@cache
def _alike(asked: str) -> frozenset[str]:
    """Return the verbs and nouns for an act; none where it is not one."""
    own = [line for line in _lines() if line[0] == asked]
    return frozenset(one for line in own or _lines() if asked in line for one in line)


def _any_of(name: str) -> str:
    return "|".join(phrase.replace(" ", r"\W+") for phrase in sorted(entries(name), key=len, reverse=True))


def _written(one: str) -> str:
    verb, _, done_to = one.partition(DONE_TO)
    if done_to:
        return rf"(?:{'|'.join(sorted(_forms(verb)))})(?:\W+[\w’'-]+){{0,5}}?\W+(?:{_any_of(done_to)})s?"
    verb, _, particle = one.partition(" ")
    every = "|".join(sorted(_forms(verb)))
    return rf"(?:{every})(?:\W+\w+){{0,2}}?\W+{particle}" if particle else f"(?:{every})"


def _forms(word: str) -> frozenset[str]:
    return likely_forms(word) | frozenset(forms(word))
