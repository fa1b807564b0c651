"""Extraction in a process of its own, beside the embedding, so that both cores are busy."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from index.errors import StoreError
from index.intake.interrupts import left_to_us
from index.statements import extract
from index.types import Reading

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Extract = Callable[[Sequence[str]], Future[list[Reading]]]
"""Begins to read some texts, and gives their readings in time."""

Extraction = Callable[[], AbstractContextManager[Extract]]
"""Starts what extracts, and ends it."""


@contextmanager
def beside() -> Iterator[Extract]:
    """Extract in another process, which ends with the block, or when this process dies."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_serve, args=(theirs,), daemon=True)
    with left_to_us():
        worker.start()
    theirs.close()  # so that its end, too, is seen at once
    # one thread sends and waits: texts are sent only when the process is ready to take them
    with ours, ThreadPoolExecutor(1) as thread:
        try:
            yield lambda texts: thread.submit(_ask, ours, list(texts))
        finally:
            worker.kill()
            worker.join()
            thread.shutdown(cancel_futures=True)


def _ask(worker: Connection, texts: list[str]) -> list[Reading]:
    """Have ``worker`` read ``texts``.

    :raises StoreError: when it has ended.
    """
    try:
        worker.send(texts)
        readings: list[Reading] = worker.recv()
    except (EOFError, OSError) as fault:
        raise StoreError(
            "The process that reads statements has ended (out of memory?); every article indexed so far is "
            "kept. Go on with: onrecord index"
        ) from fault
    return readings


def _serve(parent: Connection) -> None:
    """Read the texts that come until the other end is closed."""
    # spaCy's thinc imports torch wherever it finds it: 200 MB and a second or two, for nothing
    sys.modules["torch"] = None  # type: ignore[assignment]
    while True:
        try:
            texts = parent.recv()
        except EOFError:
            return
        parent.send(list(extract.read(texts)))
