"""An index grown as `make bench-scale` grows it: sound, and no more work to ask than a smaller one."""

from __future__ import annotations

import sys
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import ask
from index.question.understand import understand
from index.store import articles, passages, store
from index.store.finding import vectors
from index.store.reader import Reader
from tests.growth import LINEAR, growth
from tests.index import making

if TYPE_CHECKING:
    from index.store.reader import Snapshot

BENCH = Path(__file__).parent.parent.parent.parent / "bench"
ENCODER = making.WordsEncoder()
TODAY = date(2024, 5, 1)
ASKED = "What did Anna Berg say about the dam?"
SUBJECTS = ("dam", "ferry", "harvest", "treaty", "budget", "bridge", "school", "strike", "drought", "rail")
NAMES = ("Anna Berg", "Ole Dahl", "Mira Costa", "Ivan Petrov")


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, subject in enumerate(SUBJECTS):
        name = NAMES[number % len(NAMES)]
        text = f"“The {subject} is dear to us,” said {name}. Rain fell in week {number}.\n\n"
        (documents / f"{number}.md").write_text(
            f"---\ntitle: On the {subject}\n---\n{text}", encoding="utf-8"
        )
    making.run(tmp_path / "source", documents)
    monkeypatch.setattr(sys, "path", [str(BENCH), *sys.path])
    return tmp_path / "source"


def grown(source: Path, wanted: int) -> Path:
    target = source.with_name(str(wanted))
    import_module("grow").main(source, target, wanted)
    return target


def test_what_is_grown_is_an_index_like_any_other(source: Path) -> None:
    index = grown(source, 200)
    assert making.faults(index) == []
    with store.reading(index) as opened:
        assert articles.faulty(opened) == []
        assert len(passages.ids(opened, "passage")) == 200
    with closing(Reader(index)) as reader, reader.snapshot() as snapshot:
        assert snapshot.words.ids.tolist() == passages.ids(snapshot.store, "sentence").tolist()
        names = {one.name for one in snapshot.directory.speakers}
        assert names >= set(NAMES)
        assert len(names) > 2 * len(NAMES)
        assert {"half", "twentieth"} <= set(snapshot.directory.collections)
        found = ask(snapshot, ENCODER, ASKED, understand(ASKED, snapshot.directory, TODAY))
        assert found.evidence[0].excerpt == "“The dam is dear to us,” said Anna Berg."


def test_many_vectors_find_and_answer_what_comparing_all_does(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, small in {"EXACT": 50, "GROUP": 8, "PROBED": 24}.items():
        monkeypatch.setattr(vectors, name, small)
    bench = import_module("scale")
    with closing(Reader(grown(source, 300))) as reader, reader.snapshot() as searched:
        assert isinstance(searched.sentences, vectors.Vectors)
        assert searched.sentences._groups > 2 * vectors.PROBED  # what is searched is not all there is
        exact = replace(
            searched, passages=bench.Exact(searched.passages), sentences=bench.Exact(searched.sentences)
        )
        found, alike = [], []
        for asked in (f"What did {name} say about the {subject}?" for name in NAMES for subject in SUBJECTS):
            vector = ENCODER.question(asked)
            right, near = ([one.id for one in on.sentences.search(vector, 10)] for on in (exact, searched))
            found.append(len({*right} & {*near}) / len(right))
            meant = understand(asked, searched.directory, TODAY)
            alike.append(bench.alike(*(ask(on, ENCODER, asked, meant) for on in (exact, searched))))
        assert sum(found) / len(found) >= 0.98
        assert all(alike)


@pytest.mark.parametrize(("asked", "most"), [("Why is the dam dear?", 1.3), (ASKED, LINEAR)])
def test_asking_is_no_more_work_on_twice_as_much_or_of_whom_is_quoted_as_often_again(
    source: Path, asked: str, most: float
) -> None:
    def answer(on: Snapshot) -> None:
        ask(on, ENCODER, asked, understand(asked, on.directory, TODAY))

    with ExitStack() as stack:
        readers = [stack.enter_context(closing(Reader(grown(source, many)))) for many in (300, 600)]
        once, twice = (stack.enter_context(reader.snapshot()) for reader in readers)
        assert growth(answer, once, twice) < most
