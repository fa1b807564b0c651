"""Names under which one thing is written are one term; what a stop word is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.search.topic import prepare, terms

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the height of the dam", ["height", "dam"]),
        ("North Korea's nuclear test", ["north korea", "nuclear", "test"]),
        ("new york's fracking ban", ["new york", "fracking", "ban"]),
        ("US troops over us", ["us", "troops", "over"]),
        ("they told us that", ["told"]),
        ("Who is it?", ["who", "is", "it"]),
    ],
)
def test_terms_are_words_and_whole_names(text: str, words: list[str]) -> None:
    assert [term.word for term in terms(text)] == words


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("Artemovsk", "bakhmut"),
        ("Kyiv", "kiev"),
        ("the bloc", "european union"),
        ("Pyongyang", "north korea"),
        ("Iran", "iranian"),
        ("U.S. sanctions", "american"),
        ("Daesh", "islamic state"),
        ("Obamacare", "affordable care act"),
    ],
)
def test_a_term_goes_by_its_other_names(asked: str, written: str) -> None:
    (first, *_) = terms(asked)
    assert written in first.names
    assert first.names[0] == first.word


def test_a_common_word_has_no_other_names() -> None:
    assert [term.names for term in terms("who baked the cake")] == [("baked",), ("cake",)]


def test_what_is_meant_lies_between_a_topic_and_what_it_says_in_full(encoder: Encoder) -> None:
    topic, full = "he lost bookings", "Otto Kovac lost bookings"
    meant = prepare(topic, encoder, full=full).vector
    alike = encoder.question(topic) @ encoder.question(full)
    assert meant @ meant == pytest.approx(1, abs=1e-5)
    assert meant @ encoder.question(full) == pytest.approx(meant @ encoder.question(topic), abs=1e-5)
    assert meant @ encoder.question(full) > alike + 0.05


@pytest.mark.parametrize(
    ("asked", "printed"),
    [("kids", "children"), ("the cops", "police"), ("children", "kid"), ("Jail", "prison")],
)
def test_plain_talk_finds_what_papers_call_it(asked: str, printed: str) -> None:
    (term,) = terms(asked)
    assert printed in term.names
    assert term.names[0] == term.word


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("bus", "buses"),
        ("virus", "viruses"),
        ("lens", "lenses"),
        ("canvas", "canvases"),
        ("crisis", "crises"),
        ("wolf", "wolves"),
        ("woman", "women"),
        ("ferry", "ferries"),
    ],
)
def test_a_noun_is_found_in_either_number(one: str, many: str) -> None:
    assert terms(one)[0].stems & terms(many)[0].stems


@pytest.mark.parametrize(
    ("asked", "written"), [("refocusing", "refocus"), ("focus", "focused"), ("biased", "bias")]
)
def test_a_verb_in_s_is_found_in_every_form(asked: str, written: str) -> None:
    assert terms(asked)[0].stems & terms(written)[0].stems


@pytest.mark.parametrize("word", ["uses", "glass", "ferries"])
def test_no_other_word_is_taken_for_a_number(word: str) -> None:
    assert terms(word)[0].names == (word,)
