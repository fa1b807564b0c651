"""Near copies are not copies: pairs of what two papers print, and whether they are one statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rapidfuzz import fuzz

from index.answers import versions
from index.types import Span

if TYPE_CHECKING:
    from index.answers.versions import Said

ONE = (
    # marks
    ("We will rebuild the dam, whatever it costs.", "We will rebuild the dam whatever it costs"),
    ("“It is a rumour,” nothing else.", '"It is a rumour", nothing else'),
    ("The river — our river — is low.", "The river - our river - is low."),
    ("We said so; nobody listened.", "We said so. Nobody listened."),
    ("Is it over? No!", "Is it over. No."),
    ("They called it a ‘gift’ to us.", "They called it a “gift” to us."),
    ("We will … act.", "We will act."),
    ("It is our valley...", "It is our valley."),
    ("It is the dam (and the dam alone) that counts.", "It is the dam and the dam alone that counts."),
    ("The U.S. sent nobody.", "The US sent nobody."),
    ("It wasn't us.", "It wasn’t us."),
    ("We don't sign.", "We dont sign."),
    ("It *is* the law.", "It is the law."),
    ("[Dorn] must go.", "Dorn must go."),
    ("We\u00a0will not\u00adice the bread.", "We will notice the bread."),
    # case
    ("THE DAM WILL STAND.", "The dam will stand."),
    ("the Ministry has the Keys", "The ministry has the keys"),
    # spelling
    ("Our neighbour dishonoured the treaty.", "Our neighbor dishonored the treaty."),
    ("We recognise the organisation.", "We recognize the organization."),
    ("The defence of the theatre was cancelled.", "The defense of the theater was canceled."),
    ("A cease-fire is near.", "A ceasefire is near."),
    ("Ten per cent of the river.", "Ten percent of the river."),
    ("Ten percent of the river.", "10% of the river."),
    ("It costs 1,000 crowns.", "It costs 1000 crowns."),
    ("Two villages were flooded.", "2 villages were flooded."),
    ("We have not signed.", "We haven't signed."),
    ("We cannot sign.", "We can't sign."),
    ("We'll sign.", "We will sign."),
    ("Café owners are naïve.", "Cafe owners are naive."),
    ("Volkonin and Zelinskiy met.", "Volkonin and Zelinsky met."),
    ("Sergei Dorn has the keys.", "Sergey Dorn has the keys."),
)

TWO: tuple[tuple[str, str, list[str], list[str]], ...] = (
    # numbers
    ("The levy will be 50 percent.", "The levy will be 15 percent.", ["50"], ["15"]),
    ("The levy will be fifty percent.", "The levy will be fifteen percent.", ["fifty"], ["fifteen"]),
    ("5 percent in the first quarter.", "9 percent in the fourth quarter.", ["5", "first"], ["9", "fourth"]),
    ("We lost 1,200 cows.", "We lost 12,000 cows.", ["1,200"], ["12,000"]),
    ("It is 2.5 metres high.", "It is 25 metres high.", ["2.5"], ["25"]),
    ("Eleven people died there.", "Seven people died there.", ["Eleven"], ["Seven"]),
    ("Half of the valley is under water.", "A third of the valley is under water.", ["Half"], ["A third"]),
    ("It doubled in a year.", "It tripled in a year.", ["doubled"], ["tripled"]),
    ("The first of the dams will stand.", "The second of the dams will stand.", ["first"], ["second"]),
    # negations
    ("I did say it.", "I did not say it.", [], ["not"]),
    ("We will sign the treaty.", "We will never sign the treaty.", [], ["never"]),
    ("It is a fair treaty for us.", "It is an unfair treaty for us.", ["a fair"], ["an unfair"]),
    ("We can open the gates.", "We can't open the gates.", ["can"], ["can't"]),
    ("We have signed the treaty.", "We haven't signed the treaty.", ["have"], ["haven't"]),
    ("Nobody drowned in the flood.", "Somebody drowned in the flood.", ["Nobody"], ["Somebody"]),
    ("We do it with the neighbours.", "We do it without the neighbours.", ["with"], ["without"]),
    # names
    ("Volkonin has the keys of the dam.", "Tandor has the keys of the dam.", ["Volkonin"], ["Tandor"]),
    ("Kestria broke the treaty.", "Varnia broke the treaty.", ["Kestria"], ["Varnia"]),
    ("Ana Kovac knows the river.", "Ana Kovar knows the river.", ["Kovac"], ["Kovar"]),
    ("He told Iran so himself.", "He told Iraq so himself.", ["Iran"], ["Iraq"]),
    # dates
    ("We sign on 3 March.", "We sign on 8 March.", ["3"], ["8"]),
    ("We sign on 3 March.", "We sign on 3 May.", ["March"], ["May"]),
    ("It was promised in 2019.", "It was promised in 2021.", ["2019"], ["2021"]),
    ("They come on Tuesday.", "They come on Thursday.", ["Tuesday"], ["Thursday"]),
    ("We knew it last year.", "We knew it last week.", ["year"], ["week"]),
    # units
    ("Forty metres of wall.", "Forty miles of wall.", ["metres"], ["miles"]),
    ("It costs 3 million crowns.", "It costs 3 billion crowns.", ["million"], ["billion"]),
    ("It costs $40.", "It costs €40.", ["$"], ["€"]),
    ("The levy rose 5%.", "The levy rose 5 points.", ["%"], ["points"]),
    # order
    ("The dam, then the treaty.", "The treaty, then the dam.", ["dam", "treaty"], ["treaty", "dam"]),
    ("Kestria attacked Varnia.", "Varnia attacked Kestria.", ["Kestria", "Varnia"], ["Varnia", "Kestria"]),
    # words that are there or not
    ("We will not, under any law of ours, yield.", "We will not … yield.", ["under any law of ours"], []),
    ("We published every drawing.", "We published every old drawing.", [], ["old"]),
    ("It is only a rumour.", "It is a rumour.", ["only"], []),
    ("They may open the gates.", "They must open the gates.", ["may"], ["must"]),
    ("We fear the flood.", "We feared the flood.", ["fear"], ["feared"]),
    ("It was our dam.", "It was your dam.", ["our"], ["your"]),
    ("We filled the form in.", "We filed the form in.", ["filled"], ["filed"]),
    ("It is for our friends.", "It is for or friends.", ["our"], ["or"]),
    ("We're late for the talks.", "Were late for the talks.", ["We're"], ["Were"]),
    ("Four gates are open.", "For gates are open.", ["Four"], ["For"]),
)  # fmt: skip


def whole(text: str) -> Said:
    return versions.said(text, [Span(0, len(text))])


def marked(one: str, other: str) -> list[str]:
    return [span.of(one) for span in versions.differences(whole(one), whole(other))]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_the_same_words_but_for_marks_spelling_and_case_are_one_statement(one: str, other: str) -> None:
    assert versions.same(whole(one), whole(other))
    assert versions.same(whole(other), whole(one))
    assert marked(one, other) == []


@pytest.mark.parametrize(("one", "other", "ours", "theirs"), TWO)
def test_other_words_make_another_statement_and_are_marked(
    one: str, other: str, ours: list[str], theirs: list[str]
) -> None:
    assert not versions.same(whole(one), whole(other))
    assert not versions.same(whole(other), whole(one))
    assert marked(one, other) == ours
    assert marked(other, one) == theirs


@pytest.mark.parametrize(("one", "other", "_ours", "_theirs"), TWO[:9])
def test_versions_are_seen_to_be_versions(one: str, other: str, _ours: list[str], _theirs: list[str]) -> None:
    long = "The price of water went up again, as everybody in the valley could see. "
    assert versions.alike(whole(long + one), whole(long + other))
    assert not versions.alike(whole(one), whole(long))


LONG = " ".join(one for one, _ in ONE[:6])


@pytest.mark.parametrize("every", range(3, 30))
@pytest.mark.parametrize("put", ["", "e", "ou"])
def test_none_is_passed_over_for_the_letters_that_it_shares_where_its_words_are_alike(
    every: int, put: str
) -> None:
    letters = [put if place % every == 1 else letter for place, letter in enumerate(LONG)]
    changed = "".join(letters)
    for one, two in ((LONG, changed), (LONG[:60], changed), (changed[:90], f"So they say. {LONG}")):
        pair = [versions.said(words, [Span(0, len(words))]) for words in (one, two)]
        likeness = fuzz.partial_ratio(*(said.bare for said in pair))
        assert versions.alike(*pair) == (likeness >= versions.ALIKE)
