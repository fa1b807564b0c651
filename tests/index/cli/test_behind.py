"""What `ask` says of files that have changed since they were indexed."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index.cli import app
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

FILE = "minister-offers-gauges.md"
ASKED = "What did Volkonin say about the height of the dam?"
LATER = 4_000_000_000.0


@pytest.fixture
def documents(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "documents"
    shutil.copytree(DOCUMENTS, made)
    monkeypatch.setenv("ONRECORD_INDEX", str(index))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(made))
    return made


def _told(*options: str) -> str:
    return CliRunner().invoke(app, ["ask", ASKED, *options], catch_exceptions=False).stderr


def _rewritten(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (LATER, LATER))


def test_a_file_that_was_corrected_and_not_indexed_is_told_of_what_it_shows(documents: Path) -> None:
    text = (documents / FILE).read_text(encoding="utf-8")
    _rewritten(documents / FILE, text)
    assert _told() == ""
    _rewritten(documents / FILE, text.replace("Forty metres", "Fifty metres"))
    assert f"Changed since it was indexed: {FILE}." in _told("--json")
    (documents / FILE).unlink()
    assert _told() == ""


def test_another_file_is_not_looked_at(documents: Path) -> None:
    _rewritten(documents / "unseen.md", "Mayor Ada Birch said that it rained.")
    assert _told() == ""


def test_people_who_are_decided_otherwise_are_told(documents: Path) -> None:
    _rewritten(documents / "people.yml", "- name: Andrei Volkonin\n  also: [Anders Volk]\n")
    assert "Changed since it was indexed: people.yml." in _told()
    _rewritten(documents / "people.yml", "- [")
    assert "people.yml" in _told()
