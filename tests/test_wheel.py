"""The built wheel holds everything that the program reads while it runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from hatchling.build import build_wheel

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]


def test_the_wheel_holds_code_data_licence_and_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with ZipFile(tmp_path / build_wheel(str(tmp_path))) as wheel:
        names = set(wheel.namelist())
        (command,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        assert "onrecord = index.__main__:main" in wheel.read(command).decode()
    wanted = {
        file.relative_to(ROOT).as_posix()
        for package in ("index", "bot")
        for file in (ROOT / package).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert any(name.startswith("index/data/") for name in wanted)
    assert wanted == {name for name in names if name.startswith(("index/", "bot/"))}
    assert any(name.endswith("/LICENSE") for name in names)
    assert not any(name.startswith(("tests/", "documents/")) for name in names)
