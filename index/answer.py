"""From a question to evidence, or to the kind of silence that it meets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from time import perf_counter
from typing import TYPE_CHECKING

from index import calibration, candidate, lookup
from index.evidence import Evidence, evidence
from index.lookup import Filter, Searched
from index.search import SPOKEN_WEIGHTS, Query, Scored, nearest, prepare, score
from index.types import Form, Understood

if TYPE_CHECKING:
    from index.calibration import Calibration
    from index.candidate import Candidate
    from index.embed import Encoder
    from index.reader import Snapshot

SHOWN = 5
"""Excerpts in an answer, at most."""

OTHERS = 10
"""Others named in an answer, at most."""


class Silence(StrEnum):
    """Why there is no evidence."""

    NO_SPEAKER = "no_speaker"
    SPEAKER_SILENT = "speaker_silent"
    OTHERS_ONLY = "others_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who speaks on the topic, and in how many statements."""

    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets: evidence, best first, or a silence; and what was searched for it.

    ``kept_out`` names the filters ("publisher", "since") that keep out a speaker who is quoted elsewhere.
    """

    question: str
    understood: Understood
    silence: Silence | None
    evidence: tuple[Evidence, ...]
    others: tuple[Other, ...]
    searched: Searched
    took_ms: float
    kept_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """What an answer is made from: whose words are wanted (nobody's: anybody's), on what, from where.

    ``near`` are the sentences nearest to the topic, whoever speaks there.
    """

    snapshot: Snapshot
    names: tuple[str, ...]
    query: Query
    within: Filter
    near: Scored
    scalars: Calibration


def ask(
    snapshot: Snapshot,
    encoder: Encoder,
    question: str,
    asked: Understood,
    most: int = SHOWN,
    *,
    visible: tuple[str, ...] = (),
    scalars: Calibration = calibration.DEFAULT,
) -> Answer:
    """Answer a question from one snapshot of the index.

    :param asked: how the question is to be understood (`index.question.understand`).
    :param most: how many excerpts to show at most.
    :param visible: the collections that may be seen at all; empty for every one.
    :param scalars: what decides between showing and silence.
    """
    began = perf_counter()
    sought = _sought(snapshot, prepare(asked.topic or question, encoder), asked, visible, scalars)
    found = _candidates(sought, asked.form)
    shown = evidence(snapshot.store, _chosen(sought, found), most)
    others = _others(sought) if sought.names else ()
    silence = None if shown else _silence(sought.names, bool(found), bool(others))
    return Answer(
        question=question,
        understood=asked,
        silence=silence,
        evidence=tuple(shown),
        others=others,
        searched=lookup.searched(snapshot.store, sought.within),
        took_ms=(perf_counter() - began) * 1000,
        kept_out=_kept_out(sought) if silence is Silence.NO_SPEAKER else (),
    )


def _sought(
    snapshot: Snapshot, query: Query, asked: Understood, visible: tuple[str, ...], scalars: Calibration
) -> Sought:
    names = (asked.speaker.name,) if asked.speaker else asked.ambiguous
    within = Filter(asked.publisher, asked.since, asked.until, visible, asked.collection)
    passages = nearest(snapshot, query, within)
    near = score(snapshot, query, lookup.sentences_of(snapshot.store, passages.tolist()))
    return Sought(snapshot, names, query, within, near, scalars)


def _candidates(sought: Sought, form: Form) -> list[Candidate]:
    """Return what may be shown, best first: a speaker's statements, anybody's, or any sentences."""
    store = sought.snapshot.store
    if form is Form.PLAIN:
        return candidate.of_sentences(store, sought.near)
    if not sought.names:
        return candidate.of_statements(store, lookup.utterances_in(store, sought.near.ids), sought.near, 0.0)
    pairs = [pair for name in sought.names for pair in lookup.utterances(store, sought.within, name)]
    scored = score(sought.snapshot, sought.query, candidate.sentences(pairs))
    return candidate.of_statements(store, pairs, scored, sought.scalars.support)


def _chosen(sought: Sought, found: list[Candidate]) -> list[Candidate]:
    """Return the candidates that answer: none unless the best is sure to, then all that come close to it."""
    scalars = sought.scalars
    if not found:
        return []
    best = found[0].score
    if sought.names:
        rival = max(sought.near.scores(SPOKEN_WEIGHTS), default=0.0)
        certain = best - scalars.rival * rival >= scalars.enough
    else:
        certain = best >= scalars.answers
    least = max(scalars.least, scalars.close * best)
    return [one for one in found if one.score >= least] if certain else []


def _others(sought: Sought) -> tuple[Other, ...]:
    """Return who else speaks on the topic, most statements first."""
    store = sought.snapshot.store
    on_topic = sought.near.ids[sought.near.scores(SPOKEN_WEIGHTS) >= sought.scalars.on_topic]
    heard = {statement for statement, _ in lookup.utterances_in(store, on_topic)}
    speakers = (one.speaker for one in lookup.statements(store, heard).values())
    counts = Counter(name for name in speakers if name and name not in sought.names)
    return tuple(Other(name, count) for name, count in counts.most_common(OTHERS))


def _kept_out(sought: Sought) -> tuple[str, ...]:
    """Return the filters that, each alone, leave nothing of speakers who are quoted without it."""
    store, open_to_all = sought.snapshot.store, Filter(collections=sought.within.collections)
    asked = {name: getattr(sought.within, name) for name in ("publisher", "since", "until", "collection")}
    set_ = {name: replace(open_to_all, **{name: value}) for name, value in asked.items() if value is not None}

    def quoted(within: Filter) -> bool:
        return any(lookup.utterances(store, within, name) for name in sought.names)

    return tuple(name for name, within in set_.items() if not quoted(within)) if quoted(open_to_all) else ()


def _silence(names: tuple[str, ...], quoted: bool, others: bool) -> Silence:
    if not names:
        return Silence.NOTHING
    if not quoted:
        return Silence.NO_SPEAKER
    return Silence.OTHERS_ONLY if others else Silence.SPEAKER_SILENT
