"""One question in many words, each read as the plain one is."""

from __future__ import annotations

from datetime import date

import pytest

from index.asked import Form
from index.names.directory.directory import directory
from index.question.understand import understand
from index.types import Speaker

TODAY = date(2025, 4, 16)

BOOK = directory(
    [
        Speaker("Lucy Okafor", ("Okafor",), (("coastguard director", 5), ("radio talk show host", 2)), 7),
        Speaker("Ida Marsden", ("Marsden",), (("governor", 5), ("conservative", 2)), 7),
        Speaker("Harbour Council", (), (), 9),
        Speaker("Tom Ash", ("Ash",), (("ambassador in lagonia", 3),), 4),
    ]
)


@pytest.mark.parametrize(
    ("question", "name", "topic"),
    [
        ("Okafor at the fair on ferries", "Lucy Okafor", "at the fair on ferries"),
        ("Lucy Okafor in Olm on ferries", "Lucy Okafor", "in Olm on ferries"),
        ("Okafor to the Courier about ferries", "Lucy Okafor", "to the Courier about ferries"),
        ("The ambassador in Lagonia on visas", "Tom Ash", "visas"),
        ("At the fair, what did Okafor say about ferries?", "Lucy Okafor", "ferries at the fair"),
        ("After the vote what did Okafor say?", "Lucy Okafor", "the vote"),
        ("quote from Okafor about ferries", "Lucy Okafor", "ferries"),
        ("need an Okafor quote about ferries", "Lucy Okafor", "ferries"),
        ("Okafor criticism of the Harbour Council", "Lucy Okafor", "the Harbour Council"),
        ("What did conservative talk show host Lucy Okafor say about ferries?", "Lucy Okafor", "ferries"),
    ],
)
def test_whose_words(question: str, name: str, topic: str) -> None:
    asked = understand(question, BOOK, TODAY)
    assert (asked.form, asked.speaker and asked.speaker.name, asked.topic) == (Form.SAID, name, topic)


@pytest.mark.parametrize(
    ("question", "verb", "topic"),
    [
        ("Who in the council defended the ferries?", "defend", "defended the ferries in the council"),
        ("Who among the captains defended the ferries?", "defend", "defended the ferries"),
        ("Who referred to Okafor as a storm?", "call", "called Okafor a storm"),
        ("Who has something to say about ferries?", "", "ferries"),
        ("whose quote is “ferries never sleep”?", "", "“ferries never sleep”"),
        ("Ferries never sleep - who said that?", "", "Ferries never sleep"),
    ],
)
def test_whoever_said_it(question: str, verb: str, topic: str) -> None:
    asked = understand(question, BOOK, TODAY)
    assert (asked.form, asked.verb, asked.topic) == (Form.WHO, verb, topic)


def test_nobody_who_is_never_quoted_is_known_by_where_they_spoke() -> None:
    asked = understand("Greta Lindqvist at the fair on ferries", BOOK, TODAY)
    assert asked.speaker is not None
    assert (asked.speaker.name, asked.speaker.statements) == ("Greta Lindqvist at the fair", 0)


@pytest.mark.parametrize(
    "question",
    [
        "Quote: Okafor on ferries",
        "FYI what did Okafor say about ferries",
        "Quick q: what did Okafor say about ferries?",
        "Hey, what did Okafor say about ferries, please?",
        "Do you have anything from Okafor about ferries?",
        "Do we have Okafor on ferries?",
        "What exactly were Okafor's words on ferries?",
        "In which article does Okafor talk about ferries?",
        "Okafor: what did she say about ferries?",
        "Okafor, what did you say about ferries?",
        "Okafor - what has she said about ferries?",
        "WHAT DID OKAFOR SAY ABOUT FERRIES?",
        "Okafor on ferries (July 2024)",
        "What did Capt. Okafor, L-Olm, say about ferries?",
        "What did Lucy Okafor (L-Olm) say about ferries?",
        "What did Lucy Okafor, coastguard director, say about ferries?",
    ],
)
def test_what_is_put_around_a_question_is_no_part_of_it(question: str) -> None:
    asked = understand(question, BOOK, TODAY)
    assert (asked.form, asked.speaker and asked.speaker.name, asked.topic) == (
        Form.SAID,
        "Lucy Okafor",
        "ferries",
    )


@pytest.mark.parametrize(
    ("question", "topic", "verb"),
    [
        ("What do you have on ferries?", "ferries", ""),
        ("who backed the ferries?", "supported the ferries", "support"),
        ("Was there anyone who defended the ferries?", "defended the ferries", "defend"),
    ],
)
def test_whoever_is_asked_for_in_other_words(question: str, topic: str, verb: str) -> None:
    asked = understand(question, BOOK, TODAY)
    assert (asked.form, asked.topic, asked.verb) == (Form.WHO, topic, verb)


def test_who_is_left_out_first_is_left_out() -> None:
    asked = understand("Apart from Okafor, who spoke about ferries?", BOOK, TODAY)
    assert (asked.form, asked.topic, asked.besides) == (Form.WHO, "ferries", ("Lucy Okafor",))
