"""What only looks like a saying, and whose words are not the subject's."""

from __future__ import annotations

import pytest

from index.statements.extract import read
from index.types import Stance


def said(text: str) -> list[tuple[str | None, str]]:
    (found,) = read([text])
    return [
        (one.name, " … ".join(span.of(text) for span in one.spans))
        for one in found.statements
        if one.stance is Stance.SAID
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Birch failed to declare the boat.",
        "Mayor Ada Birch ordered a new bell.",
        "Ada Birch defended the mill from attacks.",
        "Mayor Ada Birch would dismiss her driver.",
        "Ada Birch called a meeting on Monday.",
        "Norland recalled its ambassador from Veska on Friday.",
        "The Hest works recalled 3,000 cars.",
        "The storm claimed six lives, and Tom Reed claimed the title.",
        "The court denied Tom Reed bail.",
        "The hospital admitted two women and six patients.",
        "Ada Birch slammed the door and saluted the flag.",
        "Ada Birch maintained her lead, observed a silence and held a ball.",
        "That said, the numbers could drop by Friday.",
        "Rest assured that your boat will be safe.",
        "Confirm your password.",
        "The tall man reminded Ada Birch of his father.",
        "The tall man reminded him of his father.",
        "The photograph reminded her that she had once been happy.",
        "Ada Birch accepted that prize for her brother, and Tom Reed held that office for a year.",
        "Ada Birch called that number twice and called these people every week.",
        "The mayor knew that its warehouses were full and lied about it to nobody in the harbour.",
        "The choir sang for an hour, and the whole court heard.",
        "The court heard the case in May.",
        "Ada Birch is preparing to announce a new dam.",
        "Ada Birch plans to ask for a loan.",
        "Ada Birch was asked about the dam.",
        "The answer feeds the perception that Ada Birch has asked the town to make the effort.",
        "There were fears that Mayor Ada Birch had promised too much.",
        "Ada Birch left without explaining what she had meant.",
        "The mill was shut, as ordered by the Olm Council.",
        "The ministry sent out a brochure called “What to do in a flood” last week.",
        "“The Quiet River”, a film by Ada Birch, opens on Friday.",
        "Ada Birch claimed her third title in Metz on Sunday.",
        "The singer Ada Birch took the prize for “Songs from an Empty House” in May.",
        "The critic Tom Reed liked his part in “The Long Way Down,” which ran for years.",
        "The council will send the ‘When the river comes’ leaflet to every house.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Ada Birch defended the decision.", "Ada Birch", "the decision"),
        ("Ada Birch dismissed the claims.", "Ada Birch", "the claims"),
        ("Ada Birch recalled the night of the storm.", "Ada Birch", "the night of the storm"),
        ("Ada Birch recalled the car that she had.", "Ada Birch", "the car that she had"),
        ("Ada Birch claimed that the title was hers.", "Ada Birch", "that the title was hers"),
        ("Ada Birch denied a theft and slammed the court.", "Ada Birch", "the court"),
        ("Ada Birch admitted two errors.", "Ada Birch", "two errors"),
        ("Asked about the dam, Ada Birch said it was safe.", "Ada Birch", "it was safe"),
        ("Ada Birch went on to say that it was safe.", "Ada Birch", "that it was safe"),
        ("A sign of Ada Birch read, “Save Our Mill.”", None, "Save Our Mill."),
        # who stands after "said", not what the quoted words tell of
        (
            "The mill “was closed long before,” said Tom Reed.",
            "Tom Reed",
            "The mill “was closed long before,”",
        ),
        # who goes on, not what is denied
        ("Ada Birch denied that a storm was near, adding that it was June.", "Ada Birch", "that it was June"),
        # a body before its officer, a member of a group
        ("The dam is safe, said Bakers of Olm’s chief economist, Ada Birch.", "Ada Birch", "The dam is safe"),
        ("The mayor’s allies, including Olm’s Tom Reed, said it was safe.", None, "it was safe"),
        ("The plan, drawn up with aid to Tom Reed, says that the dam is safe.", None, "that the dam is safe"),
        (
            "The report, based on letters by Tom Reed, says that the dam is safe.",
            None,
            "that the dam is safe",
        ),
        (
            "The report, published in May by Tom Reed, says that the dam is safe.",
            "Tom Reed",
            "that the dam is safe",
        ),
        ("Ely and Olm Police said the dam was safe.", "Ely and Olm Police", "the dam was safe"),
        # words that tell of their subject
        ("Tom Reed hid where he “came up behind me. I was afraid”.", None, "came up behind me. I was afraid"),
    ],
)
def test_whose_words_they_are(text: str, name: str | None, words: str) -> None:
    assert (name, words) in said(text)


def test_a_quotation_alone_without_a_stop_is_a_heading() -> None:
    text = "“They know it,” said Tom Reed.\n\n“... the return of the boats”\n\nThe boats came back."
    assert (None, "... the return of the boats") in said(text)
    labelled = "“They know it,” said Tom Reed.\n\n“Hard to trust the mill”: Olm Bank\n\nThe boats came back."
    assert "Tom Reed" not in {name for name, words in said(labelled) if words == "Hard to trust the mill"}


def test_a_day_is_nothing_said() -> None:
    text = "The bridge was shut after the plan that Ada Birch announced that same day, as mentioned above."
    (found,) = read([text])
    assert "Ada Birch" not in {one.name for one in found.statements}


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Asked about it later, Ada Birch said that fares would fall.", ["that fares would fall"]),
        ("Ada Birch was asked about it by the Gazette.", []),
        ("Ada Birch laughed when asked about the boat.", []),
        ("Reporters asked about the boat.", ["about the boat"]),
        ("Ada Birch was asked if the boat was hers.", ["if the boat was hers"]),
    ],
)
def test_a_topic_that_somebody_is_asked_about_is_no_statement(text: str, contents: list[str]) -> None:
    (found,) = read([text])
    assert [span.of(text) for one in found.statements for span in one.spans] == contents
