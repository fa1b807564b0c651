"""A word that hardly anybody has: whoever does is asked for, and it is what they said of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Silence, ask
from index.question.understand import understand

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot


@pytest.mark.parametrize(
    ("question", "words"),
    [
        pytest.param(
            "who spoke about a telephone?", ["wait for a telephone call"], id="who, where it was silent"
        ),
        pytest.param(
            "who said that it was slower and wetter?", ["It is slower and it is wetter"], id="in a clause"
        ),
        pytest.param("what did Volkonin say about a rumour?", ["it is a rumour"], id="what, and no filler"),
    ],
)
def test_what_has_it_is_shown_and_nothing_else(
    snapshot: Snapshot, encoder: Encoder, question: str, words: list[str]
) -> None:
    found = ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 6, 1)))
    shown = [one.excerpt for one in found.evidence]
    assert len(shown) == len(words)
    assert all(said in excerpt for said, excerpt in zip(words, shown, strict=True))


def test_somebody_who_has_it_is_among_those_who_spoke_of_it(snapshot: Snapshot, encoder: Encoder) -> None:
    question = "who spoke about gauges?"
    found = ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 6, 1)))
    assert "Mirela Tandor" in {one.speaker.name for one in found.evidence if one.speaker}


def test_of_whoever_does_not_have_it_those_are_named_who_do(snapshot: Snapshot, encoder: Encoder) -> None:
    question = "what did Lidia Voss say about a telephone?"
    found = ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 6, 1)))
    assert (found.silence, [one.name for one in found.others]) == (Silence.OTHERS_ONLY, ["Andrei Volkonin"])
