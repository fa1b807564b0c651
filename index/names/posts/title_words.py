"""The words of a title in runs of a meaning each, and which is at its head: "deputy head of the Fed"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from index.lexicon import entries, words
from index.names.name import honorifics
from index.names.polities import Words, phrase
from index.names.posts.runs import Run, runs
from index.names.spelling import tokens

_SMALL = frozenset(["the", "and", "a", "an", "s", "his", "her", "their", "its", "one"])
_AFTER_HEAD = frozenset(["of", "for", "at", "in", "on", "to", "from", "with"])
_CLAUSE = frozenset(["who", "which", "that", "whose", "during", "since", "until"])
AROUND = _SMALL | _AFTER_HEAD
"""Words that only join the others."""

_LED = frozenset(["constable", "detective", "inspector"])
"""What stands before a name, of whom one may be the first: a "chief inspector" is an inspector, no chief."""
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")


class Parted(NamedTuple):
    """A title's head, the runs of words beside it, and the polities to which somebody is sent with it."""

    head: Run
    others: list[Run]
    sent: frozenset[str]


def read(text: str) -> Parted | None:
    """Return a title in its parts; None where nothing is at its head."""
    said = tuple(part for word in tokens(text) for whole in _spelt_out(word) for part in whole.split("-"))
    told = _without_clause(runs(_after_serving(said)))
    split = _demoted(_without_honorifics(_places_first(told), _bodies(text)))
    at = _rank(split)
    if at is None:
        return None
    return Parted(split[at], split[:at] + _of_others(split[at + 1 :]), _sent(told))


def _after_serving(said: Words) -> Words:
    """The title itself of "who currently serves as deputy chair"."""
    at = (
        next((at for at, word in enumerate(said[:5]) if word in {"as", "is"}), None)
        if said[:1] == ("who",)
        else None
    )
    return said if at is None else said[at + 1 :]


def _spelt_out(word: str) -> Words:
    """The words that a short form of a title stands for."""
    return _abbreviations().get(word, (word,))


@cache
def _abbreviations() -> dict[str, Words]:
    pairs = (entry.split() for entry in entries("title_abbreviations"))
    return {short: phrase(whole) for short, whole in pairs}


def _without_clause(split: list[Run]) -> list[Run]:
    """Cut a title where a clause begins; "who" is the agency before a post and after "of the"."""
    for at, run in enumerate(split):
        before = split[at - 1].words[0] if at else ""
        is_agency = run.words == ("who",) and (
            before in {"the", *_AFTER_HEAD} or any(one.of("post") for one in split[at + 1 : at + 2])
        )
        if run.words[0] in _CLAUSE and not is_agency:
            return split[:at] or split[1:]
    return split


def _places_first(split: list[Run]) -> list[Run]:
    """Put places in front, so that what they part comes together: "top American general"."""
    places = [run for run in split if run.of("polity") or run.of("city")]
    if not places:
        return split
    return places + runs(tuple(word for run in split if run not in places for word in run.words))


def _bodies(text: str) -> frozenset[str]:
    """Return what is some body's initials by its capitals, and before a name in small letters a short title:
    "SEC", not "Sec.".
    """
    return frozenset(map(str.lower, _CAPITALS.findall(text))) & words("short_titles")


def _without_honorifics(split: list[Run], bodies: frozenset[str]) -> list[Run]:
    """Leave out what stands before any name, where the title says more than that: "spokesman Lt. Col."."""
    if not any(run.of("post") for run in split):
        return split
    return [
        run
        for before, run in zip((None, *split), split, strict=False)
        if run.of("post")
        or run.words[0] in bodies
        or run.words[0] not in honorifics()
        or _is_led(run, before)
    ]


def _is_led(run: Run, before: Run | None) -> bool:
    """Whether what stands before a name is the noun of the word before it: "chief inspector"."""
    return run.words[0] in _LED and before is not None and before.words in {("chief",), ("head",)}


def _demoted(split: list[Run]) -> list[Run]:
    """Read words of a department as such only where no unknown noun follows: not "development bank"."""
    found: list[Run] = []
    for run in reversed(split):
        is_own = bool(run.of("own")) and not run.of("post")
        after = next((one for one in reversed(found) if one.words[0] != "and"), None)
        loose = is_own and after is not None and not after.senses and after.words[0] not in AROUND
        found.append(
            Run(run.words, ()) if loose and after and after.words[0] not in words("idle_titles") else run
        )
    return found[::-1]


def _of_others(after: list[Run]) -> list[Run]:
    """Read words of a department after "of" as no government's behind an unknown one: "of legal defence"."""
    return [
        Run(run.words, ()) if run.of("own") and before is not None and _is_unknown(before) else run
        for before, run in zip((None, *after), after, strict=False)
    ]


def _is_unknown(run: Run) -> bool:
    return not run.senses and run.words[0] not in AROUND | words("idle_titles")


def _rank(split: list[Run]) -> int | None:
    """Where the noun at a title's head stands: before the first "of"."""
    end = next((at for at, run in enumerate(split) if at and run.words[0] in _AFTER_HEAD), len(split))
    before = [at for at in range(end) if split[at].words[0] not in _SMALL]
    nouns = [at for at in before if not (split[at].of("polity") or split[at].of("city"))]
    return (nouns or before)[-1] if before else None


def _sent(split: list[Run]) -> frozenset[str]:
    """The polities named after "to" or "at": where an ambassador is sent."""
    at = next((at for at, run in enumerate(split) if at and run.words[0] in {"to", "at", "in"}), len(split))
    named = [sense.value for run in split[at:] for sense in run.of("polity")]
    return frozenset(named + [sense.polity for run in split[at:] for sense in run.of("city")])
