"""What somebody is told not to have said: "Birch declined to say how many" answers whether she did, and what,
where nothing else that she says is of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.search import candidates
from index.search.brought_up import SHARE
from index.search.candidates import shares_words
from index.search.coverage import having_all
from index.search.word_for_word import AT_LEAST, has_every
from index.store.articles import by_row
from index.store.finding.stems import cut
from index.types import Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.candidates import Candidate, Pairs
    from index.search.topic import TopicWord
    from index.store.reader import Snapshot

_WHETHER = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:did|does|do|has|have|had|is|was|will|would)(?:n['’]t)?\b"
    r"|\b(?:about|on|over|say|said|says|tell|told|tells)\s+(?:whether|if|how|why|where|who|whom|which)\b",
    re.IGNORECASE,
)
"""What asks whether something was said: "did Birch say ...", "... say about how many there are"."""


def asks_whether(question: str) -> bool:
    """Say whether a question may be answered by that somebody did not say it."""
    return _WHETHER.search(question) is not None


def having(snapshot: Snapshot, terms: Sequence[TopicWord]) -> frozenset[int]:
    """Return the ids of the sentences that have all that is asked for: no other tells it was not said."""
    return frozenset(snapshot.words.outline.ids[having_all(snapshot.words, terms)].tolist())


def with_unsaid(
    snapshot: Snapshot,
    found: Sequence[Candidate],
    unsaid: Pairs,
    terms: Sequence[TopicWord],
    *,
    is_said: bool,
) -> list[Candidate]:
    """Return statements, best first, with those not made that have all that is asked for: before all others,
    or behind the best of them where somebody did speak of it elsewhere.

    :param unsaid: the statements that somebody is told not to have made, and the sentences they stand in.
    :param is_said: whether one of those found has all that is asked for.
    """
    told = _having(snapshot, unsaid, terms)
    those = [next((other for other in found if shares_words(one, other)), one) for one in told]
    best = max((one.score for one in found), default=0.0)
    least = SHARE * best if is_said else max(AT_LEAST, best)
    raised = [replace(one, score=max(one.score, least) if one in found else least) for one in those]
    every = [*raised, *(one for one in found if one not in those)]
    return sorted(every, key=lambda one: -one.score)


def is_told(found: Sequence[Candidate]) -> bool:
    """Say whether any of some statements is surely told not to have been made."""
    return any(
        said.statement.stance is Stance.NEGATED and not said.statement.is_doubtful
        for one in found
        for said in one.uttered
    )


def _having(snapshot: Snapshot, unsaid: Pairs, terms: Sequence[TopicWord]) -> list[Candidate]:
    """Return the newest of the statements that have all terms in what was not said, and how that is told."""
    found = candidates.newest(snapshot.store, unsaid)
    texts = by_row(snapshot.store, {one.article for one in found})
    told = cut([_told(one, texts[one.article].text) for one in found])
    asked = [term.stems for term in terms]
    return [one for one, own in zip(found, told, strict=True) if has_every(own, asked)]


def _told(one: Candidate, text: str) -> str:
    """Return what was not said together with the words that tell so: "ruling out", "declined to say"."""
    parts = [part for said in one.uttered for part in (*said.statement.spans, said.statement.cue) if part]
    return text[min(part.start for part in parts) : max(part.end for part in parts)]
