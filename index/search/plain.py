"""Sentences that may answer a question after nobody's words, with one beside the best that tells its reason,
amount or denial where that is what is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.search.amounts import asked_for, with_amount
from index.search.candidates import of_sentences
from index.search.denials import asks_yes_or_no, with_denial
from index.search.reasons import with_reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.asked import Understood
    from index.search.candidates import Candidate
    from index.search.ranking import Scored
    from index.search.topic import TopicWord
    from index.store.store import Store


def answering(store: Store, asked: Understood, scored: Scored, terms: Sequence[TopicWord]) -> list[Candidate]:
    """Return the sentences of ``scored`` that may answer a plain question, best first.

    :param terms: the words that are asked for.
    """
    found, question = of_sentences(store, scored), asked.topic
    if asked.why or question.lower().startswith("why "):
        return with_reason(store, scored, found)
    if amount := asked_for(question):
        return with_amount(store, scored, found, amount)
    return with_denial(store, scored, found, terms) if asks_yes_or_no(question) else found
