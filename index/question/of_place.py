"""Somebody by a name and by where they are of: "Kestria's Volkonin", "Ada Birch of the Harbour Board"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bearers import chosen
from index.names.directory.directory import Found
from index.names.name import is_body, parse
from index.names.polities import polities, polity
from index.names.posts.posts import post
from index.names.roles import role_words
from index.names.spelling import tokens
from index.question.written import is_cased_as_name
from index.statements.spotting.parting import is_common

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.names.directory.directory import Directory
    from index.types import Speaker

_OWNED = re.compile(r"^(?:the\s+)?(?P<of>\S.*?)(?:['’]s|(?<=s)['’])\s+(?P<name>[^'’]+)$")
_OF = re.compile(r"^(?!the\s)(?P<name>[^'’]+?),?\s+(?:of|from)\s+(?P<of>.+)$", re.IGNORECASE)


def of_place(book: Directory, phrase: str, by_name: Callable[[Directory, str], Found]) -> Found:
    """Return who bears the name in a phrase that tells besides where somebody is of; nobody whom articles
    call something of another country. Of a name that is a word as well ("Olm's Church"), only whom articles
    call something of there.

    :param by_name: finds the bearers of a name, with a title or without.
    """
    ways = (_OWNED.match(phrase), _OF.match(phrase))  # both match "Birch of the bakers' union"
    found = (_bearer(book, parts, by_name) for parts in ways if parts and _is_name(parts["name"], book))
    return next(filter(None, found), Found())


def _bearer(book: Directory, parts: re.Match[str], by_name: Callable[[Directory, str], Found]) -> Found:
    is_word = is_common(parts["name"].lower())
    if is_word and parts.re is _OF:
        return Found()  # "Church of Olm"
    found = by_name(book, parts["name"])
    bearers = [one for one in (found.speaker, *found.others) if one and not is_body(one.name)]
    there = [one for one in bearers if _is_called_of(one, parts["of"])] or [
        one for one in bearers if _has_word_of(one, parts["of"])
    ]
    return chosen(there or [one for one in bearers if not (is_word or _is_elsewhere(one, parts["of"]))])


def _is_name(said: str, book: Directory) -> bool:
    last = {*tokens(said)[-1:], parse(said).surname}  # "Al-Tarn" is Tarn's, too
    known = not last.isdisjoint(book.by_word)  # no slip of one: "the Bank of Olm" is no Banks
    return known and is_cased_as_name(said)


def _is_called_of(speaker: Speaker, of: str) -> bool:
    """Whether articles call somebody something of a place or body."""
    land, asked = polity(of), {*tokens(of)} - {"the", "of"}
    if land:
        return land in _lands(speaker)
    return any(asked <= {*tokens(role)} for role, _ in speaker.roles)


def _has_word_of(speaker: Speaker, of: str) -> bool:
    """Whether articles call somebody something with a word that tells which body it is: "head of the Guild of
    Bakers", of "the bakers' union".
    """
    asked = {*role_words(of)} - words("body_nouns") - words("stop_words")
    return any(not asked.isdisjoint(role_words(role)) for role, _ in speaker.roles)


def _is_elsewhere(speaker: Speaker, of: str) -> bool:
    """Whether articles call somebody something of countries, and of none that a place is, or is in."""
    countries = {land for land in _lands(speaker) if polities()[land].country}
    return bool(polity(of) and countries) and countries.isdisjoint(_around(polity(of)))


def _lands(speaker: Speaker) -> set[str]:
    held = {post(role).polity for role, _ in speaker.roles} - {""}
    return {land for one in held for land in _around(one)}


def _around(land: str) -> set[str]:
    """A country or region, and what it is a part of."""
    return {land, polities()[land].within} - {""}
