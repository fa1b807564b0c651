"""Words that another may be, mistyped: found among those of its shape, none of them missed."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from index.names.directory.slips import by_shape, near

WORDS = ("kovarenko", "kovarinko", "kovarienko", "birch", "brich", "birches", "volkonin", "volkonyn", "kovac")


def may_be(word: str, other: str) -> bool:
    """One slip in five letters or more, two in nine or more, the first letter and the length aside."""
    length = min(len(word), len(other))
    allowed = 2 if length >= 9 else 1 if length >= 5 else 0
    alike = word[:1] == other[:1] and abs(len(word) - len(other)) <= 2
    return alike and OSA.distance(word, other) <= allowed


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(WORDS), st.lists(st.text("abk", max_size=4), max_size=2), st.integers(0, 9))
def test_none_is_missed(word: str, put_in: list[str], place: int) -> None:
    asked = word[:place] + "".join(put_in) + word[place:]
    full = near(by_shape(WORDS), asked, alone=False)
    assert full == {one for one in WORDS if may_be(asked, one)}


def test_a_lone_short_word_is_another_only_with_its_letters_swapped() -> None:
    assert near(by_shape(WORDS), "brich", alone=True) == {"birch", "brich"}
    assert near(by_shape(WORDS), "kovak", alone=True) == set()
