from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text.flow import flow
from index.text.marks import mask, may_part, quotations
from index.types import Span
from tests.growth import LINEAR, growth


def inner(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail,” she said, “at dawn.”", ["We sail,", "at dawn."]),
        ('"We sail," she said, "at dawn."', ["We sail,", "at dawn."]),
        ("''We sail,'' she said. ``At dawn.''", ["We sail,", "At dawn."]),
        ("„Wir gehen“, sagte er.", ["Wir gehen"]),
        ("« Nous partons », dit-il.", [" Nous partons "]),
        ('“Mixed marks" are common.', ["Mixed marks"]),
        ("“He told me ‘go home’ twice,” she said.", ["He told me ‘go home’ twice,"]),
        ("“He said “no” to me,” she said.", ["He said “no” to me,"]),
        ("He is 6'2\" tall and “proud.”", ["proud."]),
        ('A 5" pipe, she said, is "too small."', ["too small."]),
        ("The '90s weren't kind to the voters' union.", []),
        ("Rock 'n' roll ’til dawn", []),
        ("It’s the workers’ turn, the clerk’s aide said.", []),
        ("Mayor: ‘We’ll never leave’", ["We’ll never leave"]),
        ("A ‘safe’ bet and a 'sure' one", ["safe", "sure"]),
        ("They cited ‘the voters’ will’ again.", ["the voters’ will"]),
        ("‘She said “stop” and left,’ he wrote.", ["She said “stop” and left,"]),
        ("She said “go. Then “Stop,” he said.", ["go. Then ", "Stop,"]),
        ("They said no.” He left.", []),
        ("the so-called “freeze”—“a trap”—failed", ["freeze", "a trap"]),
        ("“Wrongly closed,“ he said.", ["Wrongly closed,"]),
        ('("Yes," she said.)', ["Yes,"]),
        ("‹We sail,› she said.", ["We sail,"]),
        ("»We sail,« she said. ›At dawn.‹", ["We sail,", "At dawn."]),
        ("We sail at dawn,” Ada Birch said. “All of us.”", ["We sail at dawn,", "All of us."]),
        ('Birch was cross. We never sail," she said.', ["We never sail,"]),
        ("It was late,” and that was all.", []),
    ],
)
def test_pairs_marks(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_paragraph_that_opens_again_continues() -> None:
    found = quotations("“One day.\n\n“Another day,” she said.\n\n“Third.”")
    assert [(quotation.closed, quotation.continues) for quotation in found] == [
        (False, False),
        (True, True),
        (True, False),
    ]


def test_single_marks_open_again_in_each_paragraph() -> None:
    text = "'Go home,' Birch said.\n\n'We know the voters' will.\n\n'So do you,' she said."
    found = quotations(text)
    assert [quotation.inner.of(text) for quotation in found] == [
        "Go home,",
        "We know the voters' will.",
        "So do you,",
    ]
    assert [(one.closed, one.continues) for one in found] == [(True, False), (False, False), (True, True)]


def test_single_marks_are_left_open_after_an_attribution_too() -> None:
    text = "'I crossed it at nine,' he said. 'My father crossed it.\n\n'Now the boat will rot.\n\n'I stay.'"
    found = quotations(text)
    assert [quotation.inner.of(text) for quotation in found] == [
        "I crossed it at nine,",
        "My father crossed it.",
        "Now the boat will rot.",
        "I stay.",
    ]
    assert [one.continues for one in found] == [False, False, True, True]


def test_paragraph_that_only_closes_continues() -> None:
    text = "She said, “One day.\nAnother day.”\nNobody came."
    assert inner(text) == ["One day.", "Another day."]


def test_broken_paragraph_spoils_only_itself() -> None:
    text = "“Never closed, he said.\nNo marks here.\n“Whole,” she said."
    assert inner(text) == ["Never closed, he said.", "Whole,"]


def test_mask_covers_the_marks_too() -> None:
    text = 'a "b" c'
    assert mask(text) == bytearray([0, 0, 1, 1, 1, 0, 0])


@given(st.text(alphabet=st.sampled_from("ab .,\"'“”‘’«»„`´1\n"), max_size=120) | st.text(max_size=200))
def test_quotations_are_ordered_and_within_the_text(text: str) -> None:
    found = quotations(text)
    for quotation in found:
        outer, within = quotation.outer, quotation.inner
        assert 0 <= outer.start <= within.start <= within.end <= outer.end <= len(text)
        assert "\n" not in outer.of(flow(text))
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))
    assert len(mask(text)) == len(text)


@given(st.text(alphabet=st.sampled_from("ab .,\"'“”‘’«»„`´1\n"), max_size=80), st.data())
def test_no_quotation_begins_or_ends_where_no_mark_may(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    borders = [
        at
        for one in quotations(text)
        for at in (*range(one.outer.start, one.inner.start), *range(one.inner.end, one.outer.end))
    ]
    assert may_part(text, span) or not any(span.start <= at < span.end for at in borders)


@pytest.mark.parametrize("unit", ['"a ', "“", "'a ", "’", "‘a’ ", "a's’ ", "``", '1"'])
def test_a_line_twice_as_long_takes_twice_as_long(unit: str) -> None:
    assert growth(quotations, unit * 2_000, unit * 4_000) < LINEAR
