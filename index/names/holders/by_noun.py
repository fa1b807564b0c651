"""Who heads a body that articles call by its noun: "the bank's governor", near "the central bank"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries
from index.names.directory.holder import Holder
from index.names.holders.placing import around
from index.names.holders.tenures import terms
from index.names.polities import departments, phrase
from index.names.posts.fitting import fit
from index.names.posts.frames import titles_beside
from index.names.posts.posts import HEAD, post

if TYPE_CHECKING:
    from datetime import date

    from index.names.calls import Call
    from index.names.directory.directory import Directory
    from index.names.polities import Words
    from index.names.posts.posts import Post
    from index.types import Speaker

_LOOKED_AT = 40
"""Of how many people with a title that tells no body the articles are read."""


def heads_by_noun(
    book: Directory, asked: Post, since: date | None = None, until: date | None = None
) -> tuple[Holder, ...]:
    """Return who heads the department asked for by its noun beside their name, of the days asked about.

    A directory remembers what it was asked.
    """
    key = asked, since, until
    if key not in book.headed:
        book.headed[key] = _heads_by_noun(book, asked, since, until)
    return book.headed[key]


def _heads_by_noun(
    book: Directory, asked: Post, since: date | None, until: date | None
) -> tuple[Holder, ...]:
    ranks = _ranks(asked.department)
    if book.articles is None or asked.rank != HEAD or asked.limits or not ranks:
        return ()
    called = [one for roles in book.called(ranks).values() for one in roles]
    numbers = {n for one in called if one.post.bare and one.post.rank in ranks for n in one.numbers}
    people = [one for n in sorted(numbers) if (one := book.at[n]).statements][:_LOOKED_AT]
    calls = [
        call
        for call in book.articles.calls([one.name for one in people])
        if (not since or (call.published and call.published >= since))
        and (not until or (call.published and call.published <= until))
    ]
    texts = book.articles.texts(sorted({call.article for call in calls}))
    heading = [call for call in calls if _heads(asked, texts[call.article], call.name)]
    found = (_holder(one, [call for call in heading if call.speaker == one.name]) for one in people)
    return tuple(one for one in found if one.articles)


def is_told(book: Directory, asked: Post, speaker: Speaker) -> bool:
    """Tell whether articles call somebody by a post, and say whose it is: by a title, or by what stands
    right beside their name, "the bank's governor, Ada Birch"; or people wrote that down.
    """
    if terms(book, asked, speaker.name):
        return True
    calls = book.articles.calls([speaker.name])[:_LOOKED_AT] if book.articles else []
    texts = book.articles.texts(sorted({call.article for call in calls})) if book.articles else {}
    beside = (title for call in calls for title in titles_beside(texts[call.article], call.name))
    called = (fit(asked, post(role)) for role, _ in speaker.roles)
    printed = (fit(asked, post(title)) for title in beside)
    is_so = any(one and not one.bare for one in called) or any(
        one and not one.bare and not one.extra for one in printed
    )
    return is_so or (
        bool(asked.department) and any(_heads(asked, texts[call.article], call.name) for call in calls)
    )


def _holder(speaker: Speaker, calls: list[Call]) -> Holder:
    days = [call.published for call in calls if call.published]
    return Holder(speaker, len(calls), min(days, default=None), max(days, default=None))


def _heads(asked: Post, text: str, name: str) -> bool:
    """Whether a body's noun and the rank of its head stand beside a name, and its own name around it."""
    beside, ranks = [post(title) for title in titles_beside(text, name)], _ranks(asked.department)
    nouns = {held.rest for held in beside if held.rank in ranks and not held.limits}
    return bool(nouns) and any(
        around(replace(asked, department="", rest=(*asked.rest, *form)), text, name)
        for form in departments()[asked.department].bodies
        if form[-1:] in nouns
    )


@cache
def _ranks(department: str) -> frozenset[str]:
    """What the head of a department is called after its own words: "governor", of a central bank."""
    listed = departments().get(department)
    bodies: tuple[Words, ...] = listed.bodies if listed else ()
    posts = [line.partition(": ") for line in entries("posts")]
    forms = [
        phrase(form) for name, _, forms in posts if name == f"head/{department}" for form in forms.split()
    ]
    return frozenset(form[-1] for form in forms if form[:-1] in bodies)
