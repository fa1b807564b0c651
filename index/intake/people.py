"""``people.yml`` in the documents folder: read into an index, and changed by one at a time.

The file is the truth and the index holds what was last read of it, so that it outlives every index; where it
has a mistake, what was last read goes on to hold.
"""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from functools import reduce
from typing import TYPE_CHECKING, TextIO

from index.articles.scan import PEOPLE, Problem
from index.errors import OnRecordError, PeopleError, StoreError
from index.files import replacing
from index.names.people_edit import merged, parted
from index.names.people_file import read
from index.store import settling, speakers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from index.names.rules import Who
    from index.store.store import Store, Writer

    Edit = Callable[[str], str]

LOCK = f".{PEOPLE}.lock"


def kept(documents: Path) -> tuple[Who, ...]:
    """Return who people say is who.

    :raises PeopleError: when the file cannot be read or has a mistake, with its line.
    """
    with _named(documents):
        return read(_text(documents))


def change(documents: Path, edit: Edit) -> None:
    """Change the text of the file, which is made where there is none, while nobody else does.

    :raises PeopleError: when the file cannot be read or written, or has a mistake, with its line.
    """
    with _named(documents), _alone(documents):
        before = _text(documents)
        after = edit(before)
        if after != before:
            with replacing(documents / PEOPLE, lasting=True) as file:
                file.write(after.encode())


@contextmanager
def changing(documents: Path, edit: Edit) -> Iterator[None]:
    """Change the text of the file as ``change`` does; where the block fails, it is again as it was.

    :raises PeopleError: when the file cannot be read or written, or has a mistake, with its line.
    """
    file = documents / PEOPLE
    with _named(documents):
        was_there, before = file.exists(), _text(documents)
    change(documents, edit)
    after = _text(documents)
    try:
        yield
    except OnRecordError as fault:
        try:
            # what somebody else has written since stays
            change(documents, lambda text: before if text == after else text)
        except PeopleError:
            told = f"{fault} It stands in {file} all the same, and holds from the next: onrecord index"
            raise StoreError(told) from None
        if not was_there and not file.stat().st_size:
            file.unlink()
        raise


def take_over(opened: Writer, documents: Path) -> list[Problem]:
    """Let an index hold what people decided, and return what is wrong with the file.

    What an older On Record kept in the index goes into the file first, once.
    """
    try:
        if rules := speakers.old_rules(opened):
            change(documents, lambda text: _with_rules(text, rules))
            speakers.forget_old_rules(opened)
        settling.decide(opened, kept(documents))
    except PeopleError as fault:
        return [Problem(PEOPLE, str(fault).removeprefix(f"{documents / PEOPLE}: "))]
    return []


def hand_on(opened: Writer, old: Store, documents: Path) -> None:
    """Let a new index begin with what an old one held of who is who.

    :raises PeopleError: when what is not in the file yet cannot be written there.
    """
    if rules := speakers.old_rules(old):
        change(documents, lambda text: _with_rules(text, rules))
    settling.decide(opened, speakers.decided(old))


def _with_rules(text: str, rules: Sequence[tuple[str, str, str]]) -> str:
    """Write rules of an older On Record into the file, the oldest first."""
    deeds = {"merge": merged, "split": parted}
    return reduce(lambda so_far, rule: deeds[rule[0]](so_far, rule[1], rule[2]), rules, text)


def _text(documents: Path) -> str:
    try:
        return (documents / PEOPLE).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise PeopleError("is not UTF-8: save it as UTF-8") from None


@contextmanager
def _alone(documents: Path) -> Iterator[None]:
    """Wait until nobody else changes the file; what is held meanwhile does not stay between the articles."""
    place = documents / LOCK
    with _held(place):
        try:
            yield
        finally:
            with suppress(OSError):
                place.unlink()


def _held(place: Path) -> TextIO:
    """Return the file at ``place``, open and locked: the one that is there, not one that another removed."""
    while True:
        file = place.open("a")
        fcntl.flock(file, fcntl.LOCK_EX)
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), place.stat()):
                return file
        file.close()


@contextmanager
def _named(documents: Path) -> Iterator[None]:
    """Name the file in what goes wrong with it."""
    try:
        yield
    except PeopleError as fault:
        raise PeopleError(f"{documents / PEOPLE}: {fault}") from None
    except OSError as fault:
        raise PeopleError(
            f"{documents / PEOPLE}: cannot be read or written ({fault.strerror}): make it so, and its folder"
        ) from None
