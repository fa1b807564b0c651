"""Removing an article for good: its file, its row of ``sources.csv``, and everything made of it."""

from __future__ import annotations

import errno
import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from index.articles import jsonl, table
from index.articles.plain_text import decode
from index.articles.scan import Scanned, scan, scope
from index.articles.sources_csv import NAME as SOURCES
from index.articles.sources_edit import undescribed, written
from index.errors import ArticleError
from index.files import is_there, rewriting
from index.intake.add import held
from index.store import articles, settling, store, write
from index.store.caches import finders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from index.settings import Settings
    from index.store.articles import Listed
    from index.store.store import Store
    from index.types import Place

_WITHOUT = {".jsonl": jsonl.without, ".csv": table.without}
"""Files of many of which one can be taken out, the others keeping their numbers."""


def remove(found: Settings, asked: str) -> str:
    """Remove the article that ``asked`` means (its path, id, address or title); return its path.

    :raises QuestionError: when there is none, or several are called so.
    :raises ArticleError: when its file lies outside the documents folder, or cannot be removed.
    :raises StoreError: when another process is indexing, or the index cannot be written.
    """
    path = articles.find(held(found.index), asked).path
    withdraw(found.index, found.documents, path)
    return path


def withdraw(index: Place, documents: Path, path: str) -> None:
    """Remove the article at ``path``, or the file of many there with all of them, from the documents folder
    and from the index, revisions too.

    :raises ArticleError: when its file lies outside the documents folder, or cannot be removed, or has other
        articles than the index knows of, so that another might go.
    :raises StoreError: when another process is indexing, or the index cannot be written.
    """
    with store.writing(index) as opened, _removal(documents, path) as leave:
        _refuse_changed(opened, documents, path)
        with opened.change():
            for one in [each.path for each in inside(articles.entries(opened), documents, path)] or [path]:
                write.remove(opened, one)
            settling.update(opened)
        leave()  # not before: where the index cannot be written, the file is still there
        finders.save(opened, all_that_went=True)
        write.purge(opened)


def _refuse_changed(opened: Store, documents: Path, path: str) -> None:
    """Raise an ArticleError where a line of a file of many is not what the index knows it as."""
    file, number = place(documents, path)
    known = articles.known(opened).get(path)
    if not number or known is None:
        return
    there = scan(documents, (file,), lambda found, _: found == path)
    if (path, known.digest) not in ((one.path, one.digest) for one in there if isinstance(one, Scanned)):
        raise ArticleError(
            f"{file} has changed since it was indexed, and {path} may be another article by now. "
            f"First: onrecord index {file}"
        )


@contextmanager
def _removal(documents: Path, path: str) -> Iterator[Callable[[], None]]:
    """Make ready to remove an article's file, and yield what does: whatever takes room is written before."""
    file, number = place(documents, path)
    if not file.parent.resolve().is_relative_to(documents.resolve()):
        raise ArticleError(
            f"{file} lies outside {documents}: delete it there, then: onrecord index {file.parent}"
        )
    try:
        if file.parent.is_dir() and not os.access(file.parent, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        with ExitStack() as rewritten:
            if number:
                data = _WITHOUT[file.suffix.lower()](file.read_bytes(), number)
                rewritten.enter_context(rewriting(file, data))
                yield lambda: None
            else:
                rewritten.enter_context(_undescribing(file))
                yield lambda: file.unlink(missing_ok=True)
    except OSError as error:
        raise ArticleError(f"{file} cannot be removed ({error.strerror}): see who may write there.") from None


def place(documents: Path, path: str) -> tuple[Path, int]:
    """Return the file of an article that is to be removed, and its number there; 0 where the file is its own.

    :raises ArticleError: when the file holds others, too, and is none of lines or rows.
    """
    name, _, part = path.rpartition("#")
    file = documents / name
    if not name or is_there(documents / path) or not (is_there(file) and file.is_file()):
        return documents / path, 0
    if file.suffix.lower() not in _WITHOUT or not part.isdecimal():
        raise ArticleError(
            f"{path} is one of many in {file}: take it out of that file, then: onrecord index {file}"
        )
    return file, int(part)


def inside(listed: Iterable[Listed], documents: Path, path: str) -> list[Listed]:
    """Return the articles in the file at ``path`` where it is one of many; none where it is none such."""
    file = documents / path
    covers = scope(documents, (file,)) if is_there(file) and file.is_file() else None
    return [one for one in listed if covers and one.path != path and covers(one.path)]


def described_in(documents: Path, path: str) -> Path | None:
    """Return the ``sources.csv`` whose row on an article's file goes with it; None where there is no row."""
    file, number = place(documents, path)
    table = file.parent / SOURCES
    if number or not is_there(table):
        return None
    text = decode(table.read_bytes())
    return None if undescribed(text, file.name) == text else table


@contextmanager
def _undescribing(file: Path) -> Iterator[None]:
    """Drop the row on ``file`` from the ``sources.csv`` beside it; every other line stays as it is."""
    table = file.parent / SOURCES
    before = table.read_bytes() if table.exists() else b""
    text = decode(before)
    kept = undescribed(text, file.name)
    if kept == text:
        yield
        return
    with rewriting(table, written(kept, before)):
        yield
