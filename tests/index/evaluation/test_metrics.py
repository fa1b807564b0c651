"""Figures against values worked out by hand."""

from __future__ import annotations

import pytest

from index.evaluation.metrics import Tally, auroc, average_precision, f1, figures, of_ranking, reciprocal_rank

NONE = frozenset[int]()
RANKING = [NONE, frozenset({0}), NONE, frozenset({0, 1})]


def test_the_first_right_hit_gives_the_reciprocal_rank() -> None:
    assert reciprocal_rank(RANKING) == 0.5
    assert reciprocal_rank([NONE, NONE]) == 0


def test_average_precision_counts_each_expected_text_once() -> None:
    assert average_precision(RANKING, 2) == pytest.approx((1 / 2 + 1 / 4) / 2)
    assert average_precision([frozenset({0}), frozenset({0})], 1) == 1


def test_a_ranking_gives_hits_at_each_depth() -> None:
    found = {name: part.numerator for name, part in of_ranking(RANKING, 3).items()}
    assert found == {
        "hit@1": 0,
        "hit@3": 1,
        "hit@5": 1,
        "hit@10": 1,
        "MRR@10": 0.5,
        "MAP@10": pytest.approx(0.25),
    }


def test_what_lies_below_the_tenth_hit_counts_for_nothing() -> None:
    found = of_ranking([NONE] * 10 + [frozenset({0})], 1)
    assert all(part == Tally(0, 1) for part in found.values())


@pytest.mark.parametrize(("precision", "recall", "value"), [(1, 1, 1), (0.5, 1, 2 / 3), (0, 0, 0)])
def test_f1_is_the_harmonic_mean(precision: float, recall: float, value: float) -> None:
    assert f1(precision, recall) == pytest.approx(value)


def test_auroc_counts_pairs_and_halves_ties() -> None:
    assert auroc([0.9, 0.4], [0.4, 0.1]) == pytest.approx(3.5 / 4)
    assert auroc([0.9], []) is None


def test_a_figure_is_a_ratio_of_sums_over_the_questions_that_bear_on_it() -> None:
    found = figures([{"focus": Tally(3, 4)}, {"focus": Tally(0, 6), "refusals": Tally(0, 0)}])
    assert found == {"focus": 0.3, "refusals": None}
