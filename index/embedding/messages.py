"""Messages of Protocol Buffers, byte by byte: as much of them as an ONNX model needs to be changed.

Their fields have numbers, and hold a number or bytes, which may be a message again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_VARINT, _EIGHT_BYTES, _SIZED, _FOUR_BYTES = 0, 1, 2, 5
"""How the content of a field is told."""


class Field(NamedTuple):
    """A field of a message: its number, its content where that is bytes, and the whole of it."""

    number: int
    content: memoryview
    whole: memoryview


def fields(message: memoryview) -> Iterator[Field]:
    """Yield the fields of a message, in their order."""
    at = 0
    while at < len(message):
        start = at
        tag, at = _number(message, at)
        number, how = tag >> 3, tag & 7
        size = {_EIGHT_BYTES: 8, _FOUR_BYTES: 4}.get(how, 0)
        if how in {_VARINT, _SIZED}:
            told, at = _number(message, at)
            size = told if how == _SIZED else 0
        yield Field(number, message[at : at + size], message[start : at + size])
        at += size


def message(*held: tuple[int, str | int | bytes]) -> bytes:
    """Return a message of fields: the number of each, and what it holds."""
    return b"".join(_written(number, content) for number, content in held)


def _written(field: int, content: str | int | bytes) -> bytes:
    if isinstance(content, int):
        return _varint(field << 3 | _VARINT) + _varint(content)
    told = content.encode() if isinstance(content, str) else content
    return _varint(field << 3 | _SIZED) + _varint(len(told)) + told


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins at a place, seven bits a byte, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte <= 0x7F:
            return number, at


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])
