"""What doctor finds in an index that is well, and in ones that were harmed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index.cli import app
from index.doctor import Check, examine
from index.settings import Settings
from index.store import connection, folder
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def settings(index: Path, **others: object) -> Settings:
    return Settings.model_validate({"ONRECORD_INDEX": index, "ONRECORD_DOCUMENTS": DOCUMENTS, **others})


@pytest.fixture
def copy(index: Path, tmp_path: Path) -> Path:
    return shutil.copytree(index, tmp_path / "copy")


def ill(index: Path, **others: object) -> list[Check]:
    return [check for check in examine(settings(index, **others)) if not check.is_well]


def harm(index: Path, sql: str) -> None:
    db = connection.to_write(folder.current(index))
    db.execute("PRAGMA foreign_keys = OFF")
    with db.atomic():
        db.execute(sql)
    db.close()


def test_an_index_that_is_well(index: Path) -> None:
    checks = list(examine(settings(index)))
    assert [check.name for check in checks] == [
        "settings", "index", "database", "model", "versions", "hashes", "speakers", "words", "vectors",
    ]  # fmt: skip
    assert all(check.is_well for check in checks)


@pytest.mark.parametrize(
    ("sql", "name", "mend"),
    [
        ("UPDATE article SET text = text || '!' WHERE id = 1", "hashes", "onrecord index --rebuild"),
        ("UPDATE statement SET name = 'Pavel Dorn' WHERE id = 1", "hashes", "onrecord index --rebuild"),
        ("UPDATE identity SET speaker = 'Pavel Dorn'", "speakers", "onrecord index --rebuild"),
        ("UPDATE article SET extraction = 0 WHERE id = 1", "versions", "onrecord index"),
        ("DELETE FROM sentence_words WHERE rowid = 1", "words", "onrecord index --rebuild"),
        ("UPDATE meta SET value = 'other/model' WHERE key = 'model'", "model", None),
        ("UPDATE meta SET value = '' WHERE key = 'identities'", "speakers", "onrecord index"),
    ],
)
def test_what_was_harmed_is_named_with_its_mend(copy: Path, sql: str, name: str, mend: str | None) -> None:
    harm(copy, sql)
    found = {check.name: check.mend for check in ill(copy)}
    assert name in found
    assert mend is None or found[name] == mend


def test_a_lost_cache_is_told(copy: Path) -> None:
    (folder.current(copy) / "passage.faiss").unlink()
    (check,) = ill(copy)
    assert (check.name, check.mend) == ("vectors", "onrecord index")
    assert "passage vectors" in check.result


def test_another_model_than_the_settings_ask_for(index: Path) -> None:
    (check,) = ill(index, ONRECORD_MODEL="other/model")
    assert check.name == "model"
    assert "onrecord index --rebuild" in str(check.mend)


def test_without_articles_or_index(tmp_path: Path) -> None:
    found = ill(tmp_path / "none", ONRECORD_DOCUMENTS=tmp_path / "nowhere")
    assert [check.name for check in found] == ["settings", "index"]


@pytest.mark.parametrize(("spoil", "status"), [(lambda _: None, 0), (shutil.rmtree, 1)])
def test_in_the_terminal(
    copy: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], object], status: int
) -> None:
    spoil(folder.current(copy))
    monkeypatch.setenv("ONRECORD_INDEX", str(copy))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))
    result = CliRunner().invoke(app, ["doctor", "--json"], catch_exceptions=False)
    assert result.exit_code == status
    checks = [json.loads(line) for line in result.stdout.splitlines()]
    assert [list(check) for check in checks] == [["check", "ok", "result", "mend"]] * len(checks)
    assert all(check["ok"] for check in checks) == (status == 0)
    told = CliRunner().invoke(app, ["doctor"], catch_exceptions=False).stdout
    assert ("FAIL" in told) == (status == 1)
