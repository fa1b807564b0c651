"""Bodies told by a noun beside their name: "the shipping line Vasker Marine", "the Red Lantern charity"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.polities import is_city, polity
from index.statements.spotting.parting import BEFORE_PLACES, is_common, is_given, is_title, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from index.types import Span

_REACH = 60  # characters before a name in which its kind may stand
_DEFINED = re.compile(r"\b[Tt]he[ \xa0]$")
_DONE = re.compile(
    r"[ \xa0](?:bought|built|chairs|founded|heads|headed|joined|leads|led|left|owned|owns|ran|runs|set"
    r"|started|wants|worked|works)\b"
)
"""What somebody does whose body it is: "the charity Birch runs"."""


def body_called(text: str, span: Span, said: Sequence[str], surnames: Collection[str]) -> str:
    """Return a name with the kind of body beside it, "Red Lantern charity"; the bare name where the kind
    stands before it, and "" where nothing tells that it is a body's.
    """
    if polity(" ".join(said)) or is_city(" ".join(said)) or plain(said[-1]) in surnames:
        return ""
    end = kind_after(text, span) if _DEFINED.search(text, max(0, span.start - 5), span.start) else 0
    if end and len(said) > 1 and all(map(_is_plain, said)) and plain(said[0]) not in BEFORE_PLACES:
        return text[span.start : end]
    return span.of(text) if is_after_kind(text, span) and not _is_somebody(said) else ""


def _is_plain(word: str) -> bool:
    """Tell the words of a name from those of a place, of which "the Olm charity" is one."""
    return is_common(word) and plain(word) not in words("place_words") | words("calendar")


def _is_somebody(said: Sequence[str]) -> bool:
    """Tell a person, or a plain word, from a body."""
    if len(said) == 1:
        return is_common(said[0]) or is_given(said[0]) or is_title(said[0])
    return is_given(said[0]) and not is_common(said[0])


def kind_after(text: str, span: Span) -> int:
    """Return where a kind of body ends that stands right behind a name; 0 without one."""
    found = _after().match(text, span.end)
    return found.end() if found else 0


def is_after_kind(text: str, span: Span) -> bool:
    """Tell a name right behind a kind of body; of a kind that people are, too, a name of one word."""
    found = _before().search(text, max(0, span.start - _REACH), span.start)
    if found is None or _DONE.match(text, span.end):
        return False
    return found["people"] is None or " " not in span.of(text)


@cache
def _after() -> re.Pattern[str]:
    kinds = "|".join(
        sorted((kind for kind in entries("kinds_of_bodies") if kind[-1] != "?"), key=len, reverse=True)
    )
    return re.compile(rf"[ \xa0](?:{kinds})(?![\w’'-])")


@cache
def _before() -> re.Pattern[str]:
    kinds = sorted(entries("kinds_of_bodies"), key=len, reverse=True)
    bodies = "|".join(kind for kind in kinds if kind[-1] != "?")
    people = "|".join(kind[:-1] for kind in kinds if kind[-1] == "?")
    return re.compile(
        r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|\w+['’]s)[ \xa0](?:[\w-]+[ \xa0]){0,2}"
        rf"(?:{bodies}|(?P<people>{people}))[ \xa0]$"
    )
