"""A terminal's window: commands run in a real pseudo-terminal of a given width, and what it shows of them.

One process runs them all, each as `onrecord` would, so that the models are loaded once.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

END = "\x00end\x00"

PATIENCE = 120
"""Seconds without a word after which a command is taken to hang."""

_LINK = re.compile(r"\x1b\]8;[^;]*;(?P<to>[^\x1b]*)\x1b\\")
_ASKS = re.compile(r"\n\? |\[y/N\]: ")
_CODE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Window:
    """An open pseudo-terminal, at whose other end a process takes commands."""

    def __init__(self, screen: int, asked: int) -> None:
        self._screen = screen
        self._asked = asked

    def run(self, columns: int, *arguments: str, **environment: str) -> str:
        """Run a command in a window of ``columns`` and return what was written to it, codes and all."""
        fcntl.ioctl(self._screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        line = json.dumps({"arguments": arguments, "environment": environment})
        os.write(self._asked, f"{line}\n".encode())
        shown = b""
        while not shown.endswith(END.encode()):
            shown += os.read(self._screen, 65536)
        return shown.decode().removesuffix(END).replace("\r\n", "\n")


@contextmanager
def window(environment: Mapping[str, str], folder: Path) -> Iterator[Window]:
    """Open a window, and close it with the process behind it."""
    taken, asked = os.pipe()
    os.set_inheritable(taken, True)
    child, screen = pty.fork()
    if child == 0:
        os.chdir(folder)
        code = f"from tests.index.cli.window import serve; serve({taken})"
        os.execve(sys.executable, [sys.executable, "-c", code], {**os.environ, **environment})
    try:
        yield Window(screen, asked)
    finally:
        os.close(asked)
        os.close(taken)
        os.waitpid(child, 0)
        os.close(screen)


def once(
    columns: int, environment: Mapping[str, str], folder: Path, *arguments: str, typed: Sequence[str] = ()
) -> str:
    """Run the command in a process and a window of its own, and return what was written to it.

    Each of ``typed`` is typed when it asks for a line.
    """
    child, screen = pty.fork()
    if child == 0:
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's job in the background has it ignored
        command = [sys.executable, "-c", "from index.cli import main; main()", *arguments]
        os.execve(sys.executable, command, {**os.environ, **environment})
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    shown, lines = b"", list(typed)
    with suppress(OSError):  # which is how a pseudo-terminal says that nobody writes to it any more
        while select.select([screen], [], [], PATIENCE)[0] and (data := os.read(screen, 65536)):
            shown += data
            asked = len(_ASKS.findall(plain(shown.decode(errors="ignore"))))
            if lines and asked > len(typed) - len(lines):
                _wait_until_it_reads(child)
                os.write(screen, os.fsencode(lines.pop(0)))
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(screen)
    return shown.decode(errors="replace").replace("\r\n", "\n")


def _wait_until_it_reads(child: int) -> None:
    """Wait until a process that has asked for a line sleeps: Ctrl-C before that interrupts nothing."""
    state = Path(f"/proc/{child}/stat")
    while state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "R":
        os.sched_yield()


def serve(taken: int) -> None:
    """Run each command that is asked for, until nobody asks."""
    from index.cli import app

    with os.fdopen(taken, encoding="utf-8") as lines:
        for line in lines:
            asked = json.loads(line)
            before = dict(os.environ)
            os.environ.update(asked["environment"])
            try:
                app(asked["arguments"], prog_name="onrecord")
            except SystemExit:
                pass
            finally:
                os.environ.clear()
                os.environ.update(before)
            sys.stdout.write(END)
            sys.stdout.flush()


def plain(shown: str) -> str:
    """Return what was shown without its colours and hyperlinks."""
    return _CODE.sub("", _LINK.sub("", shown)).replace("\r\n", "\n")


def links(shown: str) -> set[str]:
    """Return where the hyperlinks lead to."""
    return {found["to"] for found in _LINK.finditer(shown)} - {""}


def together(shown: str) -> str:
    """Return what was shown as one line: its words with one space between them."""
    return " ".join(plain(shown).split())
