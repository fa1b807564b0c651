from __future__ import annotations

import pytest

from index.statements.frame import frames
from index.text.marks import quotations


def read(text: str) -> list[str]:
    return [frame.text for frame in frames(text, quotations(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail at dawn,” she said.", ["“It works,” she said."]),
        ("“We sail. We must. Now!” she said.", ["“It works!” she said."]),
        ("She said the plan was “far too small.”", ["She said the plan was far too small."]),
        ("“Yes”, said the mayor.", ["“It works”, said the mayor."]),
        ("He said that “we will not go there.” Then he left.", ["He said that “It works.”", "Then he left."]),
        ("“No deal,” he said, “by May.”", ["“It works,” he said, “It works.”"]),
        ("A “safe” bet.", ["A safe bet."]),
    ],
)
def test_whole_quotations_get_a_stand_in(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_segments_lead_back_to_the_text() -> None:
    text = "He said the plan was “far too small,” and left."
    (frame,) = frames(text, quotations(text))
    assert "".join(text[segment.start : segment.end] for segment in frame.segments) == frame.text
