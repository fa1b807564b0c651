"""`onrecord backup` and `onrecord restore`: all that cannot be made again, in one file."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from itertools import count as count_from
from typing import TYPE_CHECKING

from index.cli import chosen
from index.cli.page import agreed, note, warn
from index.errors import StoreError
from index.intake import backup, survey
from index.phrases import a_few, count
from index.store import store

if TYPE_CHECKING:
    from pathlib import Path


def save(file: Path) -> None:
    """Save all that there is to a new file."""
    held = backup.save(chosen.load(), file)
    note(f"{file.absolute()} holds {'; '.join(held)}. The articles, files of their own, are not in it.")


def restore(file: Path, *, yes: bool) -> None:
    """Put what a backup holds in the place of what is there."""
    found = chosen.load()
    backup.refuse_unusable(file)
    if replaced := backup.replaced(found, file):
        agreed(f"Replace {'; '.join(replaced)}?", yes=yes)
        index = backup.folder_of(found).absolute()
        kept = _free(index.with_name(f"{index.name}.before-restore-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.zip"))
        backup.save(found, kept)
        note(f"What was there is kept in {kept}.")
    held = backup.restore(found, file)
    note(f"Restored: {'; '.join(held)}. Articles that came since are taken in by: onrecord index")
    with suppress(StoreError), store.reading(found.index) as opened:  # one of an older version does not open
        if lost := survey.fileless(opened, found.documents):
            warn(
                f"warning: {count(len(lost), 'article')} of it without a file in "
                f"{found.documents.absolute()}: {a_few(lost)}. Put the files there to keep what the index "
                "holds of them; the next “onrecord index” removes it."
            )


def _free(file: Path) -> Path:
    """Return a file that is not there yet: the one asked for, or the first like it with a number."""
    numbered = (file.with_stem(f"{file.stem}{f'-{n}' if n > 1 else ''}") for n in count_from(1))
    return next(one for one in numbered if not one.exists())
