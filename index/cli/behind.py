"""What an answer shows of files that have changed since they were indexed; cheap, since none is read that is
older than the index.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.articles.scan import PEOPLE
from index.articles.sources_csv import NAME as SOURCES
from index.errors import PeopleError
from index.store import speakers, where
from index.store.articles import known_at
from index.store.folder.connection import NAME

if TYPE_CHECKING:
    from collections.abc import Iterable

    from index.settings import Settings
    from index.store.store import Store


def behind(opened: Store, found: Settings, paths: Iterable[str]) -> list[str]:
    """Return which of the articles at some paths, or people.yml, are not as the index has them; none where
    nothing tells when that was made.
    """
    made = where.current(found.index)
    if not isinstance(made, Path) or not found.documents.is_dir():
        return []
    since = _stamp(made / NAME)
    newer = [path for path in paths if _last(found.documents / path.partition("#")[0]) > since]
    return [path for path in newer if _differs(opened, found.documents, path)]


def _last(file: Path) -> float:
    """Return when a file, or the table beside it, last changed; never, where it is gone, as all are from an
    index that is used without its articles.
    """
    return max(_stamp(file), _stamp(file.parent / SOURCES)) if file.exists() else 0.0


def _stamp(file: Path) -> float:
    return file.stat().st_mtime if file.exists() else 0.0


def _differs(opened: Store, documents: Path, path: str) -> bool:
    """Say whether an article, or who is who, is another than the index has, now that it is read again."""
    from index.intake.survey import survey, versions

    if path == PEOPLE:
        return _is_decided_otherwise(opened, documents)
    known, file = known_at(opened, path), documents / path.partition("#")[0]
    if known is None:
        return False
    found = survey({path: replace(known, versions=versions())}, documents, (file,))
    return path in found.todo or path in found.gone or any(one.fatal for one in found.problems)


def _is_decided_otherwise(opened: Store, documents: Path) -> bool:
    """Say whether people.yml says otherwise than the index was told, or has a mistake."""
    from index.intake.people import kept

    try:
        return kept(documents) != speakers.decided(opened)
    except PeopleError:
        return True
