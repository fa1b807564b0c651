"""Descriptions that stand for a body, "the union", and nouns that stand for somebody without a post."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.demonyms import is_one_of_place
from index.names.directory.bodies import kinds_of_bodies, noun_of, organ
from index.names.polities import polities, polity
from index.names.roles import is_place, is_role
from index.names.spelling import tokens
from index.statements.speaker.ages import age
from index.statements.speaker.tenure import DEFINITE
from index.statements.spotting.occupations import is_occupation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.grammar.mention import Mention
    from index.statements.register.entry import Entry
    from index.statements.register.register import Register

_FIRMS = frozenset(
    {"the company", "the firm", "the business", "the manufacturer", "the retailer", "the startup"}
)
_FIRM_KINDS = frozenset({noun.removeprefix("the ") for noun in _FIRMS} | {"line", "airline", "bank", "chain"})
_ANY = r"\b(?:an?|another) (?:[\w-]+ ){{0,2}}{}\b"
_DOES = re.compile(r"[ \xa0](?:will|would|has|had|is|was|said|says|plans|expects|intends)\b")
_SUCH = re.compile(
    r"\bthe[ \xa0](?:\w+[ \xa0])?(?:\d+-year-old|retired|\w+-born|\w+-time)[ \xa0](?:[\w-]+[ \xa0])?$"
)
_PARENTS = {
    **dict.fromkeys(("mother", "mum", "mom", "grandmother"), "f"),
    **dict.fromkeys(("father", "dad", "grandfather"), "m"),
}
_OF_CHILDREN = re.compile(
    rf"\b({'|'.join(_PARENTS)})[ -]of[ -](?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_OF_SEVEN = 10  # characters of " of seven" and a stop
_OF_PEOPLE = re.compile(
    r"(?:an|ese|man|woman|er|ard|[iy])$|^(?:scot|briton|greek|swede|dane|pole|turk|finn|serb|croat|czech|slovak|kurd)$",
    re.IGNORECASE,
)
_OF_UNKNOWN = re.compile(r"(?:ian|ese)$")
_LIMITED = re.compile(r"\s+(?:of|for|that|which|who|whose|against)\b")


def body(text: str, mention: Mention, register: Register) -> int | None:
    """Return the number of the body, named before, whom a description such as "the union" means."""
    before = text[mention.span.start : mention.head.start].lower().split()
    if not before or before[0] not in DEFINITE or _LIMITED.match(text, mention.head.end):
        return None
    noun, said = mention.head.of(text).lower(), before[1:]
    found = _agency(noun, said, _before(register, mention))
    return _body(noun, said, _before(register, mention)) if found is None else found


def firm(text: str, mention: Mention, told: Sequence[int | None], register: Register) -> int | None:
    """Return whom "the company" means, if it is nobody and no place: the first that may be a firm of those
    ``told`` of just now, or who opens the paragraph; none where "a company" comes up since.
    """
    if mention.span.of(text).lower() not in _FIRMS:
        return None
    start = text.rfind("\n", 0, mention.span.start) + 1
    if re.search(_ANY.format(mention.head.of(text).lower()), text[start : mention.span.start]) is not None:
        return None
    opening = [one.person for one in register.within(start, start + 1) if _DOES.match(text, one.span.end)]
    first, *rest = told
    known = [one for one in (first, *opening, *rest) if one is not None]
    return next((one for one in known if _may_be_firm(register.entries[one])), None)


def _may_be_firm(entry: Entry) -> bool:
    """Tell a name that may be a firm's; what its name or its kind tells to be another body is none."""
    named = entry.human or entry.name.body or entry.nobody or is_place(entry.form) or organ(entry.form)
    kind = _with_kind(entry).split()[-1]
    return not named and (kind in _FIRM_KINDS or kind == entry.form.split()[-1])


def _with_kind(entry: Entry) -> str:
    """Return a body's name with what the article calls it beside that: "Red Lantern relief agency"."""
    return next((form for form in entry.forms if form.startswith(f"{entry.form} ")), entry.form)


def owned_by(owner: int, text: str, mention: Mention, register: Register) -> int | None:
    """Return the number of the body that a mention, "her campaign", calls its owner's."""
    noun = mention.head.of(text).lower()
    mine = ((number, entry.form) for number, entry in enumerate(register.entries) if entry.owner == owner)
    return next((number for number, form in mine if form.endswith(f" {noun}")), None)


def is_title(text: str, mention: Mention) -> bool:
    """Tell whether a mention is a title that stands for somebody by itself: "the Utah senator"."""
    before = text[mention.span.start : mention.head.start].lower()
    limited = _LIMITED.match(text, mention.head.end) and not gender_of_parent(text, mention)
    told_apart = "'s " in before or "’s " in before or limited
    if not before.startswith("the ") or told_apart:
        return False
    head = mention.head.of(text)
    aged = head.endswith("old") and bool(age(text, mention))
    whole = before.rpartition(" ")[2] + head.lower()  # "full-back", whose head is "back"
    told = aged or whole in words("title_nouns") or is_of_country(head)
    return told or is_such(text, mention)


def is_such(text: str, mention: Mention) -> bool:
    """Tell who is told by more than what they do: "the retired plumber", "the mother of three"."""
    if gender_of_parent(text, mention):
        return True
    found = _SUCH.search(text, mention.span.start, mention.head.start)
    return found is not None and (is_role(head := mention.head.of(text).lower()) or is_occupation(head))


def gender_of_parent(text: str, mention: Mention) -> str:
    """Return the gender of "the mother of three", who is somebody named before; "" of anybody else."""
    found = _OF_CHILDREN.search(text, mention.span.start, mention.head.end + _OF_SEVEN)
    is_one = found is not None and found.start() <= mention.head.start < found.end()
    return _PARENTS[found[1].lower()] if found is not None and is_one else ""


def is_of_country(head: str) -> bool:
    """Tell "the Italian", somebody, from "the Vatican"; "the Kestrian" is nobody's name here, either."""
    land = polity(head)
    told = _OF_PEOPLE.search(head) is not None and bool(land or _OF_UNKNOWN.search(head))
    return head[:1].isupper() and head.lower() != land and (told or is_one_of_place(head.lower()))


def _before(register: Register, mention: Mention) -> Iterator[tuple[int, Entry]]:
    """Yield whom the article names before a mention, the last named first."""
    seen = dict.fromkeys(sighting.person for sighting in register.before(mention.span.start))
    return ((person, register.entries[person]) for person in seen)


def _body(noun: str, said: list[str], named: Iterator[tuple[int, Entry]]) -> int | None:
    """Return the last named body that may be called by a noun and, before it, by no word but its own."""
    if noun not in kinds_of_bodies() and noun not in words("body_nouns"):
        return None
    kinds = kinds_of_bodies().get(noun, frozenset())
    for person, entry in named:
        own = tokens(_with_kind(entry))
        if entry.body and (noun_of(own) == noun or not kinds.isdisjoint(own)) and set(own).issuperset(said):
            return person
    return None


def _agency(noun: str, said: list[str], named: Iterator[tuple[int, Entry]]) -> int | None:
    """Return the union or agency named before that has such a name too: "the Western military alliance"."""
    wanted = tokens(" ".join([*said, noun]))
    for person, entry in named:
        known = organ(entry.form)
        names = polities()[known.polity].names if known and known.is_agency else ()
        if any(name[-1] == wanted[-1] and {*name}.issuperset(wanted) for name in names if len(name) > 1):
            return person
    return None
