"""Rank passages and sentences by two arms, meaning (FAISS) and words (BM25), each at several sizes.

The signals are absolute: their weighted sum compares between questions, so it ranks and it says how sure one
may be. (Rank fusion does the first alone: with 90% of the unanswerable refused, it answered none.)
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.search.coverage import covered
from index.store.finding import bm25
from index.store.finding.concordance import among, runs, spread, union
from index.store.finding.stems import stems
from index.store.passages import stretches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.embedding.encoder import Vector
    from index.search.topic import Query
    from index.store.filter import Filter
    from index.store.finding.vectors import Near
    from index.store.moves import Ids
    from index.store.reader import Snapshot

DEPTH = 100
"""How far down each arm's list candidates are taken from."""


class Signals(NamedTuple):
    """How near a text is to a question, each from 0 to about 1.

    By meaning: the cosine of the sentence, of its passage, of the nearest passage of its article. By words:
    of the sentence, BM25 as a share of what all words asked could give, so that a word that stands nowhere
    counts against, and the number of articles makes no difference; of the others, the share of the words
    asked, by their rarity, that the sentence or what it goes on from has ("carried"), that its passage or
    title has, that the passages of its article have on the whole; and that only stand in its article in
    passing, elsewhere.
    """

    passage_meaning: float
    sentence_meaning: float
    article_meaning: float
    sentence_words: float
    carried_words: float
    passage_words: float
    article_words: float
    elsewhere_words: float


WEIGHTS = Signals(
    passage_meaning=0.2,
    sentence_meaning=0.2,
    article_meaning=0.1,
    sentence_words=0.2,
    carried_words=0.15,
    passage_words=0.15,
    article_words=0,
    elsewhere_words=0,
)
"""For passages. Fitted on the onestopqa bench; flat there."""

SPOKEN_WEIGHTS = Signals(
    passage_meaning=0.2,
    sentence_meaning=0.4,
    article_meaning=0.2,
    sentence_words=0,
    carried_words=0.1,
    passage_words=0,
    article_words=0.15,
    elsewhere_words=0,
)
"""For the statements of one speaker. Fitted on the said and world benches together; as flat."""

CERTAIN_WEIGHTS = SPOKEN_WEIGHTS._replace(carried_words=0.2, elsewhere_words=-0.2)
"""For whether anything that a speaker says answers at all: words of the topic count for more, since something
is always the nearest in meaning; what stands beside it in passing does not. Fitted as `SPOKEN_WEIGHTS`."""

AS_MANY = 30
"""Sentences of one speaker with which the surest of them counts for what it is."""

CHANCE = 0.025
"""What ten times as many sentences add to the certainty of the surest by chance, and a tenth takes away:
asked about what others were asked about, those quoted once answered 2 to 8%, those quoted a hundred times
half. Flat from 0.02 to 0.04, on two kinds of news."""

_OF_WORDS = ("sentence_words", "carried_words", "passage_words", "article_words", "elsewhere_words")
_OF_SENTENCE = ("sentence_meaning", "carried_words")
_OF_MEANING = ("passage_meaning", "sentence_meaning", "article_meaning")

ARMS = {
    "dense": WEIGHTS._replace(**dict.fromkeys(_OF_WORDS, 0.0)),
    "words": WEIGHTS._replace(**dict.fromkeys(_OF_MEANING, 0.0)),
}
"""Each arm alone."""


@dataclass(frozen=True, slots=True)
class Scored:
    """Sentences with their signals, row for row: ids, passages and articles (n,), signals (n, 8)."""

    ids: Ids
    passages: Ids
    articles: Ids
    signals: NDArray[np.float64]

    def scores(self, weights: Signals) -> NDArray[np.float64]:
        """Return the weighted sums of the signals, shape (n,)."""
        return np.asarray(self.signals @ np.array(weights), np.float64)

    @classmethod
    def none(cls) -> Scored:
        """Return no sentences."""
        nothing = np.zeros(0, np.int64)
        return cls(nothing, nothing, nothing, np.zeros((0, len(Signals._fields))))

    def spoken(self) -> NDArray[np.float64]:
        """Return how near each sentence is to what is asked, among those of one speaker, shape (n,)."""
        return self.scores(SPOKEN_WEIGHTS)

    def certainty(self) -> float:
        """Return how sure it is that the surest of the sentences is on what is asked; 0 without any."""
        if not len(self.ids):
            return 0.0
        return float(self.scores(CERTAIN_WEIGHTS).max())

    def certainty_of_one(self) -> float:
        """Return the same of one speaker's sentences, less what chance adds where there are many."""
        many = len(self.ids)
        return self.certainty() - CHANCE * float(np.log10(many / AS_MANY)) if many else 0.0

    def is_foreign(self, likeness: float) -> bool:
        """Say whether no sentence has a word of what is asked, nor goes on from one, nor is so like it."""
        meaning, carried = (self.signals[:, Signals._fields.index(name)] for name in _OF_SENTENCE)
        return not carried.any() and bool((meaning < likeness).all())

    def nearest(self, most: int, least: float = 0.0) -> Ids:
        """Return the ids of those nearest to what is asked, among those of one speaker: ``most`` at most,
        and none further than ``least``, nearest first.
        """
        scores = self.spoken()
        order = np.argsort(-scores, kind="stable")[:most]
        return self.ids[order[scores[order] >= least]]

    def of(self, sentences: Ids) -> Scored:
        """Return the rows of some sentences, which are in order."""
        those = among(self.ids, sentences)
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


def search(snapshot: Snapshot, query: Query, within: Filter, k: int) -> list[Hit]:
    """Return the ``k`` best passages within a filter, best first.

    :raises StoreError: when what is stored of an article found is not what was put there.
    """
    return ranked(snapshot, near(snapshot, query, within), k)


def near(snapshot: Snapshot, query: Query, within: Filter) -> Scored:
    """Return the sentences of all passages that either arm finds, with their signals."""
    return score(snapshot, query, around(snapshot, query, within))


def around(snapshot: Snapshot, query: Query, within: Filter) -> Ids:
    """Return the ids of the sentences of all passages that either arm finds, in order."""
    outline = snapshot.words.outline
    passages = np.searchsorted(outline.passage_ids, nearest(snapshot, query, within))
    return outline.ids[spread(outline.passage_starts[passages], outline.passage_starts[passages + 1])]


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
    words = snapshot.words
    rows = np.searchsorted(words.outline.passage_ids, [hit.passage for hit in hits])
    found = [
        [among(rows, bm25.having(words, "passage", stems(name)).rows) for name in term.names]
        for term in query.terms
    ]
    having = [(term.word, np.any(names, axis=0)) for term, names in zip(query.terms, found, strict=True)]
    return [tuple(word for word, there in having if there[place]) for place in range(len(hits))]


def score(
    snapshot: Snapshot, query: Query, sentences: Ids, apart: Ids | None = None, weights: Signals = WEIGHTS
) -> Scored:
    """Return the signals of ``sentences``, which are in order, each with its passage's and its article's.

    :param apart: sentences that no other goes on from, since somebody else speaks there.
    :param weights: what they are scored by; a signal that takes a search of its own is 0 where it has none.
    """
    if not len(sentences):
        return Scored(sentences, sentences, sentences, np.zeros((0, len(Signals._fields))))
    outline = snapshot.words.outline
    rows = outline.at(sentences)
    shelf = _shelf(snapshot, query, rows)
    words = covered(snapshot.words, query.terms, rows, outline.at(_none(apart)))
    nothing = np.zeros(len(sentences))
    signals = {
        "passage_meaning": shelf.own,
        "sentence_meaning": snapshot.sentences.similarities(query.vector, sentences),
        "article_meaning": shelf.best,
        "sentence_words": _shares(snapshot, query, rows) if weights.sentence_words else nothing,
        "carried_words": words.carried,
        "passage_words": words.passage,
        "article_words": words.article,
        "elsewhere_words": words.elsewhere,
    }
    columns = [np.asarray(signals[name], np.float64) for name in Signals._fields]
    passages = outline.passages[rows]
    owners = outline.article_rows[outline.articles[passages]]
    return Scored(sentences, outline.passage_ids[passages], owners, np.stack(columns, axis=1))


def _none(ids: Ids | None) -> Ids:
    return np.zeros(0, np.int64) if ids is None else ids


class _Shelf(NamedTuple):
    """The cosines of sentences' passages, and of the nearest passage of each one's article, (n,)."""

    own: Vector
    best: Vector


def _shelf(snapshot: Snapshot, query: Query, sentences: Ids) -> _Shelf:
    """Compare the passages of all articles that some sentences stand in, by the sentences' numbers."""
    outline = snapshot.words.outline
    passages = outline.passages[sentences]
    owners, many = runs(outline.articles[passages])
    rows = outline.passages_in(owners)
    cosines = snapshot.passages.similarities(query.vector, outline.passage_ids[rows])
    starts = np.searchsorted(rows, outline.article_starts[owners])
    best = np.repeat(np.maximum.reduceat(cosines, starts), many)
    return _Shelf(cosines[np.searchsorted(rows, passages)], best)


def nearest(snapshot: Snapshot, query: Query, within: Filter) -> Ids:
    """Return the ids of the passages that either arm finds at either size, in order."""
    words, outline = snapshot.words, snapshot.words.outline
    those = allowed(snapshot, within)
    passages = sentences = None
    if those is not None:
        passages = outline.passage_ids[those[outline.articles]]
        sentences = outline.ids[those[outline.owners]]
    nearby = _ids(snapshot.passages.search(query.vector, DEPTH, passages))
    below = _ids(snapshot.sentences.search(query.vector, DEPTH, sentences))
    phrases = [stems(name) for term in query.terms for name in term.names]
    with_words = bm25.best(words, "passage", phrases, DEPTH, allowed=those)
    rows = np.searchsorted(outline.passage_ids, with_words)
    within_them = spread(outline.passage_starts[rows], outline.passage_starts[rows + 1])
    least = bm25.least_of(words, phrases, np.sort(within_them), DEPTH)
    found = union([below, bm25.best(words, "sentence", phrases, DEPTH, allowed=those, least=least)])
    around = outline.passage_ids[outline.passages[outline.at(found)]]
    return union([nearby, with_words, around])


def _ids(found: Sequence[Near]) -> Ids:
    return np.array([near.id for near in found], np.int64)


def allowed(snapshot: Snapshot, within: Filter) -> NDArray[np.bool_] | None:
    """Return which articles may be seen and are within a filter, by their numbers; None where all are."""
    if snapshot.sight.is_everything and not within.narrows:
        return None
    words = snapshot.words
    return np.isin(words.outline.article_rows, snapshot.remembered.rows(within)) & words.live_articles


def _shares(snapshot: Snapshot, query: Query, sentences: Ids) -> NDArray[np.float64]:
    """Return the share of a query's words, as asked, that each of some sentences has, by their numbers."""
    plain = [stems(term.word) for term in query.terms]
    if not plain:
        return np.zeros(len(sentences))
    highest = bm25.HIGHEST * sum(bm25.rarity_of(snapshot.words, "sentence", phrase) for phrase in plain)
    return np.minimum(bm25.scores(snapshot.words, plain, sentences) / highest, 1)


def _by_passage(scored: Scored) -> tuple[Ids, NDArray[np.float64]]:
    """Return the passages, and for each signal the best that one of a passage's sentences has."""
    rows, place = np.unique(scored.passages, return_inverse=True)
    best = np.full((len(rows), len(Signals._fields)), -np.inf)
    np.maximum.at(best, place, scored.signals)
    return rows, best


def _ranks(values: NDArray[np.float64]) -> NDArray[np.int64]:
    ranks = np.empty(len(values), np.int64)
    ranks[np.argsort(-values, kind="stable")] = np.arange(1, len(values) + 1)
    return ranks
