"""What somebody said on just what is asked about: its words stand in their own sentence, in the one before
that "in it" means, or in the question that was put to them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from index.names.spelling import tokens
from index.search.candidates import shares_words
from index.search.coverage import having_all
from index.search.going_on import leads
from index.search.word_for_word import has_every
from index.store import passages
from index.store.articles import by_row
from index.store.finding.concordance import among
from index.store.finding.stems import cut
from index.text.marks import quotations
from index.types import Link, Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from index.search.candidates import Candidate
    from index.search.topic import TopicWord
    from index.store.finding.concordance import Numbers
    from index.store.finding.stems import Stems
    from index.store.moves import Ids
    from index.store.passages import Stretch
    from index.store.reader import Snapshot
    from index.types import Article

FEW = 5
"""Sentences of all that somebody said, at most, that have all terms of a topic, where those that do are
lifted: who has a word in every speech speaks more of it here than there."""

SHARE = 0.9
"""Share of the best score that what is lifted has at least: it is on the topic, and stays behind what is
nearer to it."""

WITHOUT = 0.92
"""What counts of the score of a statement beside them that has no word of the topic: it stands in an article
that has. From 0.95 on it bears on nothing; 0.85 leaves out what answers."""

_PUT = re.compile(
    r"(?:(?:When|After|On)\s+)?(?:being\s+)?(?:asked|pressed|questioned|quizzed)\b", re.IGNORECASE
)
_WHO = re.compile(r",\s+(?:he|she|they|the\s+[a-z]+)\b")


def brought_up(
    snapshot: Snapshot, found: Sequence[Candidate], terms: Sequence[TopicWord], spoken: Ids
) -> tuple[list[Candidate], bool]:
    """Return statements, best first, those lifted that have all that is asked for in their sentences, or in
    the question put to whoever says them, which is then shown with them; and whether any surely does.

    :param terms: what is asked for but stop words, each under all its names.
    :param spoken: the ids of the sentences of all that was said by whom the question is about.
    """
    having = _having(snapshot, terms, spoken)
    if not found or not len(having):
        return list(found), False
    ids = snapshot.words.outline.ids[having].tolist()
    places = passages.stretches(snapshot.store, "sentence", ids)
    near = [one for one in found if one.article in {place.article for place in places.values()}]
    texts = by_row(snapshot.store, {one.article for one in near})
    asked = [term.stems for term in terms]
    told = zip(leads(snapshot.store, near, texts), near, strict=True)
    own = cut([f"{lead} {one.span.of(texts[one.article].text)}" for lead, one in told])
    lifted = {
        one: one if has_every(said, asked) else _with_question(one, places, texts, found)
        for one, said in zip(near, own, strict=True)
    }
    those = {one: other for one, other in lifted.items() if other is not None}
    if those and len(having) <= FEW:
        least = SHARE * found[0].score
        scores = {one: WITHOUT * one.score for one in _without(near, own, asked)}
        scores |= {one: max(one.score, least) for one in those}
        every = (replace(those.get(one, one), score=scores.get(one, one.score)) for one in found)
        found = sorted(every, key=lambda one: -one.score)
    return list(found), not all(one.is_doubtful for one in those)


def _without(
    near: Sequence[Candidate], own: Sequence[list[str]], asked: Sequence[Collection[Stems]]
) -> list[Candidate]:
    """Return those of some statements whose own words have nothing that is asked for."""
    return [
        one
        for one, said in zip(near, own, strict=True)
        if not any(has_every(said, [names]) for names in asked)
    ]


def answered(
    snapshot: Snapshot, found: Sequence[Candidate], terms: Sequence[TopicWord]
) -> tuple[list[Candidate], bool]:
    """Return statements, best first, before all others the turns of interviews that follow on a question in
    which all terms stand: "HOST: And the strike? You know the owner."; and whether there are any.
    """
    turns = [one for one in found if all(said.statement.why.link is Link.TURN for said in one.uttered)]
    texts = by_row(snapshot.store, {one.article for one in turns})
    asks = cut([_asked(texts[one.article].text, one) for one in turns])
    asked = [term.stems for term in terms]
    those = [one for one, words in zip(turns, asks, strict=True) if has_every(words, asked)]
    raised = [replace(one, score=found[0].score) for one in those] if len(those) <= FEW else []
    return [*raised, *(one for one in found if not raised or one not in those)], bool(those)


def _asked(text: str, one: Candidate) -> str:
    """Return what is asked right before a turn, in that of somebody else; nothing where nothing is."""
    before = text[: one.span.start].rstrip().rpartition("\n")[2]
    return before if "?" in before else ""


def _having(snapshot: Snapshot, terms: Sequence[TopicWord], spoken: Ids) -> Numbers:
    """Return the numbers of the sentences that have all terms and are spoken, or stand before one that is."""
    having, rows = having_all(snapshot.words, terms), snapshot.words.outline.at(spoken)
    return having[among(having, rows) | among(having, rows - 1)]


def _with_question(
    one: Candidate, places: Mapping[int, Stretch], texts: Mapping[int, Article], found: Sequence[Candidate]
) -> Candidate | None:
    """Return a statement together with the question right before it, where that has the words; else None."""
    text = texts[one.article].text
    for place in places.values():
        between = text[place.end : one.span.start]
        if place.article != one.article or place.end > one.span.start or between.strip():
            continue
        whole = replace(one, span=Span(place.start, one.span.end))
        if _is_put(text[place.start : place.end], one, is_beside="\n" not in between):
            return one if any(shares_words(whole, other) for other in found if other != one) else whole
    return None


def _is_put(sentence: str, one: Candidate, *, is_beside: bool) -> bool:
    """Whether a sentence tells no more than that whoever makes a statement was asked something: "Asked about
    it, Birch smiled." Who is "she" in another paragraph may be another; what is quoted there is an answer.
    """
    if not _PUT.match(sentence) or quotations(sentence):
        return False
    names = {word for name in one.speakers for word in tokens(name)}
    return bool(names & {*tokens(sentence)}) or (is_beside and bool(_WHO.search(sentence)))
