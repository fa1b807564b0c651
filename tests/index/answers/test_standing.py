"""What stands by itself: headlines that the body repeats, sentences that lean on the one before."""

from __future__ import annotations

import pytest

from index.answers.standing import is_headline, leans, repeats, with_neighbours
from index.text.sentence import sentences
from index.types import Article, Span

TEXT = "Kovac: the levy stays\n\nThe levy stays, Kovac said on Monday. She gave no reason. Nobody asked."


def headed(title: str | None, text: str = TEXT) -> bool:
    return is_headline(Article("a.md", text, title), Span(0, text.index("\n")))


def test_a_headline_is_the_first_line_that_is_the_title() -> None:
    assert headed("Kovac: the levy stays")
    assert headed("Kovac: The Levy Stays")
    assert headed(None)
    assert not headed("A day in Tarsk")
    assert not headed(None, "The levy stays, Kovac said.\n\nShe gave no reason.")
    assert not is_headline(Article("a.md", "The levy stays", "The levy stays"), Span(0, 14))
    assert not is_headline(Article("a.md", TEXT, "Kovac: the levy stays"), Span(23, 60))


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("The levy stays, Kovac said on Monday.", True),
        ("Kovac said that the levy had stayed.", True),
        ("Kovac gave no reason for it.", False),
        ("Nobody asked.", False),
    ],
)
def test_a_body_that_says_the_same_repeats_the_headline(sentence: str, says: bool) -> None:
    assert repeats("Kovac: the levy stays", sentence) is says


@pytest.mark.parametrize(
    ("sentence", "needs"),
    [
        ("She gave no reason for the levy.", True),
        ("“But the levy stays,” said Kovac.", True),
        ("That is all we know of it.", True),
        ("Quite so.", True),
        ("The levy stays, Kovac said on Monday.", False),
        ("Thatcher was asked about the levy.", False),
    ],
)
def test_a_sentence_leans_on_the_one_before_by_its_first_word(sentence: str, needs: bool) -> None:
    assert leans(sentence) is needs


def test_a_sentence_is_shown_with_those_that_it_leans_on() -> None:
    text = "Dorn spoke first. The levy stays, Kovac said on Monday. She gave no reason. Nobody asked."
    spans = sentences(text)

    def widened(place: int) -> str:
        return with_neighbours(text, spans[place], spans).of(text)

    assert widened(1) == "The levy stays, Kovac said on Monday."
    assert widened(2) == "The levy stays, Kovac said on Monday. She gave no reason."
    assert widened(3) == "The levy stays, Kovac said on Monday. She gave no reason. Nobody asked."
    assert widened(0) == "Dorn spoke first."
