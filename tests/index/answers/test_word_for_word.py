"""Who said it word for word is whoever said it; where nobody did, those who said the like are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

PORT = """Ada Birch, the mayor, spoke on Tuesday.

“A vote in Olm is a vote for every harbour on this coast,” Birch said.

Ivo Tarn, the harbour master, said that votes in Olm were watched by every harbour.
"""


def _who(tmp_path: Path, encoder: Encoder, question: str) -> list[str | None]:
    found = answered(tmp_path, encoder, PORT, question)
    return [one.speaker.name if one.speaker else None for one in found.evidence]


def test_the_others_did_not_say_what_one_said_word_for_word(tmp_path: Path, encoder: Encoder) -> None:
    asked = "who said a vote in Olm is a vote for every harbour?"
    assert _who(tmp_path, encoder, asked) == ["Ada Birch"]


def test_all_did_who_said_what_nobody_said_so(tmp_path: Path, encoder: Encoder) -> None:
    assert set(_who(tmp_path, encoder, "who spoke of votes and harbours?")) == {"Ada Birch", "Ivo Tarn"}
