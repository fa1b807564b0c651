"""What is nearest to the words of somebody who is never quoted by name: who is called so in passing, "two
members of the delegation said", and that they kept silent, "her office declined to comment".
"""

from __future__ import annotations

import re
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from index.lexicon import words
from index.names.spelling import tokens
from index.question.elsewhere import as_called
from index.search import candidates
from index.search.candidates import Candidate
from index.search.ranking import allowed
from index.store import passages, statements
from index.store.articles import by_row
from index.store.finding.concordance import among
from index.store.finding.stems import stems
from index.types import Span

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from index.search.candidates import Pairs
    from index.search.ranking import Scored
    from index.store.filter import Filter
    from index.store.moves import Ids
    from index.store.reader import Snapshot

_SILENT = re.compile(
    r"\b(?:declin|refus)\w+\s+(?:to\s+(?:comment|speak|answer|respond|reply|be\s+interviewed)|(?:a|any)?\s*comment)"
    r"|\b(?:did\s+not|didn['’]t|has\s+not|had\s+not|would\s+not|could\s+not)\s+(?:\w+ly\s+)?"
    r"(?:comment|respond|reply|answer|return\s+(?:a|calls?|messages?)|be\s+reached)"
    r"|\b(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:available|reached)\s+for\s+comment\b|\bno\s+comment\b",
    re.IGNORECASE,
)
_STEMS = ("comment", "respond", "reply", "answer", "interviewed", "reached", "speak", "calls")
"""Words one of which stands wherever somebody is told to be silent."""

_GOES_ON = re.compile(r"\W*(?:He|She|They|It|His|Her|Their|Its)\b")
"""How a sentence begins that may tell of whom the one before names."""

_WHERE = re.compile(r"\b(?:in|near|outside|from|against|on|at|who|which|that)\b", re.IGNORECASE)
"""What parts who somebody is from where they are: "the opposition in Kestria" is not Kestria."""

MOST = 3
"""Statements, or sentences, at most."""


def near(snapshot: Snapshot, within: Filter, name: str, scored: Scored | None) -> tuple[Candidate, ...]:
    """Return what is nearest to somebody's words whom these articles quote nowhere by name.

    :param scored: the sentences near to what is asked about, where anything is.
    """
    called = _called_so(snapshot, within, name, scored)
    return (*called, *_silent(snapshot, within, name))[:MOST]


def _called_so(snapshot: Snapshot, within: Filter, name: str, scored: Scored | None) -> tuple[Candidate, ...]:
    """Return what nobody known said who is called by all words of a name, and more: no other's words."""
    ids = _holding(snapshot, within, name) if scored is None else scored.ids
    pairs = statements.utterances_in(snapshot.store, ids)
    unclear = [
        one for one in statements.by_id(snapshot.store, {row for row, _ in pairs}).values() if not one.speaker
    ]
    texts = by_row(snapshot.store, {one.article for one in unclear})
    asked = _own(name)
    called = {one.id: _WHERE.split(as_called(texts[one.article].text, one.statement))[0] for one in unclear}
    rows = {row for row, words_ in called.items() if asked <= _own(words_)}
    theirs: Pairs = [pair for pair in pairs if pair[0] in rows]
    if not theirs:
        return ()
    if scored is None:
        return tuple(candidates.newest(snapshot.store, theirs))
    return tuple(candidates.of_statements(snapshot, theirs, scored))


def _silent(snapshot: Snapshot, within: Filter, name: str) -> tuple[Candidate, ...]:
    """Return sentences by which somebody, or who speaks for them, keeps silent, and those that name them."""
    outline, named = snapshot.words.outline, _holding(snapshot, within, name)
    rows = outline.at(named)
    following = rows[rows + 1 < len(outline.ids)] + 1
    after = following[outline.owners[following] == outline.owners[following - 1]]
    own, after = (some[_telling(snapshot, some)] for some in (rows, after))
    ids = outline.ids[np.unique(np.concatenate([own, after, after - 1]))]
    places = passages.stretches(snapshot.store, "sentence", ids.tolist())
    texts = by_row(snapshot.store, {one.article for one in places.values()})
    held, found = set(named.tolist()), []
    for one in (places[row] for row in ids.tolist()):
        span = Span(one.start, one.end)
        told = span.of(texts[one.article].text)
        if not _SILENT.search(told):
            continue
        before = places.get(one.id - 1)
        if one.id in held:
            found.append(Candidate(one.article, span, 1.0))
        elif before and _GOES_ON.match(told):
            found.append(Candidate(one.article, Span(before.start, one.end), 1.0))
    return tuple(candidates.newest_first(snapshot.store, found))


def _telling(snapshot: Snapshot, rows: Ids) -> NDArray[np.bool_]:
    """Say of some sentences, by their numbers, whether one of the words is there without which nobody is told
    to be silent.
    """
    having = [among(rows, snapshot.words.find(stems(word)).sentences) for word in _STEMS]
    return np.asarray(np.any(having, axis=0), np.bool_)


def _holding(snapshot: Snapshot, within: Filter, name: str) -> Ids:
    """Return the ids of the sentences that have all words of a name; of somebody's, its last alone."""
    said = sorted(_own(name))
    if not said:
        return np.zeros(0, np.int64)
    each = sorted((snapshot.words.find(stems(word)).sentences for word in said), key=len)
    found = reduce(lambda some, others: some[among(some, others)], each)
    outline, those = snapshot.words.outline, allowed(snapshot, within)
    return outline.ids[found if those is None else found[those[outline.owners[found]]]]


def _own(name: str) -> set[str]:
    return {word for word in tokens(name) if word not in words("stop_words")}
