"""The settings of a command: those of the environment and of `.env`, and what its line chose instead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import settings
from index.cli.options import DOCUMENTS, INDEX, VERBOSE
from index.cli.page import note
from index.errors import QuestionError
from index.files import is_there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.settings import Settings
    from index.store.articles import Listed
    from index.types import Place


def load() -> Settings:
    """Return the settings, and say which folders they lead to where a person might be mistaken.

    :raises OnRecordError: naming each value that cannot be used.
    """
    context = click.get_current_context(silent=True)
    meta = context.meta if context else {}
    found = settings.load(index=meta.get(INDEX), documents=meta.get(DOCUMENTS))
    start = Path.cwd()
    if meta.get(VERBOSE):
        note(f"articles: {found.documents.absolute()}")
        note(f"index: {found.index.absolute() if isinstance(found.index, Path) else found.index}")
        note(f"model: {found.model or 'the one that comes with the program'}")
    elif INDEX not in meta and settings.home(start) != start and _is_elsewhere(found.index):
        note(f"The index is {found.index}.")
    return found


def _is_elsewhere(index: Place) -> bool:
    return isinstance(index, Path) and index.is_absolute()


def stored(found: Settings, article: str, listed: Iterable[Listed]) -> str:
    """Return the path in the index of what may be given as a file on the command line.

    :raises QuestionError: for a file of the documents folder that the index does not hold.
    """
    at = path(found, article)
    file = found.documents / at
    if is_there(file) and file.is_file() and not is_held(at, listed):
        raise QuestionError(
            f"{file} is not in the index. Take it in, or learn why it cannot be read, with: onrecord index"
        )
    return at


def is_held(path: str, listed: Iterable[Listed]) -> bool:
    """Say whether the index holds the article at a path, or any of the file there."""
    return any(one.path == path or one.path.startswith(f"{path}#") for one in listed)


def path(found: Settings, article: str) -> str:
    """Return from the documents folder on the path of a file on the command line; anything else as it is."""
    place = Path(article)
    if "://" not in article and is_there(place):
        home = found.documents.resolve()
        given = place.parent.resolve() / place.name
        return given.relative_to(home).as_posix() if given.is_relative_to(home) else article
    return article
