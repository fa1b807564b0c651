"""Which statements are on a topic, where all of them are listed: those near it in meaning, wherever else the
same words are printed, and those that have its words themselves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from index.answers import excerpt, versions
from index.search.ranking import near
from index.search.topic import prepare
from index.search.word_for_word import has_every
from index.store import articles, passages, statements
from index.store.finding.stems import cut

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from index.answers.excerpt import MarkedText
    from index.answers.thresholds import Calibration
    from index.embedding.encoder import Encoder
    from index.store.filter import Filter
    from index.store.finding.stems import Stems
    from index.store.passages import Stretch
    from index.store.reader import Snapshot
    from index.store.statements import Uttered
    from index.types import Span, Statement

Said = tuple[str | None, str]
"""Who said it, and the letters of the words: the same wherever it is printed."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What is on a topic: the sentences near it by article's row, what is said there, and the articles that
    have all of its ``words``, each under any of its names.
    """

    near: Mapping[int, Sequence[Stretch]]
    said: frozenset[Said]
    holding: frozenset[int]
    words: Sequence[Collection[Stems]]

    def of(self, row: int, text: str, uttered: Sequence[Uttered]) -> list[Uttered]:
        """Return those of an article's statements that are on it.

        :param row: the article's, ``text`` its text.
        """
        paper = excerpt.read(text)
        having = self._having(paper, uttered) if row in self.holding else ()
        around = self.near.get(row, ())
        return [
            one
            for one in uttered
            if _shares(one.statement, around) or one.id in having or self.said.intersection(_said(paper, one))
        ]

    def _having(self, paper: MarkedText, uttered: Sequence[Uttered]) -> frozenset[int]:
        printed = cut([paper.excerpt(one.statement).of(paper.text) for one in uttered])
        return frozenset(
            one.id for one, own in zip(uttered, printed, strict=True) if has_every(own, self.words)
        )


def topic(snapshot: Snapshot, encoder: Encoder, about: str, within: Filter, scalars: Calibration) -> Topic:
    """Return what is on ``about``: sentences count from the score on that makes others speak on it."""
    query = prepare(about, encoder)
    scored = near(snapshot, query, within)
    ids = scored.ids[scored.spoken() >= scalars.on_topic]
    found: defaultdict[int, list[Stretch]] = defaultdict(list)
    for one in passages.stretches(snapshot.store, "sentence", ids.tolist()).values():
        found[one.article].append(one)
    words = [term.stems for term in query.terms]
    return Topic(found, frozenset(_said_near(snapshot, found)), _holding(snapshot, words), words)


def _said_near(snapshot: Snapshot, found: Mapping[int, Sequence[Stretch]]) -> Iterator[Said]:
    for row, article in articles.by_row(snapshot.store, found).items():
        paper = excerpt.read(article.text)
        for one in statements.in_article(snapshot.store, row):
            if _shares(one.statement, found[row]):
                yield from _said(paper, one)


def _holding(snapshot: Snapshot, words: Sequence[Collection[Stems]]) -> frozenset[int]:
    """Return the rows of the articles in which every word stands."""
    index, outline = snapshot.words, snapshot.words.outline
    having = [np.concatenate([index.find(name).sentences for name in names]) for names in words]
    if not having:
        return frozenset()
    numbers = reduce(np.intersect1d, [outline.owners[sentences] for sentences in having])
    return frozenset(outline.article_rows[numbers].tolist())


def _shares(one: Statement, sentences: Iterable[Stretch]) -> bool:
    return any(span.start < where.end and where.start < span.end for where in sentences for span in one.spans)


def _said(paper: MarkedText, one: Uttered) -> list[Said]:
    """Return a statement as it is compared: by what is quoted, where that is most of it; by nothing where it
    is too short to be one statement wherever it stands ("Yes.").
    """
    spans = one.statement.spans
    quoted = [part for span in spans for part in paper.spoken(span)]
    mostly = _length(quoted) * 2 >= _length(spans)
    run = versions.said(paper.text, quoted if mostly else spans).run
    return [(one.speaker, run)] if len(run) >= versions.ENOUGH else []


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
