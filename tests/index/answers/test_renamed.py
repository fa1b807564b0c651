"""A surname with a slip of the pen: the only one like it is asked after, which is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import phrases
from index.answers.answer import Answer, Silence, ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

TOWN = """---
title: The bridge of Tarsk
---
“The bridge is closed,” said Petra Tolnay, the engineer. Tolnay said the railings had rusted.

Ivo Merkov said the ferry would sail again. “The harbour is frozen,” Merkov said. Anna Markov left early.

“The bakers are tired,” said Pavel Rilka. Lena Balint, who knows the bridge, was away.

“The bridge hums,” said Jan Balant.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("renamed")
    (made / "documents").mkdir()
    (made / "documents" / "town.md").write_text(TOWN, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def _ask(told: Snapshot, encoder: Encoder, question: str) -> Answer:
    return ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1)))


@pytest.mark.parametrize("name", ["Tolnoy", "Tolney", "tolnoy", "Ms. Tolnoy", "Tolnag"])
def test_the_only_surname_like_it_is_asked_after(told: Snapshot, encoder: Encoder, name: str) -> None:
    found = _ask(told, encoder, f"What did {name} say about the bridge?")
    assert found.understood.speaker is not None
    assert found.understood.speaker.name == "Petra Tolnay"
    assert "The bridge is closed" in found.evidence[0].excerpt
    (slip,) = found.understood.slips
    assert slip.meant == "Tolnay"
    assert f"“{slip.typed}” is in no article; “Tolnay” was searched for." in phrases.whom(found)


@pytest.mark.parametrize(
    "question",
    [
        "What did Morkov say about the ferry?",  # Merkov's, or Markov's
        "What did Rilke say about the bakers?",  # of five letters many are names
        "What did Balint say about the bridge?",  # who is told of, and not quoted
        "What did Tolnoy say?",
    ],
)
def test_of_any_other_nobody_is_asked_after(told: Snapshot, encoder: Encoder, question: str) -> None:
    found = _ask(told, encoder, question)
    assert (found.silence, found.understood.slips) == (Silence.NO_SPEAKER, ())
