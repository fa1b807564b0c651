"""The words of titles and of bodies' names, in the longest runs that the lists under ``data/`` know."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import entries, words
from index.names.polities import Words, departments, phrase, polities
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterator


class Sense(NamedTuple):
    """What a run of words may mean: a kind ("polity", "post"), its value, and the polity it is meant in."""

    kind: str
    value: str
    polity: str = ""


class Run(NamedTuple):
    """Words of a title that belong together, and what they may mean; nothing for words that no list has."""

    words: Words
    senses: tuple[Sense, ...]

    def of(self, kind: str) -> tuple[Sense, ...]:
        """Return the senses of one kind."""
        return tuple(sense for sense in self.senses if sense.kind == kind)


_FORMS = (("republic",), ("federal", "republic"), ("islamic", "republic"), ("kingdom",))
"""What a country is in its full name: "the Kingdom of Norway"."""

_OTHER_REPUBLICS = frozenset({"china", "congo", "korea"})
"""Countries of whose names another's republic is called."""


@cache
def _lexicon() -> dict[Words, tuple[Sense, ...]]:
    """What every run of words in the lists may mean."""
    found: dict[Words, list[Sense]] = {}
    for said, sense in (*_of_polities(), *_of_departments(), *_of_posts()):
        held = found.setdefault(said, [])
        if sense not in held:
            held.append(sense)
    return {said: tuple(senses) for said, senses in found.items()}


def _of_polities() -> Iterator[tuple[Words, Sense]]:
    for polity in polities().values():
        yield from ((said, Sense("polity", polity.name)) for said in polity.names)
        if polity.country and polity.name not in _OTHER_REPUBLICS:
            yield from (((*form, "of", *polity.names[0]), Sense("polity", polity.name)) for form in _FORMS)
        for city in polity.cities:
            yield from ((said, Sense("city", "-".join(city[0]), polity.name)) for said in city)
        yield from ((said, Sense("organ", name, polity.name)) for name, said in polity.organs)


def _of_departments() -> Iterator[tuple[Words, Sense]]:
    for department in departments().values():
        yield from ((said, Sense("own", department.name)) for said in department.own)
        yield from ((said, Sense("department", department.name)) for said in department.bodies)


def _of_posts() -> Iterator[tuple[Words, Sense]]:
    for line in entries("posts"):
        post, _, forms = line.partition(": ")
        name, _, polity = post.partition("@")
        yield from ((phrase(form), Sense("post", name, polity)) for form in forms.split("|")[0].split())
    same = dict(line.split() for line in entries("limit_kinds"))
    for word in sorted(words("role_limits") - words("idle_titles")):
        yield phrase(word), Sense("limit", same.get(word, word))
    for word in sorted(words("idle_titles")):
        if "-" in word:
            yield phrase(word), Sense("idle", word)


@cache
def _lengths() -> dict[str, int]:
    """How many words the longest run that begins with a word has."""
    found: dict[str, int] = {}
    for said in _lexicon():
        found[said[0]] = max(len(said), found.get(said[0], 0))
    return found


def runs(said: Words) -> list[Run]:
    """Return the words of a title in the longest runs that the lists know."""
    known, lengths, found, at = _lexicon(), _lengths(), list[Run](), 0
    while at < len(said):
        size = min(lengths.get(said[at], 1), len(said) - at)
        while size > 1 and said[at : at + size] not in known and _singular(said[at : at + size]) not in known:
            size -= 1
        words_ = said[at : at + size]
        found.append(Run(words_, known.get(words_) or known.get(_singular(words_), ())))
        at += size
    return found


def _singular(said: Words) -> Words:
    return (*said[:-1], singular(said[-1]))


@cache
def post_nouns() -> frozenset[str]:
    """Return the last words of every post."""
    return frozenset(said[-1] for said, sense in _of_posts() if sense.kind == "post")
