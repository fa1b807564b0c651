"""Indexing is incremental, and ends where a clean build would, whatever the way there."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.embedding import encoder
from index.errors import ArticleError, StoreError
from index.intake.build import Makers
from index.statements import extract
from index.store import store
from index.store.passages import ids
from index.text import passage
from tests.index import making
from tests.index.making import MAKERS, WordsEncoder, contents, current, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.embedding.encoder import Embedded, Encoder, Piece

ROOT = Path(__file__).parents[3]
WORDS = ["dam", "flood", "harvest", "border", "treaty"]


def write(documents: Path, path: str, word: str = "dam", title: str = "News") -> None:
    file = documents / path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = f"“The {word} needs us,” said Anna Berg. “No {word},” said Ole Dahl.\n\nIt rained on the {word}."
    file.write_text(f"---\ntitle: {title}\npublisher: Paper\n---\n{text}\n")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    for n in range(30):
        write(made, f"{['', 'city/', 'sea/'][n % 3]}{n}.md", WORDS[n % 5])
    return made


@pytest.fixture
def index(tmp_path: Path, documents: Path) -> Path:
    run(tmp_path / "index", documents)
    return tmp_path / "index"


def clean(documents: Path) -> dict[str, list[tuple[object, ...]]]:
    fresh = documents.parent / "clean"
    run(fresh, documents, rebuild=True)
    return contents(fresh)


def never() -> Encoder:
    raise AssertionError("nothing is to be embedded")


NO_MODEL = replace(MAKERS, encoder=never)


def test_what_has_not_changed_is_left(index: Path, documents: Path) -> None:
    report = run(index, documents, makers=NO_MODEL)
    assert (report.made, report.removed, report.unchanged, report.passages) == (0, 0, 30, 0)


def test_a_change_of_text_or_metadata_replaces_an_article(index: Path, documents: Path) -> None:
    write(documents, "0.md", "ferry")
    write(documents, "city/1.md", "flood", title="Corrected")
    report = run(index, documents)
    assert (report.made, report.unchanged) == (2, 28)
    assert contents(index) == clean(documents)


def test_an_edited_sources_csv_counts_as_a_change(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "a.txt").write_text("It rained.")
    (documents / "sources.csv").write_text("path,title,publisher\na.txt,Rain,The Paper\n")
    run(tmp_path / "index", documents)
    (documents / "sources.csv").write_text("path,title,publisher\na.txt,Rain,The Other\n")
    assert run(tmp_path / "index", documents).made == 1
    assert contents(tmp_path / "index")["article"][0][4] == "The Other"  # its publisher


def test_the_same_copy_in_two_papers_stays_two_articles(index: Path, documents: Path) -> None:
    write(documents, "wire.md")
    write(documents, "city/wire.md")
    assert run(index, documents).made == 2
    assert contents(index) == clean(documents)


def test_a_path_alone_is_brought_up_to_date(index: Path, documents: Path) -> None:
    (documents / "city/1.md").unlink()
    (documents / "sea/2.md").unlink()
    write(documents, "city/new.md", "ferry")
    write(documents, "sea/new.md", "ferry")
    report = run(index, documents, documents / "city")
    assert (report.made, report.removed) == (1, 1)
    held = {str(row[0]) for row in contents(index)["article"]}
    assert {"city/new.md", "sea/2.md"} <= held
    assert not {"city/1.md", "sea/new.md"} & held
    run(index, documents)
    assert contents(index) == clean(documents)


def test_a_path_that_is_not_there_removes_nothing(index: Path, documents: Path) -> None:
    before = contents(index)
    with pytest.raises(ArticleError, match="There is no"):
        run(index, documents, documents / "citi")
    assert contents(index) == before


def test_a_file_that_cannot_be_read_keeps_its_article(index: Path, documents: Path) -> None:
    (documents / "0.md").write_bytes(b"---\ntitle: [\n---\nbroken")
    report = run(index, documents)
    assert any(problem.fatal for problem in report.problems)
    assert report.removed == 0
    assert any(row[0] == "0.md" for row in contents(index)["article"])


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_indexing_never_matters(tmp_path: Path, documents: Path, seed: int) -> None:
    files = sorted(documents.rglob("*.md"))
    random.Random(seed).shuffle(files)
    index = tmp_path / "shuffled"
    while files:
        some, files = files[:7], files[7:]
        run(index, documents, *some)
    assert contents(index) == clean(documents)


def test_ids_are_never_used_again(index: Path, documents: Path) -> None:
    def held() -> set[int]:
        opened = store.open_to_read(current(index))
        found = set(ids(opened, "passage").tolist())
        opened.close()
        return found

    before = held()
    for file in documents.rglob("*.md"):
        file.unlink()
    run(index, documents)
    assert held() == set()
    write(documents, "new.md")
    run(index, documents)
    assert min(held()) > max(before)


@pytest.mark.parametrize(
    ("module", "version", "embeds", "reads"),
    [
        (passage, "CUTTING_VERSION", True, False),
        (encoder, "EMBEDDING_VERSION", True, False),
        (extract, "EXTRACTION_VERSION", False, True),
    ],
)
def test_an_upgrade_redoes_its_part_alone(
    index: Path,
    documents: Path,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    version: str,
    embeds: bool,
    reads: bool,
) -> None:
    monkeypatch.setattr(module, version, getattr(module, version) + 1)
    read: list[str] = []
    monkeypatch.setattr(making, "extracted", _noting(read, making.extracted))
    report = run(index, documents, makers=MAKERS if embeds else NO_MODEL)
    assert report.made == 30
    assert bool(report.passages) == embeds
    assert bool(read) == reads
    assert contents(index) == clean(documents)
    assert run(index, documents, makers=NO_MODEL).made == 0


def _noting(texts: list[str], made: Callable[[str], object]) -> Callable[[str], object]:
    def extracted(text: str) -> object:
        texts.append(text)
        return made(text)

    return extracted


def test_another_model_is_refused_until_a_rebuild(index: Path, documents: Path) -> None:
    class Other(WordsEncoder):
        name = "other"

    with pytest.raises(StoreError, match=r"built with the model 'words'.*onrecord index --rebuild"):
        run(index, documents, makers=replace(MAKERS, encoder=Other, model="other"))
    run(index, documents, makers=replace(MAKERS, encoder=Other, model="other"), rebuild=True)
    opened = store.open_to_read(current(index))
    assert opened.model == "other"
    opened.close()


def test_an_interrupt_leaves_whole_articles_and_the_next_run_goes_on(tmp_path: Path, documents: Path) -> None:
    class Interrupted(WordsEncoder):
        def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:
            if any("city/25" in piece.text or "harvest" in piece.text for piece in pieces):
                raise KeyboardInterrupt
            return super().passages(pieces, many=many)

    index = tmp_path / "index"
    write(documents, "0.md", "harvest")
    with pytest.raises(KeyboardInterrupt):
        run(index, documents, makers=replace(MAKERS, encoder=Interrupted))
    assert making.faults(index) == []
    run(index, documents)
    assert contents(index) == clean(documents)


def test_the_extraction_that_dies_is_named_and_what_is_indexed_is_kept(
    tmp_path: Path, documents: Path
) -> None:
    class Killing(WordsEncoder):
        def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:
            for child in _children(os.getpid()):
                os.kill(child, signal.SIGKILL)
            return super().passages(pieces, many=many)

    index = tmp_path / "index"
    with pytest.raises(StoreError, match=r"The process that reads statements has ended.*onrecord index"):
        run(index, documents, makers=Makers(Killing, "words"))
    assert making.faults(index) == []
    run(index, documents)
    assert contents(index) == clean(documents)


def _children(process: int) -> list[int]:
    """Return the processes that extract for ``process``."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in found if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


LOADED = """\
import sys
from click.testing import CliRunner
from index.cli import app
done = CliRunner().invoke(app, ["index", "--json"])
print(done.stdout.splitlines()[-1])
print(sorted({"torch", "spacy", "sentence_transformers", "onnxruntime"} & set(sys.modules)))
"""


def test_a_run_with_nothing_to_do_loads_neither_torch_nor_spacy(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    write(documents, "a.md")
    settings = {"ONRECORD_DOCUMENTS": str(documents), "ONRECORD_INDEX": str(tmp_path / "index")}
    runs = [
        subprocess.run(
            [sys.executable, "-c", LOADED],
            cwd=ROOT,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        for _ in range(2)
    ]
    assert json.loads(runs[0][0])["made"] == 1
    assert json.loads(runs[1][0]) == {
        "made": 0,
        "removed": 0,
        "unchanged": 1,
        "passages": 0,
        "problems": [],
        "gone": [],
    } | {"problems": json.loads(runs[1][0])["problems"]}
    assert runs[1][1] == "[]"
    assert "onnxruntime" in runs[0][1]
    assert "torch" not in runs[0][1]  # few passages are embedded without it


def test_a_killed_run_takes_its_extraction_along(tmp_path: Path, documents: Path) -> None:
    settings = {"ONRECORD_DOCUMENTS": str(documents), "ONRECORD_INDEX": str(tmp_path / "index")}
    with subprocess.Popen(
        [sys.executable, "-c", "from index.cli import main; main()", "index"],
        cwd=ROOT, env=os.environ | settings, stderr=subprocess.DEVNULL,
    ) as writer:  # fmt: skip
        while not (children := _children(writer.pid)) and writer.poll() is None:
            time.sleep(0.02)
        assert children
        writer.kill()
    for _ in range(500):
        if not any(Path(f"/proc/{child}").exists() for child in children):
            break
        time.sleep(0.02)
    assert not any(Path(f"/proc/{child}").exists() for child in children)
