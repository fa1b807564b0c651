"""Shares of what is asked, on a small index of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.search.coverage import covered, with_terms
from index.search.topic import prepare, terms
from index.store.reader import Reader
from tests.index import making

if TYPE_CHECKING:
    from pathlib import Path

    from index.search.coverage import Covered
    from index.store.moves import Ids
    from index.types import Place


NOBODY = np.zeros(0, np.int64)


def shares(
    home: Place,
    tmp_path: Path,
    asked: str,
    *texts: str,
    title: str = "",
    apart: Ids = NOBODY,
    voices: tuple[str, ...] = (),
) -> Covered:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, text in enumerate(texts):
        (documents / f"{number}.md").write_text(f"---\ntitle: {title or number}\n---\n{text}")
    making.run(home, documents)
    reader = Reader(home)
    with reader.snapshot() as snapshot:
        sentences = np.arange(len(snapshot.words.outline.ids))
        made = prepare(asked, making.WordsEncoder(), voices=voices)
        found = covered(snapshot.words, made.terms, sentences, apart)
    reader.close()
    return found


OTHERS = ("Bread is dear.", "Rain fell.", "Nobody came.", "The choir sang.")


def test_a_sentence_carries_the_words_of_those_before_it_in_its_article(home: Place, tmp_path: Path) -> None:
    found = shares(home, tmp_path, "dams", "He spoke of dams. He liked one. He said so. And again.", *OTHERS)
    assert found.carried.tolist() == [1, 1, 0.5, 0, 0, 0, 0, 0]
    assert found.article.tolist() == [1, 1, 1, 1, 0, 0, 0, 0]


def test_a_sentence_goes_on_from_none_where_somebody_else_speaks(home: Place, tmp_path: Path) -> None:
    text = "He spoke of dams. He liked one. He said so. And again."
    found = shares(home, tmp_path, "dams", text, *OTHERS, apart=np.array([0]))
    assert found.carried.tolist()[:4] == [1, 0, 0, 0]


def test_a_rare_word_weighs_more_than_a_common_one(home: Place, tmp_path: Path) -> None:
    found = shares(home, tmp_path, "dam keys", "The keys.", "A dam.", "A dam.", "One dam.", *OTHERS, *OTHERS)
    keys, dam = found.carried[0], found.carried[1]
    assert keys > dam > 0
    assert np.isclose(keys + dam, 1)


def test_a_name_is_found_under_its_other_names(home: Place, tmp_path: Path) -> None:
    found = shares(home, tmp_path, "Artemovsk", "They left Bakhmut.", *OTHERS)
    assert found.carried.tolist() == [1, 0, 0, 0, 0]


def test_a_title_is_its_passages(home: Place, tmp_path: Path) -> None:
    found = shares(home, tmp_path, "dams", *OTHERS, title="On dams")
    assert found.carried.tolist() == [0, 0, 0, 0]
    assert (found.passage > 0).all()
    assert (found.article == found.passage).all()


def test_what_an_article_says_elsewhere_in_passing_is_told_from_what_it_is_about(
    home: Place, tmp_path: Path
) -> None:
    filling = "Bread is dear, and it will be dearer, as everybody in the valley can see for themselves. " * 6
    once = "\n\n".join([filling, filling, filling, f"{filling}A dam is planned."])
    often = "\n\n".join([f"{filling}A dam is planned."] * 3 + [filling])
    found = shares(home, tmp_path, "dam", once, often, *OTHERS)
    first, of_often = 0, 25
    assert (found.article[first], found.elsewhere[first]) == (0.25, 0.5)
    assert (found.article[of_often], found.elsewhere[of_often]) == (0.75, 0)
    assert found.elsewhere[24] == 0


def test_only_sentences_with_a_term_bear_on_what_those_after_them_carry(home: Place, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    text = "He spoke of dams. He liked one. A key was lost. Dams burst."
    (documents / "0.md").write_text(f"---\ntitle: Water\n---\n{text}")
    making.run(home, documents)
    reader = Reader(home)
    with reader.snapshot() as snapshot:
        words, ids = snapshot.words, snapshot.words.outline.ids
        assert with_terms(words, terms("dam keys"), ids).tolist() == ids[[0, 2, 3]].tolist()
        assert with_terms(words, terms("bread"), ids).tolist() == []
        assert with_terms(words, terms("dam"), NOBODY).tolist() == []
    reader.close()


def test_a_word_in_the_name_of_whoever_is_asked_after_is_none_of_the_topic(
    home: Place, tmp_path: Path
) -> None:
    texts = ("Bill Marsden spoke.", "Bill Marsden spoke of the bill.", "The bill was read.", *OTHERS)
    found = shares(home, tmp_path, "bill", *texts, voices=("Bill Marsden",))
    assert found.carried.tolist()[:3] == [0, 1, 1]
