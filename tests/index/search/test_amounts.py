"""A question after an amount is answered by a sentence that has one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import ask
from index.question.understand import understand
from index.search.amounts import asked_for

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot


@pytest.mark.parametrize(
    ("question", "telling", "silent"),
    [
        ("How much did the bridge cost?", "It took 3 million crowns.", "Eleven months late, it opened."),
        ("how much was she fined", "She must pay €40.", "She was fined on 3 May."),
        ("What was the price of the ticket?", "Two pounds, she said.", "It was dear."),
        ("How many people came?", "Some four hundred came.", "Everybody came, and one of them sang."),
        ("how far is it", "It is 12 miles away.", "It is far."),
    ],
)
def test_an_amount_is_told_by_its_kind(question: str, telling: str, silent: str) -> None:
    amount = asked_for(question)
    assert amount
    assert amount.search(telling)
    assert not amount.search(silent)


@pytest.mark.parametrize(
    "question", ["How did it go?", "Who paid for it?", "How much better it was", "What cost him the vote?"]
)
def test_other_questions_ask_for_no_money(question: str) -> None:
    amount = asked_for(question)
    assert amount is None or not amount.search("Many crowns.")


@pytest.mark.parametrize(
    "question", ["How much did the pier at Port Amber cost?", "What was the cost of the pier at Port Amber?"]
)
def test_what_tells_the_amount_stands_first(snapshot: Snapshot, encoder: Encoder, question: str) -> None:
    asked = understand(question, snapshot.directory, date(2025, 6, 1))
    found = ask(snapshot, encoder, question, asked)
    assert found.evidence[0].excerpt == "The pier cost nine million crowns, three more than planned."
