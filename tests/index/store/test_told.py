"""Speech within speech: what somebody quoted says that another said is the first one's, in every query."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index.cli import app
from index.store import articles, passages, settling, statements, store
from index.store.filter import Filter, Sight
from index.store.folder import folder
from index.store.reader import Reader
from index.types import Article, How, Kind, Person, Reading, Span, Statement
from tests.index.making import empty_index, run
from tests.index.store.test_store import put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store.store import Writer
    from index.types import Place

TEXT = (
    "“Otto Kovac told me that the bridge would fall,” said Ada Birch. "
    "Otto Kovac said that the tolls would stay. "
    "“I told them that we were ready,” said Ada Birch."
)


def at(words: str, name: str, kind: Kind) -> Statement:
    """The statement of some words of the text, whose speaker stands nearest before or after them."""
    start, where = TEXT.index(words), TEXT.index(name)
    mention = Span(where, where + len(name))
    return Statement((Span(start, start + len(words)),), kind, None, mention, name, mention, how=How.NAMED)


OUTER = at("Otto Kovac told me that the bridge would fall", "Ada Birch", Kind.DIRECT)
INNER = at("that the bridge would fall", "Otto Kovac", Kind.INDIRECT)
OWN = at("that the tolls would stay", "Otto Kovac", Kind.INDIRECT)
AGAIN = at("I told them that we were ready", "Ada Birch", Kind.DIRECT)
SELF = at("that we were ready", "Ada Birch", Kind.INDIRECT)
SAID = (OUTER, INNER, OWN, AGAIN, SELF)
ARTICLE = Article("a.md", TEXT), Reading(SAID, (Person("Ada Birch"), Person("Otto Kovac")))


@pytest.fixture
def made(home: Place) -> Iterator[Writer]:
    opened = empty_index(home)
    put(opened, *ARTICLE)
    settling.update(opened)
    yield opened
    opened.close()


def of(made: Writer, pairs: list[tuple[int, int]]) -> list[Statement]:
    found = statements.by_id(made, {statement for statement, _ in pairs}).values()
    return sorted((one.statement for one in found), key=lambda one: one.spans)


def test_nobodys_words_are_those_that_somebody_else_says_they_said(made: Writer) -> None:
    assert of(made, statements.utterances(made, Filter(), "Otto Kovac")) == [OWN]
    assert of(made, statements.utterances(made, Filter(), "Ada Birch")) == [OUTER, AGAIN, SELF]


def test_nor_do_they_count_among_what_is_said_in_sentences(made: Writer) -> None:
    told = of(made, statements.utterances_in(made, passages.ids(made, "sentence")))
    assert told == [OUTER, OWN, AGAIN, SELF]


def test_nor_do_they_make_it_speak_of_others(made: Writer) -> None:
    ids = passages.ids(made, "sentence")
    first, second, third = ids.tolist()
    assert statements.of_others(made, ids, ["Ada Birch"]).tolist() == [second]
    assert statements.of_others(made, ids, ["Otto Kovac"]).tolist() == [first, third]


def test_a_statement_tells_whether_it_is_one_within_anothers(made: Writer) -> None:
    ((row, _),) = articles.within(made)
    found = {one.statement: one.is_told for one in statements.in_article(made, row)}
    assert found == dict.fromkeys(SAID, False) | {INNER: True}


def test_who_others_are_is_worked_out_from_what_may_be_seen(home: Place, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    names = {"open/a": "Tom Harrowgate", "vault/b": "Thomas Harrowgate", "vault/c": "Thomas Harrowgate"}
    for place, name in names.items():
        (documents / place).parent.mkdir(parents=True, exist_ok=True)
        (documents / f"{place}.txt").write_text(f"“Amber is dear,” said {name}.", encoding="utf-8")
    run(home, documents)
    with closing(Reader(home)) as reader:
        with reader.snapshot() as snapshot:
            assert [one.name for one in snapshot.directory.speakers] == ["Thomas Harrowgate"]
        with reader.snapshot(Sight.of(["open"])) as snapshot:
            ids = passages.ids(snapshot.store, "sentence")
            assert statements.of_others(snapshot.store, ids, ["Tom Harrowgate"]).tolist() == []
            assert statements.of_others(snapshot.store, ids, ["Thomas Harrowgate"]).tolist() == ids.tolist()


def test_quotes_of_somebody_are_not_those_that_somebody_else_says_they_said(tmp_path: Path) -> None:
    index = tmp_path / "index"
    with folder.only_writer(index), store.created(index, "model", 4) as made:
        put(made, *ARTICLE)
        settling.update(made)
    shown = CliRunner().invoke(app, ["quotes", "--speaker", "Kovac"], env={"ONRECORD_INDEX": str(index)})
    assert "the tolls would stay" in shown.stdout
    assert "the bridge would fall" not in shown.stdout
