"""Shares of what is asked, on a small index of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from index.search.coverage import Places, covered
from index.search.topic import terms
from index.store.passages import ids, places_of
from index.store.reader import Reader
from tests.index import making

if TYPE_CHECKING:
    from pathlib import Path

    from index.search.coverage import Covered


def shares(tmp_path: Path, asked: str, *texts: str, title: str = "") -> Covered:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, text in enumerate(texts):
        (documents / f"{number}.md").write_text(f"---\ntitle: {title or number}\n---\n{text}")
    making.run(tmp_path / "index", documents)
    reader = Reader(tmp_path / "index")
    with reader.snapshot() as snapshot:
        sentences = ids(snapshot.store, "sentence")
        found = covered(
            snapshot.store, terms(asked), Places(sentences, *places_of(snapshot.store, sentences))
        )
    reader.close()
    return found


OTHERS = ("Bread is dear.", "Rain fell.", "Nobody came.", "The choir sang.")


def test_a_sentence_carries_the_words_of_those_before_it_in_its_article(tmp_path: Path) -> None:
    found = shares(tmp_path, "dams", "He spoke of dams. He liked one. He said so. And again.", *OTHERS)
    assert found.carried.tolist() == [1, 1, 0.5, 0, 0, 0, 0, 0]
    assert found.article.tolist() == [1, 1, 1, 1, 0, 0, 0, 0]


def test_a_rare_word_weighs_more_than_a_common_one(tmp_path: Path) -> None:
    found = shares(tmp_path, "dam keys", "The keys.", "A dam.", "A dam.", "One dam.", *OTHERS, *OTHERS)
    keys, dam = found.carried[0], found.carried[1]
    assert keys > dam > 0
    assert np.isclose(keys + dam, 1)


def test_a_name_is_found_under_its_other_names(tmp_path: Path) -> None:
    found = shares(tmp_path, "Artemovsk", "They left Bakhmut.", *OTHERS)
    assert found.carried.tolist() == [1, 0, 0, 0, 0]


def test_a_title_is_its_passages(tmp_path: Path) -> None:
    found = shares(tmp_path, "dams", *OTHERS, title="On dams")
    assert found.carried.tolist() == [0, 0, 0, 0]
    assert (found.passage > 0).all()
    assert (found.article == found.passage).all()
