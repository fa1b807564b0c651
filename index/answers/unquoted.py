"""What is told of whoever is never quoted: that they kept silent, "her office declined to comment"; and of
people of a kind, or a group, whatever is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from index.answers.standing import said_within
from index.lexicon import words
from index.names.directory.bodies import organ
from index.names.groups import group
from index.names.kinds import tells_of
from index.names.name import is_body
from index.names.posts.posts import post
from index.names.spelling import tokens
from index.search import candidates
from index.search.candidates import Candidate
from index.search.coverage import having_all
from index.search.kinds import is_theirs
from index.search.ranking import allowed
from index.search.topic import TopicWord
from index.search.word_for_word import has_every
from index.store import passages
from index.store.articles import by_row
from index.store.finding.concordance import among, union
from index.store.finding.stems import cut, stems
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from index.store.filter import Filter
    from index.store.moves import Ids
    from index.store.reader import Snapshot
    from index.store.statements import Uttered
    from index.store.store import Store

_SILENT = re.compile(
    r"\b(?:declin|refus)\w+\s+(?:to\s+(?:comment|speak|answer|respond|reply|be\s+(?:interviewed|drawn))|(?:a|any)?\s*comment)"
    r"|\b(?:did\s+not|didn['’]t|has\s+not|had\s+not|would\s+not|could\s+not)\s+(?:\w+ly\s+)?"
    r"(?:comment|respond|reply|answer|return\s+(?:a|calls?|messages?)|be\s+(?:reached|drawn\s+(?:on|about|over|further)))"
    r"|\b(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:available|reached)\s+for\s+comment\b|\bno\s+comment\b",
    re.IGNORECASE,
)
_STEMS = ("comment", "respond", "reply", "answer", "interviewed", "reached", "speak", "calls", "drawn")
"""Words one of which stands wherever somebody is told to be silent."""

_GOES_ON = re.compile(r"\W*(?:He|She|They|It|His|Her|Their|Its)\b")
"""How a sentence begins that may tell of whom the one before names."""

_POINTING = frozenset({"they", "them", "one", "some", "many", "most", "others", "of"})
"""Words of what may mean those told of: "one of them"."""

MOST = 3
"""Of these sentences, at most."""

FEWEST = 2
"""Words of a topic that tell what is near to it, at least."""


def kept_silent(
    snapshot: Snapshot, within: Filter, name: str, terms: Sequence[TopicWord] = ()
) -> tuple[Candidate, ...]:
    """Return the newest sentences by which somebody, or who speaks for them, keeps silent, as named there.

    :param terms: what is asked about, if anything: an article that has none of it tells of another silence.
    """
    outline, named = snapshot.words.outline, _holding(snapshot, within, name)
    named = named[_on_any(snapshot, terms, outline.at(named))] if terms else named
    rows = outline.at(named)
    following = rows[rows + 1 < len(outline.ids)] + 1
    after = following[outline.owners[following] == outline.owners[following - 1]]
    own, after = (some[_telling(snapshot, some)] for some in (rows, after))
    ids = outline.ids[union([own, after, after - 1])]
    places = passages.stretches(snapshot.store, "sentence", ids.tolist())
    texts = by_row(snapshot.store, {one.article for one in places.values()})
    held, found = set(named.tolist()), []
    for one in (places[row] for row in ids.tolist()):
        span = Span(one.start, one.end)
        told = span.of(texts[one.article].text)
        if not _SILENT.search(told):
            continue
        before = places.get(one.id - 1)
        if one.id in held:
            found.append(Candidate(one.article, span, 1.0))
        elif before and _GOES_ON.match(told):
            found.append(Candidate(one.article, Span(before.start, one.end), 1.0))
    return tuple(candidates.newest_first(snapshot.store, found))[:MOST]


def _on_any(snapshot: Snapshot, terms: Sequence[TopicWord], rows: Ids) -> NDArray[np.bool_]:
    """Say of some sentences, by their numbers, whether their article has any of some terms."""
    owners = snapshot.words.outline.owners
    having = [snapshot.words.find(name).sentences for term in terms for name in term.stems]
    return np.isin(owners[rows], owners[union(having)])


def is_body_or_place(name: str) -> bool:
    """Say whether a name may be a body's or a place's: what others say of somebody is no nearer to their
    words than anything.
    """
    is_body_ = is_body(name) or group(name) is not None or organ(name) is not None
    return is_body_ or (" " not in name and not post(name).known)


def naming(
    store: Store, found: Sequence[Candidate], names: Sequence[str], terms: Sequence[TopicWord]
) -> tuple[Candidate, ...]:
    """Return those of some excerpts that have all words of a name; where none has, all of a topic: a
    minister's denial is near to what is asked of the government.
    """
    texts = by_row(store, {one.article for one in found})
    shown = {one: one.span.of(texts[one.article].text) for one in found}
    those = tuple(one for one in found if any(_own(name) <= set(tokens(shown[one])) for name in names))
    if those or len(terms) < FEWEST:
        return those
    own = cut([shown[one] for one in found])
    asked = [term.stems for term in terms]
    return tuple(one for one, words_ in zip(found, own, strict=True) if has_every(words_, asked))


def told(
    store: Store, found: Sequence[Candidate], called: str
) -> tuple[list[Candidate], tuple[Candidate, ...]]:
    """Return which sentences tell of people or a group whom nobody is quoted as; and all others, in which
    somebody else speaks, or which tell of something else.
    """
    texts = by_row(store, {one.article for one in found})

    def is_of_them(one: Candidate) -> bool:
        text = texts[one.article].text
        said = said_within(store, one.article, one.span) if tells_of(one.span.of(text), called) else None
        return said is not None and not any(_is_anothers(uttered, text, called) for uttered in said)

    of_them = [one for one in found if is_of_them(one)]
    return of_them, tuple(one for one in found if one not in of_them)


def _is_anothers(one: Uttered, text: str, called: str) -> bool:
    """Whether somebody else says something: not where "they" do, who may be those told of."""
    said = tokens(one.statement.mention.of(text)) if one.statement.mention else []
    return one.speaker is not None or not (is_theirs(one, text, called) or _POINTING.issuperset(said))


def _telling(snapshot: Snapshot, rows: Ids) -> NDArray[np.bool_]:
    """Say of some sentences, by their numbers, whether one of the words is there without which nobody is told
    to be silent.
    """
    having = [among(rows, snapshot.words.find(stems(word)).sentences) for word in _STEMS]
    return np.asarray(np.any(having, axis=0), np.bool_)


def _holding(snapshot: Snapshot, within: Filter, name: str) -> Ids:
    """Return the ids of the sentences that have all words of a name; of somebody's, its last alone."""
    found = having_all(snapshot.words, [TopicWord(word, (word,)) for word in sorted(_own(name))])
    outline, those = snapshot.words.outline, allowed(snapshot, within)
    return outline.ids[found if those is None else found[those[outline.owners[found]]]]


def _own(name: str) -> set[str]:
    return {word for word in tokens(name) if word not in words("stop_words")}
