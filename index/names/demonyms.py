"""Places that no list knows, and the words for what is of them: "Ruritania" and "Ruritanian", "Talasqi"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.name import given_names
from index.names.polities import polity
from index.text.english import common_words, singular

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENDINGS = {"i": 4, "an": 4, "ian": 3, "ish": 3, "ese": 3}
"""What a demonym may end in, each with the fewest letters of the place before it."""

_VOWELS = ("a", "o", "e")
"""What the name of a place may lose before that: "Varna", "Varnese"."""

_ONE = re.compile(r"(?:(?:ir|\w{3,})ish|\w+shire|dutch|french|manx|scots(?=wo)|ulster|welsh)(wo)?man")
"""Who is of a place, by a word that no other name is like: "Cornishman", "Yorkshirewoman"; not "Fishman", nor
"The Scotsman", a paper.
"""

_SURNAMES = ("i",)
"""What tells two families apart as well: "Rossi's spokesman" is not Ross's."""


@lru_cache(maxsize=65536)
def place_forms(word: str, *, alone: bool = False) -> frozenset[str]:
    """Return a folded word and, of a place that no list knows, the other: "ruritania" and "ruritanian".

    :param alone: where nothing else tells that it is a place, and no surname.
    """
    if word.endswith("ia"):
        return frozenset({word, f"{word}n", *_peoples(word, alone=alone)})
    plain = {word, word.removesuffix("n")} if word.endswith("ian") else {word}
    return frozenset({*plain, *_peoples(word, alone=alone), *_places(word, alone=alone)})


def is_one_of_place(word: str) -> bool:
    """Tell a folded word for somebody of a place that is nobody's name: "irishman", "mancunian"."""
    return _ONE.fullmatch(word) is not None or word in words("townspeople")


def gender_of_one(word: str) -> str:
    """Return the gender that a word for somebody of a place tells: "irishman", not "spaniard"."""
    found = _ONE.fullmatch(word)
    return "" if found is None else "f" if found[1] else "m"


def _peoples(word: str, *, alone: bool) -> Iterator[str]:
    """Yield what may be the demonyms of a place."""
    if not _is_unknown(word):
        return
    stems = {word, word[:-1]} if word.endswith(_VOWELS) else {word}
    for ending, fewest in _ENDINGS.items():
        if not (alone and ending in _SURNAMES):
            yield from (f"{stem}{ending}" for stem in stems if len(stem) >= fewest and _fits(stem, ending))


def _places(word: str, *, alone: bool) -> Iterator[str]:
    """Yield the places of which a word may be the demonym."""
    if not _is_unknown(word):
        return
    for ending, fewest in _ENDINGS.items():
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < fewest or (alone and ending in _SURNAMES):
            continue
        yield from (place for place in (stem, *(stem + one for one in _VOWELS)) if _is_unknown(place))


def _fits(stem: str, ending: str) -> bool:
    return not stem.endswith(_VOWELS) and _is_unknown(stem + ending)


def _is_unknown(word: str) -> bool:
    """Whether a word is none of English, nobody's given name, and no place that a list knows."""
    is_common = word in common_words() or singular(word) in common_words()
    return not (is_common or word in given_names() or polity(word))
