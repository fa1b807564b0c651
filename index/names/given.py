"""Given names: which may be one person's, as initials, nicknames and transliterations fit."""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import entries
from index.names.spelling import key

# Given names of six letters or more are also compared with these vowels levelled: Mohammed, Muhammad.
_LEVELLED = str.maketrans({"e": "a", "u": "o"})


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """Which lines of the list of nicknames a given name stands on."""
    lines: dict[str, set[int]] = {}
    for number, line in enumerate(entries("nicknames")):
        for name in line.split():
            lines.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in lines.items()}


def formal_names(nickname: str) -> frozenset[str]:
    """Return the given names for which a nickname stands: "robert", for "bob"."""
    lines = nicknames().get(nickname, frozenset())
    return frozenset(line.split()[0] for number, line in enumerate(entries("nicknames")) if number in lines)


def given_keys(given: tuple[str, ...]) -> frozenset[str]:
    """Return marks of which names with fitting given names share one: first letters, lines of nicknames."""
    marks = {mark for word in given for mark in (word[0], key(word)[:1])}
    lines = {str(line) for word in given for line in nicknames().get(word, ())}
    return frozenset(marks | lines)


def given_forms(first: str) -> frozenset[str]:
    """Return marks of which two first names share one that can be one, where neither is but an initial."""
    lines = {str(line) for line in nicknames().get(first, ())}
    return frozenset(lines | {key(first), _levelled(first)}) if len(first) > 1 else frozenset()


def same_given(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two runs of given names can be one person's: the first fits, and no middle name contradicts."""
    if not one or not other:
        return True
    if same_first(one[0], other[0]):
        return _fitting_middles(one[1:], other[1:])
    shorter, longer = sorted((one, other), key=len)
    return len(longer) > len(shorter) and _by_middle_name(shorter, longer)


def same_first(one: str, other: str) -> bool:
    """Whether two given names or initials can be one: "bill" and "william", "j" and "john"."""
    if len(one) == 1 or len(other) == 1:
        return one[0] == other[0]
    if key(one) == key(other) or _levelled(one) == _levelled(other):
        return True
    lines = nicknames()
    return not lines.get(one, frozenset()).isdisjoint(lines.get(other, frozenset()))


def _levelled(word: str) -> str:
    sound = key(word)
    if len(word) < 6:
        return sound
    level = sound[0] + sound[1:].translate(_LEVELLED)
    return re.sub(r"([bcdfgklmnpstvz])r$", r"\1ar", level)


def _fitting_middles(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Initials must agree in their places; whole middle names may be left out on one side."""
    if not one or not other:
        return True
    if len(one[0]) == 1 or len(other[0]) == 1:
        return one[0][0] == other[0][0]
    shorter, longer = sorted((one, other), key=len)
    rest = iter(longer)
    return all(any(same_first(word, candidate) for candidate in rest) for word in shorter)


def _by_middle_name(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether the shorter name is the longer one's middle name in full: "J. Edgar", "Edgar"."""
    return len(shorter[0]) > 1 and any(key(shorter[0]) == key(word) for word in longer[1:])
