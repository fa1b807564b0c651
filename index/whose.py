"""Whose words an excerpt holds, in words: the same in the terminal and in Discord.

``write`` makes a name or a value ready for where it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.phrases import Write, count
from index.types import How, Kind, Link

if TYPE_CHECKING:
    from index.answers.evidence import Evidence
    from index.answers.voice import Voice

PROBABLY = "probably {}"

LINKS = {
    Link.CUE: "the verb of saying is theirs",
    Link.OBJECT: "the verb says what they spoke of",
    Link.VERB: "a verb gives it to them",
    Link.SET_OFF: "a colon or a signature gives them the words",
    Link.BESIDE: "the words stand beside them",
    Link.BEFORE: "the sentence before has them speak",
    Link.ABOVE: "the paragraph above has them speak",
    Link.ALONE: "the words stand alone, right after what has them speak",
    Link.ABOUT: "the paragraph above is about them",
    Link.AFTER: "what follows has them speak",
    Link.TURN: "the turn is theirs",
    Link.RELAYED: "they pass on what others say",
}
"""How words are tied to who is named beside them."""


def who(voice: Voice, told: str) -> str:
    """Say whose words are: ``told`` as it stands, or as probable where that is not certain."""
    return PROBABLY.format(told) if voice.is_doubtful else told


def called(voice: Voice, write: Write = str) -> str:
    """Say what the article calls somebody who may be another than asked for; nothing of anybody else."""
    return f" (here “{write(voice.called)}”, who may be another of that name)" if voice.called else ""


def why(voice: Voice, write: Write = str) -> str:
    """Say why words are given to whom they are: the words that name them, the link, the rival, how sure."""
    known = "Named" if voice.how is How.NAMED else f"By {voice.how} “{write(voice.words)}”"
    parts = [f"{known}: {LINKS[voice.why.link]}"]
    if voice.how is not How.NAMED and voice.why.distance:
        parts.append(f"last named {count(voice.why.distance, 'sentence')} before")
    if voice.why.rival:
        parts.append(f"next likeliest is {write(voice.why.rival)}")
    return "; ".join([*parts, f"{voice.sure:.0%} sure"])


def nobody(one: Evidence, write: Write = str) -> str | None:
    """Say what an article calls whoever speaks in an excerpt, where it is nobody known; None of a passage."""
    if one.kind is Kind.PASSAGE:
        return None
    called = dict.fromkeys(f"“{write(span.of(one.article.text))}”" for span in one.unnamed)
    return f"unnamed here: {', '.join(called)}" if called else "speaker unclear"
