"""What stands by itself: headlines that the body repeats, sentences that lean on the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.answers.standing import is_headline, leans, repeats, whole, with_neighbours
from index.intake.build import Makers, Source, bring_up_to_date
from index.search.candidates import Candidate
from index.store import articles
from index.store.reader import Reader
from index.text.sentence import sentences
from index.types import Article, Span

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

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


def named(tmp_path: Path, encoder: Encoder, text: str, ending: str) -> tuple[str, set[str]]:
    """Return what is shown for the sentence that ends a text so, and whose the statements in it are."""
    documents, index = tmp_path / "documents", tmp_path / "index"
    documents.mkdir()
    (documents / "a.txt").write_text(text)
    bring_up_to_date(index, Source(documents), Makers(lambda: encoder))
    with Reader(index).snapshot() as snapshot:
        ((row, article),) = articles.within(snapshot.store)
        start = article.text.index(ending)
        (one,) = whole(snapshot.store, [Candidate(row, Span(start, start + len(ending)), 1.0)])
        return one.span.of(article.text), set(one.speakers)


SPOKEN = "The hall was full. “The levy on water stays,” said Ana Kovac on Monday. "


@pytest.mark.parametrize(
    ("ending", "speakers"),
    [
        ("Her guild has twenty members in the town.", {"Ana Kovac"}),
        ("Her guild has asked for a fixed amount of water.", {"Ana Kovac"}),
        ("Nobody from the guild was there to hear it.", set[str]()),
        ("“But the levy on flour goes too,” a baker said.", set[str]()),
    ],
)
def test_whose_words_a_sentence_leans_on_is_named(
    tmp_path: Path, encoder: Encoder, ending: str, speakers: set[str]
) -> None:
    shown, found = named(tmp_path, encoder, SPOKEN + ending, ending)
    assert found == speakers
    assert ("Kovac" in shown) == leans(ending)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('Asked when, Ada Brandt said: "If the winter is kind. If not, later." She left.',
         'Asked when, Ada Brandt said: "If the winter is kind. If not, later."'),
        ("Asked when, Ada Brandt said: “If the winter is kind.” She left.",
         "Asked when, Ada Brandt said: “If the winter is kind.”"),
        ("Asked when, Ada Brandt said: “Now. Or in May. Or in June. Or when it snows.” She left.",
         "Asked when, Ada Brandt said: “Now."),
    ],
)  # fmt: skip
def test_a_quotation_that_begins_in_a_sentence_goes_on_to_its_end(
    tmp_path: Path, encoder: Encoder, text: str, shown: str
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(text, encoding="utf-8")
    bring_up_to_date(tmp_path / "index", Source(tmp_path / "documents"), Makers(lambda: encoder))
    reader = Reader(tmp_path / "index")
    with reader.snapshot() as snapshot:
        (one,) = whole(snapshot.store, [Candidate(1, sentences(text)[0], 1.0)])
    reader.close()
    assert one.span.of(text) == shown
