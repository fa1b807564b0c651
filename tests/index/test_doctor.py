"""What doctor finds in an index that is well, and in ones that were harmed."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index import outlook
from index.answers import thresholds
from index.cli import app
from index.doctor import Check, examine
from index.settings import Settings
from index.store import copies, extent, passages, speakers, store
from index.store.folder import connection, folder
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
        "settings", "index", "database", "model", "versions", "articles", "metadata", "scalars", "hashes",
        "speakers", "words", "caches", "size",
    ]  # fmt: skip
    assert all(check.is_well for check in checks)
    with store.reading(index) as opened:
        quoted = sum(bool(one.statements) for one in speakers.everybody(opened))
        named = len(speakers.everybody(opened))
    (told,) = [check.result for check in checks if check.name == "speakers"]
    assert told == f"{named} who are named, {quoted} of them quoted, are as they were worked out"


@pytest.mark.parametrize(
    ("sql", "name", "mend"),
    [
        ("UPDATE article SET text = text || '!' WHERE id = 1", "hashes", "onrecord index --rebuild"),
        ("UPDATE statement SET name = 'Pavel Dorn' WHERE id = 1", "hashes", "onrecord index --rebuild"),
        ("UPDATE identity SET speaker = 'Pavel Dorn'", "speakers", "onrecord index --rebuild"),
        ("UPDATE article SET extraction = 0 WHERE id = 1", "versions", "onrecord index"),
        ("DELETE FROM sentence_words_docsize WHERE id = 1", "words", "onrecord index --rebuild"),
        ("UPDATE meta SET value = 'other/model' WHERE key = 'model'", "model", None),
        ("UPDATE meta SET value = '' WHERE key = 'identities'", "speakers", "onrecord index"),
    ],
)
def test_what_was_harmed_is_named_with_its_mend(copy: Path, sql: str, name: str, mend: str | None) -> None:
    harm(copy, sql)
    found = {check.name: check.mend for check in ill(copy)}
    assert name in found
    assert mend is None or found[name] == mend


def test_files_that_changed_since_are_told(index: Path, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(DOCUMENTS, documents)
    assert ill(index, ONRECORD_DOCUMENTS=documents) == []
    for name in ("talks-open-on-the-olm.md", "minister-offers-gauges.md"):
        file = documents / name
        file.write_text(file.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    (documents / "new.txt").write_text("“Yes,” said Ada Brandt.", encoding="utf-8")
    (documents / "courier-dam-flood-warning.txt").unlink()
    (check,) = ill(index, ONRECORD_DOCUMENTS=documents)
    assert (check.name, check.mend) == ("articles", "onrecord index")
    assert check.result == (
        "files differ from the index: 1 new: new.txt; 2 changed: minister-offers-gauges.md, "
        "talks-open-on-the-olm.md; 1 gone: courier-dam-flood-warning.txt"
    )


def test_a_file_that_cannot_be_read_is_told(index: Path, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(DOCUMENTS, documents)
    (documents / "bad.pdf").write_bytes(b"%PDF-1.4")
    (check,) = ill(index, ONRECORD_DOCUMENTS=documents)
    assert (check.name, check.mend) == ("articles", "onrecord sources --broken")
    assert check.result == "not every file can be read: bad.pdf"


def test_a_row_of_no_file_is_no_file_that_cannot_be_read(index: Path, tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    shutil.copytree(DOCUMENTS, documents)
    table = "path,title,url,publisher,author,published\ngone.txt,A title,,,,\n"
    (documents / "sources.csv").write_text(table, encoding="utf-8")
    (check,) = ill(index, ONRECORD_DOCUMENTS=documents)
    assert (check.name, check.mend) == ("articles", "onrecord sources --broken")
    assert check.result == "not every row describes a file: sources.csv"


def test_scalars_that_are_named_and_not_there_are_told(index: Path, tmp_path: Path) -> None:
    file = tmp_path / "mistyped.json"
    found = examine(settings(index, ONRECORD_CALIBRATION=file))
    (check,) = (one for one in found if one.name == "scalars")
    assert (check.is_well, check.result) == (
        True,
        f"those of the program: ONRECORD_CALIBRATION names {file}, which is not there",
    )


def test_scalars_that_cannot_be_read_are_told(copy: Path) -> None:
    file = copy.with_name("copy.calibration.json")
    file.write_text("{}", encoding="utf-8")
    (check,) = ill(copy)
    assert (check.name, check.mend) == ("scalars", f"rm {file}")
    assert "has no number for enough" in check.result
    shutil.copyfile(thresholds.PACKAGED, file)
    assert f"answers are given by those fitted in {file}" in [one.result for one in examine(settings(copy))]


@pytest.mark.parametrize(
    ("file", "told"), [("passage.faiss", "passage vectors"), ("words.cache", "sentences' words")]
)
def test_a_lost_cache_is_told(copy: Path, file: str, told: str) -> None:
    (folder.current(copy) / file).unlink()
    (check,) = ill(copy)
    assert (check.name, check.mend) == ("caches", "onrecord index")
    assert told in check.result


def test_what_the_index_takes_is_told_and_what_it_would_take(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> str:
        return next(check.result for check in examine(settings(index)) if check.name == "size")

    sizes = {file.name: file.stat().st_size for file in folder.current(index).iterdir()}
    vectors = sizes["passage.faiss"] + sizes["sentence.faiss"]
    parts = {"the database": sizes["onrecord.db"], "vectors": vectors, "words": sizes["words.cache"]}
    with store.reading(index) as opened:
        many = len(passages.ids(opened, "passage"))
        assert extent.disk(opened) == parts
    whole = sum(parts.values())
    assert told() == f"{many} passages take {-(-whole // 1_000_000)} MB of the disk"
    monkeypatch.setattr(outlook, "ENOUGH", many)
    monkeypatch.setattr(outlook, "GIGABYTE", 100 * whole)
    assert " (1 MB the database, 1 MB vectors, 1 MB words)" in told()
    assert f". 1 GB of disk holds {float(f'{100 * many:.1e}'):,.0f} more: the " in told()


def test_the_memory_of_an_open_index_is_told_where_the_system_tells_it(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if extent.STATUS.exists():
        held = extent.memory(index)
        assert held is not None
        assert 0 <= held < 100 * outlook.MEGABYTE
    monkeypatch.setattr(extent, "STATUS", tmp_path / "none")
    assert extent.memory(index) is None


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
    assert [list(check) for check in checks] == [["check", "ok", "result", "mend", "see"]] * len(checks)
    assert all(check["ok"] for check in checks) == (status == 0)
    told = CliRunner().invoke(app, ["doctor"], catch_exceptions=False).stdout
    assert ("FAIL" in told) == (status == 1)


def test_a_whos_who_that_changed_or_has_a_mistake_is_told(copy: Path) -> None:
    found = settings(copy)
    documents = copy.parent / "documents"
    shutil.copytree(found.documents, documents, dirs_exist_ok=True)
    found = found.model_copy(update={"documents": documents})
    (documents / "people.yml").write_text("- name: Ada Birch\n", encoding="utf-8")
    (told,) = (check for check in examine(found) if check.name == "speakers")
    assert (told.result, told.mend) == ("people.yml has changed since it was last read", "onrecord index")
    (documents / "people.yml").write_text("- nam: Ada Birch\n", encoding="utf-8")
    (told,) = (check for check in examine(found) if check.name == "speakers")
    assert "people.yml: line 1 tells “nam”" in told.result
    assert told.mend == "mend that in people.yml, then run: onrecord index"


def test_what_is_not_known_of_an_article_is_no_fault_and_has_a_list(copy: Path) -> None:
    harm(copy, "UPDATE article SET url = NULL WHERE id = 1")
    (found,) = (check for check in examine(settings(copy)) if check.name == "metadata")
    assert (found.is_well, found.see) == (True, "onrecord sources --broken")
    assert found.result.startswith("missing, or not usable (url) in 1 article: ")


def test_what_was_restored_is_well(index: Path, tmp_path: Path) -> None:
    file, made = tmp_path / "index.db", tmp_path / "index"
    copies.copy_index(index, file)
    copies.take_index(made, file)
    caches = next(check for check in examine(settings(made)) if check.name == "caches")
    assert caches.is_well, caches.result
