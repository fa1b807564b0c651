"""Evidence: the smallest whole sentences that carry a statement, whose it is, and where else it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from index import link, lookup
from index.marks import quotations
from index.types import How, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.candidate import Candidate
    from index.lookup import Uttered
    from index.store import Store
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


def evidence(store: Store, chosen: Sequence[Candidate]) -> list[Evidence]:
    """Return what is shown of the ``chosen``: each statement once, however many papers print it."""
    articles = lookup.articles(store, {one.article for one in chosen})
    groups: list[list[Candidate]] = []
    for one in chosen:
        words = _spoken(one, articles)
        alike = (group for group in groups if _one_statement(words, _spoken(group[0], articles)))
        group = next(alike, None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    return [_evidence(group, articles) for group in groups]


def _evidence(group: Sequence[Candidate], articles: Mapping[int, Article]) -> Evidence:
    first = group[0]
    article = articles[first.article]
    statements = [uttered.statement for uttered in first.uttered]
    quoted = _quoted(article.text, [span for statement in statements for span in statement.spans])
    kinds = {statement.kind for statement in statements}
    return Evidence(
        article=article,
        span=first.span,
        kind=kinds.pop() if len(kinds) == 1 else Kind.MIXED if kinds else Kind.PASSAGE,
        score=first.score,
        speaker=_voice(first.uttered, article.text),
        quoted=quoted,
        link=link.to(article, first.span),
        also_in=_copies(group, articles),
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


def _copies(group: Sequence[Candidate], articles: Mapping[int, Article]) -> tuple[Copy, ...]:
    first = group[0]
    excerpt = first.span.of(articles[first.article].text)
    copies: dict[int, Copy] = {}
    for one in group[1:]:
        if one.article != first.article and one.article not in copies:
            article = articles[one.article]
            wire = _alike(excerpt, one.span.of(article.text)) >= WIRE_WORDS
            copies[one.article] = Copy(article, one.span, link.to(article, one.span), wire)
    return tuple(copies.values())


def _quoted(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of ``spans`` that stand within quotation marks."""
    marked = [quotation.inner for quotation in quotations(text)]
    shared = (Span(max(a.start, b.start), min(a.end, b.end)) for a in spans for b in marked)
    return tuple(sorted({span for span in shared if span.start < span.end}))


def _spoken(one: Candidate, articles: Mapping[int, Article]) -> str:
    """Return the words by which two papers' statements are compared: the spoken ones, where there are any."""
    text = articles[one.article].text
    spans = [span for uttered in one.uttered for span in uttered.statement.spans] or [one.span]
    return " ".join(span.of(text) for span in _quoted(text, spans) or spans)


def _one_statement(one: str, other: str) -> bool:
    """Say whether one text's words are the other's, or a part of them long enough to be no chance."""
    shorter = min(len(one), len(other))
    likeness = fuzz.partial_ratio if shorter >= ENOUGH_WORDS else fuzz.ratio
    return likeness(_bare(one), _bare(other)) >= SAME_WORDS


def _alike(one: str, other: str) -> float:
    return fuzz.ratio(_bare(one), _bare(other))


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
