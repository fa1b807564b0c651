"""Many vectors are compared in groups: nearly all the nearest are found, whatever the filter, in less work.

The bounds are lowered, so that some thousands are many. FAISS counts the vectors that it compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import faiss
import numpy as np
import pytest

from index.embedding.encoder import unit
from index.store.finding import vectors
from index.store.finding.cache_file import Stamp
from index.store.finding.vectors import Vectors, load

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Vector

STAMP = Stamp(index="a", table="sentence", model="m", dimensions=32)
MANY, QUESTIONS, K = 6000, 40, 20


@pytest.fixture(autouse=True)
def _low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"EXACT": 1000, "GROUP": 20, "PROBED": 40}.items():
        monkeypatch.setattr(vectors, name, value)


def drawn(many: int, seed: int) -> Vector:
    """Return vectors as texts have them: about something, more or less."""
    lot = np.random.default_rng(seed)
    topics = np.random.default_rng(0).normal(size=(200, 32))
    made = topics[lot.integers(0, 200, many)] + 0.6 * lot.normal(size=(many, 32))
    return unit(made.astype(np.float32)).astype(np.float16).astype(np.float32)


ROWS, ASKED = drawn(MANY, 1), drawn(QUESTIONS, 2)


def held(many: int = MANY) -> Vectors:
    made = Vectors(STAMP)
    made.refresh(np.arange(many), lambda ids: ROWS[ids])
    made.settle()
    return made


def recall(found: Vectors, allowed: np.ndarray[tuple[int], np.dtype[np.int64]], *, narrowed: bool) -> float:
    """Return which share of the nearest is found, the similarities of all that are found being right."""
    right = 0
    for question in ASKED:
        cosines = ROWS[allowed] @ question
        best = set(allowed[np.argsort(-cosines)[:K]].tolist())
        near = found.search(question, K, allowed if narrowed else None)
        assert len(near) == min(K, len(allowed))
        for one in near:
            assert one.similarity == pytest.approx(float(ROWS[one.id] @ question), abs=2e-3)
        right += len(best & {one.id for one in near})
    return right / (QUESTIONS * min(K, len(allowed)))


@pytest.mark.parametrize("share", [1.0, 0.5, 0.05, 0.005])
def test_nearly_all_that_is_nearest_is_found_whatever_the_filter(share: float) -> None:
    allowed = np.sort(np.random.default_rng(5).choice(MANY, int(MANY * share), replace=False)).astype(
        np.int64
    )
    assert recall(held(), allowed, narrowed=share < 1) >= 0.98


def test_the_work_does_not_grow_as_the_vectors_do() -> None:
    counted: Any = faiss.cvar
    counts = counted.indexIVF_stats
    compared = []
    for many in (MANY // 2, MANY):
        index = held(many)
        counts.reset()
        for question in ASKED:
            index.search(question, K)
        compared.append(counts.ndis / QUESTIONS)
    assert compared[1] < 1.3 * compared[0]
    assert compared[1] < MANY / 4


def test_what_came_and_went_is_followed_and_comes_back_from_the_file(tmp_path: Path) -> None:
    index = held(4000)
    there = np.arange(500, MANY)
    index.refresh(there, lambda ids: ROWS[ids])
    index.save(tmp_path / "x.faiss")
    for one in (index, load(tmp_path / "x.faiss", STAMP)):
        assert sorted(one.ids.tolist()) == there.tolist()
        assert recall(one, there, narrowed=False) >= 0.98
        np.testing.assert_allclose(
            one.similarities(ASKED[0], there[:70]), ROWS[500:570] @ ASKED[0], atol=2e-3
        )


def test_few_are_all_compared_and_groups_are_made_anew_where_they_are_many_more() -> None:
    index = held(900)
    assert not index.settle()
    assert recall(index, np.arange(900), narrowed=False) == 1
    index.refresh(np.arange(1500), lambda ids: ROWS[ids])
    assert index.settle()
    index.refresh(np.arange(2500), lambda ids: ROWS[ids])
    assert not index.settle()
    index.refresh(np.arange(3500), lambda ids: ROWS[ids])
    assert index.settle()
    assert sorted(index.ids.tolist()) == list(range(3500))
