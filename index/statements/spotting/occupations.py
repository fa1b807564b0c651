"""What people do for a living or are called by: "plumber", "dog-walker"."""

from __future__ import annotations

from functools import cache

from index.lexicon import entries
from index.text.english import folded, singular

_JOINED = frozenset(
    {"maker", "owner", "worker", "keeper", "holder", "goer", "founder", "walker", "lover", "seeker"}
    | {"grower", "hunter", "watcher", "spotter"}
)
_ENDS = ("woman", "goer", "payer")  # of words, and of no surname


@cache
def _occupations() -> frozenset[str]:
    return frozenset(word for line in entries("occupations") for word in line.split())


def is_occupation(said: str) -> bool:
    """Tell whether a word, in lower case, is what people do: "plumber", "skiers"."""
    return singular(said) in _occupations()


def occupation_gender(said: str) -> str:
    """Return the gender that the noun for what somebody does tells: "fisherman"."""
    if not is_occupation(said):
        return ""
    return "f" if said.endswith("woman") else "m" if said.endswith("man") else ""


def is_joined_role(word: str) -> bool:
    """Tell "Film-maker", which begins a sentence, from a name, "Smith-Baker" or "Jae-in"."""
    first, _, last = word.partition("-")
    return bool(first) and last.islower() and (is_occupation(last) or last in _JOINED)


def calls_somebody(word: str) -> bool:
    """Tell a word, whatever its case, by which people are called: "Shopper", "Postwoman", "Dog-walker"."""
    said = folded(word).rstrip(".")
    return is_occupation(said) or is_joined_role(word) or (said.endswith(_ENDS) and said not in _ENDS)
