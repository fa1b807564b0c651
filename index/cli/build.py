"""`onrecord index`: bring the index up to date with the articles."""

from __future__ import annotations

import sys
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from index import settings
from index.cli import chosen
from index.cli.page import agreed, is_quiet, note, tell, write_json
from index.errors import OnRecordError
from index.intake.build import Advance, Report, Source, bring_up_to_date, makers
from index.intake.workers import beside
from index.phrases import a_few, count

if TYPE_CHECKING:
    from pathlib import Path

    from index.intake.workers import Start
    from index.types import Place


ROOM = 60
"""Columns from which the time that is left has room beside the bar."""


def run(*, to: str | None, yes: bool, as_json: bool, **how: Any) -> None:
    """Bring the index up to date with its articles, or copy it to another place."""
    if to is None:
        _bring_up_to_date(**how, as_json=as_json)
    elif any(how.values()):
        raise click.UsageError("--to copies the index as it is: leave out PATHS, and what makes one.")
    else:
        _copy(settings.place(to), yes=yes, as_json=as_json)


def _copy(target: Place, *, yes: bool, as_json: bool) -> None:
    """Copy the index to another place, which may hold one if a person agrees to replace it."""
    from index.store import transfer, where

    found = chosen.load()
    if where.is_built(target):
        agreed(f"Replace the index in {target}?", yes=yes)
    try:
        with _progress("Copying") as bar:
            copied = transfer.copy(found.index, target, _advance(bar))
    except KeyboardInterrupt:
        raise OnRecordError(f"Stopped. Nothing of the copy is left in {target}.") from None
    if as_json:
        write_json(asdict(copied))
    else:
        note(
            f"{count(copied.articles, 'article')} copied to {target}, each as it was sealed "
            f"({count(copied.passages, 'passage')}, {count(copied.sentences, 'sentence')})."
        )


def _bring_up_to_date(
    paths: tuple[Path, ...], *, rebuild: bool, workers: int | None, scheduler: str | None, as_json: bool
) -> None:
    """Bring the index up to date with documents/, or with PATHS alone."""
    found, start = chosen.load(), _start(workers, scheduler)

    try:
        with _progress("Indexing") as bar:
            report = bring_up_to_date(
                found.index,
                Source(found.documents, paths),
                makers(found.model, start),
                rebuild=rebuild,
                advance=_advance(bar),
            )
    except KeyboardInterrupt:
        kept = "The old index stays." if rebuild else "Every article indexed so far is kept."
        raise OnRecordError(f"Stopped. {kept} Go on with: onrecord index") from None
    _print(report, as_json=as_json)
    sys.exit(1 if any(problem.fatal for problem in report.problems) else 0)


def _start(workers: int | None, scheduler: str | None) -> Start:
    """Return what starts those who make articles' parts: this machine's cores, processes, or a cluster's."""
    if workers and scheduler:
        raise click.UsageError("--workers is of this machine, --scheduler of others: leave one out.")
    from index.intake import cluster

    if scheduler:
        return partial(cluster.on_many, scheduler=scheduler)
    return partial(cluster.on_this_machine, count=workers) if workers else beside


def _progress(what: str) -> Progress:
    console = Console(stderr=True)
    left = [TimeRemainingColumn()] if console.width >= ROOM else []
    return Progress(
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        *left,
        console=console,
        transient=True,
        disable=is_quiet() or not sys.stderr.isatty(),
    )


def _advance(bar: Progress) -> Advance:
    task = bar.add_task("Indexing", total=None, visible=False, rate="")

    def advance(done: int, total: int) -> None:
        speed = bar.tasks[task].finished_speed or bar.tasks[task].speed
        rate = f"{speed:.1f} articles/s" if speed else ""
        bar.update(task, completed=done, total=total, visible=True, rate=rate)

    return advance


def _print(report: Report, *, as_json: bool) -> None:
    tell(report.problems)
    counts = {name: getattr(report, name) for name in ("made", "removed", "unchanged", "passages")}
    if as_json:
        problems = [{"path": one.path, "message": one.message, "fatal": one.fatal} for one in report.problems]
        write_json({**counts, "problems": problems, "gone": report.gone})
    else:
        if report.gone:
            note(f"Removed, since their files are gone: {a_few(report.gone)}.")
        note(
            f"{count(report.made, 'article')} indexed ({count(report.passages, 'passage')} embedded), "
            f"{report.removed} removed, {report.unchanged} unchanged."
        )
