"""The people and bodies that an article names: their names' forms and places, and their roles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names import name as names
from index.names.polities import is_city, polity
from index.names.roles import (
    gender_of_role,
    given_gender,
    is_place,
    is_role,
    is_sure_gender,
)
from index.names.spelling import tokens
from index.statements.register import belonging, genders, kin, shortened
from index.statements.register.entry import Entry, Sighting
from index.statements.register.nobody import is_nobody
from index.statements.register.owned import called, owned
from index.statements.register.respelt import joined, persons, spellings
from index.statements.spotting import joint
from index.statements.spotting.glued import unglued
from index.statements.spotting.parting import (
    PEERS,
    is_before_name,
    is_common,
    is_family_first,
    is_given,
    is_initial,
)
from index.statements.spotting.spotting import Naming, namings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.types import Person, Span

_CALLED = re.compile(r"[a-z][ \xa0](?:named|called|identified[ \xa0](?:only[ \xa0])?as)[ \xa0]$")
_NEAR = 30
_GENDERED = frozenset({"mr", "mrs", "ms", "miss", "madame"})
_JUDGES = frozenset((sex, "justice") for sex in ("mr", "mrs", "ms", "lord", "lady"))
_KNIGHTED = frozenset({"sir", "dame"})
_REIGNING = frozenset({"king", "queen", "pope", "emperor", "empress", "tsar", "patriarch"})
_TWO_SURNAMES = 2  # words before the last where a name may have two surnames


class Register:
    """Who is named where in one article."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[Entry] = []
        self.sightings: list[Sighting] = []
        self._by_key: dict[str, list[int]] = {}
        self._posts: dict[str, set[str]] = defaultdict(set)  # what stands before each name
        self._fill(unglued(text, list(namings(text))))
        shortened.settle(self.entries, self.sightings)
        belonging.settle(text, self.entries, self.sightings)
        self._add_owned()
        self.starts = [sighting.span.start for sighting in self.sightings]
        genders.infer(text, self.entries, self.within)
        kin.settle(text, self.entries, self.sightings)
        for entry in self.entries:
            entry.nobody = entry.nobody or is_nobody(entry)

    def _fill(self, found: list[Naming]) -> None:
        """Enter full names first, so that a surname alone finds its owner wherever it stands."""
        numbers: dict[int, int] = {}
        for at, name in enumerate(found):
            if len(tokens(name.text)) > 1:
                numbers[at] = self._enter(name, [])
                self._learn(numbers[at], name)
        for name in found:
            self._posts[name.text].update(word for word in name.role.split() if name.title and is_role(word))
        ordered = sorted(numbers)
        surnames = {entry.name.surname for entry in self.entries}
        for at, name in enumerate(found):
            if name.text.lower() in words("calendar") and name.text.lower() not in surnames:
                continue
            if at not in numbers:
                before = [numbers[other] for other in ordered[: bisect_left(ordered, at)]]
                numbers[at] = self._enter(name, before)
                self._learn(numbers[at], name)
        for at in sorted(numbers):
            self.sightings.append(Sighting(found[at].span, numbers[at]))

    def _add_owned(self) -> None:
        """Enter what is named by whom it belongs to, "the Kovac campaign", under its owner's full name."""
        numbers: dict[str, int] = {}
        for found in owned(self.text, [sighting.span for sighting in self.sightings]):
            owner = self.sightings[found.owner].person
            if not self._is_somebody(owner) or found.span.of(self.text) in self.entries[owner].forms:
                continue  # nobody's, or a body with what it is called: "Red Lantern relief organisation"
            form = called(self.entries[owner].form, found.noun)
            if form not in numbers:
                numbers[form] = len(self.entries)
                self.entries.append(Entry(names.parse(form), form, body=True, owner=owner))
            self.entries[numbers[form]].forms[found.span.of(self.text)] += 1
            self.sightings.append(Sighting(found.span, numbers[form]))
        self.sightings.sort(key=lambda sighting: sighting.span)

    def _enter(self, name: Naming, before: list[int]) -> int:
        """Return the number of whom a name means, if need be a new one; ``before`` it are named these."""
        parsed = names.parse(name.text)
        if parsed.body and name.text.isupper() and parsed.text in self._by_key:
            parsed = names.parse(name.text.title())  # a surname in capitals, not an acronym
        keys = _keys(parsed)
        candidates = [number for key in keys for number in self._by_key.get(key, ())]
        fitting = [number for number in dict.fromkeys(candidates) if self._fits(number, parsed, name)]
        if fitting:
            recent = {number: place for place, number in enumerate(before)}
            number = max(fitting, key=lambda one: (*self._claim(one, parsed, name), recent.get(one, -1)))
        else:
            number = len(self.entries)
            self.entries.append(Entry(parsed, self._lone_form(name, parsed), parsed.body))
        for key in keys:
            held = self._by_key.setdefault(key, [])
            if number not in held:
                held.append(number)
        return number

    def _claim(self, number: int, parsed: names.Name, name: Naming) -> tuple[bool, bool, bool]:
        """Return what tells whose a name is: by surname, by the role before it, and by being no kin."""
        entry = self.entries[number]
        said = {word for word in name.role.split() if is_role(word)}
        shares = any(not said.isdisjoint(role.split()) for role in entry.roles)
        return entry.name.surname == parsed.surname, shares, not entry.kin

    def _fits(self, number: int, parsed: names.Name, name: Naming) -> bool:
        entry = self.entries[number]
        land = polity(name.text)
        if land and not entry.human and land != polity(entry.form):
            return False  # "India" is not "Air India"
        if entry.body or parsed.body:
            return tokens(entry.form) == tokens(name.text) or parsed.text in _short(entry)
        if self._is_another(entry, parsed, name):
            return False
        if parsed.bare and not entry.name.bare:
            return self._by_surname(entry, parsed, name) or self._by_given(entry, parsed, name)
        return names.same(entry.name, parsed)

    def _is_another(self, entry: Entry, parsed: names.Name, name: Naming) -> bool:
        """Tell from gender, suffix or post that a name is not this one's, though its words may fit."""
        gender = name.gender or parsed.gender
        if gender and entry.gender and gender != entry.gender and entry.sure:
            return True
        if parsed.bare and entry.kin:  # "President Birch" is not the first lady
            return bool(self._posts[name.text].difference(*(role.split() for role in entry.roles)))
        if names.may_be_two(entry.name, parsed) and self._tells_apart(entry, name):
            return True
        suffixes = {
            parsed.suffix,
            entry.name.suffix,
        }  # of father and son, unless all articles together differ
        return len(suffixes) > 1 and (bool(parsed.suffix) or not parsed.bare)

    def _tells_apart(self, entry: Entry, name: Naming) -> bool:
        """Tell a name with a role from somebody who has others."""
        said = {word for role in (name.role, name.beside) for word in role.split() if is_role(word)}
        held = {word for role in entry.roles for word in role.split() if is_role(word)}
        return bool(said and held) and said.isdisjoint(held)

    def _by_surname(self, entry: Entry, parsed: names.Name, name: Naming) -> bool:
        if not _REIGNING.isdisjoint(name.title):
            return False  # King Salman is not Mohammed bin Salman
        surnames = names.surname_forms(entry.name)
        if len(entry.name.given) == _TWO_SURNAMES:
            surnames |= {entry.name.given[-1]}  # "Ms. Sosa" is Ana Sosa Lima
        return not surnames.isdisjoint({parsed.surname, parsed.particle + parsed.surname})

    def _by_given(self, entry: Entry, parsed: names.Name, name: Naming) -> bool:
        """Tell whether a lone name is the given name of somebody: "Hillary", "Prince Rashid", "Fahmi"."""
        if entry.body or parsed.surname != entry.name.given[0]:
            return False
        reigns = not words("given_name_titles").isdisjoint(name.title)
        if reigns and not _KNIGHTED.issuperset(name.title):
            return any(not set(name.title).isdisjoint(role.split()) for role in entry.roles)
        first = parsed.surname in names.given_names() or is_family_first(entry.form)
        return reigns or first or (entry.human and not is_common(name.text))

    def _learn(self, number: int, name: Naming) -> None:
        """Add what one sighting tells."""
        entry = self.entries[number]
        entry.forms[name.text] += 1
        if name.called and not entry.human:
            entry.body = True
            entry.forms.setdefault(name.called, 1)
        if not entry.body and _is_better(name.text, entry.form):
            entry.form, entry.name = name.text, names.parse(name.text)
        if not entry.body and not is_place(entry.form) and not is_city(entry.form):
            roles = (name.role, name.beside)
            told_of = [role for one in roles if one for role in joint.each(one)]
            entry.roles.update(told_of)
            entry.called.setdefault(name.text, []).extend(told_of)
        entry.kin = entry.kin or name.kin or "first lady" in name.role
        given = entry.name.given[0] if entry.name.given else entry.name.surname
        called = _CALLED.search(self.text, max(0, name.span.start - _NEAR), name.span.start) is not None
        certain = name.certain or called or _is_persons(entry.form, given)
        entry.human = entry.human or (not entry.body and certain)
        told = name.gender or gender_of_role(name.role or name.beside)
        if not entry.body and (not entry.gender or (told and not entry.sure)):
            is_surname = not entry.name.given and bool(
                name.role
            )  # "Senator Collins": no Collins by first name
            entry.gender = told or ("" if is_surname else given_gender(given))
            entry.sure = bool(told) or (not is_surname and is_sure_gender(given))

    def within(self, start: int, end: int) -> list[Sighting]:
        """Return the sightings that begin in ``[start, end)``."""
        return self.sightings[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def over(self, position: int) -> Sighting | None:
        """Return the sighting that begins before ``position`` and ends behind it."""
        at = bisect_left(self.starts, position) - 1
        return self.sightings[at] if at >= 0 and self.sightings[at].span.end > position else None

    def before(self, position: int) -> Iterator[Sighting]:
        """Yield the sightings before ``position``, the nearest first."""
        for at in range(bisect_right(self.starts, position) - 1, -1, -1):
            if self.sightings[at].span.end <= position:
                yield self.sightings[at]

    def first_sighting(self, number: int, form: str = "") -> Span:
        """Return where a form of somebody's name, by default the fullest, stands first."""
        form = form or self.entries[number].form
        spans = [sighting.span for sighting in self.sightings if sighting.person == number]
        return next((span for span in spans if span.of(self.text) == form), spans[0])

    def name_for(self, number: int, mention: Span) -> str:
        """Return the fullest name that a mention of somebody stands for, as it is spelt there or before."""
        spelt = spellings(self.entries[number])
        if not spelt:
            return self.entries[number].form
        forms = [one.span.of(self.text) for one in self.before(mention.end + 1) if one.person == number]
        return next((spelt[form] for form in forms if form in spelt), self.entries[number].form)

    def people(self, speaking: set[int]) -> tuple[Person, ...]:
        """Return who speaks, and every other person or body named, in the order of their first sighting.

        Those of one name, "his father, Charles" and "Prince Charles", are one: by it an article knows them.
        """
        found: dict[str, Person] = {}
        for number in dict.fromkeys(sighting.person for sighting in self.sightings):
            if (number in speaking and not self.entries[number].nobody) or self._is_somebody(number):
                for one in persons(self.entries[number]):
                    found[one.name] = joined(found[one.name], one) if one.name in found else one
        return tuple(found.values())

    def _lone_form(self, name: Naming, parsed: names.Name) -> str:
        """Return the form of a new name; a lone surname keeps an honorific that tells a gender, "Mrs. Birch",
        a peer's title, "Lord Birch", but not "Lord Mayor Birch", and a judge's, "Mr Justice Birch".

        The honorific has a full stop where the article gives it one.
        """
        told = next((word for word in name.title if word in _GENDERED), "")
        is_peer = not PEERS.isdisjoint(name.title[-1:]) and name.title[-2:-1] != ("first",)
        told = told or (name.title[-1] if is_peer else "")
        if parsed.bare and name.title in _JUDGES:
            return " ".join([*map(str.capitalize, name.title), name.text])
        if not told or not parsed.bare:
            return name.text
        stop = "." if self.text[: name.span.start].rstrip().endswith(".") else ""
        return f"{told.capitalize()}{stop} {name.text}"

    def _is_somebody(self, number: int) -> bool:
        entry = self.entries[number]
        return (entry.body or entry.human) and not entry.nobody


def _is_better(form: str, held: str) -> bool:
    """Tell a fuller form of a name, or one without a plain word before it: "Biker Odo Farr", "Odo Farr"."""
    first, _, rest = held.partition(" ")
    if rest == form:
        return is_before_name(first, rest.split())
    return len(form) > len(held) and not _is_glued(form, held)


def _is_glued(longer: str, form: str) -> bool:
    """Tell whether a longer form only adds a first word that is no given name: "Outside Ada Birch"."""
    said = longer.split()
    if " ".join(said[1:]) != form:
        return False
    outside = is_given(said[1]) and not (is_given(said[0]) or is_initial(said[0]))
    return outside or is_before_name(said[0], said[1:])


def _is_persons(form: str, given: str) -> bool:
    """Tell a person's name from a place's or thing's by its given name: not "Victoria Island"."""
    thing = words("place_words").intersection(tokens(form))
    return given in names.given_names() and not thing and not is_place(form)


def _short(entry: Entry) -> frozenset[str]:
    return names.acronyms(entry.form) | {" ".join(tokens(form)) for form in entry.forms}


def _keys(parsed: names.Name) -> list[str]:
    if parsed.body:
        return [parsed.text, *names.acronyms(parsed.text)]
    return list(dict.fromkeys([*sorted(names.surname_forms(parsed)), *parsed.given]))
