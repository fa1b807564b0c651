"""Papers that speak for their author: "Birch's letter", "a statement on the guild's website"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.directory.bodies import organ

if TYPE_CHECKING:
    from index.statements.grammar.mention import Mention
    from index.statements.register.entry import Entry, Sighting
    from index.statements.register.register import Register

_OWNS = re.compile(r"['’]s?[ \xa0](?P<rest>[^'’]*)")
_BY = re.compile(
    r"(?P<between>.*?)\b(?P<link>by|from|of)[ \xa0]"
    r"(?:(?!(?:to|about|on|against|of|at|by|from)\b)[\w.’'-]+,?[ \xa0]){0,5}"
)
_FINDINGS = frozenset({"audit", "inquiry", "investigation", "paper", "poll", "research", "review", "survey"})
"""What finds something out and is its author's only where it says by whom it is."""
_OF_SOMEBODY = _FINDINGS | {"analysis", "assessment", "study"}
"""Papers on whoever stands after "of" them."""
_AMONG = frozenset({"of", "with", "for"})
_HANDED_ON = words("receiving_verbs") | {"by", "from"}
_GOES_ON = re.compile(r"[ \xa0](?P<word>[a-z][\w-]*)")
_KNOWN = re.compile(r"the(?:[ \xa0](?:same|full|written))?[ \xa0][\w-]+", re.IGNORECASE)
_TOLD = (
    r"(?:\b(?:in|on|issued|released|posted|published|sent|out)[ \xa0](?:an?|its|his|her|their)|['’]s?)"
    r"(?:[ \xa0](?!joint)[\w-]+){{0,3}}[ \xa0]{noun}\b|^the(?:[ \xa0][\w-]+)?[ \xa0]{noun}\b"
)
"""What tells that somebody spoke in a paper, from where they are named on or in that paragraph."""
_OTHER = r"(?:\b(?:an?|another|his|her|its|their)|['’]s?)(?:[ \xa0][\w-]+){{0,3}}[ \xa0]{noun}\b"
_NEAR = 700
"""Characters after somebody's words within which "the statement" is the one that these are from."""


def is_paper(noun: str) -> bool:
    """Tell whether a noun, in lower case, is a paper, page or recording that holds its author's words."""
    return noun in words("issued") or noun in words("body_papers")


def is_finding(noun: str) -> bool:
    """Tell whether a noun, in lower case, is what finds something out: by itself it is nobody who speaks."""
    return noun in _FINDINGS


def author(text: str, mention: Mention, register: Register) -> int | None:
    """Return the number of the one whose paper a mention is: "Nato's statement", "the Pentagon report"."""
    noun = mention.head.of(text).lower()
    if not is_paper(noun) and not is_finding(noun):
        return None
    within = register.within(*mention.span)
    for one in within:
        is_country = _is_country(text, one) and not _is_owned(text, one)
        if not is_country and _is_author(text, mention, one, register.entries[one.person]):
            return one.person
    before = [one for one in within if one.span.start < mention.head.start and not _is_country(text, one)]
    bodies = [*{one.person for one in before if is_body(register.entries[one.person])}]
    return bodies[0] if len(bodies) == 1 and noun in words("body_papers") else None


def continued(text: str, mention: Mention, last: tuple[int, int] | None, register: Register) -> int | None:
    """Return the last speaker, whose paper "the statement" is if their last words were from one.

    :param last: where the last speaker was named, and their number.
    """
    if last is None or _KNOWN.fullmatch(mention.span.of(text)) is None:
        return None
    where, who = last
    noun, position = mention.head.of(text).lower(), mention.span.start
    is_theirs = noun in words("issued") or (is_paper(noun) and register.entries[who].body)
    if not is_theirs or position - where > _NEAR:
        return None
    first, _, since = text[where:position].partition("\n")
    opening = text[text.rfind("\n", 0, where) + 1 : where]
    told = re.compile(_TOLD.format(noun=noun), re.IGNORECASE)
    above, beside = told.search(opening), told.search(first)
    if noun in since.lower() or not (beside or above):
        return None
    if _is_told_of(noun, text, where + (beside.end() if beside else 0), position):
        return None
    start = where - len(opening)
    sentence = opening.rfind(". ", 0, above.start()) + 1 if above else 0
    theirs = [one.person for one in register.within(start + sentence, start + above.start())] if above else []
    authors = [one for one in theirs if register.entries[one].human or register.entries[one].body]
    return authors[-1] if authors else who  # "Birch, in a statement, quoted Reed as saying ..."


def again(text: str, mention: Mention, held: tuple[int, int] | None) -> int | None:
    """Return whose "the statement" is if it spoke before, and nobody's other one is told of since.

    :param held: where a paper of this noun spoke last, and the number of its author.
    """
    if held is None or _KNOWN.fullmatch(mention.span.of(text)) is None:
        return None
    (where, who), position = held, mention.span.start
    other = _is_told_of(mention.head.of(text).lower(), text, where, position)
    return None if other or position - where > _NEAR else who


def _is_told_of(noun: str, text: str, start: int, end: int) -> bool:
    """Tell whether another paper of the kind comes up: "a statement", "her statement"."""
    return re.search(_OTHER.format(noun=noun), text[start:end], re.IGNORECASE) is not None


def is_body(entry: Entry) -> bool:
    """Tell an organisation, a country, union, agency or department."""
    return entry.body or organ(entry.form) is not None


def _is_country(text: str, named: Sighting) -> bool:
    """Tell a country by a word that may stand for its people too: "Ruritanian", not "UK"."""
    form = named.span.of(text)
    known = organ(form)
    return known is not None and known.is_country and not form.replace(".", "").isupper()


def _is_owned(text: str, named: Sighting) -> bool:
    """Tell "Ruritania's statement" from "the Ruritanian statement", which may be anybody's there."""
    return _OWNS.match(text, named.span.end) is not None


def _is_made(between: str) -> bool:
    """Tell "a study, published in May by" Birch from "a study, based on letters of" hers."""
    _, comma, told = between.rpartition(",")
    said = told.split()
    return not comma or (bool(said) and said[0] in words("making_verbs") and _AMONG.isdisjoint(said))


def _is_studied(text: str, mention: Mention, link: str) -> bool:
    """Tell whom a study is of, who did not make it."""
    return link == "of" and mention.head.of(text).lower() in _OF_SOMEBODY


def _is_author(text: str, mention: Mention, named: Sighting, entry: Entry) -> bool:
    """Tell "Birch's letter", "a letter by Birch" and "a letter on Birch's page" from a letter to her."""
    start, end = named.span
    owned = _OWNS.fullmatch(text, end, mention.head.start if start < mention.head.start else mention.span.end)
    if start < mention.head.start:
        return owned is not None
    if owned is not None:
        return not words("pages").isdisjoint(owned["rest"].lower().split()[-1:])
    by = _BY.fullmatch(text, mention.head.end, start)
    if by is not None and (not _is_made(by["between"]) or _is_studied(text, mention, by["link"])):
        return False
    after = _GOES_ON.match(text, end, mention.span.end)
    known = organ(entry.form)
    is_part = known is not None and known.is_agency  # "from Nato members"
    of_another = after is not None and after["word"] not in words("stop_words") and not is_part
    return by is not None and not of_another and _HANDED_ON.isdisjoint(by["between"].split())
