"""One way to read a question, before anybody looks up who is meant."""

from __future__ import annotations

from dataclasses import dataclass

PRONOUNS = frozenset(
    ["he", "she", "they", "it", "i", "you", "we", "this", "that", "there", "him", "her", "them", "one"]
)
"""What is nobody's name."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to read a question: the words for its speaker, those for its topic, and how sure that is.

    ``open`` readings ask who said something. ``sure`` ones ask for words even of somebody never quoted;
    the others only of a speaker the index knows, and where it is to be a ``person`` not of a body. ``latest``
    asks for the newest words first; ``verb`` is what was done with the words, where it is more than to say;
    with no topic, that alone is asked for ("deny anything").
    ``deed`` ones ask what somebody did, or why: their words tell it, if not then whatever is written of it.
    """

    speaker: str
    topic: str
    sure: bool = True
    open: bool = False
    person: bool = False
    latest: bool = False
    verb: str = ""
    deed: bool = False


def is_pronoun(phrase: str) -> bool:
    """Whether a subject is nobody's name: "he", "her campaign"."""
    first = phrase.lower().split()[:1]
    return bool(first) and first[0] in PRONOUNS | {"his", "their", "its", "my", "our", "your"}
