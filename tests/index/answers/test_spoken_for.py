"""Who answers for people of a kind whom nobody is quoted as: who speaks for, or leads, their union or the
like; and for a company, whoever leads or owns it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import phrases
from index.answers import contract, earlier
from index.answers.answer import Answer, ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.followup import Previous, follow_up
from index.question.narrow import Given, narrowed
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.asked import Understood
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

TODAY = date(2025, 5, 1)

TOWN = """---
title: A week in Tarsk
---
The council of Tarsk met on Monday. Around two hundred farmers stood outside in the rain.

“The sirens are too far from the barns,” said Otto Reck, head of the farmers’ union. Reck said the sirens
should stand at the wells.

Mayor Ivo Volkonin said the sirens would be tested in May. Volkonin said the farmers had been heard.

Nurses have waited a year for the new ward. Pia Lund, a spokeswoman for the nurses’ union, said the ward
was small.

The Olm Teachers’ Federation said the school roof was leaking.

The bakers were told nothing. Ines Hale, chair of the Bakers’ Guild, said flour was dear. Emil Sand, secretary
of the union of bakers, said the guild spoke for nobody.

Fishermen said the harbour wall had cost them their nets. “We were warned of the harbour wall,” said Ada
Birch, the president of the Fishermen’s Association.

A sailor was hurt. Nora Quist, head of sailors’ relief at the town hall, said the streets were narrow.
"""

HARBOUR = """---
title: A week at the harbour
---
Fares rose on Monday. “Fuel costs twice what it did,” said Marta Quill, who heads Sound Ferries.

Nils Orr, the owner of the bus company, said the depot had flooded.

Tor Vane, head of public lighting at the town hall, said lamps were dear.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("unions")
    (made / "documents").mkdir()
    (made / "documents" / "town.md").write_text(TOWN, encoding="utf-8")
    (made / "documents" / "harbour.md").write_text(HARBOUR, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def _answer(told: Snapshot, encoder: Encoder, asked: Understood) -> Answer:
    return ask(told, encoder, asked.question, asked)


def _asked(told: Snapshot, encoder: Encoder, question: str) -> Answer:
    return _answer(told, encoder, understand(question, told.directory, TODAY))


def _speakers(found: Answer) -> set[str | None]:
    return {one.speaker.name if one.speaker else None for one in found.evidence}


@pytest.mark.parametrize(
    ("question", "name", "line"),
    [
        (
            "What did the farmers say about the sirens?",
            "Otto Reck",
            "for the farmers: Otto Reck (head of the farmers’ union)",
        ),
        (
            "What do the farmers think about the sirens?",
            "Otto Reck",
            "for the farmers: Otto Reck (head of the farmers’ union)",
        ),
        ("farmers on sirens", "Otto Reck", "for farmers: Otto Reck (head of the farmers’ union)"),
        ("what did growers say?", "Otto Reck", "for growers: Otto Reck (head of the farmers’ union)"),
        (
            "what did the nurses say about the ward?",
            "Pia Lund",
            "for the nurses: Pia Lund (spokesperson for the nurses’ union)",
        ),
        (
            "What did the teachers say about the roof?",
            "Olm Teachers’ Federation",
            "for the teachers: Olm Teachers’ Federation",
        ),
        (
            "what did the bus company say about the depot?",
            "Nils Orr",
            "for the bus company: Nils Orr (owner of the bus company)",
        ),
        (
            "what did the ferry company say about fuel?",
            "Marta Quill",
            "for the ferry company: Marta Quill (head of Sound Ferries)",
        ),
    ],
)
def test_whoever_is_quoted_for_them_answers_and_that_is_told(
    told: Snapshot, encoder: Encoder, question: str, name: str, line: str
) -> None:
    found = _asked(told, encoder, question)
    assert (_speakers(found), phrases.whom(found)[:1]) == ({name}, [line])


@pytest.mark.parametrize(
    "question",
    [
        "what did the bakers say about flour?",  # two may be meant
        "what did the sailors say about the streets?",  # relief is nothing that they are members of
        "what did some farmers say about the sirens?",
        "what did the lighting company say about lamps?",
        "Do the farmers expect the sirens to come?",  # which anybody may tell
    ],
)
def test_nobody_answers_where_several_may_or_none_is_of_them(
    told: Snapshot, encoder: Encoder, question: str
) -> None:
    found = _asked(told, encoder, question)
    assert (found.understood.speaker, found.understood.holders) == (None, ())


def test_those_who_are_quoted_themselves_go_before(told: Snapshot, encoder: Encoder) -> None:
    found = _asked(told, encoder, "what did the fishermen say about the harbour wall?")
    assert _speakers(found) == {None}
    for asked in ("the fishermen", "fishermen"):
        before = understand("what about the harbour wall?", told.directory, TODAY)
        given = narrowed(before, Given(speaker=asked), told.directory)
        assert _speakers(_answer(told, encoder, given)) == {None}
    given = narrowed(before, Given(speaker="farmers"), told.directory)
    assert given.whose == ("Otto Reck",)


def test_what_they_are_called_is_kept_in_json(told: Snapshot, encoder: Encoder) -> None:
    printed = contract.answer(_asked(told, encoder, "What did the farmers say about the sirens?"))
    held = printed["understood"]["holders"]
    assert held == [{"name": "Otto Reck", "from": None, "to": None, "post": "head of the farmers’ union"}]
    read = earlier.previous(printed, told.directory, "here")
    assert read
    assert [one.post for one in read.asked.holders] == ["head of the farmers’ union"]


@pytest.mark.parametrize(
    ("few", "name", "topic"),
    [
        ("and the farmers?", "Otto Reck", "the sirens"),
        ("what about the farmers", "Otto Reck", "the sirens"),
        ("how about farmers?", "Otto Reck", "the sirens"),
        ("and the bus company?", "Nils Orr", "the sirens"),
        ("what about the bus company?", "Nils Orr", "the sirens"),
        ("what about the ferry company?", "Marta Quill", "the sirens"),
        ("and on the farmers?", "Ivo Volkonin", "the farmers"),
        ("about farmers?", "Ivo Volkonin", "farmers"),
        ("what about the sailors?", "Ivo Volkonin", "the sailors"),
        ("what about the Harbour Council?", "Ivo Volkonin", "the Harbour Council"),
    ],
)
def test_few_words_turn_to_them_where_they_speak(
    told: Snapshot, encoder: Encoder, few: str, name: str, topic: str
) -> None:
    before = understand("What did Volkonin say about the sirens?", told.directory, TODAY)
    found = _answer(told, encoder, follow_up(few, Previous(before), told.directory, TODAY)).understood
    assert (found.speaker and found.speaker.name, found.topic) == (name, topic)


def test_few_words_turn_to_those_who_are_quoted_themselves(told: Snapshot, encoder: Encoder) -> None:
    before = understand("What did Volkonin say about the harbour wall?", told.directory, TODAY)
    for few in ("and the fishermen?", "what about fishermen?"):
        found = _answer(told, encoder, follow_up(few, Previous(before), told.directory, TODAY))
        assert (found.understood.speaker, found.understood.topic) == (None, "the harbour wall")
        assert [one.excerpt.split()[0] for one in found.evidence] == ["Fishermen"]
