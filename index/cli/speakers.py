"""`onrecord speakers`: who is quoted, under which names; and the admin's word on who is who."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from index.articles.scan import PEOPLE
from index.cli import chosen
from index.cli.opened import opened
from index.cli.page import INDENT, Page, note, write_json, write_table
from index.errors import QuestionError, did_you_mean
from index.intake import decide, people
from index.names.directory.alike import alike_among
from index.names.identity.suggest import Doubt, suggestions
from index.names.posts.as_printed import offices
from index.names.spelling import tokens
from index.store import speakers
from index.store.articles import by_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from index.names.identity.suggest import Suggestion
    from index.names.rules import Who
    from index.types import Office, Speaker

NOTED = f"Noted in {PEOPLE}. It holds for what is indexed and for what comes."
UNDONE = f"Taken out of {PEOPLE}. What is guessed of the two holds again."
DOUBTS = {
    Doubt.SPELLING: "may be {}, spelt almost alike",
    Doubt.PART: "may be {}, whose name has the same words and more",
    Doubt.SEVERAL: "may be {}",
    Doubt.WORDS: "has words that names rarely have",
    Doubt.NAMESAKES: "may be several people: {}",
    Doubt.TAKEN: "is taken for one with {}, spelt almost alike",
}
OFFICES = 3
"""Offices told of a speaker, at most."""

SEVERAL = 4
"""Of whom a name may be, at most."""

_BESIDE = " " * 7
"""What stands below a number of statements."""

LATER = f"Noted in {PEOPLE}. It holds from the end of the indexing that runs now."


def run(*, name: str | None, everybody: bool, as_json: bool, table: str | None) -> None:
    """List who is quoted, most statements first."""
    with opened() as index:
        page = Page()
        known = [one for one in index.snapshot.directory.speakers if everybody or one.statements]
        found = [one for one in known if _is_called(one, name)]
        if name and not found:
            near = alike_among(name, [one.name for one in known])
            told = did_you_mean(near, "See who is named: onrecord speakers --all")
            raise QuestionError(f"Nobody is called {name!r}. {told}")
        if not found:
            note("Nobody is quoted.")
        if table:
            write_table(map(_row, found), table)
            return
        if as_json:
            for speaker in found:
                write_json(_told(speaker))
            return
        called = offices(found, index.snapshot.directory.articles, OFFICES)
        for speaker in found:
            page.put(_line(speaker, called[speaker.name]), lead=_counted(speaker.statements), rest=_BESIDE)


def merge(name: str, into: str) -> None:
    """Take NAME for another name of INTO, from now on and whatever is indexed later."""
    found = chosen.load()
    if decide.are_one(found, name, into):
        note(f"{name} and {into} are one speaker already. Nothing is changed.")
        return
    shared = _naming_both(name, into)
    holds = decide.merge(found, name, into)
    if shared:
        note(f"{shared[0]} names both, as two: look whether they are one.")
    note(f"{name} is another name of {into}, who is called that.")
    _note(holds=holds)
    note(f"To take it back: onrecord speakers undo {quote(name)} {quote(into)}")


def _naming_both(name: str, other: str) -> list[str]:
    """Return the paths of the articles that name two speakers, each by a name of their own."""
    with opened() as index:
        book = index.snapshot.directory
        known = {form: one.name for one in book.speakers for form in (one.name, *one.aliases)}
        pair = {known[form] for form in (name, other) if form in known}
        calls = book.articles.calls(sorted(pair)) if book.articles and len(pair) > 1 else ()
        each = [{call.article for call in calls if call.speaker == one} for one in sorted(pair)]
        rows = set.intersection(*each) if each else set()
        return sorted(one.path for one in by_row(index.snapshot.store, rows).values())


def split(name: str, source: str) -> None:
    """Take NAME for another speaker than SOURCE, whose name it was taken for."""
    found = chosen.load()
    decide.refuse_idle(found, name, source, is_same=False)
    _note(holds=decide.split(found, name, source))
    note(f"To take it back: onrecord speakers undo {quote(name)} {quote(source)}")


def undo(name: str, other: str) -> None:
    """Take back that NAME is another name of OTHER, or that it is not."""
    holds = decide.undo(chosen.load(), name, other)
    note(UNDONE if holds else LATER)


def rules(*, as_json: bool, table: str | None) -> None:
    """Show who people say is who."""
    page, kept = Page(), people.kept(chosen.load().documents)
    if not kept:
        note(f"Nothing stands in {PEOPLE} yet.")
    if table:
        write_table(({**_written(who), "posts": [*map(_office, who.posts)]} for who in kept), table)
        return
    for who in kept:
        if as_json:
            write_json(_written(who))
            continue
        aliases = f", also {', '.join(who.aliases)}" if who.aliases else ""
        others = f"; not {', '.join(who.others)}" if who.others else ""
        page.put(f"{who.name}{aliases}{others}", rest=INDENT)
        for office in who.posts:
            page.indented(_office(office))


def suggest(*, most: int, as_json: bool, table: str | None) -> None:
    """List what to settle, that on which most statements hang first."""
    with opened() as index:
        book, decided = index.snapshot.directory, speakers.decided(index.snapshot.store)
        page, found = Page(), suggestions(book.speakers, decided, book.articles)[:most]
    if not found:
        note("Nothing is to be settled.")
    if table:
        write_table(({**_suggested(one), "others": [who.name for who in one.others]} for one in found), table)
        return
    for one in found:
        if as_json:
            write_json(_suggested(one))
            continue
        page.put(_doubt(one), lead=_counted(one.statements), rest=_BESIDE)
        _settle(page, one)


def _settle(page: Page, one: Suggestion) -> None:
    """Print the commands that settle a name, to copy."""
    for other in one.others[:SEVERAL]:
        names, turned = f"{quote(one.speaker.name)} {quote(other.name)}", one.doubt is Doubt.TAKEN
        back = f"{quote(other.name)} {quote(one.speaker.name)}"
        page.command(f"onrecord speakers merge {names}", lead=f"to be called {other.name}:" if turned else "")
        page.command(
            f"onrecord speakers split {back if turned else names}", lead="to part them:" if turned else ""
        )
    if one.doubt is Doubt.NAMESAKES:
        page.command(f"- name: {one.speaker.name}", lead=f"if it is one person, in {PEOPLE}:")
    if one.doubt is Doubt.WORDS:
        page.command(f"onrecord speakers merge {quote(one.speaker.name)} NAME", lead="if it is somebody's:")
        page.command(f"- name: {one.speaker.name}", lead=f"if it is a name, in {PEOPLE}:")


def _suggested(one: Suggestion) -> dict[str, object]:
    others = [{"name": other.name, "statements": other.statements} for other in one.others]
    return {
        "name": one.speaker.name,
        "statements": one.statements,
        "doubt": one.doubt,
        "others": others,
        "titles": one.titles,
    }


def _doubt(one: Suggestion) -> str:
    counted = {True: " ({})", False: ""}[one.doubt is not Doubt.TAKEN]
    others = ", ".join(other.name + counted.format(other.statements) for other in one.others[:SEVERAL])
    others = others or "; ".join(one.titles[:SEVERAL])
    return f"{one.speaker.name} {DOUBTS[one.doubt].format(others)}"


def _written(who: Who) -> dict[str, object]:
    return {"name": who.name, "aliases": who.aliases, "posts": _posts(who.posts), "not": who.others}


def _posts(posts: Iterable[Office]) -> list[dict[str, object]]:
    return [{"post": one.post, "from": _day(one.first), "to": _day(one.last)} for one in posts]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _office(office: Office) -> str:
    days = (("from", office.first), ("to", office.last))
    return ", ".join([office.post, *(f"{word} {day}" for word, day in days if day)])


def _counted(statements: int) -> str:
    return f"{statements:{len(_BESIDE) - 2}}  "


def _note(*, holds: bool) -> None:
    note(NOTED if holds else LATER)


def _is_called(speaker: Speaker, words: str | None) -> bool:
    """Whether one of a speaker's names holds words, or begins of words, that stand so beside each other."""
    if words is None:
        return True
    names = (" ".join(["", *tokens(name)]) for name in (speaker.name, *speaker.aliases))
    return any(" ".join(["", *tokens(words)]) in name for name in names)


def _line(speaker: Speaker, called: Sequence[str]) -> str:
    aliases = f", also {', '.join(speaker.aliases)}" if speaker.aliases else ""
    roles = f" ({'; '.join(called)})" if called else ""
    return f"{speaker.name}{aliases}{roles}"


def _told(speaker: Speaker) -> dict[str, object]:
    roles = [{"role": role, "articles": count} for role, count in speaker.roles]
    return {
        "name": speaker.name,
        "aliases": speaker.aliases,
        "roles": roles,
        "statements": speaker.statements,
        "posts": _posts(speaker.posts),
    }


def _row(speaker: Speaker) -> dict[str, object]:
    roles, posts = [role for role, _ in speaker.roles], [_office(office) for office in speaker.posts]
    return {**_told(speaker), "roles": roles, "posts": posts}
