"""The pages under docs/ show what the commands print now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.documentation import PAGES, comparable, written

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_a_page_shows_what_its_commands_print(
    page: Path, index: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ONRECORD_INDEX", "ONRECORD_DOCUMENTS"):
        monkeypatch.setenv(name, "")  # put back afterwards, whatever the commands were run with
    text = page.read_text(encoding="utf-8")
    assert comparable(text) == comparable(written(text, index, encoder)), "stale: run make docs"


def test_there_is_a_page_for_each_kind_of_user() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} >= {"asking", "running", "testing"}
