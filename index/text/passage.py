"""Cut an article into passages: whole sentences, small enough to be one point of meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.text.flow import flow
from index.text.sentence import sentences

if TYPE_CHECKING:
    from index.types import Span

CUTTING_VERSION = 5
"""Raised when passages would be cut differently, so that the next run cuts them anew."""

LONGEST = 900
"""Characters in a passage, unless one sentence alone is longer: about 200 tokens of the model's 256."""

FULL = 500
"""Characters from which a passage may end with its paragraph."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What retrieval ranks: whole sentences of one article, and where each of them stands."""

    start: int
    end: int
    sentences: tuple[Span, ...]


def cut(text: str) -> list[Passage]:
    """Cut ``text`` into passages that cover each of its sentences once, in order."""
    passages: list[Passage] = []
    held: list[Span] = []
    read = flow(text)
    for sentence in sentences(text):
        if held and _is_full(read, held, sentence):
            passages.append(_passage(held))
            held = []
        held.append(sentence)
    if held:
        passages.append(_passage(held))
    return passages


def _is_full(text: str, held: list[Span], following: Span) -> bool:
    start, end = held[0].start, held[-1].end
    if following.end - start > LONGEST:
        return True
    return end - start >= FULL and "\n" in text[end : following.start]


def _passage(held: list[Span]) -> Passage:
    return Passage(held[0].start, held[-1].end, tuple(held))
