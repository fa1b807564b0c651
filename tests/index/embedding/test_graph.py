"""The packaged model's graph, made to multiply in int8, gives what it gave as it was published."""

from __future__ import annotations

import numpy as np
import pytest
from onnxruntime import InferenceSession

from index.embedding.graph import HIGHEST, LARGEST, SUMMED, in_int8, is_exact, trial
from index.embedding.messages import fields, message
from index.embedding.packaged import packaged_graph

NUMBERS = [0, 1, 127, 128, 300, 2**21, 2**35 + 5]


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
    made = in_int8(published)
    assert made.count(b"MatMulIntegerToFloat") == 2 * 6 * 6  # six matrices a layer, each twice
    (graph,) = (one.content for one in fields(memoryview(made)) if one.number == 7)
    nodes = [bytes(one.content) for one in fields(graph) if one.number == 1]
    assert not any(b"_q" in node and (b"Cast" in node or b"MatMul\x22" in node) for node in nodes)
    assert sum(b"DynamicQuantizeLinear" in node for node in nodes) == 2 * 6 * 4  # what comes in, and is left


def test_sums_that_are_cut_off_are_noticed() -> None:
    session = InferenceSession(trial())
    here = session.run(None, {"rows": np.full((3, SUMMED), HIGHEST, np.uint8)})[0]
    assert is_exact(lambda rows: session.run(None, {"rows": rows})[0]) == bool(
        (here == HIGHEST * LARGEST * SUMMED).all()
    )

    def in_pairs(rows: np.ndarray) -> np.ndarray:  # as AVX2 adds them up: two at a time, in 16 bits
        pairs = (rows.astype(np.int64) * LARGEST).reshape(len(rows), -1, 2).sum(2)
        return np.repeat(pairs.clip(-(2**15), 2**15 - 1).sum(1)[:, None], SUMMED, axis=1)

    assert not is_exact(in_pairs)
    assert is_exact(lambda rows: rows.astype(np.int64) @ np.full((SUMMED, SUMMED), LARGEST))


def test_messages_are_read_as_they_were_written() -> None:
    inner = message((1, "name"), (16, b"\xff" * 200))
    written = message((3, inner), *((2, number) for number in NUMBERS)) + b"\x25\x00\x00\x80\x3f"  # a float
    found = list(fields(memoryview(written)))
    assert [one.number for one in found] == [3, *[2] * len(NUMBERS), 4]
    assert b"".join(one.whole for one in found) == written
    assert [bytes(one.content) for one in fields(found[0].content)] == [b"name", b"\xff" * 200]
    assert bytes(found[-1].content) == b"\x00\x00\x80\x3f"
