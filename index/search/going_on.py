"""What a statement goes on from: in "I overruled them", and "In it, Birch writes", the sentence before tells
what "them" and "it" are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.store.passages import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.search.candidates import Candidate
    from index.store.store import Store
    from index.types import Article

_GOES_ON = re.compile(r"\b(?:them|(?:in|of|about|on|for|to|with|from|against|by)\s+it)\b", re.IGNORECASE)
"""Pronouns that stand for a thing: not "it is cold"."""


def leads(store: Store, found: Sequence[Candidate], texts: Mapping[int, Article]) -> list[str]:
    """Return for each candidate the sentence right before it in its paragraph, where it goes on from that;
    else nothing.

    :param texts: the articles of the candidates, by row.
    """
    return [_lead(store, one, texts[one.article].text) for one in found]


def _lead(store: Store, one: Candidate, text: str) -> str:
    if not _GOES_ON.search(one.span.of(text)):
        return ""
    before = [place for place in sentences(store, one.article) if place.end <= one.span.start][-1:]
    is_beside = bool(before) and "\n" not in text[before[0].end : one.span.start]
    return before[0].of(text) if is_beside else ""
