"""What an article calls whoever speaks, where nobody known does."""

from __future__ import annotations

import pytest

from index.answers.voice import unnamed
from index.store.statements import Uttered
from index.types import Kind, Span, Statement


def _said(text: str, called: str, speaker: str | None = None) -> Uttered:
    start = text.index(called)
    mention = Span(start, start + len(called))
    return Uttered(1, 1, Statement((Span(0, 1),), Kind.INDIRECT, mention=mention), speaker)


@pytest.mark.parametrize(
    ("mention", "called"),
    [
        ("Fishermen", "Fishermen"),
        ("one of them", "one of them"),
        ("The transport ministry of Varnia", "The transport ministry of Varnia"),
        ("Two members of the Varnian delegation,", "Two members of the Varnian delegation"),
        ("15 protesters who", "15 protesters"),
        ("a spokesman for Ada Birch", "a spokesman for Ada Birch"),
        ("Baker", ""),
        ("Ada Birch", ""),
        ("the mayor, Ada Birch", ""),
        ("Foreign Minister Birch", ""),
        ("He", ""),
        ("they", ""),
    ],
)
def test_a_description_is_told_and_no_name_and_no_pronoun(mention: str, called: str) -> None:
    text = f"It rained. {mention} spoke of rain."
    found = unnamed([_said(text, mention)], text)
    assert [span.of(text) for span in found] == ([called] if called else [])


def test_nobody_is_unnamed_beside_somebody_known() -> None:
    text = "Fishermen sang. Ada Birch sang."
    assert unnamed([_said(text, "Fishermen"), _said(text, "Ada Birch", "Ada Birch")], text) == ()
