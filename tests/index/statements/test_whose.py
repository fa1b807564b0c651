"""Whose words: kinds of news prose in which a wrong mouth, or none, was found by reading."""

from __future__ import annotations

import pytest

from index.statements.certainty import CLEAR
from index.statements.extract import read
from index.types import SURE, Stance


def _sayers(text: str, words: str, sure: float = SURE, stance: Stance = Stance.SAID) -> set[str]:
    """Return whose words are, at least so surely."""
    (found,) = read([text])
    said = [one for one in found.statements if words in " ".join(span.of(text) for span in one.spans)]
    return {one.name for one in said if one.name is not None and one.sure >= sure and one.stance is stance}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Norway is ready to resume talks, its foreign minister said on Friday.\n\nForeign Minister Ivo"
            " Karst met reporters in Ely.\n\nDenmark’s foreign minister, Lise Holm, said no.",
            "ready to resume talks",
            "Ivo Karst",
        ),
        (
            "The central bank will keep its rate, its governor said.\n\nGovernor Eva Malik spoke in Ely.",
            "will keep its rate",
            "Eva Malik",
        ),
        (
            "Prime Minister Jonas Velt met his Polish counterpart, Irena Sobol, in Ely.\n\n“We agreed,” Velt"
            " said.\n\nThe Polish leader said she would wait.",
            "she would wait",
            "Irena Sobol",
        ),
        (
            "The Hungarian energy minister, Emil Sax, signed. His Ukrainian counterpart, Olena Hrab, signed,"
            " too. “We waited long,” the Ukrainian minister said.",
            "We waited long",
            "Olena Hrab",
        ),
        (
            "Serbia’s president said on Saturday that elections would be held.\n\nPresident Goran Miletic"
            " met reporters in Ely.",
            "elections would be held",
            "Goran Miletic",
        ),
        (
            "“Our answer is no,” Interior Minister Marek Zalewa told a news conference with his Austrian"
            " counterpart, Thomas Gruber.\n\nThe Austrian minister said he understood.",
            "he understood",
            "Thomas Gruber",
        ),
        (
            "Former President Bill Birch called it crazy.\n\nOn Monday, the former president said it was"
            " late.",
            "it was late",
            "Bill Birch",
        ),
        (
            "Acting US Defence Secretary Pat Birch was acting in haste.\n\nThe US defence secretary said it"
            " was late.",
            "it was late",
            "Pat Birch",
        ),
        (
            "House Speaker Norma Klein called the vote.\n\nThe Speaker, a Republican, said she had the"
            " numbers.",
            "she had the numbers",
            "Norma Klein",
        ),
        (
            "The party is in a minority. Minority Leader Dwight Ames met reporters.\n\nThe minority"
            " leader said"
            " they were united.",
            "they were united",
            "Dwight Ames",
        ),
        (
            "Ministers Jan Pol and Eva Tesar said in a joint statement that they would not resign.\n\n"
            "“We were elected,” they said.\n\nPol added that the scandal was “a storm in a teacup”. Tesar"
            " did not go that far. “Mistakes were made,” she said.\n\nBoth said they would cooperate with"
            " the prosecutor, Lukas Hron.\n\nThe prosecutor said he expected them on Monday.",
            "he expected them",
            "Lukas Hron",
        ),
        (
            "The former mayor, former Gov. Frank Birch, came.\n\nThe former governor, standing behind his"
            " wife,"
            " said it was late.",
            "it was late",
            "Frank Birch",
        ),
    ],
)
def test_a_title_is_of_the_only_one_who_may_hold_it(text: str, words: str, who: str) -> None:
    assert _sayers(text, words) == {who}


def test_a_lead_that_tells_only_the_post_is_likely_whose_name_stands_below() -> None:
    lead = "Malta’s prime minister said on Monday that his island would wait.\n\n"
    below = "In a televised address, Tobias Wren said the request was political."
    assert _sayers(lead + below, "his island would wait", CLEAR) == {"Tobias Wren"}
    assert _sayers(lead + below, "his island would wait", SURE) == set()
    others = [
        "Lawyer Tobias Wren said it was late.",
        "Tobias Wren, a lawyer, said it was late.",
        "Tobias Wren left.",
    ]
    assert [_sayers(lead + other, "his island would wait", CLEAR) for other in others] == [set()] * len(
        others
    )


_LEAD = "Boats will carry cameras from March, the {} announced on Monday.\n\n"
_GOES_ON = "\n\n“Whoever hides nothing will not mind,” the minister went on."
_BEFORE_HER = "\n\nMarn’s predecessor, Ivo Karst, said he had never wanted cameras."


@pytest.mark.parametrize("post", ["fisheries minister", "education minister", "interior minister of Osmark"])
@pytest.mark.parametrize("below", [_GOES_ON, _GOES_ON + _BEFORE_HER])
def test_a_lead_that_tells_only_the_post_is_whose_name_below_tells_parliament(post: str, below: str) -> None:
    text = _LEAD.format(post) + "Solveig Marn told parliament that a net had no memory." + below
    assert _sayers(text, "Boats will carry") == _sayers(text, "Whoever hides") == {"Solveig Marn"}
    (found,) = read([text])
    assert post.lower() in next(one.roles for one in found.people if one.name == "Solveig Marn")


@pytest.mark.parametrize(
    "below",
    [
        "Solveig Marn, who was it until last year, told parliament that a net had no memory.",
        "Surgeon Solveig Marn told parliament that a net had no memory.",
        "Her predecessor, Solveig Marn, told parliament that a net had no memory.",
        "Solveig Marn told parliament that it was late. “I signed it,” the prime minister said.",
        "Solveig Marn told the crowd that her shop would close.",
        "Solveig Marn told a news conference that her shop would close.",
        "Solveig Marn told councillors that her shop would close.",
        "Solveig Marn and Ivo Karst told parliament that a net had no memory.",
        "The fish are late. Solveig Marn told parliament that a net had no memory.",
    ],
)
def test_a_lead_that_tells_only_the_post_may_be_anothers_than_who_is_named_below(below: str) -> None:
    text = _LEAD.format("fisheries minister") + below + _GOES_ON
    assert _sayers(text, "Boats will carry", CLEAR) == _sayers(text, "Whoever hides", SURE) == set()


def test_a_lead_that_only_tells_of_a_minister_is_about_nobody_named_below() -> None:
    text = "Farmers booed the fisheries minister in Ely.\n\nSolveig Marn told parliament that it was sad."
    assert _sayers(text + _GOES_ON, "Whoever hides", SURE) == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (  # the minister of another country, the director of another body
            "Malta will wait, its prime minister said.\n\nHungarian Prime Minister Eva Balint was cross.",
            "Malta will wait",
        ),
        (
            "Greenline wants the mill shut, its director said.\n\nMarta Birch, the director of Norrland"
            " Petrol,"
            " met reporters.",
            "wants the mill shut",
        ),
        (
            "Serbia’s president said on Saturday that elections would be held.\n\nAda Reed laughed.\n\n"
            "President Goran Miletic met reporters in Ely.",
            "elections would be held",
        ),
        (  # either of two
            "President Olga Marsh of Norway met President Ivan Zorin of Malta. The president said it was"
            " late.",
            "it was late",
        ),
        (  # whoever spoke last is not the new one
            "Rafael Montes succeeded Julio Barra as head of the bank. Barra told staff he was glad. The new"
            " governor said rates would stay.",
            "rates would stay",
        ),
        (  # somebody named long before is no new speaker
            "In 1992 Speaker Bob Griffin resigned.\n\nThe mill was sold. It rained. The road was closed.\n\n"
            "Ada Reed was cross. The new speaker rejected the plan.",
            "the plan",
        ),
    ],
)
def test_a_title_that_may_be_anothers_is_unclear(text: str, words: str) -> None:
    assert _sayers(text, words, CLEAR) == set()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "Harrow boss Gianni Costa praised them but said they were lucky.\n\n“We could have lost,” the"
            " Italian said.",
            "We could have lost",
            {"Gianni Costa"},
        ),
        (
            "House Leader Tom Birch was not impressed. “It is dead,” the Louisiana Republican told"
            " reporters.",
            "It is dead",
            {"Tom Birch"},
        ),
        (
            "Captain Ross Farrow has urged them to stay. “He has been good,” said the midfielder.",
            "He has been good",
            {"Ross Farrow"},
        ),
        (  # whom of two, none can tell
            "Ann Petrik beat her. Petrik will meet the champion, Dana Whitlock, on Sunday. The American said"
            " she was glad.",
            "she was glad",
            set(),
        ),
        (
            "Pope Leo spoke. Ada Birch said it was late. The Vatican said it was sad.",
            "it was sad",
            {"Vatican"},
        ),
    ],
)
def test_another_word_for_somebody_means_whom_the_words_before_are_about(
    text: str, words: str, who: set[str]
) -> None:
    assert _sayers(text, words) == who


def test_the_company_is_who_just_spoke_and_is_no_person() -> None:
    text = "Talvex said it would cut jobs. The company said it was sorry."
    assert _sayers(text, "it was sorry") == {"Talvex"}
    text = "Delta Foods will recall two million jars, the company said Thursday."
    assert _sayers(text, "will recall") == {"Delta Foods"}
    text = "The Justice Department said it was late. The company said it was sorry."
    assert _sayers(text, "it was sorry", CLEAR) == set()
    text = "Ada Birch, who owns Talvex, said it would cut jobs. The company said it was sorry."
    assert _sayers(text, "it was sorry", CLEAR) == set()


def test_an_age_stands_for_who_spoke() -> None:
    text = (
        "Nurse Abena Owusu told the Graphic that she had not slept.\n\n“I kept thinking of my children,” the"
        " 34-year-old said."
    )
    assert _sayers(text, "I kept thinking", CLEAR) == {"Abena Owusu"}


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "President Carl Birch spoke in Ely. “I knew nothing,” Birch told reporters. “Ask Tom Reed.”\n\n"
            "Reed, reached by phone, laughed. “The president signed it,” he said.",
            "The president signed it",
            "Tom Reed",
        ),
        (
            "Film-maker Ada Birch says she never wanted fame.\n\nHer daughter Rosalie brings coffee."
            " “Maman is"
            " lying,” she says. “She loved it.”\n\nBirch shrugs. “Perhaps a little,” she admits.",
            "Perhaps a little",
            "Ada Birch",
        ),
        (
            "“The roof talked,” Ada Birch said.\n\nAdvocate Thabo Nkosi, for the mill, asked her whether"
            " he had"
            " heard it. She replied that he had.",
            "that he had",
            "Ada Birch",
        ),
        (
            "Trainer Carl Reed noted that it rained. “A lot,” he said.\n\nTom Birch all but begged"
            " reporters to"
            " ask him about the sale.\n\n“We move on,” he said.",
            "We move on",
            "Tom Birch",
        ),
    ],
)
def test_he_is_whom_the_sentence_before_is_about(text: str, words: str, who: str) -> None:
    assert _sayers(text, words) == {who}


def test_a_surname_of_two_is_unclear_right_after_the_other_spoke() -> None:
    text = (
        "Brothers Ali and Yusuf Demir run the mill.\n\nTheir mother, Fatma Demir, says they are good"
        " boys.\n\n"
        "“Ali is the hard worker,” says Demir."
    )
    assert _sayers(text, "the hard worker", CLEAR) == set()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            '"The harvest has failed for the third year," the fund\'s director for the region, Elsbeth'
            " Kron, said.",
            "harvest has failed",
            "Elsbeth Kron",
        ),
        ("Reacting, the head of the union, Ada Birch, said it was late.", "it was late", "Ada Birch"),
        ("One of the two, Ada Birch, 24, said it was late.", "it was late", "Ada Birch"),
        (
            "The tanker’s owner, Athens-based Kyma Shipping, said it had lost contact.",
            "it had lost contact",
            "Kyma Shipping",
        ),
        (
            "OSTBY, 12 May - Halden Biotech today announced that Ada Birch will leave.",
            "Ada Birch will leave",
            "Halden Biotech",
        ),
        (
            "Geneva, 3 March 2014 – Halden Biotech today announced that Ada Birch will leave.",
            "Ada Birch will leave",
            "Halden Biotech",
        ),
        (
            "His current defense secretary, Ada Birch, told a Senate panel she had seen no such order.",
            "she had seen no such order",
            "Ada Birch",
        ),
        (
            "His wife, Ada Birch, told the same station that she spoke to him.",
            "she spoke to him",
            "Ada Birch",
        ),
        (
            "Governor Carl Reed has ordered the closure of all mills in the state, his press secretary, Ada"
            " Birch, has disclosed.",
            "has ordered the closure of all mills in the state",
            "Ada Birch",
        ),
        (
            "Counsel Ada Birch, appearing for the state, submitted that no date had been fixed.",
            "no date had been fixed",
            "Ada Birch",
        ),
        ("Mr. Reed alleged that Smt. Ada Birch had left.", "Birch had left", "Mr. Reed"),
    ],
)
def test_a_sentence_tells_whose_it_is(text: str, words: str, who: str) -> None:
    assert _sayers(text, words) == {who}


def test_what_is_ordered_ends_before_who_tells_of_it() -> None:
    text = (
        "Governor Carl Reed has ordered the closure of all mills in the state, his press secretary, Ada"
        " Birch,"
        " has disclosed."
    )
    assert _sayers(text, "his press secretary", CLEAR) == set()


def test_who_is_known_by_a_surname_alone_is_told_from_kin_of_that_name() -> None:
    text = "President Birch met his wife, Olga Birch. Olga Birch said she was well. Birch said it was late."
    assert _sayers(text, "it was late") == {"Birch"}


@pytest.mark.parametrize("told", ["told a story she had heard in Ely", "told the man she had hired to go"])
def test_what_tells_of_who_is_told_is_not_said(told: str) -> None:
    assert _sayers(f"Ada Birch {told}.", "she had h", CLEAR) == set()


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        ("Asked by Tom Reed if he would resign, Carl Birch said no.", "he would resign", Stance.HYPOTHETICAL),
        (
            "Ivo Karst was asked by Dora Alm whether the money was gone.",
            "whether the money was gone",
            Stance.HYPOTHETICAL,
        ),
        (
            "Ada Birch denied that she called Reed “a stuffed shirt”.",
            "Reed “a stuffed shirt”",
            Stance.NEGATED,
        ),
    ],
)
def test_what_is_asked_or_denied_is_not_said(text: str, words: str, stance: Stance) -> None:
    (found,) = read([text])
    told = [one.stance for one in found.statements if one.spans[0].of(text).startswith(words[:5])]
    said = [one for one in found.statements if " ".join(s.of(text) for s in one.spans).endswith(words)]
    assert stance in {one.stance for one in said}
    assert told == [] or stance in told


def test_what_is_said_beside_a_denial_is_said() -> None:
    text = "Ada Birch denied that she was mad and said that Reed was “a stuffed shirt”."
    assert _sayers(text, "a stuffed shirt") == {"Ada Birch"}


@pytest.mark.parametrize("shown", ["A banner at the gate read", "His T-shirt read"])
def test_what_is_written_on_a_thing_nobody_says(shown: str) -> None:
    text = f"Omar Birch said that it was late.\n\n{shown}: “We are not cattle”."
    assert _sayers(text, "not cattle", CLEAR) == set()


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        (
            "The mill is safe, Tom Reed said.\n\nAda Birch, in a statement made available in Ely, quoted"
            " Reed as"
            " saying that the step was needed.\n\n“We ask for calm,” the statement read.",
            "We ask for calm",
            {"Ada Birch"},
        ),
        (
            "“No data has left,” the Embassy of Hungary said in a statement.\n\nThe statement added that the"
            " police were told.\n\nAmbassador Tibor Lakatos said he was calm.\n\n“We are open,” the statement"
            " concluded.",
            "We are open",
            {"Embassy of Hungary"},
        ),
        (
            "The Justice Department said in a court filing that it had moved them.\n\n“They were in a bath,”"
            " the filing said.",
            "They were in a bath",
            {"Justice Department"},
        ),
        (
            "Ada Birch said in a statement that the mill would close. Tom Reed released a statement, too.\n\n"
            "“It is a sad day,” the statement said.",
            "a sad day",
            set(),
        ),
        (
            "Ada Birch rules in Ely. In a statement, Tom Reed announced that it was late.\n\n“Birch may"
            " go,” the"
            " statement said.",
            "Birch may go",
            {"Tom Reed"},
        ),
    ],
)
def test_a_paper_is_whose_it_was_last(text: str, words: str, who: set[str]) -> None:
    assert _sayers(text, words) == who


def test_whoever_asks_again_and_again_does_not_answer() -> None:
    text = (
        "Novelist Ada Birch talks to the Review about grief.\n\nReview: Why did it take nine years?\n\n"
        "Ada Birch: I was afraid of it, and then I ran.\n\nReview: Your sister says you burned a draft.\n\n"
        "Birch: She exaggerates. I burned a chapter.\n\nReview: And what comes next, then?\n\n"
        "Birch: Sleep comes next for me."
    )
    assert _sayers(text, "She exaggerates") == {"Ada Birch"}
    assert _sayers(text, "you burned a draft", CLEAR) == set()
    assert _sayers(text, "what comes next", CLEAR) == set()


def test_the_answer_is_by_whom_the_heading_or_the_last_line_names() -> None:
    text = (
        "Q&A with Dr. Ada Birch, director of the Harbour Institute\n\nQuestion: Are they lost?\n\n"
        "Answer: Most of them, yes.\n\nQuestion: What should we do?\n\nAnswer: Stop talking and start."
    )
    assert _sayers(text, "Most of them, yes") == {"Ada Birch"}
    text = (
        "Q: Minister, will the troops come home?\n\nA: They will come home in May.\n\nQ: And who says so?\n\n"
        "A: General Harte does say so.\n\nDefence Minister Ada Birch was speaking to the Morning Post."
    )
    assert _sayers(text, "come home in May") == {"Ada Birch"}
    assert _sayers(text, "was speaking", 0) == set()


def test_two_spellings_of_a_name_in_one_article_are_kept_by_themselves() -> None:
    (found,) = read(
        [
            "Katherine Lund, the treasurer, said the dredger would cost nine million.\n\nKathryn Lund said"
            " last week that the dredger was too slow. She said that it was rusty."
        ]
    )
    assert [one.name for one in found.statements] == ["Katherine Lund", "Kathryn Lund", "Kathryn Lund"]
    assert [(one.name, one.roles) for one in found.people] == [
        ("Katherine Lund", ("treasurer",)),
        ("Kathryn Lund", ()),
    ]


def test_two_spellings_with_other_trades_in_one_article_are_two_people() -> None:
    told = "Mark Dahl, the coach, said the team was tired.\n\nMarc Dahl, the goalkeeper, said he was fine."
    (found,) = read([f"{told} “I slept well,” Dahl added."])
    assert [one.name for one in found.statements] == ["Mark Dahl", "Marc Dahl", "Marc Dahl"]
    assert [one.roles for one in found.people] == [("coach",), ("goalkeeper",)]


@pytest.mark.parametrize("title", ["Mrs Justice", "Mr Justice", "Lord Justice", "Lady Justice"])
def test_a_judge_is_called_as_printed(title: str) -> None:
    (found,) = read([f"The judge, {title} Oyelaran, said the case was long. Oyelaran said that it was over."])
    assert [one.name for one in found.statements] == [f"{title} Oyelaran"] * 2
