"""Indexes that are damaged past their first pages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from index.intake import build
from tests.index import making

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding.encoder import Encoder

TEXT = """---
title: {n}
---
“The dam held in week {n},” said Anna Berg.

The water rose to mark {n} that day, and Otto Brehm said so.
"""
PAGE = 4096


def indexed(place: Path, encoder: Encoder) -> Path:
    """Make documents and their index, big enough for its tables to have pages of their own."""
    (place / "documents").mkdir()
    for n in range(30):
        (place / "documents" / f"{n}.md").write_text(TEXT.format(n=n), encoding="utf-8")
    making.run(place / "index", place / "documents", makers=build.Makers(lambda: encoder))
    return place


def damages(whole: Path) -> Iterator[tuple[int, int]]:
    """Yield which pages are overwritten: one, or all from one on."""
    size = (making.current(whole / "index") / "onrecord.db").stat().st_size
    for share in (0.02, 0.1, 0.3, 0.6, 0.9):
        page = max(1, int(size / PAGE * share))
        yield page, page + 1
        yield page, size // PAGE


def damage(place: Path, whole: Path, first: int, last: int) -> None:
    """Copy an index with some pages of its database overwritten, and an article that is new to it."""
    shutil.rmtree(place / "index", ignore_errors=True)
    shutil.copytree(whole / "index", place / "index")
    shutil.copytree(whole / "documents", place / "documents", dirs_exist_ok=True)
    (place / "documents" / "new.md").write_text(TEXT.format(n="new"), encoding="utf-8")
    with (making.current(place / "index") / "onrecord.db").open("r+b") as file:
        file.seek(first * PAGE)
        file.write(b"\xa5damaged" * ((last - first) * PAGE // 8))
