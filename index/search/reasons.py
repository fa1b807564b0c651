"""Which sentences give a reason: for "why?"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.search.beside import beside
from index.search.candidates import shares_words
from index.store.articles import by_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.candidates import Candidate
    from index.search.ranking import Scored
    from index.store.store import Store

BESIDE = 0.999
"""Share of the best sentence's score that one beside it has which gives its reason: it is shown next."""


def gives_reason(text: str) -> bool:
    """Say whether a sentence has words that give a reason: "because", "blamed", "due to"."""
    return _reason().search(text) is not None


def with_reason(store: Store, scored: Scored, found: Sequence[Candidate]) -> list[Candidate]:
    """Return sentences that may answer a question after a reason, best first, with the one that gives it:
    where the best tells what happened, the nearest to what was asked of those in its passage.
    """
    texts = by_row(store, {one.article for one in found[:1]})
    if not found or gives_reason(found[0].span.of(texts[found[0].article].text)):
        return list(found)
    near = beside(store, scored, found[0].score * BESIDE)
    text = texts[found[0].article].text
    why = [one for one in near if gives_reason(one.span.of(text))][:1]
    return [found[0], *why, *(one for one in found[1:] if not any(shares_words(one, other) for other in why))]


@cache
def _reason() -> re.Pattern[str]:
    every = "|".join(map(re.escape, sorted(words("reason_words"), key=len, reverse=True)))
    return re.compile(rf"\b(?:{every})\b", re.IGNORECASE)
