"""What a sentence's cues are to those who look for them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cued:
    """A cue in a sentence.

    ``at`` is its word, ``first`` and ``end`` bound the phrase, ``speaker`` is the speaker's head word,
    ``content`` the words of its complements.
    """

    at: int
    first: int
    speaker: int | None
    content: frozenset[int]
    end: int
    says_more: bool = False  # its content is not merely a quotation's stand-in
    is_clause: bool = True  # its content is a clause of its own, not an object or an infinitive
