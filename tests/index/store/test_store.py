"""Real SQLite: what is put comes back, in whole articles."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from index.articles.scan import digest
from index.embedding.encoder import Embedded, unit
from index.errors import StoreError
from index.store import articles, passages, settling, speakers, statements, store, write
from index.store.filter import Filter
from index.store.write import Cut, Read
from index.text.passage import cut
from index.types import Article, How, Kind, Person, Reading, Span, Speaker, Statement
from tests.index.making import empty_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding.encoder import Vector
    from index.store.store import Writer
    from index.types import Place

TEXT = "“We won,” Anna Berg said. Nobody else spoke.\n\nThe vote was close."
ARTICLE = Article(
    "city/a.md", TEXT, "Vote", "https://p.example/a", "The Paper", "B. Writer", date(2024, 5, 6)
)
STATEMENT = Statement(
    spans=(Span(1, 8),),
    kind=Kind.DIRECT,
    cue=Span(20, 24),
    mention=Span(10, 19),
    name="Anna Berg",
    name_span=Span(10, 19),
    how=How.NAMED,
)
READING = Reading((STATEMENT,), (Person("Anna Berg", ("Berg",), ("mayor",)),))


@pytest.fixture
def opened(home: Place) -> Iterator[Writer]:
    made = empty_index(home)
    yield made
    made.close()


def random_unit(seed: np.random.Generator, *shape: int) -> Vector:
    return unit(seed.normal(size=shape).astype(np.float32))


def parts(article: Article, reading: Reading = READING) -> tuple[Cut, Read]:
    passages = cut(article.text)
    seed = np.random.default_rng(len(article.text))
    vectors = [Embedded(random_unit(seed, 4), random_unit(seed, len(one.sentences), 4)) for one in passages]
    return Cut(1, 1, passages, vectors), Read(1, reading)


def put(opened: Writer, article: Article, reading: Reading = READING) -> None:
    write.put(opened, article, digest(article), *parts(article, reading))


def test_an_article_comes_back_as_it_was(opened: Writer) -> None:
    put(opened, ARTICLE)
    ((row, article),) = articles.within(opened)
    assert article == ARTICLE
    assert [one.statement for one in statements.in_article(opened, row)] == [STATEMENT]


def test_vectors_come_back_in_half_precision(opened: Writer) -> None:
    put(opened, ARTICLE)
    made = parts(ARTICLE)[0].vectors[0].sentences
    rows = passages.ids(opened, "sentence").tolist()
    np.testing.assert_allclose(passages.vectors(opened, "sentence", rows), made, atol=1e-3)
    np.testing.assert_allclose(passages.vectors(opened, "sentence", rows[::-1]), made[::-1], atol=1e-3)


def test_a_changed_article_replaces_its_old_version_under_new_ids(opened: Writer) -> None:
    put(opened, ARTICLE)
    before = set(passages.ids(opened, "passage").tolist())
    changed = Article(ARTICLE.path, "Corrected: nobody won the vote.", "Vote")
    put(opened, changed, Reading())
    ((row, article),) = articles.within(opened)
    assert article == changed
    assert [one.statement for one in statements.in_article(opened, row)] == []
    assert not before & set(passages.ids(opened, "passage").tolist())
    assert not len(passages.matches(opened, "sentence", '"close"').ids)


def rows(opened: Writer, table: str) -> int:
    return int(opened._db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_removal_leaves_nothing_behind(opened: Writer) -> None:
    put(opened, ARTICLE)
    write.remove(opened, ARTICLE.path)
    for table in ("article", "passage", "sentence", "statement", "person", "passage_words", "sentence_words"):
        assert rows(opened, table) == 0, table


def test_one_part_can_be_made_anew_without_the_other(opened: Writer) -> None:
    put(opened, ARTICLE)
    held = passages.ids(opened, "passage").tolist()
    write.put(opened, ARTICLE, digest(ARTICLE), None, Read(2, Reading()))
    assert passages.ids(opened, "passage").tolist() == held
    assert articles.known(opened)[ARTICLE.path].versions.extraction == 2
    assert rows(opened, "statement") == 0


def test_every_change_raises_the_generation(opened: Writer) -> None:
    seen = [opened.generation]
    put(opened, ARTICLE)
    seen.append(opened.generation)
    settling.replace(opened, {"Anna Berg": "Anna Berg"}, [Speaker("Anna Berg")])
    seen.append(opened.generation)
    write.remove(opened, ARTICLE.path)
    seen.append(opened.generation)
    assert seen == sorted(set(seen))


def test_an_interrupted_article_leaves_no_trace(opened: Writer) -> None:
    cut_, read = parts(ARTICLE)
    with pytest.raises(ValueError, match="shorter"):
        write.put(opened, ARTICLE, "d", Cut(1, 1, cut_.passages, []), read)
    assert articles.known(opened) == {}
    assert rows(opened, "passage") == 0


def test_statements_are_found_by_speaker_within_a_filter(opened: Writer) -> None:
    put(opened, ARTICLE)
    settling.replace(
        opened, {"Anna Berg": "Anna K. Berg"}, [Speaker("Anna K. Berg", ("Anna Berg",), (("mayor", 1),), 1)]
    )
    assert speakers.everybody(opened) == [Speaker("Anna K. Berg", ("Anna Berg",), (("mayor", 1),), 1)]
    ((statement, sentence),) = statements.utterances(opened, Filter(), "Anna K. Berg")
    assert statements.by_id(opened, [statement])[statement].speaker == "Anna K. Berg"
    assert passages.stretches(opened, "sentence", [sentence])[sentence].end == 25
    for within, found in (
        (Filter(publisher="the paper"), 1),
        (Filter(publisher="Other"), 0),
        (Filter(since=date(2024, 5, 6)), 1),
        (Filter(since=date(2024, 5, 7)), 0),
        (Filter(until=date(2024, 5, 5)), 0),
        (Filter(collection="city"), 1),
        (Filter(collection="cit"), 0),
    ):
        assert len(statements.utterances(opened, within, "Anna K. Berg")) == found, within
        assert articles.searched(opened, within).articles == found, within
        assert len(passages.ids(opened, "sentence", within)) == 3 * found, within


def test_words_are_matched_by_their_stems_among_the_rows_given(opened: Writer) -> None:
    put(opened, ARTICLE)
    rows = passages.ids(opened, "sentence")
    found = passages.matches(opened, "sentence", '"votes"')
    assert found.ids[0] == rows[2]
    assert found.scores[0] > 0
    assert not len(passages.matches(opened, "sentence", '"votes"', among=rows[:0]).ids)


def test_another_model_is_refused_with_the_mend(opened: Writer) -> None:
    with pytest.raises(
        StoreError, match=r"'model'; ONRECORD_MODEL asks for 'other'.*onrecord index --rebuild"
    ):
        opened.refuse_other("other")


def test_a_newer_index_is_refused(tmp_path: Path) -> None:
    opened = store.create(tmp_path, "model", 4)
    newer = "('onrecord', 'm999_future', '2099-01-01')"
    opened._db.execute(f"INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES {newer}")
    opened._db.commit()
    for opening in (store.open_to_read, store.open_to_write):
        with pytest.raises(StoreError, match="newer On Record"):
            opening(tmp_path)
    opened.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "onrecord.db").write_bytes(b"nonsense" * 1000)
    with pytest.raises(StoreError, match="onrecord index --rebuild"):
        store.open_to_read(tmp_path)
