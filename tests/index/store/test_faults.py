"""A full disk, a read-only folder, a flipped byte: one sentence with the mend, and no wrong answer."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.errors import StoreError
from index.names.people_file import read as read_people
from index.names.rules import Who
from index.store import store
from index.store.finding import bm25
from index.store.finding.stems import stems
from index.store.folder.folder import only_writer
from index.store.reader import Reader
from tests.index import making

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
TEXT = "“The dam needs a ferry,” said Anna Berg. Nobody spoke of the {word}."


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that other users may enter, as pytest's own may not."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    for path in (made, *made.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(made)


@pytest.fixture
def documents(folder: Path) -> Path:
    made = folder / "documents"
    made.mkdir()
    for n in range(20):
        (made / f"{n}.md").write_text(f"---\ntitle: T{n}\n---\n" + TEXT.format(word="harvest " * n))
    return made


@pytest.fixture
def index(folder: Path, documents: Path) -> Path:
    made = folder / "index"
    making.run(made, documents)
    return made


# imports come before, since the interpreter may lie where no other user may look
UNPRIVILEGED = "making.warm(); os.setuid(65534)"


def elsewhere(code: str, *arguments: Path, unprivileged: bool = False) -> str:
    """Run code in a process of its own, and return what it prints: its result, or a StoreError's sentence."""
    lines = (
        "import os, sys",
        "from pathlib import Path",
        "from index.errors import StoreError",
        "from index.store.reader import Reader",
        "from tests.index import making",
        UNPRIVILEGED if unprivileged and os.geteuid() == 0 else "",
        "arguments = [Path(one) for one in sys.argv[1:]]",
        "try:",
        *(f"    {line}" for line in code.splitlines()),
        "except StoreError as fault:",
        "    print(fault)",
    )
    command = [sys.executable, "-c", "\n".join(lines), *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


ASK = """\
reader = Reader(arguments[0])
with reader.snapshot() as snapshot:
    print(len(snapshot.passages.search(making.WordsEncoder().question("dam"), 100)))"""

WRITER = """\
import sys
from pathlib import Path
from index.store.folder.folder import only_writer
with only_writer(Path(sys.argv[1])):
    print("writing", flush=True)
    input()"""

INDEX = "print(making.run(*arguments).made)"


def read_only(index: Path) -> None:
    for path in index.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    index.chmod(0o555)


def test_a_folder_that_may_not_be_written_still_answers(index: Path, documents: Path) -> None:
    read_only(index)
    assert elsewhere(ASK, index, unprivileged=True) == "20"
    said = elsewhere(INDEX, index, documents, unprivileged=True)
    assert said.startswith(
        f"The index in {index} cannot be opened or written (Permission denied). Mend: make"
    )


def test_a_place_where_no_folder_can_be_made_is_named(folder: Path, documents: Path) -> None:
    said = elsewhere(INDEX, folder / "new", documents, unprivileged=True)
    assert "cannot be opened or written" in said
    assert "ONRECORD_INDEX" in said


def test_what_a_dead_writer_left_in_a_read_only_folder_answers_or_says_why(
    index: Path, documents: Path
) -> None:
    (documents / "20.md").write_text(TEXT.format(word="border"))
    elsewhere(
        "import os\nfrom index.store.caches import vector_cache\n"
        "vector_cache.save = lambda *_, **__: os._exit(0)\n" + INDEX,
        index,
        documents,
    )
    assert (making.current(index) / "onrecord.db-wal").stat().st_size
    read_only(index)
    said = elsewhere(ASK, index, unprivileged=True)
    assert said == "21" or "make it writable" in said


@pytest.mark.parametrize("limit", [60_000, 150_000, 250_000])
def test_a_full_disk_is_named_and_what_was_indexed_is_kept(
    folder: Path, index: Path, documents: Path, limit: int
) -> None:
    for n in range(100, 300):
        (documents / f"{n}.md").write_text(TEXT.format(word=f"border {n}"))
    limited = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    said = elsewhere(limited + INDEX, index, documents)
    assert said.startswith("The disk that holds")
    assert "Mend: " in said
    assert said.endswith("go on with: onrecord index")
    assert making.faults(index) == []
    assert elsewhere(ASK, index).isdecimal()
    making.run(index, documents)
    making.run(folder / "clean", documents)
    assert making.contents(index) == making.contents(folder / "clean")


def flip(path: Path, place: int) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        byte = file.read(1)
        file.seek(place)
        file.write(bytes([byte[0] ^ 4]))


def all_shown(index: Path) -> list[tuple[object, ...]]:
    """Return all that answers could show: every article's text and statements, and whom names mean."""
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        db = snapshot.store._db
        snapshot.store.refuse_damaged([row for (row,) in db.execute("SELECT id FROM article").fetchall()])
        shown: list[tuple[object, ...]] = list(
            db.execute("SELECT path, text, title FROM article ORDER BY path")
        )
        shown += db.execute("SELECT spans, kind, name FROM statement ORDER BY article, start")
        shown += db.execute("SELECT name, speaker FROM identity ORDER BY name")
    reader.close()
    return shown


def test_a_flipped_byte_in_the_database_is_refused_and_never_shown(index: Path) -> None:
    database = making.current(index) / "onrecord.db"
    whole, before = database.read_bytes(), all_shown(index)
    refusals = []
    for place in range(37, len(whole), len(whole) // 150):
        database.write_bytes(whole)
        flip(database, place)
        try:
            assert all_shown(index) == before, place
        except StoreError as fault:
            refusals.append(str(fault))
    assert len(refusals) > 5
    # a byte of what names the migrations makes the index another program's, which may be updated instead
    assert all(said.partition("Mend: ")[2].endswith("onrecord index --rebuild") for said in refusals)


def test_a_flipped_letter_is_refused_wherever_it_could_be_shown(index: Path) -> None:
    database = making.current(index) / "onrecord.db"
    whole, before = database.read_bytes(), all_shown(index)
    refused, place = 0, whole.find(b"Anna Berg")
    while place >= 0:
        database.write_bytes(whole)
        flip(database, place)
        try:
            assert all_shown(index) == before
        except StoreError as fault:
            refused += 1
            assert "Mend: onrecord index --rebuild" in str(fault)  # noqa: PT017 - not every place is refused
        place = whole.find(b"Anna Berg", place + 1)
    assert refused >= 20  # once for each article, at least


def test_a_damaged_index_is_mended_by_the_command_named(index: Path, documents: Path) -> None:
    before = making.contents(index)
    (making.current(index) / "onrecord.db").write_bytes(b"nonsense" * 999)
    mend = r"onrecord restore FILE.* holds earlier versions, too\..* Mend: onrecord index --rebuild"
    with pytest.raises(StoreError, match=mend):
        making.run(index, documents)
    report = making.run(index, documents, rebuild=True)
    assert "merges and splits of speakers that stood in no people.yml are lost" in str(report.problems[0])
    assert not any("--rebuild" in str(one) for one in report.problems)
    assert making.contents(index) == before


@pytest.mark.parametrize("content", ["", "nowhere", "../..", "é"])
def test_a_damaged_pointer_is_named_and_mended(index: Path, documents: Path, content: str) -> None:
    (index / "current").write_text(content)
    with pytest.raises(StoreError, match="Mend: onrecord index --rebuild"):
        all_shown(index)
    making.run(index, documents, rebuild=True)
    assert len(all_shown(index)) > 20


def test_a_lost_database_is_named_and_mended(index: Path, documents: Path) -> None:
    (making.current(index) / "onrecord.db").unlink()
    for use in (lambda: all_shown(index), lambda: making.run(index, documents)):
        with pytest.raises(
            StoreError, match=r"lost its database\. .*onrecord restore FILE.* Mend: onrecord index --rebuild"
        ):
            use()
    making.run(index, documents, rebuild=True)
    assert len(all_shown(index)) > 20


@pytest.mark.parametrize("cache", ["passage.faiss", "sentence.faiss", "words.cache"])
@pytest.mark.parametrize("fault", ["missing", "truncated", "foreign", "flipped", "rotten"])
def test_damaged_caches_are_read_from_the_database_and_mended_by_the_next_run(
    index: Path, documents: Path, cache: str, fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = making.current(index) / cache
    whole, expected = path.read_bytes(), nearest(index)
    if fault == "missing":
        path.unlink()
    elif fault == "truncated":
        path.write_bytes(whole[:-99])
    elif fault == "foreign":
        other = index.parent / "other"
        making.run(other, documents)
        shutil.copy(making.current(other) / cache, path)
    else:
        changed = path.stat().st_mtime_ns
        flip(path, len(whole) - 50)
        if fault == "rotten":  # by itself, without anybody writing to it
            os.utime(path, ns=(changed, changed))
    assert nearest(index) == expected
    assert ("Mend: onrecord index" in caplog.text) == (fault in ("truncated", "flipped", "rotten"))
    assert making.run(index, documents).made == 0
    assert path.read_bytes() == whole
    caplog.clear()
    assert nearest(index) == expected
    assert caplog.text == ""


def nearest(index: Path) -> list[object]:
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        asked = making.WordsEncoder().question("harvest of the dam")
        found: list[object] = [held.search(asked, 9) for held in (snapshot.passages, snapshot.sentences)]
        words = [stems("harvest"), stems("dam")]
        found += [bm25.best(snapshot.words, table, words, 9).tolist() for table in making.TABLES]
    reader.close()
    return found


def test_a_second_writer_is_told_who_writes_and_a_dead_one_holds_nothing(
    index: Path, documents: Path
) -> None:
    command = [sys.executable, "-c", WRITER, str(index)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        with pytest.raises(StoreError, match=f"Process {writer.pid} is indexing .* now"):
            making.run(index, documents)
        assert len(all_shown(index)) > 20
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    assert making.run(index, documents).unchanged == 20


def test_the_lock_names_its_holder(index: Path) -> None:
    with only_writer(index):
        assert (index / "lock").read_text() == str(os.getpid())


def test_an_older_index_is_upgraded_by_the_next_run_and_refused_until_then(
    index: Path, documents: Path
) -> None:
    from tests.index.intake.kill import as_of_first_schema

    before = making.contents(index)
    as_of_first_schema(index)
    with pytest.raises(StoreError, match=r"older On Record\. Mend: onrecord index$"):
        all_shown(index)
    making.run(index, documents)
    assert making.contents(index) == before


def test_rules_of_an_older_program_are_written_down_and_outlive_a_rebuild(
    index: Path, documents: Path
) -> None:
    opened = store.open_to_write(making.current(index))
    with opened.change():
        opened.insert("rule", kind="merge", name="Anna Berg", other="Anne Berg")
    opened.close()
    making.run(index, documents)
    assert read_people((documents / "people.yml").read_text("utf-8")) == (Who("Anne Berg", ("Anna Berg",)),)
    before = making.contents(index)
    assert before["identity"] == [("Anna Berg", "Anne Berg")]
    assert "lost" not in str(making.run(index, documents, rebuild=True).problems)
    assert making.contents(index) == before
    assert json.loads(str(before["speaker"][0][1])) == ["Anna Berg", "Berg"]
