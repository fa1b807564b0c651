"""Caches follow the store by what is noted, and end where a comparison with all that is stored would.

The bounds are lowered, so that some hundreds of sentences are many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

import numpy as np
import pytest

from index.intake.remove import withdraw
from index.store import passages, store
from index.store.caches import finders, following, vector_cache, word_cache
from index.store.finding import cache_file
from index.store.finding.stems import stems
from index.store.reader import Reader
from tests.index.making import run

if TYPE_CHECKING:
    from pathlib import Path

    from index.store.store import Store

FILES = ("passage.faiss", "sentence.faiss", "words.cache")


@pytest.fixture(autouse=True)
def _low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"MANY": 100, "SHARE": 10}.items():
        monkeypatch.setattr(following, name, value)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    for n in range(100):
        (made / f"{n:03}.txt").write_text(f"“The dam holds {n},” said Anna Berg. It held.")
    run(tmp_path / "index", made)
    return made


def states(index: Path) -> list[bytes]:
    return [(index / "1" / name).read_bytes() for name in FILES]


def test_files_that_are_known_to_be_whole_are_not_looked_through(
    documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_through: list[int] = []

    def noted(*some: Any) -> int:
        looked_through.append(len(some[0]))
        return crc32(*some)

    monkeypatch.setattr(cache_file, "crc32", noted)
    index = documents.parent / "index"
    for changed, times in [(False, 0), (True, len(FILES))]:
        for name in FILES if changed else ():
            (index / "1" / name).touch()  # as anybody does who writes to it
        with store.writing(index) as opened:
            finders.save(opened)
        assert len(looked_through) == times
    with store.writing(index) as opened:
        finders.save(opened)
    assert len(looked_through) == len(FILES)


def agrees(opened: Store) -> None:
    """See that each cache, as a reader gets it, holds what the store does, value for value."""
    for table in passages.TABLES:
        held, ids = vector_cache.load(opened, table), passages.ids(opened, table)
        assert sorted(held.ids.tolist()) == ids.tolist()
        stored = passages.vectors(opened, table, ids.tolist())
        np.testing.assert_allclose(held.similarities(stored[0], ids), stored @ stored[0], atol=2e-3)
        assert (held.mark.many, held.mark.generation) == (len(ids), opened.moved)
    words = word_cache.load(opened)
    assert words.ids.tolist() == passages.ids(opened, "sentence").tolist()
    texts = [text for (text,) in opened._db.execute("SELECT text FROM article")]
    assert len(words.find(stems("dam")).sentences) == sum("dam" in text for text in texts)


def test_a_few_changes_leave_the_files_as_they_are_and_readers_make_them_good(
    tmp_path: Path, documents: Path
) -> None:
    index, before = tmp_path / "index", states(tmp_path / "index")
    (documents / "new.txt").write_text("“The dam broke,” said Ole Dahl.")
    (documents / "003.txt").write_text("“No water,” said Anna Berg.")
    run(index, documents)
    assert states(index) == before
    with store.reading(index) as opened:
        agrees(opened)
        found = [vector_cache.kept(opened, table) for table in passages.TABLES]
        assert all(held.mark.generation != opened.moved for held in found)
        assert len(vector_cache.near(opened, "passage").ids) == 101


def test_many_changes_are_written(tmp_path: Path, documents: Path) -> None:
    index = tmp_path / "index"
    for n in range(25):
        (documents / f"new{n}.txt").write_text(f"“The dam broke {n},” said Ole Dahl.")
    run(index, documents)
    with store.reading(index) as opened:
        agrees(opened)
        assert vector_cache.kept(opened, "passage").mark.generation == opened.moved
        assert word_cache.kept(opened).mark.generation == opened.moved


def test_what_was_removed_is_left_in_no_file(tmp_path: Path, documents: Path) -> None:
    index = tmp_path / "index"
    (documents / "last.txt").write_text("“The zyzzyva hums,” said Ole Dahl.")
    run(index, documents)
    withdraw(index, documents, "003.txt")
    (documents / "last.txt").unlink()
    run(index, documents)
    assert all(b"zyzzyva" not in one for one in states(index))
    with store.reading(index) as opened:
        agrees(opened)
        for table in passages.TABLES:
            assert sorted(vector_cache.kept(opened, table).ids) == passages.ids(opened, table).tolist()


def test_a_file_of_before_it_was_noted_what_goes_is_compared_with_all(
    tmp_path: Path, documents: Path
) -> None:
    index = tmp_path / "index"
    before = states(index)
    for n in range(30):
        (documents / f"{n:03}.txt").unlink()
    run(index, documents)
    with store.writing(index) as writer, writer.change():
        writer._db.execute("DELETE FROM gone")
        writer.set_meta("noted", str(writer.generation))
    for name, data in zip(FILES, before, strict=True):
        (index / "1" / name).write_bytes(data)
    with store.reading(index) as opened:
        agrees(opened)


def test_a_reader_follows_one_change_after_another(tmp_path: Path, documents: Path) -> None:
    index, reader = tmp_path / "index", Reader(tmp_path / "index")
    for n in range(6):
        (documents / f"{n:03}.txt").write_text(f"“Stone {n},” said Ole Dahl. It fell.")
        (documents / f"{90 + n}.txt").unlink(missing_ok=True)
        (documents / f"{90 + n:03}.txt").unlink(missing_ok=True)
        (documents / f"more{n}.txt").write_text(f"“The dam, {n},” said Ole Dahl.")
        run(index, documents)
        with reader.snapshot() as snapshot:
            stored = passages.ids(snapshot.store, "sentence").tolist()
            assert sorted(snapshot.sentences.ids.tolist()) == stored
            assert snapshot.words.ids.tolist() == stored
            assert len(snapshot.words.find(stems("stone")).sentences) == n + 1
    reader.close()


def test_a_file_of_an_older_program_counts_as_missing(tmp_path: Path, documents: Path) -> None:
    assert documents.exists()
    path = tmp_path / "index" / "1" / "words.cache"
    stamp = cache_file.Stamp("a", "b", "c", 0)
    cache_file.write(path, stamp, cache_file.Mark(3, 4, 5), [], [b"x"])
    kept = cache_file.read(path, stamp)
    assert kept is not None
    assert kept.mark == cache_file.Mark(3, 4, 5)
    raw = path.read_bytes().replace(b'"mark"', b'"when"')
    body = raw[12:]
    path.write_bytes(raw[:8] + crc32(body).to_bytes(4, "little") + body)
    assert cache_file.read(path, stamp) is None
