"""Why a passage was found: what each signal gave to its score, and which of the question's words it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.ranking import WEIGHTS, matched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.ranking import Hit, Signals
    from index.search.topic import Query
    from index.store.reader import Snapshot


def lines(snapshot: Snapshot, query: Query, hits: Sequence[Hit]) -> list[list[list[str]]]:
    """Return for each hit the lines that explain it, each in the parts between which it may be broken."""
    asked = [term.word for term in query.terms]
    shared = matched(snapshot, query, hits)
    return [[_signals(hit.signals), [_words(asked, mine)]] for hit, mine in zip(hits, shared, strict=True)]


def _signals(signals: Signals) -> list[str]:
    """Return the value of each signal that counts, with the weight that it counts for."""
    named = zip(signals._asdict().items(), WEIGHTS, strict=True)
    told = [f"{name.replace('_', ' ')} {value:.2f} × {weight:g}" for (name, value), weight in named if weight]
    return [*(f"{one} +" for one in told[:-1]), *told[-1:]]


def _words(asked: Sequence[str], shared: Sequence[str]) -> str:
    lacks = [word for word in asked if word not in shared]
    parts = (("has", shared), ("lacks", lacks))
    return " · ".join(f"{verb}: {', '.join(words)}" for verb, words in parts if words)
