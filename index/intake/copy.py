"""Copying files into the documents folder, with what the `sources.csv` beside each says of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from index.articles import front_matter
from index.articles.formats import FORMS
from index.articles.plain_text import decode
from index.articles.scan import Problem, read
from index.articles.sources_csv import NAME as SOURCES
from index.articles.sources_csv import read_sources
from index.articles.sources_edit import described, written
from index.errors import ArticleError
from index.files import write
from index.types import METADATA, Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of something added: its file, and in a few words what was done."""

    file: Path
    done: str


def take_files(
    given: Path,
    home: Path,
    folder: Path,
    fields: Mapping[str, str],
    fault: Callable[[ArticleError], object],
) -> Iterator[Taken]:
    """Copy a file, or every article below a folder, into ``folder`` of the documents folder ``home``.

    :param fields: what is said of it by hand.
    :param fault: told of each file of a folder that could not be taken.
    :raises ArticleError: when a file that was named itself cannot be taken.
    """
    if not given.is_dir():
        yield take_file(given, home, folder, fields)
        return
    files = [file for file in sorted(given.rglob("*")) if _is_article(file, given)]
    if not files:
        raise ArticleError(f"{given} holds no articles: they are {', '.join(FORMS)}.")
    for file in files:
        try:
            yield take_file(
                file, home, folder / given.resolve().name / file.parent.relative_to(given), fields
            )
        except ArticleError as problem:
            fault(problem)


def take_file(given: Path, home: Path, folder: Path, fields: Mapping[str, str] | None = None) -> Taken:
    """Copy a file into ``folder`` of the documents folder ``home``, where it is not in there already.

    :raises ArticleError: when no article can be read from it, or another file is in its place.
    """
    found = list(read(given.parent, (given,)))
    faults = [one.message for one in own_faults(found)]
    if not any(isinstance(one, Article) for one in found):
        raise ArticleError(f"{given} {faults[0] if faults else 'holds no article'}.")
    lies_there = given.resolve().is_relative_to(home.resolve())  # and is not to be copied
    fields, file = fields or {}, given if lies_there else folder / given.name
    row = {name: str(value) for name, value in read_sources(given.parent).rows.get(given.name, {}).items()}
    data, is_told = _with(given, fields)
    if not lies_there and file.exists() and file.read_bytes() != data:
        raise ArticleError(f"There is another {file} already: remove it, or give yours another name.")
    was_there = file.exists()
    is_new = not was_there or file.read_bytes() != data
    if is_new:
        write(file, data)
    is_described = describe(file, row, {} if is_told else fields)
    return Taken(file, _done(was_there=was_there, noted=fields if is_new or is_described else ()))


def own_faults(found: Iterable[Article | Problem]) -> list[Problem]:
    """Return what is wrong with a file that was read by itself: rows on those beside it are not its own."""
    return [one for one in found if isinstance(one, Problem) and one.path != SOURCES]


def describe(file: Path, found: Mapping[str, str], given: Mapping[str, str] | None = None) -> bool:
    """Write a row on ``file`` into the ``sources.csv`` beside it, unless nothing is known of it; say whether
    that changed the table.

    :param found: what was found out of it, for what the table leaves open.
    :param given: what somebody said of it, which goes before what the table says.
    """
    told, said = ({name: some[name] for name in METADATA if some.get(name)} for some in (found, given or {}))
    table = file.parent / SOURCES
    before = table.read_bytes() if table.exists() else b""
    text = decode(before)
    after = described(text, file.name, told, said) if told or said else text
    if after != text:
        write(table, written(after, before))
    return after != text


def _done(*, was_there: bool, noted: Iterable[str]) -> str:
    if not was_there:
        return "is added"
    told = ", ".join(noted)
    return f"lies there already; {told} noted" if told else "lies there already"


def _with(given: Path, fields: Mapping[str, str]) -> tuple[bytes, bool]:
    """Return a file's bytes, and whether they hold what is said by hand: in front matter, if there is any."""
    data = given.read_bytes()
    if not fields or given.suffix.lower() not in {".md", ".txt"}:
        return data, False
    held, text = front_matter.split(decode(data))
    if not held:
        return data, False
    block = yaml.safe_dump({**held, **fields}, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{block}---\n\n{text.lstrip()}".encode(), True


def _is_article(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    is_one = file.suffix.lower() in FORMS and file.name != SOURCES
    return not hidden and file.is_file() and is_one
