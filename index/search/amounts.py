"""Which sentences tell the amount that a question asks for: "how much did it cost?", "how many came?"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.search.beside import beside
from index.search.candidates import shares_words
from index.store.articles import by_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.candidates import Candidate
    from index.search.ranking import Scored
    from index.store.store import Store

LEAST = 0.5
"""Share of the best sentence's score that one beside it has at least which tells the amount."""

_PAID = (
    r"costs?|pa(?:y|ys|id)|spen[dt]s?|earn(?:s|ed)?|worth|charged?|raised?|owed?|len[dt]|invest(?:ed)?|donated?"
    r"|fined?|lost|lose"
)
_MONEY = re.compile(
    rf"^(?:and |so )?(?:how much\b.*\b(?:{_PAID})\b"
    r"|(?:what|which) (?:is|was|were|are|did|does) .*\b(?:costs?|price|fee)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^(?:and |so )?how (?:many|much|far|tall|big|high|deep|fast|heavy|wide|large|often|long|old)\b",
    re.IGNORECASE,
)


def asked_for(question: str) -> re.Pattern[str] | None:
    """Return what tells the amount that a question asks for; None where it asks for none."""
    if _MONEY.search(question):
        return _money()
    return _number() if _NUMBER.search(question) else None


def with_amount(
    store: Store, scored: Scored, found: Sequence[Candidate], amount: re.Pattern[str]
) -> list[Candidate]:
    """Return sentences that may answer a question after an amount, best first: before a best one that has
    none, the nearest to what was asked of those in its passage that have one.
    """
    texts = by_row(store, {one.article for one in found[:1]})
    if not found or amount.search(found[0].span.of(texts[found[0].article].text)):
        return list(found)
    text = texts[found[0].article].text
    near = beside(store, scored, found[0].score, LEAST)
    told = [one for one in near if amount.search(one.span.of(text))][:1]
    return [*told, *(one for one in found if not any(shares_words(one, other) for other in told))]


@cache
def _number() -> re.Pattern[str]:
    """A number in digits or words; not "one" and other words that mostly count nothing."""
    listed = [entry.split()[0] for entry in entries("number_words") if not entry.endswith("*")]
    return re.compile(rf"\d|\b(?:{'|'.join(map(re.escape, listed))})\b", re.IGNORECASE)


@cache
def _money() -> re.Pattern[str]:
    """A sum of money."""
    listed = "|".join(sorted(words("currencies"), key=len, reverse=True))
    return re.compile(rf"[$€£¥₽₴₹]\s?\d|\b(?:{listed})\b|\bfree of charge\b", re.IGNORECASE)
