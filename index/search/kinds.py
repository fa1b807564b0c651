"""What people of one kind say: named ones who are called so, and "a fisherman", whoever that is; and groups
without a name, "the Varnian delegation".
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from index.names.groups import group, in_full, search_words, speaks_as
from index.names.kinds import is_one, is_told_by_kin, kin_of, kind, nouns_of, several_of
from index.question.elsewhere import as_called, holds
from index.search.topic import terms
from index.store import articles, statements
from index.store.finding.bm25 import rarity
from index.store.finding.concordance import union
from index.store.finding.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.search.candidates import Pairs
    from index.store.filter import Filter
    from index.store.finding.concordance import Numbers
    from index.store.finding.finding import Words
    from index.store.reader import Snapshot
    from index.store.statements import Uttered

MOST = 50
"""Named people of a kind whose words are looked at."""

HAVING = 1000
"""Sentences with a kind's noun in which such are looked for."""


LED = 60
"""Characters behind a name in which it may stand whom somebody has."""


def said_by(snapshot: Snapshot, within: Filter, asked: str, topic: str) -> Pairs:
    """Return what people of a kind said, or a group or a post's holder without a name: pairs of a statement's
    and a sentence's id, each once.

    :param topic: what it is to be on, for where to look when there is too much; anything when empty.
    """
    nouns = {word for noun in nouns_of(asked) for word in (noun, several_of(noun))}
    people = _named(snapshot, asked, nouns) if kind(asked) else []
    named = [snapshot.remembered.utterances(within, name) for name in people]
    return sorted({*chain(*named), *_called_so(snapshot, within, asked, nouns, topic)})


def _named(snapshot: Snapshot, asked: str, nouns: set[str]) -> list[str]:
    """Return the names of those whom articles call by a kind's noun."""
    book = snapshot.directory
    numbers = {number for noun in nouns for number, _ in book.by_role_word.get(noun, ())}
    people = (book.at[number] for number in sorted(numbers))
    called = (one for one in people if one.statements and any(is_one(role, asked) for role, _ in one.roles))
    return [one.name for one in called][:MOST]


def _called_so(
    snapshot: Snapshot, within: Filter, asked: str, nouns: set[str], topic: str
) -> Iterator[tuple[int, int]]:
    """Yield what somebody said whom an article calls by a kind's noun there, or whose group it calls so."""
    outline, of = snapshot.words.outline, group(asked)
    every = nouns | (search_words(of) if of else set())
    rows = union([snapshot.words.find(stems(word)).sentences for word in every])
    rows = union([rows, _beside_kin(snapshot.words, rows, asked)]) if kind(asked) else rows
    owners = outline.article_rows[outline.owners[rows]]
    rows = _likeliest(snapshot.words, rows[np.isin(owners, snapshot.remembered.rows(within))], topic)
    said_in = statements.utterances_in if kind(asked) else statements.nobodys_in
    pairs = said_in(snapshot.store, outline.ids[rows])
    uttered = statements.by_id(snapshot.store, {statement for statement, _ in pairs}).values()
    texts = articles.by_row(snapshot.store, {one.article for one in uttered})
    theirs = {one.id for one in uttered if is_theirs(one, texts[one.article].text, asked)}
    yield from (pair for pair in pairs if pair[0] in theirs)


def _beside_kin(words: Words, rows: Numbers, asked: str) -> Numbers:
    """Return the sentences with a word for those whom people of a kind have, in the articles of others."""
    owners, forms = words.outline.owners, [form for one in kin_of(asked) for form in (one, several_of(one))]
    kin = union([rows[:0], *(words.find(stems(form)).sentences for form in forms)])
    return kin[np.isin(owners[kin], owners[rows])]


def _likeliest(words: Words, rows: Numbers, topic: str) -> Numbers:
    """Return at most so many of some sentences, by their numbers, as are looked at: those of the articles
    that have most of a topic's words, a word weighing what it is rare; of the like, the last stored.
    """
    if len(rows) <= HAVING:
        return rows
    owners = words.outline.owners
    has = np.zeros(len(words.outline.article_rows))
    for term in terms(topic):
        held = np.zeros(len(has), np.bool_)
        for name in term.names:
            held[owners[words.find(stems(name)).sentences]] = True
        has += held * rarity(len(has), int(held.sum()))
    return np.sort(rows[np.argsort(has[owners[rows]], kind="stable")[-HAVING:]])


def is_theirs(one: Uttered, text: str, asked: str) -> bool:
    """Say whether somebody of a kind says something, or who has no name: a group, whoever speaks for it, or
    holds a post.

    :param text: the article's.
    """
    called, of = _called(one, text), group(asked)
    if kind(asked) and (is_one(called, asked) or _is_told_by_kin(one, text, asked)):
        return True
    if one.speaker is not None:
        return False
    return speaks_as(in_full(called, text, of), of) if of else holds(called, asked)


def _is_told_by_kin(one: Uttered, text: str, asked: str) -> bool:
    """Whether somebody says whom they have, or an article does: "said Ada Birch, whose son is a pupil"."""
    mention = one.statement.mention
    said = " ".join(span.of(text) for span in one.statement.spans)
    return is_told_by_kin(said, text[mention.end : mention.end + LED] if mention else "", asked)


def _called(one: Uttered, text: str) -> str:
    """Return what an article calls whoever says something; of a pronoun, for whom it stands if unknown."""
    if one.speaker and one.statement.mention:
        return one.statement.mention.of(text)
    return as_called(text, one.statement)
