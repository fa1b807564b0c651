"""Pronouns in a topic: whose name they stand for."""

from __future__ import annotations

import pytest

from index.asked import Form, Understood
from index.question.pronouns import in_full
from index.types import Speaker

BIRCH = Speaker("Ada Birch")
GUILD = Speaker("Bakers' Guild")


@pytest.mark.parametrize(
    ("question", "topic", "who", "full"),
    [
        ("Did Birch say she would leave?", "she would leave", BIRCH, "Ada Birch would leave"),
        ("did birch say she would leave?", "she would leave", BIRCH, "Ada Birch would leave"),
        ("What did Birch say about why she left?", "why she left", BIRCH, "why Ada Birch left"),
        ("What did Birch say of Kovac when he left?", "Kovac when he left", BIRCH, ""),
        ("How did Birch defend her trip?", "defend her trip", BIRCH, ""),
        ("Did the guild say she would leave?", "she would leave", GUILD, ""),
        ("Who said she would leave?", "she would leave", None, ""),
    ],
)
def test_a_subject_stands_for_whose_words_are_asked_for(
    question: str, topic: str, who: Speaker | None, full: str
) -> None:
    assert in_full(Understood(question, Form.SAID, topic, who)) == full
