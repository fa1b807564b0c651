"""Questions after whoever said something: "who criticised Okafor?" is of those who did, never of Okafor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries
from index.names.spelling import tokens
from index.search import acts
from index.store import articles, statements
from index.text.english import likely_forms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.search.candidates import Candidate, Pairs
    from index.store.statements import Uttered
    from index.store.store import Store
    from index.types import Article

_LONG = 4
"""Letters from which a word of a name tells whose it is."""

DONE = 0.2
"""What it adds to a statement's score that its verb is the one asked for, or means the same: the word itself
counts for nothing in what is said."""

DONE_SO = 0.3
"""What it adds that the verb is, and that its words name whom it is done to."""


@dataclass(frozen=True, slots=True)
class Suited:
    """Statements in their sentences, by those who may be asked for; and by id, what is added to a score."""

    pairs: Pairs
    added: Mapping[int, float]


def suited(store: Store, pairs: Pairs, verb: str, besides: frozenset[str]) -> Suited:
    """Return the statements that may answer, and which of them do what is asked, to whom it is asked.

    The others may tell of the same in other words: "promised to repeal it", "has called for its repeal".

    :param pairs: statements and the sentences that they stand in.
    :param besides: those to whom it is done: none of them is asked for, and their names stand in the words.
    """
    uttered = statements.by_id(store, {statement for statement, _ in pairs})
    others = {row: one for row, one in uttered.items() if one.speaker not in besides}
    texts = articles.by_row(store, {one.article for one in others.values()}) if verb else {}
    does = [row for row, one in others.items() if one.speaker and verb and _is_done(verb, one, texts)]
    added = {row: DONE_SO if besides and _names(besides, others[row], texts) else DONE for row in does}
    return Suited([pair for pair in pairs if pair[0] in others], added)


def _is_done(verb: str, one: Uttered, texts: dict[int, Article]) -> bool:
    """Whether a statement is told with a verb, or one that means the same, or does that in its own words."""
    cue, text = one.statement.cue, texts[one.article].text
    if cue is None or acts.is_undone(text, cue.start):
        return False
    return not _forms(verb).isdisjoint(cue.of(text).lower().split()) or acts.is_told(one, text, verb)


def first(store: Store, found: Sequence[Candidate], verb: str) -> list[Candidate]:
    """Return statements, best first, with more for those that do what is asked of their speaker."""
    texts = articles.by_row(store, {one.article for one in found}) if verb else {}

    def does(one: Candidate) -> bool:
        return bool(verb) and any(_is_done(verb, said, texts) for said in one.uttered)

    return sorted(
        (replace(one, score=one.score + DONE) if does(one) else one for one in found),
        key=lambda one: -one.score,
    )


def _names(besides: frozenset[str], one: Uttered, texts: dict[int, Article]) -> bool:
    """Whether a statement's words name somebody."""
    text = texts[one.article].text
    said = {word for span in one.statement.spans for word in tokens(span.of(text))}
    return any(word in said for name in besides for word in tokens(name) if len(word) >= _LONG)


@cache
def _forms(verb: str) -> frozenset[str]:
    same = {verb} | {
        one for line in entries("verb_families") if line.split()[0] == verb for one in line.split()
    }
    irregular = {base: rest for base, *rest in (line.split() for line in entries("irregular_verbs"))}
    return frozenset(form for one in same for form in likely_forms(one, irregular.get(one, ())))
