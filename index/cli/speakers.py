"""`onrecord speakers`: who is quoted, under which names; and the admin's word on who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.articles.scan import PEOPLE
from index.cli import chosen
from index.cli.opened import opened
from index.cli.page import Page, note, write_json, write_table
from index.errors import QuestionError
from index.intake import decide
from index.question import narrow

if TYPE_CHECKING:
    from index.types import Speaker

NOTED = f"Noted in {PEOPLE}. It holds for what is indexed and for what comes."
LATER = f"Noted in {PEOPLE}. It holds from the end of the indexing that runs now."


def run(*, name: str | None, everybody: bool, as_json: bool, table: str | None) -> None:
    """List who is quoted, most statements first."""
    with opened() as index:
        page = Page()
        known = [one for one in index.snapshot.directory.speakers if everybody or one.statements]
        found = [one for one in known if _is_called(one, name)]
        if name and not found:
            near = ", ".join(narrow.suggestions(name, [one.name for one in known], 3))
            raise QuestionError(f"Nobody is called {name!r}." + (f" Near: {near}." if near else ""))
        if table:
            write_table(map(_row, found), table)
            return
        for speaker in found:
            if as_json:
                write_json(_told(speaker))
            else:
                page.put(_line(speaker), rest=" " * 7)


def merge(name: str, into: str) -> None:
    """Take NAME for another name of INTO, from now on and whatever is indexed later."""
    _note(holds=decide.merge(chosen.load(), name, into))


def split(name: str, source: str) -> None:
    """Take NAME for another speaker than SOURCE, whose name it was taken for."""
    _note(holds=decide.split(chosen.load(), name, source))


def _note(*, holds: bool) -> None:
    note(NOTED if holds else LATER)


def _is_called(speaker: Speaker, words: str | None) -> bool:
    return words is None or any(words.lower() in name.lower() for name in (speaker.name, *speaker.aliases))


def _line(speaker: Speaker) -> str:
    aliases = f", also {', '.join(speaker.aliases)}" if speaker.aliases else ""
    roles = f" ({'; '.join(role for role, _ in speaker.roles[:3])})" if speaker.roles else ""
    return f"{speaker.statements:5}  {speaker.name}{aliases}{roles}"


def _told(speaker: Speaker) -> dict[str, object]:
    roles = [{"role": role, "articles": count} for role, count in speaker.roles]
    return {
        "name": speaker.name,
        "aliases": speaker.aliases,
        "roles": roles,
        "statements": speaker.statements,
    }


def _row(speaker: Speaker) -> dict[str, object]:
    return {**_told(speaker), "roles": [role for role, _ in speaker.roles]}
