"""Whose mouth words come from where several people stand near them."""

from __future__ import annotations

import pytest

from index.statements.certainty import CLEAR
from index.statements.extract import read
from index.types import SURE


def _sayers(text: str, words: str, sure: float) -> set[str]:
    """Return whose words are, at least so surely."""
    (found,) = read([text])
    said = [one for one in found.statements if words in " ".join(span.of(text) for span in one.spans)]
    return {one.name for one in said if one.name is not None and one.sure >= sure}


@pytest.mark.parametrize("given", ["Per", "Will", "May", "Bo", "Mark", "Ada"])
@pytest.mark.parametrize(
    "told",
    ["“Close it,” {} Holt said. “Then talk.”", "The union's {} Holt said they would close it by noon."],
)
def test_a_given_name_that_is_a_small_word_elsewhere_is_of_the_name(given: str, told: str) -> None:
    quarry = "Signe Holt, the mayor, walked up to the quarry.\n\n“Open it,” Signe Holt said.\n\n"
    assert _sayers(quarry + told.format(given), "lose it", SURE) == {f"{given} Holt"}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Here’s Volkonin in 1998: “Our course must rest on facts. The world has changed.”",
            "Our course must rest",
            "Volkonin",
        ),
        (
            "“I am not afraid,” Ada Birch told the hall.\n\n“I would give him a ladder, if he asked.\n"
            "Olga Marsh”\n\nThe hall cheered.",
            "I would give him a ladder",
            "Olga Marsh",
        ),
        (
            "Ada Birch wrote on Monday. “We sail at dawn!” she wrote. “The best ships are made in "
            "Ely. I love "
            "them.”Former captain Ivo Karst explained what was wrong with it: “She was not there. We were.”",
            "The best ships",
            "Ada Birch",
        ),
        (
            "If Estmark did open the dam, as many believe and Estmark denies — “why would nobody look at the "
            "gauges?” asked Birch, now a partner at a law firm.",
            "why would nobody look",
            "Birch",
        ),
        (
            "“Tonight, I want to hear you,” Ada Birch said before she called Dora Alm to the stage. Alm, who "
            "hugged Birch while wearing a cape with the words, “I’m with the mayor,” shouted, “In "
            "three days, "
            "let us win!”",
            "In three days",
            "Dora Alm",
        ),
        (
            "A reporter, Isak Sol, wrote back to Volkonin, pointing out how odd it was coming from "
            "a candidate "
            "who promised mass arrests: “Your plan is to jail eleven million people.”",
            "Your plan is to jail",
            "Isak Sol",
        ),
        (
            "Birch rejected the notion that the storm should be forgotten, saying that if she “found a leak "
            "that I did not like, I would mend it.”",
            "found a leak",
            "Birch",
        ),
        (
            "Senator Marta Rule, speaking after the address, said that Volkonin had failed. Nothing the "
            "president said “will calm the people in the villages,” Senator Rule said.",
            "will calm the people",
            "Marta Rule",
        ),
        (
            "Ada Birch will release a new ad that urges voters to “send a message to the banks and "
            "the lords”.",
            "send a message",
            "Ada Birch",
        ),
        (
            "Birch issued a statement describing the day as a “very good step toward peace between them”.",
            "very good step",
            "Birch",
        ),
        (
            '“Apparently not,” Ivo Karst said.\n\n"Mayor Birch invited both of us to her house to '
            "talk about the "
            "plan\" the Post's senior editor Stefan Ginter responded.",
            "Mayor Birch invited both",
            "Stefan Ginter",
        ),
        (
            "Sam Roy, a contestant on Karst’s show, “The Ladder,” who later worked for him, said "
            "his boss was "
            "“always kind and generous and charming.”",
            "always kind and generous",
            "Sam Roy",
        ),
        (
            "Karst reminds me of Olga Moor saying that “you can fool them all of the time.”",
            "you can fool",
            "Olga Moor",
        ),
        (
            "The Gazette reports that Estmark disputed the account, saying the plane was hit “by shots”.",
            "the plane was hit",
            "Estmark",
        ),
        (
            "Dyfed and Powys Fire Service said that two barns had burned down.",
            "two barns",
            "Dyfed and Powys Fire Service",
        ),
        (
            "Rains favour the north - Ada Birch: “The mills have never been so full. It is a wonder.”",
            "The mills have never",
            "Ada Birch",
        ),
        (
            "Sabel reports, “That the meeting was not the first such talk. The summit had come about late.”"
            " Dan Sabel is a reporter.",
            "That the meeting was",
            "Dan Sabel",
        ),
        (
            "Marek Holt told a young man who suggested that some would stay at home out of anger "
            "that “this is "
            "not the first generation to be angry and it will not be the last.”",
            "this is not the first",
            "Marek Holt",
        ),
        (
            "In a talk with Radio Six, Karst called it “not fair” that Moss went on pressing them to sign, "
            "cautioning that a peace would not last if it were handed to one side.",
            "a peace would not last",
            "Karst",
        ),
        ("State radio cited General Otto Brand as saying the army was ready.", "the army", "Otto Brand"),
        ("Speaker of the House Ada Birch said the talks failed.", "the talks failed", "Ada Birch"),
        (
            "“It is ours,” Ada Birch said.\n\nHer deputy, Tom Reed, was blunt: “Sell the roof, will they?”",
            "Sell the roof",
            "Tom Reed",
        ),
        (
            "“It is ours,” Ada Birch said.\n\nHer answer to Reed was blunt: “Sell the roof, will you?”",
            "Sell the roof",
            "Ada Birch",
        ),
        (
            "“They wanted war,” said Mick Wallis. “We paid for it,” he said.\n\nThe loudest "
            "answer came in the "
            "statement from deputy Miro Radov.\n\n“We should stop,” the politician said. He "
            "noted that it was "
            "late.",
            "it was late",
            "Miro Radov",
        ),
        (
            "Tom Reed asked Ivo Karst about the mill. “It will close,” he replied.",
            "It will close",
            "Ivo Karst",
        ),
        ("“Why so?” Tom Reed asked Ivo Karst. “I had to,” he said.", "I had to", "Ivo Karst"),
        ("Ivo Karst, Dora Alm said, is a fool.", "is a fool", "Dora Alm"),
        ("Ivo Karst — Dora Alm said on Monday — is a fool.", "is a fool", "Dora Alm"),
        ("The miller Tess Arden warned that flour may run short.", "flour may run short", "Tess Arden"),
        ("“I never saw it,” Ada Birch said, and Ivo Karst cut in. “Nor did I.”", "Nor did I", "Ivo Karst"),
        ("Harbour chief Jonas Wirth denied that the quay was closed.", "the quay was closed", "Jonas Wirth"),
        (
            "Interim Director of Public Prosecutions for the Eastern Province Daniel Birch said it was late.",
            "it was late",
            "Daniel Birch",
        ),
        ("“Whales have names for each other,” lead author Ada Birch said.", "Whales have", "Ada Birch"),
        ("Tom Reed told the “Bread without Borders” meeting that it was late.", "it was late", "Tom Reed"),
        ("It was late, Evening Standard Editor-in-Chief Ada Birch said.", "It was late", "Ada Birch"),
        (
            "Chief Medical Officer for the county Dr Amara Okoye said: “It was late.”",
            "It was late",
            "Amara Okoye",
        ),
        ("Managing director of Brightwater Ada Birch said: “It was late.”", "It was late", "Ada Birch"),
        ("“It was late,” said cabinet member for transport Rosa Field.", "It was late", "Rosa Field"),
        ("Head of sport at Olm College Rosa Field said: “It was late.”", "It was late", "Rosa Field"),
        ("Head of the Holm Trust Rosa Field said it was late.", "it was late", "Rosa Field"),
        ("Lecturer at Holm College Rosa Field said it was late.", "it was late", "Rosa Field"),
        ("Chair of the bench Rosa Field said it was late.", "it was late", "Rosa Field"),
        ("Minister of health Wanjala Obiri said it was late.", "it was late", "Wanjala Obiri"),
        ("Rosa Field MP said it was late.", "it was late", "Rosa Field"),
        ("“It was late,” said Rosa Field OBE KC.", "It was late", "Rosa Field"),
        ("Cllr Rosa Field (Ind, Harrow East) said it was “a late hour”.", "it was", "Rosa Field"),
        ("DCI Rosa Field praised the night shift. DCI Field said it was late.", "it was late", "Rosa Field"),
        (
            "Mr. Brask’s brother drank. Freddy, as he was known, “…was a great guy,” Mr. Brask said.",
            "was a great guy",
            "Mr. Brask",
        ),
        (
            "An analysis by A. N. Field of the University of Tarsk showed that it was late.",
            "it was late",
            "A. N. Field",
        ),
        ("A survey by the Olm Institute found that it was late.", "it was late", "Olm Institute"),
        (
            "Swimmer Noa Birch is back after a year. We spoke to her in Holm.\n\nQ: How was it?\n\n"
            "A: It was cold and I was slow.\n\nQ: What is next?\n\nA: I have not decided yet.",
            "have not decided",
            "Noa Birch",
        ),
        (
            "Mayor Paul Morel and Bishop Greta Voss met in Metz. The bishop said talks were open.",
            "talks were open",
            "Greta Voss",
        ),
        (
            "Tom Reed came early. Jan Holt said that bread was dear. Later he told Holt that the dam held.",
            "the dam held",
            "Tom Reed",
        ),
    ],
)
def test_words_are_bound_to_who_says_them(text: str, words: str, who: str) -> None:
    assert _sayers(text, words, CLEAR) == {who}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Tessa Holm opened the debate on Monday, when protesters interrupted her, shouting "
            "“Shame on you!”",
            "Shame on you",
        ),
        (
            "“I am glad,” Ivo Karst asks as a plumber walks in, saying he is “here to mend seven holes.”",
            "here to",
        ),
        (
            "Denmark embracing Volkonin announced “a different era, and that is the best of it.”",
            "a different era",
        ),
        (
            "According to the Norland Press, Volkonin went on to say that there would be “grave "
            "consequences”.",
            "Volkonin went on",
        ),
        (
            "JUST WATCHED Will Norway face the rebels on the ground? Replay More Videos ...\n\n“We could not "
            "convince our friends to stop,” he said.",
            "We could not",
        ),
        (
            "Coroner Hugh Talbot opened the inquest.\n\nA fisherman described how he found the boat "
            "adrift.\n\n"
            "He told the hearing the engine was still warm.",
            "the engine was still warm",
        ),
        (
            "Estmark denied the claim and, in its turn, alleged that parts of the shield break the "
            "treaty, the "
            "Norland Press reported.",
            "Estmark denied the claim and",
        ),
        ("Ivo Karst and Tom Reed met in Metz. He said the price was final.", "the price was final"),
        (
            "Talks between Ivo Karst and Tom Reed ended when he said the price was final.",
            "the price was final",
        ),
        ("A cousin of Governor Sten Rask said the house was empty.", "the house was empty"),
        ("The widow of General Otto Brand said the house was empty.", "the house was empty"),
        ("The general, who asked not to be named, said it failed. General Otto Brand was away.", "it failed"),
        (
            "General Otto Brand left. The general, speaking on condition of anonymity, said it failed.",
            "it failed",
        ),
        ("Cyrus Vane will see “gates that cannot be kept closed any longer.”", "gates that cannot"),
        (
            "Otherwise, he said, Reed will be “history to me,” according to reports by the state "
            "agency Anver."
            "\n\nPresident Kemal Oran was angry.",
            "history to me",
        ),
        (
            "Karl Ruhl attacked a nurse in May. He pushed her to the ground, where he “held my arms "
            "so hard that "
            "I could not feel my hands, and I thought I would die”.",
            "held my arms",
        ),
    ],
)
def test_nobody_is_shown_where_it_is_another_or_unclear(text: str, words: str) -> None:
    assert _sayers(text, words, SURE) == set()


def test_who_is_quoted_is_surer_than_the_paper() -> None:
    assert _sayers("The Gazette quoted Birch as saying that the dam was old.", "was old", SURE) == {"Birch"}


AFTER = "“The dam is old,” Tom Reed said.\n\n"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (AFTER + "“It was built in a hurry, and it shows.”\n\nThe mayor was away.", "in a hurry", "Tom Reed"),
        ("“The dam is old,” Tom Reed said. “It shows.”\n\nThe mayor was away.", "It shows", "Tom Reed"),
        (
            "Tom Reed said the dam “is old” and fail.\n\n“‘When will it go?’ I am asked that daily.”",
            "asked that daily",
            "Tom Reed",
        ),
        (
            "Minister Ivo Karst called it “revolting,” he said in a note. “This is a breach of all the "
            "rules.”\n\nIn Washington, farmers laughed at it and said it may be too late.",
            "This is a breach",
            "Ivo Karst",
        ),
    ],
)
def test_a_quotation_alone_right_after_its_speaker_is_theirs(text: str, words: str, who: str) -> None:
    assert _sayers(text, words, SURE) == {who}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (AFTER + "‘All bets are off.’\n\nThe mayor was away.", "All bets"),
        (AFTER + "The old saw, “I mean what I say,” was on a poster.\n\nThe mayor was away.", "I mean"),
        ("Tom Reed said the dam was old. To top it off, “The Mill,” a film, opened in May.", "The Mill"),
    ],
)
def test_a_quotation_within_another_sentence_or_over_it_is_nobodys(text: str, words: str) -> None:
    assert _sayers(text, words, SURE) == set()
