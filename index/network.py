"""The network of a small BERT, such as the packaged model, on torch alone.

What sentence-transformers would do with the same weights, for less: it takes seconds to import, and pads the
texts of a batch to one length. Here they follow one another unpadded, and attention sees one text at a time,
so that a text's outputs never depend on those beside it. A test holds the two to the same vectors.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

HEADS = 12
EPSILON = 1e-12

STEP = 64
"""More tokens than this are filled up to a multiple: torch keeps a kernel for each size of matrix it meets."""

Scaling = tuple[Tensor, Tensor]
"""The weight and the bias of a layer."""


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
    """The embeddings of words and positions, and the layers above them."""

    words: Tensor
    positions: Tensor
    norm: Scaling
    layers: tuple[Layer, ...]

    @property
    def dimensions(self) -> int:
        """The length of an output."""
        return int(self.words.shape[1])

    def outputs(self, texts: Sequence[Sequence[int]]) -> Tensor:
        """Return an output for each token of all texts, one after another, shape (sum of lengths, d).

        :param texts: the ids of each text's tokens.
        """
        lengths = [len(text) for text in texts]
        filling = -sum(lengths) % STEP if sum(lengths) > STEP else 0
        ids = torch.tensor([id_ for text in texts for id_ in text] + [0] * filling)
        places = torch.cat([torch.arange(length) for length in (*lengths, filling)])
        with torch.inference_mode():
            hidden = _norm(self.words[ids] + self.positions[places], self.norm)
            for layer in self.layers:
                seen = _attention(hidden, layer.attend, (*lengths, filling))
                mixed = functional.linear(seen, *layer.attended)
                hidden = _norm(hidden + mixed, layer.attended_norm)
                wide = functional.gelu(functional.linear(hidden, *layer.widen))
                hidden = _norm(hidden + functional.linear(wide, *layer.narrow), layer.norm)
        return hidden[: sum(lengths)]


def load(folder: Path, kind: torch.dtype) -> Network:
    """Return the network whose weights lie in ``folder``, its numbers kept as ``kind``."""
    weights = {name: tensor.to(kind) for name, tensor in load_file(folder / "model.safetensors").items()}
    count = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    types = weights["embeddings.token_type_embeddings.weight"]
    return Network(
        words=weights["embeddings.word_embeddings.weight"],
        positions=weights["embeddings.position_embeddings.weight"] + types[0],
        norm=_scaling(weights, "embeddings.LayerNorm"),
        layers=tuple(_layer(weights, f"encoder.layer.{number}") for number in range(count)),
    )


def _layer(weights: Mapping[str, Tensor], name: str) -> Layer:
    parts = [_scaling(weights, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
    return Layer(
        attend=(torch.cat([weight for weight, _ in parts]), torch.cat([bias for _, bias in parts])),
        attended=_scaling(weights, f"{name}.attention.output.dense"),
        attended_norm=_scaling(weights, f"{name}.attention.output.LayerNorm"),
        widen=_scaling(weights, f"{name}.intermediate.dense"),
        narrow=_scaling(weights, f"{name}.output.dense"),
        norm=_scaling(weights, f"{name}.output.LayerNorm"),
    )


def _scaling(weights: Mapping[str, Tensor], name: str) -> Scaling:
    return weights[f"{name}.weight"], weights[f"{name}.bias"]


def _norm(values: Tensor, scaling: Scaling) -> Tensor:
    return functional.layer_norm(values, values.shape[-1:], *scaling, eps=EPSILON)


def _attention(hidden: Tensor, attend: Scaling, lengths: Sequence[int]) -> Tensor:
    """Let the tokens of each text look at one another."""
    size = hidden.shape[-1]
    together = functional.linear(hidden, *attend).view(-1, 3, HEADS, size // HEADS)
    seen = []
    for text in torch.split(together, list(lengths)):
        queries, keys, values = text.permute(1, 2, 0, 3).unsqueeze(1)
        one = functional.scaled_dot_product_attention(queries, keys, values)
        seen.append(one[0].transpose(0, 1).reshape(-1, size))
    return torch.cat(seen)
