"""From a question to evidence, or to the kind of silence that it meets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from time import perf_counter
from typing import TYPE_CHECKING, Any

from index.answers import namesake, thresholds
from index.answers.choice import answering, bars_of
from index.answers.evidence import gather
from index.answers.meant import may_be_meant, paper_meant
from index.answers.missing import is_hollow, missing
from index.answers.others import on_topic_of_anybody, who_else
from index.answers.sought import said_by, seek
from index.answers.wanted import without_verb
from index.asked import Form
from index.search.topic import telling, terms
from index.search.word_for_word import has_every, is_nearly
from index.store.articles import by_row
from index.store.filter import Filter
from index.store.finding.stems import cut
from index.types import Kind

if TYPE_CHECKING:
    from index.answers.evidence import Evidence, Gathered
    from index.answers.missing import Missing
    from index.answers.others import Other
    from index.answers.sought import Sought
    from index.answers.thresholds import Bars, Calibration
    from index.asked import Tenure, Understood
    from index.embedding.encoder import Encoder
    from index.search.candidates import Candidate
    from index.store.articles import Searched
    from index.store.reader import Snapshot

SHOWN = 10
"""Excerpts in an answer, at most; the rest that answers is counted."""

NEAR = 3
"""Excerpts that may answer, at most."""

TOLD = 0.5
"""Score from which a sentence tells what somebody did, who does not say it; more than for what asks about
nobody, since many sentences have their name."""


class Silence(StrEnum):
    """Why there is no evidence."""

    NO_SPEAKER = "no_speaker"
    SPEAKER_SILENT = "speaker_silent"
    OTHERS_ONLY = "others_only"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question gets: evidence, best first, or a silence; and what was searched for it.

    ``kept_out`` names the filters ("publisher", "since") that, together, keep out a speaker who is quoted, or
    "post", which stands for the days in that post.
    ``alike`` are those who may have been meant where nobody is found, of them and of ``others`` those first
    who are in both; ``archive``, of a silence, all articles there are.
    ``near`` is what may answer, or may be the speaker's, and is shown only as that. ``answering`` counts the
    excerpts that answer, shown or not; ``statements`` those by the speaker, or, of whoever spoke on anything,
    those that were looked at, None where nobody is asked about. ``wrote`` counts the articles by somebody who
    is never quoted, ``paper`` is the publisher so called. ``missing`` is much of the
    topic that is in none of the evidence. A silence is ``unsure`` where what is ``near`` has the words asked
    for, and only whose they are is doubtful. ``namesakes`` are others quoted by the name that was asked for.
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
    unsure: bool = False
    namesakes: tuple[str, ...] = ()

    @property
    def doubtful(self) -> tuple[Evidence, ...]:
        """Those of ``near`` that are only probably their speaker's, or may be the asked post's holder's."""
        return tuple(
            one
            for one in self.near
            if (one.speaker.is_doubtful if one.speaker else self.understood.post and one.kind != Kind.PASSAGE)
        )

    @property
    def printed(self) -> tuple[str, ...]:
        """The words that stand in what is shown: titles and excerpts, copies' too."""
        every = (*self.evidence, *self.doubtful)
        places = [(one.article, one.span) for one in every]
        places += [(copy.article, copy.span) for one in every for copy in one.also_in]
        titles = dict.fromkeys(article.title or "" for article, _ in places)
        return (*titles, *(span.of(article.text) for article, span in places))


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
    bars = bars_of(sought, scalars)
    if bars.shown is None and sought.deed:
        told = sought.deed()
        if sought.said:  # and so it is not told of people whom nothing is quoted of
            told = replace(told, asked=replace(told.asked, post=""))
        least = scalars.answers if sought.asked.form is Form.WHO else max(TOLD, scalars.answers)
        if (told.prospect.best or 0) >= least:
            return answered(told, most, scalars)
    gathered = answering(sought, scalars)
    skip = sought.asked.skip
    shown = gathered.shown(most + skip)[skip:]
    asks = bool(sought.names or sought.asked.kind)
    others = who_else(sought, scalars, gathered.speakers) if asks else ()
    silence = None if gathered else _silence(asks, sought.said > 0, bool(others))
    near = _near(sought, bars, gathered, scalars) if gathered else _nearest(sought, bars, scalars)
    each = namesake.told(sought, (*shown, *near))
    alike = may_be_meant(sought) if silence is Silence.NO_SPEAKER or not sought.names else ()
    both = {one.name for one in alike} & {one.name for one in others}
    found = Answer(
        question=sought.asked.question,
        understood=sought.asked,
        silence=silence,
        evidence=each[: len(shown)],
        others=tuple(sorted(others, key=lambda one: one.name not in both)),
        searched=sought.snapshot.remembered.searched(sought.within),
        took_ms=0.0,
        kept_out=_kept_out(sought) if silence is Silence.NO_SPEAKER else (),
        alike=tuple(sorted(alike, key=lambda one: one.name not in both)),
        archive=sought.snapshot.remembered.searched() if silence else None,
        near=each[len(shown) :],
        answering=len(gathered),
        statements=sought.said if sought.names or sought.asked.of_anything else None,
        wrote=sought.snapshot.remembered.wrote(sought.names) if silence is Silence.NO_SPEAKER else 0,
        paper=paper_meant(sought) if silence is Silence.NO_SPEAKER else None,
        namesakes=namesake.passed_over(sought),
    )
    if worded := _in_these_words(sought, scalars) if silence else ():
        return replace(found, near=worded, unsure=True)
    every = (*found.evidence, *found.doubtful)
    lacks = missing(sought, every, scalars) if shown else None
    if is_hollow(sought, lacks):
        return answered(replace(sought, is_hollow=True), most, scalars)
    return replace(found, missing=lacks)


def _in_these_words(sought: Sought, scalars: Calibration) -> tuple[Evidence, ...]:
    """Return what has nearly all words that are asked for, and would answer but for the doubt whose it is."""
    asked = terms(without_verb(sought.asked), sought.asked.surnames)
    maybe = [one for one in sought.doubtful if one.score >= scalars.answers]
    shown = gather(sought.snapshot.store, maybe).shown(NEAR) if maybe else ()
    return tuple(one for one in shown if is_nearly(one.excerpt, asked))


def _near(sought: Sought, bars: Bars, gathered: Gathered, scalars: Calibration) -> tuple[Evidence, ...]:
    """Return what lies just under the bar and is no copy of what is shown, and what is doubtful above it or
    has the very words.
    """
    if bars.near is None:
        return ()
    under = [one for one in sought.found if bars.near <= one.score < (bars.shown or inf)]
    others = [one for one in under if not gathered.has(one)]
    maybe = (*sought.doubtful, *(sought.unclear() if sought.names and sought.asked.post else ()))
    worded = _worded(sought, scalars)
    others += [one for one in maybe if one.score >= (bars.shown or bars.near) or one in worded]
    others.sort(key=lambda one: -one.score)
    return tuple(gather(sought.snapshot.store, others).shown(NEAR)) if others else ()


def _worded(sought: Sought, scalars: Calibration) -> list[Candidate]:
    """Return what is only probably a speaker's and has all words that tell the topic."""
    maybe = [one for one in sought.doubtful if one.score >= scalars.answers and sought.asked.topic]
    texts = by_row(sought.snapshot.store, {one.article for one in maybe})
    own = cut([one.span.of(texts[one.article].text) for one in maybe])
    asked = (
        [term.stems for term in telling(without_verb(sought.asked), sought.asked.surnames)] if maybe else []
    )
    return [one for one, words in zip(maybe, own, strict=True) if has_every(words, asked)]


def _nearest(sought: Sought, bars: Bars, scalars: Calibration) -> tuple[Evidence, ...]:
    """Return what lies just under the bar where nothing lies above; and what nobody is known to have said, or
    only probably, that would answer if anybody's words did.
    """
    maybe = [*sought.unclear(), *(() if sought.names else sought.doubtful)]
    least = inf if bars.near is None else bars.near
    answers = scalars.answers - (scalars.nearly if sought.asked.form is Form.PLAIN else 0)
    near = on_topic_of_anybody(sought, scalars) if sought.names and not sought.said else frozenset[int]()
    found = [
        one
        for one in maybe
        if one.score >= min(least, answers) or any(said.id in near for said in one.uttered)
    ]
    found += [one for one in (*sought.found, *sought.doubtful) if one.score >= least and one not in found]
    if not found:
        return ()
    found.sort(key=lambda one: -one.score)
    return tuple(gather(sought.snapshot.store, found).shown(NEAR))


def _kept_out(sought: Sought) -> tuple[str, ...]:
    """Return the filters that keep out speakers who are quoted without: each that does so alone, else all; of
    a post's holder "post", where only other articles than those of their time in it quote them.
    """
    asked = {name: getattr(sought.within, name) for name in ("publisher", "since", "until", "collection")}
    set_ = {name: value for name, value in asked.items() if value is not None}
    whose = replace(sought.asked, post="") if sought.asked.holders else sought.asked

    def quoted(**within: Any) -> bool:
        return bool(said_by(sought.snapshot, whose, replace(Filter(), **within)))

    if not quoted():
        return ()
    if quoted(**set_):
        return ("post",)
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
