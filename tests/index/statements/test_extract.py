from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.statements.extract import read
from index.types import How, Kind, Reading, Stance, Statement


def reading(text: str) -> Reading:
    (found,) = read([text])
    return found


def triples(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    return [
        (one.name, one.cue and one.cue.of(text), [span.of(text) for span in one.spans])
        for one in reading(text).statements
    ]


def only(text: str) -> Statement:
    (one,) = reading(text).statements
    return one


@pytest.mark.parametrize(
    ("text", "name", "cue", "content"),
    [
        ("“We will sell the mill,” Ada Birch said.", "Ada Birch", "said", ["We will sell the mill,"]),
        ("“We will sell it,” said Ada Birch, the mayor of Ely.", "Ada Birch", "said", ["We will sell it,"]),
        ('Ada Birch told reporters: "We will sell it."', "Ada Birch", "told", ["We will sell it."]),
        ("“We will sell,” Ada Birch said, “by May.”", "Ada Birch", "said", ["We will sell,", "by May."]),
        (
            "“We will sell,” Ada Birch said. “It is time.”",
            "Ada Birch",
            "said",
            ["We will sell,", "It is time."],
        ),
        ("Ada Birch said the mill would be sold.", "Ada Birch", "said", ["the mill would be sold"]),
        (
            "The mill will be sold, according to Ada Birch.",
            "Ada Birch",
            "according to",
            ["The mill will be sold"],
        ),
        (
            "Prices will stay where they are, according to Ada Birch.",
            "Ada Birch",
            "according to",
            ["Prices will stay where they are"],
        ),
        (
            "The mill, Ada Birch said, will be sold.",
            "Ada Birch",
            "said",
            ["The mill", "will be sold"],
        ),
        (
            "Critics rejected Ada Birch’s claim that the mill was sold.",
            "Ada Birch",
            "claim",
            ["that the mill was sold"],
        ),
    ],
)
def test_speaker_cue_content(text: str, name: str, cue: str, content: list[str]) -> None:
    assert (name, cue, content) in triples(text)


def test_kinds() -> None:
    assert only("“We will sell it,” Ada Birch said.").kind is Kind.DIRECT
    assert only("Ada Birch said the sale was “a disgrace.”").kind is Kind.MIXED
    assert only("Ada Birch said the sale was wrong.").kind is Kind.INDIRECT


def test_pronoun_stands_for_the_speaker_before() -> None:
    text = "“We will sell it,” said Ada Birch, the mayor. She said the mill lost money."
    second = reading(text).statements[1]
    assert second.mention is not None
    assert second.name_span is not None
    assert (second.mention.of(text), second.name, second.how) == ("She", "Ada Birch", How.PRONOUN)
    assert second.name_span.of(text) == "Ada Birch"


def test_title_stands_for_a_name() -> None:
    text = (
        "Russian Trade Minister Pavel Orlov spoke on Monday.\n"
        "“No deal is near,” Orlov said.\n"
        "The trade minister suggested that the talks had failed."
    )
    last = reading(text).statements[-1]
    assert (last.name, last.how) == ("Pavel Orlov", How.TITLE)


def test_stances() -> None:
    assert only("Ada Birch did not say that the mill was sold.").stance is Stance.NEGATED
    assert only("Ada Birch would say that the mill was sold.").stance is Stance.HYPOTHETICAL
    assert only("Ada Birch could end it by saying that the mill was sold.").stance is Stance.HYPOTHETICAL
    assert only("Ada Birch ended it by saying that the mill was sold.").stance is Stance.SAID
    assert only("Ada Birch said that the mill was sold.").stance is Stance.SAID
    not_only = "As Ada Birch told the Weekly, not only the mill was sold but also the harbour."
    assert only(not_only).stance is Stance.SAID
    assert only("Ada Birch did not only say that the mill was sold.").stance is Stance.SAID


def test_unresolved_pronoun_keeps_its_mention() -> None:
    text = "He said that the mill was sold."
    one = only(text)
    assert one.mention is not None
    assert (one.mention.of(text), one.name, one.how) == ("He", None, None)


def test_quotation_in_a_paragraph_of_its_own_goes_on() -> None:
    text = "“We will sell the mill,” Ada Birch said.\n\n“It has lost money since the flood.”"
    assert triples(text)[-1] == ("Ada Birch", None, ["It has lost money since the flood."])


def test_streams_in_order() -> None:
    texts = ["", "Ada Birch said it rained.", "Nothing here.", "“Why?” Tom Reed asked.", ""]
    assert [len(found.statements) for found in read(texts)] == [0, 1, 0, 1, 0]


_PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "‘",
        "’",
        "'",
        " said",
        " Ada Birch",
        " he",
        ".",
        ",",
        "?",
        "\n",
        "\n\n",
        " according to",
        " that",
        "\x00",
        "�",
        "\u202e",
        "😀",
        " the mill",
        " The",
        ":",
        "—",
        "(",
        ")",
        "…",
        " U.S.",
        "\xa0",
        "\t",
    ]
)
_UNITS = [
    "word ",
    "“",
    "“a” ",
    "A. ",
    "he said ",
    "Ada Birch said “no.” ",
    "\x00\x01",
    "said",
    "‘a’s ",
    ". . ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200), min_size=1, max_size=3))
@example(["“,““ said“ said", "“,““ said“ said."])  # words of a quotation stand in two parts of what is said
def test_reads_any_text(texts: list[str]) -> None:
    found = list(read(texts))
    assert len(found) == len(texts)
    for text, one in zip(texts, found, strict=True):
        for statement in one.statements:
            spans = [*statement.spans, statement.cue, statement.mention, statement.name_span]
            assert all(0 <= span.start < span.end <= len(text) for span in spans if span is not None)
            assert all(a.end <= b.start for a, b in zip(statement.spans, statement.spans[1:], strict=False))


@pytest.mark.parametrize("unit", _UNITS)
def test_reads_a_long_paragraph(unit: str) -> None:
    assert reading((unit * (1_000_000 // len(unit)))[:200_000]) is not None
