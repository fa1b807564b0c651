"""What the index holds, for lists: a speaker's quotations, the articles, and questions that it can answer."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from bot.library.library import MOST
from index.answers import answer
from index.answers.answer import Answer, Silence
from index.answers.evidence import evidence
from index.asked import Form, Understood
from index.names.directory.directory import Found
from index.question.whom import asking, wanted
from index.search.candidates import Candidate
from index.store import articles, passages, statements
from index.store.filter import NOTHING, Filter
from index.types import Span, Speaker

if TYPE_CHECKING:
    from bot.library.library import Library
    from index.answers.evidence import Evidence
    from index.asked import Delegate
    from index.store.articles import Listed
    from index.store.filter import Sight
    from index.store.passages import Stretch
    from index.store.reader import Snapshot
    from index.store.statements import Uttered

NEWEST = 60
"""Statements in a list of quotations, at most."""

EXAMPLES = 3

LONGEST = 500
"""Characters of a text to which similar statements are looked for, at most."""

_GOES_ON = (
    r"(?=[^\w\s]|$| (?:and|are|as|at|below|by|for|from|had|has|have|in|is|of|on|or|that|to|was|were|which|"
    r"will|with|would)\b)"
)

_OF = "(?:about|against|for|from|of|on|with)"

_NAMED = re.compile(rf"\b(?:(the )([a-z]{{5,}}(?<!ly))|{_OF} ([a-z]{{4,}}(?<![su])s))\b{_GOES_ON}")
"""What surely is a thing spoken of: a noun after "the" that no other follows, or several of a kind."""

_COMMON = """about after again against always another because before being between cannot could every
everything evening first former future going having latter might month months morning
never night nothing other others people really rest reason right same second should
something spring summer autumn winter their there these thing things think third those
through today under until where which while whole within without would weeks years"""


def quotes(library: Library, speaker: str, topic: str | None, sees: Sight) -> Answer:
    """Return what somebody said, the newest first; on a topic only, if one is given."""
    with library.snapshot(sees) as snapshot:
        found = wanted(speaker, snapshot.directory)
        who = found.speaker or (None if found else Speaker(speaker))
        question = f"Quotations of {who.name if who else speaker}" + (f" on {topic}" if topic else "")
        understood = asking(Understood(question, Form.SAID, topic or ""), found or Found(who))
        if topic:
            told = answer.ask(
                snapshot, library.encoder, question, understood, NEWEST, scalars=library.scalars
            )
            return _newest_first(told, told.evidence)
        shown = [one for voice in understood.voices for one in _said(snapshot, voice)]
        silence = None if shown else Silence.NO_SPEAKER
        searched = articles.searched(snapshot.store)
        return _newest_first(Answer(question, understood, silence, (), (), searched, 0.0), shown)


def similar(library: Library, text: str, sees: Sight) -> Answer:
    """Return what was said like a text, whoever said it."""
    words = " ".join(text.split())[:LONGEST]
    question = f"Statements like: {words}"
    with library.snapshot(sees) as snapshot:
        asked = Understood(question, Form.WHO, words)
        return answer.ask(snapshot, library.encoder, question, asked, MOST, scalars=library.scalars)


def sources(library: Library, typed: str, sees: Sight) -> list[Listed]:
    """Return the articles that may be seen, the newest first; those alone whose title or publisher fits."""
    with library.snapshot(sees) as snapshot:
        return articles.newest(snapshot.store, typed)


def examples(library: Library, sees: Sight) -> list[str]:
    """Return a few questions about the index's own people and topics, which it does answer."""
    found: list[str] = []
    if sees == NOTHING:
        return found
    with library.snapshot(sees) as snapshot:
        for speaker in snapshot.directory.speakers[: EXAMPLES * 3]:
            if not speaker.statements or len(found) == EXAMPLES:
                continue
            topic = _topic(snapshot, speaker.name)
            question = f"What did {speaker.name} say{f' about {topic}' if topic else ''}?"
            asked = Understood(question, Form.SAID, topic, speaker)
            told = answer.ask(snapshot, library.encoder, question, asked, 1, scalars=library.scalars)
            if told.evidence:
                found.append(question)
    return found


def _said(snapshot: Snapshot, voice: Delegate) -> list[Evidence]:
    """Return a speaker's newest statements as evidence."""
    pairs = statements.utterances(snapshot.store, Filter(), voice.name, voice.articles)
    uttered = statements.by_id(snapshot.store, {statement for statement, _ in pairs})
    days = articles.days(snapshot.store, {one.article for one in uttered.values()})
    newest = sorted(uttered, key=lambda row: (days[uttered[row].article] or date.min, -row), reverse=True)
    newest = newest[:NEWEST]
    carried = [pair for pair in pairs if pair[0] in set(newest)]
    stretches = passages.stretches(snapshot.store, "sentence", {sentence for _, sentence in carried})
    where: dict[int, list[Stretch]] = {}
    for statement, sentence in carried:
        where.setdefault(statement, []).append(stretches[sentence])
    together: dict[tuple[int, Span], list[Uttered]] = {}  # statements in the same sentences are one excerpt
    for row in newest:
        span = Span(min(one.start for one in where[row]), max(one.end for one in where[row]))
        together.setdefault((uttered[row].article, span), []).append(uttered[row])
    found = [Candidate(article, span, 1.0, tuple(held)) for (article, span), held in together.items()]
    return evidence(snapshot.store, found, len(found))


def _newest_first(told: Answer, shown: tuple[Evidence, ...] | list[Evidence]) -> Answer:
    newest = sorted(shown, key=lambda one: one.article.published or date.min, reverse=True)
    return Answer(
        told.question, told.understood, told.silence, tuple(newest), told.others, told.searched, told.took_ms
    )


def _topic(snapshot: Snapshot, name: str) -> str:
    """Return what somebody speaks of more than of other things, as they put it: "the harbour", "ferries";
    empty where their words are too few to tell.
    """
    pairs = statements.utterances(snapshot.store, Filter(), name)
    rows = sorted({statement for statement, _ in pairs})[: MOST * 4]
    uttered = statements.by_id(snapshot.store, rows)
    texts = articles.by_row(snapshot.store, {one.article for one in uttered.values()})
    words: Counter[str] = Counter()
    for one in uttered.values():
        article = texts[one.article]
        titled = (article.title or "").lower()
        for span in one.statement.spans:
            for the, noun, plural in _NAMED.findall(span.of(article.text)):
                word = noun or plural
                if word not in _COMMON.split():
                    words[f"{the}{word}"] += 2 if word in titled else 1
    return words.most_common(1)[0][0] if words else ""
