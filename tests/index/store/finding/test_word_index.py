"""The index of words is checked against FTS5, whose tables hold the same texts, value for value."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from index.store.finding import bm25, word_index
from index.store.finding.cache_file import Stamp
from index.store.finding.concordance import Stretches, union
from index.store.finding.stems import stems
from index.store.finding.word_index import Sheaf, WordIndex
from index.store.folder.schema import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.store.finding.finding import Words
    from index.store.finding.stems import Stems
    from index.store.moves import Ids

PHASES = [Phase.explicit, Phase.reuse, Phase.generate]

STAMP = Stamp("a", "words", "m", 0)

Paper = tuple[str, list[list[str]]]
"""An article: its title, and its passages' sentences."""

word = st.sampled_from(
    ["dam", "dams", "Kovač", "kovac", "the", "sea", "sea's", "übel", "1,5", "x_y", "Ö", "–"]
)
sentence = st.lists(word, max_size=6).map(" ".join)
paper = st.tuples(sentence, st.lists(st.lists(sentence, min_size=1, max_size=4), min_size=1, max_size=3))
phrase = st.lists(word, min_size=1, max_size=3).map(" ".join)


class Shelf:
    """Articles as a store holds them, and as FTS5 does; ids are never given twice."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self.db = sqlite3.connect(":memory:")
        self.db.execute(f"CREATE VIRTUAL TABLE passage USING fts5(title, words, {WORDS})")
        self.db.execute(f"CREATE VIRTUAL TABLE sentence USING fts5(around, words, {WORDS})")
        self.papers: dict[int, tuple[Sheaf, list[int]]] = {}
        self._passage = self._sentence = 0
        for one in papers:
            self.put(one)

    def put(self, paper: Paper) -> None:
        title, passages = paper
        row, every = 7 + len(self.papers), [one for part in passages for one in part]
        rows: list[tuple[int, int, int]] = []
        ids: list[int] = []
        for part in passages:
            self._passage += 1
            ids.append(self._passage)
            self.db.execute(
                "INSERT INTO passage (rowid, title, words) VALUES (?, ?, ?)", [ids[-1], title, " ".join(part)]
            )
            for own in part:
                place = len(rows)
                beside = [*every[max(0, place - 1) : place], *every[place + 1 : place + 2]]
                self._sentence += 1
                values = [self._sentence, " ".join([title, *beside]), own]
                self.db.execute("INSERT INTO sentence (rowid, around, words) VALUES (?, ?, ?)", values)
                rows.append((self._sentence, ids[-1], row))
        self.papers[row] = Sheaf(np.array(rows), every, [title]), ids

    def drop(self, row: int) -> None:
        written, passages = self.papers[row]
        self.papers[row] = Sheaf(written.rows[:0], [], []), []
        self.db.executemany(
            "DELETE FROM sentence WHERE rowid = ?", [[one] for one in written.rows[:, 0].tolist()]
        )
        self.db.executemany("DELETE FROM passage WHERE rowid = ?", [[one] for one in passages])

    @property
    def ids(self) -> Ids:
        return np.concatenate([one.rows[:, 0] for one, _ in self.papers.values()])

    def written(self, new: Ids) -> Iterator[Sheaf]:
        yield from (one for one, _ in self.papers.values() if np.isin(one.rows[:, 0], new).any())

    def having(self, phrase: str) -> list[int]:
        sql = "SELECT rowid FROM sentence WHERE sentence MATCH ? ORDER BY rowid"
        return [row for (row,) in self.db.execute(sql, [f'words : "{phrase}"'])]

    def scores(self, table: str, phrases: Sequence[str]) -> dict[int, float]:
        weights = "0.3, 1.0" if table == "sentence" else "1.0, 1.0"
        sql = f"SELECT rowid, -bm25({table}, {weights}) FROM {table} WHERE {table} MATCH ? ORDER BY rowid"
        return dict(self.db.execute(sql, [" OR ".join(f'"{one}"' for one in phrases)]))


def indexed(shelf: Shelf) -> WordIndex:
    held = word_index.empty(STAMP)
    held.refresh(shelf.ids, shelf.written)
    return held


def agrees(held: WordIndex, shelf: Shelf, phrases: Sequence[str], most: int) -> None:
    """See that the index finds what FTS5 does, and scores it alike."""
    asked = [one for one in phrases if stems(one)]
    for one in asked:
        assert held.outline.ids[held.find(stems(one)).sentences].tolist() == shelf.having(one)
    words = [one for one in asked if len(stems(one)) == 1]  # FTS5 finds others across two texts
    if not words:
        return
    asked_ = [stems(one) for one in words]
    for table in ("passage", "sentence"):
        theirs = shelf.scores(table, words)
        mine = bm25.best(held, table, asked_, most).tolist()
        best = sorted(theirs.values(), reverse=True)[:most]
        np.testing.assert_allclose([theirs[row] for row in mine], best, rtol=1e-9)
    numbers = held.outline.at(np.array([*theirs], np.int64))
    np.testing.assert_allclose(bm25.scores(held, asked_, numbers), [*theirs.values()], rtol=1e-9)
    least = bm25.least_of(held, asked_, numbers[::2], most)
    sooner = bm25.best(held, "sentence", asked_, most, least=least).tolist()
    np.testing.assert_allclose([theirs[row] for row in sooner], best, rtol=1e-9)


@settings(deadline=None, max_examples=60, phases=PHASES)
@given(st.lists(paper, min_size=1, max_size=5), st.lists(phrase, min_size=1, max_size=4), st.integers(1, 9))
def test_what_is_found_is_what_fts5_finds(papers: list[Paper], phrases: list[str], most: int) -> None:
    shelf = Shelf(papers)
    with closing(shelf.db):
        agrees(indexed(shelf), shelf, phrases, most)


@settings(deadline=None, max_examples=60, phases=PHASES)
@given(st.lists(paper, min_size=3, max_size=6), st.lists(phrase, min_size=2, max_size=4), st.integers(1, 3))
def test_the_best_are_the_same_where_it_is_told_early_how_high_one_must_come(
    papers: list[Paper], phrases: list[str], most: int
) -> None:
    with closing((shelf := Shelf(papers)).db), pytest.MonkeyPatch.context() as patch:
        patch.setattr(bm25, "MANY", 0)
        agrees(indexed(shelf), shelf, phrases, most)


def test_a_common_word_is_not_looked_through_where_a_rare_one_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parts = [["dam river"]] * 2 + [["river bread"]] * 6 + [["river river"]] * 26
    papers: list[Paper] = [("", [part]) for part in parts]
    looked, having = list[object](), bm25.having
    with closing((shelf := Shelf(papers)).db):
        held, asked = indexed(shelf), [stems("dam"), stems("bread")]
        first = bm25.best(held, "sentence", asked, 1).tolist()

        def looking(words: Words, table: str, phrase: Stems) -> bm25.Frequent:
            looked.append(phrase)
            return having(words, table, phrase)

        monkeypatch.setattr(bm25, "having", looking)
        assert bm25.best(held, "sentence", asked, 1).tolist() == first
    assert looked == [stems("dam")]


@settings(deadline=None, max_examples=40, phases=PHASES)
@given(
    st.lists(paper, min_size=2, max_size=4), st.lists(paper, max_size=3), st.sets(st.integers(7, 12)), phrase
)
def test_what_came_and_went_makes_no_difference_nor_does_the_file(
    papers: list[Paper], later: list[Paper], gone: set[int], asked: str
) -> None:
    shelf = Shelf(papers)
    with closing(shelf.db), TemporaryDirectory() as folder:
        held, path = indexed(shelf), Path(folder) / "words.cache"
        for one in later:
            shelf.put(one)
        for row in gone & shelf.papers.keys():
            shelf.drop(row)
        held.refresh(shelf.ids, shelf.written)
        held.save(path)
        for index in (held, word_index.load(path, STAMP)):
            assert index.ids.tolist() == shelf.ids.tolist()
            agrees(index, shelf, [asked, "dam"], 50)


def test_only_articles_that_may_be_found_are(tmp_path: Path) -> None:
    shelf = Shelf([("Dams", [["A dam."], ["Sea."]]), ("", [["The dam.", "No sea."]])])
    with closing(shelf.db):
        held = indexed(shelf)
    for allowed, passages, sentences in (
        (None, [3, 1, 2], [3, 1, 4, 2]),
        ([True, False], [1, 2], [1, 2]),
        ([False, True], [3], [3, 4]),
        ([False, False], [], []),
    ):
        mask = None if allowed is None else np.array(allowed)
        assert sorted(bm25.best(held, "passage", [stems("dam")], 9, allowed=mask)) == sorted(passages)
        assert sorted(bm25.best(held, "sentence", [stems("dam")], 9, allowed=mask)) == sorted(sentences)
    assert tmp_path.exists()


@pytest.mark.parametrize("asked", ["", "–", "zzz"])
def test_where_nothing_is_there_is_nothing(asked: str) -> None:
    held = word_index.empty(STAMP)
    assert len(bm25.best(held, "sentence", [stems(asked)], 9)) == 0
    assert len(bm25.best(held, "passage", [], 9)) == 0


def test_an_index_of_nothing_is_kept_and_read(tmp_path: Path) -> None:
    word_index.empty(STAMP).save(tmp_path / "words")
    held = word_index.load(tmp_path / "words", STAMP)
    assert len(bm25.best(held, "sentence", [stems("dam")], 9)) == 0


def test_a_long_sentence_has_its_last_words(tmp_path: Path) -> None:
    shelf = Shelf([("", [["sea " * 70_000 + "dam"]])])
    with closing(shelf.db):
        held = indexed(shelf)
    held.save(tmp_path / "words.cache")
    assert held.find(stems("dam")).times.tolist() == [1]
    assert held.find(stems("sea")).times.tolist() == [70_000]


def test_many_times_at_which_sentences_came_are_put_together() -> None:
    shelf = Shelf([("Dams", [["A dam."], ["Sea."]])])
    with closing(shelf.db):
        held = indexed(shelf)
        for place in range(2 * word_index.VOLUMES + 1):
            shelf.put((f"Dam {place}", [["The dam.", "No sea."]]))
            if place % 5 == 3:
                shelf.drop(5 + place)
            held.refresh(shelf.ids, shelf.written)
            agrees(held, shelf, ["dam", "sea", "the dam"], 99)
        assert len(held._bound) <= word_index.VOLUMES


@given(st.sets(st.integers(0, 60)), st.lists(st.integers(-5, 70)), st.sets(st.integers(0, 60)))
def test_where_numbers_stand_is_counted_as_it_would_be_searched(
    held: set[int], wanted: list[int], others: set[int]
) -> None:
    ids, asked, more = (np.array(sorted(some), np.int64) for some in (held, wanted, others))
    assert Stretches.of(ids).at(asked).tolist() == np.searchsorted(ids, asked).tolist()
    assert union([ids, more]).tolist() == sorted(held | others)
