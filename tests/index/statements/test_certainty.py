from __future__ import annotations

from dataclasses import replace

import pytest

from index.answers.contract import quote
from index.statements.certainty import CLEAR, Grounds, resolved, sure
from index.statements.extract import read
from index.types import How, Link, Statement

TWO = "Ada Birch met Cora Reed. Birch said it was late. "


def last(text: str) -> Statement:
    (found,) = read([text])
    return found.statements[-1]


@pytest.mark.parametrize("how", list(How))
@pytest.mark.parametrize("link", list(Link))
def test_is_a_probability(how: How, link: Link) -> None:
    least = Grounds(
        0.01, 9, 1, 1, gendered=False, human=False, told_of=True, twinned=True, spoke=False, basis=0.1
    )
    assert 0 < sure(how, link, least) < sure(how, link, Grounds()) < 1


@pytest.mark.parametrize("how", [How.TITLE, How.PRONOUN])
def test_grows_with_their_share_and_with_how_sure_it_is_who_came_up(how: How) -> None:
    found = [resolved(how, Grounds(share)) for share in (0.2, 0.5, 0.9)]
    assert found == sorted(set(found))
    assert resolved(how, Grounds(0.9, basis=0.5)) < resolved(how, Grounds(0.9))


def test_one_name_is_surer_than_a_pronoun_with_a_rival() -> None:
    assert last("Ada Birch said it was late.").sure > 0.9
    rivals = last(TWO + "Reed listened. She said the mill was old.")
    assert rivals.name is None or rivals.sure < last(TWO + "She said the mill was old.").sure


def test_below_even_odds_it_is_nobody() -> None:
    for text in (TWO + "Reed listened. She said the mill was old.", TWO + "She said the mill was old."):
        found = last(text)
        assert found.name is None or found.sure >= CLEAR


def test_tells_why() -> None:
    found = last(TWO + "She said the mill was old.")
    assert (found.name, found.why.link, found.why.rival) == ("Ada Birch", Link.CUE, "Cora Reed")
    assert found.why.share > 0.5


def test_json_tells_it_of_a_speaker_only() -> None:
    text = "Ada Birch said it was late."
    found = last(text)
    assert quote(found, text)["sure"] == round(found.sure, 3)
    assert quote(replace(found, name=None, name_span=None, how=None), text)["sure"] is None
