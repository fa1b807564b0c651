"""The stage on which most stories are played: our own articles, and a bot that remembers nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bot.scene import Stage

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder


@pytest.fixture
def stage(index: Path, encoder: Encoder, tmp_path: Path) -> Stage:
    return Stage(index, encoder, tmp_path / "bot.db")
