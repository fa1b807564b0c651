"""`onrecord index`: bring the index up to date with the articles."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from index.cli import chosen
from index.cli.page import is_quiet, note, tell, write_json
from index.errors import OnRecordError
from index.intake.build import Advance, Report, Source, bring_up_to_date, makers
from index.intake.workers import beside
from index.phrases import count

if TYPE_CHECKING:
    from pathlib import Path

    from index.intake.workers import Start


def run(
    paths: tuple[Path, ...], *, rebuild: bool, workers: int | None, scheduler: str | None, as_json: bool
) -> None:
    """Bring the index up to date with documents/, or with PATHS alone."""
    found, start = chosen.load(), _start(workers, scheduler)

    try:
        with _progress() as bar:
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


def _progress() -> Progress:
    return Progress(
        TextColumn("Indexing"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
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
        write_json({**counts, "problems": problems})
    else:
        note(
            f"{count(report.made, 'article')} indexed ({count(report.passages, 'passage')} embedded), "
            f"{report.removed} removed, {report.unchanged} unchanged."
        )
