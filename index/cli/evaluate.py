"""`onrecord eval`: how good retrieval and answers are, on questions whose answers are known."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from index.answers import thresholds
from index.cli import scoreboard
from index.cli.opened import opened
from index.cli.page import write_json
from index.evaluation import evaluate, fit, gold, run_file
from index.evaluation.metrics import figures

if TYPE_CHECKING:
    from index.answers.thresholds import Calibration
    from index.evaluation.evaluate import Asked

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.command("eval")
@click.argument("questions", type=FILE)
@click.option("--worst", type=click.IntRange(0), default=0, metavar="N", help="List the N worst questions.")
@click.option("--against", type=FILE, metavar="RUN", help="Compare with an earlier run's --json.")
@click.option("--scalars", type=FILE, help="Answer with the scalars of a file.")
@click.option("--calibrate", "fitting", is_flag=True, help="Fit the scalars to QUESTIONS and write them.")
@click.option(
    "--to", type=click.Path(path_type=Path, dir_okay=False), help="Where --calibrate writes the scalars."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, which --against reads.")
def command(  # noqa: PLR0917 - the options of a command
    questions: Path,
    worst: int,
    against: Path | None,
    scalars: Path | None,
    fitting: bool,
    to: Path | None,
    as_json: bool,
) -> None:
    """Measure retrieval and answers on QUESTIONS, a file of questions with the words they expect.

    \b
    {"question": "What did Volkonin say about drawings?", "expected": ["We published every drawing"]}
    {"question": "What did Tandor say about the central bank?", "expected": [], "silence": "others_only"}

    Optional are "also" (words that may be shown besides), "article" (the path of the one that counts) and
    "silence" (its kind, where nothing is expected).

    \b
    onrecord eval docs/questions.jsonl --worst 5
    onrecord eval questions.jsonl --json > before.json
    onrecord eval questions.jsonl --against before.json
    onrecord eval questions.jsonl --calibrate
    """
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
