"""What is nearest where a body is never quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Silence
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder


@pytest.mark.parametrize(
    ("question", "is_near"),
    [
        ("Did the government promise the pilots a new harbour crane?", True),
        ("What did the government say about schools?", False),
    ],
)
def test_what_has_the_words_asked_for_is_nearest_to_a_body_that_is_never_quoted(
    tmp_path: Path, encoder: Encoder, question: str, *, is_near: bool
) -> None:
    said = "The transport minister, Odo Marr, denied that he had promised the pilots a new harbour crane."
    text = f"{said}\n\nThe port chief, Bo Ekdal, said that the harbour was cold.\n"
    found = answered(tmp_path, encoder, text, question)
    assert (found.silence, [one.excerpt for one in found.near]) == (Silence.NO_SPEAKER, [said] * is_near)
