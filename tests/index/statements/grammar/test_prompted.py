"""Who says what they were asked, pressed or sworn to say; and under a heading."""

from __future__ import annotations

import pytest

from index.statements.extract import read

INQUIRY = (
    "The inquiry into the dam sat again. Joan Bell, the engineer, gave evidence. Otto Reck, counsel for the "
    "farmers, put the questions.\n\n"
)


def _said(told: str) -> list[tuple[str | None, list[str]]]:
    text = INQUIRY + told
    (found,) = read([text])
    return [
        (one.name, [span.of(text) for span in one.spans])
        for one in found.statements
        if one.start >= len(INQUIRY) and not (one.name is None and "about the" in one.spans[0].of(text))
    ]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        # what was done to her
        ("Cross-examined by counsel, Joan Bell said that the log was lost.", "that the log was lost"),
        ("Pressed on the cost, Bell said: “It was twice that.”", "It was twice that."),
        ("Asked about the cost, Bell: “I do not know.”", "I do not know."),
        ("Asked about the cost, Joan Bell: “Twice.”", "Twice."),
        ("Pressed on the levees, the engineer: “They leak.”", "They leak."),
        ("Joan Bell, pressed by Otto Reck: “It was short.”", "It was short."),
        ("Joan Bell, cross-examined: “It was short.”", "It was short."),
        ("Cross-examined by counsel, “It was cold,” said Joan Bell.", "It was cold,"),
        ("Pressed by Otto Reck, “It was cold,” said Joan Bell.", "It was cold,"),
        # and by whom, named beside her
        ("Cross-examined by counsel for the farmers, Otto Reck, Joan Bell said it rained.", "it rained"),
        ("Cross-examined by counsel, Otto Reck, Bell said it rained.", "it rained"),
        (
            "Replying to the mayor, Ivo Volkonin, Joan Bell said the rails had sheared.",
            "the rails had sheared",
        ),
        # headings
        ("Cross-examination: Joan Bell said the gates had been oiled.", "the gates had been oiled"),
        ("Cross-examination: Bell said: “It was dawn.”", "It was dawn."),
        ("Cross-examination — Joan Bell said the gates had been painted.", "the gates had been painted"),
        ("Pre-trial hearing: Joan Bell said she would plead.", "she would plead"),
        ("Costs and sirens: Joan Bell said the sirens were cheap.", "the sirens were cheap"),
        ("The log: Joan Bell said it was burnt.", "it was burnt"),
    ],
)
def test_whoever_says_it_is_named_and_not_what_stands_before(told: str, words: str) -> None:
    assert _said(told) == [("Joan Bell", [words])]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Joan Bell, accused by Otto Reck of “lying to us all”, left.", "Otto Reck"),
        ("Sworn in at noon, Otto Reck, counsel for the farmers, said he had read the log.", "Otto Reck"),
        ("Cross-examining Joan Bell, Otto Reck said: “You signed it.”", "Otto Reck"),
    ],
)
def test_whoever_asked_keeps_their_own_words(told: str, who: str) -> None:
    assert [name for name, _ in _said(told)] == [who]


@pytest.mark.parametrize(
    "words",
    [
        "Although Reck is doing all he can, “no one can say how long it lasts,”",
        "To believe the council must see that schools are teaching, “you have to be a fool,”",
    ],
)
def test_what_somebody_is_told_to_have_said_before_a_quotation_stays(words: str) -> None:
    assert _said(f"{words} said Joan Bell.") == [("Joan Bell", [words])]


def test_whoever_reached_somebody_has_not_said_what_they_did() -> None:
    told = "Reached by the Lantern, Bell, the engineer, hesitated to repeat her criticism of the mayor."
    assert "Lantern" not in {name for name, _ in _said(told)}
