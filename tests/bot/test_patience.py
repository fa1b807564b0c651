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


def test_nobody_waits_for_what_another_loop_has_done() -> None:
    class Later(asyncio.SelectorEventLoop):
        def time(self) -> float:
            return super().time() + 1000

    async def waited(pace: Pace) -> float:
        began = asyncio.get_running_loop().time()
        await pace.turn()
        return asyncio.get_running_loop().time() - began

    pace = Pace(50)
    with asyncio.Runner(loop_factory=Later) as runner:
        runner.run(waited(pace))
    assert asyncio.run(asyncio.wait_for(waited(pace), 10)) < 1
