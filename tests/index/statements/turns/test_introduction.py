from __future__ import annotations

import pytest

from index.statements.extract import read


def said(text: str) -> list[tuple[str | None, str]]:
    (found,) = read([text])
    return [(one.name, " ".join(span.of(text) for span in one.spans)) for one in found.statements]


@pytest.mark.parametrize(
    "introduction",
    [
        "She went on:",
        "She told the council on Monday:",
        "Birch wrote in a letter to the Weekly:",
        "She added:",
    ],
)
def test_words_set_off_after_a_colon(introduction: str) -> None:
    text = (
        f"Ada Birch, the mayor, spoke on Monday. {introduction}\n\n"
        "The gates are older than anybody in this town, and nobody knows who made them.\n\n"
        "We have to mend them before it is too late.\n\nThe council votes in May."
    )
    assert said(text) == [
        ("Ada Birch", "The gates are older than anybody in this town, and nobody knows who made them."),
        ("Ada Birch", "We have to mend them before it is too late."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Birch spoke about three towns:\n\nEly has a harbour and a mill of its own.",
        "Here is what you can say:\n\nThe gates are older than the town and its mill.",
        "Ada Birch said the gates were old:\n\nThe town has three of them, and a mill.",
    ],
)
def test_other_colons_introduce_nothing(text: str) -> None:
    assert all("Ely" not in words and "the town and" not in words for _, words in said(text))
    assert all("three of them" not in words for _, words in said(text))


def test_words_set_off_that_are_told_of_another_stay_theirs() -> None:
    text = "The Weekly reports:\n\nAda Birch said that the gates of the dam were old and had to be mended."
    assert [name for name, _ in said(text)] == ["Ada Birch"]


@pytest.mark.parametrize(
    "question", ["I asked Ada Birch whether the gates were safe.", "We pressed Ada Birch about the gates."]
)
def test_the_one_who_is_asked_answers(question: str) -> None:
    text = f"Tom Reed built the dam. {question}\n\n“No, and they never were. Nobody looked.”"
    assert ("Ada Birch", "No, and they never were. Nobody looked.") in said(text)


@pytest.mark.parametrize(
    "claim",
    [
        "The claim was made by Ada Birch on Monday.",
        "This was the call to the town made by Ada Birch in a letter.",
        "These were the words of Ada Birch.",
    ],
)
def test_a_sentence_may_say_whose_the_one_before_it_is(claim: str) -> None:
    assert said(f"Nobody should swim in the river. {claim}") == [
        ("Ada Birch", "Nobody should swim in the river.")
    ]


def test_what_stands_before_a_caption_is_no_part_of_a_mention() -> None:
    text = "Image copyright Port Pictures Image caption Mayor Birch (left) says the dam is safe."
    (found,) = read([text])
    assert [one.mention and one.mention.of(text) for one in found.statements] == ["Mayor Birch"]


def test_what_is_made_by_somebody_is_not_said_by_them() -> None:
    assert said("Nobody should swim in the river. The dam was made by Ada Birch.") == []


@pytest.mark.parametrize(
    "before",
    [
        "From Ada Birch, head of the harbour board:",
        "Ada Birch reports for the Weekly:",
        "“It rains,” Ada Birch said.\n\nImage caption The harbour of the town, seen from the mill",
    ],
)
def test_who_is_brought_in_says_the_quotation_that_follows(before: str) -> None:
    assert (
        said(f"Tom Reed built the dam.\n\n{before}\n\n“The gates are old, and nobody mends them.”")[-1][0]
        == "Ada Birch"
    )


def test_a_correction_is_nobodys_words() -> None:
    assert said("The mill is lost.\n\nCORRECTION:\n\nThe mill was named wrongly in this text.") == []
