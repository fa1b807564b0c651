"""`onrecord eval`: how good retrieval and answers are, on questions whose answers are known."""

from __future__ import annotations

import shlex
import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

from index import settings
from index.answers import thresholds
from index.cli import scoreboard
from index.cli.opened import opened
from index.cli.page import note, warn, write_json
from index.doctor import lag
from index.errors import CalibrationError
from index.evaluation import cases, evaluate, fit, gold, report, run_file, whole
from index.evaluation.metrics import figures
from index.phrases import count

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from index.answers.thresholds import Calibration
    from index.cli.opened import Opened
    from index.evaluation.cases import Case
    from index.evaluation.evaluate import Trial
    from index.evaluation.gold import Gold

FEWEST = 30
"""Questions that scalars may be fitted to, at least."""

FEWEST_SILENT = 5
"""Those of them that expect silence, at least: without any, whatever shows more fits better."""

PARTS = 5
"""Expected words told that are part of a sentence, at most."""

ANSWERED = "ask and the bot answer"


def run(  # noqa: PLR0913 - the options of a command
    questions: Path,
    *,
    worst: int,
    against: Path | None,
    scalars: Path | None,
    fitting: bool,
    to: Path | None,
    keep: Path | None,
    beside: tuple[Path, ...],
    html: Path | None,
    as_json: bool,
) -> None:
    """Measure retrieval and answers on QUESTIONS, a file of questions with the words they expect."""
    known = gold.load(questions)
    earlier = run_file.read(against) if against else None
    if fitting:
        _refuse_few(known)
    with opened() as index:
        _tell_stale(index)
        used = thresholds.load(scalars) if scalars else index.scalars
        asked = list(evaluate.put(index.snapshot, index.encoder, known, date.today()))
        _tell_parts(index, asked)
        judged = [cases.case(one, questions.stem) for one in asked] if fitting or keep else []
        fitted, start = None, used
        if fitting:
            in_use = settings.fitted(index.settings)
            others = [one for path in beside for one in cases.kept(path)]
            found, fitted = _calibrate([*judged, *others], used)
            if to or _are_better(fitted):
                used = found
                _keep(found, fitted, to or in_use, in_use)
            else:
                note(f"Nothing is kept, and {ANSWERED} as before. To write the scalars out: --to FILE")
        results = [evaluate.result(one, used) for one in asked]
    if keep:
        cases.keep(judged, keep)
        note(f"The cases are in {keep.absolute()}: onrecord eval OTHERS --calibrate --beside {keep}")
    changes = evaluate.compare(earlier, results) if earlier else None
    common = len(evaluate.both(results, earlier or ()))
    if earlier and common < max(len(earlier), len(results)):
        other = evaluate.otherwise(results, earlier)
        left = f" {count(other, 'question')} left out, of which they expect other words." if other else ""
        note(f"Compared over the {count(common, 'question')} that both runs put.{left}")
    if html:
        html.write_text(report.page(questions.name, results, earlier, changes), encoding="utf-8")
        note(f"The page is in {html.absolute()}.")
    if as_json:
        run = run_file.run(results, used, fitted, changes)
        write_json(run)
    else:
        scoreboard.show(results, changes, fitted, by_fitted=used != start)
        scoreboard.moved(evaluate.moved(earlier or (), results))
        scoreboard.worst(evaluate.worst(results, worst))


def _tell_stale(index: Opened) -> None:
    """Say where what is measured is not the articles as they are now."""
    for check in lag(index.snapshot.store, index.settings):
        warn(f"warning: what is measured is not up to date: {check.result}. Mend: {check.mend}")


def _tell_parts(index: Opened, asked: Sequence[Trial]) -> None:
    """Say which expected words are so little of a sentence that the sentence counts for nothing."""
    found = list(whole.parts(index.snapshot.store, asked))
    for one in found[:PARTS]:
        warn(
            f"warning: {one.where}: “{one.words}” is less than a fifth of its sentence, "
            f"which counts for nothing where it is shown. Write the whole: {one.sentence}"
        )
    if len(found) > PARTS:
        warn(f"warning: so are {count(len(found) - PARTS, 'expected text')} more.")


def _refuse_few(known: Sequence[Gold]) -> None:
    """Refuse to fit to questions that say too little: whatever fits them would be chance.

    :raises CalibrationError: saying how many there are and how many it takes.
    """
    every = {one.question for one in known}
    silent = {one.question for one in known if not one.expected}
    if len(every) < FEWEST or len(silent) < FEWEST_SILENT:
        raise CalibrationError(
            f"{len(every)} questions, {len(silent)} of which expect silence, are too few to fit to. "
            f"Write {FEWEST} or more, {FEWEST_SILENT} or more of which expect silence."
        )


def _calibrate(judged: list[Case], start: Calibration) -> tuple[Calibration, dict[str, dict[str, Any]]]:
    """Fit the scalars; return them and, by the name of a set of questions, what they gave and those before.

    Where they answer no better questions that they are not fitted to, that is told.
    """
    scalars = fit.fit(judged, start)
    sets = {name: [one for one in judged if one.among == name] for name in dict.fromkeys(map(_among, judged))}
    apart = fit.left_out(judged, start) if len(sets) > 1 else {}
    fitted: dict[str, dict[str, Any]] = {
        name: {
            "questions": len(theirs),
            **({"left_out": _rounded(apart[name])} if name in apart else {}),
            "fitted": _rounded(figures(fit.measures(one, scalars) for one in theirs)),
            "held_out": _rounded(fit.held_out(theirs, start)),
            "before": _rounded(figures(fit.measures(one, start) for one in theirs)),
        }
        for name, theirs in sets.items()
    }
    for name, one in fitted.items():
        held_out, now = _score(one, "held_out"), _score(one, "before")
        if held_out <= now:
            warn(
                f"On questions of {name} that they are not fitted to they answer no better ({held_out}) than "
                f"those until now ({now}): write more questions."
            )
    return scalars, fitted


def _are_better(fitted: Mapping[str, Mapping[str, Any]]) -> bool:
    """Say whether scalars answer questions better that they are not fitted to, each set weighing alike."""
    return sum(_score(one, "held_out") - _score(one, "before") for one in fitted.values()) > 0


def _score(figures: Mapping[str, Any], run: str) -> float:
    return figures[run].get("score") or 0.0


def _keep(scalars: Calibration, fitted: Mapping[str, Mapping[str, Any]], path: Path, in_use: Path) -> None:
    """Write scalars with what they gave; those that the file holds are kept beside it.

    :param in_use: the file that answers take their scalars from, if it is there.
    """
    if path.exists():
        earlier = path.with_name(f"{path.name}.before")
        shutil.copyfile(path, earlier)
        note(f"The scalars until now are kept in {earlier}.")
    gave = {name: {run: one[run] for run in one if run != "before"} for name, one in fitted.items()}
    thresholds.save(scalars, path, gave)
    _tell_written(path.absolute(), in_use)


def _tell_written(path: Path, in_use: Path) -> None:
    """Say where the scalars are, and how to answer by them, or no more, as it lies."""
    where = f"The scalars (numbers that decide between showing and silence) are in {path}"
    if path.resolve() == in_use.resolve():
        note(f"{where}; {ANSWERED} by them from their next start on.")
        note(f"Back to those of the program: rm {shlex.quote(str(path))}")
    else:
        note(f"{where}; {ANSWERED} as before.")
        note(f"To have them answer by these, set: ONRECORD_CALIBRATION={shlex.quote(str(path))}")


def _among(one: Case) -> str:
    return one.among


def _rounded(values: dict[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, 4) for name, value in values.items()}
