"""How sure it is that somebody speaks on what is asked: of many sentences, one is near by chance."""

import numpy as np
import pytest

from index.search.ranking import AS_MANY, CERTAIN_WEIGHTS, Scored


def said(many: int) -> Scored:
    """As many sentences of one speaker, all as near to what is asked."""
    ids = np.arange(many, dtype=np.int64)
    return Scored(ids, ids, ids, np.full((many, len(CERTAIN_WEIGHTS)), 0.5))


@pytest.mark.parametrize(("fewer", "more"), [(1, 2), (1, AS_MANY), (AS_MANY, 400), (400, 2000)])
def test_whoever_is_quoted_more_must_be_nearer_to_what_is_asked(fewer: int, more: int) -> None:
    assert said(fewer).certainty() == pytest.approx(said(more).certainty())
    assert said(fewer).certainty_of_one() > said(more).certainty_of_one()


def test_of_a_usual_number_of_sentences_the_surest_counts_for_what_it_is() -> None:
    assert said(AS_MANY).certainty_of_one() == said(AS_MANY).certainty()


def test_whoever_said_nothing_is_sure_of_nothing() -> None:
    assert Scored.none().certainty_of_one() == 0
