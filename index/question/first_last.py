"""Which words are asked for first, the newest or the oldest: "what did Birch last say?"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from index.question.patterns import NOUNS

_SAYS = (
    r"(?:sa(?:y|ys|id)|sp(?:eak|eaks|oke|oken)|talk(?:s|ed)?|comment(?:s|ed)?|mention(?:s|ed)?|t(?:ell|ells|old)"
    r"|remark(?:s|ed)?|respond(?:s|ed)?|react(?:s|ed)?|quoted)\b"
)
_LATE = r"(?:most recently|more recently|recently|lately|last)"
_NEWEST = r"(?:latest|newest|last|most recent)"
_EARLY = r"(?:first(?: of all)?|earliest|originally|at first)"
_ON = r"(?=\s*(?:[?!.]|$|(?:about|on|of|regarding|concerning|over|to)\b))"
_ITS = r"(?:\s+(?:thing|things|words?|statements?))?\s+(?:that\s+)?(?=\S.*\b(?:said|says|say)\b)"


def _compiled(adverb: str, adjective: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of words that ask for an order, and what stands in their place."""
    what = rf"^(what)(?:['’]?s|\s+(?:is|was|are|were))\s+(?:the\s+)?(?:very\s+)?{adjective}{_ITS}"
    ways = (
        (rf"\b(?:the\s+)?{adverb}\s+(?={_SAYS})", ""),
        (rf"({_SAYS})\s+{adverb}{_ON}", r"\1"),
        (what, r"\1 "),
        (rf"(['’]s?)\s+(?:very\s+)?{adjective}\s+(?=(?:words|{NOUNS})\b)", r"\1 "),
    )
    return tuple((re.compile(words, re.IGNORECASE), plain) for words, plain in ways)


class First(Enum):
    """What is asked for first."""

    NEWEST = auto()
    OLDEST = auto()


_WAYS = {
    First.NEWEST: (
        *_compiled(_LATE, _NEWEST),
        (re.compile(r"\s+(?:most recently|recently|lately)(?=\s*[?!.]*$)", re.IGNORECASE), ""),
    ),
    First.OLDEST: _compiled(_EARLY, r"(?:first|earliest)"),
}


@dataclass(frozen=True, slots=True)
class Ordered:
    """A question without the words that say what comes first, and which that is."""

    rest: str
    first: First


def taken(question: str) -> Ordered | None:
    """Take from a question what asks for the newest or the oldest words first; None where nothing does."""
    for first, ways in _WAYS.items():
        for words, plain in ways:
            rest, found = words.subn(plain, question, count=1)
            if found:
                return Ordered(rest.strip(), first)
    return None
