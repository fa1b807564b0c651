"""Expected words that are so little of the sentence that has them that the sentence counts for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.evaluation.judge import CORE
from index.store import passages
from index.store.articles import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.evaluation.evaluate import Trial
    from index.evaluation.gold import Letters
    from index.store.store import Store
    from index.types import Span


class Snippet(NamedTuple):
    """Words that a question expects, where in its file it stands, and the whole sentence that has them."""

    where: str
    words: str
    sentence: str


def parts(store: Store, asked: Iterable[Trial]) -> Iterator[Snippet]:
    """Yield the expected words that are too little of any sentence that has them, with one such sentence."""
    rows = {article.path: (row, article.text) for row, article in within(store)}
    for one in asked:
        for words, standing in zip(one.gold.expected, one.key.expected, strict=True):
            found = [
                _sentence(rows[path][1], passages.sentences(store, rows[path][0]), letters)
                for path, places in standing.items()
                for letters in places
            ]
            if found and all(found):
                yield Snippet(one.gold.where, words, found[0])


def _sentence(text: str, every: Sequence[Span], letters: Letters) -> str:
    """Return the sentence that has some letters; empty where they are enough of it, or stand in several."""
    first, last = min(letters), max(letters)
    for one in every:
        if one.start <= first and last < one.end:
            whole = sum(map(str.isalnum, one.of(text)))
            return one.of(text).strip() if len(letters) < CORE * whole else ""
    return ""
