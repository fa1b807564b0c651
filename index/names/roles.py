"""What people are called by their posts, and whether two wordings mean one post.

"The head of the bakers' union" and "Bakers' Union president" do; "the foreign minister" and "former foreign
minister" do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.spelling import folded, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALL = frozenset(
    ["the", "of", "for", "and", "on", "in", "a", "an", "to", "at", "s", "his", "her", "their", "its", "'s"]
)
_AFTER_HEAD = frozenset(["of", "for", "at", "in", "on", "to", "from", "with", "who", "that"])
_SAME, _SURE, _LOOSE = 1.0, 0.9, 0.55
# How much each word of a role that the question lacks makes it less likely to be the role meant.
_EXTRA = 0.08


@dataclass(frozen=True, slots=True)
class Post:
    """A role in its parts: the noun at its head, the other words, and those that limit it ("former")."""

    head: str
    rest: tuple[str, ...]
    limits: frozenset[str]


@lru_cache(maxsize=65536)
def post(text: str) -> Post:
    """Return the parts of a role, its places and plurals levelled ("russian" is "russia")."""
    said = role_words(text)
    cut = next((i for i, word in enumerate(said) if i and word in _AFTER_HEAD), len(said))
    before, after = list(said[:cut]), said[cut:]
    head = before.pop() if before else ""
    rest = tuple(word for word in (*before, *after) if word not in _SMALL)
    limits = words("role_limits")
    return Post(head, tuple(w for w in rest if w not in limits), frozenset(w for w in rest if w in limits))


def role_words(text: str) -> tuple[str, ...]:
    """Return the words of a role as they are looked up: folded, singular, a demonym as its place."""
    said = [part for word in tokens(text.replace("’s", "").replace("'s", "")) for part in _halves(word)]
    known, longest, found, i = _places(), 2, list[str](), 0
    while i < len(said):
        size = next((n for n in range(longest, 1, -1) if tuple(said[i : i + n]) in known), 1)
        found.append(known.get(tuple(said[i : i + size]), singular(said[i])))
        i += size
    return tuple(found)


def _halves(word: str) -> list[str]:
    """A hyphenated word's parts, where they mean something apart ("vice-president")."""
    return word.split("-") if word.count("-") == 1 and word not in words("role_limits") else [word]


@lru_cache(maxsize=65536)
def singular(word: str) -> str:
    """Return a noun without its plural's ending."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is", "news")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


@cache
def _places() -> dict[tuple[str, ...], str]:
    """Each place and demonym as a run of words, with the place's one name."""
    return {
        tuple(folded(form).replace(".", "").split("-")): line.split()[0]
        for line in entries("demonyms")
        for form in line.split()
    }


def is_place(name: str) -> bool:
    """Whether a name is a country's, or of those who belong there: "Chinese"."""
    return tuple(tokens(name)) in _places()


@cache
def _heads() -> dict[str, frozenset[tuple[int, bool]]]:
    """On which lines of the list of posts a noun stands, and whether it stands for all of the line."""
    lines: dict[str, set[tuple[int, bool]]] = {}
    for number, line in enumerate(entries("role_heads")):
        sure, _, loose = line.partition("|")
        for part, is_sure in ((sure, True), (loose, False)):
            for noun in part.split():
                lines.setdefault(noun, set()).add((number, is_sure))
    return {noun: frozenset(found) for noun, found in lines.items()}


def is_post(noun: str) -> bool:
    """Whether a noun names a post that somebody holds."""
    return singular(noun) in _heads()


@cache
def alternatives(noun: str) -> frozenset[str]:
    """Return every noun that may stand where ``noun`` does, itself too."""
    mine = {number for number, _ in _heads().get(noun, ())}
    return frozenset({noun} | {other for other, lines in _heads().items() if mine & {n for n, _ in lines}})


@lru_cache(maxsize=65536)
def _alike(asked: str, held: str) -> float:
    """How well one post's noun stands for another's: 1 the same, 0 not at all."""
    if asked == held:
        return _SAME
    shared = dict(_heads().get(asked, ()))
    ways = [shared[n] or sure for n, sure in _heads().get(held, ()) if n in shared]
    return (_SURE if any(ways) else _LOOSE) if ways else 0.0


def fit(asked: Post, held: Post, weight: Callable[[str], float]) -> float:
    """Return how surely somebody who is called ``held`` is meant by ``asked``, from 0 to 1.

    :param weight: how much a word tells; rare words tell more.
    """
    head = _alike(asked.head, held.head)
    if not head or asked.limits - held.limits:
        return 0.0
    total = sum(weight(word) for word in asked.rest)
    initials = _initials(held)
    met = sum(weight(word) for word in asked.rest if word in held.rest or word in initials)
    extra = sum(word not in asked.rest for word in held.rest) + 5 * len(held.limits - asked.limits)
    return head * (met / total if total else 1.0) / (1 + _EXTRA * extra)


@lru_cache(maxsize=65536)
def _initials(held: Post) -> frozenset[str]:
    """The acronyms that a run of three or more of a post's words may be called by."""
    said, found = held.rest, set[str]()
    for start in range(len(said)):
        for end in range(start + 3, min(len(said), start + 8) + 1):
            found.add("".join(word[0] for word in said[start:end]))
    return frozenset(found)


_APPOSITION = re.compile(r",\s+(?:who|whom|whose|which|a|an|the|formerly|now)\b.*$", re.IGNORECASE)


def without_apposition(phrase: str) -> str:
    """Return a phrase without the clause that explains it: ", who lost the race,"."""
    return _APPOSITION.sub("", phrase).strip(" ,")


PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
"""The gender that a pronoun tells."""


@cache
def _gendered_roles() -> dict[str, str]:
    return {word: gender for word, _, gender in (entry.partition(" ") for entry in entries("roles"))}


@cache
def _given_genders() -> dict[str, str]:
    male = {name for line in entries("male_names") for name in line.split()}
    female = {name for line in entries("female_names") for name in line.split()}
    return dict.fromkeys(male - female, "m") | dict.fromkeys(female - male, "f")


def given_gender(given: str) -> str:
    """Return the gender that a given name tells: ``m``, ``f`` or nothing."""
    return _given_genders().get(given, "")


def is_role(word: str) -> bool:
    """Tell whether a word, in lower case, says what somebody is."""
    return word in _gendered_roles()


def role_gender(word: str) -> str:
    """Return the gender that a role's noun tells."""
    return _gendered_roles().get(word, "")


def gender_of_role(role: str) -> str:
    """Return the gender that a role's words tell, its noun first."""
    return next((gender for word in reversed(role.split()) if (gender := role_gender(word))), "")
