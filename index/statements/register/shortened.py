"""What many bodies are called for short, and which an article means: "the Times", "the Commission"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bodies import noun_of, organ
from index.names.identity.outlets import outlet
from index.names.polities import polities, polity
from index.names.spelling import tokens
from index.statements.register.entry import Sighting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.register.entry import Entry


_VAGUE = frozenset({"news", "press", "media", "pac", "business", "team", "group"})
"""Nouns of bodies' names that are no short name of any."""


def settle(entries: Sequence[Entry], sightings: list[Sighting]) -> None:
    """Give what many bodies are called for short to the one that the article names, else to nobody."""
    for short, whole in list(_shortened(entries)):
        if whole is None:
            entries[short].nobody = True
            continue
        entries[whole].forms.update(entries[short].forms)
        for at, sighting in enumerate(sightings):
            if sighting.person == short:
                sightings[at] = Sighting(sighting.span, whole)


def _shortened(entries: Sequence[Entry]) -> Iterator[tuple[int, int | None]]:
    """Yield the numbers of short names that bodies share, and of the only one named whole; None without."""
    whole = [(number, tokens(entry.form)) for number, entry in enumerate(entries) if _may_be_short(entry)]
    for number, entry in enumerate(entries):
        if not _is_shared(entry):
            continue
        noun = tokens(entry.form)[-1]
        meant = [other for other, said in whole if len(said) > 1 and noun in {noun_of(said), said[-1]}]
        yield number, meant[0] if len(meant) == 1 and noun not in _VAGUE else None


def _may_be_short(entry: Entry) -> bool:
    """Tell a body, or what may be one, from a person and from a country: "the Federation" is no "Russia"."""
    known = polities().get(polity(entry.form))
    return not entry.human and (known is None or not known.country)


def _is_shared(entry: Entry) -> bool:
    said = [word for word in tokens(entry.form) if word != "the"]
    if len(said) != 1 or entry.human or entry.roles or said[0] in words("own_names"):
        return False
    shared = said[0] in words("shared_names") or said[0] in words("body_nouns")
    return shared and not (polity(entry.form) or outlet(entry.form) or organ(entry.form))
