"""Others of a name: quoted by that which is asked for; or who may be meant where an article calls somebody
otherwise than by the post that is asked for.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.names.directory.bearers import named
from index.names.holders.placing import calls_so
from index.names.identity.namesakes import parted
from index.names.posts.as_printed import as_printed
from index.names.posts.posts import post
from index.names.rules import same_name
from index.store.articles import by_row
from index.store.speakers import decided

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from index.answers.evidence import Evidence
    from index.answers.sought import Sought

_LOOSEST = 2
"""How little a title may tell of whose post it is."""


def told(sought: Sought, shown: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return what is shown of whoever holds a post, with what its article calls them where that may be
    another person: titles that have nothing to do with those of the articles that call them by the post.
    """
    each = tuple(shown)
    names = {one.speaker.name for one in each if one.speaker} & {one.name for one in sought.asked.holders}
    called = {(name, path): title for name in names for path, title in _unlike(sought, name).items()}
    return tuple(_called(one, called) for one in each) if called else each


def passed_over(sought: Sought) -> tuple[str, ...]:
    """Return who is quoted by the name that is asked for, too, where one is meant before all by it."""
    asked, book = sought.asked, sought.snapshot.directory
    if asked.speaker is None or asked.post or asked.delegates:
        return ()
    bearers = ((name, named(book, name).speaker) for name in asked.ambiguous)
    return tuple(name for name, one in bearers if one and one.name == name and one.statements)


def _called(one: Evidence, called: Mapping[tuple[str, str], str]) -> Evidence:
    title = called.get((one.speaker.name, one.article.path)) if one.speaker else None
    if one.speaker is None or title is None:
        return one
    return replace(one, speaker=replace(one.speaker, called=title))


def _unlike(sought: Sought, name: str) -> dict[str, str]:
    """Return what articles, by path, call somebody whom none of their kind calls by the post asked for."""
    papers, asked = sought.snapshot.directory.articles, post(sought.asked.post)
    calls = papers.calls([name]) if papers else ()
    kinds = parted(calls)
    if kinds and any(same_name(name) in map(same_name, who.forms) for who in decided(sought.snapshot.store)):
        return {}  # people say that it is one
    if not any(calls_so(asked, one.titles, _LOOSEST) for one in kinds):
        return {}  # as people wrote down, or as is told by what stands around the name
    others = {row for one in kinds if not calls_so(asked, one.titles, _LOOSEST) for row in one.articles}
    articles = by_row(sought.snapshot.store, others)
    return {
        articles[call.article].path: as_printed(call.roles[0], articles[call.article].text)
        for call in calls
        if call.article in articles
    }
