"""Taking articles in: what is fetched or given becomes a file in the documents folder, the truth."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml

from index.articles import front_matter, html
from index.articles.address import bare, site
from index.articles.metadata import WANTED, check
from index.articles.plain_text import decode, decode_as, normalise
from index.articles.scan import read
from index.errors import ArticleError, FetchError
from index.files import write
from index.intake.build import Source, bring_up_to_date, unseen
from index.intake.copy import Taken, describe, own_faults, take_files
from index.settings import hosts
from index.store import articles
from index.store.store import reading
from index.store.where import is_built
from index.types import METADATA, Article
from index.web.fetch import Fetched, fetch
from index.web.guard import Bounds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.intake.build import Advance, Makers, Report
    from index.settings import Settings
    from index.store.articles import Listed
    from index.types import Place

MARKS = ("etag", "modified")


@dataclass(frozen=True, slots=True)
class Added:
    """What became of what was added, of indexing it, and a sentence on each that could not be."""

    taken: tuple[Taken, ...]
    report: Report
    faults: tuple[str, ...] = ()


def add(
    found: Settings,
    makers: Makers,
    what: Sequence[str],
    collection: str | None = None,
    *,
    fields: Mapping[str, str] | None = None,
    advance: Advance = unseen,
) -> Added:
    """Take pages at addresses, files, and all articles of folders into the documents folder, and index them.

    What cannot be taken is told, and the others are taken.

    :param collection: the folder of the documents to put it into; None for the top.
    :param fields: what is said of it by hand, which goes before what it tells of itself.
    :raises FetchError: when a page is all there is, and cannot or may not be fetched.
    :raises ArticleError: when none can be taken: there is no article in it, or another file is in its place.
    :raises StoreError: when the index cannot be written; the files are there then.
    """
    fields = fields or {}
    _refuse_unusable(fields)
    into = folder_of(found.documents, collection)
    taken: list[Taken] = []
    faults: list[FetchError | ArticleError] = []
    for one in what:
        try:
            if "://" in one:
                bounds = Bounds(hosts(found))
                taken.append(take_url(one, found.documents, into, held(found.index), bounds, given=fields))
            else:
                taken += take_files(Path(one), found.documents, into, fields, faults.append)
        except (FetchError, ArticleError) as fault:
            faults.append(fault)
    if not taken and faults:
        raise faults[0] if len(faults) == 1 else ArticleError("\n".join(map(str, faults)))
    source = Source(found.documents, tuple(one.file for one in taken))
    report = bring_up_to_date(found.index, source, makers, advance=advance)
    return Added(tuple(taken), report, tuple(map(str, faults)))


def _refuse_unusable(fields: Mapping[str, str]) -> None:
    """Raise an ArticleError for a value given by hand that cannot be used."""
    for name, value in fields.items():
        _, faults = check(
            {**dict.fromkeys(WANTED, "x"), "url": "https://x.example", "published": "2025-01-01", name: value}
        )
        if faults:
            raise ArticleError(f"{faults[0]}.")


def held(index: Place) -> list[Listed]:
    """Return the articles in the index; none where there is none."""
    if not is_built(index):
        return []
    with reading(index) as opened:
        return articles.entries(opened)


def take_url(
    url: str,
    home: Path,
    folder: Path,
    listed: Sequence[Listed],
    bounds: Bounds,
    *,
    given: Mapping[str, str] | None = None,
) -> Taken:
    """Fetch the page at ``url`` and keep it as a file in ``folder`` of the documents folder ``home``.

    A page that is held already, under whichever of its addresses, is brought up to date where it lies.

    :raises FetchError: when it cannot or may not be fetched.
    :raises ArticleError: when no article can be read from it.
    """
    given = given or {}
    file = _file_of(articles.at(listed, url), home)
    fetched = fetch(url, bounds, _marks(file) if file else None)
    if fetched.data is None:
        if file is None:
            raise FetchError(f"{url} says that it has not changed, though nothing of it is held: try again.")
        return Taken(file, "has not changed")
    if fetched.suffix in {".pdf", ".docx"}:
        return _keep_whole(fetched, fetched.data, file, folder, given)
    fields, text = _article(fetched, fetched.data)
    fields = {**fields, **given}
    address = str(fields["url"])
    file = file or _file_of(articles.at(listed, address), home)
    sha256 = Article("", text).text_sha256
    if file is None and (twin := articles.twin(listed, address, sha256)):
        return Taken(home / twin.path, f"holds the same words already, from {twin.url}")
    return _keep(fields, text, file, folder, fetched.marks)


def folder_of(home: Path, collection: str | None) -> Path:
    """Return the folder of a collection.

    :raises ArticleError: when it would lie outside the documents folder.
    """
    folder = home / (collection or "")
    if not folder.resolve().is_relative_to(home.resolve()):
        raise ArticleError(f"The collection {collection!r} is no folder within {home}: give it a plain name.")
    return folder


def _article(fetched: Fetched, data: bytes) -> tuple[Mapping[str, object], str]:
    """Return what a page tells of itself, and its words."""
    if fetched.suffix == ".html":
        draft = html.article(html.text_of(data, fetched.charset)[0], fetched.url)
    else:
        charset = (fetched.charset or "utf-8").lower()
        text = decode(data) if charset in {"utf-8", "utf8", "us-ascii"} else decode_as(data, charset)
        draft = next(front_matter.read(text.encode(), fetched.url))
    told = {**draft.found, **draft.fields}
    own = str(told.get("url") or "")
    # a page may name another site's as its own: that is not where we found these words
    url = bare(own if own and site(own) == site(fetched.url) else fetched.url)
    found = {**told, "url": url, "publisher": told.get("publisher") or site(url)}
    text = normalise(draft.text)
    if not text:
        raise ArticleError(f"{fetched.url} has no text.")
    return {name: found[name] for name in METADATA if found.get(name)}, text


def _keep(
    fields: Mapping[str, object], text: str, file: Path | None, folder: Path, marks: Mapping[str, str]
) -> Taken:
    """Write an article as a file with front matter, in the place of the one that held it."""
    if file is not None and file.suffix not in {".md", ".txt"}:
        raise ArticleError(f"{file} is this page in another form: remove it first, or keep it.")
    block = yaml.safe_dump({**fields, **marks}, allow_unicode=True, sort_keys=False, width=10_000)
    data = f"---\n{block}---\n\n{text}\n".encode()
    place = file or _free(folder, _name(str(fields.get("title") or ""), str(fields["url"])), ".md")
    before = front_matter.split(decode(place.read_bytes()))[1] if file else None
    write(place, data)
    if before is None:
        return Taken(place, "is added")
    return Taken(place, "has not changed" if normalise(before) == text else "is corrected")


def _keep_whole(
    fetched: Fetched, data: bytes, file: Path | None, folder: Path, given: Mapping[str, str]
) -> Taken:
    """Keep a PDF or Word file as it is, described by a row of the ``sources.csv`` beside it."""
    place = file or _free(folder, _name("", fetched.url), fetched.suffix)
    if file and file.read_bytes() == data:
        return Taken(file, "has not changed")
    write(place, data)
    problems = [one for one in own_faults(read(place.parent, (place,))) if one.fatal]
    if problems and file is None:
        place.unlink()
        raise ArticleError(f"{fetched.url} {problems[0].message}.")
    describe(place, {"url": bare(fetched.url), "publisher": site(fetched.url)}, given)
    return Taken(place, "is corrected" if file else "is added")


def _file_of(held: Listed | None, home: Path) -> Path | None:
    """Return the file that an article stands in alone; None where there is none."""
    if held is None or "#" in held.path or not (home / held.path).is_file():
        return None
    return home / held.path


def _marks(file: Path) -> Mapping[str, str]:
    """Return by what the server tells the version in ``file`` from another."""
    if file.suffix not in {".md", ".txt"}:
        return {}
    fields, _ = front_matter.split(decode(file.read_bytes()))
    return {name: str(fields[name]) for name in MARKS if fields.get(name)}


def _name(title: str, url: str) -> str:
    """Return a name for an article's file: its site, and the words of its title or address."""
    words = title or urlsplit(url).path.rpartition(".")[0] or urlsplit(url).path
    plain = unicodedata.normalize("NFKD", f"{site(url)} {words}").encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].rstrip("-") or "article"


def _free(folder: Path, name: str, suffix: str) -> Path:
    numbered = (folder / f"{name}{f'-{n}' if n > 1 else ''}{suffix}" for n in range(1, 10_000))
    return next(file for file in numbered if not file.exists())
