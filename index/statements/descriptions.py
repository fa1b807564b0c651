"""Descriptions that stand for somebody: "the foreign minister", "the union"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.roles import is_place, is_post, role_gender
from index.names.spelling import tokens
from index.statements.certainty import Grounds
from index.statements.titles import Fit, Title, fit, title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.statements.cast import Cast
    from index.statements.mention import Mention
    from index.statements.register import Entry, Register

_POSSESSIVE = frozenset({"his", "her", "its", "their", "our", "my", "your"})
_LIMITED = re.compile(r"\s+(?:of|for|that|which|who|whose|against)\b")
_PLACE = re.compile(r"\b[A-Z][\w.]+(?:[ \xa0][A-Z][\w.]+)?")
_FAINT = 0.02  # in mind: somebody named too long ago to be so
_NEARER = 0.15  # as much as makes somebody who may hold a post a rival of one who is known to
_NEAR = 300  # characters before "the country's" in which the country is named
_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "two", "several"})


@dataclass(frozen=True, slots=True)
class Held:
    """Who holds a post, and on what grounds; nobody where somebody without a name comes first to mind."""

    person: int | None
    grounds: Grounds


def is_known(text: str, mention: Mention) -> bool:
    """Tell a phrase for somebody in particular: "the mayor", "Ely's mayor"; not "a mayor", "her mayor"."""
    before = text[mention.span.start : mention.head.start].lower().replace("’", "'").split()
    if not before or before[0] in _INDEFINITE | _POSSESSIVE:
        return False
    owned = any(word.endswith(("'s", "s'")) for word in before)
    return before[0] in _DEFINITE or owned or bool(title(mention.span.of(text)).places)


def holder(text: str, mention: Mention, register: Register, cast: Cast) -> Held | None:
    """Return who holds the post that a mention names: of those who may, the one who comes to mind."""
    position, noun = mention.head.start, mention.head.of(text).lower()
    fits = _holders(text, mention, register) if is_known(text, mention) else {}
    known = {who: fit for who, fit in fits.items() if cast.has_seen(who, position)}
    if tells_place(text, mention):
        known = {who: fit for who, fit in known.items() if fit is Fit.SAME} or known
    known = known or {who: fit for who, fit in fits.items() if fit is Fit.SAME}
    if not known:
        return None
    if cast.stranger_since(noun, position, known) is not None:
        return Held(None, Grounds())
    salience = cast.salience(position)
    scores = {who: max(salience.get(who, 0.0), _FAINT) * fit / Fit.SAME for who, fit in known.items()}
    who = max(scores, key=lambda one: scores[one])
    if scores[who] < _NEARER and not is_single(text, mention):
        nearer = {other for other, score in salience.items() if score > _NEARER and other not in known}
        if any(_rivals(text, mention, register.entries[other]) for other in nearer if other >= 0):
            return Held(None, Grounds())
    return Held(who, Grounds(scores[who] / sum(scores.values())))


def _rivals(text: str, mention: Mention, entry: Entry) -> bool:
    """Tell whether somebody in mind may hold a post, for all that the article tells."""
    gender = role_gender(mention.head.of(text).lower())
    is_one = entry.human and not entry.body and (not gender or entry.gender in {"", gender})
    return is_one and may_hold(text, mention, entry.roles)


def tells_place(text: str, mention: Mention) -> bool:
    """Tell whether a mention names the country or body of a post: "Ely's mayor"."""
    said = _asked(text, mention)
    return bool(said.places or said.names)


def _asked(text: str, mention: Mention) -> Title:
    """Return the title that a mention is; "the country's" is that of the country named last before it."""
    said = title(mention.span.of(text))
    if "country" not in said.fields:
        return said
    named = _PLACE.findall(text, max(0, mention.span.start - _NEAR), mention.span.start)
    places = [place for word in reversed(named) if (place := title(f"{word} minister").places)]
    return replace(said, places=places[0] if places else said.places, fields=said.fields - {"country"})


def is_single(text: str, mention: Mention) -> bool:
    """Tell whether an article that tells of one holder of a post is unlikely to mean another by its name."""
    return tells_place(text, mention) or _asked(text, mention).office in words("single_posts")


def _holders(text: str, mention: Mention, register: Register) -> dict[int, Fit]:
    """Return who may hold the post that a mention names, and how well what the article calls them fits."""
    asked = _asked(text, mention)
    found: dict[int, Fit] = {}
    for person, entry in enumerate(register.entries):
        roles = [title(role) for role in entry.roles]
        best = max((fit(asked, role) for role in roles), default=Fit.NOT)
        places = frozenset[str]().union(*(role.places for role in roles))
        elsewhere = bool(asked.places and places) and asked.places.isdisjoint(places)
        if best and entry.human and not is_place(entry.form) and not elsewhere:
            found[person] = best
    return found


def may_hold(text: str, mention: Mention, roles: Iterable[str]) -> bool:
    """Tell whether nothing that somebody is called speaks against a title; no role at all fits any."""
    asked, held = _asked(text, mention), [title(role) for role in roles]
    if not held or not is_post(mention.head.of(text).lower()):
        return not any(asked.places and role.places and asked.places.isdisjoint(role.places) for role in held)
    return any(fit(replace(asked, names=frozenset()), role) for role in held)


def body(text: str, mention: Mention, register: Register) -> int | None:
    """Return the number of the body, named before, whom a description such as "the union" means."""
    before = text[mention.span.start : mention.head.start].lower().split()
    if not before or before[0] not in _DEFINITE or _LIMITED.match(text, mention.head.end):
        return None
    return _body(mention.head.of(text).lower(), before[1:], _before(register, mention))


def owned_by(owner: int, text: str, mention: Mention, register: Register) -> int | None:
    """Return the number of the body that a mention, "her campaign", calls its owner's."""
    noun = mention.head.of(text).lower()
    mine = ((number, entry.form) for number, entry in enumerate(register.entries) if entry.owner == owner)
    return next((number for number, form in mine if form.endswith(f" {noun}")), None)


def is_title(text: str, mention: Mention) -> bool:
    """Tell whether a mention is a title that stands for somebody by itself: "the Utah senator"."""
    before = text[mention.span.start : mention.head.start].lower()
    told_apart = "'s " in before or "’s " in before or _LIMITED.match(text, mention.head.end)
    return (
        before.startswith("the ") and not told_apart and mention.head.of(text).lower() in words("title_nouns")
    )


def _before(register: Register, mention: Mention) -> Iterator[tuple[int, Entry]]:
    """Yield whom the article names before a mention, the last named first."""
    seen = dict.fromkeys(sighting.person for sighting in register.before(mention.span.start))
    return ((person, register.entries[person]) for person in seen)


def _body(noun: str, said: list[str], named: Iterator[tuple[int, Entry]]) -> int | None:
    """Return the last named body that may be called by a noun and, before it, by no word but its own."""
    if noun not in _kinds() and noun not in words("body_nouns"):
        return None
    kinds = _kinds().get(noun, frozenset())
    for person, entry in named:
        own = tokens(entry.form)
        if entry.body and (_noun_of(own) == noun or not kinds.isdisjoint(own)) and set(own).issuperset(said):
            return person
    return None


def _noun_of(name: list[str]) -> str:
    """Return the noun that a body's name has at its head: "council" of "Council of Bakers"."""
    end = next((at for at, word in enumerate(name) if at and word in {"of", "for", "on"}), len(name))
    return name[end - 1] if name else ""


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """The words of bodies' names that let a body be called by a noun."""
    kinds: dict[str, frozenset[str]] = {}
    for line in entries("body_kinds"):
        nouns, _, own = line.partition(":")
        for noun in nouns.split():
            kinds[noun] = kinds.get(noun, frozenset()) | set(own.split())
    return kinds
