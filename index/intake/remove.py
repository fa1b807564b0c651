"""Removing an article for good: its file, its row of ``sources.csv``, and everything made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.articles.plain_text import decode
from index.articles.sources_csv import NAME as SOURCES
from index.articles.sources_edit import undescribed
from index.errors import ArticleError
from index.files import write as write_file
from index.intake.add import held
from index.store import articles, speakers, store, vector_cache, word_cache, write

if TYPE_CHECKING:
    from pathlib import Path

    from index.settings import Settings


def remove(found: Settings, asked: str) -> str:
    """Remove the article that ``asked`` means (its path, id, address or title); return its path.

    :raises QuestionError: when there is none, or several are called so.
    :raises ArticleError: when its file lies outside the documents folder, or cannot be removed.
    :raises StoreError: when another process is indexing, or the index cannot be written.
    """
    path = articles.find(held(found.index), asked).path
    withdraw(found.index, found.documents, path)
    return path


def withdraw(index: Path, documents: Path, path: str) -> None:
    """Remove the article at ``path`` from the documents folder and from the index, its revisions too.

    :raises ArticleError: when its file lies outside the documents folder, or cannot be removed.
    :raises StoreError: when another process is indexing, or the index cannot be written.
    """
    with store.writing(index) as opened:
        _remove_file(documents, path)
        write.remove(opened, path)
        speakers.update(opened)
        vector_cache.save(opened)
        word_cache.save(opened)
        write.purge(opened)


def _remove_file(documents: Path, path: str) -> None:
    file, number = _place(documents, path)
    if not file.parent.resolve().is_relative_to(documents.resolve()):
        raise ArticleError(
            f"{file} lies outside {documents}: delete it there, then: onrecord index {file.parent}"
        )
    try:
        if number:
            _blank(file, number)
        else:
            file.unlink(missing_ok=True)
            _undescribe(file)
    except OSError as error:
        raise ArticleError(f"{file} cannot be removed ({error.strerror}): see who may write there.") from None


def _place(documents: Path, path: str) -> tuple[Path, int]:
    """Return the file of an article, and its line there; 0 where the file is its own.

    :raises ArticleError: when the file holds others, too, and is none of lines.
    """
    name, _, part = path.rpartition("#")
    if not name or (documents / path).exists():
        return documents / path, 0
    file = documents / name
    if file.suffix.lower() != ".jsonl" or not part.isdecimal():
        raise ArticleError(
            f"{path} is one of many in {file}: take it out of that file, then: onrecord index {file}"
        )
    return file, int(part)


def _blank(file: Path, number: int) -> None:
    """Empty one line of a file of many articles, so that the others keep their numbers."""
    lines = file.read_bytes().split(b"\n")
    lines[number - 1] = b""
    write_file(file, b"\n".join(lines))


def _undescribe(file: Path) -> None:
    """Drop the row on ``file`` from the ``sources.csv`` beside it; every other line stays as it is."""
    table = file.parent / SOURCES
    if not table.exists():
        return
    text = decode(table.read_bytes())
    kept = undescribed(text, file.name)
    if kept != text:
        write_file(table, kept.encode())
