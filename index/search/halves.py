"""What of a sentence in which two speak is whose: the one's answers nothing with what only the other says."""

from __future__ import annotations

import re
from collections import defaultdict
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


_GOES_ON = re.compile(r"[,;”\"][,;]?\s(?:and|but|while|whereas)\s(?:(?!that\b)[\w’'.-]+,?\s){0,5}$")
"""What stands before the second of two who speak in one sentence: "..., and his aide, Tom Reed, said"."""


def own_halves(snapshot: Snapshot, pairs: Pairs, terms: Sequence[TopicWord], spoken: Ids) -> Pairs:
    """Return statements, with the sentences they stand in, but those that are on what is asked for only by
    what somebody else says in their sentence: "Birch said it was safe, and Reed said the gates would close".

    :param terms: what is asked for but stop words, each under all its names.
    :param spoken: the ids of those sentences.
    """
    said = _said_in(snapshot, with_terms(snapshot.words, terms, spoken))
    asked = [(one, id_) for one, id_ in pairs if id_ in said]
    if not asked:
        return pairs
    uttered = statements.by_id(snapshot.store, {one for one, _ in asked})
    places = passages.stretches(snapshot.store, "sentence", said)
    texts = by_row(snapshot.store, {place.article for place in places.values()})
    told = []
    for one, id_ in asked:
        place = places[id_]
        text = texts[place.article].text
        own, others = _parted(uttered[one], said[id_], text)
        told.append(_split(text, Span(place.start, place.end), own, others))
    theirs, rest = cut([others for others, _ in told]), cut([left for _, left in told])
    sought = [term.stems for term in terms]
    amiss = {
        pair
        for pair, half, left in zip(asked, theirs, rest, strict=True)
        if _has_any(half, sought) and not _has_any(left, sought)
    }
    kept = {one for one, id_ in pairs if (one, id_) not in amiss}
    return [pair for pair in pairs if pair[0] in kept]


def _said_in(snapshot: Snapshot, sentences: Ids) -> dict[int, list[Uttered]]:
    """Return the statements in those of some sentences in which more than one speaks, by the sentence."""
    pairs = statements.utterances_in(snapshot.store, sentences)
    uttered = statements.by_id(snapshot.store, {one for one, _ in pairs})
    said: dict[int, list[Uttered]] = defaultdict(list)
    for one, id_ in pairs:
        said[id_].append(uttered[one])
    return {id_: those for id_, those in said.items() if len({one.speaker for one in those}) > 1}


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


def _split(text: str, sentence: Span, own: Sequence[Span], others: Sequence[Span]) -> tuple[str, str]:
    """Return what only others say in a sentence, and the rest of it."""
    is_others = [
        any(span.start <= at < span.end for span in others)
        and not any(span.start <= at < span.end for span in own)
        for at in range(*sentence)
    ]
    letters = list(zip(sentence.of(text), is_others, strict=True))
    return (
        "".join(letter if other else " " for letter, other in letters),
        "".join(" " if other else letter for letter, other in letters),
    )


def _has_any(words: Sequence[str], sought: Sequence[set[tuple[bytes, ...]]]) -> bool:
    return any(has_every(words, [names]) for names in sought)
