"""What is said in clauses, orders and questions that a parser likes to lose."""

from __future__ import annotations

import pytest

from index.statements.extract import read
from index.types import Stance

Said = tuple[str | None, list[str]]


def said(text: str) -> list[Said]:
    (found,) = read([text])
    return [
        (one.mention and one.mention.of(text), [span.of(text) for span in one.spans])
        for one in found.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a clause that opens with a participle
        (
            "Otto Kline said seeing so many boats in the harbour was a relief.",
            ("Otto Kline", ["seeing so many boats in the harbour was a relief"]),
        ),
        (
            "Ada Birch said legalizing it could put thousands of people to work in the valley.",
            ("Ada Birch", ["legalizing it could put thousands of people to work in the valley"]),
        ),
        # a proportion
        (
            "Aides say the more boats he takes into the bay, the more money he should have to do that.",
            ("Aides", ["the more boats he takes into the bay, the more money he should have to do that"]),
        ),
        # "that" before a noun is not always its article
        (
            "Fishermen and even some merchants say that harbour, and dozens just like it, show how Norland's "
            "efforts have been toothless.",
            (
                "Fishermen and even some merchants",
                ["that harbour, and dozens just like it, show how Norland's efforts have been toothless"],
            ),
        ),
        # orders
        (
            "Since October, officials have told Holm residents not to drink the brown water.",
            ("officials", ["not to drink the brown water"]),
        ),
        (
            "The minister told his advisers to find out how the dam could be saved.",
            ("The minister", ["to find out how the dam could be saved"]),
        ),
        (
            "President Birch appealed to Holm to buy the grain.",
            ("President Birch", ["to Holm to buy the grain"]),
        ),
        # what is admitted
        (
            "Norland admitted to using poison in the north.",
            ("Norland", ["to using poison in the north"]),
        ),
        ("Norland denied wrongdoing.", ("Norland", ["wrongdoing"])),
        # questions
        (
            "Birch asked the council whether the dam would hold.",
            ("Birch", ["the council whether the dam would hold"]),
        ),
        # a phrase before the clause into which "he said" is set belongs to what is said
        (
            "In Holm, Otto Kline said, the minister is seen as a bully.",
            ("Otto Kline", ["In Holm", "the minister is seen as a bully"]),
        ),
        (
            "Since last winter, according to the Weekly, troops have killed more than 400 people.",
            ("the Weekly", ["Since last winter", "troops have killed more than 400 people"]),
        ),
        # nouns for what will, or should, be done
        ("Mr. Birch's promise to mend the dam was welcomed in Holm.", ("Mr. Birch's", ["to mend the dam"])),
        ("Her call for a vote on the harbour was ignored.", ("Her", ["for a vote on the harbour"])),
        # what the journalist adds is not theirs
        (
            "Birch said that the contest had been rigged against him, a charge that the council denied.",
            ("Birch", ["that the contest had been rigged against him"]),
        ),
        (
            "Birch said she would open the harbour - a step opposed by the fishermen.",
            ("Birch", ["she would open the harbour"]),
        ),
        # nor what leads up to a quotation
        (
            "In her speech, Birch praised the will of all: “Mend the dam and then mend it again,” she said.",
            ("she", ["Mend the dam and then mend it again,"]),
        ),
        ("“Who will mend it?” Birch asked the council.", ("Birch", ["Who will mend it?"])),
        # unless it says nothing, or tells where it was said
        ("But, Otto Kline said, the dam will hold.", ("Otto Kline", ["the dam will hold"])),
        (
            "In a statement, Otto Kline said, the ministry would wait.",
            ("Otto Kline", ["the ministry would wait"]),
        ),
    ],
)
def test_finds_what_follows_a_verb_of_saying(text: str, expected: Said) -> None:
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Otto Kline said a prayer that was written by his mother.",
        "Otto Kline said the same.",
        "The men were told to leave.",
        "Mayor told to resign.",
        "Otto Kline denied it.",
        "Otto Kline did not respond to a request for comment.",
        "Prices declined to 55 crowns.",
    ],
)
def test_an_object_or_an_order_by_nobody_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_a_quotation_between_commas_is_no_insertion() -> None:
    text = (
        "A Norland news agency reported that the dam will stay shut, “As of today, we hold the dam, which is "
        "dry,” the RIN agency reported."
    )
    assert "“As of today, we hold the dam, which is dry,”" in said(text)[0][1][0]


def test_what_is_denied_within_what_is_said_is_said() -> None:
    (found,) = read(["The mayor told jurors he had never asked for, nor received, a single crown."])
    assert [one.stance for one in found.statements] == [Stance.SAID]


def test_what_somebody_has_not_said_is_negated() -> None:
    text = "Otto Kline has not said when he would take up the bill."
    (found,) = read([text])
    assert [one.stance for one in found.statements] == [Stance.NEGATED]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # an apposition, or a remark between dashes, before the verb
        (
            "Alarmed by the unrest in Holm, Senator Otto Kline, the minority leader, said that he spoke with "
            "Mr. Reed on Tuesday.",
            "Senator Otto Kline, the minority leader",
        ),
        (
            "Mr. Birch - in a line that seemed squarely directed at Mr. Reed's brand of politics - declared "
            "that a mayor must tend to all corners of the town.",
            "Mr. Birch",
        ),
        (
            "The board met on Monday and its chair, Ida Lorne, said that the quay would be closed.",
            "Ida Lorne",
        ),
        # what is reported of somebody who said it
        ("Mayor Otto Kline is reported to have ruled out a toll before the spring.", "Mayor Otto Kline"),
        # a second actor of the sentence
        (
            "They met for six hours, with Mayor Otto Kline hinting the deal fell short of what farmers need.",
            "Mayor Otto Kline",
        ),
        ("A call for an audit was made by senator Otto Kline on Tuesday.", "senator Otto Kline"),
        # two names before the verb
        ("Voters, Birch suggested, don't have to worry that big banks can buy the council.", "Birch"),
        # after a quotation, with words that look like verbs
        (
            "“The dam will hold, so forget about it,” said retired surgeon Otto Kline.",
            "retired surgeon Otto Kline",
        ),
        # somebody quick to speak
        (
            "Advisers to Mr. Birch are quick to point out that he has placed second twice.",
            "Advisers to Mr. Birch",
        ),
        # whoever sends out a paper speaks in it
        (
            "Shortly after the call ended, Birch's campaign sent out a press release saying Reed owes "
            "“Holm an explanation for repeatedly voting against the dam.”",
            "Birch's campaign",
        ),
    ],
)
def test_finds_the_speaker_that_the_parser_lost(text: str, speaker: str) -> None:
    assert speaker in {who for who, _ in said(text)}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # a name with an apposition after a shout or question
        (
            "“Long live the dam!” Ada Birch, the mayor of Holm, wrote on Friday.",
            "Ada Birch, the mayor of Holm",
        ),
        ("“Who will mend it?” Otto Kline, a fisherman, asked.", "Otto Kline, a fisherman"),
        # "put it"
        (
            "As fisherman Otto Kline put it, “apart from the dam, there was nothing left.”",
            "Otto Kline",
        ),
        ("“There was nothing left,” as Otto Kline put it.", "Otto Kline"),
        # a verb that looks like a noun
        ("“I can name two dams. Other than that, not a single one,” Kline answers.", "Kline"),
    ],
)
def test_finds_who_says_a_quotation(text: str, speaker: str) -> None:
    assert [who for who, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Birch told of it in her memoir, “Tough Waters.”",
        "Otto Kline is known for the film “The Long Way Down.”",
        "Ada Birch came to see a new play, “Eclipse.”",
    ],
)
def test_a_title_is_nobodys_words(text: str) -> None:
    title = text[text.index("“") + 1 : text.index("”")]
    assert all(words != [title] for _, words in said(text))


def test_nobody_called_that_or_there_speaks() -> None:
    speakers = {
        who for who, _ in said("That's partly why Birch quit giving paid speeches before announcing her run.")
    }
    assert speakers <= {None, "Birch"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a cue set into what is said, whatever the parser makes of what is around it
        (
            "Even then, Birch said, the harbour board had learned enough about the dam to close it.",
            ("Birch", ["Even then", "the harbour board had learned enough about the dam to close it"]),
        ),
        (
            "Though that winter was mild, Otto Kline said, mending the dam would be harder.",
            ("Otto Kline", ["Though that winter was mild", "mending the dam would be harder"]),
        ),
        (
            "The ferry had no doctor on board, the company added, and had passed all its checks.",
            ("the company", ["The ferry had no doctor on board", "and had passed all its checks"]),
        ),
        ("On Monday, Birch said, the town was calm.", ("Birch", ["the town was calm"])),
        (
            "Studies from Norland, she says, found better marks but no better moods.",
            ("she", ["Studies from Norland", "found better marks but no better moods"]),
        ),
        (
            "Officials at the ministry, she says, told parents nothing.",
            ("she", ["Officials at the ministry", "told parents nothing"]),
        ),
        (
            "He lost nine ewes in March, he said, and has been paid for two.",
            ("he", ["He lost nine ewes in March", "and has been paid for two"]),
        ),
        (
            "The strike, he told the Tribune, had been “a fire lit by the fire brigade”.",
            ("he", ["The strike", "had been “a fire lit by the fire brigade”"]),
        ),
        # a condition is said, too
        (
            "If the board does not agree, Birch said she would close the harbour.",
            ("Birch", ["If the board does not agree", "she would close the harbour"]),
        ),
        (
            "If the dam should fail, Kovac wrote, “the valley will be under water by noon.”",
            ("Kovac", ["If the dam should fail", "the valley will be under water by noon."]),
        ),
        # nothing of the clause before
        (
            "The old stories of the valley ignored the miners — Kovac says the union had mended the dam.",
            ("Kovac", ["the union had mended the dam"]),
        ),
        # the object of two verbs
        (
            "The mayor told jurors he had never asked for, nor received, a single crown from the builder.",
            ("The mayor", ["he had never asked for, nor received, a single crown from the builder"]),
        ),
        (
            "Birch told the court he had read, and signed, the letter in May.",
            ("Birch", ["he had read, and signed, the letter in May"]),
        ),
        (
            "Birch denied he had asked for, or been given, a boat.",
            ("Birch", ["he had asked for, or been given, a boat"]),
        ),
        # more of an object, but not when it was told
        (
            "He announced his engagement to former skipper Ada Birch.",
            ("He", ["his engagement to former skipper Ada Birch"]),
        ),
        ("She denounced the sale of the mill in a speech.", ("She", ["the sale of the mill"])),
        # whom and what somebody blames, accuses and describes
        (
            "The minister blamed the outage on “a fox” and “an old fuse”.",
            ("The minister", ["the outage on “a fox” and “an old fuse”"]),
        ),
        (
            "Birch was accused by Otto Kline of hiding the books.",
            ("Otto Kline", ["of hiding the books"]),
        ),
        (
            "The president of Kestria also welcomed the new plan.",
            ("The president of Kestria", ["the new plan"]),
        ),
        (
            "Prices fell after a Harbour Times report that the bank had doubts about the loans.",
            ("Harbour Times", ["that the bank had doubts about the loans"]),
        ),
        (
            "Senator Birch dismissed as “fairy tales” the claims that the lake was dry.",
            ("Senator Birch", ["as “fairy tales” the claims that the lake was dry"]),
        ),
        (
            "The envoy said on Thursday talks on tin would resume.",
            ("The envoy", ["talks on tin would resume"]),
        ),
        (
            "The bridge, engineers concede, was never meant for lorries.",
            ("engineers", ["The bridge", "was never meant for lorries"]),
        ),
        # a colon without marks after it
        (
            "She went on: The names in here were never meant to be read.",
            ("She", ["The names in here were never meant to be read"]),
        ),
        # a list goes on after its colon, and after semicolons
        (
            "Many have said it falls flat for one reason: The pride the mayor feels is not the town's.",
            ("Many", ["it falls flat for one reason: The pride the mayor feels is not the town's"]),
        ),
    ],
)
def test_keeps_what_is_said_whole_and_nothing_more(text: str, expected: Said) -> None:
    assert said(text) == [expected]


def test_quoted_words_before_how_somebody_puts_it_are_theirs() -> None:
    text = "“Reckless and unforgivable” was how Judge Otto Kline described the decision to sail."
    assert ("Judge Otto Kline", ["Reckless and unforgivable"]) in said(text)


def test_guests_who_are_welcomed_are_no_statement() -> None:
    assert said("Birch welcomed the leaders to the harbour in May.") == []


def test_takes_no_participle_for_a_verb_of_saying() -> None:
    assert said("Holm won most of the party's pledged delegates in March.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Holm disputed this: the first car, she said, was there within eleven minutes.",
            [("she", ["the first car", "was there within eleven minutes"])],
        ),
        (
            "Holm denied this: the money, she said, had been spent in May.",
            [("she", ["the money", "had been spent in May"])],
        ),
        (
            "Holm explained why: the roads, she told the Tribune, were flooded.",
            [("she", ["the roads", "were flooded"])],
        ),
        ("Holm was blunt: the mill, she said, is “a ruin”.", [("she", ["the mill", "is “a ruin”"])]),
        (
            "Holm warned that the dam was weak: the gates, she said, were rusted through.",
            [
                ("Holm", ["that the dam was weak"]),
                ("she", ["the gates", "were rusted through"]),
            ],
        ),
    ],
)
def test_a_clause_behind_a_colon_is_of_the_cue_set_into_it_once(text: str, expected: list[Said]) -> None:
    assert said(text) == expected
