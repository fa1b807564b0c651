from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.flow import flow
from index.text.passage import cut
from index.text.sentence import sentences

WRAPPED = """\
The harbour board of the old town will meet on Thursday to hear what
Mayor Ada Birch and her council have to say about the dam above the
river, which was closed in May after a report.

Birch said that the gates had been checked by engineers of the firm
Kovac and Sons. She added that the work would go on until the end of
September, whatever the weather."""


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    read = flow(WRAPPED)
    assert len(read) == len(WRAPPED)
    assert read.count("\n") == 2  # the blank line between the paragraphs
    said = [span.of(read) for span in sentences(WRAPPED)]
    assert [one[:12] for one in said] == ["The harbour ", "Birch said t", "She added th"]
    assert said[0].endswith("after a report.")


def test_a_passage_goes_on_over_wrapped_lines() -> None:
    text = "\n\n".join([WRAPPED] * 3)
    breaks = {text[one.end : two.start] for one, two in zip(cut(text), cut(text)[1:], strict=False)}
    assert breaks == {"\n\n"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Birch, mayor\nTom Kovac, engineer\nPavel Orlov, captain\nJunia Reed, clerk",
        "Mayor says that the dam will be drained by the end of May\nCouncil votes on the harbour tonight\n"
        "Engineers warn of a hard winter on the river above town",
        "The dam was closed.\nthe end",  # the line before is a whole sentence
        "What we know:\nthe dam is closed",
        "The board met.  \nIt was late.",
    ],
)
def test_other_line_breaks_stay(text: str) -> None:
    assert flow(text) == text


def test_lines_that_a_mail_quotes_are_one_paragraph() -> None:
    text = "> The keeper wrote that the llamas\n> had been moved for their own\n> good.\n\nNobody asked them."
    assert [" ".join(span.of(flow(text)).split()) for span in sentences(text)] == [
        "The keeper wrote that the llamas had been moved for their own good.",
        "Nobody asked them.",
    ]


def test_a_break_before_a_small_letter_is_within_a_sentence() -> None:
    text = "He said the act of\nviolence was planned,\nand left."
    assert [span.of(text) for span in sentences(text)] == [text]


def test_lines_that_a_mail_breaks_anywhere_are_one_paragraph() -> None:
    text = (
        "The harbour will be closed, the Port Ansley Finance\nMinister Ida Quist told reporters, after the\n"
        "storm. “We have no choice in this at all.\nThe walls are broken and\nwe must mend them,”\n"
        "she said in\nMay.\nAda Birch"
    )
    assert flow(text).splitlines() == [text[: -len("\nAda Birch")].replace("\n", " "), "Ada Birch"]


def test_a_heading_and_an_address_stay_apart_from_what_is_broken_after_them() -> None:
    text = "Council shuts the harbour\nAda Birch reports\nThe mayor said she was\nsorry."
    assert flow(text).splitlines() == [*text.splitlines()[:2], "The mayor said she was sorry."]


def test_turns_and_lists_in_wrapped_lines_begin_anew() -> None:
    text = (
        "ADA BIRCH: The dam was checked by the engineers of the town in May and\n"
        "again in June, and the report says that it holds for many years to come\n"
        "TOM KOVAC: That is not what we were told by the people of the firm that\n"
        "built it, and nobody has asked them since then, which is a great shame."
    )
    assert flow(text).splitlines()[1].startswith("TOM KOVAC:")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam holds.[[i]](https://dam.example/1) It rains.", ["The dam holds.", "It rains."]),
        ("The dam holds.[12] It rains.", ["The dam holds.", "It rains."]),
        (
            "The [mayor](https://a.example/x_(y)) spoke. It rained.",
            ["The [mayor](https://a.example/x_(y)) spoke.", "It rained."],
        ),
        ("[Ada Birch](https://a.example) spoke.", ["[Ada Birch](https://a.example) spoke."]),
        ("He read [the report](https://a.example).", ["He read [the report](https://a.example)."]),
        ("**The dam holds.** It rained.", ["**The dam holds.**", "It rained."]),
    ],
)
def test_sentences_keep_their_markup_but_not_their_footnotes(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in sentences(text)] == expected


_PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "word ",
        "Name",
        "[",
        "]",
        "](http://a.example)",
        "[[i]](x)",
        "**",
        "# ",
        ". ",
        "- ",
        "  ",
        "A: ",
    ]
)


@given(st.lists(_PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_flow_is_as_long_as_the_text_and_flows_no_further(text: str) -> None:
    read = flow(text)
    assert len(read) == len(text)
    assert flow(read) == read
    assert all(two in {one, " "} for one, two in zip(text, read, strict=True))
