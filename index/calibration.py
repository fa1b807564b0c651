"""The handful of scalars by which an answer decides what to show and when to be silent.

They stand in ``data/calibration.json``, written there by ``onrecord eval --calibrate`` with the figures that
they gave.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Calibration:
    """Thresholds on scores, and weights between them.

    ``enough``: certainty from which a speaker's best statement answers at all. ``rival``: how much the best
    of anybody's takes from that certainty. ``support``: how much of a neighbouring sentence's score, by the
    same speaker, is added to a sentence's. ``close``: share of the best score that another statement needs
    to be shown beside it; ``least``: what it needs in any case. ``on_topic``: score from which somebody else
    speaks on the topic. ``answers``: score from which a sentence answers a question about nobody.
    """

    enough: float
    rival: float
    support: float
    close: float
    least: float
    on_topic: float
    answers: float


def load() -> Calibration:
    """Return the scalars that come with the program."""
    values = json.loads(files("index").joinpath("data", "calibration.json").read_text(encoding="utf-8"))
    return Calibration(**{field.name: float(values[field.name]) for field in fields(Calibration)})


DEFAULT = load()
