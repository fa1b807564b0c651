"""On Record for programs: open an index, ask it, search it, and check quotations against it.

from pathlib import Path
from index.api import opened

with opened(Path(".onrecord")) as record:
    answer = record.ask("What did Volkonin say about the dam?")
    for evidence in answer.evidence:
        print(evidence.excerpt, evidence.link)
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from index.answers import answer, thresholds
from index.check import check
from index.question import narrow
from index.question.followup import follow_up
from index.search import ranking
from index.search.topic import prepare
from index.store.filter import Filter
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.answers.answer import Answer
    from index.answers.thresholds import Calibration
    from index.check.check import CheckReport
    from index.embedding.encoder import Encoder
    from index.question.followup import Previous
    from index.question.narrow import Given
    from index.search.ranking import Hit
    from index.store.reader import Snapshot
    from index.types import Place

__all__ = ["OpenIndex", "opened"]

NOTHING_GIVEN = narrow.Given()

PASSAGES = 10
"""Passages that a search returns where it is not said how many."""


class OpenIndex:
    """One generation of an index, and the model that its questions are embedded with.

    Belongs to the thread that opened it. What is asked of an index built with another model, or damaged,
    raises StoreError; a publisher or collection that no article has, QuestionError.

    :param model: a sentence-transformers name or folder; None for the packaged model.
    :param scalars: what decides between showing and silence.
    """

    def __init__(
        self, snapshot: Snapshot, model: str | None = None, scalars: Calibration = thresholds.DEFAULT
    ) -> None:
        self.snapshot = snapshot
        self.scalars = scalars
        self._model = model

    @cached_property
    def encoder(self) -> Encoder:
        """The model, loaded now; checked to be the one that the index was built with."""
        from index.embedding.load import load

        self.snapshot.store.refuse_other(self._model)
        return load(self._model)

    def ask(
        self,
        question: str,
        given: Given = NOTHING_GIVEN,
        *,
        previous: Previous | None = None,
        most: int = answer.SHOWN,
    ) -> Answer:
        """Answer a question in the words themselves, or say which kind of silence it meets.

        :param given: options over the question.
        :param previous: the answer that it follows on.
        :param most: excerpts to show at most.
        """
        book = self.snapshot.directory
        asked = narrow.narrowed(follow_up(question, previous, book, date.today()), given, book)
        return answer.ask(self.snapshot, self.encoder, question, asked, most, scalars=self.scalars)

    def search(self, query: str, *, collection: str | None = None, k: int = PASSAGES) -> list[Hit]:
        """Return the ``k`` passages most like a query, best first."""
        made = prepare(query, self.encoder)
        return ranking.search(self.snapshot, made, self.within(collection), k)

    def check(self, text: str, *, speaker: str | None = None, collection: str | None = None) -> CheckReport:
        """Say of each quotation in a text whether it is genuine.

        :param speaker: who is claimed to have said it, whatever the text says.
        """
        within = self.within(collection)
        return check.check(self.snapshot, lambda: self.encoder, text, speaker, within=within)

    def within(self, collection: str | None) -> Filter:
        """Return the filter for one collection; None for all articles."""
        known = self.snapshot.directory.collections
        return Filter(collection=narrow.collection(collection, known) if collection else None)


@contextmanager
def opened(
    index: Place, model: str | None = None, scalars: Calibration = thresholds.DEFAULT
) -> Iterator[OpenIndex]:
    """Open the index in a folder for as long as the block lasts; what others change meanwhile is not seen.

    :raises StoreError: when there is no index, or it is damaged or another program's.
    """
    reader = Reader(index)
    try:
        with reader.snapshot() as snapshot:
            yield OpenIndex(snapshot, model, scalars)
    finally:
        reader.close()
