"""Reading articles: the files under a folder become articles and, for what is wrong with them, problems.

An article's path tells where it lies from the documents folder, whatever was given on the command line:
``city/a.txt`` within it, ``../shared/seeds/a.txt`` beside it. So a path is unique, stays the same whether a
file, its folder or everything is read, never collides with one of another folder, and leads to its file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from index import front_matter, jsonl
from index.draft import Draft, Problem
from index.errors import ArticleError
from index.metadata import FIELDS, check
from index.plain_text import normalise, unstorable
from index.sources import NAME as SOURCES
from index.sources import Sources, read_sources
from index.types import Article

__all__ = ["Problem", "digest", "read", "scope"]

Reader = Callable[[bytes, str], Iterator[Draft | Problem]]

READERS: Mapping[str, Reader] = {
    ".md": front_matter.read,
    ".txt": front_matter.read,
    ".jsonl": jsonl.read,
}


def read(documents: Path, under: Sequence[Path] = ()) -> Iterator[Article | Problem]:
    """Return the articles in the ``documents`` folder, or in the files and folders ``under``, in path order.

    Problems come as they are met, and reading goes on after each. A folder or file that is not there raises
    an ArticleError before anything is read: nothing under it may be taken to be gone.
    """
    roots = [_real(path) for path in under or (documents,)]
    for given, root in zip(under or (documents,), roots, strict=True):
        if not root.exists():
            raise ArticleError(f"There is no {given}: make it, or name the folder of articles that you mean.")
    return _read(roots, _real(documents))


def digest(article: Article) -> str:
    """Return the hash of an article's text and all its metadata: another one means that it has changed."""
    values = [article.text, *(str(getattr(article, name) or "") for name in FIELDS)]
    return sha256(json.dumps(values).encode()).hexdigest()


def scope(documents: Path, under: Sequence[Path] = ()) -> Callable[[str], bool]:
    """Return whether a stored path lies where ``read`` looks when it is given the same arguments."""
    home = _real(documents)
    roots = [str(_real(path)) for path in under or (documents,)]
    starts = tuple(start for root in roots for start in (f"{root.rstrip('/')}/", f"{root}#"))

    def covers(path: str) -> bool:
        place = os.path.normpath(home / path)
        return place in roots or place.startswith(starts)

    return covers


def _real(path: Path) -> Path:
    """Return the place that ``path`` names, links followed; a linked file keeps the name of its link."""
    path = path.expanduser().absolute()
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _path(file: Path, documents: Path) -> str:
    return Path(os.path.relpath(file, documents)).as_posix()


def _files(roots: Iterable[Path], unreadable: Callable[[OSError], None]) -> list[Path]:
    """Return the files under ``roots`` in order, hidden ones and ``sources.csv`` aside."""
    files: set[Path] = set()
    for root in roots:
        if not root.is_dir():
            files.add(root)
            continue
        for folder, folders, names in os.walk(root, onerror=unreadable):
            folders[:] = [name for name in folders if not name.startswith(".")]
            files.update(Path(folder, name) for name in names if not name.startswith("."))
    return sorted(file for file in files if file.name != SOURCES)


def _read(roots: Iterable[Path], documents: Path) -> Iterator[Article | Problem]:
    errors: list[OSError] = []
    folders: dict[Path, Sources] = {}
    for file in _files(roots, errors.append):
        sources = folders.get(file.parent)
        if sources is None:
            sources = folders[file.parent] = read_sources(file.parent)
            csv = _path(file.parent / SOURCES, documents)
            yield from (Problem(csv, fault) for fault in sources.faults)
        for found in _drafts(file, _path(file, documents)):
            yield from (
                (found,) if isinstance(found, Problem) else _finish(found, sources.rows.get(file.name, {}))
            )
    for error in errors:
        yield Problem(_path(Path(error.filename), documents), _unreadable(error))


def _drafts(file: Path, path: str) -> Iterator[Draft | Problem]:
    reader = READERS.get(file.suffix.lower())
    if unstorable(path):
        yield Problem(ascii(path), "its name is not UTF-8: rename it")
    elif reader is None:
        forms = ", ".join(sorted(READERS))
        yield Problem(
            path, f"is passed over: articles are read from {forms}; convert or remove it", fatal=False
        )
    elif not file.is_file():
        yield Problem(path, "is no regular file, or a link to nothing: mend or remove it")
    else:
        try:
            yield from reader(file.read_bytes(), path)
        except OSError as error:
            yield Problem(path, _unreadable(error))
        except ArticleError as error:
            yield Problem(path, str(error))


def _finish(draft: Draft, row: Mapping[str, object]) -> Iterator[Article | Problem]:
    """Yield the article of a draft, then what its metadata lacks; its own fields go before ``row``'s."""
    text = normalise(draft.text)
    if not text:
        yield Problem(draft.path, "has no text: write the article into it, or remove it")
    elif fault := unstorable(text):
        yield Problem(draft.path, f"its text holds {fault}, which is not text: take it out")
    else:
        metadata, faults = check({name: draft.fields.get(name) or row.get(name) for name in FIELDS})
        yield Article(
            draft.path,
            text,
            metadata.title,
            metadata.url,
            metadata.publisher,
            metadata.author,
            metadata.published,
        )
        yield from (Problem(draft.path, fault, fatal=False) for fault in faults)


def _unreadable(error: OSError) -> str:
    return f"cannot be read ({error.strerror}): make it readable, or move it away"
