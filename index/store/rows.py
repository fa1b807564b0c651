"""Values as rows hold them: vectors in half precision, spans and names as JSON."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import astuple
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from index.names.identity.identity import Named, Who
from index.types import METADATA, How, Kind, Link, Metadata, Office, Span, Stance, Statement, Why

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.embedding.encoder import Vector
    from index.types import Article, Speaker

NEIGHBOURS = 1
"""Sentences on either side that are indexed as a sentence's context."""

Values = dict[str, object]

Called = tuple[str, str, str, int]
"""A name in one article: its aliases and roles there, as JSON, and how many statements are under it."""


def packed(vector: Vector) -> bytes:
    """Return a vector as it is stored: half precision, little endian."""
    return vector.astype("<f2").tobytes()


def unpacked(blobs: Sequence[bytes], dimensions: int) -> Vector:
    """Return stored vectors as rows, shape (n, d)."""
    return np.frombuffer(b"".join(blobs), "<f2").reshape(len(blobs), dimensions).astype(np.float32)


def to_metadata(*told: str | None) -> Metadata:
    """Return the metadata that stand in a row, in the order of `METADATA`."""
    values: dict[str, Any] = dict(zip(METADATA, told, strict=True))
    return Metadata(**values | {"published": day(values["published"])})


def day(text: str | None) -> date | None:
    """Return the day that a column holds."""
    return date.fromisoformat(text) if text else None


def of_article(article: Article) -> Values:
    """Return an article's columns."""
    return {
        "path": article.path,
        "collection": article.collection,
        **article.metadata.told(),
        "text": article.text,
        "text_sha256": article.text_sha256,
        "pages": json.dumps(article.pages),
    }


def of_statement(statement: Statement) -> Values:
    """Return a statement's columns."""
    cue, mention, name = (
        span or (None, None) for span in (statement.cue, statement.mention, statement.name_span)
    )
    return {
        "start": statement.start,
        "end": statement.end,
        "spans": json.dumps(statement.spans),
        "kind": statement.kind,
        "stance": statement.stance,
        "cue_start": cue[0],
        "cue_end": cue[1],
        "mention_start": mention[0],
        "mention_end": mention[1],
        "name": statement.name,
        "name_start": name[0],
        "name_end": name[1],
        "how": statement.how,
        "sure": statement.sure,
        "why": json.dumps(astuple(statement.why)),
    }


def of_speaker(speaker: Speaker) -> Values:
    """Return a speaker's columns."""
    return {
        "name": speaker.name,
        "aliases": json.dumps(speaker.aliases),
        "roles": json.dumps(speaker.roles),
        "statements": speaker.statements,
        "posts": json.dumps([(one.post, _written(one.first), _written(one.last)) for one in speaker.posts]),
    }


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


@lru_cache(4096)  # most of them are alike, empty above all: here, and in the two below
def to_offices(text: str) -> tuple[Office, ...]:
    """Return the posts that a column holds."""
    return tuple(Office(post, day(first), day(last)) for post, first, last in json.loads(text))


def of_decided(decided: Iterable[Who]) -> str:
    """Return what people decided about who is who, as text."""
    return json.dumps(
        [
            {
                "name": who.name,
                "aliases": who.aliases,
                "posts": [(one.post, _written(one.first), _written(one.last)) for one in who.posts],
                "not": who.others,
            }
            for who in decided
        ],
        ensure_ascii=False,
    )


def to_decided(text: str) -> tuple[Who, ...]:
    """Return what people decided about who is who."""
    return tuple(
        Who(
            one["name"],
            tuple(one["aliases"]),
            tuple(Office(post, day(first), day(last)) for post, first, last in one["posts"]),
            tuple(one["not"]),
        )
        for one in json.loads(text or "[]")
    )


def to_named(name: str, told: Sequence[tuple[str, str, int]], said: int) -> Named:
    """Gather what articles tell of one name: its aliases and roles, as JSON, and how many tell these."""
    forms = {alias for aliases, _, _ in told for alias in listed(aliases)}
    titles = Counter[str]()
    for _, roles, many in told:
        for role in listed(roles):
            titles[role] += many
    articles = sum(many for _, _, many in told)
    return Named(name, articles, said, tuple(sorted(forms)), tuple(sorted(titles.items())))


@lru_cache(4096)
def listed(text: str) -> tuple[str, ...]:
    """Return the names or roles that a column holds."""
    return tuple(json.loads(text))


@lru_cache(4096)
def to_roles(text: str) -> tuple[tuple[str, int], ...]:
    """Return a speaker's roles, and how often each is told."""
    return tuple((role, many) for role, many in json.loads(text))


def to_statement(spans: object, kind: object, stance: object, *rest: object) -> Statement:
    """Return the statement that stands in a row: its cue's, its mention's and its name's places, how and why.

    :raises ValueError: where the row holds what no statement does.
    """
    cue_start, cue_end, mention_start, mention_end, name, name_start, name_end, how, sure, why = rest
    return Statement(
        spans=tuple(Span(*span) for span in json.loads(str(spans))),
        kind=Kind(str(kind)),
        stance=Stance(str(stance)),
        cue=_span(cue_start, cue_end),
        mention=_span(mention_start, mention_end),
        name=str(name) if name is not None else None,
        name_span=_span(name_start, name_end),
        how=How(str(how)) if how is not None else None,
        sure=float(str(sure)),
        why=_why(str(why)),
    )


@lru_cache(4096)
def _why(text: str) -> Why:
    link, *told = json.loads(text)
    return Why(Link(link), *told)


def _span(start: object, end: object) -> Span | None:
    return Span(start, end) if isinstance(start, int) and isinstance(end, int) else None
