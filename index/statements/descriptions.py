"""Descriptions that stand for somebody: "the foreign minister", "the union"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.roles import is_role
from index.names.spelling import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.statements.mention import Mention
    from index.statements.register import Entry, Register

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_LIMITED = re.compile(r"\s+(?:of|for|that|which|who|whose|against)\b")
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "two", "several"})


def described(text: str, mention: Mention, register: Register) -> int | None:
    """Return the number of the person or body, named before, whom a definite description fits best."""
    head = mention.head.of(text).lower()
    before = text[mention.span.start : mention.head.start].lower().split()
    if not before or before[0] in _INDEFINITE:
        return None
    if is_role(head):
        return _holder(mention.span.of(text), head, _before(register, mention))
    if before[0] in _POSSESSIVE or _LIMITED.match(text, mention.head.end):
        return None
    return _body(head, before[1:], _before(register, mention))


def owned_by(owner: int, text: str, mention: Mention, register: Register) -> int | None:
    """Return the number of the body that a mention, "her campaign", calls its owner's."""
    noun = mention.head.of(text).lower()
    mine = ((number, entry.form) for number, entry in enumerate(register.entries) if entry.owner == owner)
    return next((number for number, form in mine if form.endswith(f" {noun}")), None)


def is_title(text: str, mention: Mention) -> bool:
    """Tell whether a mention is a title that stands for somebody by itself: "the Utah senator"."""
    before = text[mention.span.start : mention.head.start].lower()
    told_apart = "'s " in before or "’s " in before or _LIMITED.match(text, mention.head.end)
    return (
        before.startswith("the ") and not told_apart and mention.head.of(text).lower() in words("title_nouns")
    )


def _before(register: Register, mention: Mention) -> Iterator[tuple[int, Entry]]:
    """Yield whom the article names before a mention, the last named first."""
    seen = dict.fromkeys(sighting.person for sighting in register.before(mention.span.start))
    return ((person, register.entries[person]) for person in seen)


def _holder(title: str, head: str, named: Iterator[tuple[int, Entry]]) -> int | None:
    """Return the person whose role a title fits best."""
    said = set(_WORD.findall(title.lower())) - words("sentence_starters")
    best, found = 0.0, None
    for person, entry in named:
        fit = max((_overlap(said, head, role) for role in entry.roles), default=0.0)
        if not entry.body and fit > best:
            best, found = fit, person
    return found


def _overlap(said: set[str], head: str, role: str) -> float:
    """Return how well a title fits a role: nothing unless they share the title's noun."""
    known = set(_WORD.findall(role))
    if head not in known:
        return 0.0
    shared = len(said & known)
    return shared - 0.2 * len(said - known) + 0.01


def _body(noun: str, said: list[str], named: Iterator[tuple[int, Entry]]) -> int | None:
    """Return the last named body that may be called by a noun and, before it, by no word but its own."""
    if noun not in _kinds() and noun not in words("body_nouns"):
        return None
    kinds = _kinds().get(noun, frozenset())
    for person, entry in named:
        own = tokens(entry.form)
        if entry.body and (_noun_of(own) == noun or not kinds.isdisjoint(own)) and set(own).issuperset(said):
            return person
    return None


def _noun_of(name: list[str]) -> str:
    """Return the noun that a body's name has at its head: "council" of "Council of Bakers"."""
    end = next((at for at, word in enumerate(name) if at and word in {"of", "for", "on"}), len(name))
    return name[end - 1] if name else ""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The words of bodies' names that let a body be called by a noun."""
    kinds: dict[str, frozenset[str]] = {}
    for line in entries("body_kinds"):
        nouns, _, own = line.partition(":")
        for noun in nouns.split():
            kinds[noun] = kinds.get(noun, frozenset()) | set(own.split())
    return kinds
