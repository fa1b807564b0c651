"""To whom something was done: in "criticised Ana Kovac over ferries" by whoever is asked for; in "why was
Kovac sacked?", which is no question after her words.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from index.lexicon import entries, words

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEING = frozenset({"is", "wa", "ar", "we"})
_BEEN = frozenset({"been", "be", "being", "get", "got"})
_AFTER = frozenset(
    ["by", "for", "from", "of", "to", "after", "before", "in", "at", "on", "over", "as", "with", "without"]
)
"""What may follow upon what was done, besides nothing."""

_BEYOND = frozenset(["about", "with", "that", "what", "when", "if", "to", "at", "on", "by", "over"])
"""What has no place in a name, so that a verb behind it is another's."""


def parted(topic: str) -> tuple[str, str]:
    """Return the name right after a topic's verb, none after a preposition; and what comes after that."""
    after = topic.split()[1:]
    after = after[1:] if after[:1] == ["the"] else after
    name = list(takewhile(lambda word: word[:1].isupper(), after))
    if not name and topic == topic.lower():
        name = after[:1]
    return " ".join(name), " ".join(after[len(name) :])


def is_done_to(auxiliary: str, rest: Sequence[str]) -> bool:
    """Say whether a question is after what was done to somebody, "was Kovac sacked by the mill", "will she be
    replaced?"; not how somebody feels: "was Kovac worried by it?".

    :param auxiliary: its first two letters.
    :param rest: the words after it.
    """
    place = next((place for place, word in enumerate(rest) if place and _is_participle(word)), 0)
    if not place or rest[place] in words("felt"):
        return False
    is_passive = auxiliary in _BEING or rest[place - 1] in _BEEN
    return is_passive and _AFTER.issuperset(rest[place + 1 : place + 2]) and _BEYOND.isdisjoint(rest[:place])


def _is_participle(word: str) -> bool:
    return word.islower() and (word.endswith("ed") or word in _irregular())  # Ahmed is none


@cache
def _irregular() -> frozenset[str]:
    return frozenset(line.split()[2] for line in entries("irregular_verbs"))
