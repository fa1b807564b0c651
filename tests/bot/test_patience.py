"""Requests to Discord begin in their turn."""

from __future__ import annotations

import asyncio

from bot.patience import Pace


def test_nobody_waits_alone_and_many_pass_one_after_the_other() -> None:
    async def passed() -> tuple[float, list[float]]:
        loop, pace, times = asyncio.get_running_loop(), Pace(50), []

        async def one() -> None:
            await pace.turn()
            times.append(loop.time())

        began = loop.time()
        await asyncio.gather(*(one() for _ in range(6)))
        return began, times

    began, times = asyncio.run(passed())
    assert times == sorted(times)
    assert all(at >= began + number / 50 - 0.002 for number, at in enumerate(times))  # never sooner than that
