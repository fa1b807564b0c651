"""The process that changes the index, without Discord."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import RefusedError
from bot.handlers.reindex import faults, outcome
from bot.library.reindexing import Reindexing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(made))
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "index"))
    return made


async def steps(reindexing: Reindexing) -> list[dict[str, Any]]:
    return [step async for step in reindexing.steps("index")]


def test_of_two_at_once_one_is_refused(documents: Path) -> None:
    (documents / "a.txt").write_text("It rained.", encoding="utf-8")

    async def both() -> tuple[list[dict[str, Any]] | BaseException, ...]:
        reindexing = Reindexing()
        return await asyncio.gather(steps(reindexing), steps(reindexing), return_exceptions=True)

    done = asyncio.run(both())
    refused = [one for one in done if isinstance(one, RefusedError)]
    assert len(refused) == 1
    assert next(one for one in done if isinstance(one, list))[-1]["made"] == 1


@pytest.mark.parametrize("after", [0, 0.02, 0.1, 0.3, 0.6], ids="{} s".format)
def test_it_can_be_cancelled_whenever_and_says_so(documents: Path, after: float) -> None:
    """Before there is a process, while it imports its libraries, and in the midst of its work."""
    (documents / "a.txt").write_text("It rained.", encoding="utf-8")

    async def cancelled() -> list[dict[str, Any]]:
        reindexing = Reindexing()
        running = asyncio.create_task(steps(reindexing))
        while not reindexing.is_running:
            await asyncio.sleep(0)
        await asyncio.sleep(after)
        await reindexing.cancel()
        return await running

    assert asyncio.run(cancelled())[-1] == {"cancelled": True}


def test_however_many_files_cannot_be_read_some_are_named_and_the_others_counted(
    documents: Path,
) -> None:
    for number in range(600):
        (documents / f"{number:03} {'long name ' * 15}.md").write_bytes(b"---\ntitle: [\n---\nx")
    last = asyncio.run(steps(Reindexing()))[-1]
    public = outcome(last)
    assert public.startswith("Done: 0 articles indexed")
    assert "600 files could not be read" in public
    assert "long name" not in public
    words = "\n".join(faults(last))
    assert words.count("\n- ") == 6
    assert "\n- 000 long name" in words
    assert words.endswith("\n- and 595 more: `onrecord sources --broken` names them")
    assert len(words) < 2000
