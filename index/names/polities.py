"""Countries, unions, agencies and their departments: what a post or a body belongs to.

Nothing here knows any person: the words are lists under ``data/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from index.lexicon import entries
from index.names.spelling import tokens

Words = tuple[str, ...]
_UNIONS = frozenset({"european-union", "nato", "un"})


@dataclass(frozen=True, slots=True)
class Polity:
    """A country, region, union or agency.

    ``names`` are its own words, ``cities`` its capitals, each in all its spellings; ``organs`` the proper
    names of its departments ("kremlin" of the presidency). ``within`` is the polity it is a part of,
    ``leads`` the department, or the rank, of whom "its leader" means; ``heads`` the ranks of whoever is at
    its head, where it is a body rather than a country.
    """

    name: str
    names: tuple[Words, ...]
    cities: tuple[tuple[Words, ...], ...] = ()
    organs: tuple[tuple[str, Words], ...] = ()
    within: str = ""
    leads: str = ""
    heads: tuple[str, ...] = ()

    @property
    def is_land(self) -> bool:
        """Whether people belong there: a country, a region or a union of countries, no agency."""
        return not self.heads or self.name in _UNIONS

    @property
    def country(self) -> bool:
        """Whether it has a government, rather than being one country's region, a union or an agency."""
        return not self.heads and not self.within


@dataclass(frozen=True, slots=True)
class Department:
    """A part of any government: the words for what is its own ("foreign") and for itself."""

    name: str
    own: tuple[Words, ...]
    bodies: tuple[Words, ...]


@cache
def polities() -> dict[str, Polity]:
    """Return every polity by its name, as ``data/polities.txt`` lists them."""
    return {polity.name: polity for polity in map(_polity, entries("polities"))}


@cache
def departments() -> dict[str, Department]:
    """Return every department by its name, as ``data/departments.txt`` lists them."""
    return {one.name: one for one in map(_department, entries("departments"))}


def polity(name: str) -> str:
    """Return the country, union or agency that a whole name is a word for; nothing for any other name."""
    return _by_words().get(tuple(part for word in tokens(name) for part in word.split("-")), "")


def capital(name: str) -> str:
    """Return the first spelling of the capital that a whole name is, in small letters; "" for any other."""
    return _cities().get(tuple(part for word in tokens(name) for part in word.split("-")), "")


def is_city(name: str) -> bool:
    """Tell whether a whole name is a capital's."""
    return bool(capital(name))


@cache
def _cities() -> dict[Words, str]:
    return {form: " ".join(city[0]) for one in polities().values() for city in one.cities for form in city}


@cache
def _by_words() -> dict[Words, str]:
    return {words: one.name for one in polities().values() for words in one.names}


def phrase(written: str) -> Words:
    """Return the words of a list's phrase, whose words hyphens join."""
    return tuple(part for word in tokens(written.replace("-", " ")) for part in word.split("-"))


def _polity(line: str) -> Polity:
    own, *parts = (part.strip() for part in line.split(" | "))
    told = {name: value.split() for name, _, value in (part.partition(": ") for part in parts)}
    cities = [tuple(map(phrase, city.split("="))) for city in told.pop("city", ())]
    within, leads, heads = (told.pop(name, []) for name in ("in", "leads", "head"))
    organs = [(name, phrase(form)) for name, forms in told.items() for form in forms]
    return Polity(
        own.split()[0],
        tuple(map(phrase, own.split())),
        tuple(cities),
        tuple(organs),
        "".join(within),
        "".join(leads),
        tuple(heads),
    )


def _department(line: str) -> Department:
    own, _, bodies = line.partition("|")
    name, *words = own.split()
    return Department(name, tuple(map(phrase, words)), tuple(map(phrase, bodies.split())))


@cache
def _last_words() -> frozenset[str]:
    return frozenset(
        form[-1]
        for polity in polities().values()
        for form in (
            *polity.names,
            *(one for city in polity.cities for one in city),
            *(f for _, f in polity.organs),
        )
    ) | {form[-1] for one in departments().values() for form in (*one.own, *one.bodies)}


def is_place_name(word: str) -> bool:
    """Tell whether a word as it stands ends the name of a polity or department: "states", not "russians"."""
    return word in _last_words()
