"""A text as the parser is to read it: of the same length, without what it takes for something else."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.roles import is_role
from index.text.cues import cue

if TYPE_CHECKING:
    from index.statements.register.register import Register

_LEAD = re.compile(r"\blead(?=[ \xa0]([a-z]+)[ \xa0][A-Z])")  # "lead author Ada Birch", which seems a verb
_MEETING = re.compile(
    r"(?<=[”\"’»›][ \xa0])meeting\b"
)  # "told the “Old Rivers” meeting that", which seems a verb
_AGED = re.compile(
    r"(?<=[Tt]he[ \xa0])(\d{1,3}-year-old)"
    r"(?=[,.;:]|[ \xa0](?:(?:[a-z]+ly|also|later|then)[ \xa0])?([a-z]+)\b)"
)
_NOUNS = {len(noun): noun for noun in ("politician", "firefighter", "photographer")}
"""What stands for "63-year-old", letter for letter; alone, and before some verbs, that seems no noun."""


def legible(text: str, register: Register) -> str:
    """Return a text of the same length in which nobody looks like another word to the parser: "May said"."""
    text = _MEETING.sub("session", text)
    text = _AGED.sub(_somebody, text)
    read = _LEAD.sub(lambda lead: "head" if is_role(lead[1]) else lead[0], text)
    for sighting in register.sightings:
        start, end = sighting.span
        last = text.rfind(" ", start, end) + 1 or start
        name = _mistaken().get(text[last:end])
        if name is not None and register.entries[sighting.person].human:
            read = read[:last] + name + read[end:]
    return read


def _somebody(aged: re.Match[str]) -> str:
    """Return a noun for who is told by an age alone, and the words as they are before another noun."""
    after = aged[2]
    is_verb = after is None or after in words("auxiliaries") or _is_said(after)
    return _NOUNS.get(len(aged[1]), aged[1]) if is_verb else aged[1]


def _is_said(word: str) -> bool:
    known = cue(word)
    return known is not None and known.verb != word


@cache
def _mistaken() -> dict[str, str]:
    return dict(line.split() for line in entries("mistaken_names"))
