"""Turns: what follows a speaker's name and a colon, in transcripts and headlines."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.statements.mention import Mention
from index.types import Span

if TYPE_CHECKING:
    from index.statements.register import Register

_TURN = re.compile(
    r"^[ \t\xa0]*((?:[^\W\d_][\w.’'-]*[ \xa0]){0,4}[^\W\d_][\w’'-]+)(?:[ \xa0]\([^()\n]{1,40}\))?"
    r":[ \xa0]+([^\s“”\"].*)$",
    re.MULTILINE,
)
_FEWEST = 2  # turns in capitals that make a transcript
_SHORTEST = 3  # words of a turn


def turns(text: str, register: Register) -> list[tuple[Mention, Span]]:
    """Return each turn's speaker and words.

    A name in capitals counts where the text has several such turns, a name as usually written where it is
    a person's or a body's of the article. Words in quotation marks after the colon are left to the parser.
    """
    found = [match for match in _TURN.finditer(text) if match[2].count(" ") + 1 >= _SHORTEST]
    shouted = Counter(match[1].isupper() for match in found)[True]
    return [
        (_mention(match), Span(match.start(2), match.start(2) + len(match[2].rstrip())))
        for match in found
        if (match[1].isupper() and shouted >= _FEWEST) or _is_known(match, register)
    ]


def _is_known(match: re.Match[str], register: Register) -> bool:
    start, end = match.span(1)
    within = register.within(start, end)
    return any(
        sighting.span.end == end
        and (register.entries[sighting.person].human or register.entries[sighting.person].body)
        for sighting in within
    )


def _mention(match: re.Match[str]) -> Mention:
    start, end = match.span(1)
    last = max(match[1].rfind(" "), match[1].rfind("\xa0")) + 1
    return Mention(Span(start, end), Span(start + last, end))
