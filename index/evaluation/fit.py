"""Fit the scalars of answers to questions with known answers, of one set or of several that weigh alike.

Every setting of the grids is tried on cases that were judged once, so that a fit takes a second and finds the
best there is. The scalars fall into three groups that do not touch each other: those of questions about a
speaker, those of questions about nobody, and what is on topic.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.answers.answer import Silence
from index.answers.thresholds import bars
from index.evaluation import judge
from index.evaluation.judge import FIRST
from index.evaluation.metrics import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from index.answers.thresholds import Calibration
    from index.evaluation.cases import Case
    from index.evaluation.judge import Judgement
    from index.evaluation.metrics import Measures

    Floats = NDArray[np.float64]

SHARES = tuple(round(0.4 + 0.05 * step, 2) for step in range(12))
"""Shares of the best score, tried for `close` and `beside`; at 1, whatever else answers would be left out."""

RIVALS = tuple(round(0.1 * step, 2) for step in range(9))
"""Tried for `rival`."""

THRESHOLDS = tuple(round(0.01 * step, 2) for step in range(71))
"""Scores and certainties, tried for `answers`, `on_topic` and, at the usual rival, `enough`."""

FALSE_SILENCES = 0.05
"""Share of the questions with an answer that may meet silence: a threshold that silences more is worse."""

FALSE_ANSWERS = 0.10
"""Share of those without an answer that may be shown something."""

FALSE = 1.0
"""What it takes from the score that more is false than may be, for every share of it."""

USUAL = 0.5
"""What others' sentences score on most topics: at another `rival`, `enough` shifts by as much of it."""

FEWEST = 10
"""Questions that scalars are fitted to, at least."""

SEED = 20250307

SPLITS = 10
"""How often the questions are halved."""


class Worth(NamedTuple):
    """Questions, each (n,): the score when something is shown, whether one has an answer, what it weighs."""

    shown: Floats
    known: NDArray[np.bool_]
    weights: Floats


class Setting(NamedTuple):
    """A threshold, and how good it is by itself and with those beside it."""

    threshold: float
    value: float


def measures(one: Case, scalars: Calibration) -> Measures:
    """Return what a question gives to the figures of answers under some scalars."""
    floor = bars(one.prospect, scalars).shown
    shown = [] if floor is None else _shown(one, floor)
    return judge.measures(one.gold, shown, kind_right=_kind(one, scalars.on_topic) is one.gold.silence)


def fit(cases: Sequence[Case], start: Calibration) -> Calibration:
    """Return the best scalars; those that too few questions bear on stay as they are.

    The best keep false silences and false answers within bounds, else come near to that, and give the best
    mean score over the sets; together with the settings beside them, so that chance does not choose a peak.
    Of several thresholds, the one in the middle of the longest run; of the rivals that the questions cannot
    tell apart, and of the thresholds with it, the middle one.
    """
    weights = _weights(cases)
    spoken = [one for one in cases if one.named and one.verdicts]
    plain = [one for one in cases if not one.named and one.verdicts and one.prospect.beside is None]
    silent = [one for one in spoken if one.gold.silence in {Silence.OTHERS_ONLY, Silence.SPEAKER_SILENT}]
    found = start
    if len(spoken) >= FEWEST:
        found = _fit_spoken(spoken, weights, found)
    if len(plain) >= FEWEST:
        found = _fit_plain(plain, weights, found)
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


def left_out(cases: Sequence[Case], start: Calibration) -> dict[str, dict[str, float | None]]:
    """Return, by the name of each set of questions, its figures by the fit to the other sets alone."""
    names = dict.fromkeys(one.among for one in cases)
    fits = {name: fit([one for one in cases if one.among != name], start) for name in names}
    return {
        name: figures(measures(one, scalars) for one in cases if one.among == name)
        for name, scalars in fits.items()
    }


def _fit_spoken(cases: Sequence[Case], weights: Mapping[str, float], start: Calibration) -> Calibration:
    sure, rivals = _column(one.prospect.sure for one in cases), _column(one.prospect.rival for one in cases)
    found: dict[Calibration, Setting] = {}
    for close in SHARES:
        worth = _worth(cases, close, weights)
        each = [_values(sure - rival * (rivals - USUAL), worth) for rival in RIVALS]
        for rival, values in zip(RIVALS, _levelled(np.stack(each)), strict=True):
            best = _best_threshold(values)
            enough = round(best.threshold - rival * USUAL, 2)
            found[replace(start, close=close, rival=rival, enough=enough)] = best
    top = _best(found)
    worth = _worth(cases, top.close, weights)
    error = _error(np.where(sure - top.rival * rivals >= top.enough, worth.shown, ~worth.known), worth)
    held = {one.rival: found[one].value for one in found if one.close == top.close}
    rival = RIVALS[_midst(np.array([held[rival] for rival in RIVALS]), error)]
    threshold = THRESHOLDS[_midst(_values(sure - rival * (rivals - USUAL), worth), error)]
    return replace(top, rival=rival, enough=round(threshold - rival * USUAL, 2))


def _midst(values: Floats, error: float) -> int:
    """Return the middle of the run around the best value that is no worse than chance may make it, of two in
    the middle the better: so few questions cannot choose among them, and the ends carry over badly.
    """
    last = first = int(values.argmax())
    least = values[first] - error
    while first > 0 and values[first - 1] >= least:
        first -= 1
    while last < len(values) - 1 and values[last + 1] >= least:
        last += 1
    middle = (first + last) // 2
    return max(middle, (first + last + 1) // 2, key=lambda place: round(float(values[place]), 9))


def _error(scores: Floats, worth: Worth) -> float:
    """Return the standard error of the mean of some questions' scores."""
    shares = worth.weights / worth.weights.sum()
    return float(np.sqrt(np.square(shares * (scores - shares @ scores)).sum()))


def _fit_plain(cases: Sequence[Case], weights: Mapping[str, float], start: Calibration) -> Calibration:
    best = _column(one.prospect.best for one in cases)
    each = np.stack([_values(best, _worth(cases, beside, weights)) for beside in SHARES])
    found = dict(zip(SHARES, map(_best_threshold, _levelled(each)), strict=True))
    return _best({replace(start, answers=one.threshold, beside=beside): one for beside, one in found.items()})


def _fit_topic(cases: Sequence[Case], start: Calibration) -> Calibration:
    right = [
        float(np.mean([_kind(one, on_topic) is one.gold.silence for one in cases])) for on_topic in THRESHOLDS
    ]
    return replace(start, on_topic=THRESHOLDS[_middle(np.array(right))])


def _best(found: Mapping[Calibration, Setting]) -> Calibration:
    return max(found, key=lambda scalars: round(found[scalars].value, 9))


def _weights(cases: Sequence[Case]) -> dict[str, float]:
    """Return what each question of a set weighs, so that every set weighs the same."""
    sizes = Counter(one.among for one in cases)
    return {name: 1 / (len(sizes) * size) for name, size in sizes.items()}


def _worth(cases: Sequence[Case], share: float, weights: Mapping[str, float]) -> Worth:
    """Return what questions are worth when everything from a share of their best score on is shown."""
    answered = [
        judge.measures(one.gold, _shown(one, share * best), kind_right=False)["score"].numerator
        for one, best in zip(cases, _column(one.prospect.best for one in cases).tolist(), strict=True)
    ]
    known = np.array([bool(one.gold.expected) for one in cases])
    return Worth(np.array(answered), known, np.array([weights[one.among] for one in cases]))


def _values(certainty: Floats, worth: Worth) -> Floats:
    """Return how good each threshold on certainty is, (thresholds,)."""
    passes = certainty >= np.array(THRESHOLDS)[:, None]
    silences = _share(~passes, worth.weights * worth.known) - FALSE_SILENCES
    answers = _share(passes, worth.weights * ~worth.known) - FALSE_ANSWERS
    excess = np.maximum(silences, 0) + np.maximum(answers, 0)
    scores = np.where(passes, worth.shown, ~worth.known) @ worth.weights / worth.weights.sum()
    values: Floats = scores - FALSE * excess
    return values


def _share(passes: NDArray[np.bool_], weights: Floats) -> Floats:
    found: Floats = passes @ weights / max(float(weights.sum()), 1e-9)
    return found


def _levelled(values: Floats) -> Floats:
    """Return each value's mean with those beside it on either axis; beyond an edge stands what is at it."""
    rows, columns = values.shape
    wide = np.pad(values, 1, mode="edge")
    found: Floats = np.mean(
        [wide[row : row + rows, column : column + columns] for row in range(3) for column in range(3)], axis=0
    )
    return found


def _best_threshold(values: Floats) -> Setting:
    place = _middle(values)
    return Setting(THRESHOLDS[place], float(values[place]))


def _shown(one: Case, floor: float) -> list[Judgement]:
    return [verdict for score, verdict in one.verdicts if score >= floor][:FIRST]


def _middle(values: Floats) -> int:
    """Return the middle of the longest run of the highest value: thresholds there are the least chancy."""
    top = values.max() - 1e-9
    runs: list[list[int]] = [[]]
    for place, value in enumerate(values.tolist()):
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


def _column(values: Iterable[float | None]) -> Floats:
    return np.array([value or 0.0 for value in values], np.float64)
