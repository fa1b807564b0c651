"""What of a sentence in which two speak is whose: the one's answers nothing with what only the other says."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from index.search.coverage import with_terms
from index.search.word_for_word import has_every
from index.store import passages, statements
from index.store.articles import by_row
from index.store.finding.stems import cut
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.search.candidates import Pairs
    from index.search.topic import TopicWord
    from index.store.moves import Ids
    from index.store.reader import Snapshot
    from index.store.statements import Uttered
    from index.store.store import Store


_GOES_ON = re.compile(r"[,;”\"][,;]?\s(?:and|but|while|whereas)\s(?:(?!that\b)[\w’'.-]+,?\s){0,5}$")
"""What stands before the second of two who speak in one sentence: "..., and his aide, Tom Reed, said"."""


def own_halves(snapshot: Snapshot, pairs: Pairs, terms: Sequence[TopicWord], spoken: Ids) -> Pairs:
    """Return statements, with the sentences they stand in, but those that are on what is asked for only by
    what somebody else says in their sentence: "Birch said it was safe, and Reed said the gates would close".

    :param terms: what is asked for but stop words, each under all its names.
    :param spoken: the ids of those sentences.
    """
    store, those = snapshot.store, {one for one, _ in pairs}
    shared = statements.of_several(store, with_terms(snapshot.words, terms, spoken))
    asked = [(one, id_) for one, id_ in shared if one in those]
    if not asked:
        return pairs
    places = passages.stretches(store, "sentence", {id_ for _, id_ in asked})
    texts = by_row(store, {place.article for place in places.values()})
    said = _said_in(store, [pair for pair in shared if pair[1] in places])
    told = []
    for one, id_ in asked:
        place, mine = places[id_], next(other for other in said[id_] if other.id == one)
        text, sentence = texts[place.article].text, Span(place.start, place.end)
        told.append((sentence.of(text), _only_theirs(sentence, *_parted(mine, said[id_], text))))
    sought = [set(chain(*(term.stems for term in terms)))]
    rest = cut([_letters(words, theirs, said=False) for words, theirs in told])
    open_ = [at for at, left in enumerate(rest) if not has_every(left, sought)]
    halves = cut([_letters(*told[at], said=True) for at in open_])
    amiss = {asked[at] for at, half in zip(open_, halves, strict=True) if has_every(half, sought)}
    kept = {one for one, id_ in pairs if (one, id_) not in amiss}
    return [pair for pair in pairs if pair[0] in kept]


def _said_in(store: Store, pairs: Pairs) -> dict[int, list[Uttered]]:
    """Return statements by the sentence they stand in."""
    uttered = statements.by_id(store, {one for one, _ in pairs})
    said: dict[int, list[Uttered]] = defaultdict(list)
    for one, id_ in pairs:
        said[id_].append(uttered[one])
    return said


def _parted(one: Uttered, said: Iterable[Uttered], text: str) -> tuple[list[Span], list[Span]]:
    """Return the words of a statement and of its speaker's others in a sentence, and of everybody else's."""
    apart = [two for two in said if two.speaker != one.speaker]
    own = [span for two in (one, *said) if two.speaker == one.speaker for span in _before(two, apart, text)]
    return own, [span for two in apart for span in two.statement.spans]


def _before(one: Uttered, others: Iterable[Uttered], text: str) -> list[Span]:
    """Return the words of a statement, up to where the sentence goes on with another's beside it."""
    end = min(
        (
            who.start
            for two in others
            if (who := two.statement.mention) and _GOES_ON.search(text, one.statement.start, who.start)
        ),
        default=one.statement.end,
    )
    return [Span(span.start, min(span.end, end)) for span in one.statement.spans if span.start < end]


def _only_theirs(sentence: Span, own: Iterable[Span], others: Iterable[Span]) -> bytes:
    """Return which letters of a sentence only others say: 1, and 0 for the rest of it."""
    theirs = bytearray(sentence.end - sentence.start)
    for spans, by_others in ((others, 1), (own, 0)):
        for span in spans:
            start, end = (min(max(at - sentence.start, 0), len(theirs)) for at in span)
            theirs[start:end] = bytes([by_others]) * (end - start)
    return bytes(theirs)


def _letters(text: str, theirs: bytes, *, said: bool) -> str:
    """Return a text with what others say alone, or without it, in its place."""
    return "".join(letter if at == said else " " for letter, at in zip(text, theirs, strict=True))
