"""Prose that says something without a plain "she said": every kind that readers missed, with its twins."""

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
        # nouns for words: demands, positions, insistence
        (
            "Norland’s demand for the town to hand over the dam is not new.",
            [("Norland’s", "demand", ["for the town to hand over the dam"])],
        ),
        (
            "Her speech follows Ada Birch’s threat earlier this week to close the harbour.",
            [("Ada Birch’s", "threat", ["to close the harbour"])],
        ),
        (
            "The talks stalled over Norland’s insistence on keeping the island.",
            [("Norland’s", "insistence", ["on keeping the island"])],
        ),
        (
            "Ada Birch’s position is that nobody was harmed.",
            [("Ada Birch’s", "position", ["that nobody was harmed"])],
        ),
        (
            "A complaint thrown at the guild by Ada Birch was that it had lied.",
            [("Ada Birch", "complaint", ["that it had lied"])],
        ),
        (
            "It was Ada Birch’s belief that the dam would hold.",
            [("Ada Birch’s", "belief", ["that the dam would hold"])],
        ),
        (
            "Norland served notice that it was weighing thirteen answers.",
            [("Norland", "notice", ["that it was weighing thirteen answers"])],
        ),
        ("The demand for coal fell.", []),
        ("Brightmoor Mills has withdrawn its £2.1m offer for the mill.", []),
        (
            "Ada Birch’s offer to pay for the mill was late.",
            [("Ada Birch’s", "offer", ["to pay for the mill"])],
        ),
        # what a thing is attacked as
        (
            "Prime Minister Ada Birch on Friday attacked the truce as a surrender.",
            [("Prime Minister Ada Birch", "attacked", ["the truce as a surrender"])],
        ),
        ("Ada Birch attacked the goal as a winger.", []),
        ("Norland attacked the port as a warning to others.", []),
        ("Norland attacked the port as night fell.", []),
        ("Ada Birch, on defence, is attacking critics as scrutiny heats up.", []),
        # what a relative clause denies or judges
        (
            "Ada Birch said Tom Reed was ready to flee but Norland persuaded him"
            " to stay, which the Palace has denied.",
            [
                ("Ada Birch", "said", ["Tom Reed was ready to flee but Norland persuaded him to stay"]),
                ("the Palace", "denied", ["Norland persuaded him to stay"]),
            ],
        ),
        (
            "The allies accuse Norland of arming the rebels – charges the Palace denies.",
            [
                ("The allies", "accuse", ["Norland of arming the rebels"]),
                ("the Palace", "denies", ["Norland of arming the rebels"]),
            ],
        ),
        (
            "Birch said that the contest had been rigged against him, a charge that the council denied.",
            [("Birch", "said", ["that the contest had been rigged against him"])],
        ),
        (
            "A lawyer is looking into the sale, which Ada Birch has denounced as a “witch hunt.”",
            [("Ada Birch", "denounced", ["as a “witch hunt.”"])],
        ),
        (
            "It was a gift to Norland, which officials say secretly drained the dam.",
            [("officials", "say", ["secretly drained the dam"])],
        ),
        # attributions at the end that the parser takes for something else
        (
            "For all the talk, the council has been seeing the rebels for months,"
            " the Harbour Press news agency reports.",
            [
                (
                    "Harbour Press news agency",
                    "reports",
                    ["For all the talk, the council has been seeing the rebels for months"],
                )
            ],
        ),
        ("They brought bread, cheese and the council reports.", []),
        (
            "Opposition politician Juan Reed is under house arrest in the city of"
            " Karst, his son Ramon Reed said on"
            " Tuesday, shortly after the ally of Ada Birch was freed from jail and recaptured.",
            [
                (
                    "Ramon Reed",
                    "said",
                    ["Opposition politician Juan Reed is under house arrest in the city of Karst"],
                )
            ],
        ),
        (
            "Three times as many people fled over the border on Tuesday, Norland government data showed.",
            [
                (
                    "Norland government data",
                    "showed",
                    ["Three times as many people fled over the border on Tuesday"],
                )
            ],
        ),
        # the main verb that the parser took for a noun's participle
        (
            "On Sunday, two senators – a father and his son – called on Ada Birch to drain the dam.",
            [("two senators – a father and his son", "called", ["on Ada Birch to drain the dam"])],
        ),
        (
            "She received a reception one senior diplomat described to me as a public mugging.",
            [("one senior diplomat", "described", ["as a public mugging"])],
        ),
        ("A tin labelled “Ada Birch’s best tea” stood there.", []),
        # verbs that say something only with a phrase
        (
            "The Harbour Ministry put the crowd at 5,000.",
            [("The Harbour Ministry", "put", ["the crowd at 5,000"])],
        ),
        ("Ada Birch put the letter at the door.", []),
        (
            "Ada Birch compared the sale to a theft.",
            [("Ada Birch", "compared", ["the sale to a theft"])],
        ),
        ("Ada Birch compared the two lists.", []),
        (
            "Ada Birch rated the risk of a flood as very high.",
            [("Ada Birch", "rated", ["the risk of a flood as very high"])],
        ),
        # other verbs
        (
            "Ada Birch signalled that the dam would hold.",
            [("Ada Birch", "signalled", ["that the dam would hold"])],
        ),
        (
            "In her speech, Ada Birch set out her terms: the town must drain the dam and leave the valley.",
            [
                (
                    "Ada Birch",
                    "set",
                    ["the town must drain the dam and leave the valley"],
                )
            ],
        ),
        ("Ada Birch set out to mend the dam.", []),
        (
            "Ada Birch said the two leaders met and briefly discussed trade.",
            [("Ada Birch", "said", ["the two leaders met and briefly discussed trade"])],
        ),
        # in marks after an abbreviation
        (
            "Ada Birch tells the Gazette that the U.N. “will pay” for the dam.",
            [("Ada Birch", "tells", ["that the U.N. “will pay” for the dam"])],
        ),
        # captions
        (
            "Image copyright Getty Images Image caption The Harbour Guild said fourteen ships were lost",
            [("The Harbour Guild", "said", ["fourteen ships were lost"])],
        ),
        # speakers that the parse lost
        (
            "The sale could hurt the town, and neighbouring Norland, seen as a friend, has already warned"
            " against it.",
            [("neighbouring Norland, seen as a friend", "warned", ["against it"])],
        ),
        (
            "Ada Birch and Tom Reed made it clear there were still deep rifts over the dam.",
            [("Ada Birch and Tom Reed", "clear", ["there were still deep rifts over the dam"])],
        ),
        (
            "The talks ended without a deal on the dam, with Norland hinting the proposal under discussion"
            " fell short of ending the risk of a flood.",
            [
                (
                    "Norland",
                    "hinting",
                    ["the proposal under discussion fell short of ending the risk of a flood"],
                )
            ],
        ),
        # posts
        (
            "Thank you all for the cake. I am back at the mill! pic.example — Ada"
            " Birch (@adabirch) May 3, 2024",
            [("Ada Birch", None, ["Thank you all for the cake. I am back at the mill! pic.example"])],
        ),
        # what nobody says
        ("Commenting on the bridge, Ada Birch said it held.", [("Ada Birch", "said", ["it held"])]),
        ("The two met to speak about the dam.", []),
        ("A clerk asked not to be named because the talks go on.", []),
        ("Less was said about money.", []),
        ("This suggests a choice by the council.", []),
        ("The flood claimed 300 lives.", []),
        ("The council agreed on a law that allows new mills.", []),
    ],
)
def test_gives_prose_to_who_says_it(
    text: str, expected: list[tuple[str | None, str | None, list[str]]]
) -> None:
    assert triples(text) == expected


def test_takes_no_day_for_what_is_announced() -> None:
    text = (
        "The DOJ responded with the lawsuit Birch announced that same day, as mentioned above, and detailed"
        " in the Harbour Observer."
    )
    assert "Birch" not in [who for who, _, _ in triples(text)]
