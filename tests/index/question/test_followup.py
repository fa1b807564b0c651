"""Follow-ups: what is said, what was asked before, what is meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.asked import Form, Understood
from index.names.directory.directory import directory
from index.question.followup import Previous, follow_up
from index.types import Speaker

VOLKONIN = Speaker("Andrei Volkonin", ("Volkonin",), (("foreign minister", 2),), 9)
TANDOR = Speaker("Mirela Tandor", ("Tandor",), (("water minister", 2),), 5)
COMMISSION = Speaker("Olm River Commission", (), (), 2)
PAPERS = ["The Lantern", "Kestrian Gazette", "Valley Observer", "Hill Observer"]
BOOK = directory([VOLKONIN, TANDOR, COMMISSION], PAPERS, ["coast"])
TODAY = date(2025, 5, 1)
BEFORE = Previous(
    Understood("what did Volkonin say about the dam?", Form.SAID, "the dam", VOLKONIN),
    (date(2025, 4, 2), date(2025, 4, 5)),
)


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("and Tandor?", TANDOR, "the dam"),
        ("What about Mirela Tandor?", TANDOR, "the dam"),
        ("and the water minister?", TANDOR, "the dam"),
        ("and what did Tandor say?", TANDOR, "the dam"),
        ("what about sirens?", VOLKONIN, "sirens"),
        ("what about the Olm River Commission?", VOLKONIN, "the Olm River Commission"),
        ("and the Olm River Commission?", COMMISSION, "the dam"),
        ("and on floods?", VOLKONIN, "floods"),
        ("anything about floods?", VOLKONIN, "floods"),
        ("anything on Mirela Tandor?", VOLKONIN, "Mirela Tandor"),
        ("what did he say about the gauges?", VOLKONIN, "the gauges"),
        ("what did Tandor say about the harvest?", TANDOR, "the harvest"),
        ("in which article?", VOLKONIN, "the dam"),
        ("who else?", None, "the dam"),
        ("did he deny it?", VOLKONIN, "deny the dam"),
        ("will he resign?", VOLKONIN, "resign"),
        ("who disagrees?", None, "disagrees with the dam"),
        ("and who opposes it?", None, "opposes the dam"),
        ("who opposes sirens?", None, "opposes sirens"),
        ("did Tandor promise anything?", TANDOR, ""),
    ],
)
def test_what_is_left_unsaid_comes_from_before(question: str, speaker: Speaker | None, topic: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.question) == (speaker, topic, question)
    assert asked.form is (Form.SAID if speaker else Form.WHO)


@pytest.mark.parametrize(
    ("question", "topic", "carried"),
    [
        ("did Tandor respond?", "the dam", True),
        ("what did Tandor say?", "the dam", True),
        ("and what did Tandor say?", "the dam", False),
        ("did she say that?", "the dam", False),
        ("and Tandor?", "the dam", False),
        ("what did Tandor say about the harvest?", "the harvest", False),
        ("what did Tandor say about anything?", "", False),
        ("what did Tandor say on any topic?", "", False),
    ],
)
def test_whether_a_topic_is_carried_on_without_a_word_of_it(question: str, topic: str, carried: bool) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.topic, asked.carried) == (topic, carried)
    assert not follow_up("and the water minister?", replace(BEFORE, asked=asked), BOOK, TODAY).carried


def test_anything_on_a_topic_is_whoevers_after_a_question_of_whoever_spoke() -> None:
    before = follow_up("who else?", BEFORE, BOOK, TODAY)
    asked = follow_up("anything about floods?", replace(BEFORE, asked=before), BOOK, TODAY)
    assert (asked.form, asked.topic, asked.speaker) == (Form.WHO, "floods", None)


def test_more_recent_and_earlier_count_from_what_was_shown() -> None:
    later = follow_up("anything more recent?", BEFORE, BOOK, TODAY)
    assert (later.speaker, later.topic, later.since) == (VOLKONIN, "the dam", date(2025, 4, 6))
    earlier = follow_up("and earlier?", BEFORE, BOOK, TODAY)
    assert (earlier.speaker, earlier.topic, earlier.until) == (VOLKONIN, "the dam", date(2025, 4, 1))


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("later?", VOLKONIN, "the dam"),
        ("what has he said since then?", VOLKONIN, "the dam"),
        ("what did he say afterwards?", VOLKONIN, "the dam"),
        ("what did Tandor say later?", TANDOR, "the dam"),
        ("has Tandor said anything more recent?", TANDOR, "the dam"),
        ("what did Tandor say about the harvest more recently?", TANDOR, "the harvest"),
    ],
)
def test_what_was_said_later_is_by_whom_and_on_what_it_names(
    question: str, speaker: Speaker, topic: str
) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.since) == (speaker, topic, date(2025, 4, 6))
    assert asked.question == question


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("and before?", VOLKONIN, "the dam"),
        ("what did he say before that?", VOLKONIN, "the dam"),
        ("what did Tandor say earlier?", TANDOR, "the dam"),
        ("what did Tandor say previously about sirens?", TANDOR, "sirens"),
    ],
)
def test_what_was_said_before_is_by_whom_and_on_what_it_names(
    question: str, speaker: Speaker, topic: str
) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.until) == (speaker, topic, date(2025, 4, 1))


def test_what_happened_later_is_a_question_of_its_own() -> None:
    for question in ("what happened later?", "what are the latest figures?"):
        assert follow_up(question, BEFORE, BOOK, TODAY).form is Form.PLAIN


def test_what_is_more_recent_than_nothing_is_the_newest_first() -> None:
    nothing = Previous(BEFORE.asked)
    later, earlier = (follow_up(words, nothing, BOOK, TODAY) for words in ("anything newer?", "and earlier?"))
    assert (later.since, later.latest, later.oldest) == (None, True, False)
    assert (earlier.until, earlier.latest, earlier.oldest) == (None, False, True)


def test_what_is_more_recent_is_not_bound_by_the_days_before() -> None:
    march = replace(BEFORE.asked, since=date(2025, 3, 1), until=date(2025, 3, 31))
    later = follow_up("anything more recent?", Previous(march), BOOK, TODAY)
    assert (later.since, later.until) == (date(2025, 4, 1), None)
    earlier = follow_up("anything earlier?", Previous(march), BOOK, TODAY)
    assert (earlier.since, earlier.until) == (None, date(2025, 2, 28))
    for question in ("and since 6 April 2025?", "what did he say since 6 April 2025?"):
        asked = follow_up(question, Previous(march), BOOK, TODAY)
        assert (asked.since, asked.until) == (date(2025, 4, 6), None)


@pytest.mark.parametrize(
    "question", ["did he really say that?", "really?", "is that true?", "is this a real quote?"]
)
def test_a_doubt_is_of_what_was_shown(question: str) -> None:
    asked = follow_up(question, replace(BEFORE, shown=3), BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.skip, asked.question) == (VOLKONIN, "the dam", 0, question)


@pytest.mark.parametrize(
    "question",
    [
        "who said that?",
        "and who wrote this",
        "Who was that?",
        "whose words are these?",
        "whose is that",
        "by whom?",
        "who exactly said those things?",
    ],
)
def test_whose_words_those_are_is_of_what_was_shown(question: str) -> None:
    before = replace(BEFORE, asked=replace(BEFORE.asked, skip=3), shown=2)
    asked = follow_up(question, before, BOOK, TODAY)
    assert (asked.form, asked.speaker, asked.topic) == (Form.SAID, VOLKONIN, "the dam")
    assert (asked.skip, asked.question) == (3, question)


@pytest.mark.parametrize("question", ["who said that the dam leaks?", "who said it would rain?"])
def test_who_said_that_something_is_so_is_a_question_of_its_own(question: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.form, asked.speaker) == (Form.WHO, None)
    assert asked.topic != "the dam"


@pytest.mark.parametrize(
    "question", ["more", "more?", "Anything else?", "what else?", "go on", "show me more", "the rest"]
)
def test_more_is_what_comes_after_what_was_shown(question: str) -> None:
    first = replace(BEFORE, shown=3)
    asked = follow_up(question, first, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.skip) == (VOLKONIN, "the dam", 3)
    again = follow_up("more", Previous(asked, shown=2), BOOK, TODAY)
    assert again.skip == 5
    assert follow_up("why?", Previous(asked, shown=2), BOOK, TODAY).skip == 0
    assert follow_up("and on floods?", Previous(asked, shown=2), BOOK, TODAY).skip == 0


@pytest.mark.parametrize(
    "question",
    [
        "why?",
        "Why",
        "but why did he say that?",
        "how come?",
        "and why is that?",
        "why does he want that?",
        "why is he against it?",
        "why does Volkonin want that?",
    ],
)
def test_why_is_asked_of_the_same_speaker_on_the_same_topic(question: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.form) == (VOLKONIN, "the dam", Form.SAID)
    assert asked.why


@pytest.mark.parametrize(
    "question", ["since when?", "when?", "when did he say that?", "When was that first said?"]
)
def test_when_asks_for_the_oldest_first(question: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.oldest) == (VOLKONIN, "the dam", True)


@pytest.mark.parametrize(
    "question",
    ["what exactly?", "What did he say exactly?", "in his own words", "exact quote?", "verbatim"],
)
def test_what_exactly_asks_for_what_is_quoted(question: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.exact) == (VOLKONIN, "the dam", True)


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("and Marsden?", "Marsden", "the dam"),
        ("and Ana Marsden?", "Ana Marsden", "the dam"),
        ("what about Ana Marsden?", "Ana Marsden", "the dam"),
        ("and Crimea?", "Andrei Volkonin", "Crimea"),
        ("and NATO?", "Andrei Volkonin", "NATO"),
        ("what about Marsden?", "Andrei Volkonin", "Marsden"),
        ("and sirens?", "Andrei Volkonin", "sirens"),
    ],
)
def test_somebody_never_quoted_is_asked_about_all_the_same(question: str, speaker: str, topic: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert asked.speaker is not None
    assert (asked.speaker.name, asked.topic) == (speaker, topic)


def test_whole_questions_that_begin_so_are_no_follow_ups() -> None:
    for question in ("why did Tandor leave the talks?", "when did the flood of 2011 reach Lower Olm?"):
        asked = follow_up(question, BEFORE, BOOK, TODAY)
        assert asked.topic not in {"the dam", "why the dam"}
        assert not asked.oldest


def test_a_filter_alone_narrows_the_question_before() -> None:
    asked = follow_up("and in April 2025?", BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic) == (VOLKONIN, "the dam")
    assert (asked.since, asked.until) == (date(2025, 4, 1), date(2025, 4, 30))
    assert follow_up("and in The Lantern?", BEFORE, BOOK, TODAY).publisher == "The Lantern"


@pytest.mark.parametrize("question", ["and Tandor", "did Tandor respond?", "and what did Tandor say?"])
def test_a_topic_that_is_gone_on_with_keeps_its_dates(question: str) -> None:
    before = replace(BEFORE, asked=replace(BEFORE.asked, since=date(2025, 4, 3), publisher="The Lantern"))
    asked = follow_up(question, before, BOOK, TODAY)
    assert (asked.topic, asked.since, asked.publisher) == ("the dam", date(2025, 4, 3), "The Lantern")
    own = follow_up("what did Tandor say about the harvest?", before, BOOK, TODAY)
    assert (own.since, own.publisher) == (None, None)


def test_without_a_topic_what_is_gone_on_with_keeps_its_dates() -> None:
    april = replace(BEFORE.asked, topic="", since=date(2025, 4, 1), until=date(2025, 4, 30))
    asked = follow_up("and Tandor", replace(BEFORE, asked=april), BOOK, TODAY)
    assert (asked.speaker, asked.since, asked.until) == (TANDOR, date(2025, 4, 1), date(2025, 4, 30))
    own = follow_up("what did Tandor say?", replace(BEFORE, asked=april), BOOK, TODAY)
    assert (own.speaker, own.since) == (TANDOR, None)


@pytest.mark.parametrize("question", ["before April 9", "and until April 9?", "earlier", "before that"])
def test_what_is_earlier_is_not_bound_by_a_later_day(question: str) -> None:
    may = replace(BEFORE.asked, since=date(2025, 4, 30))
    asked = follow_up(question, replace(BEFORE, asked=may), BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.since) == (VOLKONIN, "the dam", None)
    assert asked.until
    assert asked.until <= date(2025, 4, 9)


def test_a_whole_question_stands_by_itself() -> None:
    asked = follow_up("How many people died in the flood of 2011 at Lower Olm?", BEFORE, BOOK, TODAY)
    assert (asked.form, asked.speaker) == (Form.PLAIN, None)
    assert follow_up("and Tandor?", None, BOOK, TODAY).topic != "the dam"


@given(st.text(max_size=60))
def test_no_words_make_it_fail(question: str) -> None:
    assert follow_up(question, BEFORE, BOOK, TODAY).question == question


@pytest.mark.parametrize("question", ["not Volkonin", "anyone but Volkonin?", "and not the foreign minister"])
def test_whoever_was_asked_about_can_be_left_out(question: str) -> None:
    asked = follow_up(question, replace(BEFORE, asked=replace(BEFORE.asked, skip=3)), BOOK, TODAY)
    assert (asked.form, asked.topic, asked.speaker) == (Form.WHO, "the dam", None)
    assert (asked.besides, asked.skip) == (("Andrei Volkonin",), 0)


@pytest.mark.parametrize(
    "question",
    [
        "who else?",
        "and who else?",
        "anybody else?",
        "what did others say?",
        "and others?",
        "what about everyone else?",
        "what did everyone else say about that?",
        "what do the others think?",
    ],
)
def test_whoever_else_is_none_of_those_asked_about(question: str) -> None:
    asked = follow_up(question, replace(BEFORE, asked=replace(BEFORE.asked, skip=3)), BOOK, TODAY)
    assert (asked.form, asked.topic, asked.speaker) == (Form.WHO, "the dam", None)
    assert (asked.besides, asked.skip) == (("Andrei Volkonin",), 0)


def test_whoever_else_than_anybody_is_none_of_those_shown() -> None:
    asked = Understood("who spoke about the dam?", Form.WHO, "the dam")
    found = follow_up("who else?", Previous(asked, voices=("Andrei Volkonin",)), BOOK, TODAY)
    assert (found.form, found.topic, found.besides) == (Form.WHO, "the dam", ("Andrei Volkonin",))


@pytest.mark.parametrize(
    ("question", "topic"), [("who else spoke about sirens?", "sirens"), ("who else promised it?", "the dam")]
)
def test_whoever_else_is_asked_for_on_a_topic_of_its_own(question: str, topic: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.form, asked.topic, asked.besides) == (Form.WHO, topic, ("Andrei Volkonin",))


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("how does he see the talks?", "the talks"),
        ("why did he resign?", "resign"),
        ("what does he want?", "the dam"),
    ],
)
def test_he_is_whoever_was_asked_about(question: str, topic: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.question) == (VOLKONIN, topic, question)


def test_a_paper_is_called_by_the_end_of_its_name_where_one_alone_is() -> None:
    for question in ("in the Gazette?", "and in the Gazette?"):
        asked = follow_up(question, BEFORE, BOOK, TODAY)
        assert (asked.speaker, asked.topic, asked.publisher) == (VOLKONIN, "the dam", "Kestrian Gazette")
    whole = follow_up("what did Tandor say about floods in the Gazette?", None, BOOK, TODAY)
    assert (whole.speaker, whole.topic, whole.publisher) == (TANDOR, "floods", "Kestrian Gazette")
    several = follow_up("what did Tandor say about floods in the Observer?", None, BOOK, TODAY)
    assert several.publisher is None


def test_who_leads_a_body_or_a_group_without_a_name_can_be_gone_on_with() -> None:
    quill = Speaker("Mara Quill", (), (("head of harbour lines", 2),), 3)
    book = directory([VOLKONIN, quill], PAPERS)
    led = follow_up("and Harbour Lines?", BEFORE, book, TODAY)
    assert (led.speaker, led.post, led.topic) == (quill, "for Harbour Lines", "the dam")
    crew = follow_up("and the crew?", BEFORE, book, TODAY)
    assert (crew.speaker, crew.topic) == (Speaker("the crew"), "the dam")  # never Volkonin's words
    heard = crew.after_unnamed
    assert (heard.form, heard.speaker, heard.kind, heard.topic) == (Form.WHO, None, "the crew", "the dam")
    assert follow_up("and about the crew?", BEFORE, book, TODAY).unnamed is None


@pytest.mark.parametrize(
    "question",
    [
        "and the ferry company",
        "But the ferry company?",
        "and what does the ferry company answer",
        "what did the ferry company reply?",
        "and how did the ferry company respond to that?",
    ],
)
def test_a_party_without_a_name_is_turned_to_and_never_answered_for_by_who_was_asked_before(
    question: str,
) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert (asked.form, asked.speaker, asked.topic) == (Form.SAID, Speaker("the ferry company"), "the dam")
    assert (asked.question, asked.after_unnamed.kind) == (question, "the ferry company")


def test_what_a_party_says_on_a_topic_of_its_own_is_nothing_of_who_was_asked_before() -> None:
    asked = follow_up("and what did the ferry company say about safety?", BEFORE, BOOK, TODAY)
    assert (asked.form, asked.speaker) == (Form.PLAIN, None)


@pytest.mark.parametrize("question", ["and the school?", "and about the crew?", "and on the ferry company?"])
def test_what_is_a_place_too_or_spoken_about_stays_a_topic(question: str) -> None:
    asked = follow_up(question, BEFORE, BOOK, TODAY)
    assert asked.speaker == VOLKONIN
    assert asked.topic in question


def test_whoever_is_turned_to_after_a_party_is_not_heard_as_that_party() -> None:
    crew = follow_up("and the crew?", BEFORE, BOOK, TODAY)
    asked = follow_up("and Marsden?", replace(BEFORE, asked=crew), BOOK, TODAY)
    assert (asked.speaker, asked.unnamed) == (Speaker("Marsden"), None)


BIRCH = Speaker("Anna Birch", ("Birch",), (("harbour minister", 2),), 5)
HOLT = Speaker("Peter Holt", ("Holt",), (("mayor", 2),), 5)
REED = Speaker("Sarah Reed", ("Reed",), (), 3)
PAIR = directory([BIRCH, HOLT, REED], PAPERS)


@pytest.mark.parametrize(
    ("question", "about", "speaker", "topic"),
    [
        ("what did he say about her", "the mayor", HOLT, "Anna Birch"),
        ("what did he say about her", "Holt", HOLT, "Anna Birch"),
        ("and what did he reply?", "Holt", HOLT, "Anna Birch"),
        ("what did he say about the fares?", "Holt", HOLT, "the fares"),
        ("what did he say about her", "the fares", None, "Anna Birch"),
        ("what did he say about her", "Reed", None, "Anna Birch"),
        ("what did she say about him", "Holt", BIRCH, "Holt"),
        ("what did she say about the fares", "Holt", BIRCH, "the fares"),
        ("and Reed about her", "Holt", REED, "Anna Birch"),
        ("what did Reed say about her?", "Holt", REED, "Anna Birch"),
        ("what did Reed say about him?", "Holt", REED, "Holt"),
        ("what did Birch say about him?", "Holt", BIRCH, "Holt"),
        ("and Holt about her?", "the fares", HOLT, "Anna Birch"),
    ],
)
def test_he_and_she_are_two_people(question: str, about: str, speaker: Speaker | None, topic: str) -> None:
    before = Understood(f"what did Birch say about {about}?", Form.SAID, about, BIRCH)
    asked = follow_up(question, Previous(before), PAIR, TODAY)
    assert (asked.form, asked.speaker, asked.topic) == (Form.SAID, speaker, topic)


def test_what_else_goes_past_what_was_shown() -> None:
    shown = replace(BEFORE, shown=2)
    asked = follow_up("what else did Volkonin say?", shown, BOOK, TODAY)
    assert (asked.speaker, asked.topic, asked.skip) == (VOLKONIN, "the dam", 2)
    assert follow_up("what else did Tandor say?", shown, BOOK, TODAY).skip == 0


def test_who_takes_the_other_side_is_somebody_else_in_the_same_days() -> None:
    march = replace(BEFORE.asked, since=date(2025, 3, 1), until=date(2025, 3, 31))
    asked = follow_up("who disagreed?", Previous(march), BOOK, TODAY)
    assert (asked.topic, asked.besides) == ("disagreed with the dam", (VOLKONIN.name,))
    assert (asked.since, asked.until) == (march.since, march.until)
    assert follow_up("who denied it?", Previous(march), BOOK, TODAY).besides == ()
