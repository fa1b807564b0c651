"""The process that changes the index, while answers go on from the old."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from typing import TYPE_CHECKING, Any

from bot.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

CHANGING = "The index is being changed already. Wait until that is done."

ENDED = "The process that changes the index ended with status {}."

STOPPED = "It was stopped on the way. Look, and do it again where it is not done."

Step = dict[str, Any]
"""What the process says of how far it is, or of what came of it."""


class Reindexing:
    """The process that changes the index, of which there is one at a time."""

    def __init__(self) -> None:
        self.is_running = False
        self._is_to_end = False
        self._process: asyncio.subprocess.Process | None = None

    async def steps(self, *what: str) -> AsyncIterator[Step]:
        """Run `bot.library.change` and yield its steps; the last says what came of it.

        :raises RefusedError: when one runs already.
        """
        if self.is_running:
            raise RefusedError(CHANGING)
        self.is_running, self._is_to_end = True, False
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.library.change", *what, stdout=asyncio.subprocess.PIPE
            )
            if self._is_to_end:  # asked while there was no process yet
                self._interrupt()
            assert self._process.stdout is not None
            step: Step = {"done": 0}
            async for line in self._process.stdout:
                step = json.loads(line)
                yield step
            status = await self._process.wait()
            if "done" in step:  # it ended without a word of what came of it
                yield {"cancelled": True} if self._is_to_end else {"error": ENDED.format(status)}
        finally:
            await self.cancel()
            self._process, self.is_running = None, False

    async def cancel(self) -> None:
        """Let the process end with whole articles, if one runs or is about to."""
        self._is_to_end = True
        if self._process is not None:
            self._interrupt()
            await self._process.wait()

    def _interrupt(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(signal.SIGINT)
