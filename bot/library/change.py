"""Changes to the index, in a process of their own: ``python -m bot.library.change WHAT [ARGUMENT...]``.

Prints a line of JSON for each step, so that the bot can tell how far it is; SIGINT leaves whole articles.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from index import settings
from index.doctor import examine
from index.errors import OnRecordError
from index.intake import decide
from index.intake.add import add
from index.intake.build import Source, bring_up_to_date, makers
from index.intake.remove import remove

if TYPE_CHECKING:
    from collections.abc import Callable

    from index.intake.build import Report
    from index.settings import Settings


LITTLE = 500
"""Megabytes that the index's disk should have left, at least."""

NAMED = 5
"""Files that cannot be read of which it is said why; the others are counted."""


def main(what: str, *arguments: str) -> int:
    """Do what is asked; the exit status is 0 when it was done."""
    try:
        _say(**CHANGES[what](settings.load(), *arguments))
    except OnRecordError as fault:
        _say(error=str(fault))
        return 1
    except KeyboardInterrupt:
        _say(cancelled=True)
        return 1
    return 0


def _index(found: Settings, *how: str) -> dict[str, object]:
    source, rebuild = Source(found.documents), "--rebuild" in how
    return _told(
        bring_up_to_date(found.index, source, makers(found.model), rebuild=rebuild, advance=_advance)
    )


def _add(found: Settings, what: str, collection: str) -> dict[str, object]:
    added = add(found, makers(found.model), [what], collection or None, advance=_advance)
    (taken,) = added.taken
    return {
        **_told(added.report),
        "file": taken.file.relative_to(found.documents).as_posix(),
        "what": taken.done,
    }


def _remove(found: Settings, path: str) -> dict[str, object]:
    return {"removed": remove(found, path)}


def _merge(found: Settings, name: str, into: str) -> dict[str, object]:
    decide.refuse_idle(found, name, into, is_same=True)
    return {"ruled": name, "holds": decide.merge(found, name, into)}


def _split(found: Settings, name: str, source: str) -> dict[str, object]:
    decide.refuse_idle(found, name, source, is_same=False)
    return {"ruled": name, "holds": decide.split(found, name, source)}


def _undo(found: Settings, name: str, other: str) -> dict[str, object]:
    return {"ruled": name, "holds": decide.undo(found, name, other)}


def _decided(found: Settings) -> dict[str, object]:
    return {"decided": decide.decided(found)}


def _examine(found: Settings) -> dict[str, object]:
    """Say what is not well, and its mend; no file or folder is named."""
    faults = [f"Not well: {one.name}. Mend: `{one.mend}`" for one in examine(found) if not one.is_well]
    disk = found.index if isinstance(found.index, Path) and found.index.exists() else None
    free = disk_usage(disk).free // 2**20 if disk else LITTLE
    if free < LITTLE:
        faults.append(f"The disk of the index has {free} MB left. Mend: free some.")
    return {"faults": faults}


CHANGES: dict[str, Callable[..., dict[str, object]]] = {
    "index": _index,
    "add": _add,
    "remove": _remove,
    "merge": _merge,
    "split": _split,
    "undo": _undo,
    "decided": _decided,
    "examine": _examine,
}


def _told(report: Report) -> dict[str, object]:
    problems = [str(problem) for problem in report.problems if problem.fatal]
    return {
        "made": report.made,
        "removed": report.removed,
        "unchanged": report.unchanged,
        "problems": problems[:NAMED],
        "unnamed": len(problems[NAMED:]),
    }


def _advance(done: int, total: int) -> None:
    _say(done=done, total=total)


def _say(**step: object) -> None:
    sys.stdout.write(json.dumps(step) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
