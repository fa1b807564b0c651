"""Those whom articles quote without a name: who speaks for a county, holds a post, and "the ministry"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import Answer, Silence, ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader
from index.whose import nobody

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

QUAY = """---
title: The quay of Marn
---
The quay of Marn was shut on Monday. A spokesperson for the county said the quay was “rotten through”.

Otto Reck, who asked the county for planks, said the county had sent none.

The harbour master said no boat would sail. A former harbour master said the piles
were sound.

The foreign ministry called the quay a shame. According to the ministry, the planks were late.
A spokesman for the ministry said the piles were new.

A union official said the dockers were idle. “We have no orders,” a docker said.

Ada Birch, the spokeswoman of the bakers, said bread was dear. A bakers’ spokesman said flour was short.
"""


OLM = """---
title: The bridge at Olm
---
The transport ministry said the bridge would be shut. Two ministries sent boats: the Kestrian foreign ministry
and the transport ministry. The ministry said the boats were slow.
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("quay")
    (made / "documents").mkdir()
    (made / "documents" / "quay.md").write_text(QUAY, encoding="utf-8")
    (made / "documents" / "olm.md").write_text(OLM, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def _ask(told: Snapshot, encoder: Encoder, question: str) -> Answer:
    return ask(told, encoder, question, understand(question, told.directory, date(2025, 5, 1)))


@pytest.mark.parametrize(
    ("question", "called"),
    [
        ("What did the spokesperson for the county say?", {"A spokesperson for the county"}),
        ("What did the county's spokeswoman say?", {"A spokesperson for the county"}),
        ("What did the county say about the quay?", {"A spokesperson for the county"}),
        (
            "What did the foreign ministry say?",
            {"The foreign ministry", "the ministry", "A spokesman for the ministry"},
        ),
        ("What did the transport ministry say?", {"The transport ministry"}),
        ("What did the union official say?", {"A union official"}),
        ("What did the harbour master say?", {"The harbour master"}),
        ("What did the former harbour master say?", {"A former harbour master"}),
    ],
)
def test_whoever_speaks_for_a_body_is_found_as_the_article_calls_them(
    quay: Snapshot, encoder: Encoder, question: str, called: set[str]
) -> None:
    found = _ask(quay, encoder, question)
    assert {nobody(one) for one in found.evidence} == {f"unnamed here: “{one}”" for one in called}


@pytest.mark.parametrize(
    "question",
    [
        "What did the county official say?",
        "What did the customs chief say?",
        "What did the mayor of Marn say?",
    ],
)
def test_nobody_else_is_heard_for_them(quay: Snapshot, encoder: Encoder, question: str) -> None:
    found = _ask(quay, encoder, question)
    assert (found.evidence, found.silence) == ((), Silence.NO_SPEAKER)


def test_who_is_known_by_name_is_heard_alone(quay: Snapshot, encoder: Encoder) -> None:
    found = _ask(quay, encoder, "What did the spokeswoman of the bakers say?")
    assert [one.speaker and one.speaker.name for one in found.evidence] == ["Ada Birch"]
