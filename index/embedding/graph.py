"""Let a network whose weights are stored in int8 multiply in int8, too: half the time, half the memory.

As it was published, its weights become floats as it is loaded. Here each matrix is multiplied as it is: with
what comes in rounded to int8, and with what that rounding left, rounded again. What comes out has a cosine
with what came out before that is within a millionth of 1. Rows looked up become floats once they are.

A model is a message of Protocol Buffers, onnx.proto. Its graph's nodes alone are read and written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from index.embedding.messages import fields, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

_VERSION, _GRAPH, _OPERATORS = 1, 7, 8
"""Fields of a model."""

_NODE, _CALLED, _TENSOR, _COMES, _GOES = 1, 2, 5, 11, 12
"""Fields of a graph: its nodes, its name, what is stored in it, what comes in and goes out."""

_INPUT, _OUTPUT, _KIND, _ATTRIBUTE, _DOMAIN = 1, 2, 4, 5, 7
"""Fields of a node."""

_SIZE, _TYPE, _NAME, _BYTES = 1, 2, 8, 9
"""Fields of a tensor."""

_UINT8, _INT8, _INT32 = 2, 3, 6
"""Types of what is in a tensor."""

_OURS = "com.microsoft"
"""Whose the operator is that multiplies integers and gives floats."""

ROWS, SUMMED, HIGHEST, LARGEST = 12, 64, 255, 127
"""What the trial multiplies: rows of numbers that are as high as they come, and a matrix of such."""


class _Node(NamedTuple):
    """An operator, by its name, with the names of what goes in and comes out."""

    kind: str
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    attributes: tuple[bytes, ...] = ()
    domain: str = ""

    @classmethod
    def read(cls, written: memoryview) -> _Node:
        held: dict[int, list[bytes]] = {}
        for one in fields(written):
            held.setdefault(one.number, []).append(bytes(one.content))
        inputs, outputs, kind, domain = (
            tuple(one.decode() for one in held.get(field, [])) for field in (_INPUT, _OUTPUT, _KIND, _DOMAIN)
        )
        return cls(kind[0], inputs, outputs, tuple(held.get(_ATTRIBUTE, [])), "".join(domain))

    def written(self) -> bytes:
        names = (
            (_INPUT, self.inputs),
            (_OUTPUT, self.outputs),
            (_KIND, [self.kind]),
            (_DOMAIN, [self.domain]),
        )
        told = [(field, one) for field, every in names for one in every]
        return message(*told, *((_ATTRIBUTE, one) for one in self.attributes))


class _Weights(NamedTuple):
    """A matrix in int8, as the nodes that made floats of it tell: the first casts it, the other scales it."""

    cast: _Node
    scaled: _Node

    @property
    def stored(self) -> str:
        return self.cast.inputs[0]

    @property
    def scales(self) -> str:
        """What its columns, or its rows, are multiplied with."""
        return self.scaled.inputs[1]


def in_int8(model: bytes) -> bytes:
    """Return an ONNX model that multiplies the int8 weights of ``model`` as they are."""
    held = list(fields(memoryview(model)))
    (graph,) = (one.content for one in held if one.number == _GRAPH)
    parts = list(fields(graph))
    nodes = [_Node.read(one.content) for one in parts if one.number == _NODE]
    stored = {_name(one.content) for one in parts if one.number == _TENSOR}
    made = message(*((_NODE, node.written()) for node in _made(nodes, stored)))
    others = [one.whole for one in parts if one.number != _NODE]
    kept = [one.whole for one in held if one.number != _GRAPH]
    operators = _OPERATORS, message((1, _OURS), (2, 1))
    return b"".join([*kept, message(operators, (_GRAPH, b"".join([made, *others])))])


def trial() -> bytes:
    """Return a model that multiplies the highest numbers there are: some processors, that have no instruction
    for it, add up such products in too few bits.
    """
    matrix = message((_SIZE, SUMMED), (_SIZE, SUMMED), (_TYPE, _INT8), (_NAME, "matrix"))
    matrix += message((_BYTES, bytes([LARGEST]) * SUMMED**2))
    node = _Node("MatMulInteger", ("rows", "matrix"), ("sums",))
    graph = message(
        (_NODE, node.written()),
        (_CALLED, "trial"),
        (_TENSOR, matrix),
        (_COMES, _told("rows", _UINT8)),
        (_GOES, _told("sums", _INT32)),
    )
    return message((_VERSION, 8), (_GRAPH, graph), (_OPERATORS, message((1, ""), (2, 17))))


def is_exact(multiplied: Callable[[NDArray[np.uint8]], NDArray[np.int32]]) -> bool:
    """Say whether this processor adds up products of int8 as they are.

    :param multiplied: runs the `trial` with rows.
    """
    sums = multiplied(np.full((ROWS, SUMMED), HIGHEST, np.uint8))
    return bool((sums == HIGHEST * LARGEST * SUMMED).all())


def _told(name: str, kind: int) -> bytes:
    """Return what tells the type of what comes in or goes out, whatever its shape."""
    return message((1, name), (2, message((1, message((1, kind))))))


def _name(tensor: memoryview) -> str:
    return next(bytes(one.content).decode() for one in fields(tensor) if one.number == _NAME)


def _made(nodes: Sequence[_Node], stored: set[str]) -> Iterator[_Node]:
    """Yield nodes in their order, those that use int8 weights with these as they are.

    :param stored: the names of all weights, and of other tensors.
    """
    casts = {node.outputs[0]: node for node in nodes if node.kind == "Cast" and node.inputs[0] in stored}
    weights = {
        node.outputs[0]: _Weights(casts[node.inputs[0]], node)
        for node in nodes
        if node.kind == "Mul" and node.inputs[0] in casts
    }
    rounded = set[str]()
    for node in nodes:
        used = [weights[name] for name in node.inputs if name in weights]
        if used and node.kind == "MatMul":
            yield from _multiplied(node, used[0], is_rounded=node.inputs[0] in rounded)
            rounded.add(node.inputs[0])
        elif used:
            yield from _looked_up(node, used[0])
        elif node.outputs[0] not in casts.keys() | weights.keys():
            yield node


def _multiplied(node: _Node, by: _Weights, *, is_rounded: bool) -> Iterator[_Node]:
    """Yield what multiplies: once what is rounded, once what is left of it.

    :param is_rounded: whether that of the same input is there already.
    """
    came, (out,) = node.inputs[0], node.outputs
    whole, left, columns = f"{came} whole", f"{came} left", f"{out} columns"
    rounded = [(f"{one} rounded", f"{one} step", f"{one} zero") for one in (came, left)]
    if not is_rounded:
        yield _Node("DynamicQuantizeLinear", (came,), rounded[0])
        yield _Node("DequantizeLinear", rounded[0], (whole,))
        yield _Node("Sub", (came, whole), (left,))
        yield _Node("DynamicQuantizeLinear", (left,), rounded[1])
    yield _Node("Squeeze", (by.scales,), (columns,))
    products = f"{out} of {came}", f"{out} of {left}"
    for (some, step, zero), product in zip(rounded, products, strict=True):
        given = (some, by.stored, step, columns, zero)
        yield _Node("MatMulIntegerToFloat", given, (product,), domain=_OURS)
    yield _Node("Add", products, (out,))


def _looked_up(node: _Node, among: _Weights) -> Iterator[_Node]:
    """Yield what looks rows up as they are stored, and makes floats of these alone."""
    (out,), rows = node.outputs, node.inputs[1]
    stored, scales, floats = f"{out} stored", f"{out} scales", f"{out} floats"
    yield node._replace(inputs=(among.stored, rows), outputs=(stored,))
    yield node._replace(inputs=(among.scales, rows), outputs=(scales,))
    yield among.cast._replace(inputs=(stored,), outputs=(floats,))
    yield _Node("Mul", (floats, scales), (out,))
