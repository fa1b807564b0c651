"""From a question to evidence, or to the kind of silence that it meets."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import zip_longest
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Any

import numpy as np

from index.answers import namesake, thresholds
from index.answers.evidence import gather
from index.answers.meant import may_be_meant, paper_meant
from index.answers.missing import missing
from index.answers.sought import heard, said_by, seek
from index.asked import Form, Understood
from index.search import candidates
from index.search.reasons import gives_reason
from index.search.topic import terms
from index.search.word_for_word import FEW, having_all
from index.store.articles import by_row
from index.store.filter import Filter
from index.types import Kind

if TYPE_CHECKING:
    from index.answers.evidence import Evidence, Gathered
    from index.answers.missing import Missing
    from index.answers.sought import Sought
    from index.answers.thresholds import Bars, Calibration
    from index.asked import Tenure
    from index.embedding.encoder import Encoder
    from index.search.candidates import Candidate
    from index.store.articles import Searched
    from index.store.moves import Ids
    from index.store.reader import Snapshot
    from index.store.store import Store

SHOWN = 10
"""Excerpts in an answer, at most; the rest that answers is counted."""

NEAR = 3
"""Excerpts that may answer, at most."""

OTHERS = 10
"""Others named in an answer, at most."""

TOLD = 0.5
"""Score from which a sentence tells what somebody did, who does not say it; more than for what asks about
nobody, since many sentences have their name."""

THEIRS = 0.8
"""Share of the best score from which whoever said that is shown with more of theirs, where that is asked; and
from which what a post's holder surely said stands its ground against what may be theirs."""


class Silence(StrEnum):
    """Why there is no evidence."""

    NO_SPEAKER = "no_speaker"
    SPEAKER_SILENT = "speaker_silent"
    OTHERS_ONLY = "others_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who speaks on the topic, and in how many of the statements that were looked at.

    The number orders them and is shown to nobody: who is asked about gets what holds its own among all of
    theirs, which is more or fewer.
    """

    name: str
    statements: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets: evidence, best first, or a silence; and what was searched for it.

    ``kept_out`` names the filters ("publisher", "since") that, together, keep out a speaker who is quoted.
    ``alike`` are those who may have been meant where nobody is found; ``archive``, of a silence, all articles
    there are.
    ``near`` is what may answer, or may be the speaker's, and is shown only as that. ``answering`` counts the
    excerpts that answer, shown or not; ``statements`` those by the speaker, or, of whoever spoke on anything,
    those that were looked at, None where nobody is asked about. ``wrote`` counts the articles by somebody who
    is never quoted, ``paper`` is the publisher so called. ``missing`` is much of the
    topic that is in none of the evidence.
    """

    question: str
    understood: Understood
    silence: Silence | None
    evidence: tuple[Evidence, ...]
    others: tuple[Other, ...]
    searched: Searched
    took_ms: float
    kept_out: tuple[str, ...] = ()
    alike: tuple[Tenure, ...] = ()
    archive: Searched | None = None
    near: tuple[Evidence, ...] = ()
    answering: int = 0
    statements: int | None = None
    wrote: int = 0
    missing: Missing | None = None
    paper: str | None = None

    @property
    def doubtful(self) -> tuple[Evidence, ...]:
        """Those of ``near`` that are only probably their speaker's, or may be the asked post's holder's."""
        return tuple(
            one
            for one in self.near
            if (one.speaker.is_doubtful if one.speaker else self.understood.post and one.kind != Kind.PASSAGE)
        )


def ask(
    snapshot: Snapshot,
    encoder: Encoder,
    question: str,
    asked: Understood,
    most: int = SHOWN,
    *,
    scalars: Calibration = thresholds.DEFAULT,
) -> Answer:
    """Answer a question from one snapshot of the index.

    :param asked: how the question is to be understood (`index.question.understand.understand`).
    :param most: how many excerpts to show at most.
    :param scalars: what decides between showing and silence.
    """
    began = perf_counter()
    found = answered(seek(snapshot, encoder, question, asked), most, scalars)
    return replace(found, question=question, took_ms=(perf_counter() - began) * 1000)


def answered(sought: Sought, most: int, scalars: Calibration) -> Answer:
    """Decide what to show of what was found, or which silence it is."""
    bars = _bars(sought, scalars)
    if bars.shown is None and sought.deed:
        told = sought.deed()
        if sought.said:  # and so it is not told of people whom nothing is quoted of
            told = replace(told, asked=replace(told.asked, post=""))
        if (told.prospect.best or 0) >= max(TOLD, scalars.answers):
            return answered(told, most, scalars)
    gathered = _gathered(sought, scalars)
    skip = sought.asked.skip
    shown = gathered.shown(most + skip)[skip:]
    asks = bool(sought.names or sought.asked.kind)
    others = _others(sought, scalars) if asks else ()
    silence = None if gathered else _silence(asks, sought.said > 0, bool(others))
    return Answer(
        question=sought.asked.question,
        understood=sought.asked,
        silence=silence,
        evidence=namesake.told(sought, shown),
        others=others,
        searched=sought.snapshot.remembered.searched(sought.within),
        took_ms=0.0,
        kept_out=_kept_out(sought) if silence is Silence.NO_SPEAKER else (),
        alike=may_be_meant(sought) if silence is Silence.NO_SPEAKER or not sought.names else (),
        archive=sought.snapshot.remembered.searched() if silence else None,
        near=namesake.told(
            sought, _near(sought, bars, gathered) if gathered else _nearest(sought, bars, scalars)
        ),
        answering=len(gathered),
        statements=sought.said if sought.names or sought.asked.of_anything else None,
        wrote=sought.snapshot.remembered.wrote(sought.names) if silence is Silence.NO_SPEAKER else 0,
        missing=missing(sought, shown, _on_topic(sought, scalars)),
        paper=paper_meant(sought) if silence is Silence.NO_SPEAKER else None,
    )


def _gathered(sought: Sought, scalars: Calibration) -> Gathered:
    """Put together what may be shown, in its order: of several who are asked about, of each in turn."""
    asked, store = sought.asked, sought.snapshot.store
    if not asked.topic and (sought.names or asked.act or asked.kind or asked.of_anything):
        return gather(store, _in_order(store, asked, list(sought.found)))
    if asked.together:
        each = [[one for one in sought.found if one.uttered[0].speaker == name] for name in asked.together]
        good_ = (_good(replace(sought, found=tuple(found)), scalars) for found in each)
        turns = zip_longest(*(_in_order(store, asked, found) for found in good_))
        return gather(store, [one for turn in turns for one in turn if one is not None])
    good = _good(sought, scalars)
    return gather(store, _in_order(store, asked, good), [one for one in sought.found if one not in good])


def _in_order(store: Store, asked: Understood, good: list[Candidate]) -> list[Candidate]:
    """Return what answers in the order asked for, and what is quoted alone where that is asked for."""
    if asked.exact:
        good = [
            one for one in good if any(said.statement.kind != Kind.INDIRECT for said in one.uttered)
        ] or good
    if asked.why:
        texts = by_row(store, {one.article for one in good})
        good = sorted(good, key=lambda one: not gives_reason(one.span.of(texts[one.article].text)))
    if asked.latest or asked.oldest:
        good = candidates.newest_first(store, good)
    return good[::-1] if asked.oldest else good


def _good(sought: Sought, scalars: Calibration) -> list[Candidate]:
    """Return what answers by itself: where whoever said it is asked for, what else they say on it, too."""
    least = _bars(sought, scalars).shown
    if least is None:
        return []
    good = [one for one, reach in zip(sought.found, reaches(sought), strict=True) if reach >= least]
    if sought.asked.is_of_all and good:
        those = _by_others(sought, scalars)
        return _each_first(
            [one for one in sought.found if one in good or any(said.id in those for said in one.uttered)]
        )
    return candidates.placed(good) if sought.names and sought.asked.form is not Form.WHO else good


def _bars(sought: Sought, scalars: Calibration) -> Bars:
    """Return the scores from which something answers, and may. Of whom a post means, nothing does where what
    may be theirs as well is far nearer: "the minister said", and it is unclear which.
    """
    bars = thresholds.bars(sought.prospect, scalars)
    if bars.shown is None or not (sought.names and sought.asked.post and sought.asked.topic):
        return bars
    rival = max((one.score for one in sought.unclear()), default=0.0)
    is_beaten = (sought.prospect.best or 0.0) < THEIRS * rival
    return thresholds.Bars(None, bars.shown) if is_beaten else bars


def reaches(sought: Sought) -> list[float]:
    """Return the highest bar at which each of what was found is still shown: its score, or, where whoever
    said it is asked for, that of the best its speaker says, if it is nearly as good as the best of all.
    """
    found = sought.found
    if sought.asked.form is not Form.WHO or not found:
        return [one.score for one in found]
    best: dict[str, float] = {}
    for one in found:
        best.update((name, max(one.score, best.get(name, 0.0))) for name in one.speakers)
    close = THEIRS * found[0].score
    return [max([one.score, *(best[name] for name in one.speakers if one.score >= close)]) for one in found]


def _each_first(found: list[Candidate]) -> list[Candidate]:
    """Return the best of each speaker before what else they say; both in their order."""
    best = {one.speakers: one for one in reversed(found) if one.speakers}
    return sorted(found, key=lambda one: best.get(one.speakers) is not one)


def _near(sought: Sought, bars: Bars, gathered: Gathered) -> tuple[Evidence, ...]:
    """Return what lies just under the bar and is no copy of what is shown, and what is doubtful above it."""
    if bars.near is None:
        return ()
    under = [one for one in sought.found if bars.near <= one.score < (bars.shown or inf)]
    others = [one for one in under if not gathered.has(one)]
    maybe = (*sought.doubtful, *(sought.unclear() if sought.names and sought.asked.post else ()))
    others += [one for one in maybe if one.score >= (bars.shown or bars.near)]
    others.sort(key=lambda one: -one.score)
    return tuple(gather(sought.snapshot.store, others).shown(NEAR)) if others else ()


def _nearest(sought: Sought, bars: Bars, scalars: Calibration) -> tuple[Evidence, ...]:
    """Return what lies just under the bar where nothing lies above; and what nobody is known to have said,
    that would answer if anybody's words did.
    """
    unclear = [one for one in sought.unclear() if one.score >= scalars.answers]
    if bars.near is None and not unclear:
        return ()
    least = inf if bars.near is None else bars.near
    found = [*unclear, *(one for one in (*sought.found, *sought.doubtful) if one.score >= least)]
    found.sort(key=lambda one: -one.score)
    return tuple(gather(sought.snapshot.store, found).shown(NEAR))


def _others(sought: Sought, scalars: Calibration) -> tuple[Other, ...]:
    """Return who else speaks on the topic, most statements first."""
    counts = Counter(_by_others(sought, scalars).values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:OTHERS]
    return tuple(Other(name, count) for name, count in ranked)


def _by_others(sought: Sought, scalars: Calibration) -> dict[int, str]:
    """Return the statements on the topic by speakers who were not asked about: by id, the name."""
    return dict(heard(sought, _on_topic(sought, scalars)))


def _on_topic(sought: Sought, scalars: Calibration) -> Ids:
    """Return the sentences on the topic, whoever speaks there: near in meaning, or with words of it that
    hardly any other has.
    """
    near = sought.near.ids[sought.near.spoken() >= scalars.on_topic]
    having = having_all(sought.snapshot.words, terms(sought.asked.topic))
    return np.union1d(near, having[np.isin(having, sought.near.ids)]) if len(having) <= FEW else near


def _kept_out(sought: Sought) -> tuple[str, ...]:
    """Return the filters that keep out speakers who are quoted without: each that does so alone, else all."""
    asked = {name: getattr(sought.within, name) for name in ("publisher", "since", "until", "collection")}
    set_ = {name: value for name, value in asked.items() if value is not None}

    def quoted(**within: Any) -> bool:
        return bool(said_by(sought.snapshot, sought.asked, replace(Filter(), **within)))

    if not quoted():
        return ()
    return tuple(name for name, value in set_.items() if not quoted(**{name: value})) or tuple(set_)


def _silence(asks: bool, quoted: bool, others: bool) -> Silence:
    """Return which silence it is: of a question that ``asks`` after somebody's words, by whether they are
    quoted at all, and others on this; else that nothing answers.
    """
    if not asks:
        return Silence.NOTHING
    if not quoted:
        return Silence.NO_SPEAKER
    return Silence.OTHERS_ONLY if others else Silence.SPEAKER_SILENT
