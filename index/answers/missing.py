"""Words of what is asked about that no excerpt shown has, and who else is quoted with them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from index.answers.others import on_topic
from index.answers.sought import heard
from index.asked import Form
from index.search.coverage import with_terms
from index.search.topic import every_form, is_slight, telling, terms
from index.search.word_for_word import has_every
from index.store import statements
from index.store.articles import by_row
from index.store.finding import bm25
from index.store.finding.stems import cut, stems
from index.text.english import likely_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.answers.evidence import Evidence
    from index.answers.sought import Sought
    from index.answers.thresholds import Calibration
    from index.asked import Understood
    from index.search.topic import TopicWord
    from index.store.finding.finding import Words
    from index.store.moves import Ids

MUCH = 0.5
"""Share of a topic, its words weighing what they are rare, from which it is told that they are missing: who
asks in words of their own misses some of them in what answers squarely."""

LEAD = 300
"""Characters before an excerpt, about two sentences, in which what it speaks of may have been named."""

UNLIKE = 0.35
"""How like what is asked, in meaning, the likest of somebody's sentences is at most that is on something else
where nobody of them says a word of it, and somebody else all: of two bodies of news it costs no answer."""

FOREIGN = 0.15
"""The same where nobody at all says the words, so that they may be the asker's own: "it cost forty guests"
answers "losses" with 0.17."""

NAMED = 4
"""People named who are quoted with the words, at most."""

_NAME = re.compile(r"[A-Z]\w*(?: [A-Z]\w*)+")


@dataclass(frozen=True, slots=True)
class Missing:
    """Words of a topic that are in nothing shown; and who, that was not asked about, is quoted with them in
    one sentence, whoever is so most often first: with all, or, where nobody is, with one, ``said``.
    """

    words: tuple[str, ...]
    said: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()


def missing(sought: Sought, shown: Sequence[Evidence], scalars: Calibration) -> Missing | None:
    """Return what of the topic is missing in all that is shown; None where it is less than much of it, where
    more is shown than this, and where no words on a topic are asked for.

    :param scalars: what decides which sentences are on the topic.
    """
    asked, words = sought.asked, sought.snapshot.words
    if asked.skip or not asked.topic or asked.form is Form.PLAIN:
        return None
    lost = _lost(terms(_spoken_of(asked), asked.surnames), asked.topic, [_told(one) for one in shown], words)
    if not lost:
        return None
    asked_for, alone = tuple(one.word for one in lost), sorted(lost, key=lambda one: -_rarity(one, words))
    for some, ids in ((lost, on_topic(sought, scalars)), *(((one,), sought.near.ids) for one in alone)):
        having = reduce(lambda held, term: with_terms(words, [term], held), some, ids)
        counts = _saying(sought, having, some)
        if counts:
            by = tuple(name for name, _ in counts.most_common(NAMED))
            return Missing(asked_for, tuple(one.word for one in some), by)
    return Missing(asked_for)


def is_hollow(sought: Sought, lacks: Missing | None) -> bool:
    """Say whether what is shown of somebody's is on something else: none of it has a word of the topic, nor
    does anything they said right after such a word, nor is any of it near to it in meaning.

    :param lacks: what all that is shown lacks of the topic.
    """
    if lacks is None or sought.is_worded or not len(sought.theirs.ids):
        return False
    asked = {one.word for one in telling(_spoken_of(sought.asked))}
    bound = UNLIKE if lacks.said == lacks.words else FOREIGN
    return asked.issubset(lacks.words) and sought.theirs.is_foreign(bound)


def _spoken_of(asked: Understood) -> str:
    """Return a topic without what was done by speaking of it: of that it is told whether any is told so."""
    did, _, what = asked.topic.partition(" ")
    return what if asked.verb and did.lower() in likely_forms(asked.verb) else asked.topic


def _saying(sought: Sought, sentences: Ids, some: Sequence[TopicWord]) -> Counter[str]:
    """Count whose statements in some sentences have terms in their own words, of those not asked about: a
    journalist may have them beside, "backed away from using the army after Birch rebuked him".
    """
    store, voices = sought.snapshot.store, dict(heard(sought, sentences))
    uttered = statements.by_id(store, voices)
    texts = by_row(store, {one.article for one in uttered.values()})
    said = [(texts[one.article].text, one.statement.spans) for one in uttered.values()]
    own = cut([" ".join(span.of(text) for span in spans) for text, spans in said])
    asked = [term.stems for term in some]
    return Counter(voices[row] for row, had in zip(uttered, own, strict=True) if has_every(had, asked))


def _told(one: Evidence) -> str:
    """Return an excerpt with what leads to it, its article's title, and who speaks."""
    lead = one.article.text[max(0, one.span.start - LEAD) : one.span.start]
    who = one.speaker.name if one.speaker else ""
    return " / ".join(filter(None, [one.article.title, who, f"{lead}{one.excerpt}"]))


def _lost(asked: Sequence[TopicWord], topic: str, told: Sequence[str], words: Words) -> tuple[TopicWord, ...]:
    """Return the terms of a topic that no text has in any form, where they are much of it; of a name, all
    or none; none that any question may have.
    """
    texts = [f" {' '.join(text)} " for text in cut(told)]
    had = {one.word for one in asked if any(_row(form) in text for form in every_form(one) for text in texts)}
    for name in map(str.lower, _NAME.findall(topic)):
        had.update(name.split() if had.intersection(name.split()) else ())
    weights = [_rarity(one, words) for one in asked]
    lost = np.array([one.word not in had for one in asked])
    is_much = lost @ weights >= MUCH * sum(weights)
    return tuple(one for one in asked if one.word not in had and not is_slight(one)) if is_much else ()


def _rarity(term: TopicWord, words: Words) -> float:
    return bm25.rarity_of(words, "sentence", stems(term.word))


def _row(words: str) -> str:
    return f" {' '.join(stem.decode() for stem in stems(words))} "
