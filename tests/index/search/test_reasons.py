"""A question after a reason is shown the reason beside what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import ask
from index.question.understand import understand
from index.search.reasons import gives_reason

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("The engineer blamed the seabed.", True),
        ("It was late because of the ice.", True),
        ("Due to fog, nobody came.", True),
        ("The pier cost nine million crowns.", False),
        ("He was a blameless man.", False),
    ],
)
def test_what_gives_a_reason(text: str, gives: bool) -> None:
    assert gives_reason(text) is gives


def excerpts(snapshot: Snapshot, encoder: Encoder, question: str) -> list[str]:
    understood = understand(question, snapshot.directory, date(2025, 6, 1))
    return [one.excerpt for one in ask(snapshot, encoder, question, understood).evidence]


def test_why_shows_what_gives_the_reason_of_what_happened(snapshot: Snapshot, encoder: Encoder) -> None:
    happened, *others = excerpts(snapshot, encoder, "Why was the new pier at Port Amber late?")
    assert happened.startswith("Eleven months late")
    assert any("blamed the seabed" in one for one in others)
    assert not any(
        "seabed" in one for one in excerpts(snapshot, encoder, "When did the new pier take its first ferry?")
    )
