"""Any other model than the packaged one, through sentence-transformers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from index.embedding.encoder import Embedded, pooled, text_of, unit
from index.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.embedding.encoder import Piece, Vector

BATCH = 16
"""Passages a forward pass; more fell out of the processor's caches and were no faster."""


class SentenceEncoder:
    """A sentence-transformers model on this machine's processor.

    :param model: a name or folder.
    :param indexing: many passages are coming: use every core. Else one, which stays quick under load.
    :raises ModelError: when the model cannot be loaded.
    """

    threads = 1  # its tokenizer is not to be used by two at once, and torch spreads each batch by itself

    def __init__(self, model: str, *, indexing: bool = False) -> None:
        self.name = model
        if not indexing:
            torch.set_num_threads(1)
        try:
            self._model: Any = SentenceTransformer(model, device="cpu")
        except (OSError, ValueError) as fault:
            raise ModelError(
                f"The embedding model {model!r} cannot be loaded ({fault}). Set ONRECORD_MODEL to a "
                "sentence-transformers name or folder, or leave it empty for the packaged model."
            ) from fault
        self._model.eval()
        self.dimensions = cast("int", self._model.get_embedding_dimension())

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
        features = self._model.tokenizer(
            [text_of(piece) for piece in pieces],
            padding=True,
            truncation=True,
            max_length=self._model.max_seq_length,
            return_offsets_mapping=True,
            return_tensors="pt",
        )
        offsets = features.pop("offset_mapping").numpy()
        with torch.inference_mode():
            output = self._model(features)
        tokens = output["token_embeddings"].float().numpy()
        whole = unit(output["sentence_embedding"].float().numpy())
        return [
            Embedded(whole[i], pooled(tokens[i], offsets[i], piece, whole[i]))
            for i, piece in enumerate(pieces)
        ]


def by_length(pieces: Sequence[Piece], size: int = BATCH) -> Iterable[list[int]]:
    """Yield batches of positions in ``pieces``, alike in length so that little of a batch is padding."""
    order = sorted(range(len(pieces)), key=lambda i: len(pieces[i].title) + len(pieces[i].text))
    for first in range(0, len(order), size):
        yield order[first : first + size]
