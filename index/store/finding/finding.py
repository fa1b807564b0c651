"""What finds passages and sentences, by meaning and by words, whatever kind of store they are in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from index.embedding.encoder import Vector
    from index.store.finding.outline import Outline
    from index.store.finding.stems import Spread, Stems
    from index.store.finding.vectors import Near
    from index.store.finding.word_index import Occurrences
    from index.store.moves import Ids


class Nearest(Protocol):
    """What finds the passages, or the sentences, whose vectors are nearest to a question's."""

    @property
    def ids(self) -> Ids:
        """The ids of all that may be found, in no order."""

    def seen(self, ids: Ids) -> Nearest:
        """Return the same with none to find but those of ``ids``."""

    def search(self, question: Vector, k: int, among: Ids | None = None) -> list[Near]:
        """Return the ``k`` nearest of all, or of the ids ``among``, nearest first."""

    def similarities(self, question: Vector, among: Ids) -> Vector:
        """Return the cosines of a question with the vectors of some ids, in their order, always exact."""


class Words(Protocol):
    """The words of all sentences and titles: which have a phrase, and where each sentence stands.

    ``live`` says which of the outline's sentences are there; ``spreads`` tells how phrases are spread over
    the rows of a table, as far as that was asked for.
    """

    outline: Outline
    live: NDArray[np.bool_]
    spreads: dict[tuple[str, Stems], Spread]

    @property
    def ids(self) -> Ids:
        """The ids of all sentences, in order."""

    @property
    def live_articles(self) -> NDArray[np.bool_]:
        """Which articles are there, by their numbers."""

    @property
    def averages(self) -> dict[str, float]:
        """How many words a passage has with its title, and a sentence with what stands around it."""

    @property
    def counts(self) -> dict[str, int]:
        """How many passages and sentences there are."""

    def find(self, stems: Stems) -> Occurrences:
        """Return where stems stand that follow each other; nowhere when there are none."""
