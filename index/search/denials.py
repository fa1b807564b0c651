"""Which sentence says no to a question that asks for yes or no: "no further cuts were planned this year"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.search.beside import beside
from index.search.candidates import shares_words
from index.search.word_for_word import has_every
from index.store.articles import by_row
from index.store.finding.stems import cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.candidates import Candidate
    from index.search.ranking import Scored
    from index.search.topic import TopicWord
    from index.store.store import Store

LEAST = 0.8
"""Share of the best sentence's score that one beside it has at least which says no."""

SHARED = 2
"""Terms of the question that it has, at least: what is denied is what was asked."""

BESIDE = 0.999
"""Share of the best sentence's score that it has: it is shown next."""

_ASKS = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?"
    r"(?:is|are|was|were|will|would|did|does|do|has|have|had|can|could|should|may|might)(?:n['’]t)?\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w'’]+")


def asks_yes_or_no(question: str) -> bool:
    """Say whether a question asks for yes or no."""
    return _ASKS.search(question) is not None


def with_denial(
    store: Store, scored: Scored, found: Sequence[Candidate], terms: Sequence[TopicWord]
) -> list[Candidate]:
    """Return sentences that may answer a question after yes or no, best first; behind a best one that denies
    nothing, the nearest to what was asked of those in its passage that deny it.
    """
    texts = by_row(store, {one.article for one in found[:1]})
    if not found or denies(found[0].span.of(texts[found[0].article].text)):
        return list(found)
    text = texts[found[0].article].text
    near = beside(store, scored, found[0].score * BESIDE, LEAST)
    told = [one for one in near if denies(one.span.of(text)) and _shares(one.span.of(text), terms)][:1]
    return [
        found[0],
        *told,
        *(one for one in found[1:] if not any(shares_words(one, other) for other in told)),
    ]


def denies(text: str) -> bool:
    """Say whether a sentence has a word that turns what it says into its opposite."""
    said = (word.lower().replace("’", "'") for word in _WORD.findall(text))
    return any(word in words("negations") or word.endswith("n't") for word in said)


def _shares(text: str, terms: Sequence[TopicWord]) -> bool:
    (own,) = cut([text])
    return sum(has_every(own, [term.stems]) for term in terms) >= min(SHARED, len(terms))
