"""FAISS is checked against NumPy, value for value."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.embedding.encoder import unit
from index.store.finding.cache_file import Stamp
from index.store.finding.vectors import Vectors, load

if TYPE_CHECKING:
    from pathlib import Path

STAMP = Stamp(index="a", table="passage", model="m", dimensions=16)


def random_vectors(count: int, seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    made = np.random.default_rng(seed).normal(size=(count, 16)).astype(np.float32)
    return unit(made).astype(np.float16).astype(np.float32)  # as they are stored


def filled(rows: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> Vectors:
    held = Vectors(STAMP)
    held.refresh(np.arange(len(rows)), lambda ids: rows[ids])
    return held


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 200), st.integers(1, 30), st.sets(st.integers(0, 199)), st.integers(0, 9))
def test_neighbours_are_those_that_numpy_finds(count: int, k: int, chosen: set[int], seed: int) -> None:
    rows, question = random_vectors(count, seed), random_vectors(1, seed + 100)[0]
    among = np.array(sorted(chosen & set(range(count))), np.int64)
    for ids in (None, among):
        allowed = np.arange(count) if ids is None else ids
        cosines = rows[allowed] @ question
        found = filled(rows).search(question, k, ids)
        assert len(found) == min(k, len(allowed))
        assert {near.id for near in found} <= set(allowed.tolist())
        expected = np.sort(cosines)[::-1][: len(found)]
        np.testing.assert_allclose([near.similarity for near in found], expected, atol=2e-3)
        for near in found:
            assert near.similarity == pytest.approx(rows[near.id] @ question, abs=2e-3)


def test_refreshing_holds_the_rows_asked_for_and_no_others() -> None:
    rows = random_vectors(50)
    held = filled(rows[:40])
    assert held.refresh(np.arange(10, 50), lambda ids: rows[ids]) == 20
    assert sorted(held.ids) == list(range(10, 50))
    assert held.search(rows[45], 1)[0].id == 45
    assert held.refresh(np.arange(10, 50), lambda ids: rows[ids]) == 0


def test_a_saved_cache_comes_back(tmp_path: Path) -> None:
    rows = random_vectors(30)
    filled(rows).save(tmp_path / "x.faiss")
    held = load(tmp_path / "x.faiss", STAMP)
    assert held.search(rows[7], 3) == filled(rows).search(rows[7], 3)


@pytest.mark.parametrize("fault", ["missing", "truncated", "foreign", "flipped", "nonsense", "empty"])
def test_a_cache_that_is_not_whole_or_not_ours_counts_as_empty(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "x.faiss"
    filled(random_vectors(30)).save(path)
    raw = path.read_bytes()
    flipped = raw[:-5] + bytes([raw[-5] ^ 1]) + raw[-4:]
    broken = {"truncated": raw[:-9], "flipped": flipped, "nonsense": b"onrecord" * 9, "empty": b""}
    if fault == "missing":
        path.unlink()
    elif fault != "foreign":
        path.write_bytes(broken[fault])
    stamp = Stamp("another", "passage", "m", 16) if fault == "foreign" else STAMP
    assert len(load(path, stamp).ids) == 0


def test_a_cache_that_is_laid_out_in_another_way_counts_as_empty(tmp_path: Path) -> None:
    filled(random_vectors(30)).save(tmp_path / "x.faiss")
    assert len(load(tmp_path / "x.faiss", replace(STAMP, layout=STAMP.layout + 1)).ids) == 0


def test_similarities_are_those_of_what_is_stored_whether_it_was_mapped_or_came_since(tmp_path: Path) -> None:
    rows = random_vectors(60)
    rows[3, 0], rows[50, 1] = 0, 2.0**-24  # a zero, and the smallest number that half precision has
    filled(rows[:40]).save(tmp_path / "x.faiss")
    held = load(tmp_path / "x.faiss", STAMP)
    held.refresh(np.arange(5, 60), lambda ids: rows[ids])
    asked = np.array([59, 7, 41, 50, 39])
    np.testing.assert_allclose(held.similarities(rows[9], asked), rows[asked] @ rows[9], rtol=1e-5, atol=1e-7)
    held.save(tmp_path / "y.faiss")
    again = load(tmp_path / "y.faiss", STAMP)
    assert again.ids.tolist() == list(range(5, 60))
    np.testing.assert_array_equal(again.similarities(rows[9], asked), held.similarities(rows[9], asked))


def test_of_many_each_is_compared_whether_kept_or_come_since(tmp_path: Path) -> None:
    rows, question = random_vectors(700), random_vectors(1, 9)[0]
    filled(rows[:500]).save(tmp_path / "kept")
    held = load(tmp_path / "kept", STAMP)
    held.refresh(np.arange(700), lambda ids: rows[ids])
    wanted = np.random.default_rng(1).permutation(700)[:600]
    np.testing.assert_allclose(held.similarities(question, wanted), rows[wanted] @ question, atol=1e-6)


def test_many_that_come_are_never_held_twice() -> None:
    stamp, many = replace(STAMP, dimensions=256), np.arange(20_000)
    rows = np.random.default_rng(0).normal(size=(len(many), stamp.dimensions)).astype(np.float16)
    held = Vectors(stamp)
    tracemalloc.start()
    held.refresh(many, lambda ids: rows[ids].astype(np.float32))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 2 * rows.nbytes
    assert [near.id for near in held.search(unit(rows[7].astype(np.float32)), 1)] == [7]
