"""Who else speaks on what is asked about, that the question is not after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.answers.sought import heard
from index.answers.voice import unnamed
from index.search.coverage import having_all
from index.search.halves import own_halves
from index.search.topic import terms
from index.search.word_for_word import FEW
from index.store import statements
from index.store.articles import by_row
from index.store.finding.concordance import among, union

if TYPE_CHECKING:
    from collections.abc import Container

    from index.answers.sought import Sought
    from index.answers.thresholds import Calibration
    from index.store.moves import Ids

OTHERS = 10
"""Others named in an answer, at most."""

NEAREST = 200
"""Sentences on the topic, the nearest, that are looked at: more of them name nobody else."""

FEWER = 50
"""Statements by others, at most, that are looked at for whose half of a sentence is on the topic: among more
of them one makes no difference to who is named, and all of them take long."""


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else who speaks on the topic, and in how many of the statements that were looked at.

    The number orders them and is shown to nobody: who is asked about gets what holds its own among all of
    theirs, which is more or fewer.
    """

    name: str
    statements: int


def who_else(sought: Sought, scalars: Calibration, answering: Container[str]) -> tuple[Other, ...]:
    """Return who else speaks on the topic, most statements first.

    :param answering: the names of those whose words answer, by no name where people of a kind are asked for.
    """
    counts = Counter(name for name in by_others(sought, scalars).values() if name not in answering)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:OTHERS]
    return tuple(Other(name, count) for name, count in ranked)


def by_others(sought: Sought, scalars: Calibration) -> dict[int, str]:
    """Return the statements on the topic by speakers who were not asked about: by id, the name."""
    store, sentences = sought.snapshot.store, on_topic(sought, scalars)
    said = dict(heard(sought, sentences))
    if len(said) > FEWER:
        return said
    pairs = [pair for pair in statements.utterances_in(store, sentences) if pair[0] in said]
    theirs = {
        row
        for row, _ in own_halves(
            sought.snapshot, pairs, terms(sought.asked.topic, sought.asked.surnames), sentences
        )
    }
    return {row: name for row, name in said.items() if row in theirs}


def by_unnamed(sought: Sought, scalars: Calibration) -> frozenset[int]:
    """Return the statements on the topic of which it is told what speaks, and nobody knows a name: "the ferry
    company said".
    """
    store = sought.snapshot.store
    rows = {row for row, _ in statements.nobodys_in(store, on_topic(sought, scalars))}
    uttered = statements.by_id(store, rows).values()
    texts = by_row(store, {one.article for one in uttered})
    return frozenset(one.id for one in uttered if unnamed([one], texts[one.article].text))


def on_topic_of_anybody(sought: Sought, scalars: Calibration) -> frozenset[int]:
    """Return the statements on the topic by anybody who was not asked about, with a name or none."""
    return frozenset(by_others(sought, scalars)) | by_unnamed(sought, scalars)


def on_topic(sought: Sought, scalars: Calibration) -> Ids:
    """Return the sentences on the topic, whoever speaks there: near in meaning, or with words of it that
    hardly any other has.
    """
    near = sought.near.nearest(NEAREST, scalars.on_topic)
    words = sought.snapshot.words
    having = having_all(words, terms(sought.asked.topic, sought.asked.surnames))
    if len(having) > FEW:
        return union([near])
    rare = words.outline.ids[having]
    return union([near, rare[among(rare, sought.near.ids)]])
