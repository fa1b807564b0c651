"""The handful of scalars by which an answer decides what to show and when to be silent.

Those of the program stand in ``data/calibration.json`` with the figures that they gave; ``onrecord eval
--calibrate`` fits others to somebody's own articles and writes them beside the index.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, asdict, dataclass, fields
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from index.errors import CalibrationError
from index.files import write

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGED = Path(str(files("index").joinpath("data", "calibration.json")))
"""Where the scalars stand that come with the program."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Thresholds on scores (0 to about 1), and shares of them.

    Of a question about a speaker: ``enough``, certainty from which something they said answers at all;
    ``rival``, how much that of anybody's sentence takes from it; ``close``, share of the best score
    that another statement needs to be shown beside it; ``on_topic``, score from which somebody else speaks
    on the topic. Of a question about nobody: ``answers``, score from which a sentence answers it; ``beside``,
    share of the best score that another needs to be shown with it. Of either: ``nearly``, how far below such
    a bar lies what may answer all the same.
    """

    enough: float
    rival: float
    close: float
    on_topic: float
    answers: float
    beside: float
    nearly: float = 0.05


@dataclass(frozen=True, slots=True)
class Prospect:
    """What decides whether anything is shown: the best score of what could be (None: nothing could).

    ``sure`` is how sure it is that something the speaker said is on what is asked, ``rival`` how sure that
    anybody's sentence is; both None where the question is about nobody. ``beside`` is the share of the best
    score that another needs, where it is not the one for sentences.
    """

    best: float | None
    sure: float | None = None
    rival: float | None = None
    beside: float | None = None


class Bars(NamedTuple):
    """Scores from which a candidate answers, and from which it may; None where none does."""

    shown: float | None
    near: float | None


def bars(prospect: Prospect, scalars: Calibration) -> Bars:
    """Return the scores from which something is shown, and from which it may answer all the same.

    A speaker's statement must hold its own against what others say: on a topic that these articles treat
    closely, one that merely touches it does not answer.
    """
    if prospect.best is None:
        return Bars(None, None)
    if prospect.sure is None or prospect.rival is None:
        above, share = prospect.best - scalars.answers, prospect.beside or scalars.beside
    else:
        above, share = prospect.sure - scalars.rival * prospect.rival - scalars.enough, scalars.close
    floor = share * prospect.best
    if above >= 0:
        return Bars(floor, floor - scalars.nearly)
    return Bars(None, floor if above >= -scalars.nearly else None)


def load(path: Path = PACKAGED) -> Calibration:
    """Return the scalars in a file.

    :raises CalibrationError: when the file is not one, or lacks a scalar.
    """
    values = _read(path)
    given = {name: value for name, value in values.items() if isinstance(value, int | float)}
    names = [field.name for field in fields(Calibration) if field.name in given or field.default is MISSING]
    missing = [name for name in names if name not in given]
    if missing:
        raise CalibrationError(f"{path}: has no number for {', '.join(missing)}. {_MEND}")
    return Calibration(**{name: float(given[name]) for name in names})


def in_use(fitted: Path) -> Calibration:
    """Return the scalars in the file ``fitted``; where there is none, those that come with the program.

    :raises CalibrationError: when the file is not one.
    """
    return load(fitted) if fitted.exists() else DEFAULT


def save(scalars: Calibration, path: Path, fitted: Mapping[str, Any]) -> None:
    """Write scalars to a file, with ``fitted``: by name of the questions, the figures that they gave.

    The figures of other questions that the file holds stay.
    """
    held = _read(path).get("fitted", {}) if path.exists() else {}
    values = {**asdict(scalars), "fitted": {**held, **fitted}}
    write(path, (json.dumps(values, indent=2, ensure_ascii=False) + "\n").encode())


_MEND = "Fit some: onrecord eval QUESTIONS --calibrate --to FILE"


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise CalibrationError(f"{path}: cannot be read ({fault.strerror}). {_MEND}") from None
    except ValueError as fault:
        raise CalibrationError(f"{path}: cannot be read as scalars ({fault}). {_MEND}") from None
    if not isinstance(values, dict):
        raise CalibrationError(f"{path}: is not an object of scalars. {_MEND}")
    return values


DEFAULT = load()
