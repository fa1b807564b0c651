"""What is wrong with an index and its settings, and the command that mends it."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import PurePosixPath
from shlex import quote
from typing import TYPE_CHECKING

import numpy as np

from index import outlook
from index.answers import thresholds
from index.articles.metadata import WANTED, wanted
from index.articles.scan import PEOPLE
from index.articles.sources_csv import NAME as SOURCES
from index.embedding.encoder import PACKAGED_MODEL
from index.errors import CalibrationError, OnRecordError, PeopleError
from index.intake import people
from index.intake.survey import survey, versions
from index.phrases import count
from index.settings import fitted
from index.store import articles, passages, speakers, store, where
from index.store import faults as fault
from index.store.caches import vector_cache, word_cache
from index.types import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from index.settings import Settings
    from index.store.store import Store

UPDATE = "onrecord index"
REBUILD = "onrecord index --rebuild"
BROKEN = "onrecord sources --broken"

MOST_NAMED = 3
"""Articles named in a finding, at most."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, and the command that mends it (None: it is well).

    ``see`` is, of what is well, the command that lists what may be better all the same.
    """

    name: str
    result: str
    mend: str | None = None
    see: str | None = None

    @property
    def is_well(self) -> bool:
        """Whether there is nothing to mend."""
        return self.mend is None


Finding = tuple[str, str | None]

Noted = tuple[str, None] | tuple[str, None, str]
"""What is well, and the command that lists what may be better, if anything may."""


@dataclass(frozen=True, slots=True)
class _Patient:
    """An open index, and the settings that it is used with."""

    store: Store
    settings: Settings


def examine(settings: Settings) -> Iterator[Check]:
    """Yield each check as it is made; without an index that opens, those of its contents are left out."""
    yield _documents(settings)
    with ExitStack() as stack:
        try:
            opened = stack.enter_context(store.reading(settings.index))
        except OnRecordError as broken:
            yield _broken("index", broken)
            return
        yield Check("index", f"{opened.where} opens, and is of this program's kind")
        for name, look in CHECKS.items():
            yield _look(name, look, _Patient(opened, settings))
        if isinstance(settings.index, Server) and settings.index.read:
            yield _look("replica", _replica, _Patient(opened, settings))


def lag(opened: Store, settings: Settings) -> list[Check]:
    """Return in what an index is not of the articles as they are now, read as this program reads them."""
    patient = _Patient(opened, settings)
    checks = [Check("versions", *_versions(patient)), Check("articles", *_articles(patient))]
    return [check for check in checks if check.mend == UPDATE]


def _look(name: str, look: Callable[[_Patient], Finding | Noted], patient: _Patient) -> Check:
    try:
        with fault.explained(patient.settings.index):
            return Check(name, *look(patient))
    except OnRecordError as broken:
        return _broken(name, broken)


def _broken(name: str, broken: OnRecordError) -> Check:
    """Turn an error into a check: its message ends with the mend."""
    result, _, mend = str(broken).partition(" Mend: ")
    return Check(name, result, mend or REBUILD)


def _documents(settings: Settings) -> Check:
    if settings.documents.is_dir():
        return Check("settings", f"articles are read from {settings.documents}")
    mend = "make that folder, or set ONRECORD_DOCUMENTS to the folder of your articles"
    return Check("settings", f"there is no folder {settings.documents} to read articles from", mend)


def _database(patient: _Patient) -> Finding:
    """Let SQLite look through the file, and see that no row refers to one that is gone."""
    faults = list(patient.store.faults())
    what = "the server" if patient.store.is_served else "SQLite"
    if faults:
        return f"damaged: {faults[0]}. {fault.RESTORE}", REBUILD
    return f"{what} finds no fault in it", None


def _model(patient: _Patient) -> Finding:
    patient.store.refuse_other(patient.settings.model)
    return f"built with {patient.settings.model or PACKAGED_MODEL}, the model in use", None


def _versions(patient: _Patient) -> Finding:
    """See that this version of the program made every part of every article."""
    now = versions()
    behind = [path for path, known in articles.known(patient.store).items() if known.versions != now]
    if behind:
        return f"{len(behind)} articles were made by another version of On Record: {_named(behind)}", UPDATE
    return "every article was made by this version", None


def _articles(patient: _Patient) -> Finding:
    """See that the index is of the articles as they are now."""
    documents = patient.settings.documents
    if not documents.is_dir():
        return "there is no folder to compare them with", None
    known = articles.known(patient.store)
    found = survey(known, documents, ())
    new = [path for path in found.todo if path not in known]
    changed = [path for path, known_ in known.items() if path in found.todo and known_.versions == versions()]
    fatal = [problem.path for problem in found.problems if problem.fatal]
    tables = [path for path in fatal if PurePosixPath(path).name == SOURCES]
    differing = {"new": new, "changed": changed, "gone": list(found.gone)}
    behind = "; ".join(f"{len(paths)} {what}: {_named(paths)}" for what, paths in differing.items() if paths)
    unread = [path for path in fatal if path not in tables]
    told = {"not every file can be read": unread, "not every row describes a file": tables}
    faulty = "; ".join(f"{what}: {_named(paths)}" for what, paths in told.items() if paths)
    if behind:
        also = f"; {faulty}, see: {BROKEN}" if faulty else ""
        return f"files differ from the index: {behind}{also}", UPDATE
    if faulty:
        return faulty, BROKEN
    return "every file is in the index as it is now", None


def _metadata(patient: _Patient) -> Noted:
    """Tell of which articles something is missing or cannot be used, which is no fault of the index."""
    some = {one.path: one for one in articles.entries(patient.store)}
    lacking = {path: [name for name in wanted(path) if not getattr(one, name)] for path, one in some.items()}
    found = [path for path, names in lacking.items() if names]
    if not found:
        return f"every article has {', '.join(WANTED[:-1])} and {WANTED[-1]}", None
    names = ", ".join(name for name in WANTED if any(name in one for one in lacking.values()))
    many = count(len(found), "article")
    return f"missing, or not usable ({names}) in {many}: {_named(found)}", None, BROKEN


def _scalars(patient: _Patient) -> Finding:
    """See that the scalars that answers are given by can be read."""
    file = fitted(patient.settings)
    try:
        thresholds.in_use(file)
    except CalibrationError as broken:
        return str(broken), f"rm {quote(str(file))}"
    if file.exists():
        return f"answers are given by those fitted in {file}", None
    missing = (
        f": ONRECORD_CALIBRATION names {file}, which is not there" if patient.settings.calibration else ""
    )
    return f"those of the program{missing}", None


def _hashes(patient: _Patient) -> Finding:
    """See that all that is stored of each article is what was put there."""
    faulty = articles.faulty(patient.store)
    count = articles.searched(patient.store).articles
    if faulty:
        return f"{len(faulty)} of {count} articles are not as they were stored: {_named(faulty)}", REBUILD
    return f"{count} articles are as they were stored", None


def _speakers(patient: _Patient) -> Finding:
    if not speakers.is_current(patient.store):
        return "who is who has not been worked out since articles changed", UPDATE
    speakers.refuse_damaged(patient.store)
    try:
        if people.kept(patient.settings.documents) != speakers.decided(patient.store):
            return f"{PEOPLE} has changed since it was last read", UPDATE
    except PeopleError as mistake:
        return str(mistake), f"mend that in {PEOPLE}, then run: {UPDATE}"
    named = speakers.everybody(patient.store)
    quoted = sum(bool(one.statements) for one in named)
    return f"{len(named)} who are named, {quoted} of them quoted, are as they were worked out", None


def _words(patient: _Patient) -> Finding:
    """See that each passage and sentence can be found by its words."""
    missing = sum(passages.unindexed(patient.store, table) for table in passages.TABLES)
    if missing:
        return f"{missing} passages and sentences are not in the index of words, or are gone", REBUILD
    return "every passage and sentence can be found by its words", None


def _caches(patient: _Patient) -> Finding:
    """See that the caches hold the vectors, and the words, that SQLite does."""
    if patient.store.is_served:
        return "a server needs none", None
    differ = {}
    for table in passages.TABLES:
        held = vector_cache.near(patient.store, table)
        differ[f"{table} vectors"] = len(np.setxor1d(held.ids, passages.ids(patient.store, table)))
    words = word_cache.near(patient.store).ids
    differ["sentences' words"] = len(np.setxor1d(words, passages.ids(patient.store, "sentence")))
    if any(differ.values()):
        told = ", ".join(f"{number} {what}" for what, number in differ.items() if number)
        return f"the caches and SQLite differ by {told}; answers read them from SQLite meanwhile", UPDATE
    return "the caches hold the vectors and the words that SQLite does", None


def _replica(patient: _Patient) -> Finding:
    """See that answers may come from the replica."""
    index = patient.settings.index
    assert isinstance(index, Server)
    assert index.replica
    with closing(where.standing(index)) as first, closing(where.standing(index.replica)) as second:
        behind = second.behind(first.newest())
    if behind is None:
        return f"{index.replica} has all of it, so that answers come from there", None
    told, _, mend = behind.partition(" Mend: ")
    return f"{told} Answers come from {index} meanwhile.", mend


def _size(patient: _Patient) -> Finding:
    return outlook.of(patient.store, patient.settings.index), None


def _named(paths: list[str]) -> str:
    """Return the first few of some paths."""
    return ", ".join(sorted(paths)[:MOST_NAMED]) + (", ..." if len(paths) > MOST_NAMED else "")


CHECKS: dict[str, Callable[[_Patient], Finding | Noted]] = {
    "database": _database,
    "model": _model,
    "versions": _versions,
    "articles": _articles,
    "metadata": _metadata,
    "scalars": _scalars,
    "hashes": _hashes,
    "speakers": _speakers,
    "words": _words,
    "caches": _caches,
    "size": _size,
}
"""What is looked at in an index that opens, in this order."""
