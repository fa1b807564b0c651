"""Of what kind a difference between a quotation and the record is."""

from __future__ import annotations

import pytest

from index.check.change import Omission, of_omission, of_replacement


@pytest.mark.parametrize(
    ("theirs", "ours", "change"),
    [
        ("l3's", "l2's", "number"),
        ("b52", "b25", "number"),
        ("10", "ten", "spelling"),
        ("1,000", "1000", "spelling"),
        ("fifteen", "fifty", "number"),
        ("can", "can't", "negation"),
        ("do not", "don't", "spelling"),
        ("we've", "we have", "spelling"),
        ("will not", "can't", "words"),
        ("it is", "it's", "spelling"),
        ("that's", "that has", "spelling"),
        ("she was", "she's", "words"),
        ("river is", "river's", "words"),
        ("cannot", "can't", "spelling"),
        ("won't", "will not", "spelling"),
        ("likely", "unlikely", "negation"),
        ("harmful", "harmless", "negation"),
        ("colour", "color", "spelling"),
        ("harvset", "harvest", "spelling"),
        ("river", "harvest", "words"),
    ],
)
def test_what_a_word_in_the_place_of_another_changes(theirs: str, ours: str, change: str) -> None:
    known = {"river", "harvest", "likely", "fifteen"}
    assert of_replacement(theirs.split(), ours.split(), known.__contains__, bracketed=False) == change


@pytest.mark.parametrize(
    ("words", "marked", "change"),
    [
        ("of all", False, None),
        ("of 40", False, "number"),
        ("on an m16", False, "number"),
        ("on an m16", True, None),
        ("do not", True, "negation"),
    ],
)
def test_what_leaving_words_out_changes(words: str, marked: bool, change: str | None) -> None:
    assert of_omission(Omission(words.split(), marked, True, False)) == change
