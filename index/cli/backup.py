"""`onrecord backup` and `onrecord restore`: all that cannot be made again, in one file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.cli import chosen
from index.cli.page import agreed, note
from index.intake import backup

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
        index = backup.folder_of(found).absolute()
        agreed(f"Replace {'; '.join(replaced)}, at {index.parent}?", yes=yes)
        kept = index.with_name(f"{index.name}.before-restore-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.zip")
        backup.save(found, kept)
        note(f"What was there is kept in {kept}.")
    held = backup.restore(found, file)
    note(f"Restored: {'; '.join(held)}. Articles that came since are taken in by: onrecord index")
