"""JSON read back: what was asked, or a sentence on what is wrong with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from index.answers import earlier
from index.asked import Form, Tenure
from index.errors import QuestionError
from index.names.directory.directory import directory
from index.question.followup import follow_up
from index.types import Speaker

VOLKONIN = Speaker("Andrei Volkonin", ("Volkonin",), statements=3)
BOOK = directory([VOLKONIN])


def answer(**changes: Any) -> dict[str, Any]:
    understood = {
        "speaker": {"name": "Andrei Volkonin", "aliases": []},
        "topic": "the dam",
        "since": "2025-01-02",
    }
    evidence = [{"article": {"published": "2025-04-02"}}, {"article": {"published": None}}]
    return {"question": "q", "understood": {**understood, **changes}, "evidence": evidence, "took_ms": 1.0}


def test_an_answers_json_says_what_was_asked() -> None:
    previous = earlier.previous(answer(), BOOK, "a.json")
    assert previous is not None
    assert (previous.asked.speaker, previous.asked.since) == (VOLKONIN, date(2025, 1, 2))
    assert (previous.asked.form, previous.asked.topic) == (Form.SAID, "the dam")
    assert previous.dates == (date(2025, 4, 2),)
    held = {"name": "Ana Kovac", "from": "2024-01-02", "to": None}
    again = earlier.previous(answer(holders=[held]), BOOK, "a.json")
    assert again is not None
    assert again.asked.holders == (Tenure("Ana Kovac", date(2024, 1, 2)),)
    assert earlier.previous({}, BOOK, "a.json") is None


@pytest.mark.parametrize("order", ["latest", "oldest", "exact", "why"])
def test_the_order_that_was_asked_for_is_gone_on_with(order: str) -> None:
    previous = earlier.previous(answer(**{order: True}), BOOK, "a.json")
    assert previous is not None
    assert getattr(follow_up("more", previous, BOOK, date(2025, 5, 1)), order)


@pytest.mark.parametrize(
    ("read", "place"),
    [
        (answer(since="yesterday"), "understood.since"),
        (answer(speaker="Volkonin"), "understood.speaker"),
        (answer(ambiguous=[1]), "understood.ambiguous.0"),
        ({"question": "q"}, "understood"),
        (
            {**answer(), "evidence": [{"article": {"published": "2025-02-31"}}]},
            "evidence.0.article.published",
        ),
    ],
)
def test_what_is_no_answer_is_named(read: dict[str, Any], place: str) -> None:
    with pytest.raises(QuestionError, match=rf"^a\.json holds no answer as .* prints it: “{place}” "):
        earlier.previous(read, BOOK, "a.json")
