"""The gate on quality: no figure on our own articles falls, and one that rises raises its pin with it.

`onrecord eval docs/questions.jsonl` prints the figures; the pins stand in ``quality.json`` beside this file.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.answers import thresholds
from index.evaluation import gold
from index.evaluation.evaluate import Result, put, result, summary
from index.store.reader import Reader

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

PINS: dict[str, float] = json.loads(Path(__file__).with_name("quality.json").read_text(encoding="utf-8"))
QUESTIONS = Path(__file__).parents[3] / "docs" / "questions.jsonl"

NOISE = 0.005
"""What another processor's rounding may take from a figure; one question is more."""

RISE = 0.015
"""From how much above its pin a figure asks for the pin to be raised."""


@pytest.fixture(scope="module")
def figures(index: Path, encoder: Encoder) -> dict[str, float | None]:
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        found = summary(_results(snapshot, encoder))
    reader.close()
    return found


def _results(snapshot: Snapshot, encoder: Encoder) -> list[Result]:
    asked = put(snapshot, encoder, gold.load(QUESTIONS), date(2025, 5, 20))
    return [result(one, thresholds.DEFAULT) for one in asked]


@pytest.mark.parametrize("figure", PINS)
def test_quality_never_falls_and_its_pin_rises_with_it(figure: str, figures: dict[str, float | None]) -> None:
    now = figures[figure]
    assert now is not None
    assert now >= PINS[figure] - NOISE, f"{figure} fell from {PINS[figure]} to {now:.3f}"
    assert now < PINS[figure] + RISE, f"{figure} rose to {now:.3f}: raise its pin in quality.json"
