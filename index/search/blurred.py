"""Words whose stem is a stop word's: "herring" has that of "her", "ore" that of "or", so that the index of
words finds either for the other. Which one stands there, the text tells.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.search.going_on import leads
from index.store.articles import by_row
from index.store.finding.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.search.candidates import Candidate
    from index.search.topic import TopicWord
    from index.store.finding.stems import Stems
    from index.store.store import Store


def having(store: Store, found: Sequence[Candidate], terms: Iterable[TopicWord]) -> list[Candidate]:
    """Return those of some candidates that have such terms themselves, or go on from a sentence that has; all
    where no term is such, or none has them.
    """
    asked = [one.word for one in terms if is_blurred(one.word)]
    if not asked:
        return list(found)
    texts = by_row(store, {one.article for one in found})
    told = zip(leads(store, found, texts), found, strict=True)
    own = [f"{lead} {one.span.of(texts[one.article].text)}".lower() for lead, one in told]
    ways = [re.compile(rf"\b{re.escape(word)}(?:s|es)?\b") for word in asked]
    those = [one for one, words_ in zip(found, own, strict=True) if all(way.search(words_) for way in ways)]
    return those or list(found)


def is_blurred(word: str) -> bool:
    """Say whether a word that is no stop word has the stem of one."""
    return word not in words("stop_words") and stems(word) in _stop_stems()


@cache
def _stop_stems() -> frozenset[Stems]:
    return frozenset(map(stems, words("stop_words")))
