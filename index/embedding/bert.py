"""The network of a small BERT, such as the packaged model, on NumPy or torch alone.

What sentence-transformers would do with the same weights, for less: it takes seconds to import, and pads the
texts of a batch to one length. Here they follow one another unpadded, and attention sees one text at a time,
so that a text's outputs never depend on those beside it. A test holds them to the same vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Array = Any
"""An array of NumPy or a tensor of torch."""

Scaling = tuple[Array, Array]
"""The weight and the bias of a layer."""

HEADS = 12
EPSILON = 1e-12

STEP = 64
"""More tokens than this are filled up to a multiple: torch keeps a kernel for each size of matrix."""


class Arithmetic(Protocol):
    """What the network needs of the library that computes it: `on_numpy`, `on_torch`."""

    def rows(self, table: Array, numbers: Sequence[int]) -> Array:
        """Return some rows of a table."""

    def joined(self, parts: Sequence[Array]) -> Array:
        """Put arrays one below the other."""

    def linear(self, values: Array, scaling: Scaling) -> Array:
        """Multiply by the transposed weight and add the bias."""

    def norm(self, values: Array, scaling: Scaling) -> Array:
        """Bring each row to mean 0 and variance 1, then scale it."""

    def gelu(self, values: Array) -> Array:
        """Apply x * Phi(x), the exact one."""

    def attention(self, text: Array) -> Array:
        """Let the tokens of a text look at one another.

        :param text: their queries, keys and values side by side, shape (n, 3 * d).
        :returns: shape (n, d).
        """


@dataclass(frozen=True, slots=True)
class Layer:
    """One block: attention (queries, keys and values in one matrix), then the wide middle."""

    attend: Scaling
    attended: Scaling
    attended_norm: Scaling
    widen: Scaling
    narrow: Scaling
    norm: Scaling


@dataclass(frozen=True, slots=True)
class Network:
    """The embeddings of words and positions, and the layers above them, computed ``on`` a library."""

    on: Arithmetic
    words: Array
    positions: Array
    norm: Scaling
    layers: tuple[Layer, ...]

    @property
    def dimensions(self) -> int:
        """The length of an output."""
        return int(self.words.shape[1])

    def outputs(self, texts: Sequence[Sequence[int]]) -> Array:
        """Return an output for each token of all texts, one after another, shape (sum of lengths, d).

        :param texts: the ids of each text's tokens.
        """
        on, lengths = self.on, [len(text) for text in texts]
        total = sum(lengths)
        if filling := -total % STEP if total > STEP else 0:
            texts, lengths = [*texts, [0] * filling], [*lengths, filling]
        words = on.rows(self.words, [id_ for text in texts for id_ in text])
        places = on.rows(self.positions, [place for length in lengths for place in range(length)])
        hidden = on.norm(words + places, self.norm)
        for layer in self.layers:
            hidden = _through(on, layer, hidden, lengths)
        return hidden[:total]


def _through(on: Arithmetic, layer: Layer, hidden: Array, lengths: Sequence[int]) -> Array:
    together, seen, start = on.linear(hidden, layer.attend), [], 0
    for length in lengths:
        seen.append(on.attention(together[start : start + length]))
        start += length
    hidden = on.norm(hidden + on.linear(on.joined(seen), layer.attended), layer.attended_norm)
    wide = on.gelu(on.linear(hidden, layer.widen))
    return on.norm(hidden + on.linear(wide, layer.narrow), layer.norm)


def network(on: Arithmetic, weights: Mapping[str, Array]) -> Network:
    """Put together the network of some weights, which have the names that BERT's have."""
    count = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    types = weights["embeddings.token_type_embeddings.weight"]
    return Network(
        on=on,
        words=weights["embeddings.word_embeddings.weight"],
        positions=weights["embeddings.position_embeddings.weight"] + types[0],
        norm=_scaling(weights, "embeddings.LayerNorm"),
        layers=tuple(_layer(on, weights, f"encoder.layer.{number}") for number in range(count)),
    )


def _layer(on: Arithmetic, weights: Mapping[str, Array], name: str) -> Layer:
    parts = [_scaling(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
    return Layer(
        attend=(on.joined([weight for weight, _ in parts]), on.joined([bias for _, bias in parts])),
        attended=_scaling(weights, f"{name}.attention.output.dense"),
        attended_norm=_scaling(weights, f"{name}.attention.output.LayerNorm"),
        widen=_scaling(weights, f"{name}.intermediate.dense"),
        narrow=_scaling(weights, f"{name}.output.dense"),
        norm=_scaling(weights, f"{name}.output.LayerNorm"),
    )


def _scaling(weights: Mapping[str, Array], name: str) -> Scaling:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]
