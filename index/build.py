"""Bring an index up to date with its articles: read, cut, extract, embed, store.

Extraction runs in a process of its own beside the embedding, so that both cores are busy; a window of
articles is held at a time, so that memory stays flat whatever their number.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import cache, folder, passage, statement, store
from index.article import Problem, digest, read, scope
from index.embed import Piece
from index.errors import StoreError
from index.identity import identify, speakers
from index.store import Cut, Known, Read, Store
from index.types import Article, Reading, Span

if TYPE_CHECKING:
    from pathlib import Path

    from index.embed import Encoder

WINDOW = 48
"""Articles in hand at once: enough for batches alike in length, little enough for any memory."""

AHEAD = 2
"""Windows that extraction may be ahead of the embedding."""

Advance = Callable[[int, int], None]
"""Told how many articles are done, of how many."""


@dataclass(frozen=True, slots=True)
class Todo:
    """Which parts of an article are to be made anew."""

    cut: bool
    read: bool


@dataclass(frozen=True, slots=True)
class Survey:
    """What a run finds: articles to make, articles gone, how many need nothing, what is wrong."""

    todo: Mapping[str, Todo]
    gone: tuple[str, ...]
    unchanged: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did: numbers of articles made, removed and left, of passages embedded, and faulty files."""

    made: int
    removed: int
    unchanged: int
    passages: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """An article at work, with the parts of it to make."""

    article: Article
    digest: str
    todo: Todo


def bring_up_to_date(
    index: Path,
    documents: Path,
    under: Sequence[Path] = (),
    *,
    encoder: Callable[[], Encoder],
    model: str | None = None,
    rebuild: bool = False,
    advance: Advance = lambda _done, _total: None,
) -> Report:
    """Index what is under ``documents``, or under the paths ``under`` alone, and forget what is gone there.

    :param encoder: loads the embedding model, when there is something to embed.
    :param model: that model's name; None for the packaged one.
    :param rebuild: fill a new folder from nothing and make it the current one at the end.
    :raises OnRecordError: when the index cannot be written, is another model's, or ``under`` is not there.
    """
    with folder.only_writer(index):
        is_new = not folder.is_built(index)
        if is_new or rebuild:
            target = folder.fresh(index)
            loaded = encoder()
            opened = store.create(target, loaded.name, loaded.dimensions)
            encoder = lambda: loaded  # noqa: E731 - the same model, now in hand
        else:
            target = folder.current(index)
            opened = store.open_to_write(target)
            opened.refuse_other(model)
        if is_new:
            folder.flip(index, target)
        report = _update(opened, documents, under, encoder, advance)
        cache.save(opened, target)
        opened.close()
        if rebuild:
            folder.flip(index, target)
    return report


def survey(known: Mapping[str, Known], documents: Path, under: Sequence[Path]) -> Survey:
    """Compare the articles there are with those that the index knows."""
    todo: dict[str, Todo] = {}
    problems: list[Problem] = []
    seen = set[str]()
    for found in read(documents, under):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            seen.add(found.path)
            if needed := _todo(known.get(found.path), digest(found)):
                todo[found.path] = needed
    covers = scope(documents, under)
    unreadable = tuple(problem.path for problem in problems if problem.fatal)
    gone = (path for path in known if covers(path) and path not in seen and not _within(path, unreadable))
    return Survey(todo, tuple(gone), len(seen) - len(todo), tuple(problems))


def _todo(held: Known | None, now: str) -> Todo | None:
    if held is None or held.digest != now:
        return Todo(cut=True, read=True)
    needed = Todo(held.cutting != passage.CUTTING_VERSION, held.extraction != statement.EXTRACTION_VERSION)
    return needed if needed.cut or needed.read else None


def _within(path: str, unreadable: tuple[str, ...]) -> bool:
    """Say whether an article stands in a file that could not be read, so that it is not known to be gone."""
    return any(path == fault or path.startswith((f"{fault}#", f"{fault}/")) for fault in unreadable)


def _update(
    opened: Store, documents: Path, under: Sequence[Path], encoder: Callable[[], Encoder], advance: Advance
) -> Report:
    found = survey(opened.known(), documents, under)
    for path in found.gone:
        opened.remove(path)
    passages = 0
    for done, (task, cut, reading) in enumerate(_make(_tasks(found, documents, under), encoder), 1):
        opened.put(task.article, task.digest, cut, reading)
        passages += len(cut.passages) if cut else 0
        advance(done, len(found.todo))
    if not opened.is_identified:
        people = opened.people()
        identities = identify(people)
        opened.identify(identities, speakers(people, identities))
    return Report(len(found.todo), len(found.gone), found.unchanged, passages, found.problems)


def _tasks(found: Survey, documents: Path, under: Sequence[Path]) -> Iterator[Task]:
    """Read again the articles that need work, so that no more than a window of them is ever in memory."""
    if found.todo:
        for article in read(documents, under):
            if isinstance(article, Article) and article.path in found.todo:
                yield Task(article, digest(article), found.todo[article.path])


def _make(
    tasks: Iterable[Task], encoder: Callable[[], Encoder]
) -> Iterator[tuple[Task, Cut | None, Read | None]]:
    """Make what each task asks for, a window at a time, extraction running ahead in its own process."""
    ahead: deque[tuple[list[Task], Future[list[Reading]]]] = deque()
    with _extraction() as extract:
        for window in _windows(tasks):
            texts = [task.article.text for task in window if task.todo.read]
            ahead.append((window, extract(texts)))
            if len(ahead) > AHEAD:
                yield from _finish(*ahead.popleft(), encoder)
        while ahead:
            yield from _finish(*ahead.popleft(), encoder)


def _finish(
    window: list[Task], extracted: Future[list[Reading]], encoder: Callable[[], Encoder]
) -> Iterator[tuple[Task, Cut | None, Read | None]]:
    cuts = _cut([task.article for task in window if task.todo.cut], encoder)
    try:
        readings = iter(extracted.result())
    except BrokenProcessPool as fault:
        raise StoreError(
            "The process that reads statements ended (out of memory?). What was indexed is kept; "
            "go on with: onrecord index"
        ) from fault
    for task in window:
        cut = next(cuts) if task.todo.cut else None
        made = Read(statement.EXTRACTION_VERSION, next(readings)) if task.todo.read else None
        yield task, cut, made


def _cut(articles: Sequence[Article], encoder: Callable[[], Encoder]) -> Iterator[Cut]:
    if not articles:
        return
    cuts = [passage.cut(article.text) for article in articles]
    pieces = [_piece(article, part) for article, parts in zip(articles, cuts, strict=True) for part in parts]
    vectors = iter(encoder().passages(pieces))
    for parts in cuts:
        yield Cut(passage.CUTTING_VERSION, parts, [next(vectors) for _ in parts])


def _piece(article: Article, part: passage.Passage) -> Piece:
    sentences = tuple(Span(start - part.start, end - part.start) for start, end in part.sentences)
    return Piece(article.title or "", article.text[part.start : part.end], sentences)


def _windows(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    window: list[Task] = []
    for task in tasks:
        window.append(task)
        if len(window) == WINDOW:
            yield window
            window = []
    if window:
        yield window


@contextmanager
def _extraction() -> Iterator[Callable[[list[str]], Future[list[Reading]]]]:
    """Give a function that extracts statements in a process of its own, started when first used."""
    pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_leave_interrupts)
    try:
        yield lambda texts: pool.submit(_readings, texts)
    finally:
        pool.shutdown(cancel_futures=True)


def _readings(texts: list[str]) -> list[Reading]:
    return list(statement.read(texts))


def _leave_interrupts() -> None:
    """Let Ctrl-C reach the parent alone, which ends this process when its article is whole."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
