"""An index damaged past its first pages: whatever reads or changes it says so, with the mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index.cli import app
from index.errors import OnRecordError, StoreError
from tests.index.store.damage import damage, damages, indexed

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

COMMANDS = (
    ("index",),
    ("sources",),
    ("sources", "history", "3.md"),
    ("sources", "remove", "3.md", "--yes"),
    ("sources", "add", "{documents}/new.md"),
    ("speakers",),
    ("speakers", "merge", "Anna Berg", "Otto Brehm"),
    ("quotes",),
    ("show", "3.md"),
    ("ask", "what did Anna Berg say about the dam?"),
    ("search", "dam"),
    ("check", "“The dam held in week 3”"),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    return indexed(tmp_path_factory.mktemp("whole"), encoder)


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_a_damaged_index(place: Path, whole: Path, command: tuple[str, ...]) -> None:
    refused = 0
    for first, last in damages(whole):
        damage(place, whole, first, last)
        arguments = [word.format(documents=place / "documents") for word in command]
        done = CliRunner().invoke(app, arguments)
        if isinstance(done.exception, OnRecordError):
            assert isinstance(done.exception, StoreError), (first, last)
            assert "Mend: onrecord index" in str(done.exception), (first, last)
            refused += 1
        else:  # it read none of what is damaged
            assert done.exception is None or isinstance(done.exception, SystemExit), (first, last)
    assert refused >= 3
