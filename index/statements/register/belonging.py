"""Which country's a body is that is named without it: "Norland's Foreign Ministry", "the General Staff"."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bodies import Organ, organ
from index.names.name import parse
from index.names.polities import departments, polities, polity
from index.names.posts.frames import spoken_around
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.statements.register.entry import Entry, Sighting
from index.statements.spotting.parting import is_common

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


_OWNER = re.compile(r"((?:[A-Z][\w.]*[ \xa0]){0,3}[A-Z][\w.]*)(?:['’]s?|(?<=s)['’])[ \xa0]$")
_NEAR = 60  # characters before a body in which its owner may stand
_DATELINE = re.compile(
    r"\s*([A-Z][A-Za-z .’'-]{2,30}?)(?:,[^—–\n]{0,40})?[ \xa0]?"
    r"(?:\([\w ]+\))?[ \xa0]?[—–]"
)
_TOP = 4  # lines of an article of which one may begin with where it was written
_CLEARLY = 3.0
"""How many times as much as of any other country an article must speak of the one whose a body is."""
_LEAST = 2.0  # times at least, of which those far away count less
_SHORT = 3  # letters of initials
_INITIALS = {"united-states": "U.S.", "united-kingdom": "British"}
_LOCAL = frozenset({"department", "office"})
"""Words of bodies that towns and provinces have, too."""
_MANY = frozenset({"police", "embassy", "prosecution", "intelligence", "security-council"})
"""Departments of which a country may have several, or the world one."""


def settle(text: str, entries: list[Entry], sightings: list[Sighting]) -> None:
    """Give bodies that are named without a country to the one whose they are, else to nobody."""
    numbers = {entry.form: number for number, entry in enumerate(entries) if entry.body}
    for at, form in list(_homes(text, entries, sightings)):
        span, person = sightings[at].span, sightings[at].person
        if not form:
            entries[person].nobody = True
            continue
        if form not in numbers:
            numbers[form] = len(entries)
            entries.append(Entry(parse(form), form, body=True))
        entries[numbers[form]].forms[span.of(text)] += 1
        sightings[at] = Sighting(span, numbers[form])


def _homes(text: str, entries: Sequence[Entry], sightings: Sequence[Sighting]) -> Iterator[tuple[int, str]]:
    """Yield sightings of bodies that are named without a country, and their whole names.

    Those are "" where more than one country's may be meant. What another country's people call its own,
    "the Kiel Institute", has its name without it.
    """
    owned = dict(_owned(text, entries, sightings))
    known = _known(text, entries, sightings, owned)
    for at, sighting in enumerate(sightings):
        entry = entries[sighting.person]
        department = _homeless(entry)
        if at in owned:
            yield at, _named(owned[at], entry, entries)
        elif department:
            home = _home(text, sighting, entry, department, known)
            yield at, _named(Organ(department, home), entry, entries) if home else ""


def _homeless(entry: Entry) -> str:
    """Return the department that a body is of whatever country; "" for any other body."""
    known = organ(entry.form) if entry.body and not _LOCAL.intersection(tokens(entry.form)) else None
    return known.department if known and not known.polity and known.department not in _MANY else ""


def _owned(text: str, entries: Sequence[Entry], sightings: Sequence[Sighting]) -> Iterator[tuple[int, Organ]]:
    """Yield the sightings of bodies right before which a country owns them: "Norland's Border Guard"."""
    for at, sighting in enumerate(sightings):
        entry = entries[sighting.person]
        if not entry.body or polity(entry.form) or not (_homeless(entry) or _is_anyones(entry.form)):
            continue
        start = sighting.span.start
        found = _OWNER.search(text, max(0, start - _NEAR), start)
        land = _land(found[1]) if found else ""
        if land:
            yield at, Organ(_homeless(entry), land)


def _is_anyones(form: str) -> bool:
    """Tell a name of plain words, which every country's body may have: "Border Guard"."""
    said = tokens(form)
    return len(said) > 1 and all(is_common(word) or word in words("body_nouns") for word in said)


def _land(name: str) -> str:
    """Return the country, or the union, that a name means, by its capital, too."""
    known = organ(name)
    plain = known is not None and not known.department
    return known.polity if known is not None and plain and polities()[known.polity].is_land else ""


@dataclass(frozen=True, slots=True)
class _Known:
    """What an article tells of whose departments it names: where it does so in full, and by whose posts."""

    named: dict[str, list[tuple[int, str]]]
    posts: dict[str, set[str]]
    dateline: str


def _known(
    text: str, entries: Sequence[Entry], sightings: Sequence[Sighting], owned: dict[int, Organ]
) -> _Known:
    named, posts = defaultdict[str, list[tuple[int, str]]](list), defaultdict[str, set[str]](set)
    for at, sighting in enumerate(sightings):
        entry = entries[sighting.person]
        known = owned.get(at) or (organ(entry.form) if entry.body else None)
        if known is not None and known.department and known.polity:
            named[known.department].append((sighting.span.start, known.polity))
    for entry in entries:
        for held in map(post, entry.roles):
            if held.known and held.department and held.polity:
                posts[held.department].add(held.polity)
    return _Known(named, posts, _dateline(text))


def _dateline(text: str) -> str:
    """Return the country where an article says at its top that it was written."""
    for line in text.split("\n", _TOP)[:_TOP]:
        found = _DATELINE.match(line)
        land = _land(found[1].title()) if found else ""
        if land:
            return land
    return ""


def _home(text: str, sighting: Sighting, entry: Entry, department: str, known: _Known) -> str:
    """Return whose a department is: the only country's that is told of, or "" where two may be meant."""
    told = [one for one in known.named.get(department, ()) if _may_have(one[1], department, entry.form)]
    lands = {polity for _, polity in told}
    if len(lands) > 1:
        start = text.rfind("\n", 0, sighting.span.start)
        lands = {polity for at, polity in told if start < at < sighting.span.start}
        return lands.pop() if len(lands) == 1 else ""
    held = known.posts.get(department, set())
    lands = lands or {polity for polity in held if _may_have(polity, department, entry.form)}
    if lands:
        return next(iter(lands)) if len(lands) == 1 else ""
    if known.dateline and _may_have(known.dateline, department, entry.form):
        return known.dateline
    spoken = spoken_around(text, [sighting.span.start])
    counts = {one: count for one, count in spoken.items() if _may_have(one, department, entry.form)}
    first, *others = sorted(counts, key=lambda one: (-counts[one], one)) or [""]
    most = counts.get(first, 0.0)
    clear = most >= max(_LEAST, _CLEARLY * max((counts[one] for one in others), default=0.0))
    return first if clear else ""


def _may_have(polity: str, department: str, form: str) -> bool:
    """Tell a country that may have a body of a name: no ministry, where it has a department for that."""
    one = polities()[polity]
    own = {word for name, words_ in one.organs if name == department for word in words_}
    if not (own or departments()[department].bodies):
        return False  # no country has a senate of which no list tells
    return one.country and not ("ministry" in tokens(form) and not own.isdisjoint({"department", "office"}))


def _named(home: Organ, entry: Entry, entries: Sequence[Entry]) -> str:
    """Return a body's whole name: as the article has it, else with the word for its country's own."""
    if home.department:
        for other in entries:
            if other.body and organ(other.form) == home:
                return other.form
    return f"{_adjective(home.polity)} {entry.form}"


def _adjective(polity: str) -> str:
    """Return the word for what is a country's own: "Norlandic"; its name where the lists have no other."""
    if polity in _INITIALS:
        return _INITIALS[polity]
    names = polities()[polity].names
    said = names[1] if len(names) > 1 and polities()[polity].country else names[0]
    return " ".join(word.upper() if len(word) <= _SHORT else word.capitalize() for word in said)
