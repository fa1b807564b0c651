"""Words at second hand are whose they were, and one statement."""

from __future__ import annotations

import pytest

from index.statements.extract import read
from index.types import Kind, Stance, Statement


def _said(text: str) -> list[Statement]:
    (found,) = read([text])
    return [one for one in found.statements if one.stance is Stance.SAID]


def _whose(text: str) -> list[tuple[str, str]]:
    """Return the words of each statement, and those that tell whose it is."""
    return [
        (" … ".join(span.of(text) for span in one.spans), one.mention.of(text) if one.mention else "")
        for one in _said(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("“It was,” Zoltan recalled her father saying in 1981, “a river of cows.”",
         "It was, … a river of cows.", "her father"),
        ("“He will be back,” Odo Farr recalled his mother saying.", "He will be back,", "his mother"),
        ("“Never again,” Holst remembers the mayor saying.", "Never again,", "the mayor"),
        ("“Run,” she heard a man shout, “run for the hills.”", "Run, … run for the hills.", "a man"),
        ("“Well,” she recalled her mother, Ada Farr, saying, “that is that.”", "Well, … that is that.",
         "her mother, Ada Farr"),
        ("“We will not move,” the radio quoted Mayor Odo Farr, the quarry’s owner, as saying on Monday.",
         "We will not move,", "Mayor Odo Farr, the quarry’s owner"),
        ("The Gazette quoted Mayor Odo Farr as saying the bridge was “a disgrace”.",
         "the bridge was “a disgrace”", "Mayor Odo Farr"),
        ("Tom Aske described his captain telling the crew to jump.", "to jump", "his captain"),
    ],
)  # fmt: skip
def test_what_another_recalls_or_quotes_is_one_statement_of_who_said_it(
    text: str, words: str, who: str
) -> None:
    assert _whose(text) == [(words, who)]


def test_the_one_who_recalls_is_not_named_as_the_speaker() -> None:
    (one,) = _said("“It was,” Zoltan recalled her father saying in 1981, “a river of cows.”")
    assert (one.kind, one.name) == (Kind.DIRECT, None)


def test_what_somebody_does_not_recall_another_saying_was_not_said() -> None:
    (found,) = read(["Mira Holst could not recall Odo Farr saying that the bridge was safe."])
    assert {(one.name, one.stance) for one in found.statements} == {("Odo Farr", Stance.NEGATED)}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mira Holst recalled the flood, saying it had taken her house.", "it had taken her house"),
        ("Mira Holst described the plan to the council, saying it was rushed.", "it was rushed"),
        ("Mira Holst wrote to the council, recalling the flood and telling it to mend the wall.",
         "to mend the wall"),
    ],
)  # fmt: skip
def test_who_goes_on_saying_something_speaks_for_themselves(text: str, words: str) -> None:
    assert ("Mira Holst", words) in [
        (one.name, " … ".join(span.of(text) for span in one.spans)) for one in _said(text)
    ]
