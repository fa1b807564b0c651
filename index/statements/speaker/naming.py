"""Names in mentions: whose name a mention is, or stands beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bodies import organ
from index.names.name import honorifics, is_acronym, parse
from index.names.roles import PRONOUNS, is_place, is_role
from index.statements.certainty import Grounds, Identified
from index.statements.spotting.beside import ends_apart
from index.statements.spotting.kinds import is_after_kind, kind_after
from index.statements.spotting.occupations import is_occupation
from index.statements.spotting.parting import is_common, is_compound
from index.text.english import singular
from index.types import How

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.statements.grammar.mention import Mention
    from index.statements.register.entry import Sighting
    from index.statements.register.register import Register
    from index.types import Span

OF_BODY = {"it": 2, "they": 1}
"""Pronouns of bodies, with how many sentences they look back."""
_NOBODY = frozenset({"them", "their", "its", "both", "others", "some", "many", "one"})
_AUTHORS = frozenset(
    {"i", "we", "you", "me", "us", "my", "our", "who", "which", "that", "this", "these", "those"}
)
UNNAMED = _NOBODY | _AUTHORS | frozenset(OF_BODY) | frozenset(PRONOUNS)
_IN_TITLE = re.compile(r"(?:[ \xa0][\w.’'-]+){0,10}(?<! of)(?<! to)(?<! for)[ \xa0]")
_JOINED = re.compile(r"(?:-\w+)+")
_AND_ROLE = re.compile(r"[ \xa0]and(?:[ \xa0][\w.’'-]+){1,4}[ \xa0]")  # "director and chief economist Birch"
_APART = re.compile(r"\s*(?:,|[-–—]{1,2}|\()\s*")
_EXPLAINS = re.compile(r"(?:,|[-–—]|\()\s*((?:[\w.’'-]+[ \xa0]){0,5})$")  # ", former baker " before a name
_MEMBERS = re.compile(r"\b(?:including|such as|like|among them|led by|especially|notably)\b")
_OF_BODY = re.compile(r"['’]s?[ \xa0]((?:[\w’'-]+[ \xa0]){0,5}[\w’'-]+)(?:,[ \xa0]|[ \xa0])$")
_LETTERS = re.compile(r"(?:[ \xa0][A-Z]{2,4}\b)+")  # "Ada Birch OBE MP"
_OWNS = re.compile(r"['’]s\b|(?<=s)['’](?=[ \xa0]\w)")
_CALLED = re.compile(r"[ \xa0](?:named|called|identified[ \xa0](?:only[ \xa0])?as)[ \xa0]")
_TOLD_BY = frozenset({"after", "by", "for", "from", "with", "about", "to"})
_NEAR = 6  # characters between a noun and the name that explains it


def named(text: str, mention: Mention, content: Sequence[Span], register: Register) -> int | None:
    """Return the number of the person whose name a mention's head is, or who stands beside it.

    :param content: what is said, in which whoever says it is not named beside the mention.
    """
    within = register.within(*mention.span)
    cut = (
        register.over(mention.span.start) if mention.proper else None
    )  # "Will Birch", of which "will" is a verb
    if cut is not None and cut.span.end == mention.head.end:
        return cut.person
    spoken_for = _officer(text, mention, register)
    if spoken_for is not None:
        return spoken_for
    for sighting in within:
        end = _LETTERS.match(text, sighting.span.end)
        is_head = sighting.span.start <= mention.head.start < (end.end() if end else sighting.span.end)
        if is_head and _is_name(mention, sighting, register):
            return sighting.person
        if _is_outlet(text, mention, sighting, register):
            return sighting.person
    for sighting in within:
        if sighting.span.start > mention.head.end and _stands_beside(text, mention, sighting, register):
            return sighting.person
    return _set_beside(text, mention, content, register)


def by_name(text: str, mention: Mention, who: int, spoke: int | None, register: Register) -> Identified:
    """Return the one whose name a mention has, unless it may be that of who ``spoke`` just before, too."""
    if _is_of_two(text, mention, who, spoke, register):
        return Identified()
    return Identified(who, How.NAMED, grounds(text, mention, who, register))


def _is_of_two(text: str, mention: Mention, who: int, spoke: int | None, register: Register) -> bool:
    """Tell a bare surname right after another of that surname spoke: "Birch", of him, after his mother."""
    if spoke is None or spoke == who or " " in mention.span.of(text) or register.over(mention.span.start):
        return False
    one, other, said = register.entries[who], register.entries[spoke], parse(mention.span.of(text)).surname
    by_surname = one.name.bare  # who has no other name in the article is not told apart by one
    return other.human and not by_surname and one.name.surname == other.name.surname == said


def grounds(text: str, mention: Mention, who: int, register: Register) -> Grounds:
    """Return what speaks for the one whose name a mention has."""
    entry = register.entries[who]
    bare = " " not in mention.head.of(text) and not entry.name.bare and not entry.body
    full = entry.form in mention.span.of(text)
    twins = (other for number, other in enumerate(register.entries) if number != who)
    shares = any(other.name.surname == entry.name.surname and other.human for other in twins)
    known = entry.human or entry.body or is_place(entry.form)
    return Grounds(human=known, twinned=bare and not full and shares)


def _set_beside(text: str, mention: Mention, content: Sequence[Span], register: Register) -> int | None:
    """Return who is named after a mention: "a baker named Birch", "the baker, Birch".

    Not who is told of: "according to the baker, Birch was late".
    """
    called = _CALLED.match(text, mention.head.end)
    for sighting in register.within(called.end(), called.end() + 1) if called else ():
        return sighting.person
    for sighting in register.within(mention.span.end, mention.span.end + _NEAR):
        between = text[mention.span.end : sighting.span.start]
        is_told_of = any(start <= sighting.span.start < end for start, end in content)
        is_apart = _APART.fullmatch(between) is not None and ends_apart(text, sighting.span.end)
        if is_apart and not is_told_of and _may_be_human(text, sighting, register):
            return sighting.person
    return None


def _officer(text: str, mention: Mention, register: Register) -> int | None:
    """Return who speaks where a body is named before: "the Institute of Rivers's head, Ada Birch"."""
    within = register.within(*mention.span)
    first = next((one for one in within if one.span.start <= mention.head.start < one.span.end), None)
    if first is None or register.entries[first.person].human:
        return None
    for sighting in within:
        found = _OF_BODY.search(text, first.span.end, sighting.span.start)
        if (
            found is not None
            and is_role(found[1].split()[-1].lower())
            and _may_be_human(text, sighting, register)
        ):
            return sighting.person
    return None


def _is_outlet(text: str, mention: Mention, sighting: Sighting, register: Register) -> bool:
    """Tell a body with what it is after its name: "the KLMA news agency", not "a Holm daily"."""
    entry, form = register.entries[sighting.person], sighting.span.of(text)
    between = text[sighting.span.end : mention.head.start].split()
    if entry.body and kind_after(text, sighting.span) == mention.head.end and organ(form) is None:
        return True
    if sighting.span.end > mention.head.start or mention.head.of(text).lower() not in words("outlet_nouns"):
        return False
    is_news = between == ["news"] and not is_place(form)
    return is_news or (not between and (entry.body or is_acronym(form)) and organ(form) is None)


def _stands_beside(text: str, mention: Mention, sighting: Sighting, register: Register) -> bool:
    """Tell a name beside the noun at a mention's head: "Speaker of the House Birch", "a baker, Birch"."""
    head = mention.head.of(text).lower()
    if (joined := _JOINED.match(text, mention.head.end)) is not None:  # "Editor-in-Chief"
        head += joined[0].lower()
    between = text[mention.head.start + len(head) : sighting.span.start]
    if register.entries[sighting.person].body and not between.strip():
        return is_after_kind(text, sighting.span)
    if not _may_be_human(text, sighting, register) or _MEMBERS.search(between):
        return False
    if _OWNS.match(text, sighting.span.end):
        return False  # "the mayor, Birch's sister Ada Reed"
    roles = register.entries[sighting.person].roles
    titles = any(head in role.split() for role in roles)
    explains = _EXPLAINS.search(between)
    is_what = explains is not None and singular(head) == head and explains[1].strip().lower() in roles
    if explains is not None and (is_what or _leads_up(explains[1])):
        return True
    is_role_too = is_role(head) and _AND_ROLE.fullmatch(between) is not None and _ends_in_role(between)
    return not between.strip() or bool((titles or is_role_too) and _IN_TITLE.fullmatch(between))


def _leads_up(said: str) -> bool:
    """Tell words that lead up to a name from what is told of a thing by it: "named after Sir" Hugh."""
    return _TOLD_BY.isdisjoint(said.lower().split()) and _ends_in_role(said)


def _ends_in_role(said: str) -> bool:
    """Tell words that lead up to a name: none, a role's, an honorific, a place's: "Ely-based"."""
    last = said.lower().split()[-1:]
    if not last or is_role(last[0]) or is_occupation(last[0]) or is_compound(last[0]):
        return True
    return last[0].rstrip(".") in honorifics()


def _is_name(mention: Mention, sighting: Sighting, register: Register) -> bool:
    """Tell a name from a noun that is capitalised only because it begins a sentence: "Officials"."""
    entry = register.entries[sighting.person]
    is_word = "-" in entry.form or is_common(entry.form)
    again = entry.forms.total() > 1 and not is_word  # a name, whatever the tagger made of it here
    return mention.proper or entry.human or entry.body or " " in entry.form or again


def _may_be_human(text: str, sighting: Sighting, register: Register) -> bool:
    entry = register.entries[sighting.person]
    return entry.human or (not entry.body and " " in sighting.span.of(text))
