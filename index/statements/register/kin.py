"""Whose relation somebody is, "his wife" or "the president's son", and what that makes the other.

"Ada Birch's father, Tom Birch, ..." tells of both: he is her father, and she his daughter. So do deputies,
predecessors and successors, whom nothing but whose they are tells apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.lexicon import entries as lines
from index.lexicon import words
from index.names.posts.posts import post
from index.names.roles import PRONOUNS, is_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.register.entry import Entry, Sighting

_REACH = 70  # characters on either side of a name in which its relation may stand
_SENTENCES = 2  # back to whose beginning "his" may mean somebody
_SMALL = re.compile(r"\s([a-z-]+)")
_AT_WORK = frozenset({"deputy", "predecessor", "successor"})
_ENDS = re.compile(r"[.!?]['’”\"]*\s+(?=[\"“‘A-Z])|\n")


class Tie(NamedTuple):
    """A relation as it is told: its words ("eldest son"), its noun, and whose: "his", "the mayor" "'s"."""

    words: str
    noun: str
    whose: str
    owner_end: int
    possessive: str

    @property
    def as_role(self) -> str:
        """The relation as roles are kept: "president's eldest son"."""
        return f"{self.whose}{self.possessive} {self.words}".lower().removeprefix("the ")


def settle(text: str, entries: list[Entry], sightings: list[Sighting]) -> None:
    """Enter of whom somebody is a relation, for both, where no more than one person can be meant."""
    for at, sighting in enumerate(sightings):
        kin = entries[sighting.person]
        tie = _tie(text, sighting) if kin.human and not _is_shared(text, sighting, entries) else None
        owner = _owner(text, tie, at, entries, sightings) if tie else None
        if tie is not None and owner is None and tie.noun in _AT_WORK and kin.roles.pop(tie.words, 0):
            kin.roles[tie.as_role] += 1
        if tie is None or owner is None or owner == sighting.person:
            continue
        kin.roles.pop(tie.words, None)
        kin.roles.pop(tie.as_role, None)
        kin.roles[f"{entries[owner].form.lower()}'s {tie.words}"] += 1
        other = _inverse()[tie.noun].get(entries[owner].gender, "") if entries[owner].sure else ""
        if other:
            entries[owner].roles[f"{kin.form.lower()}'s {other}"] += 1


def _is_shared(text: str, sighting: Sighting, entries: Sequence[Entry]) -> bool:
    """Tell a given name alone that two in the article bear: "her husband, Tom", of Tom Birch and Tom Reed."""
    said = sighting.span.of(text).lower()
    bearers = [entry for entry in entries if entry.name.given[:1] == (said,)]
    return len(bearers) > 1


def _tie(text: str, sighting: Sighting) -> Tie | None:
    """The relation that is told right before or after a name."""
    start, end = sighting.span
    before, after = _patterns()
    found = before.search(text, max(0, start - _REACH), start) or after.match(text, end, end + _REACH)
    if found is None:
        return None
    told = f"{found['more']}{found['noun']}".lower()
    if told.endswith("deputy") and _goes_on(text, found.end()):
        return None  # "his deputy mayor"
    return Tie(told, found["noun"].lower(), found["whose"], found.end("whose"), found["possessive"] or "")


def _goes_on(text: str, end: int) -> bool:
    """Tell a title that a word for somebody only begins: "his deputy prime minister"."""
    after = _SMALL.match(text, end)
    return after is not None and (is_role(after[1]) or after[1] in words("role_modifiers"))


def _owner(
    text: str, tie: Tie, at: int, entries: Sequence[Entry], sightings: Sequence[Sighting]
) -> int | None:
    """The number of the only person whose relation is meant; None where several may be, or nobody."""
    if tie.whose.lower() in PRONOUNS:
        return _only(_meant(text, tie, at, entries, sightings))
    if tie.whose.lower().startswith("the "):
        noun = tie.whose.split()[-1]
        held = (n for n, one in enumerate(entries) if any(noun in role.split() for role in one.roles))
        return _only(held) if post(noun).known else None
    ends = tie.owner_end
    return _only(one.person for one in sightings if one.span.end == ends and not entries[one.person].body)


def _meant(
    text: str, tie: Tie, at: int, entries: Sequence[Entry], sightings: Sequence[Sighting]
) -> Iterator[int]:
    """Yield who may be "he": whoever of that gender is named in this sentence, else in the one before."""
    bounds = [0, *(found.end() for found in _ENDS.finditer(text, 0, sightings[at].span.start))]
    first = bisect_left([one.span.start for one in sightings], bounds[-_SENTENCES:][0])
    gender = PRONOUNS[tie.whose.lower()]
    for one in sightings[first:at]:
        entry = entries[one.person]
        if entry.human and entry.gender in {"", gender} and one.person != sightings[at].person:
            yield one.person


def _only(numbers: Iterator[int]) -> int | None:
    found = set(numbers)
    return found.pop() if len(found) == 1 else None


@cache
def _inverse() -> dict[str, dict[str, str]]:
    """What a relation makes the other, by the other's gender; nothing where no word tells."""
    pairs = (line.split(":") for line in lines("kin_inverse"))
    return {noun: dict(zip("mf", both.split(), strict=False)) for noun, both in pairs}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(_inverse(), key=len, reverse=True))
    named = r"[Tt]he (?:[a-z]+ ){0,2}[a-z]+(?=['’]s)|[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2}(?=['’]s)"
    whose = rf"(?P<whose>[Hh](?:is|er)(?=\s)|{named})(?P<possessive>['’]s)?"
    told = rf"{whose}\s(?P<more>(?:[a-z-]+\s){{0,2}}?)(?P<noun>{nouns})"
    return (
        re.compile(rf"(?<![\w’'-]){told},?\s(?:[A-Z][\w.]*\s){{0,3}}$"),
        re.compile(rf",\s{told}(?![\w-]|,?\s[A-Z])"),
    )
