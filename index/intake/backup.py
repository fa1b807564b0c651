"""What cannot be made again from the articles, in one file: index with revisions, people, scalars, bot state.

The articles themselves are files of their own and not in it.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from index.errors import StoreError
from index.files import replacing, workplace
from index.settings import fitted
from index.store import copies
from index.store.folder import folder
from index.types import Server

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from index.settings import Settings

TAKEN = "{} is there already. Name a new file."
MANIFEST = "onrecord.json"


@dataclass(frozen=True, slots=True)
class Packed:
    """One thing that an archive holds: its name there, what it is to a person, where it lies."""

    name: str
    told: str
    place: Path
    save: Callable[[Path, Path], None]
    load: Callable[[Path, Path], None]

    @property
    def is_there(self) -> bool:
        """Whether there is any of it to save."""
        return folder.is_built(self.place) if self.name == "index.db" else self.place.is_file()

    def is_as(self, archive: ZipFile) -> bool:
        """Whether what is there is what an archive holds, byte for byte; no database is."""
        return not self.name.endswith(".db") and self.place.read_bytes() == archive.read(self.name)


def save(found: Settings, file: Path) -> list[str]:
    """Write a new archive of all that there is, while it is in use; return what is in it, in words.

    :raises StoreError: when the file is there already, or nothing is there to save.
    :raises OSError: when it cannot be written; nothing is left of it then.
    """
    if file.exists():
        raise StoreError(TAKEN.format(file))
    if not file.absolute().parent.is_dir():
        raise StoreError(f"There is no folder {file.absolute().parent}. Make it, or name another.")
    parts = [part for part in _parts(found) if part.is_there]
    if not parts:
        raise StoreError(f"There is nothing to back up: no index in {folder_of(found).absolute()}.")
    with workplace(file.absolute().parent) as temporary:
        made = temporary / file.name
        with ZipFile(made, "w", ZIP_DEFLATED) as archive:
            told = {"onrecord": version("onrecord"), "made": datetime.now(UTC).isoformat(timespec="seconds")}
            archive.writestr(MANIFEST, json.dumps({**told, "parts": [part.name for part in parts]}))
            for part in parts:
                copy = temporary / part.name
                part.save(part.place, copy)
                archive.write(copy, part.name)
        _put(made, file)
    return [part.told for part in parts]


def restore(found: Settings, file: Path) -> list[str]:
    """Put all that an archive holds in the place of what is there; return what it was, in words.

    Each part is replaced in one step, the index first. Save what is there before: `backup`.

    :raises StoreError: when the file is no archive, or the index is in use by a writer.
    """
    with workplace(_existing(folder_of(found).absolute().parent)) as temporary:
        with _opened(file) as (archive, names):
            archive.extractall(temporary, names)  # which compares each with its sum
        parts = [part for part in _parts(found) if part.name in names]
        for part in parts:
            part.place.parent.mkdir(parents=True, exist_ok=True)
            part.load(temporary / part.name, part.place)
    return [part.told for part in parts]


def folder_of(found: Settings) -> Path:
    """Return the folder of the index.

    :raises StoreError: when a server holds it.
    """
    if isinstance(found.index, Server):
        raise StoreError(
            f"{found.index} is kept by its server, with what bots keep beside it. Save both with: "
            "pg_dump -Fc DATABASE > FILE, and have them back with: pg_restore -d DATABASE FILE; "
            "people.yml and scalars are files of their own."
        )
    return found.index


def refuse_unusable(file: Path) -> None:
    """Raise a StoreError where a file is no archive, or not a whole one."""
    with _opened(file) as (archive, names):
        for name in names:
            with archive.open(name) as part:
                while part.read(1 << 20):  # to the end, where its sum is compared
                    pass


def replaced(found: Settings, file: Path) -> list[str]:
    """Return what restoring an archive would put something else in the place of, in words, and where.

    :raises StoreError: when the file is no archive.
    """
    with _opened(file) as (archive, names):
        return [
            f"{part.told} in {part.place.absolute()}"
            for part in _parts(found)
            if part.name in names and part.is_there and not part.is_as(archive)
        ]


def _parts(found: Settings) -> tuple[Packed, ...]:
    people = found.documents / "people.yml"
    return (
        Packed(
            "index.db",
            "the index with revisions, merges and splits",
            folder_of(found),
            copies.copy_index,
            _take,
        ),
        Packed("calibration.json", "the fitted scalars", fitted(found), _copy, _copy),
        Packed("people.yml", "the people decided on", people, _copy, _copy),
        Packed("bot.db", "what the bot keeps", found.bot_state, copies.copy_file, copies.copy_file),
    )


def _put(made: Path, file: Path) -> None:
    """Give what is made its name, unless another was given it meanwhile: of two at once, one has it.

    :raises StoreError: when there is such a file by now.
    """
    try:
        os.link(made, file)
    except FileExistsError:
        raise StoreError(TAKEN.format(file)) from None
    except OSError:  # a disk on which a file has but one name
        made.replace(file)


def _take(copy: Path, index: Path) -> None:
    copies.take_index(index, copy)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as given, replacing(target) as file:
        shutil.copyfileobj(given, file)


@contextmanager
def _opened(file: Path) -> Iterator[tuple[ZipFile, list[str]]]:
    """Open an archive to read; yield it with the names of what it holds.

    :raises StoreError: when it is none, or not whole, which may show as it is read.
    """
    try:
        with ZipFile(file) as archive:
            yield archive, list(json.loads(archive.read(MANIFEST))["parts"])
    except (BadZipFile, KeyError, ValueError, TypeError, EOFError, zlib.error) as fault:
        raise StoreError(
            f"{file} is no backup, or not a whole one ({fault}). Make one with: onrecord backup FILE"
        ) from None


def _existing(folder_: Path) -> Path:
    folder_.mkdir(parents=True, exist_ok=True)
    return folder_
