"""Whose words an excerpt holds: who is known to speak, or what the article calls whoever does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from index.names.groups import group, is_plural
from index.names.kinds import kind
from index.statements.speaker.naming import UNNAMED
from index.types import SURE, How, Span, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.store.statements import Uttered

_GOES_ON = re.compile(
    r"(?:\s*,|\s*,?\s+(?:who|whom|whose|which|that))$|\s*,\s+(?:who|whom|whose|which)\s.*$",
    re.IGNORECASE | re.DOTALL,
)

_OF = frozenset({"of", "from", "in", "at", "for", "on", "with", "who", "which", "that", "near", "to"})
"""What ends the words that say what somebody is: "Fishermen" of "Fishermen who cross the Sound"."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words an excerpt holds: the words that say so, how they do, and where the name stands.

    ``sure`` is the probability that it is them, ``why`` what speaks for it; ``called`` is what the article
    calls them where that is so unlike the post asked for that another may be meant.
    """

    name: str
    mention: Span
    words: str
    how: How
    name_span: Span
    sure: float = 1.0
    why: Why = field(default_factory=Why)
    called: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether it is only probably them."""
        return self.sure < SURE


def voice(uttered: Sequence[Uttered], text: str) -> Voice | None:
    """Return who speaks, by the plainest mention among the statements of an excerpt; the least sure counts.

    :param text: the article's.
    """
    order = list(How)
    known = [one for one in uttered if one.speaker and one.statement.mention and one.statement.how]
    if not known:
        return None
    best = min(known, key=lambda one: order.index(one.statement.how or How.PRONOUN))
    said = best.statement
    assert best.speaker is not None
    assert said.mention is not None
    assert said.how is not None
    words, place = said.mention.of(text), said.name_span or said.mention
    sure = min(one.statement.sure for one in known)
    return Voice(best.speaker, said.mention, words, said.how, place, sure, said.why)


def unnamed(uttered: Sequence[Uttered], text: str) -> tuple[Span, ...]:
    """Return what an article calls those who speak in an excerpt, of whom nobody is known: "Fishermen".

    Nothing where one of them has a name there, which may be another's, or is but a pronoun.

    :param text: the article's.
    """
    mentions = [one.statement.mention for one in uttered if one.speaker is None]
    called = [span for span in mentions if span is not None]
    if not called or len(called) < len(uttered) or not all(_describes(one.of(text)) for one in called):
        return ()
    return tuple(dict.fromkeys(Span(span.start, span.start + len(_bare(span.of(text)))) for span in called))


def _bare(words: str) -> str:
    """What somebody is called without what goes on from it: "a delegate, who"."""
    return _GOES_ON.sub("", words)


def _describes(words: str) -> bool:
    """Whether words say what somebody is, and name nobody: "said one of them", "The ministry of Varnia"."""
    parts = [part.split() for part in words.rstrip(",").split(",")]
    heads = [list(takewhile(lambda word: word.lower() not in _OF, part)) for part in parts]
    if len(heads[0]) == len(parts[0]) == 1 and heads[0][0].lower() in UNNAMED:
        return False
    first, *others = heads
    is_plain = bool(first) and (first[-1].islower() or _is_plural(first))
    return is_plain and not any(head and head[-1][:1].isupper() for head in others)


def _is_plural(head: Sequence[str]) -> bool:
    """Whether a word that begins a sentence means several people or bodies: "Fishermen", not "Baker"."""
    word = head[0].lower()
    return len(head) == 1 and is_plural(word) and bool(kind(word) or group(word))
