"""Somebody who is never quoted: that they kept silent, or write; and what only may be a post's holder's."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index import phrases, silences
from index.answers.answer import Answer, Silence, ask
from index.question.understand import understand
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot


def answer(snapshot: Snapshot, encoder: Encoder, question: str) -> Answer:
    asked = understand(question, snapshot.directory, date(2025, 6, 1))
    return ask(snapshot, encoder, question, asked)


@pytest.mark.parametrize("question", ["what did Elen Marsh say?", "did Marsh comment on the talks?"])
def test_that_somebody_kept_silent_is_nearest_to_their_words(
    snapshot: Snapshot, encoder: Encoder, question: str
) -> None:
    found = answer(snapshot, encoder, question)
    (one,) = found.near
    assert one.excerpt.startswith(
        "The prime minister of Varnia, Elen Marsh, did not attend. Her office declined to"
    )
    assert one.speaker is None
    assert silences.silence(found, Silence.NO_SPEAKER) == "Elen Marsh is never quoted in these articles."


def test_of_an_author_it_is_told_that_they_write(snapshot: Snapshot, encoder: Encoder) -> None:
    found = answer(snapshot, encoder, "what did Hugo Brandt say?")
    assert silences.silence(found, Silence.NO_SPEAKER) == (
        "Hugo Brandt is never quoted in these articles. Hugo Brandt wrote 2 articles here."
    )


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        ("what did the Lantern say about the pier?", "the pier in The Lantern"),
        ("what did The Lantern say?", "who said anything in The Lantern"),
    ],
)
def test_of_a_paper_it_is_told_how_to_ask_for_what_it_printed(
    snapshot: Snapshot, encoder: Encoder, question: str, instead: str
) -> None:
    found = answer(snapshot, encoder, question)
    assert silences.silence(found, Silence.NO_SPEAKER).endswith(
        f"The Lantern printed some of them; for what those say, ask: {instead}."
    )
    again = answer(snapshot, encoder, instead)
    assert {one.article.publisher for one in again.evidence} == {"The Lantern"}


@pytest.mark.parametrize(
    "question", ["what did Ana Kovac say?", "what did the Kestrian delegation say?", "what did Kestria say?"]
)
def test_of_anybody_else_nothing_is_near(snapshot: Snapshot, encoder: Encoder, question: str) -> None:
    found = answer(snapshot, encoder, question)
    assert (found.silence, found.near) == (Silence.NO_SPEAKER, ())
    assert silences.silence(found, Silence.NO_SPEAKER).endswith(" is never quoted in these articles.")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "what did the residents say about the new fares?",
            ["Nobody is quoted as the residents; this is told of them."],
        ),
        ("what did the fishermen say?", []),
        ("what did the fishermen say about prices?", []),
    ],
)
def test_where_no_people_of_a_kind_are_quoted_it_is_said_above_what_is_told_of_them(
    snapshot: Snapshot, encoder: Encoder, question: str, told: list[str]
) -> None:
    found = answer(snapshot, encoder, question)
    assert found.evidence
    assert phrases.whom(found) == told


def test_what_tells_of_others_is_but_near_where_no_people_of_a_kind_are_quoted(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    found = answer(snapshot, encoder, "what did the residents of Lower Olm say about the siren?")
    assert (found.silence, found.evidence) == (Silence.NOTHING, ())
    assert found.near[0].excerpt.startswith("In Lower Olm, where eleven people died")


def test_what_a_posts_holder_may_have_said_stands_below_what_they_surely_did(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    found = answer(snapshot, encoder, "what did the foreign minister say about flood warnings?")
    assert {one.speaker.name for one in found.evidence if one.speaker} == {"Andrei Volkonin"}
    (one,) = found.doubtful
    assert one.speaker is None
    assert "its foreign minister said on Friday" in one.excerpt
    assert not answer(snapshot, encoder, "what did the mayor say about fares?").doubtful
    assert not answer(snapshot, encoder, "what did Volkonin say about flood warnings?").doubtful


@pytest.mark.parametrize(
    "question",
    ["Has Kestria refused to pay for the levees?", "When did Kestria refuse to pay for the levees?"],
)
def test_what_one_does_with_words_others_may_tell_of_whoever_is_never_quoted(
    snapshot: Snapshot, encoder: Encoder, question: str
) -> None:
    found = answer(snapshot, encoder, question)
    assert (found.silence, found.understood.speaker) == (None, None)
    assert "said Kestria had refused to pay" in found.evidence[0].excerpt


@pytest.mark.parametrize(
    "question",
    [
        "Did Kestria say it would pay for the levees?",
        "Has Dorn refused to pay for the levees?",
    ],
)
def test_others_tell_neither_what_was_said_nor_what_is_done_by_whoever_is_quoted(
    snapshot: Snapshot, encoder: Encoder, question: str
) -> None:
    found = answer(snapshot, encoder, question)
    assert found.silence is not None
    assert found.understood.speaker is not None


def test_of_another_silence_nothing_is_near(snapshot: Snapshot, encoder: Encoder) -> None:
    assert answer(snapshot, encoder, "did Marsh comment on the talks?").near
    assert not answer(snapshot, encoder, "did Marsh comment on football?").near


def test_of_several_who_may_be_meant_whoever_speaks_on_it_is_named_first(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    found = answer(snapshot, encoder, "what did the minister say about rates?")
    assert found.near == ()
    assert [one.name for one in found.alike][:1] == ["Oskar Penn"]
    assert {one.name for one in found.alike} > {"Oskar Penn", "Andrei Volkonin"}
    assert [one.name for one in found.others][:1] == ["Oskar Penn"]


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("The experts credit the fences of Tarsk. But they say the wolves need more room.", True),
        ("The experts were told by a spokesman for the town that the wolves need more room.", False),
        ("A herder told the experts that the wolves need more room, and he said so twice.", False),
    ],
)
def test_they_may_be_those_told_of_and_nobody_else_who_speaks(
    tmp_path: Path, encoder: Encoder, said: str, is_told: bool
) -> None:
    question = "What did the wolf experts say the wolves of Tarsk need?"
    found = answered(tmp_path, encoder, f"The wolves of Tarsk are back.\n\n{said}\n", question)
    assert (bool(found.evidence), bool(found.silence)) == (is_told, not is_told)


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        (
            "Did Kestria say it would pay for the levees?",
            "Two members of the Varnian delegation, who asked not",
        ),
        ("What did Kestria say about sirens?", "He said a siren would be put up in every village"),
        ("What did Elen Marsh say about sirens?", None),
        ("What did Ruritania say about sirens?", None),
    ],
)
def test_what_others_say_of_a_place_is_nearest_where_it_is_never_quoted(
    snapshot: Snapshot, encoder: Encoder, question: str, nearest: str | None
) -> None:
    found = answer(snapshot, encoder, question)
    assert (found.silence, found.evidence) == (Silence.NO_SPEAKER, ())
    assert [one.excerpt.startswith(nearest or "-") for one in found.near[:1]] == [True] * bool(nearest)


@pytest.mark.parametrize("told", ["would not be drawn on fares.", "refused to be drawn on fares."])
def test_who_would_not_be_drawn_kept_silent(tmp_path: Path, encoder: Encoder, told: str) -> None:
    found = answered(tmp_path, encoder, f"Priya Holm {told}", "what did Priya Holm say about fares?")
    assert [one.excerpt for one in found.near] == [f"Priya Holm {told}"]


@pytest.mark.parametrize(
    ("told", "name", "meant"),
    [
        ("His brother Huw said he had slept.", "Huw Prowse", ["Huw"]),
        ("His brother Huw said he had slept.", "Huw Marl", []),
        ("A neighbour, Huw, said he had slept.", "Huw Prowse", []),
        ("His wife Carys said she had slept.", "Carys Prowse", []),
    ],
)
def test_who_is_known_by_a_given_name_may_be_meant_by_the_surname_of_their_kin(
    tmp_path: Path, encoder: Encoder, told: str, name: str, meant: list[str]
) -> None:
    text = f"“It was quiet,” said Dai Prowse. {told}"
    found = answered(tmp_path, encoder, text, f"what did {name} say?")
    assert [one.name for one in found.alike] == meant
