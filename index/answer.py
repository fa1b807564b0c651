"""From a question to evidence, or to the kind of silence that it meets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from time import perf_counter
from typing import TYPE_CHECKING

import numpy as np

from index import lookup
from index.evidence import Candidate, Evidence, candidates, evidence
from index.lookup import Filter, Searched
from index.search import SPOKEN_WEIGHTS, WEIGHTS, Query, Scored, nearest, prepare, score
from index.types import Form, Span, Understood

if TYPE_CHECKING:
    from index.embed import Encoder
    from index.reader import Snapshot
    from index.vectors import Ids

SHOWN = 5
"""Excerpts in an answer, at most."""

ENOUGH = 0.24
"""Score from which a text is taken to be on the topic; fitted on the said bench, as is `CLOSE`."""

CLOSE = 0.7
"""Share of the best excerpt's score that another needs to be shown beside it."""

WIDE = 30
"""Statements, or passages, from which the evidence is chosen."""

OTHERS = 10
"""Others named in an answer, at most."""


class Silence(StrEnum):
    """Why there is no evidence."""

    NO_SPEAKER = "no_speaker"
    SPEAKER_SILENT = "speaker_silent"
    OTHERS_ONLY = "others_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Topic:
    """What is looked for, and in which articles."""

    query: Query
    within: Filter


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who speaks on the topic, and in how many statements."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets: evidence, best first, or a silence; and what was searched for it."""

    question: str
    understood: Understood
    silence: Silence | None
    evidence: tuple[Evidence, ...]
    others: tuple[Other, ...]
    searched: Searched
    took_ms: float


def ask(
    snapshot: Snapshot,
    encoder: Encoder,
    question: str,
    asked: Understood,
    most: int = SHOWN,
    *,
    visible: tuple[str, ...] = (),
) -> Answer:
    """Answer a question from one snapshot of the index.

    :param asked: how the question is to be understood (`index.question.understand`).
    :param most: how many excerpts to show at most.
    :param visible: the collections that may be seen at all; empty for every one.
    """
    began = perf_counter()
    topic = Topic(prepare(asked.topic or question, encoder), _filter(asked, visible))
    names = _names(asked)
    found = _passages(snapshot, topic) if asked.form is Form.PLAIN else _statements(snapshot, topic, names)
    shown = evidence(snapshot.store, _chosen(found))[:most]
    others = _others(snapshot, topic, names) if names else ()
    return Answer(
        question=question,
        understood=asked,
        silence=None if shown else _silence(names, bool(found), bool(others)),
        evidence=tuple(shown),
        others=others,
        searched=lookup.searched(snapshot.store, topic.within),
        took_ms=(perf_counter() - began) * 1000,
    )


def _names(asked: Understood) -> tuple[str, ...]:
    """Return whose statements are wanted: the speaker's, or those of all whom the name fits."""
    return (asked.speaker.name,) if asked.speaker else asked.ambiguous


def _filter(asked: Understood, visible: tuple[str, ...]) -> Filter:
    collections = (asked.collection,) if asked.collection is not None else visible
    return Filter(asked.publisher, asked.since, asked.until, collections)


def _statements(snapshot: Snapshot, topic: Topic, names: tuple[str, ...]) -> list[Candidate]:
    """Return the statements of ``names`` (of anybody, when empty), the nearest to the topic first."""
    store = snapshot.store
    if names:
        pairs = [pair for name in names for pair in lookup.utterances(store, topic.within, name)]
    else:
        near = _near(snapshot, topic)
        pairs = lookup.utterances_in(store, near.ids)
    return _best(snapshot, pairs, score(snapshot, topic.query, _sentences(pairs)))


def _best(snapshot: Snapshot, pairs: list[tuple[int, int]], scored: Scored) -> list[Candidate]:
    """Turn the best statements into candidates; a statement is as near as the nearest of its sentences."""
    value = dict(zip(scored.ids.tolist(), scored.scores(SPOKEN_WEIGHTS).tolist(), strict=True))
    scores: dict[int, float] = {}
    for statement, sentence in pairs:
        scores[statement] = max(scores.get(statement, 0.0), value[sentence])
    best = sorted(scores, key=lambda row: (-scores[row], row))[:WIDE]
    carried: dict[int, list[int]] = {row: [] for row in best}
    for statement, sentence in pairs:
        if statement in carried:
            carried[statement].append(sentence)
    stretches = lookup.stretches(
        snapshot.store, "sentence", {row for rows in carried.values() for row in rows}
    )
    where = {row: [stretches[sentence] for sentence in rows] for row, rows in carried.items()}
    return candidates(lookup.statements(snapshot.store, best).values(), where, scores)


def _passages(snapshot: Snapshot, topic: Topic) -> list[Candidate]:
    """Return the sentences that answer a question about nobody, the best of each passage."""
    scored = _near(snapshot, topic)
    scores = scored.scores(WEIGHTS)
    order = np.argsort(-scores, kind="stable")
    _, first = np.unique(scored.passages[order], return_index=True)
    best = order[np.sort(first)][:WIDE]
    stretches = lookup.stretches(snapshot.store, "sentence", scored.ids[best].tolist())
    found = []
    for place in best.tolist():
        where = stretches[int(scored.ids[place])]
        found.append(Candidate(where.article, Span(where.start, where.end), float(scores[place])))
    return found


def _near(snapshot: Snapshot, topic: Topic) -> Scored:
    """Return the sentences of the passages nearest to the topic."""
    passages = nearest(snapshot, topic.query, topic.within)
    return score(snapshot, topic.query, lookup.sentences_of(snapshot.store, passages.tolist()))


def _others(snapshot: Snapshot, topic: Topic, names: tuple[str, ...]) -> tuple[Other, ...]:
    """Return who else speaks on the topic, most statements first."""
    near = _near(snapshot, topic)
    on_topic = near.ids[near.scores(SPOKEN_WEIGHTS) >= ENOUGH]
    pairs = lookup.utterances_in(snapshot.store, on_topic)
    found = lookup.statements(snapshot.store, {statement for statement, _ in pairs}).values()
    counts = Counter(one.speaker for one in found if one.speaker and one.speaker not in names)
    return tuple(Other(name, count) for name, count in counts.most_common(OTHERS))


def _chosen(found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that are on the topic, and near enough to the best."""
    least = max(ENOUGH, CLOSE * found[0].score) if found else ENOUGH
    return [one for one in found if one.score >= least]


def _silence(names: tuple[str, ...], quoted: bool, others: bool) -> Silence:
    if not names:
        return Silence.NOTHING
    if not quoted:
        return Silence.NO_SPEAKER
    return Silence.OTHERS_ONLY if others else Silence.SPEAKER_SILENT


def _sentences(pairs: list[tuple[int, int]]) -> Ids:
    return np.unique(np.array([sentence for _, sentence in pairs], np.int64))
