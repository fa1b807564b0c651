"""Settings come from the environment or .env, and .env.example tells of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from dotenv import dotenv_values

from index.errors import OnRecordError
from index.settings import Settings, load

EXAMPLE = Path(__file__).parents[2] / ".env.example"
NAMES = {str(field.validation_alias) for field in Settings.model_fields.values()}


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_the_example_tells_of_every_setting_and_gives_its_default() -> None:
    assert set(dotenv_values(EXAMPLE)) == NAMES
    default = load()
    Path(".env").write_text(EXAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert load() == default


def test_every_setting_of_the_example_is_explained() -> None:
    for paragraph in EXAMPLE.read_text(encoding="utf-8").strip().split("\n\n"):
        assert paragraph.startswith("# ")


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("ONRECORD_DOCUMENTS=file\nONRECORD_INDEX=index\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("ONRECORD_DOCUMENTS", "environment")
    assert (load().documents, load().index) == (Path("environment"), Path("index"))


def test_empty_means_default_and_home_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_DOCUMENTS", "")
    monkeypatch.setenv("ONRECORD_INDEX", "~/index")
    monkeypatch.setenv("HOME", "/home/reader")
    assert load().documents == Path("documents")
    assert load().index == Path("/home/reader/index")


def test_a_token_is_kept_out_of_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "hush")
    assert "hush" not in repr(load())
    monkeypatch.setenv("DISCORD_TOKEN", "Bot hush")
    with pytest.raises(OnRecordError, match=r"^DISCORD_TOKEN holds blank space: copy") as caught:
        load()
    assert "hush" not in str(caught.value)


def test_a_broken_line_of_ours_is_one_sentence_and_another_program_s_is_none(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    Path(".env").write_text("ONRECORD_INDEX=index\n\nfor x in y; do\nOTHER=1\n", encoding="utf-8")
    assert load().index == Path("index")
    Path(".env").write_text("OTHER=1\n\nONRECORD_INDEX = 'index\n", encoding="utf-8")
    with pytest.raises(
        OnRecordError, match=r"\.env, line 3, is not written as NAME=value\. Mend it there\.$"
    ):
        load()
    assert (capfd.readouterr().err, caplog.text) == ("", "")


def test_a_name_that_is_no_setting_is_told_with_the_one_that_is_near() -> None:
    env = Path(".env")
    env.write_text("ONRECORD_DOCUMENT=articles\n", encoding="utf-8")
    with pytest.raises(OnRecordError, match=r"/\.env sets ONRECORD_DOCUMENT, .* mean ONRECORD_DOCUMENTS\?$"):
        load()
    env.write_text("ONRECORD_COLOUR=red\n", encoding="utf-8")
    with pytest.raises(OnRecordError, match=r"ONRECORD_COLOUR, which is no setting\. See \.env\.example"):
        load()
    env.write_text("COLOUR=red\n", encoding="utf-8")  # another program's
    assert load().documents == Path("documents")


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        ("ONRECORD_PERSON_LIMIT", "many", "a whole number"),
        ("ONRECORD_QUEUE", "0", "1 or more"),
        ("ONRECORD_TIME_LIMIT", "soon", "a number"),
        ("ONRECORD_TIME_LIMIT", "0", "more than 0"),
    ],
)
def test_a_value_that_is_no_number_is_told_as_written(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, wanted: str
) -> None:
    monkeypatch.setenv(name, value)
    told = rf"^{name} is “{value}”, and has to be {wanted}(?:\.0)?\. Mend it in the environment or in /"
    with pytest.raises(OnRecordError, match=told):
        load()


def test_a_bad_file_is_one_sentence() -> None:
    Path(".env").write_bytes("ONRECORD_DOCUMENTS=caf\xe9".encode("latin-1"))
    with pytest.raises(OnRecordError, match=r"/\.env is not UTF-8\. Save it as UTF-8\.$"):
        load()
    Path(".env").write_text("ONRECORD_INDEX=~nobody-of-this-name/x", encoding="utf-8")
    with pytest.raises(OnRecordError, match=r"^A path in the settings cannot be used"):
        load()


def test_a_file_above_is_found_and_its_paths_lie_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "ONRECORD_INDEX=kept/index\nONRECORD_BOT_STATE=/bot.db\n", encoding="utf-8"
    )
    within = tmp_path / "documents" / "city"
    within.mkdir(parents=True)
    monkeypatch.chdir(within)
    found = load()
    assert (found.index, found.documents) == (tmp_path / "kept" / "index", tmp_path / "documents")
    assert (found.bot_state, found.calibration) == (Path("/bot.db"), None)
    monkeypatch.setenv("ONRECORD_DOCUMENTS", "mine")
    assert load().documents == Path("mine")
    assert load(documents=Path("chosen"), index=None).documents == Path("chosen")


def test_a_file_above_that_is_not_ours_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("# ONRECORD_INDEX=kept\nSECRET_KEY=1\n", encoding="utf-8")
    (tmp_path / "within").mkdir()
    monkeypatch.chdir(tmp_path / "within")
    assert (load().index, load().documents) == (Path(".onrecord"), Path("documents"))
