"""Who is who as an admin sees and decides it: a merge holds through all that is indexed later."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from index.cli import app
from index.errors import QuestionError
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own_index(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(index, tmp_path / "index")
    shutil.copytree(DOCUMENTS, tmp_path / "documents")
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(tmp_path / "documents"))
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def speakers(*arguments: str) -> dict[str, Any]:
    lines = run("speakers", "--json", *arguments).stdout.splitlines()
    return {found["name"]: found for found in map(json.loads, lines)}


@pytest.mark.usefixtures("own_index")
def test_the_quoted_are_listed_with_their_names() -> None:
    listed = run("speakers", "--name", "asker").stdout
    assert listed.strip().split("  ", 1)[1].startswith("Juno Asker")
    assert speakers("--name", "Volkonin")["Andrei Volkonin"]["aliases"]
    assert all(one["statements"] for one in speakers().values())
    assert len(speakers("--all")) > len(speakers())


def test_a_merge_holds_after_indexing_again_and_a_split_takes_it_back(own_index: Path) -> None:
    before = speakers()["Juno Asker"]["statements"] + speakers()["Tomas Rill"]["statements"]
    run("speakers", "merge", "Juno Asker", "Tomas Rill")
    assert "Juno Asker" not in speakers()
    (own_index / "documents" / "new.md").write_text("“Yes,” Juno Asker said on Monday.", encoding="utf-8")
    run("index")
    assert speakers()["Tomas Rill"]["statements"] == before + 1
    run("index", "--rebuild")
    assert "Juno Asker" in speakers()["Tomas Rill"]["aliases"]
    run("speakers", "split", "Juno Asker", "Tomas Rill")
    assert "Juno Asker" in speakers()


@pytest.mark.usefixtures("own_index")
def test_a_rule_about_nobody_is_refused() -> None:
    with pytest.raises(QuestionError, match="No article names 'Nobody Atall'"):
        CliRunner().invoke(app, ["speakers", "merge", "Nobody Atall", "Juno Asker"], catch_exceptions=False)
