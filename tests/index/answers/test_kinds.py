"""Questions after people of a kind: "what did fishermen say?" is of those who are called so, named or not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Silence, ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.names.kinds import is_one, kind
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

DAM = """---
title: The dam of Tarsk
---
Residents of Tarsk fear the dam. “We hear it groan at night,” a resident said. Ada Birch, a resident of Tarsk,
said the dam had kept her awake.

“The eels are gone since the dam was built,” said Otto Kovac, a fisherman from Olm. Fishermen said the dam had
cost them their nets. An old fisherman said he would sell his boat.

Mayor Ivo Volkonin said the dam was safe. Volkonin said the fishermen would be paid.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("kinds")
    (made / "documents").mkdir()
    (made / "documents" / "dam.md").write_text(DAM, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what do residents say?", ["groan", "kept her awake"]),
        ("What did locals say about the dam?", ["groan", "kept her awake"]),
        ("what did the fishermen say?", ["The eels", "nets", "sell his boat"]),
        ("What did fishermen say about their boats?", ["sell his boat"]),
        ("what did a fisherman say about eels?", ["The eels"]),
    ],
)
def test_all_of_a_kind_are_heard_and_nobody_else(
    told: Snapshot, encoder: Encoder, question: str, words: list[str]
) -> None:
    shown = ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1))).evidence
    assert all(any(word in one.excerpt for one in shown) for word in words)
    assert not any(one.speaker and one.speaker.name == "Ivo Volkonin" for one in shown)


def test_a_kind_that_says_nothing_is_silent(told: Snapshot, encoder: Encoder) -> None:
    question = "what did teachers say about the dam?"
    found = ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1)))
    assert (found.silence, found.evidence) == (Silence.NOTHING, ())


@pytest.mark.parametrize("phrase", ["fishermen", "the fishermen", "local residents", "a doctor"])
def test_several_of_a_kind(phrase: str) -> None:
    assert kind(phrase) == phrase


@pytest.mark.parametrize("phrase", ["the fisherman", "the mayor", "Birch", "Norlanders", "", "boats"])
def test_somebody_or_something_is_no_kind(phrase: str) -> None:
    assert kind(phrase) == ""


@pytest.mark.parametrize(
    ("called", "asked", "is_so"),
    [
        ("An old fisherman from Olm", "fishermen", True),
        ("Ada Birch, a resident of Tarsk", "locals", True),
        ("U.S. officials", "US officials", True),
        ("German officials", "US officials", False),
        ("the fishermen’s lawyer", "fishermen", False),
        ("a resident doctor", "residents", False),
    ],
)
def test_who_is_of_a_kind(called: str, asked: str, is_so: bool) -> None:
    assert is_one(called, asked) is is_so
