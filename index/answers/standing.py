"""Whether an excerpt can stand by itself: a headline does not, nor does a sentence that leans on another."""

from __future__ import annotations

import re
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from index.lexicon import words
from index.search.candidates import Candidate, by_one, shares_words
from index.store.articles import by_row
from index.store.passages import sentences
from index.store.statements import in_article, is_said
from index.text.marks import quotations
from index.types import Kind, Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.store.statements import Uttered
    from index.store.store import Store
    from index.types import Article

TITLE = 90
"""Likeness, of 100, to the article's title from which its first line is its headline."""

SAID = 0.7
"""Share of a headline's words that a sentence below it has that says the same."""

STEM = 4
"""Letters of a word that are compared."""

LINE = 80
"""Letters of a line over some paragraphs, at most."""

SHORT = 4
"""Words that a sentence has at most to be no more than a remark on the one before."""

FURTHEST = 2
"""Sentences before one, or after it, that are shown with it, at most."""

_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")


def whole(store: Store, found: Sequence[Candidate]) -> list[Candidate]:
    """Return sentences together with those that they lean on, and what is said there; a quotation that begins
    in one goes on to its end. In place of a question that nobody known asks stands the answer.
    """
    texts = {row: article.text for row, article in by_row(store, {one.article for one in found}).items()}
    leaning = [_leaning(store, one, texts[one.article]) for one in found]
    return [_to_its_end(store, one, texts[one.article]) for one in _answered(store, leaning, texts)]


def _answered(store: Store, found: Sequence[Candidate], texts: Mapping[int, str]) -> list[Candidate]:
    """Return sentences, the answers in place of questions, and none of those before what else is said."""
    asking = [one for one in found if _asks_alone(one, texts[one.article])]
    most = max((one.score for one in found if one not in asking), default=inf)
    answers = {one: _answer(store, one, min(one.score, most)) for one in asking}
    every = [answers.get(one) or one for one in found]
    kept = [one for at, one in enumerate(every) if not any(shares_words(one, two) for two in every[:at])]
    return sorted(kept, key=lambda one: -one.score)


def _asks_alone(one: Candidate, text: str) -> bool:
    """Tell a question of nobody known that is a paragraph: an interviewer's, without a label."""
    start, end = one.span
    alone = text[:start].rstrip(" \xa0*_").endswith("\n") and text[end:].lstrip(" \xa0*_").startswith("\n")
    return alone and not one.uttered and one.span.of(text).endswith("?")


def _answer(store: Store, one: Candidate, score: float) -> Candidate | None:
    """Return what somebody known says right after a question."""
    after = [place for place in sentences(store, one.article) if place.start >= one.span.end][:1]
    theirs = by_one(said_within(store, one.article, after[0])) if after else ()
    if not theirs:
        return None
    span = Span(theirs[0].statement.start, theirs[0].statement.end)
    return Candidate(one.article, span, score, theirs[:1])


def _to_its_end(store: Store, one: Candidate, text: str) -> Candidate:
    cut = [one_.outer for one_ in quotations(text) if one.span.start <= one_.outer.start < one.span.end]
    (start, end), shown = one.span, one.span.of(text)
    if shown.count("“") == shown.count("”") and shown.count('"') % 2 == 0:
        return one
    cut = [mark.outer for mark in quotations(text) if start <= mark.outer.start < end < mark.outer.end]
    after = [place for place in sentences(store, one.article) if place.start >= end][:FURTHEST]
    closes = [place.end for place in after if cut and place.end >= cut[0].end]
    return replace(one, span=Span(start, closes[0])) if closes else one


def _leaning(store: Store, one: Candidate, text: str) -> Candidate:
    """Return a sentence with those it leans on; where nobody known speaks in it, with what is said there.

    Quoted words of anybody else in it would seem to be whose the others are: then it stays nobody's.
    """
    if not leans(one.span.of(text)) or _asks_alone(one, text):
        return one
    span = with_neighbours(text, one.span, sentences(store, one.article))
    if one.uttered or span == one.span:
        return replace(one, span=span)
    said = said_within(store, one.article, span)
    theirs = by_one(said)
    if any(other not in theirs and other.statement.kind != Kind.INDIRECT for other in said):
        theirs = ()
    return replace(one, span=span, uttered=theirs)


def said_within(store: Store, article: int, span: Span) -> list[Uttered]:
    """Return what was said of which some stands in a part of an article, whoever said it."""
    return [one for one in in_article(store, article) if is_said(one) and _reaches(one, span)]


def _reaches(one: Uttered, span: Span) -> bool:
    """Say whether some of what was said stands in a part of its article."""
    return any(said.start < span.end and span.start < said.end for said in one.statement.spans)


def without_headlines(store: Store, found: Sequence[Candidate]) -> list[Candidate]:
    """Leave out headlines, and lines between the paragraphs, where what was found in the body of the article
    says the same.
    """
    may = [one for one in found if one.span.start == 0 or _is_short_of_nobody(one)]
    articles = by_row(store, {one.article for one in may})
    heads = [one for one in may if _is_line(articles[one.article], one)]
    said = {
        row: [other.span.of(article.text) for other in found if other.article == row and other not in heads]
        for row, article in articles.items()
    }

    def repeated(one: Candidate) -> bool:
        words = one.span.of(articles[one.article].text)
        return any(repeats(words, body) for body in said[one.article])

    return [one for one in found if one not in heads or not repeated(one)]


def _is_line(article: Article, one: Candidate) -> bool:
    """Say whether an excerpt is the headline, or a line of nobody's words over the paragraphs below."""
    text, (start, end) = article.text, one.span
    alone = text[:start].endswith("\n") and text[end:].startswith("\n")
    over = alone and _is_short_of_nobody(one) and _STOP.search(one.span.of(text)) is None
    return over or is_headline(article, one.span)


def _is_short_of_nobody(one: Candidate) -> bool:
    return bool(one.uttered) and not one.speakers and one.span.end - one.span.start <= LINE


def is_headline(article: Article, span: Span) -> bool:
    """Say whether an excerpt is the headline, printed at the head of the text."""
    line = article.text.partition("\n")[0]
    if span.start > 0 or span.end > len(line) or len(line) == len(article.text):
        return False
    if article.title is None:
        return _STOP.search(line.rstrip()) is None
    return fuzz.ratio(_level(article.title), _level(line)) >= TITLE


def repeats(headline: str, sentence: str) -> bool:
    """Say whether a sentence has most of a headline's words, whatever their endings."""
    asked, there = ({word[:STEM] for word in _content(text)} for text in (headline, sentence))
    return len(asked & there) >= SAID * len(asked)


def with_neighbours(text: str, span: Span, every: Sequence[Span]) -> Span:
    """Return a sentence with those before it that it leans on.

    :param every: all sentences of the text, in order.
    """
    place = next((n for n, one in enumerate(every) if one.start >= span.start), None)
    if place is None:
        return span
    first = place
    while first > max(0, place - FURTHEST) and leans(every[first].of(text)):
        first -= 1
    return Span(min(span.start, every[first].start), span.end)


def leans(sentence: str) -> bool:
    """Say whether a sentence does not say by itself who or what it is about."""
    found = re.findall(r"[^\W_]+", sentence)
    return len(found) <= SHORT or found[0].lower() in words("leaning_words")


def _content(text: str) -> list[str]:
    return [word for word in _level(text).split() if word not in words("stop_words")]


def _level(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
