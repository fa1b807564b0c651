"""What `eval --json` prints, and how `--against` reads it back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from index.answers.answer import Silence
from index.asked import Form
from index.errors import QuestionError
from index.evaluation.evaluate import Result, by_form, summary
from index.evaluation.metrics import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from index.answers.thresholds import Calibration
    from index.evaluation.bootstrap import Difference

Json = dict[str, Any]


def run(
    results: Sequence[Result],
    scalars: Calibration,
    fitted: Json | None,
    changes: Mapping[str, Difference] | None,
) -> Json:
    """Return a run: its figures, over all and by form, and what came of each question.

    A question's measures are pairs: what it adds to a figure's numerator and to its denominator.
    """
    return {
        "figures": summary(results),
        "forms": by_form(results),
        "scalars": asdict(scalars),
        **({"calibration": fitted} if fitted else {}),
        **({"changes": {name: _change(one) for name, one in changes.items()}} if changes else {}),
        "questions": [asdict(one) for one in results],
    }


def read(path: Path) -> list[Result]:
    """Return the results of a run that was printed with --json.

    :raises QuestionError: when the file is no such run.
    """
    try:
        questions = json.loads(path.read_text(encoding="utf-8"))["questions"]
        return [_result(one) for one in questions]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise QuestionError(f"{path}: is no run. Make one: onrecord eval QUESTIONS --json > RUN") from None


def _result(one: Json) -> Result:
    return Result(
        question=one["question"],
        form=Form(one["form"]),
        expected=tuple(one["expected"]),
        shown=tuple(one["shown"]),
        silence=Silence(one["silence"]) if one["silence"] else None,
        confidence=float(one["confidence"]),
        measures={name: Tally(*pair) for name, pair in one["measures"].items()},
        diluted=tuple(one.get("diluted", ())),
        below=tuple(one.get("below", ())),
    )


def _change(one: Difference) -> Json:
    return {**asdict(one), "told": one.told}
