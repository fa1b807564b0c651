"""What an article says around a name that its title leaves out: of which country or body somebody is."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from index.names.demonyms import place_forms
from index.names.polities import polities
from index.names.posts.runs import runs
from index.names.spelling import tokens
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['’.&-][^\W_]+)*")
_BEFORE = re.compile(r"[^.!?;:,()\n\"“”—–]*$")
_WHERE = re.compile(r"(?:^|[.!?\n\"”]\s*)(?:In|At|From)\s+((?:the\s+)?[A-Z][\w'’ -]*),\s+([^.!?;:,\n]*)$")
_APPOSED = re.compile(r",\s+([^.!?;:,()\n\"“”—–]+)")
_NAMED = re.compile(r",?\s+[A-Z]")
_ABBREVIATED = re.compile(r"\b([A-Z])\.(?=[A-Z]\.|\s)")
_GOVERNMENT = r"(?:government|parliament|ministry|(?:\w+ )?minister)\b"
_OWNED = re.compile(
    rf"\b(?:([A-Z]\w+)['’]s?|([A-Z]\w+ian)) (?:\w+ )?{_GOVERNMENT}|\b{_GOVERNMENT} of ([A-Z]\w+)"
)
_SPOTS = 4
"""Places of a name in one article that are looked at."""

_LONGEST = 10
"""Words before a name that may be its title."""

_LONGEST_ALONE = 6
"""Words of a title that stands without a name."""

_AROUND = 250
"""Characters on either side of a name within which a place is near it."""

_CLEARLY = 1.5
"""How many times as much an article must speak of a country as of the next to be of it."""

_FAR = 0.3
"""How much a place elsewhere in the article counts beside one near the name."""


def titles_before(text: str, name: str, telling: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield what stands before a name as its title may, the longest first: "Britain's Defence Secretary".

    :param telling: words of which a title must have one; none for any title.
    """
    for start in _spots(text, name):
        before = _ABBREVIATED.sub(r"\1", text[max(0, start - 120) : start])
        if text.startswith(",", start + len(name)):  # "Russia's foreign minister, Ada Birch, said"
            before = before.rstrip().removesuffix(",")
        if telling and telling.isdisjoint(part for word in tokens(before) for part in word.split("-")):
            continue
        said = _BEFORE.search(before)
        split = said[0].split() if said else []
        for at in range(max(0, len(split) - _LONGEST), len(split)):
            if split[at][:1].isupper():
                yield " ".join(split[at:])
        where = _WHERE.search(before)
        if where:
            yield f"{where[2]} of {where[1]}"


def titles_beside(text: str, name: str) -> Iterator[str]:
    """Yield what stands right before or after a name as its title may: "the bank's governor, Ada Birch"."""
    for start in _spots(text, name):
        before = _BEFORE.search(text[max(0, start - 120) : start].rstrip().removesuffix(","))
        split = before[0].split()[-_LONGEST_ALONE:] if before else []
        yield from (" ".join(split[at:]) for at in range(len(split)))
        after = _APPOSED.match(text, start + len(name))
        if after:
            yield after[1]


def titles_alone(text: str, telling: frozenset[str], nouns: frozenset[str]) -> Iterator[str]:
    """Yield what may be a title without a name after it: "Russia's deputy foreign minister said".

    :param telling: words with one of which it begins.
    :param nouns: words with one of which it ends.
    """
    said = list(_WORD.finditer(text))
    for at, first in enumerate(said):
        if not first[0][:1].isupper() or telling.isdisjoint(tokens(first[0])):
            continue
        for last in said[at + 1 : at + _LONGEST_ALONE]:
            if _NAMED.match(text, last.end()):
                continue
            if not nouns.isdisjoint(tokens(last[0])):
                yield text[first.start() : last.end()]


def _spots(text: str, name: str) -> list[int]:
    found, at = list[int](), text.find(name)
    while at >= 0 and len(found) < _SPOTS:
        found.append(at)
        at = text.find(name, at + 1)
    return found


def speaks_of(
    polity: str, text: str, name: str, clearly: float = _CLEARLY, but: Collection[str] = ()
) -> bool:
    """Tell whether an article speaks of a country or body, around a name, more than of any like it.

    :param clearly: how many times as much, of a country.
    :param but: countries that are out of the question.
    """
    spoken, heads = _spoken_of(text, name), {*polities()[polity].heads}
    if heads:  # it is the only body there with such a head
        return [other for other in spoken if heads & {*polities()[other].heads}] == [polity]
    may_be = (other for other in spoken if polities()[other].country and other not in {polity, *but})
    others = [spoken[other] for other in may_be]
    return spoken.get(polity, 0) > clearly * max(others, default=0)


def speaks_of_word(forms: frozenset[str], text: str, name: str) -> bool:
    """Tell whether an article has one of some words more often than it speaks of any country, in a list or
    in none.
    """
    said = sum(word in forms for found in _WORD.finditer(text) for word in tokens(found[0]))
    if said <= _CLEARLY * max(_spoken_of(text, name).values(), default=0):
        return False
    spots = _spots(text, name.rsplit(maxsplit=1)[-1])
    others = {place_forms(word) for word in governed(text) - forms}
    return _spoken(text, forms, spots) > _CLEARLY * max(
        (_spoken(text, one, spots) for one in others), default=0
    )


def _spoken(text: str, forms: frozenset[str], spots: Sequence[int]) -> float:
    """How much a text speaks of a place by its words, above all around some places in it."""
    found = [one.start() for one in _WORD.finditer(text) if not forms.isdisjoint(tokens(one[0]))]
    return sum(1 if any(abs(at - spot) < _AROUND for spot in spots) else _FAR for at in found)


@lru_cache(maxsize=256)
def governed(text: str) -> frozenset[str]:
    """Return the places that no list knows of whose government a text speaks: "Kestria's parliament"."""
    told = [next(filter(None, found.groups())) for found in _OWNED.finditer(text)]
    return frozenset(
        word for one in told for word in tokens(one) if not any(run.senses for run in runs((word,)))
    )


@lru_cache(maxsize=16)  # one text is asked for each name that a body has
def words_near(text: str, name: str) -> tuple[frozenset[str], ...]:
    """Return the words that stand around each place of a name, folded and singular."""
    spots = _spots(text, name.rsplit(maxsplit=1)[-1])
    said = (tokens(text[max(0, at - _AROUND) : at + _AROUND]) for at in spots)
    return tuple(frozenset(singular(part) for word in each for part in word.split("-")) for each in said)


def _spoken_of(text: str, name: str) -> dict[str, float]:
    return spoken_around(text, _spots(text, name.rsplit(maxsplit=1)[-1]))


def spoken_around(text: str, spots: Sequence[int]) -> dict[str, float]:
    """Return how much a text speaks of each country and body, above all around some places in it."""
    found = defaultdict[str, float](float)
    for at, polity in _mentions(text):
        is_near = any(abs(at - spot) < _AROUND for spot in spots)
        found[polity] += 1 if is_near else _FAR
    return found


@lru_cache(maxsize=256)
def _mentions(text: str) -> tuple[tuple[int, str], ...]:
    """Where a text names a polity, its capital or one of its departments, and which."""
    parts = [
        (found.start(), part, found[0])
        for found in _WORD.finditer(text)
        for word in tokens(found[0])
        for part in word.split("-")
    ]
    mentions, at = list[tuple[int, str]](), 0
    for run in runs(tuple(part for _, part, _ in parts)):
        start, _, written = parts[at]
        at += len(run.words)
        told = [sense for sense in run.senses if sense.kind in {"polity", "city", "organ"}]
        if told and written[0].isupper() and written not in {"Us", "Who"}:
            mentions.append((start, told[0].polity or told[0].value))
    return tuple(mentions)
