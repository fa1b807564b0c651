"""What an article names that cannot speak: a town, a people, the words of a headline."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.directory.bodies import organ
from index.names.polities import polities, polity
from index.names.roles import is_place
from index.names.spelling import tokens
from index.statements.spotting.glued import is_verb
from index.statements.spotting.parting import is_given

if TYPE_CHECKING:
    from index.names.polities import Words
    from index.statements.register.entry import Entry

_OPEN = words("small_words")
"""Words with which no name ends: "Clinton Wades In"."""

_PIECES = frozenset({"the", "and", "of", "for", "with", "from", "against"})
"""Those of them with which none of anybody ends, whatever is said of them: "Insider Reveals The"."""

_THINGS = frozenset(
    {"bridge", "canal", "conflict", "crisis", "debate", "poll", "probe", "river", "strait", "war"}
)
"""What the last word of a name makes a thing or a place: "Olm Bridge", "Ely Crisis"."""

_GROUPS = frozenset({"democrat", "republican", "conservative", "liberal"})
"""A party's people: "House Democrats" is a body's name, "Top Democrats" is none."""

_LEADING = words("idle_titles") | {"leading", "many", "some", "most", "other", "fellow", "several", "young"}

_OF_LAND = (
    *("an", "ish", "ese", "i", "ard", "swiss", "dutch", "french", "greek", "scot", "serb", "croat", "swede"),
    *("dane", "finn", "pole", "turk", "briton", "czech", "slovak", "argentine", "filipino"),
)
"""Endings of the words for who belongs to a country."""


def is_nobody(entry: Entry) -> bool:
    """Tell what is named and cannot speak; whoever may be a person can."""
    said = tuple(part for word in tokens(entry.form) for part in word.split("-"))
    if not said or (len(said) > 1 and said[-1] in _PIECES) or _is_done(entry.form):
        return True
    if (entry.human and entry.roles) or entry.name.gender:
        return False
    if said in _towns():
        return not entry.human or not is_given(entry.form)
    if entry.human:
        return False
    if len(said) > 1 and said[-1] in _THINGS and not (is_given(said[0]) or polity(entry.form)):
        return organ(entry.form) is None
    return _is_people(said) or said[-1] in _OPEN or (not entry.body and (_is_of_land(said) or _tells(said)))


def _is_done(form: str) -> bool:
    """Tell what is done to somebody, where a sentence begins with it: "Cross-examined"."""
    last = form.rpartition("-")[2]
    return last != form and " " not in form and last.islower() and is_verb(last)


def _is_people(said: Words) -> bool:
    """Tell "Shiite Saudis" and "Top Democrats" from "House Democrats", which is a body's name."""
    one, before = said[-1].removesuffix("s"), said[:-1]
    if one == said[-1] or any(map(is_given, before)):
        return False
    if one in _GROUPS:
        return bool(before) and before[0] in _LEADING
    return one in words("peoples") or (is_place(one) and not is_place(" ".join(said)))


def _tells(said: Words) -> bool:
    """Tell a headline from a name: "Karst Book Derides Birch"."""
    return (is_given(said[0]) or is_place(said[0])) and any(map(is_verb, said[1:-1]))


def _is_of_land(said: Words) -> bool:
    """Tell who belongs to a country from the country: "the Texan", "a Swede"."""
    known = polities().get(polity(" ".join(said)))
    if known is None or not known.is_land or said == known.names[0]:
        return False
    return said[-1].endswith(_OF_LAND) and not said[-1].endswith("stan")


@cache
def _towns() -> frozenset[Words]:
    return frozenset(tuple(name.split("-")) for line in entries("towns") for name in line.split())
