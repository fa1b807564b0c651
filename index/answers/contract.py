"""Answers, hits and statements in the JSON of the terminal: a contract with whatever reads it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from index.answers.answer import Answer
    from index.answers.evidence import Copy, Evidence
    from index.answers.voice import Voice
    from index.asked import Tenure, Understood
    from index.search.ranking import Hit
    from index.store.articles import Searched
    from index.store.statements import Uttered
    from index.types import Article, Span, Statement, Why

Json = dict[str, Any]


def answer(found: Answer) -> Json:
    """Return an answer as `ask --json` prints it."""
    return {
        "question": found.question,
        "understood": understood(found.understood),
        "silence": found.silence,
        "others": [{"name": other.name, "statements": other.statements} for other in found.others],
        "evidence": [evidence(one) for one in found.evidence],
        "near": [evidence(one) for one in found.near],
        "answering": found.answering,
        "statements": found.statements,
        "searched": searched(found.searched),
        "archive": searched(found.archive) if found.archive else None,
        "did_you_mean": [_tenure(one) for one in found.alike],
        "missing": asdict(found.missing) if found.missing else None,
        "took_ms": round(found.took_ms, 1),
    }


def searched(where: Searched) -> Json:
    """Return how many articles were searched, and from when."""
    return {"articles": where.articles, "from": _date(where.first), "to": _date(where.last)}


def understood(asked: Understood) -> Json:
    """Return what a question was taken to ask."""
    speaker = asked.speaker
    return {
        "form": asked.form,
        "speaker": {"name": speaker.name, "aliases": list(speaker.aliases)} if speaker else None,
        "topic": asked.topic,
        "publisher": asked.publisher,
        "since": _date(asked.since),
        "until": _date(asked.until),
        "collection": asked.collection,
        "ambiguous": list(asked.ambiguous),
        "holders": [_tenure(one) for one in asked.holders],
        "delegates": [{"name": one.name, "post": one.post or None} for one in asked.delegates],
        "together": list(asked.together),
        "post": asked.post or None,
        "latest": asked.latest,
        "oldest": asked.oldest,
        "exact": asked.exact,
        "why": asked.why,
        "skip": asked.skip,
        "language": asked.language,
        "verb": asked.verb or None,
        "besides": list(asked.besides),
        "slips": [asdict(one) for one in asked.slips],
    }


def _tenure(one: Tenure) -> Json:
    return {"name": one.name, "from": _date(one.first), "to": _date(one.last), "post": one.post or None}


def evidence(one: Evidence) -> Json:
    """Return one excerpt with its statements."""
    return {
        "excerpt": one.excerpt,
        "start": one.span.start,
        "end": one.span.end,
        "kind": one.kind,
        "score": round(one.score, 4),
        "speaker": _voice(one.speaker) if one.speaker else None,
        "quoted": [list(span) for span in one.quoted],
        "article": article(one.article),
        "link": one.link,
        "also_in": [_copy(copy) for copy in one.also_in],
        "differs": [list(span) for span in one.differs],
        "unnamed": [list(span) for span in one.unnamed],
    }


def article(one: Article) -> Json:
    """Return where an article comes from."""
    return {
        "id": one.id,
        "path": one.path,
        **one.metadata.told(),
        "text_sha256": one.text_sha256,
    }


def hits(
    query: str, found: Sequence[Hit], articles: dict[int, Article], said: Sequence[Sequence[Uttered]]
) -> Json:
    """Return a search as `search --json` prints it, with what is ``said`` in each passage found."""
    return {
        "query": query,
        "hits": [_hit(hit, articles[hit.article], theirs) for hit, theirs in zip(found, said, strict=True)],
        "confidence": round(found[0].score, 4) if found else 0.0,
    }


def quote(statement: Statement, text: str) -> Json:
    """Return one statement as `quotes --json` prints it; ``text`` is its article's.

    ``sure`` is the probability that the speaker is right and ``why`` what speaks for it; null where unclear.
    ``verbatim`` tells words within quotation marks, and those of a transcript's or interview's turn, which
    needs none.
    """
    mention = statement.mention
    return {
        "start": statement.start,
        "end": statement.end,
        "spans": [list(span) for span in statement.spans],
        "kind": statement.kind,
        "verbatim": statement.is_verbatim,
        "cue": statement.cue.of(text) if statement.cue else None,
        "speaker": mention.of(text) if mention else None,
        "speaker_start": mention.start if mention else None,
        "speaker_end": mention.end if mention else None,
        "speaker_canonical": statement.name,
        "how": statement.how,
        "sure": None if statement.name is None else round(statement.sure, 3),
        "why": None if statement.name is None else _why(statement.why),
        "stance": statement.stance,
    }


def _hit(hit: Hit, where: Article, said: Sequence[Uttered]) -> Json:
    return {
        "article": article(where),
        "start": hit.start,
        "end": hit.end,
        "excerpt": where.text[hit.start : hit.end],
        "score": round(hit.score, 4),
        "ranks": hit.ranks,
        "signals": {name: round(value, 4) for name, value in hit.signals._asdict().items()},
        "quotes": [{**quote(one.statement, where.text), "speaker_name": one.speaker} for one in said],
    }


def _voice(voice: Voice) -> Json:
    return {
        "name": voice.name,
        "mention": voice.words,
        "start": voice.mention.start,
        "end": voice.mention.end,
        "how": voice.how,
        "sure": round(voice.sure, 3),
        "why": _why(voice.why),
        "called": voice.called or None,
        **_bounds("name", voice.name_span),
    }


def _why(why: Why) -> Json:
    """Return how the words are tied to a mention, and of whom it reminds: their share, how far, who else."""
    return {"link": why.link, "share": why.share, "distance": why.distance, "rival": why.rival}


def _copy(copy: Copy) -> Json:
    start, end = copy.span
    return {
        "article": article(copy.article),
        "start": start,
        "end": end,
        "link": copy.link,
        "wire": copy.wire,
    }


def _bounds(name: str, span: Span) -> Json:
    return {f"{name}_start": span.start, f"{name}_end": span.end}


def _date(day: date | None) -> str | None:
    return day.isoformat() if day else None
