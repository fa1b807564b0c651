"""Words of a topic with a slip of the pen, searched for as the articles have them, which is told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import phrases
from index.answers import contract
from index.answers.answer import Answer, ask
from index.answers.respelt import respelt
from index.asked import Form, Understood
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.followup import Previous, follow_up
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

TOWN = """---
title: The sluices of Tarsk
---
The sluices at Tarsk were opened on Monday. “The sluices are old,” said Ada Birch, the engineer. Birch said
the government would pay for new ones.

Mayor Ivo Volkonin said the ferry would sail again. “The harbour is frozen,” Volkonin said. He said the
tariffs on grain were too high. Volkonin said the hospital would open in Ostermark.

The Sluice Company said the gate had rusted. The superwarden was away. A collar and a caller were found.
Lena Karrow left.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("slips")
    (made / "documents").mkdir()
    (made / "documents" / "town.md").write_text(TOWN, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def _ask(told: Snapshot, encoder: Encoder, question: str) -> Answer:
    return ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1)))


@pytest.mark.parametrize(
    ("question", "topic", "words"),
    [
        ("What did Birch say about the sluces?", "the sluices", "The sluices are old"),
        ("what did birch say about the goverment", "the government", "the government would pay"),
        ("who said something about the harbur?", "the harbour", "The harbour is frozen"),
        ("Who spoke about the harbor?", "the harbour", "The harbour is frozen"),
        ("What did Volkonin say about the tarifs?", "the tariffs", "the\ntariffs on grain"),
        ("Where will the hopsital open?", "Where will the hospital open", "the hospital would open"),
        ("what did the mayor say about the hospitall", "the hospital", "the hospital would open"),
        ("Sluces", "sluices", "The sluices"),
        ("who spoke of the superwardn", "the superwarden", ""),
    ],
)
def test_the_only_word_like_it_is_searched_for(
    told: Snapshot, encoder: Encoder, question: str, topic: str, words: str
) -> None:
    found = _ask(told, encoder, question)
    (slip,) = found.understood.slips
    assert found.understood.topic == topic
    assert words in "".join(one.excerpt for one in found.evidence)
    assert found.missing is None
    line = f"“{slip.typed}” is in no article; “{slip.meant}” was searched for."
    assert line in phrases.whom(found)
    assert contract.answer(found)["understood"]["slips"] == [{"typed": slip.typed, "meant": slip.meant}]


@pytest.mark.parametrize(
    "topic",
    [
        "the ferry",  # which articles have
        "the ferret",  # an English word that none has
        "the marbour",  # no slip is at the head
        "the coller",  # two may be meant
        "the Harbur",  # written as a name
        "karow",  # somebody may be meant
        "the parow",  # too short
        "the harmour",  # another consonant
        "ostermark 2011",
        "the sl1ces",
        "",
    ],
)
def test_what_may_be_meant_as_it_is_stays(told: Snapshot, topic: str) -> None:
    asked = Understood(f"What about {topic}", Form.PLAIN, topic)
    assert respelt(told, asked) == asked


def test_a_follow_up_does_not_tell_it_again(told: Snapshot, encoder: Encoder) -> None:
    before = _ask(told, encoder, "What did Birch say about the sluces?").understood
    after = follow_up("and Volkonin?", Previous(before), told.directory, date(2025, 5, 1))
    assert (after.topic, after.slips) == ("the sluices", ())
