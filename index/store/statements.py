"""The table ``statement``: what was said, whose it is, and which sentences carry it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from index.store import faults
from index.store.filter import IDS, NAMES, belonging, both
from index.store.rows import to_statement
from index.types import SURE, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.store.filter import Filter
    from index.store.moves import Ids
    from index.store.store import Store
    from index.types import Span, Statement


@dataclass(frozen=True, slots=True)
class Uttered:
    """A stored statement: its id, its article's row, and whose it is (None: unclear).

    ``is_told`` when it is only what somebody else, quoted directly around it, says that the speaker said.
    """

    id: int
    article: int
    statement: Statement
    speaker: str | None
    is_told: bool = False


_CARRIED = """FROM statement JOIN sentence ON sentence.article = statement.article
    AND sentence.start < statement."end" AND sentence."end" > statement.start"""


_TOLD = """EXISTS (SELECT 1 FROM statement AS around
    WHERE around.article = statement.article AND around.id != statement.id AND around.kind = 'direct'
        AND around.start <= statement.start AND around."end" >= statement."end"
        AND coalesce({theirs}, '') != coalesce({own}, ''))"""
"""The one rule on speech within speech: what somebody else, quoted directly, says that the speaker said."""


def utterances(
    store: Store,
    within: Filter,
    speaker: str,
    rows: Iterable[int] | None = None,
    stance: Stance = Stance.SAID,
) -> list[tuple[int, int]]:
    """Return pairs of a statement's and a sentence's id: which sentences carry what ``speaker`` said.

    :param rows: the articles in which it counts; None for all.
    :param stance: whether it was said, or said not to have been: "she declined to say how many".
    """
    clause, values = both(store.sight, within)
    if rows is not None:
        clause += f" AND article.id IN {IDS}"
        values = [*values, json.dumps(sorted(rows))]
    sql = f"""SELECT statement.id, sentence.id {_CARRIED} JOIN article ON article.id = statement.article
        WHERE {_own(store, stance)} AND {clause}
            AND statement.name IN (SELECT name FROM {store.identity} AS seen WHERE speaker = ?)"""
    return list(store._db.execute(sql, [*values, speaker]))


def latest(store: Store, within: Filter, most: int) -> list[tuple[int, int]]:
    """Return pairs of a statement's and a sentence's id: what anybody known said in the newest articles, of
    which ``most`` are looked at.
    """
    clause, values = both(store.sight, within)
    sql = f"""SELECT statement.id, sentence.id {_CARRIED}
            JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE {_own(store)} AND identity.speaker IS NOT NULL AND statement.article IN (
            SELECT id FROM article WHERE {clause} ORDER BY published DESC NULLS LAST, path LIMIT ?)"""
    return list(store._db.execute(sql, [*values, most]))


def utterances_in(store: Store, sentences: Ids) -> list[tuple[int, int]]:
    """Return pairs of a statement's and a sentence's id: which of ``sentences`` carry what was said."""
    seen, folders = belonging(store.sight, "sentence.article")
    sql = f"""SELECT statement.id, sentence.id {_CARRIED}
        WHERE {_own(store)} AND sentence.id IN {IDS} AND {seen}"""
    return list(store._db.execute(sql, [json.dumps(sentences.tolist()), *folders]))


def of_several(store: Store, sentences: Ids) -> list[tuple[int, int]]:
    """Return the pairs of `utterances_in` of those sentences that carry what more than one says."""
    seen, folders = belonging(store.sight, "sentence.article")
    sql = f"""SELECT statement.id, sentence.id, identity.speaker {_CARRIED}
            LEFT JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE {_own(store)} AND sentence.id IN {IDS} AND {seen}"""
    found = list(store._db.execute(sql, [json.dumps(sentences.tolist()), *folders]))
    speakers: dict[int, set[str | None]] = defaultdict(set)
    for _, sentence, speaker in found:
        speakers[sentence].add(speaker)
    return [(statement, sentence) for statement, sentence, _ in found if len(speakers[sentence]) > 1]


def nobodys_in(store: Store, sentences: Ids) -> list[tuple[int, int]]:
    """Return the pairs of `utterances_in` of which it stays unclear who speaks."""
    seen, folders = belonging(store.sight, "sentence.article")
    sql = f"""SELECT statement.id, sentence.id {_CARRIED}
            LEFT JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE {_own(store)} AND identity.speaker IS NULL AND sentence.id IN {IDS} AND {seen}"""
    return list(store._db.execute(sql, [json.dumps(sentences.tolist()), *folders]))


def nobodys_beside(store: Store, within: Filter, speaker: str) -> list[tuple[int, int]]:
    """Return pairs as `utterances` does: what is unclear who said, in articles that name somebody."""
    clause, values = both(store.sight, within)
    sql = f"""SELECT statement.id, sentence.id {_CARRIED} JOIN article ON article.id = statement.article
            LEFT JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE {_own(store)} AND {clause} AND identity.speaker IS NULL AND mention_start IS NOT NULL
            AND article.id IN (SELECT person.article FROM person
                JOIN {store.identity} AS seen ON seen.name = person.name WHERE seen.speaker = ?)"""
    return list(store._db.execute(sql, [*values, speaker]))


def voices(store: Store, sentences: Ids) -> list[tuple[int, str]]:
    """Return the statements that ``sentences`` carry and whose they surely are: ids and speakers."""
    seen, folders = belonging(store.sight, "sentence.article")
    sql = f"""SELECT DISTINCT statement.id, identity.speaker {_CARRIED}
            JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE {_own(store)} AND sure >= ? AND sentence.id IN {IDS} AND {seen}"""
    return list(store._db.execute(sql, [SURE, json.dumps(sentences.tolist()), *folders]))


def newest(store: Store, ids: Iterable[int], most: int, *, oldest: bool = False) -> list[int]:
    """Return the statements of the newest articles, in the articles' order, ``most`` of them at most.

    :param oldest: those of the oldest.
    """
    seen, folders = store.sight.condition
    order = "ASC" if oldest else "DESC"
    sql = f"""SELECT statement.id FROM statement JOIN article ON article.id = statement.article
        WHERE statement.id IN {IDS} AND {seen}
        ORDER BY published {order} NULLS LAST, path, statement.start LIMIT ?"""
    return [row for (row,) in store._db.execute(sql, [json.dumps(list(ids)), *folders, most])]


def of_others(store: Store, sentences: Ids, speakers: Iterable[str]) -> Ids:
    """Return which of ``sentences`` carry what somebody known said who is none of ``speakers``."""
    seen, folders = belonging(store.sight, "sentence.article")
    sql = f"""SELECT DISTINCT sentence.id {_CARRIED}
            JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE {_own(store)} AND sentence.id IN {IDS}
            AND identity.speaker NOT IN {NAMES} AND {seen}"""
    values = [json.dumps(sentences.tolist()), json.dumps(list(speakers)), *folders]
    return np.array([row for (row,) in store._db.execute(sql, values)], np.int64)


def by_id(store: Store, ids: Iterable[int]) -> dict[int, Uttered]:
    """Return stored statements by id."""
    seen, folders = belonging(store.sight, "statement.article")
    sql = f"""SELECT statement.id, article, spans, kind, stance, cue_start, cue_end,
            mention_start, mention_end, statement.name, name_start, name_end, how, sure, why,
            identity.speaker,
            {_is_told(store)}
        FROM statement LEFT JOIN {store.identity} AS identity ON identity.name = statement.name
        WHERE statement.id IN {IDS} AND {seen}"""
    with faults.decoding(store.place):
        return {row[0]: _uttered(*row) for row in store._db.execute(sql, [json.dumps(list(ids)), *folders])}


def in_article(store: Store, row: int) -> list[Uttered]:
    """Return the statements of an article with their speakers, in text order."""
    ids = [id_ for (id_,) in store._db.execute("SELECT id FROM statement WHERE article = ?", [row])]
    return sorted(
        by_id(store, ids).values(), key=lambda one: (one.statement.start, one.statement.end, one.id)
    )


def said_between(store: Store, row: int, span: Span) -> list[Uttered]:
    """Return what is said in a part of an article, by whom it is said there, in text order."""
    return [
        one for one in in_article(store, row) if is_said(one) and span.start <= one.statement.start < span.end
    ]


def is_said(one: Uttered) -> bool:
    """Say whether a statement was said, and is by whose it is themselves."""
    return one.statement.stance is Stance.SAID and not one.is_told


def _uttered(id_: int, article: int, *columns: object) -> Uttered:
    *said, speaker, is_told = columns
    whose = str(speaker) if speaker is not None else None
    return Uttered(id_, article, to_statement(*said), whose, bool(is_told))


def _own(store: Store, stance: Stance = Stance.SAID) -> str:
    """Return the condition on statements that were said, and are by whose they are themselves."""
    return f"stance = '{stance}' AND NOT {_is_told(store)}"


def _is_told(store: Store) -> str:
    return _TOLD.format(theirs=store.speaker_of("around.name"), own=store.speaker_of("statement.name"))
