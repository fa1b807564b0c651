"""Fit the scalars of answers to questions with known answers.

What may be shown is found and judged once; then every setting of the grids is tried on it, so that a fit
takes a second and finds the best there is. The scalars fall into three sets that do not touch each other:
those of questions about a speaker, those of questions about nobody, and what is on topic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from index.answers.answer import Silence, heard
from index.answers.evidence import evidence
from index.answers.thresholds import Prospect, bars
from index.evaluation import judge
from index.evaluation.judge import FIRST
from index.evaluation.metrics import figures
from index.search.ranking import SPOKEN_WEIGHTS
from index.store import statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from index.answers.answer import Sought
    from index.answers.thresholds import Calibration
    from index.evaluation.evaluate import Trial
    from index.evaluation.gold import Gold
    from index.evaluation.judge import Judgement
    from index.evaluation.metrics import Measures

SHARES = tuple(round(0.5 + 0.05 * step, 2) for step in range(11))
"""Shares of the best score, tried for `close` and `beside`."""

RIVALS = tuple(round(0.1 * step, 2) for step in range(9))
"""Tried for `rival`."""

THRESHOLDS = tuple(round(-0.2 + 0.01 * step, 2) for step in range(81))
"""Scores and certainties, tried for `enough`, `answers` and `on_topic`."""

SEED = 20250307

SPLITS = 10
"""How often the questions are halved."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with all that may be shown for it, judged.

    ``verdicts`` are pairs of a score and its verdict, best first; ``others`` is the highest score at which
    somebody else speaks on the topic (0 where nobody does).
    """

    gold: Gold
    prospect: Prospect
    verdicts: tuple[tuple[float, Judgement], ...]
    others: float

    @property
    def named(self) -> bool:
        """Whether it asks about a speaker."""
        return self.prospect.rival is not None


def case(asked: Trial) -> Case:
    """Judge everything that may be shown for a question."""
    sought = asked.sought
    shown = evidence(sought.snapshot.store, sought.found, len(sought.found))
    verdicts = tuple((one.score, judge.excerpt(asked.key, one)) for one in shown)
    return Case(asked.gold, sought.prospect, verdicts, _others(sought) if sought.names else 0.0)


def measures(one: Case, scalars: Calibration) -> Measures:
    """Return what a question gives to the figures of answers under some scalars."""
    floor = bars(one.prospect, scalars).shown
    shown = [] if floor is None else _shown(one, floor)
    return judge.measures(one.gold, shown, kind_right=_kind(one, scalars.on_topic) is one.gold.silence)


def fit(cases: Sequence[Case], start: Calibration) -> Calibration:
    """Return the scalars that give the best mean score; those that no question bears on stay as they are.

    Of several best settings, the one in the middle of the longest run of thresholds.
    """
    spoken = [one for one in cases if one.named and one.verdicts]
    plain = [one for one in cases if not one.named and one.verdicts]
    silent = [one for one in spoken if one.gold.silence in {Silence.OTHERS_ONLY, Silence.SPEAKER_SILENT}]
    found = start
    if spoken:
        found = _fit_spoken(spoken, found)
    if plain:
        found = _fit_plain(plain, found)
    return _fit_topic(silent, found) if silent else found


def held_out(cases: Sequence[Case], start: Calibration) -> dict[str, float | None]:
    """Return the figures of answers where each half of the questions is judged by the other half's fit.

    Over `SPLITS` random halvings, both ways.
    """
    random = np.random.default_rng(SEED)
    found: list[Measures] = []
    for _ in range(SPLITS):
        order = random.permutation(len(cases)).tolist()
        halves = order[: len(order) // 2], order[len(order) // 2 :]
        for one, other in (halves, halves[::-1]):
            scalars = fit([cases[place] for place in one], start)
            found += [measures(cases[place], scalars) for place in other]
    return figures(found)


def _fit_spoken(cases: Sequence[Case], start: Calibration) -> Calibration:
    best, rivals = _column(one.prospect.best for one in cases), _column(one.prospect.rival for one in cases)
    found, settings = [], []
    for close in SHARES:
        worth = _worth(cases, close)
        for rival in RIVALS:
            height, enough = _threshold(best - rival * rivals, worth)
            found.append(height)
            settings.append(replace(start, close=close, rival=rival, enough=enough))
    return settings[int(np.argmax(found))]


def _fit_plain(cases: Sequence[Case], start: Calibration) -> Calibration:
    best = _column(one.prospect.best for one in cases)
    found = [(*_threshold(best, _worth(cases, beside)), beside) for beside in SHARES]
    _, answers, beside = max(found, key=lambda setting: setting[0])
    return replace(start, answers=answers, beside=beside)


def _fit_topic(cases: Sequence[Case], start: Calibration) -> Calibration:
    right = [
        float(np.mean([_kind(one, on_topic) is one.gold.silence for one in cases])) for on_topic in THRESHOLDS
    ]
    return replace(start, on_topic=THRESHOLDS[_middle(right)])


def _worth(cases: Sequence[Case], share: float) -> NDArray[np.float64]:
    """Return each question's score when everything from a share of its best on is shown, and when nothing is.

    Shape (2, n).
    """
    answered = [
        judge.measures(one.gold, _shown(one, share * one.verdicts[0][0]), kind_right=False)["score"].numerator
        for one in cases
    ]
    return np.array([answered, [float(not one.gold.expected) for one in cases]])


def _threshold(certainty: NDArray[np.float64], worth: NDArray[np.float64]) -> tuple[float, float]:
    """Return the best mean score that a threshold on certainty gives, and that threshold."""
    passes = certainty >= np.array(THRESHOLDS)[:, None]
    scores = np.where(passes, worth[0], worth[1]).mean(axis=1).tolist()
    place = _middle(scores)
    return scores[place], THRESHOLDS[place]


def _shown(one: Case, floor: float) -> list[Judgement]:
    return [verdict for score, verdict in one.verdicts if score >= floor][:FIRST]


def _middle(values: Sequence[float]) -> int:
    """Return the middle of the longest run of the highest value: thresholds there are the least chancy."""
    top = max(values) - 1e-9
    runs: list[list[int]] = [[]]
    for place, value in enumerate(values):
        if value >= top:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    longest = max(runs, key=len)
    return longest[len(longest) // 2]


def _kind(one: Case, on_topic: float) -> Silence:
    if not one.named:
        return Silence.NOTHING
    if not one.verdicts:
        return Silence.NO_SPEAKER
    return Silence.OTHERS_ONLY if one.others >= on_topic and one.others else Silence.SPEAKER_SILENT


def _others(sought: Sought) -> float:
    """Return the score of the sentence nearest to the topic that carries somebody else's statement."""
    store = sought.snapshot.store
    scores = dict(zip(sought.near.ids.tolist(), sought.near.scores(SPOKEN_WEIGHTS).tolist(), strict=True))
    theirs = {statement for statement, _ in heard(sought, sought.near.ids)}
    pairs = statements.utterances_in(store, sought.near.ids)
    return max((scores[sentence] for statement, sentence in pairs if statement in theirs), default=0.0)


def _column(values: Iterable[float | None]) -> NDArray[np.float64]:
    return np.array([value or 0.0 for value in values], np.float64)
