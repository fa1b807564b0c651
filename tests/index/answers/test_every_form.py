"""What is asked about in one form of a word is found in another, which a stemmer takes for another word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.search.topic import every_form, terms
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

MILL = """The governor, Ada Birch, took questions in Olm on Tuesday.

“The mill was a burden on this town, and everybody who worked in the mill knew it,” Birch said.

“The owners of a mill have duties to the people around a mill,” she added.

“We sold it to friends, below its price, and I would not do so again,” Birch said of the mill.

“Wine is dear this year, and so is bread,” the governor said at a dinner.
"""


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("knowing", {"knowing", "knew", "known", "knowledge"}),
        ("loss", {"loss", "lose", "lost"}),
        ("winning", {"winning", "won"}),
        ("sale", {"sale", "sell", "sold"}),
        ("invading", {"invading", "invasion"}),
        ("eating", {"eating", "ate", "eaten"}),
        ("wining", {"wining"}),
        ("budget", {"budget"}),
    ],
)
def test_a_word_has_its_forms_and_no_other_words(word: str, forms: set[str]) -> None:
    (term,) = terms(word)
    assert set(every_form(term)) == forms


def test_the_word_itself_comes_first() -> None:
    assert [every_form(one)[0] for one in terms("winning lost sales")] == ["winning", "lost", "sales"]


def test_what_was_sold_answers_who_asks_about_selling(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, MILL, "what did Birch say about selling the mill?")
    assert "We sold it to friends" in found.evidence[0].excerpt
    assert found.missing is None


def test_what_was_sold_is_no_soldier(tmp_path: Path, encoder: Encoder) -> None:
    found = answered(tmp_path, encoder, MILL, "what did Birch say about soldiers?")
    assert not any("sold it" in one.excerpt for one in found.evidence)
