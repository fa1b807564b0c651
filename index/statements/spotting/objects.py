"""A post with what it is of, right before a name: "Cabinet member for transport Ada Birch"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.roles import is_place
from index.statements.spotting.beside import is_noun
from index.statements.spotting.occupations import is_occupation
from index.statements.spotting.parting import (
    PLAIN,
    ends_place,
    is_common,
    is_given,
    is_initial,
    is_title,
    plain,
)
from index.text.cues import cue
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Span

_REACH = 120  # characters before a name in which its post may begin
_FULL = 2  # words of a given name and a surname
_POST = re.compile(
    r"(?:(?:^|\n|[.!?,:;“”\"]\s?)(?:(?:said|says|added|according\sto)\s)?|\b(?:said|says)\s)(?:[Tt]he\s)?"
    r"((?:[\w-]+\s){0,3}?([\w-]+)\s(of|for|at)\s(?:the\s)?((?:[\w&’'-]+\s){0,8}))$"
)
"""A post that begins a clause, or that a cue leads to, up to the name or to its object in capitals."""
_NEXT = re.compile(r"\s*(?:[.,:;!?”\"]|$)|\s(?:(?:has|had|also|later|then)\s)?([a-z]+)\b")
_SMALL = frozenset({"the", "and", "at", "of", "in", "on", "for"})
_SAINTS = frozenset({"saint", "st"})
_REGIONS = frozenset({"county", "town", "city", "district", "region", "village", "province", "bench"})
_OFFICES = frozenset({"association", "board", "commission", "committee", "council"})
_LEADING = frozenset(
    {
        *("director", "executive", "officer", "president", "chair", "chairman", "chairwoman", "head"),
        *("mayor", "governor", "principal", "treasurer", "commissioner", "superintendent", "leader"),
        *("professor", "lecturer", "dean", "rector", "secretary", "general", "secretary-general"),
    }
)
"""Posts that nobody holds of a person: whom a spokesman or a coach is of may be a name that no list has."""


def object_length(text: str, start: int, said: Sequence[str]) -> int:
    """Return how many words of a run at ``start`` are what a post before it is of: "Holm Water" Ada Birch."""
    found = _POST.search(text, max(0, start - _REACH), start)
    if found is None or not _is_led(found):
        return 0
    begins = [at for at in range(len(said)) if _begins_name(said, at)]
    behind = [at for at in begins if at and plain(said[at - 1]) in words("body_nouns")]
    first = next(iter([*behind, *begins]), 0)
    is_name = _is_person(said[first:]) and plain(said[-1]) not in words("place_words")
    return first if first and is_name and _is_object(said[:first]) else 0


def post_before(text: str, name: Span, said: Sequence[str]) -> str:
    """Return the post, with what it is of, right before a name and its honorifics; "" without one.

    :param said: the words of the name with its honorifics.
    """
    found = _POST.search(text, max(0, name.start - _REACH), name.start)
    if found is None or not _speaks_or_ends(text, name.end):
        return ""
    of = found[4].split()
    if not of or not (_is_person(said) or _is_unheard_of(said, of)):
        return ""
    fits = _is_post(found) and _is_object(of) and (_is_led(found) or of[-1].islower())
    return found[1].strip().lower() if fits else ""


def _begins_name(said: Sequence[str], at: int) -> bool:
    """Tell a given name, or an honorific, from the end of a place: "New Holm"."""
    return plain(said[at]) in PLAIN or (is_given(said[at]) and not ends_place(said[: at + 1]))


def _is_post(found: re.Match[str]) -> bool:
    *before, noun = found[1][: found.end(2) - found.start(1)].lower().split()
    idle = words("stop_words") | words("sentence_starters")
    return (is_noun(noun) or noun == "executive") and idle.isdisjoint(before)


def _is_led(found: re.Match[str]) -> bool:
    """Tell a post of a body: a leading one, or one that somebody holds "at" it."""
    return (found[2].lower() in _LEADING or found[3] == "at") and _is_post(found)


def _is_object(of: Sequence[str]) -> bool:
    """Tell what a post is of: a field, a body or what is in capitals, but nobody: "the miller"."""
    told = [word for word in of if word not in _SMALL and plain(word) not in _SAINTS]
    last = plain(of[-1])
    is_body = len(told) > 1 and last in words("body_nouns") and told[-1][:1].isupper()  # "Ely College"
    if not told or (not is_body and any(map(_is_somebody, told))):
        return False
    listed = words("fields") | words("body_nouns") | words("groups") | _REGIONS
    return of[-1][:1].isupper() or not listed.isdisjoint({last, singular(last)})


def _is_somebody(word: str) -> bool:
    """Tell who may be spoken for: "the miller", "Dr", "Ada"; not a place that is called like somebody."""
    named = is_given(word) and not is_place(word)
    return named or is_title(word) or is_occupation(plain(word))


def _is_person(said: Sequence[str]) -> bool:
    """Tell a given name and a surname, or an honorific and a surname, from "Victoria Park"."""
    name = [word for word in said if plain(word) not in PLAIN]
    if not name or is_title(name[-1]) or plain(name[-1]) in words("body_nouns") or is_place(name[-1]):
        return False
    given = len(name) >= _FULL and all(is_given(word) or is_initial(word) for word in name[:-1])
    return given or len(name) < len(said)


def _is_unheard_of(said: Sequence[str], of: Sequence[str]) -> bool:
    """Tell two names that no list has behind a field or an office, which are so hardly a body's."""
    last = plain(of[-1])
    leads = last in words("fields") or last in _REGIONS | _OFFICES
    plain_word = any(is_common(word) or is_title(word) or is_place(word) for word in said)
    return leads and len(said) == _FULL and not plain_word and plain(said[-1]) not in words("place_words")


def _speaks_or_ends(text: str, end: int) -> bool:
    """Tell a name that ends there or says something: not "the head of the clinic Ada Birch founded said"."""
    following = _NEXT.match(text, end)
    if following is None or following[1] is None:
        return following is not None
    known = cue(following[1])
    return following[1] == "told" or (known is not None and "that" in known.complements)
