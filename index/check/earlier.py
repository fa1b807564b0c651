"""Words that an article had before it was corrected, and has no longer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.store import revisions
from index.text.sentence import sentences
from index.text.variants import unshortened
from index.text.wording import article_wording, wording
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.store.filter import Filter
    from index.store.revisions import Revision
    from index.store.store import Store
    from index.text.wording import Wording

FEWEST = 4
"""Words that a quotation has at least for them to be those of an earlier version, and not anybody's."""

SHOWN = 3
"""Earlier versions told of one quotation, at most."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """Where words stood: the sentences ``revision.article.text[span]`` of an earlier version."""

    revision: Revision
    span: Span

    @property
    def excerpt(self) -> str:
        """The sentences as they were."""
        return self.span.of(self.revision.article.text)


def earlier(store: Store, within: Filter, text: str) -> tuple[Earlier, ...]:
    """Return where all the words of a quotation stood in versions that no longer hold, the newest first.

    :raises StoreError: when an earlier version is not what was kept.
    """
    quoted = wording(text)
    if len(quoted) < FEWEST:
        return ()
    found: dict[str, Earlier] = {}  # of each article, the version that had them last
    for revision in revisions.having(store, within, _longest(quoted)):
        for span in _standing(quoted, revision.article.text):
            found.setdefault(revision.article.path, Earlier(revision, span))
            break
    return tuple(found.values())[:SHOWN]


def _longest(quoted: Wording) -> str:
    """Return the longest word that no contraction may have instead, or the longest of all."""
    return max(quoted.keys, key=lambda key: (unshortened(key) == (key,), len(key)))


def _standing(quoted: Wording, text: str) -> Iterator[Span]:
    """Yield the sentences in which the words follow each other."""
    there, keys = article_wording(text), quoted.full.keys
    for first, run in enumerate(there.full.runs(len(keys))):
        if run == keys:
            words = there.span(there.full.places[first], there.full.places[first + len(keys) - 1] + 1)
            around = [one for one in sentences(text) if one.start < words.end and words.start < one.end]
            yield Span(around[0].start, around[-1].end) if around else words
