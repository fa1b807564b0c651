"""Which of the articles that went came again under another name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from index.types import METADATA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.store.articles import Known
    from index.types import Article


class Left:
    """The articles that went, each of which may have come again once."""

    def __init__(self, known: Mapping[str, Known], gone: Mapping[str, Article]) -> None:
        self._gone = dict(gone)
        self._by_digest = {known[path].digest: path for path in gone}
        self._by_words: defaultdict[str, list[str]] = defaultdict(list)
        for path, went in gone.items():
            self._by_words[went.text_sha256].append(path)

    def as_(self, came: Article, digest: str) -> str | None:
        """Return the path that an article stood at before: where the same words stood, of which the same was
        told. Nothing may be told of it now, as of a file whose row was left behind.
        """
        there = [path for path in self._by_words.get(came.text_sha256, ()) if path in self._gone]
        alike = [path for path in there if _tells_no_other(came, self._gone[path])]
        before = self._by_digest.get(digest)
        found = before if before in self._gone else alike[0] if len(alike) == 1 else None
        if found is not None:
            del self._gone[found]
        return found


def _tells_no_other(came: Article, went: Article) -> bool:
    pairs = ((getattr(came, name), getattr(went, name)) for name in METADATA)
    return all(now is None or now == before for now, before in pairs)
