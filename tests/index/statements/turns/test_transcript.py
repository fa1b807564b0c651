from __future__ import annotations

import pytest

from index.statements.extract import read
from index.types import How, Kind, Link, Statement


def said(text: str) -> list[tuple[str | None, str]]:
    """Return the name of each statement's speaker and the first three words of it."""
    (found,) = read([text])
    return [(one.name, " ".join(one.spans[0].of(text).split()[:3])) for one in found.statements]


def read_one(text: str) -> tuple[Statement, ...]:
    (found,) = read([text])
    return found.statements


def test_a_turn_goes_on_until_the_next_label() -> None:
    text = (
        "TOM REED: It has been a hard year for the harbour.\n\n"
        "ADA BIRCH: We all know that much.\n\n"
        "I think the boats will come back in May.\n\n"
        "(Applause.)\n\n"
        "[Laughs] And so will the fish, I hope.\n\n"
        "TOM REED: Is the dam a danger to them?"
    )
    assert said(text) == [
        ("Tom Reed", "It has been"),
        ("Ada Birch", "We all know"),
        ("Ada Birch", "I think the"),
        ("Ada Birch", "And so will"),
        ("Tom Reed", "Is the dam"),
    ]


def test_a_turn_is_verbatim_without_marks_whoever_speaks_and_what_a_journalist_reports_is_not() -> None:
    text = (
        "The harbour talked. Tom Reed said it had been a hard year.\n\nQUESTION: What of the dam?\n\n"
        "ADA BIRCH: We watch it closely.\n\nQUESTION: And of the fish?\n\nADA BIRCH: Fine, all of them."
    )
    told = [(one.kind, one.is_verbatim, one.spans[0].of(text)[:7]) for one in read_one(text)]
    assert told[0] == (Kind.INDIRECT, False, "it had ")
    assert {(kind, verbatim) for kind, verbatim, _ in told[1:]} == {(Kind.INDIRECT, True)}
    (quoted,) = read_one("Ada Birch said: “We watch it closely.”")
    assert (quoted.kind, quoted.is_verbatim) == (Kind.DIRECT, True)


def test_a_headline_that_names_who_speaks_is_not_verbatim() -> None:
    text = "No deal in sight for the old dam - Ada Birch\n\nAda Birch met Tom Reed at the lock on Monday."
    assert [(one.name, one.is_verbatim) for one in read_one(text)] == [("Ada Birch", False)]


def test_a_long_last_turn_goes_on_to_the_end() -> None:
    turns = "".join(
        f"TOM REED: Is gate {at} safe?\n\nADA BIRCH: Gate {at} holds well.\n\n" for at in range(3)
    )
    last = [f"I have seen storm number {at} come and go over the mill and its gates." for at in range(20)]
    assert said(turns + "\n\n".join(last))[-1] == ("Ada Birch", "I have seen")


def test_nobody_is_called_question() -> None:
    text = (
        "QUESTION: What do you make of the dam?\n\nMS BIRCH: We watch it closely, of course.\n\n"
        "UNIDENTIFIED MALE: And what of the fish?\n\nMS BIRCH: They are fine, all of them."
    )
    assert [name for name, _ in said(text)] == [None, "Ms Birch", None, "Ms Birch"]


def test_letters_stand_for_the_one_who_is_introduced() -> None:
    text = (
        "By Nora Field\n\nWe spoke to the new warden of the lock, Junia Marsh.\n\n"
        "Q: How was the first day?\n\nA: It was long and wet.\n\nI slept like a stone.\n\n"
        "Q: What is next for you?\n\nA: We mend the gate in June.\n\n"
        "This interview has been edited for length."
    )
    assert said(text) == [
        (None, "How was the"),
        ("Junia Marsh", "It was long"),
        ("Junia Marsh", "I slept like"),
        (None, "What is next"),
        ("Junia Marsh", "We mend the"),
    ]
    (found,) = read([text])
    answer = found.statements[1]
    assert answer.mention is not None
    assert (answer.mention.of(text), answer.how) == ("A", How.TITLE)


def test_letters_stay_unclear_where_two_may_answer() -> None:
    text = (
        "Ada Birch met Tom Reed at the lock.\n\nTom Reed met Ada Birch again.\n\n"
        "Q: And then?\n\nA: We had tea there.\n\nQ: Why?"
    )
    assert (None, "We had tea") in said(text)


@pytest.mark.parametrize("label", ["{} (00:{}):\n\n", "{} 00:{}\n\n", "[00:{1}] {0}: ", "**{}:** "])
def test_labels_with_times(label: str) -> None:
    turns = [("Martin Holt", "The talks go on in the town."), ("Anna Weil", "Will the border stay open?")]
    turns.append(("Martin Holt", "It stays open for all who work there."))
    text = "\n\n".join(label.format(name, f"{at:02}") + words for at, (name, words) in enumerate(turns))
    assert said(text) == [
        ("Martin Holt", "The talks go"),
        ("Anna Weil", "Will the border"),
        ("Martin Holt", "It stays open"),
    ]


def test_initials_stand_for_the_one_whose_they_are() -> None:
    text = (
        "Nora Field talked to Junia Marsh about the lock.\n\nNF: How was the first day?\n\n"
        "JM: It was long and wet.\n\nNF: What is next?"
    )
    assert ("Junia Marsh", "It was long") in said(text)


def test_remarks_go_on_to_their_end() -> None:
    paragraphs = [
        "We will mend the dam.",
        "I have seen the gates.",
        "Our engineers are ready.",
        "I thank you all.",
    ]
    text = "3:29 P.M.\n\nMAYOR BIRCH:  Good evening.\n\n" + "\n\n".join(paragraphs) + "\n\nEND 3:40 P.M."
    assert said(text) == [("Birch", " ".join(one.split()[:3]).rstrip()) for one in paragraphs]


def test_an_interview_without_labels() -> None:
    text = (
        "Junia Marsh is the new warden of the lock. She spoke to us by the gate.\n\n"
        "How was your first day?\n\nIt was long and I was wet.\n\n"
        "What do you like least?\n\nThe noise. We hear the water all night.\n\n"
        "And what is next?\n\nWe mend the gate, and I will sleep."
    )
    assert said(text) == [
        ("Junia Marsh", "It was long"),
        ("Junia Marsh", "The noise. We"),
        ("Junia Marsh", "We mend the"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "READ MORE: The dam is empty\n\nREAD MORE: The fish are gone\n\nREAD MORE: The town is dry",
        "What is the dam for?\n\nIt holds the river.\n\nWho built it?\n\nThe town.\n\nWhat now?\n\nIt leaks.",
        "Why keep the dam?\n\nI have doubts.\n\nWho pays for it?\n\nWe do.\n\nWhat now?\n\nI would sell it.",
        "Update: the dam is empty and the fish are gone.",
    ],
)
def test_notes_and_crossheads_are_nobodys_turns(text: str) -> None:
    assert said(text) == []


def test_what_somebody_tells_of_another_is_not_theirs() -> None:
    text = (
        "MAYOR BIRCH: I told you that the dam holds.\n\nTOM REED: And what did the engineers say?\n\n"
        "MAYOR BIRCH: The mayor before me said it leaked."
    )
    (found,) = read([text])
    told = [one for one in found.statements if one.cue is not None]
    assert [(one.name, one.spans[0].of(text)) for one in told] == [(None, "it leaked")]


def test_who_answers_the_author_says_what_stands_alone() -> None:
    text = (
        "I met Ada Birch in her office above the mill. Tom Reed, she told me, wants the dam.\n\n"
        "I asked Birch whether the dam was safe.\n\n“It is old, and nobody looks after it.”\n\n"
        "But Tom Reed says it will hold. Is he wrong?\n\n“He has not seen the gates. I have.”\n\n"
        "In other words, Tom Reed may be in for a surprise.\n\n“We will drain it in May.”"
    )
    alone = [(one.name, one.spans[0].of(text)[:10]) for one in read_one(text) if one.cue is None]
    assert alone == [("Ada Birch", "It is old,"), ("Ada Birch", "He has not"), ("Ada Birch", "We will dr")]


def test_no_author_who_asks_leaves_what_stands_alone_as_it_was() -> None:
    text = (
        "Ada Birch met Tom Reed in the mill.\n\nIs the dam safe?\n\n“It is old, and nobody looks after it.”"
    )
    assert [one.name for one in read_one(text)] == [None]


@pytest.mark.parametrize("between", ["\n\n", "\n10:02\n\n"])
def test_names_on_lines_of_their_own_take_turns(between: str) -> None:
    text = "\n\n".join(
        f"{name}{between}{words}"
        for name, words in [
            ("ADA BIRCH", "The tolls doubled in one night. We counted."),
            ("TOM REED", "They did not double. They rose."),
            ("OTTO KLINE", "By how much did they rise?"),
            ("TOM REED", "By ninety per cent, as agreed."),
        ]
    )
    assert said(text) == [
        ("Ada Birch", "The tolls doubled"),
        ("Tom Reed", "They did not"),
        ("Otto Kline", "By how much"),
        ("Tom Reed", "By ninety per"),
    ]


def test_names_before_dashes_take_turns() -> None:
    text = (
        "Ada Birch — You said the road would be done by spring.\n\n"
        "Tom Reed — I said by a spring. There are many.\n\nAda Birch — So it is late?"
    )
    assert [(one.name, one.spans[0].of(text)[:10]) for one in read_one(text) if one.cue is None] == [
        ("Ada Birch", "You said t"),
        ("Tom Reed", "I said by "),
        ("Ada Birch", "So it is l"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        # names that sign what stands above them
        "“The dam holds.”\n\nAda Birch\n\n“It leaks at noon.”\n\nTom Reed\n\n“It sings.”\n\nAda Birch",
        # a list of names
        "Ada Birch\n\nTom Reed\n\nAda Birch\n\nOtto Kline\n\nThe council met in the hall at noon.",
        # nobody comes twice
        "Ada Birch\n\nThe first was the mayor.\n\nTom Reed\n\nThe next one was the miller.",
    ],
)
def test_names_alone_on_their_lines_are_not_always_labels(text: str) -> None:
    assert not [one for one in read_one(text) if one.why.link is Link.TURN]


def test_a_closing_line_tells_who_answered() -> None:
    text = (
        "How was your first day?\n\nIt was long and I was wet.\n\n"
        "What do you like least?\n\nThe noise. We hear the water all night.\n\n"
        "And will you stay?\n\nWe mend the gate, and I will sleep.\n\n"
        "Lock keeper Junia Marsh was talking to Otto Kline."
    )
    assert [who for who, _ in said(text)] == ["Junia Marsh"] * 3


def test_the_title_over_a_briefing_names_who_speaks() -> None:
    text = (
        "Briefing by Defence Secretary Junia Marsh\n\nSECRETARY MARSH: We will keep the lock.\n\n"
        "QUESTION: For how long?\n\nSECRETARY MARSH: For as long as there is water."
    )
    assert [who for who, _ in said(text)] == ["Junia Marsh", None, "Junia Marsh"]


def test_a_question_without_marks_is_answered_by_who_answered_before() -> None:
    text = (
        "I met Elder Otto Kline in his orchard. I asked him whether he would stand again.\n\n"
        "“Not for all the plums in the valley.”\n\nAnd who should?\n\n“Somebody who sleeps.”"
    )
    alone = [(one.name, one.spans[0].of(text)[:8]) for one in read_one(text) if one.cue is None]
    assert alone == [("Otto Kline", "Not for "), ("Otto Kline", "Somebody")]


def test_what_you_say_is_not_the_speakers() -> None:
    text = (
        "MAYOR BIRCH: I told you that the dam holds.\n\nTOM REED: And what do people think of it?\n\n"
        "MAYOR BIRCH: You say that people do not understand."
    )
    told = [(one.name, one.spans[0].of(text)) for one in read_one(text) if one.cue is not None]
    assert told == [(None, "that people do not understand")]


def test_numbered_speakers_are_nobody_by_name() -> None:
    text = (
        "Speaker 1: Where were you when the lights went out?\n\nSpeaker 2: In the lift, like everybody.\n\n"
        "Speaker 1: For how long then?\n\nSpeaker 2: Long enough to vote."
    )
    assert said(text) == [
        (None, "Where were you"),
        (None, "In the lift,"),
        (None, "For how long"),
        (None, "Long enough to"),
    ]


QUESTIONS = [
    "**You have seen eleven mayors. Which of them helped you?**",
    "**The council says you count too many. Is that true?**",
    "**What would you do with the 3 million crowns?**",
]
ANSWERS = [
    "Two. I will not say which.",
    "I count whom I see at night.",
    "Buy forty flats. A hostel is a school.",
]
LEAD = "Sister Ada Moor has run the shelter for thirty years. She spoke to Tom Weld."


def _asked(lead: str, *more: str) -> str:
    pairs = [part for pair in zip(QUESTIONS, ANSWERS, strict=True) for part in pair]
    return "\n\n".join([lead, *pairs, *more])


def _sayers(text: str) -> list[str | None]:
    """Return whose the answers are, in order; none where they are no statements."""
    said = {one.spans[0].of(text): one.name for one in read_one(text)}
    return [said[answer] for answer in ANSWERS if answer in said]


@pytest.mark.parametrize(
    "lead",
    [
        LEAD,
        "Ada Moor runs the shelter. Moor told us what it takes.",
        "Tom Weld asked whom nobody asks.\n\nAn interview with Sister Ada Moor.",
        "Ada Moor has run the shelter for thirty years.",
    ],
)
def test_what_stands_between_bold_questions_is_by_whom_the_lead_tells(lead: str) -> None:
    assert _sayers(_asked(lead)) == ["Ada Moor"] * 3


def test_answers_before_the_first_label_are_by_who_is_not_the_one_who_asks() -> None:
    rest = ["Weld: People call your guests strong.", "Moor: I never liked it.", "Weld: Will you retire?"]
    text = _asked(LEAD, *rest, "Moor: When the street does.")
    assert _sayers(text) == ["Ada Moor"] * 3
    asker = "The shelter is full. Our reporter met Tom Weld, who knows it."
    assert _sayers(_asked(asker, *rest, "Moor: When the street does.")) == []


@pytest.mark.parametrize("lead", ["Ada Moor spoke to Tom Weld.", "The shelter of Pell Street is full."])
def test_answers_of_one_of_two_or_of_nobody_are_nobodys(lead: str) -> None:
    assert set(_sayers(_asked(lead))) <= {None}


def test_what_is_bold_in_an_interview_is_not_the_answer() -> None:
    text = _asked(LEAD, "**You were born in Ely, in a house that is gone now.**", "I was, in the flood.")
    said = {one.spans[0].of(text): one.name for one in read_one(text)}
    assert said["I was, in the flood."] == "Ada Moor"
    assert not any("a house that is gone" in words for words in said)


def test_a_paper_that_asks_and_answers_itself_is_nobodys() -> None:
    asked = ["**What is the dam?**", "**Who built it?**", "**Will it hold?**"]
    told = ["The dam is a wall of stone.", "Ada Moor built it in May.", "Nobody knows for sure."]
    text = "\n\n".join(part for pair in zip(asked, told, strict=True) for part in pair)
    assert not any(one.name for one in read_one(text))
