"""What is said of somebody whom the article calls by a post there is said of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import ask
from index.question.understand import understand
from index.search.word_for_word import AT_LEAST
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot


@pytest.mark.parametrize("whom", ["Penn", "Oskar Penn"])
def test_a_post_stands_for_whom_the_article_calls_so(snapshot: Snapshot, encoder: Encoder, whom: str) -> None:
    question = f"What did Voss say about {whom}?"
    found = ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 6, 1)))
    (one,) = found.evidence
    assert one.excerpt == (
        '"The minister is free to speak about rates," she said, "just as I am free not to listen."'
    )


DOCKS = """
Finance Minister Oskar Roe cut the harbour's budget by a third on Monday.{another}

The cranes stood still for an hour, and the gulls came down to the quay. It rained until noon.

"{who} is free to sleep late," said Ida Sand, who keeps the lighthouse. "Ships do not."
"""


@pytest.mark.parametrize(
    ("who", "another", "is_meant"),
    [
        pytest.param("The minister", "", True, id="nobody else is called so"),
        pytest.param(
            "The minister", " Foreign Minister Tom Birch was in Tarsk.", False, id="another may be meant"
        ),
        pytest.param(
            "The finance minister", " Foreign Minister Tom Birch was in Tarsk.", True, id="of all the post"
        ),
        pytest.param("The minister of Kestria", "", False, id="another country's"),
        pytest.param("The head", "", False, id="another post"),
    ],
)
def test_only_where_nobody_else_may_be_meant(
    tmp_path: Path, encoder: Encoder, who: str, another: str, *, is_meant: bool
) -> None:
    text = DOCKS.format(who=who, another=another)
    found = answered(tmp_path, encoder, text, "What did Ida Sand say about Oskar Roe?")
    assert any(one.score == AT_LEAST for one in found.evidence) is is_meant
