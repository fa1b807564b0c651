"""A sentence in which two speak answers for each with their own half alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Silence
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

REED = (
    "Tom Reed said that Tarsk “has never lost a metre”, and his spokesman, Ivo Holt, said the army would keep"
)
TEXT = (
    f"It rained in Tarsk all week.\n\n{REED} its reserves near the front.\n\n"
    "“The mill must close,” Otto Kovac said, but Mina Reyn warned that the otters had returned.\n\n"
    "Ada Birch said that Rolf Lenz had promised a library."
)


@pytest.mark.parametrize(
    ("question", "shown", "others"),
    [
        ("what did Reed say about the reserves", [], ["Ivo Holt"]),
        ("what did Holt say about the reserves", ["Ivo Holt"], []),
        ("what did Kovac say about the otters", [], ["Mina Reyn"]),
        ("what did Kovac say about the mill", ["Otto Kovac"], []),
        ("who said that the otters had returned", ["Mina Reyn"], []),
        ("what did Birch say about the library", ["Ada Birch"], []),
    ],
)
def test_each_answers_with_their_own_half(
    tmp_path: Path, encoder: Encoder, question: str, shown: list[str], others: list[str]
) -> None:
    found = answered(tmp_path, encoder, TEXT, question)
    assert [one.speaker.name for one in found.evidence if one.speaker] == shown
    assert [one.name for one in found.others] == others
    assert found.silence is (None if shown else Silence.OTHERS_ONLY)


INTERVIEW = """Nora Field: Are you surprised by the peace?

Ada Birch: I am relieved. I sleep four hours, and it will be ours when I am forgotten.

What about the prisoners?

There are two hundred and eleven of them. I know the names.

Will you stay in office?

I will stay until they stop me.
"""
TALKS = """Peace
Otto Kovac said on Monday that no prisoners would be exchanged before the spring."""


def test_a_question_without_a_label_gives_way_to_its_answer(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, INTERVIEW, "prisoners", TALKS)
    assert [(one.speaker and one.speaker.name, one.excerpt[:12]) for one in found.evidence] == [
        ("Ada Birch", "There are tw"),
        ("Otto Kovac", "Otto Kovac s"),
    ]
