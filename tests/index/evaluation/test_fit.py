"""Fits to cases of our own making: where thresholds fall, sets left out, cases kept in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Silence
from index.answers.thresholds import Calibration, Prospect, bars
from index.errors import QuestionError
from index.evaluation import cases, fit
from index.evaluation.cases import Case
from index.evaluation.gold import Gold
from index.evaluation.judge import Judgement

if TYPE_CHECKING:
    from pathlib import Path

START = Calibration(enough=0.5, rival=0.5, close=0.5, on_topic=0.3, answers=0.4, beside=0.9)
RIGHT = Judgement(right=True, found=frozenset({0}), letters=10, expected=10)
OTHER = Judgement(right=True, found=frozenset({1}), letters=10, expected=10)
WRONG = Judgement(right=False, found=frozenset(), letters=10, expected=0)


def asked(
    sure: float,
    *,
    known: bool,
    among: str = "ours",
    beside: tuple[Judgement, ...] = (WRONG,),
    rival: float = 0.0,
) -> Case:
    """A question about a speaker whose best statement is right, and others, scored 0.6, beside it."""
    gold = Gold("q", ("one", "other")) if known else Gold("q", (), silence=Silence.OTHERS_ONLY)
    verdicts = ((0.8, RIGHT if known else WRONG), *((0.6, one) for one in beside))
    return Case(gold, Prospect(0.8, sure, rival), verdicts, 0.5, among)


def silences(found: list[Case], scalars: Calibration) -> list[bool]:
    return [bars(one.prospect, scalars).shown is None for one in found]


def test_a_threshold_falls_between_what_answers_and_what_does_not() -> None:
    found = [asked(0.3 + n / 100, known=True) for n in range(10)]
    found += [asked(0.1 - n / 100, known=False) for n in range(10)]
    scalars = fit.fit(found, START)
    assert 0.1 < scalars.enough < 0.3
    assert silences(found, scalars) == [False] * 10 + [True] * 10
    assert fit.fit(found[:9], START) == START


def test_of_rivals_that_questions_cannot_tell_apart_the_middle_one_is_taken() -> None:
    found = [asked(0.3 + n / 100, known=True) for n in range(10)]
    found += [asked(0.1 - n / 100, known=False) for n in range(10)]
    scalars = fit.fit(found, START)
    assert scalars.rival == fit.RIVALS[len(fit.RIVALS) // 2]
    assert silences(found, scalars) == [False] * 10 + [True] * 10


def test_one_question_does_not_push_the_threshold_to_an_end() -> None:
    found = [asked(0.3, known=True) for _ in range(40)] + [asked(0.1, known=False) for _ in range(40)]
    found.append(asked(0.26, known=False))
    assert fit.fit(found, START).enough == pytest.approx(0.2, abs=0.02)


def test_a_rival_that_tells_what_answers_from_what_does_not_is_kept() -> None:
    known, unknown = ((0.5, 0.1), (0.7, 0.9)), ((0.5, 0.9), (0.3, 0.1))
    found = [asked(sure, known=True, rival=rival) for sure, rival in known for _ in range(20)]
    found += [asked(sure, known=False, rival=rival) for sure, rival in unknown for _ in range(20)]
    scalars = fit.fit(found, START)
    assert 0 < scalars.rival < 0.5
    assert silences(found, scalars) == [False] * 40 + [True] * 40


def test_false_silences_are_kept_few_before_the_score_is_made_high() -> None:
    found = [asked(0.5, known=True) for _ in range(18)] + [asked(0.2, known=True) for _ in range(2)]
    found += [asked(0.3, known=False) for _ in range(2)] + [asked(0.0, known=False) for _ in range(28)]
    assert silences(found, fit.fit(found, START)) == [False] * 22 + [True] * 28
    found += [asked(0.3, known=False) for _ in range(3)]  # 5 of 33: worse than 2 of 20 silences
    assert silences(found, fit.fit(found, START))[:22] == [False] * 18 + [True] * 4


def test_every_set_weighs_the_same() -> None:
    few = [asked(0.5, known=True, among="few", beside=(WRONG,) * 4) for _ in range(10)]
    many = [asked(0.5, known=True, among="many", beside=(OTHER,)) for _ in range(30)]
    shown_both = 0.6 / 0.8
    assert fit.fit(few, START).close > shown_both
    assert fit.fit(many, START).close <= shown_both
    assert fit.fit([*few, *many], START).close > shown_both


def test_each_set_is_judged_by_the_fit_to_the_others() -> None:
    one = [asked(0.5, known=True, among="one"), asked(0.1, known=False, among="one")] * 10
    other = [asked(0.05, known=True, among="other"), asked(-0.1, known=False, among="other")] * 10
    apart = fit.left_out([*one, *other], START)
    assert apart.keys() == {"one", "other"}
    assert apart["other"]["false silences"] == 1
    assert apart["one"]["false answers"] == 1
    assert apart["one"]["false silences"] == 0


def test_cases_are_read_back_as_they_were_kept(tmp_path: Path) -> None:
    found = [asked(0.5, known=True), asked(0.1, known=False), Case(Gold("q", ()), Prospect(None), (), 0.0)]
    cases.keep(found, tmp_path / "cases")
    assert cases.kept(tmp_path / "cases") == found
    for text in ("", "{}", "no JSON"):
        (tmp_path / "cases").write_text(text, encoding="utf-8")
        with pytest.raises(QuestionError, match="holds no cases"):
            cases.kept(tmp_path / "cases")
