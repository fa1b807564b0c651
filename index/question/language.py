"""Questions in other languages than English: which one, and their names in Latin letters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from index.lexicon import entries, words
from index.text.english import folded

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 2
"""Asking words of a language that tell it."""

_SCRIPTS = {
    "CYRILLIC": "Russian",
    "GREEK": "Greek",
    "ARABIC": "Arabic",
    "HEBREW": "Hebrew",
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "THAI": "Thai",
    "DEVANAGARI": "Hindi",
    "GEORGIAN": "Georgian",
    "ARMENIAN": "Armenian",
}
_UKRAINIAN = frozenset("іїєґ")


def of(question: str) -> str | None:
    """Return the language of a question that is not in English; None where it is, or cannot be told."""
    letters = [letter for letter in question.lower() if letter.isalpha()]
    scripts = [name for letter in letters if (name := _script(letter))]
    if 2 * len(scripts) > len(letters):
        return "Ukrainian" if _UKRAINIAN.intersection(letters) else max(scripts, key=scripts.count)
    said = [folded(word) for word in _WORD.findall(question)]
    counts = {language: asking.intersection(said) for language, asking in _asking().items()}
    best = max(counts, key=lambda language: len(counts[language]))
    theirs, english = counts[best], words("stop_words").intersection(said)
    is_theirs = len(theirs) >= _ENOUGH and len(theirs) > len(english - theirs) and theirs - english
    return best if is_theirs else None


def latin(question: str) -> str:
    """Return a question with its Cyrillic letters as names are spelt in English."""
    spelt = _cyrillic()
    return "".join(
        spelt.get(letter, letter) if letter.islower() else spelt.get(letter.lower(), letter).capitalize()
        for letter in question
    )


def _script(letter: str) -> str | None:
    return (
        None if letter.isascii() else _SCRIPTS.get(unicodedata.name(letter, "").split("-")[0].split(" ")[0])
    )


@cache
def _asking() -> dict[str, frozenset[str]]:
    lines = (entry.split() for entry in entries("question_words"))
    return {language: frozenset(asking) for language, *asking in lines}


@cache
def _cyrillic() -> dict[str, str]:
    return {letter: spelt for letter, _, spelt in (entry.partition(" ") for entry in entries("cyrillic"))}
