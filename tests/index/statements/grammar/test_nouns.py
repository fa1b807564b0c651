"""Nouns for words: whose the words are that an answer, a reply or a verdict is said to be."""

from __future__ import annotations

import pytest

from index.statements.extract import read

BEFORE = "Ada Kovac and Tom Birch met in Ely. Kovac asked whether the mill would close. "


@pytest.mark.parametrize(
    ("sentence", "said", "speaker"),
    [
        ("“No,” was Birch’s answer as reporters were led out.", "No,", "Birch"),
        ("“We will not sell,” was the reply from Kovac.", "We will not sell,", "Kovac"),
        ("“Never,” came the answer from Tom Birch.", "Never,", "Tom Birch"),
        ("“Nonsense” was Birch’s verdict on the report.", None, None),  # one word: marked for its oddness
        ("“A very long tale” was the verdict of the mayor.", "A very long tale", "the mayor"),
        ("Birch’s answer was “not yet, not ever”.", "not yet, not ever", "Birch"),
        ("The response from Kovac was “wholly predictable and sad”.", "wholly predictable and sad", "Kovac"),
        ("Kovac’s only comment was: “Ask them.”", "Ask them.", "Kovac"),
    ],
)
def test_words_that_are_said_to_be_somebodys_answer_are_theirs(
    sentence: str, said: str | None, speaker: str | None
) -> None:
    text = BEFORE + sentence
    (found,) = read([text])
    those = [one for one in found.statements if one.spans[0].start >= len(BEFORE)]
    told = [(one.spans[0].of(text), one.mention and one.mention.of(text).removesuffix("’s")) for one in those]
    assert told == ([(said, speaker)] if said else [])


def test_answers_of_two_are_no_parts_of_one_quotation() -> None:
    text = BEFORE + "“It is a shame,” was how Kovac described it. “Nonsense,” was Tom Birch’s verdict."
    (found,) = read([text])
    whole = [one for one in found.statements if text[one.spans[0].start - 1] == "“"]
    assert [[span.of(text) for span in one.spans] for one in whole] == [["It is a shame,"], ["Nonsense,"]]
    assert [one.mention and one.mention.of(text) for one in whole] == ["Kovac", "Tom Birch’s"]
