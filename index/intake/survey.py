"""What a run of the indexing has to do: articles to make, whole or in part, and articles gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.articles.scan import Problem, scan, scope
from index.embedding import encoder
from index.statements import extract
from index.store import articles
from index.store.articles import Versions
from index.text import passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from index.store.articles import Known
    from index.store.store import Store


@dataclass(frozen=True, slots=True)
class Todo:
    """Which parts of an article are to be made anew: passages with their vectors, statements."""

    cut: bool
    read: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """What a run finds: articles to make, articles gone, how many need nothing, what is wrong."""

    todo: Mapping[str, Todo]
    gone: tuple[str, ...]
    unchanged: int
    problems: tuple[Problem, ...]


def versions() -> Versions:
    """Return the versions of this program that make an article's parts."""
    return Versions(passage.CUTTING_VERSION, encoder.EMBEDDING_VERSION, extract.EXTRACTION_VERSION)


def survey(known: Mapping[str, Known], documents: Path, under: Sequence[Path]) -> Survey:
    """Compare the articles there are with those that the index knows."""
    todo: dict[str, Todo] = {}
    problems: list[Problem] = []
    seen = set[str]()

    def changed(path: str, digest: str) -> bool:
        return path not in known or known[path].digest != digest

    for found in scan(documents, under, changed):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            seen.add(found.path)
            if needed := _todo(known.get(found.path), found.digest):
                todo[found.path] = needed
    covers = scope(documents, under)
    unreadable = tuple(problem.path for problem in problems if problem.path not in seen)
    gone = (path for path in known if covers(path) and path not in seen and not _within(path, unreadable))
    return Survey(todo, tuple(gone), len(seen) - len(todo), tuple(problems))


def fileless(opened: Store, documents: Path) -> tuple[str, ...]:
    """Return the articles that an index holds and no file has any more: the next indexing removes them."""
    known = articles.known(opened)
    return survey(known, documents, ()).gone if documents.is_dir() else tuple(known)


def _todo(held: Known | None, digest_now: str) -> Todo | None:
    if held is None or held.digest != digest_now:
        return Todo(cut=True, read=True)
    now, made = versions(), held.versions
    cut = (made.cutting, made.embedding) != (now.cutting, now.embedding)
    read_ = made.extraction != now.extraction
    return Todo(cut, read_) if cut or read_ else None


def _within(path: str, unreadable: tuple[str, ...]) -> bool:
    """Say whether an article stands in a file that could not be read, so that it is not known to be gone."""
    return any(
        path == fault or path.startswith((f"{fault}#", f"{fault}/", f"{fault}:")) for fault in unreadable
    )
