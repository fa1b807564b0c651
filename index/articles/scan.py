"""Reading articles: the files under a folder become articles and, for what is wrong with them, problems.

An article's path tells where it lies from the documents folder, whatever was given on the command line:
``city/a.txt`` within it, ``../shared/seeds/a.txt`` beside it. So a path is unique, stays the same whether a
file, its folder or everything is read, never collides with one of another folder, and leads to its file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from index.articles.attempt import attempt
from index.articles.draft import Draft, Format, Problem
from index.articles.formats import FORMS, LONGEST, MEGABYTE, disguise
from index.articles.language import foreign
from index.articles.metadata import check
from index.articles.metadata import wanted as wanted_of
from index.articles.plain_text import normalise, unstorable
from index.articles.sources_csv import NAME as SOURCES
from index.articles.sources_csv import Sources, read_sources
from index.errors import ArticleError
from index.types import METADATA, Article

__all__ = ["Problem", "Scanned", "digest", "read", "scan", "scope"]

PEOPLE = "people.yml"
"""The file in which people keep who is who; it is no article."""

EMPTY_ROW = "has no text and is passed over: write the article into it, or leave it so"
"""Of one article of many in a file, which an export may well have without one."""

Wanted = Callable[[str, str], bool]
"""Told an article's path and its digest, says whether it is to be read."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """An article that is there, and the digest that changes with it; None stands for one not wanted."""

    path: str
    digest: str
    article: Article | None


def read(documents: Path, under: Sequence[Path] = ()) -> Iterator[Article | Problem]:
    """Return the articles in the ``documents`` folder, or in the files and folders ``under``, in path order.

    Problems come as they are met, and reading goes on after each. A folder or file that is not there raises
    an ArticleError before anything is read: nothing under it may be taken to be gone.
    """
    found = scan(documents, under, lambda _path, _digest: True)
    return (one for one in (each.article if isinstance(each, Scanned) else each for each in found) if one)


def scan(documents: Path, under: Sequence[Path], wanted: Wanted) -> Iterator[Scanned | Problem]:
    """Return what ``read`` does, with digests; files of one article are read only where ``wanted``."""
    refuse_absent(documents, under)
    return _scan([_real(path) for path in under or (documents,)], _real(documents), wanted)


def refuse_absent(documents: Path, under: Sequence[Path] = ()) -> None:
    """Raise an ArticleError unless all is there that ``read`` would read with the same arguments."""
    for given in under or (documents,):
        if not _real(given).exists():
            mend = (
                "name a file or folder that is there"
                if under
                else "make it, or name another with --documents"
            )
            raise ArticleError(f"There is no {given if under else f'folder {given}'}: {mend}.")


def digest(article: Article, unusable: Iterable[object] = ()) -> str:
    """Return the hash of an article's text and all its metadata: another one means that it has changed.

    :param unusable: what is said of it and could not be understood, so that a change of that is one, too.
    """
    values = [article.text, *(str(getattr(article, name) or "") for name in METADATA), *map(str, unusable)]
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
    """Return the files under ``roots`` in order, hidden ones, ``sources.csv`` and ``people.yml`` aside."""
    files: set[Path] = set()
    for root in roots:
        if not root.is_dir():
            files.add(root)
            continue
        for folder, folders, names in os.walk(root, onerror=unreadable):
            folders[:] = [name for name in folders if not name.startswith(".")]
            files.update(Path(folder, name) for name in names if not name.startswith("."))
    return sorted(file for file in files if file.name not in (SOURCES, PEOPLE))


def _scan(roots: Sequence[Path], documents: Path, wanted: Wanted) -> Iterator[Scanned | Problem]:
    errors: list[OSError] = []
    folders: dict[Path, Sources] = {}
    for file in _files(roots, errors.append):
        sources = folders.get(file.parent)
        if sources is None:
            sources = folders[file.parent] = read_sources(file.parent)
            csv = _path(file.parent / SOURCES, documents)
            yield from (Problem(csv, fault) for fault in sources.faults)
        path = _path(file, documents)
        if fault := _unreachable(file, path, (documents, *roots)):
            yield fault
        else:
            yield from _told_where_empty(path, _in_file(file, path, sources.rows.get(file.name, {}), wanted))
    for error in errors:
        yield Problem(_path(Path(error.filename), documents), _unreadable(error))


def _unreachable(file: Path, path: str, homes: Iterable[Path]) -> Problem | None:
    """Return why a file is not even opened; None where it can be."""
    form = FORMS.get(file.suffix.lower())
    if unstorable(path):
        return Problem(ascii(path), "has a name that is not UTF-8: rename it")
    if form is None:
        forms = ", ".join(FORMS)
        return Problem(
            path, f"is passed over: articles are read from {forms}; convert or remove it", fatal=False
        )
    if not file.is_file():
        return Problem(path, "is no regular file, or a link to nothing: mend or remove it")
    if file.is_symlink() and not any(file.resolve().is_relative_to(home) for home in homes):
        return Problem(path, "is a link that leads out of the folder: copy the file in, or remove the link")
    size = file.stat().st_size
    if size > form.largest:
        most = f"{form.largest // MEGABYTE} MB"
        return Problem(path, f"is {size / MEGABYTE:.0f} MB large, and at most {most} are read: split it")
    return None


def _in_file(file: Path, path: str, row: Mapping[str, object], wanted: Wanted) -> Iterator[Scanned | Problem]:
    """Yield the articles of one file, and what is wrong with it."""
    suffix = file.suffix.lower()
    try:
        data = file.read_bytes()
        if fault := disguise(data, suffix):
            yield Problem(path, fault)
            return
        known = _digest_of_file(FORMS[suffix], data, row)
        if known and not wanted(path, known):
            yield Scanned(path, known, None)
            return
        for draft in attempt(FORMS[suffix].read, data, path):
            if isinstance(draft, Problem):
                yield draft
            else:
                yield from _finish(draft, row, known, wanted)
    except OSError as error:
        yield Problem(path, _unreadable(error))


def _told_where_empty(path: str, found: Iterable[Scanned | Problem]) -> Iterator[Scanned | Problem]:
    """Yield what is in a file; where none of many articles has a text, that the file is at fault, too."""
    is_read = is_empty = False
    for one in found:
        is_read |= isinstance(one, Scanned)
        is_empty |= isinstance(one, Problem) and one.message == EMPTY_ROW
        yield one
    if is_empty and not is_read:
        yield Problem(
            path, "has no text in any row: see that its columns or keys are named as the README says"
        )


def _digest_of_file(form: Format, data: bytes, row: Mapping[str, object]) -> str | None:
    """Return the digest of an article that is a file of its own: of its bytes, and what is said of it."""
    if form.version is None:
        return None
    values = [form.version, sha256(data).hexdigest(), *(str(row.get(name) or "") for name in METADATA)]
    return sha256(json.dumps(values).encode()).hexdigest()


def _finish(
    draft: Draft, row: Mapping[str, object], known: str | None, wanted: Wanted
) -> Iterator[Scanned | Problem]:
    """Yield the article of a draft, then what its metadata lacks; its own fields go before ``row``'s.

    Of an article that is not wanted, nothing is told again: it was when the article was.
    """
    text = normalise(draft.text)
    if not text and known is None:
        yield Problem(draft.path, EMPTY_ROW, fatal=False)
    elif not text:
        yield Problem(draft.path, "has no text: write the article into it, or remove it")
    elif fault := unstorable(text):
        yield Problem(draft.path, f"its text holds {fault}, which is not text: take it out")
    elif len(text) > LONGEST:
        long = f"has {len(text):,} characters, and an article at most {LONGEST:,}"
        yield Problem(draft.path, f"{long}: split it into several files")
    else:
        sides = (draft.fields, row, draft.found)
        fields = {name: next(filter(None, (side.get(name) for side in sides)), None) for name in METADATA}
        metadata, faults = check(fields, {**row, **draft.fields}, wanted_of(draft.path))
        article = Article.of(draft.path, text, metadata, draft.pages)
        unusable = (value for name, value in fields.items() if value and not getattr(metadata, name))
        mark = known or digest(article, unusable)
        yield Scanned(draft.path, mark, article)
        other = foreign(text)
        tongue = (_FOREIGN.format(other),) if other else ()
        for fault in (*draft.faults, *tongue, *faults) if wanted(draft.path, mark) else ():
            yield Problem(draft.path, fault, fatal=False)


_FOREIGN = "is in {}, not in English: its words can be searched for, but who says what in it is not read"


def _unreadable(error: OSError) -> str:
    return f"cannot be read ({error.strerror}): make it readable, or move it away"
