"""Answers on our own articles, whole way: every one verbatim, by the person asked about, and linked."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers import thresholds
from index.answers.answer import Answer, Silence, answered, ask
from index.answers.sought import seek
from index.asked import Form
from index.question.understand import understand
from index.store import articles
from index.types import How, Kind

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot


def answer(snapshot: Snapshot, encoder: Encoder, question: str) -> Answer:
    return ask(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 5, 1)))


@pytest.mark.parametrize(
    ("question", "speaker", "words", "how"),
    [
        ("what did Volkonin say about drawings?", "Volkonin", "We published every drawing", How.PRONOUN),
        (
            "what did Andrey Volkonin say about the height of the dam?",
            "Volkonin",
            "Forty metres was never holy",
            None,
        ),
        (
            "what did Volkonin say about numbers that one side can read?",
            "Volkonin",
            "it is a rumour",
            How.PRONOUN,
        ),
        ("what did Pavel Dorn say about the keys?", "Dorn", "giving away the keys", None),
        ("Juno Asker on droughts", "Asker", "Droughts make the wars", None),
    ],
)
def test_the_words_asked_for_come_first(
    snapshot: Snapshot, encoder: Encoder, question: str, speaker: str, words: str, how: How | None
) -> None:
    found = answer(snapshot, encoder, question)
    assert found.silence is None
    first = found.evidence[0]
    assert words in first.excerpt
    assert first.speaker is not None
    assert speaker in first.speaker.name
    assert how is None or first.speaker.how is how


def test_he_who_is_asked_whether_he_said_it_is_meant_by_name(snapshot: Snapshot, encoder: Encoder) -> None:
    named = answer(snapshot, encoder, "Did Tandor say she would believe in the sirens?")
    unnamed = answer(snapshot, encoder, "Did Tandor say they would believe in the sirens?")
    assert named.evidence[0].span == unnamed.evidence[0].span
    assert named.evidence[0].score > unnamed.evidence[0].score + 0.02


@pytest.mark.parametrize(
    ("question", "silence"),
    [
        ("what did Winston Churchill say about the dam?", Silence.NO_SPEAKER),
        ("what did Elen Marsh say about the dam?", Silence.NO_SPEAKER),
        ("what did churchil say", Silence.NO_SPEAKER),
        ("what did bakers say about chess", Silence.NOTHING),
        ("what did Tandor say about the central bank's interest rate?", Silence.OTHERS_ONLY),
        ("what did Tandor say about space travel to Mars?", Silence.SPEAKER_SILENT),
        ("who won the chess championship in Iceland?", Silence.NOTHING),
    ],
)
def test_silence_says_its_kind(snapshot: Snapshot, encoder: Encoder, question: str, silence: Silence) -> None:
    found = answer(snapshot, encoder, question)
    assert found.evidence == ()
    assert found.silence is silence
    assert found.searched.articles == len(articles.entries(snapshot.store))


def test_filters_that_only_together_keep_a_speaker_out_are_all_told(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    question, courier = "what did Volkonin say about the dam?", "The Harbour Courier"
    asked = understand(question, snapshot.directory, date(2025, 5, 1))
    late = replace(asked, since=date(2025, 4, 5))
    assert ask(snapshot, encoder, question, late).evidence
    assert ask(snapshot, encoder, question, replace(asked, publisher=courier)).evidence
    found = ask(snapshot, encoder, question, replace(late, publisher=courier))
    assert (found.silence, found.kept_out) == (Silence.NO_SPEAKER, ("publisher", "since"))
    found = ask(snapshot, encoder, question, replace(late, publisher=courier, since=date(2025, 6, 1)))
    assert (found.silence, found.kept_out) == (Silence.NO_SPEAKER, ("since",))


def test_one_person_of_two_spellings_is_one_speaker(snapshot: Snapshot, encoder: Encoder) -> None:
    one, other = (
        answer(snapshot, encoder, f"what did {name} Volkonin say about the dam?")
        for name in ("Andrei", "Andrey")
    )
    assert one.understood.speaker == other.understood.speaker
    assert {evidence.article.path for evidence in one.evidence} == {
        evidence.article.path for evidence in other.evidence
    }


def test_one_statement_in_three_papers_is_shown_once(snapshot: Snapshot, encoder: Encoder) -> None:
    found = answer(snapshot, encoder, "what did Volkonin say about a telephone call from the capital?")
    telephone = [one for one in found.evidence if "telephone call" in one.excerpt]
    assert len(telephone) == 1
    wire = {copy.article.publisher: copy.wire for copy in telephone[0].also_in}
    assert len(wire) == 2
    assert wire.get("The Lantern", False) is False


def test_everything_shown_is_a_slice_by_the_speaker_with_a_link_into_it(
    snapshot: Snapshot, encoder: Encoder
) -> None:
    for name in ("Volkonin", "Mirela Tandor", "Juno Asker", "Tomas Rill"):
        found = answer(snapshot, encoder, f"what did {name} say about the river and the dam?")
        for one in found.evidence:
            assert one.excerpt == one.article.text[one.span.start : one.span.end]
            assert one.speaker is not None
            assert one.speaker.name == (found.understood.speaker and found.understood.speaker.name)
            assert one.speaker.mention.of(one.article.text) == one.speaker.words
            for span in one.quoted:
                assert one.span.start <= span.start < span.end <= one.span.end
            assert one.link is not None
            assert one.link.startswith(f"{one.article.url}#:~:text=")


def test_a_question_about_nobody_gets_the_sentence_that_answers(snapshot: Snapshot, encoder: Encoder) -> None:
    found = answer(snapshot, encoder, "How many people died in the flood of 2011 at Lower Olm?")
    assert found.silence is None
    assert "eleven people died" in found.evidence[0].excerpt
    assert found.evidence[0].kind in {Kind.PASSAGE, Kind.INDIRECT}


def test_what_lies_just_under_the_bar_is_near_never_evidence(snapshot: Snapshot, encoder: Encoder) -> None:
    question = "what did Volkonin say about the height of the dam?"
    sought = seek(snapshot, encoder, question, understand(question, snapshot.directory, date(2025, 5, 1)))
    best, sure, rival = (value or 0.0 for value in astuple(sought.prospect)[:3])
    certainty = sure - thresholds.DEFAULT.rival * rival
    plain = replace(thresholds.DEFAULT, enough=certainty, nearly=0.01)
    close, far = replace(plain, enough=certainty + 0.005), replace(plain, enough=certainty + 0.02)
    shown, under, none = (answered(sought, 10, scalars) for scalars in (plain, close, far))
    assert shown.silence is None
    assert "Forty metres" in shown.evidence[0].excerpt
    assert (under.silence, under.evidence, under.answering) == (Silence.OTHERS_ONLY, (), 0)
    assert under.near[0] == shown.evidence[0]
    assert (none.evidence, none.near) == ((), ())
    wide = answered(sought, 10, replace(plain, nearly=best))
    spans = {(one.article.path, one.span) for one in wide.evidence}
    assert wide.near
    assert not spans & {(one.article.path, one.span) for one in wide.near}


def test_what_answers_is_counted_beyond_what_is_shown(snapshot: Snapshot, encoder: Encoder) -> None:
    question = "what did Volkonin say about the river and the dam?"
    asked = understand(question, snapshot.directory, date(2025, 5, 1))
    every, one = (ask(snapshot, encoder, question, asked, most) for most in (50, 1))
    assert len(every.evidence) == every.answering == one.answering > 1
    assert one.evidence == every.evidence[:1]
    assert one.statements == every.statements == asked.speaker.statements if asked.speaker else False


def test_a_plain_answer_names_whose_words_it_shows(snapshot: Snapshot, encoder: Encoder) -> None:
    found = answer(snapshot, encoder, "Do droughts make the wars?")
    first = found.evidence[0]
    assert found.understood.form is Form.PLAIN
    assert "Droughts make the wars" in first.excerpt
    assert first.speaker is not None
    assert first.speaker.name == "Juno Asker"


def test_what_follows_goes_on_where_the_last_answer_ended(snapshot: Snapshot, encoder: Encoder) -> None:
    question = "what did Volkonin say about the river and the dam?"
    asked = understand(question, snapshot.directory, date(2025, 5, 1))
    whole = ask(snapshot, encoder, question, asked, 50)
    after, beyond = (
        ask(snapshot, encoder, "more", replace(asked, skip=skip), 2) for skip in (1, whole.answering)
    )
    assert after.evidence == whole.evidence[1:3]
    assert (beyond.evidence, beyond.silence, beyond.answering) == ((), None, whole.answering)
    quoted = ask(snapshot, encoder, "what exactly?", replace(asked, exact=True), 50)
    assert quoted.evidence
    assert all(one.quoted for one in quoted.evidence)
    assert len(quoted.evidence) < len(whole.evidence)
    oldest = ask(snapshot, encoder, "since when?", replace(asked, oldest=True), 50)
    days = [one.article.published or date.max for one in oldest.evidence]
    assert days == sorted(days)
    assert len(set(days)) > 1


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("volkonnin pyramids", ["Andrei Volkonin"]),
        ("pyramids tandorr", ["Mirela Tandor"]),
        ("who won the chess championship in Iceland?", []),
        ("tandem pyramids", []),  # a word that an article need not have is no slip by that alone
    ],
)
def test_a_name_with_a_slip_that_nothing_answers_is_asked_back(
    snapshot: Snapshot, encoder: Encoder, question: str, meant: list[str]
) -> None:
    found = answer(snapshot, encoder, question)
    assert found.silence is Silence.NOTHING
    assert [one.name for one in found.alike] == meant
