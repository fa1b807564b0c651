"""Statements told as what somebody does by speaking: "denied that ...", "“I promise ...,” she said"."""

from __future__ import annotations

import re
from functools import cache, reduce
from typing import TYPE_CHECKING

import numpy as np

from index.question import acts
from index.store import articles, statements
from index.store.finding.concordance import union
from index.store.finding.stems import stems

if TYPE_CHECKING:
    from index.search.candidates import Pairs
    from index.store.filter import Filter
    from index.store.finding.concordance import Numbers
    from index.store.moves import Ids
    from index.store.reader import Snapshot
    from index.store.statements import Uttered
    from index.types import Span

MOST = 500
"""Statements, the newest, that are read for how they are told."""

AROUND = 1
"""Sentences before and after what was said in which the words that tell it may stand."""

PARTICLE = 60
"""Letters after a verb within which stands what belongs to it: "ruled any such step out"."""

AHEAD = 60
"""Letters before a verb within which stands what says that it is not done."""

_UNDONE = re.compile(
    r"(?:\b(?:refus|declin|fail)\w*\s+to|\b(?:neither|nor|not|never|cannot|without)|n['’]t)"
    r"(?:\s+(?:either|even|yet|ever|\w+ly))*\s+(?:\w+\s+n?or\s+)?$",
    re.IGNORECASE,
)
"""What stands before a verb that is not done: "refused to either confirm or deny"."""


def of_anybody(snapshot: Snapshot, within: Filter, act: str, besides: frozenset[str]) -> Pairs:
    """Return the statements by which somebody known, none of ``besides``, does an act, with the sentences
    they stand in.
    """
    outline, told = snapshot.words.outline, _sentences(snapshot, act)
    owners = outline.article_rows[outline.owners[outline.at(told)]]
    told = told[np.isin(owners, snapshot.remembered.rows(within))]
    return _done(snapshot, statements.utterances_in(snapshot.store, told), act, besides)


def of(snapshot: Snapshot, pairs: Pairs, act: str) -> Pairs:
    """Return those of some statements by which an act is done, with the sentences they stand in."""
    there = set(_sentences(snapshot, act).tolist())
    told = {statement for statement, sentence in pairs if sentence in there}
    return _done(snapshot, [pair for pair in pairs if pair[0] in told], act, frozenset())


def _sentences(snapshot: Snapshot, act: str) -> Ids:
    """Return the ids of the sentences in or beside which a word for an act stands, in order."""
    outline = snapshot.words.outline
    found: list[Numbers] = [
        reduce(np.intersect1d, [_having(snapshot, words) for words in signs]) for signs in acts.signs(act)
    ]
    rows = union([np.zeros(0, np.int32), *found]).astype(np.int64)
    near = union([rows + far for far in range(-AROUND, AROUND + 1)])
    return outline.ids[near[(near >= 0) & (near < len(outline.ids))]]


def _having(snapshot: Snapshot, words: frozenset[str]) -> Numbers:
    """Return the numbers of the sentences that have one of some words, whatever its ending."""
    found = [snapshot.words.find(stem).sentences for stem in {stems(word) for word in words}]
    return union(found)


def _done(snapshot: Snapshot, pairs: Pairs, act: str, besides: frozenset[str]) -> Pairs:
    newest = statements.newest(snapshot.store, {statement for statement, _ in pairs}, MOST)
    uttered = statements.by_id(snapshot.store, newest).values()
    known = [one for one in uttered if one.speaker and one.speaker not in besides]
    texts = articles.by_row(snapshot.store, {one.article for one in known})
    does = {one.id for one in known if _is_done(one, texts[one.article].text, act)}
    return [pair for pair in pairs if pair[0] in does]


def is_told(one: Uttered, text: str, verb: str) -> bool:
    """Say whether a statement is told, or does in its own words, what a verb tells, where that is an act."""
    return acts.is_act(verb) and _is_done(one, text, verb)


def is_named(words: str, verb: str) -> bool:
    """Say whether words have any with which what a verb tells is done, where that is an act."""
    ways = [acts.by_name(verb), acts.by_words(verb)] if acts.is_act(verb) else []
    return any(way.search(words) for way in ways if way)


def _is_done(one: Uttered, text: str, act: str) -> bool:
    """Say whether a statement is told with a word for an act, or does it in its own words."""
    cue = one.statement.cue
    told = acts.by_name(act).search(text, cue.start, cue.end + PARTICLE) if cue else None
    if cue and told and told.start() < cue.end:
        return not is_undone(text, told.start())
    return any(_does(act, span, cue.start if cue else span.start, text) for span in one.statement.spans)


def _does(act: str, said: Span, told: int, text: str) -> bool:
    """Say whether what was said does an act in its own words, or with those that tell it from ``told`` on."""
    words = acts.by_words(act)
    if words and words.search(text, min(told, said.start), said.end):
        return True
    return _in_person(act).search(said.of(text)) is not None


def is_undone(text: str, verb: int) -> bool:
    """Say whether the verb that begins there in a text is told not to be done."""
    return _UNDONE.search(text[max(0, verb - AHEAD) : verb]) is not None


@cache
def _in_person(act: str) -> re.Pattern[str]:
    """What finds an act done in the first person, and not said not to be: "we can only apologise"."""
    return re.compile(rf"\b{_PERSON}{acts.by_name(act).pattern}", re.IGNORECASE)


_PERSON = (
    r"(?:I|we)(?:['’](?:m|d|ll|re|ve))?"
    r"(?:\s+(?:am|are|do|have|had|has|will|would|can|must|want|wish|to|also|both|all|only|just|again|\w+ly))*\s+"
)
