"""Who said just what is asked for: "who said that floods make the news?" is whoever used all of its words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.search.coverage import having_all
from index.search.going_on import leads
from index.store.articles import by_row
from index.store.finding.stems import cut, stems

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from index.search.candidates import Candidate
    from index.search.topic import TopicWord
    from index.store.finding.stems import Stems
    from index.store.reader import Snapshot
    from index.types import Article

MANY = 3
"""Terms of a topic from which a statement that has all of them in its own words is the one asked for."""

FEW = 5
"""Sentences of all articles, at most, that have all terms of a topic, where fewer terms do: a word that
hardly anybody has is on no other topic, whatever nearness in meaning says. Flat from 3 to 10.
"""

IN_A_ROW = 4
"""Words of a topic from which a statement is that has them one after another, stop words and all."""

NEARLY = 0.75
"""Share of the terms of a topic that words have which are nearly those that are asked for."""

LEAD = 1.12
"""How many times what others say who said it word for word scores, where whoever said it is asked for: a
little more than leaves the others out."""

AT_LEAST = 0.5
"""What the score of such a statement is, at least."""


def lifted(
    snapshot: Snapshot, found: Sequence[Candidate], topic: str, terms: Sequence[TopicWord], lead: float = 1.0
) -> list[Candidate]:
    """Return statements, best first, those lifted before all others that have in their own words all that is
    asked for; some of it, where "them" stands for the rest, which the sentence before has.

    :param topic: what is asked for, as it is written.
    :param terms: its words but stop words, each under all its names.
    :param lead: how many times the score of the rest what was said word for word has at least.
    """
    asked, in_a_row = [term.stems for term in terms], stems(topic)
    having = having_all(snapshot.words, terms)
    is_enough = len(asked) >= MANY or len(having) <= FEW
    if not len(having) or not (is_enough or len(in_a_row) >= IN_A_ROW):
        return list(found)
    outline = snapshot.words.outline
    articles = set(outline.article_rows[outline.owners[having]].tolist())
    near = [one for one in found if one.article in articles]
    texts = by_row(snapshot.store, {one.article for one in near})
    own, before = cut(_own_words(near, texts)), cut(leads(snapshot.store, near, texts))
    told = [_with_lead(one, lead, asked) for one, lead in zip(own, before, strict=True)]
    so = len(in_a_row) >= IN_A_ROW
    verbatim = [one for one, said in zip(near, told, strict=True) if so and has_every(said, [[in_a_row]])]
    those = [one for one, said in zip(near, told, strict=True) if is_enough and has_every(said, asked)]
    return _first(found, verbatim, those, lead)


def _with_lead(own: list[str], lead: list[str], asked: Sequence[Collection[Stems]]) -> list[str]:
    """Return the words of a statement, with those that it goes on from where it has any that is asked for."""
    return lead + own if any(has_every(own, [names]) for names in asked) else own


def _first(
    found: Sequence[Candidate], verbatim: Sequence[Candidate], those: Sequence[Candidate], lead: float
) -> list[Candidate]:
    """Put first what was said word for word, then what has all words that are asked for, then the rest, each
    best first: to be nearer in meaning is less.
    """
    rest = [one for one in found if one not in those and one not in verbatim]
    least = max(AT_LEAST, *(one.score for one in rest), 0.0)
    most = max(least, *(one.score for one in those), 0.0)
    raised = [replace(one, score=max(one.score, lead * most)) for one in verbatim]
    raised += [replace(one, score=max(one.score, least)) for one in those if one not in verbatim]
    return sorted([*raised, *rest], key=lambda one: -one.score)


def has_every(own: Sequence[str], sought: Sequence[Collection[Stems]]) -> bool:
    """Say whether stems have all that is sought, each under any of its names."""
    words = tuple(word.encode() for word in own)
    return bool(sought) and all(any(_has(words, name) for name in names) for names in sought)


def is_nearly(text: str, terms: Sequence[TopicWord]) -> bool:
    """Say whether a text has nearly all that is asked for, under any of its names: three of four words, of
    no fewer than make a statement the one asked for.
    """
    (own,) = cut([text])
    had = sum(has_every(own, [term.stems]) for term in terms)
    return len(terms) >= MANY and had >= NEARLY * len(terms)


def _own_words(found: Sequence[Candidate], texts: Mapping[int, Article]) -> list[str]:
    return [
        " ".join(span.of(texts[one.article].text) for said in one.uttered for span in said.statement.spans)
        for one in found
    ]


def _has(words: Sequence[bytes], sought: Sequence[bytes]) -> bool:
    """Say whether words stand in others one after another."""
    if not all(word in words for word in sought):
        return False
    many = len(sought)
    return any(tuple(words[at : at + many]) == tuple(sought) for at in range(len(words) - many + 1))
