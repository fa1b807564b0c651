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

Step = dict[str, Any]
"""What the process says of how far it is, or of what came of it."""


class Reindexing:
    """The process that changes the index, of which there is one at a time."""

    def __init__(self) -> None:
        self.is_running = False
        self._process: asyncio.subprocess.Process | None = None

    async def steps(self, *what: str) -> AsyncIterator[Step]:
        """Run `bot.library.change` and yield its steps.

        :raises RefusedError: when one runs already.
        """
        if self.is_running:
            raise RefusedError(CHANGING)
        self.is_running = True
        try:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot.library.change", *what, stdout=asyncio.subprocess.PIPE
            )
            assert self._process.stdout is not None
            async for line in self._process.stdout:
                yield json.loads(line)
            status = await self._process.wait()
            if status == -signal.SIGINT:  # before it could say so itself
                yield {"cancelled": True}
            elif status not in (0, 1):
                yield {"error": f"The process that changes the index ended with status {status}."}
        finally:
            await self.cancel()
            self._process, self.is_running = None, False

    async def cancel(self) -> None:
        """Let the process end with whole articles, if one runs."""
        process = self._process
        if process is not None and process.returncode is None:
            process.send_signal(signal.SIGINT)
            await process.wait()
