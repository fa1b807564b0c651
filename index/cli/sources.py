"""`onrecord sources`: the articles there are, what is wrong with any, adding them, and how they changed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index import phrases
from index.articles.metadata import WANTED, wanted
from index.articles.sources_csv import NAME as SOURCES
from index.cli import chosen
from index.cli.page import Page, note, tell, warn, write_json, write_table
from index.files import is_there
from index.intake.survey import Survey, survey, versions
from index.question import narrow
from index.store import articles, store, where
from index.types import Metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from index.settings import Settings
    from index.store.articles import Known, Listed
    from index.types import Article


OUTDATED = "to be read anew by this version"
"""The state of an article that another version of the program read."""

GONE = "its file is gone: put it back, or let the index forget it: onrecord index"

METADATA = "metadata"
"""The state of a `sources.csv`: it is no article, and read but for what is told of it."""


def run(
    *, collection: str | None, publisher: str | None, broken: bool, as_json: bool, table: str | None
) -> None:
    """List the articles and what is wrong with any."""
    page = Page()
    found = list(_lines(chosen.load(), thoroughly=broken))
    within = narrow.collection(collection, _told(found, "collection")) if collection else None
    by = narrow.publisher(publisher, _told(found, "publisher")) if publisher else None
    shown = [
        line
        for line in found
        if (within is None or f"{line['collection']}/".startswith(f"{within}/"))
        and (by is None or line["publisher"] == by)
        and (line["problems"] or not broken)
    ]
    if not shown:
        note("Nothing is wrong." if broken else "There is no such article.")
    if table:
        write_table(shown, table)
        return
    for line in shown:
        if as_json:
            write_json(line)
        else:
            _show(page, line)


def _told(found: Iterable[dict[str, object]], name: str) -> set[str]:
    """Return what is told of all articles under one name."""
    return {str(line[name]) for line in found if line[name]}


def add(what: Sequence[str], *, collection: str | None, published: date | None, **fields: str | None) -> None:
    """Take pages, files and folders into documents/ and index them."""
    from index.intake.add import add as take
    from index.intake.build import makers

    found = chosen.load()
    fields["published"] = published.isoformat() if published else None
    told = {name: value for name, value in fields.items() if value}
    several = len(what) > 1 or (len(what) == 1 and _is_folder(what[0]))
    if several and told.keys() & {"title", "url"}:
        raise click.UsageError("--title and --url are of one article: add it alone.")
    added = take(found, makers(found.model), what, collection, fields=told)
    for one in added.taken:
        note(f"{one.file} {one.done}.")
    for fault in added.faults:
        warn(f"error: {fault}")
    tell(added.report.problems)
    sys.exit(1 if added.faults or any(problem.fatal for problem in added.report.problems) else 0)


def _is_folder(one: str) -> bool:
    return is_there(Path(one)) and Path(one).is_dir()


def history(article: str, *, as_json: bool) -> None:
    """Show what ARTICLE (its path, id, address or title) said before it was corrected."""
    from index.answers import contract
    from index.store import revisions

    found = chosen.load()
    with store.reading(found.index) as opened:
        listed = articles.entries(opened)
        entry = articles.find(listed, chosen.stored(found, article, listed), alike=True)
        versions = revisions.history(opened, entry.path)
    page = Page()
    before: Article | None = None
    for one in versions:
        until = phrases.moment(one.replaced) if one.replaced else "now"
        if as_json:
            line = {
                "article": contract.article(one.article),
                "text": one.article.text,
                "replaced": one.replaced,
            }
            write_json(line)
        else:
            page.put(
                f"until {until}: {one.article.title or one.article.path}, {len(one.article.text)} characters"
            )
            for change in revisions.changes(before, one.article) if before is not None else ():
                for mark, words in (("-", change.before), ("+", change.after)):
                    if words.strip():
                        page.put(words, lead=f"    {mark} ", rest="      ")
        before = one.article


def _lines(found: Settings, *, thoroughly: bool) -> Iterator[dict[str, object]]:
    """Yield a line on each article, and on each file that none can be read from.

    :param thoroughly: read every file again for what is wrong with it, and not only those that are new, have
        changed, or lack something that the index knows of.
    """
    entries, known = _held(found)
    listed = {one.path: one for one in entries}
    surveyed = survey(known, found.documents, ())
    repeated = articles.repeated((one.path, one.url) for one in listed.values())
    wrong: dict[str, list[str]] = {}
    whole = {path: one for path, one in known.items() if not thoroughly and _is_told(listed[path])}
    again = surveyed if whole == known else survey(whole, found.documents, ())
    for problem in again.problems:
        wrong.setdefault(problem.path, []).append(problem.message)
    for path in surveyed.gone:
        wrong.setdefault(path, []).append(GONE)
    for path, first in repeated.items():
        wrong.setdefault(path, []).append(articles.REPEATED.format(first))
    for path in sorted({*listed, *surveyed.todo, *wrong}):
        yield _line(path, listed.get(path), _state(path, known, surveyed), wrong.get(path, []))


def _is_told(one: Listed) -> bool:
    """Say whether all is known of an article that anybody wants to know."""
    return all(getattr(one, name) for name in wanted(one.path))


def _line(path: str, entry: Listed | None, state: str, problems: list[str]) -> dict[str, object]:
    told = (entry or Metadata()).told()
    return {
        "path": path,
        "collection": path.rpartition("/")[0],
        **{name: told[name] for name in WANTED},
        "statements": entry.statements if entry else 0,
        "state": state,
        "problems": problems,
    }


def _state(path: str, known: dict[str, Known], surveyed: Survey) -> str:
    if path in surveyed.todo:
        behind = path in known and known[path].versions != versions()
        return OUTDATED if behind else "changed" if path in known else "new"
    if Path(path).name == SOURCES:
        return METADATA
    if path in surveyed.gone:
        return "gone"
    return "indexed" if path in known else "not read"


def _show(page: Page, line: dict[str, object]) -> None:
    told = " · ".join(str(line[name]) for name in ("title", "publisher", "published") if line[name])
    state = (
        phrases.count(int(str(line["statements"])), "statement")
        if line["state"] == "indexed"
        else f"{line['state']}"
    )
    problems = line["problems"] if isinstance(line["problems"], list) else []
    page.put(f"{line['path']}  {told}  ({state})", rest="  ")
    for problem in problems:
        page.indented(problem)


def _held(found: Settings) -> tuple[list[Listed], dict[str, Known]]:
    """Return what the index holds; nothing where there is none yet."""
    if not where.is_built(found.index):
        return [], {}
    with store.reading(found.index) as opened:
        return articles.entries(opened), articles.known(opened)
