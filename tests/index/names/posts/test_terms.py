"""Which articles look back on a holder or miscall one is told as if each were compared with all others."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from index.names.posts.terms import Term, without_slips
from tests.growth import LINEAR, growth

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST = date(2020, 1, 1)

days = st.lists(st.sampled_from([FIRST + timedelta(days=day) for day in (0, 60, 100, 200, 400)]), max_size=12)
terms = st.builds(lambda days, undated: Term(tuple(sorted(days)), undated), days, st.integers(0, 45))


def compared(held: Mapping[int, Term]) -> dict[int, tuple[tuple[date, ...], int]]:
    """Return the dates and the articles without one that are left, each compared with all others."""
    kept = {}
    for number, one in held.items():
        others = [other for other_number, other in held.items() if other_number != number]
        left = tuple(
            day for day in one.dates if all(other.around(day) < 4 * one.around(day) for other in others)
        )
        is_slip = not left and any(other.articles >= 20 * one.articles for other in others)
        kept[number] = left, 0 if is_slip else one.undated
    return {number: one for number, one in kept.items() if one[0] or one[1]}


@given(st.lists(terms, max_size=6))
@example([Term((FIRST,)), Term((FIRST,) * 4)])
def test_slips_are_those_of_which_another_is_called_so_far_more_often(every: list[Term]) -> None:
    held = dict(zip(count(), every, strict=False))
    left = {number: (one.dates, one.undated) for number, one in without_slips(held).items()}
    assert left == compared(held)


def test_whom_few_articles_call_so_are_not_compared_with_each_other() -> None:
    def called(people: int) -> dict[int, Term]:
        foremost = Term(tuple(FIRST + timedelta(days=day) for day in range(0, 600, 2)))
        return {number: Term((FIRST,)) for number in range(1, people)} | {0: foremost}

    assert growth(without_slips, called(200), called(400)) < LINEAR
