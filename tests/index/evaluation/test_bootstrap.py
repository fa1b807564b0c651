"""What a paired bootstrap can tell, on made-up runs."""

from __future__ import annotations

import numpy as np
import pytest

from index.evaluation.bootstrap import difference
from index.evaluation.metrics import Tally


def parts(values: list[float]) -> list[Tally | None]:
    return [Tally(value, 1) for value in values]


def test_equal_runs_do_not_differ() -> None:
    found = difference(parts([0.2, 0.8]), parts([0.2, 0.8]))
    assert found is not None
    assert (found.before, found.after, found.low, found.high, found.told) == (0.5, 0.5, 0, 0, False)


def test_a_gain_on_every_question_is_told_and_a_gain_on_one_of_many_is_not() -> None:
    before = [0.1 * (n % 5) for n in range(60)]
    every = difference(parts(before), parts([value + 0.2 for value in before]))
    one = difference(parts(before), parts([before[0] + 0.5, *before[1:]]))
    assert every is not None
    assert one is not None
    assert every.told
    assert [every.low, every.high] == pytest.approx([0.2, 0.2])
    assert not one.told
    assert one.low == 0 < one.high


def test_the_interval_is_the_one_that_statistics_gives() -> None:
    random = np.random.default_rng(1)
    changes = random.normal(0.1, 0.5, 400)
    found = difference(parts([0.0] * 400), parts(changes.tolist()))
    assert found is not None
    half = 1.96 * changes.std() / 20
    assert found.low == pytest.approx(changes.mean() - half, abs=0.005)
    assert found.high == pytest.approx(changes.mean() + half, abs=0.005)


def test_the_same_runs_give_the_same_interval() -> None:
    before, after = parts([0, 1, 0, 1, 1]), parts([1, 1, 0, 1, 0])
    assert difference(before, after) == difference(before, after)


def test_questions_that_do_not_bear_on_a_figure_are_left_out() -> None:
    found = difference([Tally(1, 2), None], [Tally(2, 2), None])
    assert found is not None
    assert (found.before, found.after) == (0.5, 1)
    assert difference([None], [Tally(1, 1)]) is None


def test_a_handful_of_questions_tells_nothing_however_clear() -> None:
    found = difference(parts([0.0] * 5), parts([1.0] * 5))
    assert found is not None
    assert (found.low, found.high, found.changed, found.told) == (1, 1, 5, False)
