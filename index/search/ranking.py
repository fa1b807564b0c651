"""Rank passages and sentences by two arms, meaning (FAISS) and words (FTS5), each at two sizes.

The four signals are absolute: their weighted sum compares between questions, so it ranks and it says how
sure one may be. (Rank fusion does the first alone: with 90% of the unanswerable refused, it answered none.)
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.lexicon import words
from index.store.passages import Matched, among, matches, places_of, rarity, sentences_of, stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.embedding.encoder import Encoder, Vector
    from index.store.filter import Filter
    from index.store.reader import Snapshot
    from index.store.vectors import Ids

DEPTH = 100
"""How far down each arm's list candidates are taken from."""

SENTENCE_FIELDS = (0.3, 1.0)
"""BM25 weights of a sentence's neighbours and title, and of its own words."""

PASSAGE_FIELDS = (1.0, 1.0)
"""BM25 weights of a passage's title and of its own words."""


class Signals(NamedTuple):
    """How near a text is to a question, at the size of a passage and of a sentence, each from 0 to about 1.

    By meaning: the cosine. By words: BM25 as a share of what all words asked could give, so that a word
    that stands nowhere counts against, and the number of articles makes no difference.
    """

    passage_meaning: float
    sentence_meaning: float
    passage_words: float
    sentence_words: float


WEIGHTS = Signals(passage_meaning=0.25, sentence_meaning=0.1, passage_words=0.15, sentence_words=0.5)
"""For passages. Fitted on the onestopqa and said benches together: on neither has an arm alone a better hit@1
or MRR@10. Flat there: moving .05 from one to another moves MRR@10 by .01."""

SPOKEN_WEIGHTS = Signals(passage_meaning=0.3, sentence_meaning=0.4, passage_words=0.15, sentence_words=0.15)
"""For the statements of one speaker, where few words decide. Fitted on the said bench, as flat."""

ARMS = {
    "dense": WEIGHTS._replace(passage_words=0, sentence_words=0),
    "words": WEIGHTS._replace(passage_meaning=0, sentence_meaning=0),
}
"""Each arm alone."""

HIGHEST_BM25 = 2.2
"""What a word's BM25 comes to at most, in units of its rarity: FTS5 has k1 = 1.2."""


@dataclass(frozen=True, slots=True)
class Query:
    """A topic made ready: its content words as FTS5 phrases, and its vector."""

    text: str
    phrases: tuple[str, ...]
    vector: Vector


@dataclass(frozen=True, slots=True)
class Scored:
    """Sentences with their signals, row for row: ids, passages and articles (n,), signals (n, 4)."""

    ids: Ids
    passages: Ids
    articles: Ids
    signals: NDArray[np.float64]

    def scores(self, weights: Signals) -> NDArray[np.float64]:
        """Return the weighted sums of the signals, shape (n,)."""
        return np.asarray(self.signals @ np.array(weights), np.float64)

    def of(self, sentences: Ids) -> Scored:
        """Return the rows of some sentences."""
        those = np.isin(self.ids, sentences)
        return Scored(self.ids[those], self.passages[those], self.articles[those], self.signals[those])


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found: its row, its article's row and span, its score and where that comes from.

    ``ranks`` are its places, from 1, in the lists by meaning and by words.
    """

    passage: int
    article: int
    start: int
    end: int
    score: float
    signals: Signals
    ranks: dict[str, int]


def prepare(text: str, encoder: Encoder) -> Query:
    """Make a question's text ready for both arms."""
    found = list(dict.fromkeys(re.findall(r"\w+", text.lower())))
    asked = [word for word in found if word not in words("stop_words")] or found
    return Query(text, tuple(f'"{word}"' for word in asked), encoder.question(text))


def search(snapshot: Snapshot, query: Query, within: Filter, k: int) -> list[Hit]:
    """Return the ``k`` best passages within a filter, best first.

    :raises StoreError: when what is stored of an article found is not what was put there.
    """
    return ranked(snapshot, near(snapshot, query, within), k)


def near(snapshot: Snapshot, query: Query, within: Filter) -> Scored:
    """Return the sentences of all passages that either arm finds, with their signals."""
    return score(snapshot, query, around(snapshot, query, within))


def around(snapshot: Snapshot, query: Query, within: Filter) -> Ids:
    """Return the ids of the sentences of all passages that either arm finds."""
    return sentences_of(snapshot.store, nearest(snapshot, query, within).tolist())


def ranked(snapshot: Snapshot, scored: Scored, k: int, weights: Signals = WEIGHTS) -> list[Hit]:
    """Return the ``k`` best passages of the sentences scored, best first."""
    rows, best = _by_passage(scored)
    totals = best @ np.array(weights)
    order = np.lexsort((rows, -totals))[:k]
    spans = stretches(snapshot.store, "passage", rows[order].tolist())
    snapshot.store.refuse_damaged(sorted({where.article for where in spans.values()}))
    ranks = {arm: _ranks(best @ np.array(alone)) for arm, alone in ARMS.items()}
    hits = []
    for place in order.tolist():
        where, signals = spans[int(rows[place])], Signals(*best[place].tolist())
        mine = {arm: int(places[place]) for arm, places in ranks.items()}
        hits.append(Hit(where.id, where.article, where.start, where.end, float(totals[place]), signals, mine))
    return hits


def matched(snapshot: Snapshot, query: Query, hits: Sequence[Hit]) -> list[tuple[str, ...]]:
    """Return, for each hit, the words of the query that its passage or title has, whatever their ending."""
    rows = np.array([hit.passage for hit in hits], np.int64)
    having = {
        phrase.strip('"'): {*_matches(snapshot, "passage", one, rows).ids.tolist()}
        for phrase in query.phrases
        for one in [replace(query, phrases=(phrase,))]
    }
    return [tuple(word for word, passages in having.items() if row in passages) for row in rows.tolist()]


def score(snapshot: Snapshot, query: Query, sentences: Ids) -> Scored:
    """Return the signals of ``sentences``, which are in order, each with its passage's."""
    if not len(sentences):
        return Scored(sentences, sentences, sentences, np.zeros((0, 4)))
    store = snapshot.store
    passages, articles = places_of(store, sentences)
    distinct, place = np.unique(passages, return_inverse=True)
    columns: list[NDArray[np.floating]] = [
        snapshot.passages.similarities(query.vector, distinct)[place],
        snapshot.sentences.similarities(query.vector, sentences),
        _shares(snapshot, "passage", query, distinct)[place],
        _shares(snapshot, "sentence", query, sentences),
    ]
    return Scored(sentences, passages, articles, np.stack(columns, axis=1, dtype=np.float64))


def nearest(snapshot: Snapshot, query: Query, within: Filter) -> Ids:
    """Return the ids of the passages that either arm finds at either size, in no order."""
    store = snapshot.store
    passages = among(store, "passage", within)
    sentences = among(store, "sentence", within)
    nearby = [near.id for near in snapshot.passages.search(query.vector, DEPTH, passages)]
    below = [near.id for near in snapshot.sentences.search(query.vector, DEPTH, sentences)]
    with_words = _matches(snapshot, "passage", query, passages, DEPTH).ids
    found = np.union1d(below, _matches(snapshot, "sentence", query, sentences, DEPTH).ids).astype(np.int64)
    return np.unique([*nearby, *with_words, *places_of(store, found)[0]]).astype(np.int64)


def _matches(snapshot: Snapshot, table: str, query: Query, those: Ids | None, most: int = -1) -> Matched:
    """Return the rows that share words with a query."""
    if not query.phrases:
        return Matched(np.zeros(0, np.int64), np.zeros(0))
    fields = PASSAGE_FIELDS if table == "passage" else SENTENCE_FIELDS
    words = " OR ".join(query.phrases)
    return matches(snapshot.store, table, words, weights=fields, among=those, most=most)


def _shares(snapshot: Snapshot, table: str, query: Query, rows: Ids) -> NDArray[np.float64]:
    """Return the share of a query's words that each of ``rows``, which are in order, has, shape (n,)."""
    found, shares = _matches(snapshot, table, query, rows), np.zeros(len(rows))
    highest = HIGHEST_BM25 * rarity(snapshot.store, table, query.phrases)
    shares[np.searchsorted(rows, found.ids)] = found.scores / highest
    return shares


def _by_passage(scored: Scored) -> tuple[Ids, NDArray[np.float64]]:
    """Return the passages, and for each signal the best that one of a passage's sentences has."""
    rows, place = np.unique(scored.passages, return_inverse=True)
    best = np.full((len(rows), 4), -np.inf)
    np.maximum.at(best, place, scored.signals)
    return rows, best


def _ranks(values: NDArray[np.float64]) -> NDArray[np.int64]:
    ranks = np.empty(len(values), np.int64)
    ranks[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return ranks
