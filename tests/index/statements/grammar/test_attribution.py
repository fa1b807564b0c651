from __future__ import annotations

import pytest

from index.statements.extract import read


def triples(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    (found,) = read([text])
    return [
        (
            one.mention and one.mention.of(text),
            one.cue and one.cue.of(text),
            [span.of(text) for span in one.spans],
        )
        for one in found.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two speakers in one sentence
        (
            "“We will sell,” Ada Birch said, and Tom Reed replied, “You will not.”",
            [("Ada Birch", "said", ["We will sell,"]), ("Tom Reed", "replied", ["You will not."])],
        ),
        # a remark between the speaker and the verb
        (
            "“We will sell,” Ada Birch, who owns the mill, told reporters.",
            [("Ada Birch", "told", ["We will sell,"])],
        ),
        # a participle goes on with the speaker
        (
            "Ada Birch said the mill lost money, adding that it would be sold.",
            [
                ("Ada Birch", "said", ["the mill lost money"]),
                ("Ada Birch", "adding", ["that it would be sold"]),
            ],
        ),
        # a second verb of the speaker's
        (
            "Ada Birch said the mill was old and called the sale “a duty to the town.”",
            [
                ("Ada Birch", "said", ["the mill was old"]),
                ("Ada Birch", "called", ["the sale “a duty to the town.”"]),
            ],
        ),
        # an object with what completes it
        (
            "Ada Birch accused Tom Reed of hiding the debts.",
            [("Ada Birch", "accused", ["Tom Reed of hiding the debts"])],
        ),
        # how somebody looks who speaks
        (
            "“I am sorry,” Ada Birch said, her voice breaking. “I knew.”",
            [("Ada Birch", "said", ["I am sorry,", "I knew."])],
        ),
        # what something is called, where it seems one noun to the parser, and who is called in
        ("Ada Birch called the loan reckless.", [("Ada Birch", "called", ["the loan reckless"])]),
        ("Ada Birch called the fire service.", []),
        # what is called for
        (
            "Ada Birch called for the dam to be drained and for the council to go.",
            [("Ada Birch", "called", ["for the dam to be drained and for the council to go"])],
        ),
        # a verb with its particle
        (
            "Ada Birch has reportedly ruled out selling the harbour.",
            [("Ada Birch", "ruled", ["selling the harbour"])],
        ),
        # a second fragment
        (
            "Ada Birch denounced it as “odd” and a “grave mistake”.",
            [("Ada Birch", "denounced", ["it as “odd” and a “grave mistake”"])],
        ),
        # without a verb of saying
        (
            "In Ada Birch’s view, the dam is not safe.",
            [("Ada Birch’s", "view", ["the dam is not safe"])],
        ),
        (
            "The report was “pure fiction from start to end”, in the words of Ada Birch.",
            [("Ada Birch", "words", ["The report was “pure fiction from start to end”"])],
        ),
        (
            "A poll of the town by the Weekly found that the mayor was liked by few.",
            [("A poll of the town by the Weekly", "found", ["that the mayor was liked by few"])],
        ),
        ("Ada Birch found that the door was open.", []),
        (
            "Ada Birch made it clear that the dam would stay.",
            [("Ada Birch", "clear", ["that the dam would stay"])],
        ),
        ("It is clear that the dam will stay.", []),
        (
            "Ada Birch gave assurances that the dam would hold.",
            [("Ada Birch", "assurances", ["that the dam would hold"])],
        ),
        # a hyphen within a word
        (
            "Rain falls everywhere in the town, said study co-author Ada Birch.",
            [("co-author Ada Birch", "said", ["Rain falls everywhere in the town"])],
        ),
        # at the end of a sentence that the parser loses
        (
            "The dam has “shot itself in the foot” with plans which, unless rolled back, risk ruining the "
            "whole town, Norland Prime Minister Ada Birch said on Friday.",
            [
                (
                    "Norland Prime Minister Ada Birch",
                    "said",
                    [
                        "The dam has “shot itself in the foot” with plans which, unless rolled back, "
                        "risk ruining the whole town"
                    ],
                )
            ],
        ),
        (
            "The sale is a “turning point for the town,” said one of the founders, Ada Birch, a baker.",
            [("Ada Birch, a baker", "said", ["The sale is a “turning point for the town,”"])],
        ),
        (
            "Despite a series of floods on Tuesday night, Ada Birch remains committed to seeing the sale "
            "through, her top aide, Tom Reed, told the Weekly.",
            [
                (
                    "her top aide, Tom Reed",
                    "told",
                    [
                        "Despite a series of floods on Tuesday night, Ada Birch remains committed to seeing "
                        "the sale through"
                    ],
                )
            ],
        ),
        ("After the dam broke, the mayor said enough.", []),
        ("The council met on Monday, and Birch, who was late, said nothing.", []),
        # within a sentence, by a verb that takes nothing
        (
            "His plans, she continued, were “worn-out and useless”.",
            [("she", "continued", ["His plans", "were “worn-out and useless”"])],
        ),
        # apart from its noun
        (
            "The talks follow Ada Birch’s claim on Tuesday that the mill was sold.",
            [("Ada Birch’s", "claim", ["that the mill was sold"])],
        ),
        # after a colon
        (
            "Ada Birch warns the council: the dam will break in May.",
            [("Ada Birch", "warns", ["the dam will break in May"])],
        ),
        # by whom it is criticised; when goes with the verb
        (
            "The sale of the mill was criticised by Ada Birch.",
            [("Ada Birch", "criticised", ["The sale of the mill"])],
        ),
        ("Tom Reed was cited by the Weekly.", []),
        (
            "Norland’s foreign minister on Sunday urged the town to stop the sale of its mill.",
            [("Norland’s foreign minister", "urged", ["the town to stop the sale of its mill"])],
        ),
        # what leads up to a clause, and what a quotation is about
        (
            "On Friday, Ada Birch said, the mill would close.",
            [("Ada Birch", "said", ["the mill would close"])],
        ),
        (
            "“It is a loss,” Ada Birch said of the mill.",
            [("Ada Birch", "said", ["It is a loss,"])],
        ),
        # a that-clause after an aside, and a second one
        (
            "Ada Birch said on air, where she works, that the mill was lost (why?) and that she would go.",
            [("Ada Birch", "said", ["that the mill was lost (why?) and that she would go"])],
        ),
        # the second verb is the cue
        ("Ada Birch declined to comment on the sale.", [("Ada Birch", "comment", ["on the sale"])]),
        # a statement saying ...
        (
            "Ada Birch issued a statement saying the mill was safe.",
            [("Ada Birch", "saying", ["the mill was safe"])],
        ),
        # a fragment under a verb that is no cue
        (
            "Tom Reed welcomed “the end of a long nightmare.”",
            [("Tom Reed", "welcomed", ["the end of a long nightmare."])],
        ),
        # as she said
        ("As Ada Birch noted, the mill was old.", [("Ada Birch", "noted", ["the mill was old"])]),
        # scare quotes and titles are nobody's words
        ("The “safe” mill appears in “The River” again.", []),
        # brackets in which somebody else says something
        (
            "Ada Birch told them that the mill was lost (the sale of which, Tom Reed says, was a shame).",
            [
                ("Ada Birch", "told", ["that the mill was lost"]),
                ("Tom Reed", "says", ["the sale of which", "was a shame"]),
            ],
        ),
        # verbs of judging and of guessing
        (
            "Ada Birch even hypothesized the mill could close.",
            [("Ada Birch", "hypothesized", ["the mill could close"])],
        ),
        (
            "Ada Birch lauded the sale of the mill.",
            [("Ada Birch", "lauded", ["the sale of the mill"])],
        ),
        # a rank's full stop ends nothing
        (
            "“The mill is lost,” said Army Capt. Tom Reed, who left.",
            [("Army Capt. Tom Reed", "said", ["The mill is lost,"])],
        ),
        # the inner words belong to whoever is quoted
        (
            "“He told me that the mill was lost,” Ada Birch said.",
            [("Ada Birch", "said", ["He told me that the mill was lost,"])],
        ),
    ],
)
def test_gives_words_to_speakers(text: str, expected: list[tuple[str | None, str | None, list[str]]]) -> None:
    assert triples(text) == expected


def test_a_reported_saying_is_both_theirs() -> None:
    found = triples("Ada Birch said that Tom Reed had told her the mill was lost.")
    assert ("Ada Birch", "said", ["that Tom Reed had told her the mill was lost"]) in found
    assert ("Tom Reed", "told", ["the mill was lost"]) in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ada Birch released a statement saying that the dam was safe.", "Ada Birch"),
        ("Ada Birch issued a long statement slamming the plan as “faulty beyond all belief”.", "Ada Birch"),
        ("Ada Birch received a letter saying that the dam was unsafe.", "a letter"),
        ("Ada Birch read a letter from Cora Reed saying that the dam was unsafe.", "Cora Reed"),
    ],
)
def test_what_a_paper_says_is_its_authors_not_its_readers(text: str, speaker: str) -> None:
    assert triples(text)[-1][0] == speaker


def test_what_goes_on_after_a_relay_is_the_speakers() -> None:
    (found,) = read(["“We win,” Ada Birch said, according to the Weekly. “We always do.”"])
    spoken = [one for one in found.statements if one.name == "Ada Birch"]
    assert len(spoken[0].spans) == 2


@pytest.mark.parametrize("place", ["OSLO/THE HAGUE, March 7 (Reuters) - ", "OSLO—", "Holm/Ely (AP) — "])
def test_a_dateline_is_nobodys_words(place: str) -> None:
    text = f"{place}The dam is safe, Ada Birch said."
    assert triples(text) == [("Ada Birch", "said", ["The dam is safe"])]


@pytest.mark.parametrize(
    "stamp",
    ["**18.12** ", "18:12 ", "[18:12:05] ", "### 6.05 pm ", "- 18.12: ", "**18.12 GMT** ", "18.12 – "],
)
def test_a_time_before_an_entry_is_nobodys_name(stamp: str) -> None:
    told = f"{stamp}Energy minister Ada Birch says the power is back."
    assert triples(told) == [("Energy minister Ada Birch", "says", ["the power is back"])]
    assert triples(f"{stamp}The mayor says it is late.")[0][0] == "The mayor"
    set_off = f"{stamp}Mayor of Ely Ada Birch: “We asked for sandbags. We got a hotline.”"
    assert triples(set_off) == [
        ("Mayor of Ely Ada Birch", None, ["We asked for sandbags. We got a hotline."])
    ]
    (found,) = read([set_off])
    assert [one.name for one in found.statements] == ["Ada Birch"]


def test_who_is_named_before_a_post_speaks_before_a_colon() -> None:
    (found,) = read(["Ada Birch, editor of The Quotable Miller: “We asked for sandbags. We got a hotline.”"])
    assert [one.name for one in found.statements] == ["Ada Birch"]


@pytest.mark.parametrize("label", ["A friend of Ada Birch", "A letter to the mayor of Ely"])
def test_who_is_named_before_a_colon_by_the_way_does_not_speak(label: str) -> None:
    (found,) = read([f"{label}: “We asked for sandbags. We got a hotline.”"])
    assert [one.name for one in found.statements] == [None]


def test_a_number_that_opens_a_sentence_is_no_time() -> None:
    assert triples("18.12 per cent of them, Birch said, were late.")[0][2] == [
        "18.12 per cent of them",
        "were late",
    ]
