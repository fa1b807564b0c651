"""Which of what was found answers, and in what order it is shown."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from index.answers import thresholds
from index.answers.evidence import gather
from index.answers.others import on_topic_of_anybody
from index.asked import Form
from index.search import blurred, candidates
from index.search.reasons import gives_reason
from index.search.topic import terms
from index.store.articles import by_row
from index.types import Kind

if TYPE_CHECKING:
    from index.answers.evidence import Gathered
    from index.answers.sought import Sought
    from index.answers.thresholds import Bars, Calibration
    from index.asked import Understood
    from index.search.candidates import Candidate
    from index.store.store import Store

THEIRS = 0.8
"""Share of the best score from which whoever said that is shown with more of theirs, where that is asked; and
from which what a post's holder surely said stands its ground against what may be theirs."""


def answering(sought: Sought, scalars: Calibration) -> Gathered:
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
    least = bars_of(sought, scalars).shown
    if least is None:
        return []
    good = [one for one, reach in zip(sought.found, reaches(sought), strict=True) if reach >= least]
    if sought.asked.is_of_all and good:
        those = on_topic_of_anybody(sought, scalars)
        every = [one for one in sought.found if one in good or any(said.id in those for said in one.uttered)]
        return _each_first(
            blurred.having(sought.snapshot.store, every, terms(sought.asked.topic, sought.asked.surnames))
        )
    return candidates.placed(good) if sought.names and sought.asked.form is not Form.WHO else good


def bars_of(sought: Sought, scalars: Calibration) -> Bars:
    """Return the scores from which something answers, and may. Nothing does that is hollow, or where what is
    far nearer may be meant: of whom a post means, what may be theirs as well ("the minister said", and it is
    unclear which); of whoever said it, what somebody only probably said.
    """
    bars, asked = thresholds.bars(sought.prospect, scalars), sought.asked
    if bars.shown is None or not asked.topic:
        return bars
    maybe = sought.unclear() if sought.names and asked.post else ()
    maybe = sought.doubtful if asked.form is Form.WHO else maybe
    rival = max((one.score for one in maybe), default=0.0)
    is_beaten = (sought.prospect.best or 0.0) < THEIRS * rival
    return thresholds.Bars(None, bars.shown) if is_beaten or sought.is_hollow else bars


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
