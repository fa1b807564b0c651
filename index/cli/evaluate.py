"""`onrecord eval`: how good retrieval and answers are, on questions whose answers are known."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from index.answers import thresholds
from index.cli import scoreboard
from index.cli.opened import opened
from index.cli.page import write_json
from index.evaluation import evaluate, fit, gold, run_file
from index.evaluation.metrics import figures

if TYPE_CHECKING:
    from pathlib import Path

    from index.answers.thresholds import Calibration
    from index.evaluation.evaluate import Asked


def run(
    questions: Path,
    *,
    worst: int,
    against: Path | None,
    scalars: Path | None,
    fitting: bool,
    to: Path | None,
    as_json: bool,
) -> None:
    """Measure retrieval and answers on QUESTIONS, a file of questions with the words they expect."""
    known = gold.load(questions)
    earlier = run_file.read(against) if against else None
    used = thresholds.load(scalars) if scalars else thresholds.DEFAULT
    with opened() as index:
        asked = list(evaluate.put(index.snapshot, index.encoder, known, date.today()))
        fitted = None
        if fitting:
            used, fitted = _calibrate(asked, used, questions.stem, to or thresholds.PACKAGED)
        results = [evaluate.result(one, used) for one in asked]
    changes = evaluate.compare(earlier, results) if earlier else None
    if as_json:
        run = run_file.run(results, used, fitted, changes)
        write_json(run)
    else:
        scoreboard.show(results, changes, fitted)
        scoreboard.worst(evaluate.worst(results, worst))


def _calibrate(
    asked: list[Asked], start: Calibration, name: str, path: Path
) -> tuple[Calibration, dict[str, Any]]:
    """Fit the scalars, write them with what they gave, and return both."""
    cases = [fit.case(one) for one in asked]
    scalars = fit.fit(cases, start)
    fitted = {
        "questions": len(cases),
        "fitted": _rounded(figures(fit.measures(one, scalars) for one in cases)),
        "held_out": _rounded(fit.held_out(cases, start)),
    }
    thresholds.save(scalars, path, {name: fitted})
    before = _rounded(figures(fit.measures(one, start) for one in cases))
    return scalars, {**fitted, "before": before}


def _rounded(values: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in values.items()}
