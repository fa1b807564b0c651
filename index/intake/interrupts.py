"""Ctrl-C, which a terminal sends to every process of a command: one of them answers, and ends the others."""

from __future__ import annotations

import signal
from contextlib import contextmanager
from multiprocessing import resource_tracker
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def left_to_us() -> Iterator[None]:
    """Let the processes and threads that are started meanwhile, and theirs, never be interrupted.

    They inherit what is held back here: from their first moment, where a handler comes too late.
    """
    resource_tracker.ensure_running()  # which otherwise lets interrupts through again when it starts
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
