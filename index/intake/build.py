"""Bring an index up to date with its articles: scan, have their parts made, store.

Some windows of articles are at work at a time, so that memory stays flat whatever their number; they are
stored in the order in which they were scanned, so that whoever makes them makes the same index.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from index.articles.scan import PEOPLE, Problem, Scanned, refuse_absent, scan
from index.errors import PeopleError, StoreError
from index.intake import people
from index.intake.renamed import Left
from index.intake.survey import Survey, Todo, survey, versions
from index.intake.workers import Loads, Start, Workers, beside
from index.store import articles, revisions, settling, store, where, write
from index.store.caches import finders
from index.store.write import Cut, Read
from index.types import Article, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.store import Writer
    from index.types import Place

MANY = 8
"""Articles beyond which it pays to load what embeds many passages fastest."""

WINDOW = 16
"""Articles in hand at once: enough that passages of one length come together, and little memory."""

Advance = Callable[[int, int], None]
"""Told how many articles are done, of how many."""

Made = tuple["Task", Cut | None, Read | None]
Begun = tuple[list["Task"], Future[list[Reading]] | None, Future[list[Cut]] | None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: numbers of articles made, removed and left, of passages embedded, and faulty files.

    ``gone`` are the paths of those removed, whose files are no longer there.
    """

    made: int
    removed: int
    unchanged: int
    passages: int
    problems: tuple[Problem, ...]
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where articles are read from: the ``documents`` folder, or the paths ``under`` alone."""

    documents: Path
    under: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Makers:
    """What makes an article's parts: what loads the embedding model, and what starts the workers.

    ``model`` is the model's name; None for the packaged one.
    """

    encoder: Loads
    model: str | None = None
    workers: Start = beside

    def vectors(self) -> tuple[str, int]:
        """Return the model's name and the length of its vectors."""
        loaded = self.encoder()
        return loaded.name, loaded.dimensions


@dataclass(frozen=True, slots=True)
class Task:
    """An article at work, with the parts of it to make."""

    article: Article
    digest: str
    todo: Todo


@dataclass(frozen=True, slots=True)
class Loading:
    """Loads the model that the settings name; equal ones load the same, on whichever machine."""

    model: str | None

    def __call__(self) -> Encoder:
        """Load it."""
        from index.embedding.load import load

        return load(self.model)


def makers(model: str | None, workers: Start = beside) -> Makers:
    """Return what makes articles' parts with the model that the settings name; it is loaded when needed."""
    return Makers(Loading(model), model, workers)


def unseen(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def bring_up_to_date(
    index: Place,
    source: Source,
    makers: Makers,
    *,
    rebuild: bool = False,
    advance: Advance = unseen,
) -> Report:
    """Index the articles of ``source``, and forget those that are gone there.

    :param rebuild: fill a new folder from nothing and make it the current one at the end.
    :raises OnRecordError: when the index cannot be written, is another model's, or a path is not there.
    """
    refuse_absent(source.documents, source.under)
    if rebuild:
        return _rebuilt(index, source, makers, advance)
    with store.locked(index, makers.vectors) as opened:
        opened.refuse_other(makers.model)
        return _filled(opened, source, makers, advance)


def _rebuilt(index: Place, source: Source, makers: Makers, advance: Advance) -> Report:
    """Fill a new folder, with what people decided of the old one, then make it the current one."""
    with where.only_writer(index), store.created(index, *makers.vectors()) as opened:
        problems = _old_decisions(index, opened, source.documents)
        report = _filled(opened, source, makers, advance)
        problems += _old_revisions(index, opened)
    return replace(report, problems=(*problems, *report.problems))


def _old_decisions(index: Place, opened: Writer, documents: Path) -> list[Problem]:
    """Take over what the old index holds of who is who: it goes on to hold if people.yml has a mistake."""
    try:
        if where.is_built(index):
            with store.reading(index, checked=False) as old:
                people.hand_on(opened, old, documents)
    except (PeopleError, StoreError) as lost:
        why = _unmended(lost)
        told = f"merges and splits of speakers that stood in no {PEOPLE} are lost, make them again: {why}"
        return [] if (documents / PEOPLE).exists() else [Problem(str(index), told, fatal=False)]
    return []


def _old_revisions(index: Place, opened: Writer) -> list[Problem]:
    """Take over what the old index knows of articles' earlier versions, or say why that cannot be."""
    try:
        if where.is_built(index):
            with store.reading(index) as old:
                revisions.carry(opened, old)
    except StoreError as lost:
        told = f"earlier versions of articles are lost: {_unmended(lost)}"
        return [Problem(str(index), told, fatal=False)]
    return []


def _unmended(fault: Exception) -> str:
    """Return what is wrong with an old index, without the mend: that is what runs."""
    return str(fault).partition(" Mend: ")[0]


def _filled(opened: Writer, source: Source, makers: Makers, advance: Advance) -> Report:
    """Make, store and remove what there is to; then see who is who, and save the vectors."""
    known = articles.known(opened)
    found = survey(known, source.documents, source.under)
    passages, left = 0, Left(known, articles.by_path(opened, found.gone))
    many = len(found.todo) > MANY
    made = _make(_tasks(found, source), makers, many=many)
    for done, (task, cut, reading) in enumerate(made, 1):
        renamed = left.as_(task.article, task.digest) if task.article.path not in known else None
        write.put(opened, task.article, task.digest, cut, reading, renamed=renamed)
        passages += len(cut.passages) if cut else 0
        advance(done, len(found.todo))
    for path in found.gone:
        write.remove(opened, path)
    if found.gone:
        write.purge(opened)
    twice = (
        Problem(path, articles.REPEATED.format(first), fatal=False)
        for path, first in articles.repeating(opened, found.todo).items()
    )
    problems = (*people.take_over(opened, source.documents), *found.problems, *twice)
    settling.update(opened)
    finders.save(opened, all_that_went=bool(found.gone))
    return Report(len(found.todo), len(found.gone), found.unchanged, passages, problems, found.gone)


def _tasks(found: Survey, source: Source) -> Iterator[Task]:
    """Read again the articles that need work, so that no more than a window of them is ever in memory."""
    if files := _files(found, source.documents):
        for one in scan(source.documents, files, lambda path, _digest: path in found.todo):
            if isinstance(one, Scanned) and one.article and one.path in found.todo:
                yield Task(one.article, one.digest, found.todo[one.path])


def _files(found: Survey, documents: Path) -> list[Path]:
    """Return the files of the articles that need work, of those that are still there."""
    home = documents.expanduser().resolve()
    places = {path: home / path for path in found.todo}
    files = {place if place.exists() else home / path.rpartition("#")[0] for path, place in places.items()}
    return sorted(file for file in files if file.is_file())


def _make(tasks: Iterable[Task], makers: Makers, *, many: bool) -> Iterator[Made]:
    """Make what each task asks for, a window at a time, with some windows at work ahead."""
    windows = _windows(tasks)
    first = next(windows, None)
    if first is None:
        return
    ahead: deque[Begun] = deque()
    with makers.workers(makers.encoder) as workers:
        for window in chain([first], windows):
            ahead.append(_begun(window, workers, many=many))
            while len(ahead) > workers.ahead:
                yield from _finished(*ahead.popleft())
        while ahead:
            yield from _finished(*ahead.popleft())


def _begun(window: list[Task], workers: Workers, *, many: bool) -> Begun:
    """Have the parts made that a window's tasks ask for."""
    texts = [task.article.text for task in window if task.todo.read]
    whole = [task.article for task in window if task.todo.cut]
    return window, workers.read(texts) if texts else None, workers.cut(whole, many=many) if whole else None


def _finished(
    window: list[Task], read_: Future[list[Reading]] | None, cut: Future[list[Cut]] | None
) -> Iterator[Made]:
    """Wait for a window's parts, and yield each task with its own."""
    cuts, readings = iter(cut.result() if cut else ()), iter(read_.result() if read_ else ())
    for task in window:
        yield (
            task,
            next(cuts) if task.todo.cut else None,
            Read(versions().extraction, next(readings)) if task.todo.read else None,
        )


def _windows(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    tasks = iter(tasks)
    while window := list(islice(tasks, WINDOW)):
        yield window
