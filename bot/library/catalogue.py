"""What the index holds, for lists: a speaker's quotations, the articles, and questions that it can answer."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.library.library import MOST, seen
from index.answers import answer
from index.answers.answer import Answer, Silence
from index.answers.evidence import evidence
from index.question.understand import find
from index.search.candidates import Candidate
from index.store import lookup
from index.store.lookup import Filter
from index.types import Form, Span, Speaker, Understood

if TYPE_CHECKING:
    from bot.library.library import Library, Sees
    from index.answers.evidence import Evidence
    from index.store.lookup import Stretch, Uttered
    from index.store.reader import Snapshot

NEWEST = 60
"""Statements in a list of quotations, at most."""

EXAMPLES = 3

_COMMON = """about after again against because before between could every first going their there these things
think those through under until where which while within would without should people really being other might
never always cannot nothing something everything having doing another years today"""


@dataclass(frozen=True, slots=True)
class Source:
    """An article as lists show it."""

    path: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None


def quotes(library: Library, speaker: str, topic: str | None, sees: Sees) -> Answer:
    """Return what somebody said, the newest first; on a topic only, if one is given."""
    with library.snapshot(sees) as snapshot:
        found = find(speaker, snapshot.directory)
        others = tuple(other.name for other in found.others)
        who = found.speaker or (None if others else Speaker(speaker))
        question = f"Quotations of {who.name if who else speaker}" + (f" on {topic}" if topic else "")
        understood = Understood(question, Form.SAID, topic or "", who, others)
        if topic:
            told = answer.ask(snapshot, library.encoder, question, understood, NEWEST, visible=seen(sees))
            return _newest_first(told, told.evidence)
        within = Filter(collections=seen(sees))
        names = (who.name,) if who else others
        shown = [one for name in names for one in _said(snapshot, within, name)]
        silence = None if shown else Silence.NO_SPEAKER
        searched = lookup.searched(snapshot.store, within)
        return _newest_first(Answer(question, understood, silence, (), (), searched, 0.0), shown)


def sources(library: Library, typed: str, sees: Sees) -> list[Source]:
    """Return the articles that may be seen, the newest first; those alone whose title or publisher fits."""
    clause, values = Filter(collections=seen(sees)).clause
    sql = f"""SELECT path, title, url, publisher, published FROM article
        WHERE {clause} AND (title LIKE ? OR publisher LIKE ? OR path LIKE ?)
        ORDER BY published DESC, path"""  # noqa: S608 - the clause is the core's own words
    like = f"%{typed.strip()}%"
    with library.snapshot(sees) as snapshot:
        rows = snapshot.store.db.execute(sql, [*values, like, like, like])
        return [
            Source(path, title, url, publisher, date.fromisoformat(day) if day else None)
            for path, title, url, publisher, day in rows
        ]


def examples(library: Library, sees: Sees) -> list[str]:
    """Return a few questions about the index's own people and topics, which it does answer."""
    found: list[str] = []
    with library.snapshot(sees) as snapshot:
        for speaker in snapshot.directory.speakers[: EXAMPLES * 3]:
            topic = _topic(snapshot, speaker.name, sees) if speaker.statements else None
            if topic is None or len(found) == EXAMPLES:
                continue
            question = f"What did {speaker.name} say about {topic}?"
            asked = Understood(question, Form.SAID, topic, speaker)
            told = answer.ask(snapshot, library.encoder, question, asked, 1, visible=seen(sees))
            if told.evidence:
                found.append(question)
    return found


def _said(snapshot: Snapshot, within: Filter, name: str) -> list[Evidence]:
    """Return a speaker's newest statements as evidence."""
    pairs = lookup.utterances(snapshot.store, within, name)
    uttered = lookup.statements(snapshot.store, {statement for statement, _ in pairs})
    published = _published(snapshot, {one.article for one in uttered.values()})
    newest = sorted(uttered, key=lambda row: (published[uttered[row].article], -row), reverse=True)[:NEWEST]
    carried = [pair for pair in pairs if pair[0] in set(newest)]
    stretches = lookup.stretches(snapshot.store, "sentence", {sentence for _, sentence in carried})
    where: dict[int, list[Stretch]] = {}
    for statement, sentence in carried:
        where.setdefault(statement, []).append(stretches[sentence])
    together: dict[tuple[int, Span], list[Uttered]] = {}  # statements in the same sentences are one excerpt
    for row in newest:
        span = Span(min(one.start for one in where[row]), max(one.end for one in where[row]))
        together.setdefault((uttered[row].article, span), []).append(uttered[row])
    found = [Candidate(article, span, 1.0, tuple(held)) for (article, span), held in together.items()]
    return evidence(snapshot.store, found, len(found))


def _published(snapshot: Snapshot, articles: set[int]) -> dict[int, str]:
    marks = ", ".join("?" * len(articles))
    sql = f"SELECT id, coalesce(published, '') FROM article WHERE id IN ({marks})"  # noqa: S608 - marks alone
    return dict(snapshot.store.db.execute(sql, list(articles)))


def _newest_first(told: Answer, shown: tuple[Evidence, ...] | list[Evidence]) -> Answer:
    newest = sorted(shown, key=lambda one: one.article.published or date.min, reverse=True)
    return Answer(
        told.question, told.understood, told.silence, tuple(newest), told.others, told.searched, told.took_ms
    )


def _topic(snapshot: Snapshot, name: str, sees: Sees) -> str | None:
    """Return a word that somebody uses more than others."""
    pairs = lookup.utterances(snapshot.store, Filter(collections=seen(sees)), name)
    rows = sorted({statement for statement, _ in pairs})[: MOST * 4]
    uttered = lookup.statements(snapshot.store, rows)
    articles = lookup.articles(snapshot.store, {one.article for one in uttered.values()})
    words: Counter[str] = Counter()
    for one in uttered.values():
        article = articles[one.article]
        titled = (article.title or "").lower()
        for span in one.statement.spans:
            for word in re.findall(r"\b[a-z]{6,}\b", span.of(article.text)):
                words[word] += 2 if word in titled else 1
    fitting = [
        word for word, _ in words.most_common(40) if word not in _COMMON.split() and not word.endswith("ly")
    ]
    return fitting[0] if fitting else None
