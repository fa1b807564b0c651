"""Any model of sentence-transformers: passages with their sentences, from one forward pass."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from transformers.utils.logging import disable_progress_bar

from index.embedding.encoder import Embedded, pooled, text_of, threads, unit
from index.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embedding.encoder import Piece, Vector

TOKENS = 2048
"""Tokens of a forward pass; more fell out of the processor's caches and were no faster."""

STEP = 16
"""Passages are padded to a multiple of so many tokens: for each shape that it meets, oneDNN keeps code and
buffers of megabytes, and an allocator that always meets the same sizes leaves no holes."""

# a thread for each batch: two on one matrix wait for each other, most of all under load
torch.set_num_threads(1)


class SentenceEncoder:
    """A sentence-transformers model on this machine's processor, in the fastest precision that it runs well.

    :param model: a name or folder.
    :raises ModelError: when the model cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        self.name = model
        disable_progress_bar()  # type: ignore[no-untyped-call]
        kind = torch.bfloat16 if runs_bfloat16() else torch.float32
        try:
            self._model: Any = SentenceTransformer(model, device="cpu", model_kwargs={"dtype": kind})
        except (OSError, ValueError) as fault:
            raise ModelError(
                f"The embedding model {model!r} cannot be loaded ({fault}). Set ONRECORD_MODEL to a "
                "sentence-transformers name or folder, or leave it empty for the packaged model."
            ) from fault
        self._model.eval()
        self._one_at_a_time = Lock()  # a tokenizer is not to be used by two
        self.dimensions = cast("int", self._model.get_embedding_dimension())
        self.threads = threads()

    def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:  # noqa: ARG002 - one way
        """Embed passages with their sentences, in the order given."""
        if not pieces:
            return []
        read = self._read(pieces)
        longest = self._model.max_seq_length or max(map(len, read["input_ids"]))
        found: dict[int, Embedded] = {}
        for width, batch in batches([len(ids) for ids in read["input_ids"]]):
            given = [pieces[i] for i in batch]
            fed = {name: [values[i] for i in batch] for name, values in read.items()}
            found.update(zip(batch, self._forward(given, fed, min(width, longest)), strict=True))
        return [found[i] for i in range(len(pieces))]

    def question(self, text: str) -> Vector:
        """Embed a question: a unit vector, shape (d,)."""
        vector = self._model.encode(text, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vector, np.float32)

    def _read(self, pieces: Sequence[Piece]) -> dict[str, Any]:
        """Return the tokens of each passage and where they stand, by the tokenizer's names for them."""
        with self._one_at_a_time:
            return dict(
                self._model.tokenizer(
                    [text_of(piece) for piece in pieces],
                    truncation=True,
                    max_length=self._model.max_seq_length,
                    return_offsets_mapping=True,
                )
            )

    def _forward(self, pieces: Sequence[Piece], read: dict[str, Any], width: int) -> list[Embedded]:
        offsets = read.pop("offset_mapping")
        with self._one_at_a_time:
            features = self._model.tokenizer.pad(
                read, padding="max_length", max_length=width, return_tensors="pt"
            )
        real = features["attention_mask"].bool().numpy()  # padding may stand on either side
        with torch.inference_mode():
            output = self._model(features)
        tokens = output["token_embeddings"].float().numpy()
        whole = unit(output["sentence_embedding"].float().numpy())
        return [
            Embedded(whole[i], pooled(tokens[i][real[i]], np.array(offsets[i], np.int64), piece, whole[i]))
            for i, piece in enumerate(pieces)
        ]


def runs_bfloat16() -> bool:
    """Say whether bfloat16 is multiplied in hardware: emulated, it is slower than float32."""
    can = torch.cpu.get_capabilities()
    return bool(can.get("avx512_bf16") or can.get("amx_bf16"))


def batches(lengths: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield, for texts of so many tokens, the width and the numbers of each batch, little of it padding."""
    width, held = 0, list[int]()
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        wider = -(-lengths[number] // STEP) * STEP
        if held and wider * (len(held) + 1) > TOKENS:
            yield width, held
            held = []
        width = wider
        held.append(number)
    if held:
        yield width, held
