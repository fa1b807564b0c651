"""Judge what is shown against the words expected, by the letters that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.evaluation.metrics import Measures, Tally, f1

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.answers.evidence import Evidence
    from index.evaluation.gold import Gold, Key, Letters
    from index.search.ranking import Hit
    from index.types import Article, Span

FIRST = 5
"""Excerpts of an answer that count: the first page."""

MATCH = 0.6
"""Share of the letters of the shorter of excerpt and expected words that they must have in common."""

CORE = 0.2
"""Share of an excerpt's letters that must be expected: a page with the answer somewhere in it is none."""

WITHIN = 0.5
"""Share of the expected words' letters that a passage must hold to be a hit."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """On one excerpt: is it right, which expected words it shows, how many of its letters are expected."""

    right: bool
    found: frozenset[int]
    letters: int
    expected: int

    @property
    def is_diluted(self) -> bool:
        """Whether expected words are in it, but too few of its letters are expected for it to count."""
        return not self.right and self.expected > 0


def excerpt(key: Key, one: Evidence) -> Judgement:
    """Judge an excerpt, which also stands for its copies in other articles."""
    here = _verdict(key, one.article, one.span)
    copies = [_verdict(key, copy.article, copy.span) for copy in one.also_in]
    right = [verdict for verdict in (here, *copies) if verdict.right]
    if not right:
        return here
    best = here if here.right else right[0]
    found = frozenset[int]().union(*(verdict.found for verdict in right))
    return Judgement(right=True, found=found, letters=best.letters, expected=best.expected)


def passage(key: Key, hit: Hit, article: Article) -> frozenset[int]:
    """Return which of the expected words a passage holds at least half of."""
    held = range(hit.start, hit.end)
    return frozenset(
        n
        for n, standing in enumerate(key.expected)
        for place in standing.get(article.path, ())
        if sum(letter in held for letter in place) >= WITHIN * len(place)
    )


def measures(gold: Gold, shown: Sequence[Judgement], *, kind_right: bool) -> Measures:
    """Return what an answer gives to the figures of answers.

    ``score`` is the F1 of precision and recall where there is an answer, and 1 or 0 for silence where
    there is none. ``focus`` is the share of all letters shown that are expected.

    :param kind_right: whether the silence, if it is one, is of the kind expected.
    """
    silent = not shown
    if not gold.expected:
        refused = float(silent)
        kind = {"silence kind": Tally(float(silent and kind_right), 1)} if gold.silence else {}
        refusal = {"refusal precision": Tally(refused, refused), "refusal recall": Tally(refused, 1)}
        refusal["false answers"] = Tally(1 - refused, 1)
        return {"score": Tally(refused, 1), **refusal, **kind}
    found = frozenset[int]().union(*(one.found for one in shown))
    precision = sum(one.right for one in shown) / len(shown) if shown else 0.0
    recall = min(1.0, len(found) / min(FIRST, len(gold.expected)))
    return {
        "score": Tally(f1(precision, recall), 1),
        "hit@1": Tally(float(any(one.right for one in shown[:1])), 1),
        "precision": Tally(precision, 1),
        "recall": Tally(recall, 1),
        "focus": Tally(sum(one.expected for one in shown), sum(one.letters for one in shown)),
        "refusal precision": Tally(0, float(silent)),
        "false silences": Tally(float(silent), 1),
    }


def _verdict(key: Key, article: Article, span: Span) -> Judgement:
    text = article.text
    own = frozenset(place for place in range(span.start, span.end) if text[place].isalnum())
    expected = {n: _shared(own, places.get(article.path, ())) for n, places in enumerate(key.expected)}
    also = [_shared(own, places.get(article.path, ())) for places in key.also]
    covered = len(frozenset[int]().union(*expected.values(), *also))
    right = covered > 0 and covered >= CORE * len(own)
    found = frozenset(n for n, shared in expected.items() if shared) if right else frozenset[int]()
    return Judgement(right, found, len(own), covered)


def _shared(own: Letters, places: Iterable[Letters]) -> Letters:
    """Return the letters in common with each place that is matched."""
    common = [
        own & place for place in places if len(own & place) >= MATCH * max(1, min(len(own), len(place)))
    ]
    return frozenset[int]().union(*common)
