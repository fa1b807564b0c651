"""`index.embedding.bert` on NumPy: for a question, which is answered before torch would be imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from safetensors.numpy import load
from threadpoolctl import threadpool_limits

from index.embedding.bert import EPSILON, HEADS, Network, network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedding.encoder import Vector

# for one question, a second thread costs more than it gives: under load, ten times the time
threadpool_limits(1)


class OnNumpy:
    """NumPy's arithmetic."""

    def rows(self, table: Vector, numbers: Sequence[int]) -> Vector:
        """Return some rows of a table."""
        found: Vector = table[np.array(numbers)]
        return found

    def joined(self, parts: Sequence[Vector]) -> Vector:
        """Put arrays one below the other."""
        return np.concatenate(parts)

    def linear(self, values: Vector, scaling: tuple[Vector, Vector]) -> Vector:
        """Multiply by the transposed weight and add the bias."""
        weight, bias = scaling
        made: Vector = values @ weight.T + bias
        return made

    def norm(self, values: Vector, scaling: tuple[Vector, Vector]) -> Vector:
        """Bring each row to mean 0 and variance 1, then scale it."""
        weight, bias = scaling
        centred = values - values.mean(-1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(-1, keepdims=True) + np.float32(EPSILON))
        made: Vector = centred / spread * weight + bias
        return made

    def gelu(self, values: Vector) -> Vector:
        """Apply x * Phi(x), by a formula for Phi (Abramowitz and Stegun, 7.1.26) that is right to 2e-7."""
        size = np.abs(values) * np.float32(0.5**0.5)
        t = 1 / (1 + np.float32(0.3275911) * size)
        tail = np.full_like(t, 1.061405429)
        for factor in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
            tail = tail * t + np.float32(factor)
        tail = np.float32(0.5) * tail * t * np.exp(-size * size)
        made: Vector = values * np.where(values > 0, 1 - tail, tail)
        return made

    def attention(self, text: Vector) -> Vector:
        """Let the tokens of a text look at one another."""
        length, size = text.shape[0], text.shape[1] // 3
        queries, keys, values = text.reshape(length, 3, HEADS, size // HEADS).transpose(1, 2, 0, 3)
        near = queries @ keys.transpose(0, 2, 1) / np.float32((size / HEADS) ** 0.5)
        weights = np.exp(near - near.max(-1, keepdims=True))
        seen = weights / weights.sum(-1, keepdims=True) @ values
        made: Vector = seen.transpose(1, 0, 2).reshape(length, size)
        return made


def read(weights: bytes) -> Network:
    """Return the network of a safetensors file's bytes.

    The weights are turned in memory, so that a few rows are multiplied without that being done each time.
    """
    turned = {
        name: values if name.startswith("embeddings.") else np.asfortranarray(values)
        for name, values in load(weights).items()
    }
    return network(OnNumpy(), turned)


def outputs(of: Network, texts: Sequence[Sequence[int]]) -> Vector:
    """Return the network's outputs."""
    found: Vector = of.outputs(texts)
    return found
