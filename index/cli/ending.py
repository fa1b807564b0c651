"""How a command ends: what went wrong in one sentence, with exit status 1, and never a traceback."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING

from index.errors import OnRecordError

if TYPE_CHECKING:
    from collections.abc import Callable

MENDS = {
    errno.ENOSPC: "Free some space, then run it again.",
    errno.EDQUOT: "Free some space, then run it again.",
    errno.EACCES: "Choose a place that you may write to and read, or change who owns it.",
    errno.EPERM: "Choose a place that you may write to and read, or change who owns it.",
    errno.EROFS: "Choose a place that can be written to.",
    errno.ENOENT: "Make the folder, or choose a place that is there.",
    errno.EISDIR: "That is a folder: name a file.",
    errno.ENOTDIR: "Part of that path is a file: name a folder.",
}
"""What mends a fault of the disk, by its number."""


def told(work: Callable[[], object]) -> int:
    """Do a command's work; return its exit status, after one sentence where it failed."""
    _open_closed()
    try:
        try:
            work()
        finally:
            sys.stdout.flush()  # what a full disk does not take shows only here
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except BrokenPipeError:
        _drop_output()  # whoever read it has had enough: `| head`
        return 1
    except (OnRecordError, UnicodeEncodeError, OSError) as fault:
        if isinstance(fault, OSError):
            _drop_output()
        from index.cli.page import warn  # which takes its time to import

        warn(f"onrecord: {sentence(fault)}")
        return 1
    return 0


def sentence(fault: OnRecordError | UnicodeEncodeError | OSError) -> str:
    """Say what is wrong, where, and what mends it."""
    match fault:
        case UnicodeEncodeError(encoding="utf-8"):
            return "What was typed holds bytes that are not UTF-8. Type it anew."
        case UnicodeEncodeError():
            lacking = fault.object[fault.start]
            return (
                f"This output is in {fault.encoding}, which has no “{lacking}”, and words are never changed. "
                "Mend: set LC_ALL=C.UTF-8, and unset PYTHONIOENCODING."
            )
        case OSError():
            where = f" {fault.filename}" if fault.filename else " the output"
            return f"Cannot use{where}: {fault.strerror or fault}. {MENDS.get(fault.errno or 0, '')}".rstrip()
        case _:
            return str(fault)


def _open_closed() -> None:
    """Open the standard streams that were closed (`>&-`): nothing to read, and no place for results.

    The index would else be opened in their place.
    """
    for name, mode, access in (
        ("stdin", "r", os.O_RDONLY),
        ("stdout", "w", os.O_RDONLY),
        ("stderr", "w", os.O_WRONLY),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, access), mode, encoding="utf-8"))


def _drop_output() -> None:
    """Let what could not be written go, or Python tries again as it ends and complains in its own words."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
