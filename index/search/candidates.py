"""Candidates: the sentences that an answer may show, with their scores and the statements they carry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from index.search.coverage import CARRIED
from index.search.ranking import WEIGHTS
from index.store import articles, passages, statements
from index.store.finding.concordance import among, union
from index.store.finding.stems import stems
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from index.search.ranking import Scored
    from index.search.topic import Query
    from index.store.moves import Ids
    from index.store.passages import Stretch
    from index.store.reader import Snapshot
    from index.store.statements import Uttered
    from index.store.store import Store
    from index.types import Article

WIDE = 30
"""Statements, or passages, from which the evidence is chosen."""

UNLIKE = 0.3
"""What it takes from a statement's score to be wholly unlike the best one. Fitted with `SPOKEN_WEIGHTS`."""

BESIDE = 3
"""Sentences from the best one within which others go on from it, or lead up to it."""

LIKE_BESIDE = 0.7
"""How like the best one a sentence beside it is at least: what is said there is on the same."""

AS_GOOD = 0.95
"""Share of the best sentence's score from which one right beside it answers as well: both are shown."""

SPOKEN = 0.35
"""Share of an excerpt that is what was said, from which it is not said in passing."""

PASSING = 0.2
"""What it takes from an excerpt's place that nearly all of it tells of other things than what was said:
"Thirty were hurt by what Birch called “an act”." Flat from 0.1 to 0.3, on two kinds of news."""

MUCH = 2000
"""Sentences up to which all that somebody said is compared with what is asked."""

LOOKED_AT = 500
"""Of more than that, how many of the nearest are; and those besides that have words of the topic."""

Pairs = list[tuple[int, int]]
"""Which statements stand in which sentences: their ids."""


NOTHING: Mapping[int, float] = MappingProxyType({})
"""Of no statement is anything added to its score."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentences ``text[start:end]`` of an article's row that may be shown, with the statements they carry."""

    article: int
    span: Span
    score: float
    uttered: tuple[Uttered, ...] = ()

    @property
    def speakers(self) -> frozenset[str]:
        """Whose the statements are, as far as that is known."""
        return frozenset(one.speaker for one in self.uttered if one.speaker)

    @property
    def place(self) -> float:
        """What it is ordered by: its score, less where it mostly tells of other things than what was said."""
        spans = {span for one in self.uttered for span in one.statement.spans}
        said = sum(span.end - span.start for span in spans) / (self.span.end - self.span.start)
        return self.score - PASSING * max(0.0, SPOKEN - said) / SPOKEN

    @property
    def is_doubtful(self) -> bool:
        """Whether any of it is only probably its speaker's."""
        return any(one.statement.is_doubtful for one in self.uttered)


def apart(found: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Return what may be shown as its speaker's, and what is doubtful, each in its order."""
    every = tuple(found)
    return tuple(one for one in every if not one.is_doubtful), tuple(one for one in every if one.is_doubtful)


def placed(found: Iterable[Candidate]) -> list[Candidate]:
    """Return one speaker's as they are shown: what mostly holds their words before what tells of them."""
    return sorted(found, key=lambda one: -one.place)


def on_topic(snapshot: Snapshot, query: Query, pairs: Pairs) -> Pairs:
    """Return of a much-quoted speaker's statements those that may answer: the nearest, or with rare words.

    :param pairs: all statements, and the sentences they stand in; where they are few, all are returned.
    """
    every = sentences(pairs)
    if len(every) <= MUCH:
        return pairs
    rows, chosen = snapshot.words.outline.at(every), np.zeros(len(every), np.bool_)
    near = [one.id for one in snapshot.sentences.search(query.vector, LOOKED_AT, every)]
    chosen[np.searchsorted(every, near)] = True
    found = [snapshot.words.find(stems(name)).sentences for term in query.terms for name in term.names]
    for having in sorted((among(rows, held) for held in found), key=np.count_nonzero):
        if np.count_nonzero(chosen | having) <= MUCH:
            chosen |= having
    kept = set(every[chosen].tolist())
    those = {statement for statement, sentence in pairs if sentence in kept}
    return [pair for pair in pairs if pair[0] in those]


def sentences(pairs: Pairs) -> Ids:
    """Return the ids of the sentences that carry statements, in order."""
    return union([np.array([sentence for _, sentence in pairs], np.int64)])


def before(sentences: Ids) -> Ids:
    """Return the ids of the sentences that some may go on from and that are none of these, in order."""
    every = union([sentences - step for step in range(1, len(CARRIED))])
    return every[~among(every, sentences)]


def of_statements(
    snapshot: Snapshot, pairs: Pairs, scored: Scored, added: Mapping[int, float] = NOTHING
) -> list[Candidate]:
    """Return the best statements, best first; those of one speaker that share a sentence are one candidate.

    A statement scores as the best of its sentences does.

    :param added: by the id of a statement, what is added to its score.
    """
    values = _likened(snapshot, scored, scored.spoken())
    rows, carrying = np.array(pairs, np.int64).reshape(-1, 2).T
    said, place = np.unique(rows, return_inverse=True)
    best_of = np.full(len(said), -np.inf)
    np.maximum.at(best_of, place, values[np.searchsorted(scored.ids, carrying)])
    best_of += [added.get(row, 0) for row in said.tolist()] if added else 0
    first = np.argsort(-best_of, kind="stable")[:WIDE]
    scores = dict(zip(said[first].tolist(), best_of[first].tolist(), strict=True))
    best = scores.keys()
    where = _where(snapshot.store, [pair for pair in pairs if pair[0] in best])
    uttered = statements.by_id(snapshot.store, best).values()
    singles = [Candidate(one.article, where[one.id], scores[one.id], (one,)) for one in uttered]
    return sorted(_joined(singles), key=lambda one: (-one.score, one.article, one.span))


def _likened(snapshot: Snapshot, scored: Scored, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Take from each score for what its sentence is unlike the best one, as feedback on what was meant."""
    if not len(values):
        return values
    top = int(np.argmax(values))
    (best,) = passages.vectors(snapshot.store, "sentence", [int(scored.ids[top])])
    beside = (scored.articles == scored.articles[top]) & (np.abs(scored.ids - scored.ids[top]) <= BESIDE)
    likeness = snapshot.sentences.similarities(best, scored.ids)
    return values - UNLIKE * (1 - np.maximum(likeness, np.where(beside, LIKE_BESIDE, -1)))


def newest(store: Store, pairs: Pairs, *, oldest: bool = False) -> list[Candidate]:
    """Return the newest statements, the newest first; those of one speaker that share a sentence are one.

    :param oldest: the oldest statements, of which the newest comes first as well.
    """
    best = set(statements.newest(store, {statement for statement, _ in pairs}, WIDE, oldest=oldest))
    where = _where(store, [pair for pair in pairs if pair[0] in best])
    uttered = statements.by_id(store, best).values()
    return newest_first(
        store, _joined([Candidate(one.article, where[one.id], 1.0, (one,)) for one in uttered])
    )


def newest_first(store: Store, found: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates by the dates of their articles, those without one last, in their order else."""
    days = articles.days(store, {one.article for one in found})
    return sorted(found, key=lambda one: days[one.article] or date.min, reverse=True)


def of_sentences(store: Store, scored: Scored) -> list[Candidate]:
    """Return the best sentence of each of the best passages, best first, with what is said in it.

    Those right beside it that answer as well stand with it, unless somebody else speaks there.
    """
    values = scored.scores(WEIGHTS)
    order = np.argsort(-values, kind="stable")
    _, first = np.unique(scored.passages[order], return_index=True)
    best = order[np.sort(first)][:WIDE]
    runs = [_as_good(scored, values, place) for place in best.tolist()]
    every = np.array(sorted({one for run in runs for one in run}), np.int64)
    places, said = passages.stretches(store, "sentence", every.tolist()), _said_in(store, every)
    texts = articles.by_row(store, {places[run[0]].article for run in runs if len(run) > 1})
    found = []
    for row, run, value in zip(scored.ids[best].tolist(), runs, values[best].tolist(), strict=True):
        beside = [
            one
            for one in run
            if one == row
            or (
                _one_voice(said.get(one, ()), said.get(row, ()))
                and _in_one_paragraph(texts, places[one], places[row])
            )
        ]
        span = Span(places[beside[0]].start, places[beside[-1]].end)
        uttered = {one.id: one for sentence in beside for one in said.get(sentence, ())}
        found.append(Candidate(places[row].article, span, value, by_one(uttered.values())))
    return found


def shares_words(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates show some of the same words."""
    is_apart = one.span.end <= other.span.start or other.span.end <= one.span.start
    return one.article == other.article and not is_apart


def of_each(store: Store, ids: Ids, score: float) -> list[Candidate]:
    """Return sentences by themselves, in their order, each with one score and with what is said in it."""
    places, said = passages.stretches(store, "sentence", ids.tolist()), _said_in(store, ids)
    found = [places[row] for row in ids.tolist()]
    return [
        Candidate(one.article, Span(one.start, one.end), score, by_one(said.get(one.id, ()))) for one in found
    ]


def _as_good(scored: Scored, values: NDArray[np.float64], place: int) -> list[int]:
    """Return a sentence and those right beside it, in its passage, that score about as well, in order."""
    around, best = slice(max(0, place - 1), place + 2), values[place]
    same = scored.passages[around] == scored.passages[place]
    ids: list[int] = scored.ids[around][same & (values[around] >= min(AS_GOOD * best, best))].tolist()
    return ids


def _in_one_paragraph(texts: Mapping[int, Article], one: Stretch, other: Stretch) -> bool:
    between = Span(min(one.end, other.end), max(one.start, other.start))
    return "\n" not in between.of(texts[one.article].text)


def _one_voice(*said: Iterable[Uttered]) -> bool:
    """Say whether what is said in some sentences is all by one, as far as that is sure."""
    return len({_voice(one) for some in said for one in some}) <= 1


def _voice(one: Uttered) -> str | None:
    return None if one.statement.is_doubtful else one.speaker


def _said_in(store: Store, sentences: Ids) -> dict[int, list[Uttered]]:
    """Return the statements that sentences carry, by the sentence."""
    pairs = statements.utterances_in(store, sentences)
    uttered = statements.by_id(store, {statement for statement, _ in pairs})
    said: dict[int, list[Uttered]] = {}
    for statement, sentence in pairs:
        said.setdefault(sentence, []).append(uttered[statement])
    return said


def by_one(said: Iterable[Uttered]) -> tuple[Uttered, ...]:
    """Return those statements that are surely by whoever says most of them."""
    by_speaker: dict[str, list[Uttered]] = {}
    for one in said:
        if one.speaker and not one.statement.is_doubtful:
            by_speaker.setdefault(one.speaker, []).append(one)
    return tuple(max(by_speaker.values(), key=_letters, default=()))


def _letters(uttered: Iterable[Uttered]) -> int:
    return sum(span.end - span.start for one in uttered for span in one.statement.spans)


def _where(store: Store, pairs: Pairs) -> dict[int, Span]:
    """Return the span of the sentences that carry each statement, by its id."""
    places = passages.stretches(store, "sentence", {sentence for _, sentence in pairs})
    carried: dict[int, list[Stretch]] = {}
    for statement, sentence in pairs:
        carried.setdefault(statement, []).append(places[sentence])
    return {
        row: Span(min(one.start for one in found), max(one.end for one in found))
        for row, found in carried.items()
    }


def _joined(singles: Sequence[Candidate]) -> list[Candidate]:
    """Join candidates of one article and speaker that would show the same words twice."""
    found: list[Candidate] = []
    for single in sorted(singles, key=lambda single: (single.article, single.span)):
        if found and _shares(found[-1], single):
            last = found[-1]
            span = Span(last.span.start, max(last.span.end, single.span.end))
            score = max(last.score, single.score)
            found[-1] = replace(last, span=span, score=score, uttered=last.uttered + single.uttered)
        else:
            found.append(single)
    return found


def _shares(one: Candidate, other: Candidate) -> bool:
    """Say whether the second candidate, no earlier than the first, overlaps it and has the same speaker."""
    speakers = {uttered.speaker for uttered in (*one.uttered, *other.uttered)}
    return one.article == other.article and other.span.start < one.span.end and len(speakers) == 1
