"""What the names of organisations are made of: their words, small words and initials."""

from __future__ import annotations

import re
from functools import lru_cache

from index.lexicon import words
from index.names.spelling import tokens


@lru_cache(maxsize=65536)
def is_body(text: str) -> bool:
    """Whether a name is an organisation's by its words ("of", "Department") or by being an acronym."""
    said = tokens(text)
    said = said[1:] if said[:1] == ["the"] else said
    if not said:
        return False
    if len(said) == 1:
        return said[0] in words("body_nouns") or is_acronym(text)
    return bool(words("body_nouns").intersection(said)) or any(word in _JOINING for word in said[1:])


_JOINING = frozenset({"of", "for", "and", "on", "in", "against"})


def is_acronym(text: str) -> bool:
    """Whether a name is written as initials of a body: "SEIU", "A.F.L.-C.I.O.", "EU"."""
    letters = re.sub(r"[.\-&]", "", text.strip().removeprefix("the ").removeprefix("The "))
    return 2 <= len(letters) <= 8 and letters.isalnum() and letters.isupper() and not letters.isdigit()


_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "a", "an", "to", "at"})


def body_words(text: str) -> tuple[str, ...]:
    """Return what identifies an organisation: its words without "the", "U.S." and small words."""
    said = tokens(text)
    kept = tuple(word.replace("-", "") for word in said if word not in _SMALL and word != "us")
    return kept or tuple(said)


def acronyms(text: str) -> frozenset[str]:
    """Return the initials by which a body's name may be called, with and without its small words."""
    said = [part for word in tokens(text) for part in word.split("-")]
    said = said[1:] if said[:1] == ["the"] else said
    return frozenset(
        initials
        for initials in ("".join(w[0] for w in said), "".join(w[0] for w in said if w not in _SMALL))
        if len(initials) > 2
    )
