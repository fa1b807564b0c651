"""What one does by speaking, where a question asks for that alone: "did Birch deny anything?"."""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import entries, words
from index.question.verbs import verbs
from index.text.english import forms, likely_forms

PARTICLE = "_"
"""What stands in the list between a verb and the word that belongs to it: "rule_out"."""


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


@cache
def by_name(asked: str) -> re.Pattern[str]:
    """Return what finds the words by which an act of speech is told; a verb's particle may stand apart."""
    return re.compile(rf"\b(?:{'|'.join(sorted(map(_written, _alike(asked))))})\b", re.IGNORECASE)


@cache
def words_of(asked: str) -> frozenset[str]:
    """Return the words, without particles, one of which stands wherever an act of speech is told by name."""
    return frozenset(form for one in _alike(asked) for form in _forms(one.partition(" ")[0]))


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


def _written(one: str) -> str:
    verb, _, particle = one.partition(" ")
    every = "|".join(sorted(_forms(verb)))
    return rf"(?:{every})(?:\W+\w+){{0,2}}?\W+{particle}" if particle else f"(?:{every})"


def _forms(word: str) -> frozenset[str]:
    return likely_forms(word) | frozenset(forms(word))
