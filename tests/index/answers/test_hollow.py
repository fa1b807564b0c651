"""Somebody is silent on what nothing of theirs has a word of nor means, however near it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Silence
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

ONE = "“Sit at the table,” Otto Kovac said on Thursday.\n"

TABLE = """Varnia’s president agreed to talks about the Olm banks two days after his minister ruled them out.

“You do not catch an eel by shouting at the river,” Otto Kovac said in an address.

Her deputy, Rolf Lenz, said that she had no plans to resign. “The minister is no quitter,” he said.
"""

HOTEL = "The bakers of Tarsk went on strike.\n\nOtto Kovac said the strike had cost him forty guests.\n"


@pytest.mark.parametrize(
    ("text", "silence", "others"),
    [
        pytest.param(ONE, Silence.SPEAKER_SILENT, [], id="nobody says the word"),
        pytest.param(TABLE, Silence.OTHERS_ONLY, ["Rolf Lenz"], id="somebody else does"),
    ],
)
def test_what_has_nothing_of_it_is_only_the_nearest(
    tmp_path: Path, encoder: Encoder, text: str, silence: Silence, others: list[str]
) -> None:
    found = answered(tmp_path, encoder, text, "Has Otto Kovac said anything about resigning?")
    assert (found.silence, found.evidence, [one.name for one in found.others]) == (silence, (), others)
    assert [one.excerpt for one in found.near] == [one for one in text.splitlines() if "Kovac" in one]


def test_what_is_said_of_it_in_other_words_still_answers(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, HOTEL, "what did Otto Kovac say about losses?")
    assert [one.excerpt for one in found.evidence] == [
        "Otto Kovac said the strike had cost him forty guests."
    ]
