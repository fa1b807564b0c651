"""The order of what answers: a speaker's words stand before what mentions them in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from index.search.candidates import PASSING, Candidate
from index.store.statements import Uttered
from index.types import Kind, Span, Statement
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

BLAST = """Tarsk kept its schools shut on Monday.

Thirty people were hurt on Sunday in a densely packed part of Tarsk by the blast at the ferry landing that \
Mayor Ada Birch described as “deliberate.”

In the town hall, Birch said that it was too early to tell what had caused the blast at the landing.
"""


def excerpts(tmp_path: Path, encoder: Encoder, text: str, question: str) -> list[tuple[str, float]]:
    return [(one.excerpt, one.score) for one in answered(tmp_path, encoder, text, question).evidence]


def test_what_was_said_stands_before_what_is_mostly_told(tmp_path: Path, encoder: Encoder) -> None:
    shown = excerpts(tmp_path, encoder, BLAST, "What did Ada Birch say about the blast at the ferry landing?")
    assert [text.split(maxsplit=3)[:3] for text, _ in shown] == [
        ["In", "the", "town"],
        ["Thirty", "people", "were"],
    ]
    assert shown[0][1] < shown[1][1]  # it is not the nearer to the question


@given(before=st.integers(0, 400), said=st.integers(1, 400), after=st.integers(0, 400))
def test_no_excerpt_goes_before_one_that_holds_more_of_the_words(before: int, said: int, after: int) -> None:
    whole, part = Span(0, before + said + after), Span(before, before + said)
    uttered = Uttered(1, 1, Statement((part,), Kind.INDIRECT), "Ada Birch")
    one, bare = Candidate(1, whole, 0.5, (uttered,)), Candidate(1, part, 0.5, (uttered,))
    assert 0.5 - PASSING <= one.place <= bare.place == one.score
    if 2 * said >= before + said + after:
        assert one.place == one.score
    if 5 * said <= before + said + after:
        assert one.place < one.score
