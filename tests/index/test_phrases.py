"""Silences and verdicts in words, for both front ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index import extent, phrases, silences, whose
from index.answers.answer import Answer, Silence
from index.answers.evidence import Copy, Evidence
from index.answers.voice import Voice
from index.asked import Delegate, Form, Tenure, Understood
from index.check.change import Change, Edit, Op
from index.check.check import Checked, Verdict
from index.cli import render
from index.cli.page import Page
from index.store.articles import Searched
from index.types import Article, How, Kind, Link, Span, Speaker, Why

SEARCHED = Searched(1, date(2025, 3, 7), date(2025, 3, 7))


def test_every_silence_verdict_and_change_has_words() -> None:
    assert set(silences.SILENCES) == set(Silence)
    assert set(phrases.VERDICTS) == set(Verdict)
    assert set(phrases.CHANGES) == set(Change)


def test_names_are_written_for_where_they_are_shown() -> None:
    asked = Understood("q", Form.SAID, "t", Speaker("Ana_Kovac"), publisher="Echo", since=date(2025, 1, 1))
    kept_out = Answer("q", asked, Silence.NO_SPEAKER, (), (), SEARCHED, 0.0, ("publisher", "since"))
    told = silences.silence(kept_out, Silence.NO_SPEAKER, str.upper)
    assert told == "ANA_KOVAC is quoted in these articles, but not by ECHO since 1 January 2025."
    asked = replace(asked, until=date(2025, 6, 30))
    kept_out = replace(kept_out, understood=asked, kept_out=("since", "until"))
    told = silences.silence(kept_out, Silence.NO_SPEAKER)
    days = "1 January 2025 to 30 June 2025"
    assert told == f"Ana_Kovac is quoted in these articles, but not in those of {days}."
    other = Checked("words", Verdict.SOMEBODY_ELSE, claimed="Ana")
    assert phrases.verdict(other, str.upper).endswith("but not as ANA's.")


def test_what_is_spelt_otherwise_and_trimmed_is_told_so() -> None:
    spelt = Edit(Op.REPLACE, "I'd", "I would", Change.SPELLING)
    found = Checked("words", Verdict.ALTERED, Change.SPELLING, (spelt, Edit(Op.INSERT, "", ",")))
    assert phrases.verdict(found) == "Altered: only spelling or marks differ from the record."
    cut = replace(found, edits=(spelt, Edit(Op.INSERT, "", "rain included")))
    assert phrases.verdict(cut) == f"Altered: {phrases.CUT_TOO}."


def test_what_stands_within_marks_is_not_called_the_articles_own_though_it_is_nobodys_statement() -> None:
    text = 'It rained. Holt frowned at the plan, "cowardly".'
    own, marked = (
        Evidence(Article("a.txt", text), span, Kind.PASSAGE, 1.0, None, (), None, ())
        for span in (Span(0, 10), Span(11, len(text)))
    )
    exact = Checked("words", Verdict.EXACT, matches=(own,))
    other = replace(exact, verdict=Verdict.SOMEBODY_ELSE, claimed="Holt")
    assert phrases.verdict(exact) == phrases.UNSAID
    assert phrases.verdict(replace(exact, matches=(marked,))) == phrases.VERDICTS[Verdict.EXACT]
    assert phrases.verdict(other) == phrases.NOBODY.format(claimed="Holt")
    assert phrases.verdict(replace(other, matches=(marked,))) == phrases.IN_MARKS.format(claimed="Holt")


def test_a_silence_begins_as_a_sentence_does() -> None:
    asked = Understood("q", Form.SAID, "t", Speaker("residents of the harbour"))
    nobody = Answer("q", asked, Silence.NO_SPEAKER, (), (), SEARCHED, 0.0)
    told = silences.silence(nobody, Silence.NO_SPEAKER)
    assert told == "Residents of the harbour is never quoted in these articles."


def test_where_no_article_is_of_what_is_asked_about_that_is_said() -> None:
    first, last = date(2025, 3, 10), date(2025, 3, 16)
    asked = Understood("q", Form.SAID, "t", Speaker("mayor of Lower Olm"), since=first, until=last)
    nobody = Answer("q", asked, Silence.NO_SPEAKER, (), (), Searched(0, None, None), 0.0)
    told = silences.silence(nobody, Silence.NO_SPEAKER)
    assert told == "There are no articles of 10 March 2025 to 16 March 2025."
    since = replace(nobody, understood=replace(asked, until=None, publisher="The Lantern"))
    told = silences.silence(since, Silence.NO_SPEAKER)
    assert told == "There are no articles by The Lantern since 10 March 2025."
    every = replace(nobody, understood=replace(asked, since=None, until=None))
    assert "no articles" not in silences.silence(every, Silence.NO_SPEAKER)


def test_others_of_a_name_that_one_is_meant_by_before_all_are_told() -> None:
    asked = Understood("q", Form.SAID, "", Speaker("Ada Birch"), ambiguous=("Jan Birch",))
    found = Answer("q", asked, None, (), (), SEARCHED, 0.0, namesakes=("Jan Birch",))
    assert phrases.whom(found, str.upper) == ["Quoted by that name, too: JAN BIRCH."]


def test_of_several_who_speak_for_a_body_it_is_said_for_which() -> None:
    each = (Tenure("Ada Birch", post="spokeswoman"), Tenure("Pia Lund"))
    asked = Understood("q", Form.SAID, "t", holders=each, post="for the union")
    nobody = Answer("q", asked, Silence.OTHERS_ONLY, (), (), SEARCHED, 0.0)
    told = silences.silence(nobody, Silence.OTHERS_ONLY)
    assert told == "Whoever speaks for the union is quoted in these articles, but not on this. Others are."
    assert phrases.whom(nobody) == ["for the union: Ada Birch (spokeswoman), Pia Lund"]


def test_of_a_post_it_is_said_that_nobody_is_quoted_as_its_holder() -> None:
    asked = Understood("q", Form.SAID, "t", Speaker("mayor of Lower Olm"))
    nobody = Answer("q", asked, Silence.NO_SPEAKER, (), (), SEARCHED, 0.0)
    told = silences.silence(nobody, Silence.NO_SPEAKER, str.upper)
    assert told == "The articles searched quote nobody by name as “MAYOR OF LOWER OLM”."


def test_what_comes_near_is_not_told_to_be_on_something_else() -> None:
    asked = Understood("q", Form.WHO, "the strike", post="the ministry")
    found = Answer("q", asked, Silence.OTHERS_ONLY, (), (), SEARCHED, 0.0)
    told = "These articles quote the ministry, but not on this. Others are quoted."
    assert silences.silence(found, Silence.OTHERS_ONLY) == told
    near = Evidence(
        Article("a.txt", "The ministry saw a dispute."), Span(0, 27), Kind.INDIRECT, 0.2, None, (), None, ()
    )
    told = "These articles quote the ministry, but not on this in these words. Others are quoted."
    assert silences.silence(replace(found, near=(near,)), Silence.OTHERS_ONLY) == told
    of_birch = replace(asked, form=Form.SAID, post="", speaker=Speaker("Ada Birch", statements=1))
    by_nobody = replace(found, understood=of_birch, near=(near,))
    assert "but not on this. " in silences.silence(by_nobody, Silence.OTHERS_ONLY)


def test_of_one_day_the_bounds_are_told_within_which_was_searched() -> None:
    first, next_ = date(2025, 4, 2), date(2025, 4, 3)
    asked = Understood("q", Form.SAID, "t", Speaker("Ada Birch"), since=first, until=first)
    assert phrases.until(asked, phrases.day) == "3 April 2025 (the day after tells of it, too)"
    assert phrases.until(replace(asked, until=next_), phrases.day) == "3 April 2025"


def test_of_whom_nobody_else_speaks_either() -> None:
    asked = Understood("q", Form.SAID, "t", Speaker("Ada Birch"))
    silent = Answer("q", asked, Silence.SPEAKER_SILENT, (), (), SEARCHED, 0.0)
    told = silences.silence(silent, Silence.SPEAKER_SILENT)
    said = "but not on this in these words; nor is anybody else for certain."
    assert told == f"Ada Birch is quoted in these articles, {said}"


def test_an_article_that_tells_nothing_of_itself_is_told_by_its_path(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "It rained."
    copy = Copy(Article("city/b.txt", text), Span(0, 10), None, wire=True)
    one = Evidence(Article("city/a.txt", text), Span(0, 10), Kind.PASSAGE, 0.9, None, (), None, (copy,))
    render.evidence(Page(), one)
    told = "    It rained.\n    city/a.txt\n    the same text in city/b.txt\n"
    assert capsys.readouterr().out == told


def test_what_was_searched() -> None:
    assert phrases.searched(SEARCHED) == "1 article of 7 March 2025 searched"
    assert phrases.searched(Searched(0, None, None)) == "0 articles searched"
    two = Searched(2, date(2025, 3, 7), date(2025, 4, 1))
    assert phrases.searched(two) == "2 articles of 7 March 2025 to 1 April 2025 searched"


def test_why_somebody_is_the_speaker() -> None:
    voice = Voice("Cora Reed", Span(0, 3), "She", How.PRONOUN, Span(9, 18), 0.72)
    voice = replace(voice, why=Why(Link.ABOVE, 0.6, 2, "Ada Birch"))
    told = "By pronoun “SHE”: the paragraph above has them speak; last named 2 sentences before; "
    assert whose.why(voice, str.upper) == told + "next likeliest is ADA BIRCH; 72% sure"
    assert (whose.who(voice, "x"), whose.who(replace(voice, sure=0.9), "x")) == ("probably x", "x")


def test_versions_name_the_words_that_differ() -> None:
    text = " ".join(f"word{n}" for n in range(90))
    places = tuple(Span(start, start + 5) for start in range(0, 60, 10))
    one = Evidence(Article("a.md", text), Span(0, 60), Kind.DIRECT, 1.0, None, (), None, ())
    told = "Not so in the other version shown: "
    assert phrases.version(one) == ""
    assert phrases.version(replace(one, differs=places[:1])) == told + "“word0”"
    assert phrases.version(replace(one, differs=places)).endswith(", ...")
    assert phrases.version(replace(one, differs=(Span(0, 480),))) == told + "70 words"


@pytest.mark.parametrize(
    ("answering", "statements", "told"),
    [
        (1, None, ("", "all")),
        (1, 1, ("", "all 1 statement by Ana_Kovac")),
        (1, 7, ("1 on this", "all 7 statements by Ana_Kovac")),
        (3, 7, ("1 of 3 on this", "all 7 statements by Ana_Kovac")),
        (3, None, ("1 of 3 on this", "all")),
    ],
)
def test_an_answer_counts_excerpts_beside_excerpts(
    answering: int, statements: int | None, told: tuple[str, str]
) -> None:
    one = Evidence(Article("a.md", "Yes."), Span(0, 4), Kind.DIRECT, 1.0, None, (), None, ())
    asked = Understood("q", Form.SAID, "t", Speaker("Ana_Kovac"))
    found = Answer("q", asked, None, (one,), (), SEARCHED, 0.0, answering=answering, statements=statements)
    assert (extent.shown(found), extent.rest(found, is_whole=True)) == told
    assert extent.rest(found, is_whole=False) == "all"


def test_of_all_that_somebody_said_excerpts_are_counted_as_they_are_shown() -> None:
    one = Evidence(Article("a.md", "Yes."), Span(0, 4), Kind.DIRECT, 1.0, None, (), None, ())
    asked = Understood("q", Form.SAID, "", Speaker("Ana_Kovac"))
    found = Answer("q", asked, None, (one,), (), SEARCHED, 0.0, answering=1, statements=2)
    assert extent.shown(found) == ""
    assert extent.shown(replace(found, answering=3, statements=7)) == "1 of 3 by Ana_Kovac"


def test_all_who_are_counted_together_are_named() -> None:
    one = Evidence(Article("a.md", "Yes."), Span(0, 4), Kind.DIRECT, 1.0, None, (), None, ())
    asked = Understood("q", Form.SAID, "t", together=("Ada Birch", "Jan Kovac"))
    found = Answer("q", asked, None, (one,), (), SEARCHED, 0.0, answering=3, statements=21)
    holders = tuple(Tenure(name) for name in ("Ada Birch", "Jan Kovac"))
    posted = replace(asked, together=(), speaker=Speaker("Ada Birch"), holders=holders)
    either = replace(asked, together=(), ambiguous=("Ada Birch", "Jan Birch"))
    body = replace(asked, together=(), speaker=Speaker("Ruritania"), delegates=(Delegate("Ada Birch"),))
    many = replace(asked, together=tuple("ABCDEFG"))
    told = [
        extent.rest(replace(found, understood=one), is_whole=True)
        for one in (asked, posted, either, body, many)
    ]
    who = ["Ada Birch and Jan Kovac"] * 2 + ["Ada Birch or Jan Birch", "Ruritania", "A, B, C and 4 more"]
    assert told == [f"all 21 statements by {name}" for name in who]


def test_of_several_ministers_it_says_who_may_be_meant() -> None:
    asked = Understood("q", Form.SAID, "t", Speaker("Kestria's minister"))
    may_be = (Tenure("Ada Birch", post="foreign minister"), Tenure("Jan Kovac", post="finance minister"))
    found = Answer("q", asked, Silence.NO_SPEAKER, (), (), SEARCHED, 0.0, alike=may_be)
    assert silences.silence(found, Silence.NO_SPEAKER) == (
        "“Kestria's minister” may be any of several: foreign minister Ada Birch or finance minister Jan "
        "Kovac. Ask for one of them."
    )


def test_one_day_that_is_asked_about_is_told_as_one() -> None:
    day = date(2026, 11, 26)
    asked = Understood("q", Form.SAID, "", Speaker("Oskar Penn"), since=day, until=day)
    kept_out = Answer("q", asked, Silence.NO_SPEAKER, (), (), SEARCHED, 0.0, kept_out=("since",))
    told = silences.silence(kept_out, Silence.NO_SPEAKER)
    assert told == "Oskar Penn is quoted in these articles, but not in those of 26 November 2026."


def test_a_question_that_names_nobody_is_told_so() -> None:
    nobody = Answer("what did he say", Understood("q", Form.SAID, ""), Silence.NOTHING, (), (), SEARCHED, 0.0)
    assert silences.silence(nobody, Silence.NOTHING) == phrases.NAMELESS
    one = Evidence(Article("a.md", "Yes."), Span(0, 4), Kind.DIRECT, 1.0, None, (), None, ())
    assert phrases.whom(replace(nobody, silence=None, evidence=(one,))) == [phrases.NAMELESS]
    plain = Understood("q", Form.PLAIN, "the dam")
    assert phrases.whom(replace(nobody, understood=plain, silence=None, evidence=(one,))) == []


def test_a_topic_that_is_carried_on_unasked_is_told() -> None:
    asked = Understood("did Tandor respond", Form.SAID, "the dam", Speaker("Mirela Tandor"), carried=True)
    found = Answer("q", asked, Silence.SPEAKER_SILENT, (), (), SEARCHED, 0.0)
    assert phrases.whom(found, str.upper) == [
        "On “THE DAM”, as before; on all topics, ask: ... about anything."
    ]
    assert phrases.whom(replace(found, understood=replace(asked, carried=False))) == []


def test_who_may_have_been_meant_is_asked_with_an_answer_too() -> None:
    one = Evidence(Article("a.md", "Yes."), Span(0, 4), Kind.DIRECT, 1.0, None, (), None, ())
    asked = Understood("tandorr dam", Form.PLAIN, "tandorr dam")
    found = Answer("q", asked, None, (one,), (), SEARCHED, 0.0, alike=(Tenure("Mirela_Tandor"),))
    assert phrases.whom(found, str.upper) == ["Did you mean MIRELA_TANDOR?"]


@pytest.mark.parametrize(("text", "told"), [("Yes.", [phrases.NO_REASON]), ("Yes, because it rains.", [])])
def test_where_nothing_that_is_shown_says_why_it_is_told(text: str, told: list[str]) -> None:
    one = Evidence(Article("a.md", text), Span(0, len(text)), Kind.DIRECT, 1.0, None, (), None, ())
    asked = Understood("why?", Form.SAID, "t", Speaker("Ana Kovac"), why=True)
    found = Answer("why?", asked, None, (one,), (), SEARCHED, 0.0, answering=1)
    assert phrases.whom(found) == told
    assert phrases.whom(replace(found, understood=replace(asked, why=False))) == []


def test_an_end_says_once_that_it_is_all() -> None:
    asked = Understood("more", Form.SAID, "t", Speaker("Ana Kovac"), skip=3)
    end = Answer("more", asked, None, (), (), SEARCHED, 0.0, answering=3, statements=7)
    assert (extent.shown(end), extent.rest(end, is_whole=True)) == (
        "That is all on this (3)",
        "on any topic",
    )
    of_all = replace(end, understood=replace(asked, topic=""))
    assert (extent.shown(of_all), extent.rest(of_all, is_whole=True)) == ("That is all (3)", "as a list")
