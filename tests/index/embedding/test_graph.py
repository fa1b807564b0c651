"""The packaged model's graph, made to multiply in int8, gives what it gave as it was published."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import onnx
import pytest
from onnxruntime import InferenceSession, SessionOptions

from index.embedding.graph import HIGHEST, LARGEST, ROWS, SUMMED, in_int8, is_exact, trial
from index.embedding.packaged import APART, packaged_graph

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def published() -> bytes:
    return packaged_graph().read_bytes()


def outputs(session: InferenceSession, ids: list[int]) -> np.ndarray:
    row = np.array([ids])
    fed = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
    return np.asarray(session.run(None, fed)[0][0])


def test_what_comes_out_is_what_came_out_before(published: bytes) -> None:
    before, now = (InferenceSession(model) for model in (published, in_int8(published)))
    for size in (1, 2, 12, 60):
        ids = np.random.default_rng(size).integers(1000, 30000, size).tolist()
        one, other = (outputs(session, ids) for session in (before, now))
        assert 1 - (one * other).sum() / np.linalg.norm(one) / np.linalg.norm(other) < 1e-6
        assert np.abs(one - other).max() < 0.005 * np.abs(one).max()


def test_every_matrix_is_multiplied_as_it_is_stored_and_no_more_is_made_floats(published: bytes) -> None:
    nodes = onnx.load_model_from_string(in_int8(published)).graph.node
    kinds = Counter(node.op_type for node in nodes)
    assert kinds["MatMulIntegerToFloat"] == 2 * 6 * 6  # six matrices a layer, each twice
    assert kinds["DynamicQuantizeLinear"] == 2 * 6 * 4  # what comes in, and is left
    wide = [node for node in nodes if node.op_type in {"Cast", "MatMul"}]
    assert not any(name.endswith("_q") for node in wide for name in node.input)


def test_both_multiplications_of_a_matrix_share_it_once_loaded(published: bytes, tmp_path: Path) -> None:
    options = SessionOptions()
    options.optimized_model_filepath = str(tmp_path / "loaded.onnx")
    InferenceSession(in_int8(published), options, disabled_optimizers=APART)
    kinds = Counter(node.op_type for node in onnx.load(tmp_path / "loaded.onnx").graph.node)
    assert kinds["MatMulIntegerToFloat"] == 2 * 6 * 6
    assert not kinds["DynamicQuantizeMatMul"]


def test_sums_that_are_cut_off_are_noticed() -> None:
    session = InferenceSession(trial())
    here = session.run(None, {"rows": np.full((ROWS, SUMMED), HIGHEST, np.uint8)})[0]
    assert is_exact(lambda rows: session.run(None, {"rows": rows})[0]) == bool(
        (here == HIGHEST * LARGEST * SUMMED).all()
    )

    def in_pairs(rows: np.ndarray) -> np.ndarray:  # as AVX2 adds them up: two at a time, in 16 bits
        pairs = (rows.astype(np.int64) * LARGEST).reshape(len(rows), -1, 2).sum(2)
        return np.repeat(pairs.clip(-(2**15), 2**15 - 1).sum(1)[:, None], SUMMED, axis=1)

    assert not is_exact(in_pairs)
    assert is_exact(lambda rows: rows.astype(np.int64) @ np.full((SUMMED, SUMMED), LARGEST))
