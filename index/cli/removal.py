"""`onrecord sources remove`: what would go with each article, asked of a person, and gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import phrases
from index.cli import chosen
from index.cli.page import agreed, note
from index.errors import QuestionError
from index.files import is_there
from index.intake.remove import described_in, inside, place, withdraw
from index.intake.survey import survey
from index.store import articles, revisions, store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from index.settings import Settings
    from index.store.articles import Listed
    from index.store.store import Store

NAMED_WHOLE = "With --yes, give its path or its whole title."
"""What somebody can do who calls an article by some words of its name, where nobody is to be asked."""

NO_WAY_BACK = "Only a copy of yours brings it back."


@dataclass(frozen=True, slots=True)
class _Going:
    """What one of the words asked for means: the path that goes, all that goes with it, and from which table
    of sources its row does; whether the words name it.
    """

    asked: str
    path: str
    what: tuple[str, ...]
    table: Path | None
    is_named: bool = True

    @property
    def every(self) -> str:
        """All that goes, as a question names it."""
        return phrases.listed([*self.what, *([f"its row in {self.table}"] if self.table else [])], "and")


def remove(asked: Sequence[str], *, dry_run: bool, yes: bool) -> None:
    """Remove each of some articles (by path, id, address or title), or a file of many, or one that cannot be
    read: what the index holds of it, too. Nothing goes before each is found and agreed to.
    """
    found = chosen.load()
    with store.reading(found.index) as opened:
        listed = articles.entries(opened)
        every = [_going(found, opened, listed, one, yes=yes) for one in dict.fromkeys(asked)]
    going = list({one.path: one for one in every}.values())
    for one in going:
        place(found.documents, one.path)
    for one in going:
        if dry_run:
            unnamed = (
                f"No article is called {one.asked!r}: would ask whether to remove {one.every}. {NAMED_WHOLE}"
            )
            note(f"{f'Would remove {one.every}.' if one.is_named else unnamed} Nothing is removed.")
        else:
            agreed(f"Remove {one.every}? {NO_WAY_BACK}", yes=yes)
    for one in [] if dry_run else going:
        withdraw(found.index, found.documents, one.path)
        row = f" and its row in {one.table}" if one.table else ""
        note(f"{one.path} is removed, with its revisions{row}.")


def _going(found: Settings, opened: Store, listed: Sequence[Listed], asked: str, *, yes: bool) -> _Going:
    """Find what some words mean, and all that goes with it."""
    documents, path = found.documents, chosen.path(found, asked)
    if _is_unreadable(documents, path, listed):
        unread = (f"{documents / path} (which cannot be read)",)
        return _Going(asked, path, unread, described_in(documents, path))
    stored = chosen.stored(found, asked, listed)
    place(documents, stored)  # what is broken in a file of many is in no index
    path, going, is_named = _meant(documents, listed, stored, yes=yes)
    earlier = sum(len(revisions.history(opened, one.path)) - 1 for one in going)
    called = going[0].title or "untitled" if path == going[0].path else phrases.count(len(going), "article")
    said = sum(one.statements for one in going)
    held = (phrases.count(said, "statement"), phrases.count(earlier, "earlier version"))
    what = (f"{documents / path} ({called})", *held)
    return _Going(asked, path, what, described_in(documents, path), is_named)


def _is_unreadable(documents: Path, path: str, listed: Sequence[Listed]) -> bool:
    """Say whether a path is that of a file of which no article can be read."""
    file = documents / path
    if chosen.is_held(path, listed) or not (is_there(file) and file.is_file()):
        return False
    found = survey({}, documents, (file,))
    return not found.todo and any(one.fatal and one.path == path for one in found.problems)


def _meant(
    documents: Path, listed: Sequence[Listed], asked: str, *, yes: bool
) -> tuple[str, Sequence[Listed], bool]:
    """Return the path to remove, the articles there, and whether ``asked`` names it: if it does not, a person
    has to agree.

    :raises QuestionError: when there is none, or several; with ``yes`` also when it is not named.
    """
    if several := inside(listed, documents, asked):
        return asked, several, True
    try:
        one = articles.find(listed, asked)
    except QuestionError as unnamed:
        one = articles.find(listed, asked, alike=True)
        if yes:
            raise QuestionError(f"{unnamed} {NAMED_WHOLE}") from None
        return one.path, [one], False
    return one.path, [one], True
