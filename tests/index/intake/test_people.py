"""The who's who that people keep: written by two at once, read at the end of every run."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING

import pytest

from index import settings
from index.errors import PeopleError, QuestionError
from index.intake import decide, people
from index.names.people_edit import merged
from index.names.rules import Who
from index.store import speakers, store, where
from tests.index import making
from tests.index.articles.reading import put

if TYPE_CHECKING:
    from pathlib import Path

    from index.settings import Settings

FORKS = multiprocessing.get_context("fork")
EACH = 12
TEXT = "“We won,” said Ada Brandt. “We lost,” said Tom Reed. “So it is,” said Eva Rask."


@pytest.fixture
def found(tmp_path: Path) -> Settings:
    put(tmp_path / "documents", {"a.txt": TEXT})
    making.run(tmp_path / "index", tmp_path / "documents")
    return settings.Settings().model_copy(
        update={"documents": tmp_path / "documents", "index": tmp_path / "index"}
    )


def _write(documents: Path, who: str) -> None:
    for number in range(EACH):
        people.change(documents, lambda text, n=number: merged(text, f"{who} {n}", who))  # type: ignore[misc]


def test_both_front_ends_write_at_once_and_nothing_is_lost(found: Settings) -> None:
    writers = [
        FORKS.Process(target=_write, args=(found.documents, who)) for who in ("Ada Brandt", "Tom Reed")
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    kept = {who.name: who.aliases for who in people.kept(found.documents)}
    assert kept == {who: tuple(f"{who} {n}" for n in range(EACH)) for who in ("Ada Brandt", "Tom Reed")}
    assert {one.name for one in found.documents.iterdir()} == {"a.txt", "people.yml"}  # and no lock


def test_what_is_decided_while_another_process_indexes_holds_from_its_end_on(
    found: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decide, "PATIENCE", 0.0)
    with where.only_writer(found.index):
        assert not decide.merge(found, "Tom Reed", "Ada Brandt")
    assert _names(found) == ["Ada Brandt", "Eva Rask", "Tom Reed"]
    making.run(found.index, found.documents)
    assert _names(found) == ["Ada Brandt", "Eva Rask"]
    assert decide.split(found, "Tom Reed", "Ada Brandt")
    assert _names(found) == ["Ada Brandt", "Eva Rask", "Tom Reed"]


def test_the_order_of_indexing_never_matters(found: Settings, tmp_path: Path) -> None:
    put(found.documents, {"b.txt": "“We won,” said Ada M. Brandt. “Yes,” said T. Reed. “No,” Brandt said."})
    people.change(found.documents, lambda text: merged(text, "Eva Rask", "Thomas Reed"))
    decide.split(found, "Brandt", "Ada Brandt")
    making.run(found.index, found.documents)
    other = tmp_path / "other"
    (found.documents / "people.yml").rename(tmp_path / "people.yml")
    making.run(other, found.documents, found.documents / "b.txt")
    making.run(other, found.documents, found.documents / "a.txt")
    (tmp_path / "people.yml").rename(found.documents / "people.yml")
    making.run(other, found.documents)
    ours, theirs = making.contents(found.index), making.contents(other)
    assert (ours["identity"], ours["speaker"]) == (theirs["identity"], theirs["speaker"])
    assert ("Eva Rask", "Thomas Reed") in ours["identity"]


def test_a_file_that_cannot_be_read_or_written_is_named(found: Settings) -> None:
    file = found.documents / "people.yml"
    file.write_bytes(b"- name: \xff")
    with pytest.raises(PeopleError, match=r"people\.yml: is not UTF-8: save it as UTF-8"):
        people.kept(found.documents)
    file.unlink()
    file.mkdir()
    with pytest.raises(PeopleError, match=r"people\.yml: cannot be read or written"):
        people.change(found.documents, lambda text: f"{text}- name: Ada\n")
    (problem,) = making.run(found.index, found.documents).problems
    assert (problem.path, problem.fatal) == ("people.yml", True)


def test_rules_of_an_older_program_are_written_down_in_their_order(found: Settings) -> None:
    with store.writing(found.index) as opened, opened.change():
        opened.insert("rule", kind="merge", name="Tom Reed", other="Ada Brandt")
        opened.insert("rule", kind="split", name="Tom Reed", other="Ada Brandt")
        opened.insert("rule", kind="merge", name="Eva Rask", other="Tom Reed")
    assert making.run(found.index, found.documents).problems == ()
    assert people.kept(found.documents) == (
        Who("Ada Brandt", others=("Tom Reed",)),
        Who("Tom Reed", ("Eva Rask",)),
    )
    with store.reading(found.index) as held:
        assert speakers.old_rules(held) == []
    assert _names(found) == ["Ada Brandt", "Tom Reed"]


def _names(found: Settings) -> list[str]:
    with store.reading(found.index) as opened:
        return sorted(one.name for one in speakers.everybody(opened))


def test_nobody_is_merged_into_a_name_that_no_article_has(found: Settings) -> None:
    with pytest.raises(QuestionError, match="Did you mean Ada Brandt"):
        decide.merge(found, "Eva Rask", "Ada Brand")
    with pytest.raises(QuestionError, match=r"No article names 'Otto Quist'.*people\.yml"):
        decide.merge(found, "Eva Rask", "Otto Quist")
    assert people.kept(found.documents) == ()
