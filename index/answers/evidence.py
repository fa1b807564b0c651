"""Evidence: the smallest whole sentences that carry a statement, whose it is, and where else it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from index.answers import link
from index.store.articles import by_row
from index.text.marks import quotations
from index.types import How, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.search.candidates import Candidate
    from index.store.statements import Uttered
    from index.store.store import Store
    from index.types import Article

SAME_WORDS = 90
"""Likeness, of 100, of the spoken words from which two excerpts are one statement printed twice."""

ENOUGH_WORDS = 20
"""Letters that the shorter of two must have to be taken for a part of the longer."""

WIRE_WORDS = 97
"""Likeness from which two excerpts are one text, taken from a news agency, not two reports."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose words an excerpt holds: the words that say so, how they do, and where the name stands."""

    name: str
    mention: Span
    words: str
    how: How
    name_span: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """The same statement in another article; ``wire`` when the text around the words is the same too."""

    article: Article
    span: Span
    link: str | None
    wire: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One excerpt, ``article.text[span]``, with the statements in it, all by one speaker.

    ``quoted`` are the spoken words within quotation marks; ``speaker`` is None where it is unclear.
    """

    article: Article
    span: Span
    kind: Kind
    score: float
    speaker: Voice | None
    quoted: tuple[Span, ...]
    link: str | None
    also_in: tuple[Copy, ...]

    @property
    def excerpt(self) -> str:
        """The words themselves."""
        return self.span.of(self.article.text)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A candidate as its article prints it: which of its words are spoken, and those as they are compared."""

    candidate: Candidate
    article: Article
    quoted: tuple[Span, ...]
    words: str

    @property
    def excerpt(self) -> str:
        return self.candidate.span.of(self.article.text)

    @property
    def link(self) -> str | None:
        return link.to(self.article, self.candidate.span)


def evidence(store: Store, chosen: Sequence[Candidate], most: int) -> list[Evidence]:
    """Return what is shown of the ``chosen``: each statement once, however many papers print it.

    :param most: how many statements to return.
    :raises StoreError: when what is stored of an article shown is not what was put there.
    """
    articles = by_row(store, {one.article for one in chosen})
    marks = {row: [mark.inner for mark in quotations(article.text)] for row, article in articles.items()}
    groups: list[list[_Printed]] = []
    for one in chosen:
        printed = _printed(one, articles[one.article], marks[one.article])
        group = next((group for group in groups if _one_statement(printed.words, group[0].words)), None)
        if group is None:
            groups.append([printed])
        else:
            group.append(printed)
    shown = groups[:most]
    store.refuse_damaged(sorted({one.candidate.article for group in shown for one in group}))
    return [_evidence(group) for group in shown]


def _printed(one: Candidate, article: Article, marks: Sequence[Span]) -> _Printed:
    spans = [span for uttered in one.uttered for span in uttered.statement.spans]
    quoted = _within(spans, marks)
    words = " ".join(span.of(article.text) for span in quoted or spans or [one.span])
    return _Printed(one, article, quoted, _bare(words))


def _evidence(group: Sequence[_Printed]) -> Evidence:
    first = group[0]
    kinds = {uttered.statement.kind for uttered in first.candidate.uttered}
    return Evidence(
        article=first.article,
        span=first.candidate.span,
        kind=kinds.pop() if len(kinds) == 1 else Kind.MIXED if kinds else Kind.PASSAGE,
        score=first.candidate.score,
        speaker=_voice(first.candidate.uttered, first.article.text),
        quoted=first.quoted,
        link=first.link,
        also_in=_copies(group),
    )


def _voice(uttered: Sequence[Uttered], text: str) -> Voice | None:
    """Return who speaks, by the plainest mention among the statements of an excerpt."""
    order = list(How)
    known = [one for one in uttered if one.speaker and one.statement.mention and one.statement.how]
    if not known:
        return None
    best = min(known, key=lambda one: order.index(one.statement.how or How.PRONOUN))
    said = best.statement
    assert best.speaker is not None
    assert said.mention is not None
    assert said.how is not None
    return Voice(best.speaker, said.mention, said.mention.of(text), said.how, said.name_span or said.mention)


def _copies(group: Sequence[_Printed]) -> tuple[Copy, ...]:
    first = group[0]
    copies: dict[int, Copy] = {}
    for one in group[1:]:
        row = one.candidate.article
        if row != first.candidate.article and row not in copies:
            wire = fuzz.ratio(_bare(first.excerpt), _bare(one.excerpt)) >= WIRE_WORDS
            copies[row] = Copy(one.article, one.candidate.span, one.link, wire)
    return tuple(copies.values())


def _within(spans: Sequence[Span], marks: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of ``spans`` that stand within quotation marks."""
    shared = (Span(max(a.start, b.start), min(a.end, b.end)) for a in spans for b in marks)
    return tuple(sorted({span for span in shared if span.start < span.end}))


def _one_statement(one: str, other: str) -> bool:
    """Say whether one text's words are the other's, or a part of them long enough to be no chance."""
    shorter = min(len(one), len(other))
    likeness = fuzz.partial_ratio if shorter >= ENOUGH_WORDS else fuzz.ratio
    return likeness(one, other) >= SAME_WORDS


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
