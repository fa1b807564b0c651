"""The promises of an answer, each on an index that would break it, through the command that people use."""

from __future__ import annotations

import json
import shutil
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from index.cli import app
from index.errors import StoreError
from index.intake.build import Makers, Source, bring_up_to_date
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder


def asked(index: Path, documents: Path, *arguments: str) -> Result:
    settings = {"ONRECORD_INDEX": str(index), "ONRECORD_DOCUMENTS": str(documents)}
    return CliRunner().invoke(app, ["ask", *arguments], env=settings)


def answer(index: Path, documents: Path, question: str) -> dict[str, Any]:
    found = asked(index, documents, question, "--json")
    assert found.exit_code == 0
    told: dict[str, Any] = json.loads(found.stdout)
    return told


def excerpts(told: dict[str, Any]) -> str:
    return "\n".join(one["excerpt"] for one in told["evidence"])


@pytest.fixture
def altered(index: Path, tmp_path: Path) -> Path:
    """The index with one word of one article changed on the disk, where no writer had a hand in it."""
    copy = tmp_path / "index"
    shutil.copytree(index, copy)
    database = sqlite3.connect(copy / (copy / "current").read_text() / "onrecord.db")
    with database:
        told = "replace(text, 'no more than a tenth of the river', 'no more than a third of the river')"
        database.execute(f"UPDATE article SET text = {told}")
    database.close()
    return copy


def test_words_changed_on_the_disk_are_never_shown(index: Path, altered: Path) -> None:
    question = "What did Volkonin say about how much of the river the dam will hold back?"
    assert "no more than a tenth" in excerpts(answer(index, DOCUMENTS, question))
    refused = asked(altered, DOCUMENTS, question)
    assert refused.stdout == ""
    assert isinstance(refused.exception, StoreError)
    assert "is not what was stored" in str(refused.exception)


NESTED = """---
title: A bridge in Tarsk
published: 2025-04-02
---

“Otto Kovac told me that the bridge would fall before winter,” said Ada Birch, who chairs the council.

Otto Kovac said the tolls would stay.
"""


def test_what_one_quotes_another_as_saying_is_not_shown_as_the_others(
    tmp_path: Path, encoder: Encoder
) -> None:
    documents, index = tmp_path / "documents", tmp_path / "index"
    documents.mkdir()
    (documents / "bridge.md").write_text(NESTED, encoding="utf-8")
    bring_up_to_date(index, Source(documents), Makers(lambda: encoder))
    assert "tolls would stay" in excerpts(answer(index, documents, "What did Otto Kovac say about tolls?"))
    kovac = answer(index, documents, "What did Otto Kovac say about the bridge?")
    assert "would fall" not in excerpts(kovac)
    birch = answer(index, documents, "What did Ada Birch say about the bridge?")
    assert "would fall" in excerpts(birch)
    assert {one["speaker"]["name"] for one in birch["evidence"]} == {"Ada Birch"}
    who = answer(index, documents, "Who said that the bridge would fall before winter?")
    assert [one["speaker"]["name"] for one in who["evidence"]] == ["Ada Birch"]
