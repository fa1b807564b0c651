"""`index.embedding.bert` on torch: for many passages, in the precision that the processor runs fastest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from safetensors.torch import load
from torch import Tensor
from torch.nn import functional

from index.embedding.bert import EPSILON, HEADS, Network, network

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedding.encoder import Vector

# a thread for each batch: two on one matrix wait for each other, most of all under load
torch.set_num_threads(1)


class OnTorch:
    """Torch's arithmetic."""

    def rows(self, table: Tensor, numbers: Sequence[int]) -> Tensor:
        """Return some rows of a table."""
        return table[torch.tensor(numbers)]

    def joined(self, parts: Sequence[Tensor]) -> Tensor:
        """Put arrays one below the other."""
        return torch.cat(list(parts))

    def linear(self, values: Tensor, scaling: tuple[Tensor, Tensor]) -> Tensor:
        """Multiply by the transposed weight and add the bias."""
        return functional.linear(values, *scaling)

    def norm(self, values: Tensor, scaling: tuple[Tensor, Tensor]) -> Tensor:
        """Bring each row to mean 0 and variance 1, then scale it."""
        return functional.layer_norm(values, values.shape[-1:], *scaling, eps=EPSILON)

    def gelu(self, values: Tensor) -> Tensor:
        """Apply x * Phi(x), the exact one."""
        return functional.gelu(values)

    def attention(self, text: Tensor) -> Tensor:
        """Let the tokens of a text look at one another."""
        length, size = text.shape[0], text.shape[1] // 3
        queries, keys, values = text.view(length, 3, HEADS, size // HEADS).permute(1, 2, 0, 3).unsqueeze(1)
        seen = functional.scaled_dot_product_attention(queries, keys, values)
        return seen[0].transpose(0, 1).reshape(length, size)


def read(weights: bytes, *, fast: bool = True) -> Network:
    """Return the network of a safetensors file's bytes.

    :param fast: compute in bfloat16 where the processor multiplies that; else in float32.
    """
    kind = torch.bfloat16 if fast and runs_bfloat16() else torch.float32
    return network(OnTorch(), {name: tensor.to(kind) for name, tensor in load(weights).items()})


def outputs(of: Network, texts: Sequence[Sequence[int]]) -> Vector:
    """Return the network's outputs as a NumPy array."""
    with torch.inference_mode():
        found: Tensor = of.outputs(texts)
        made: Vector = found.float().numpy()
    return made


def runs_bfloat16() -> bool:
    """Say whether bfloat16 is multiplied in hardware: emulated, it is slower than float32."""
    can = torch.cpu.get_capabilities()
    return bool(can.get("avx512_bf16") or can.get("amx_bf16"))
