"""Files written in one step: what stands there is told by its own name, and keeps what is its own."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from index.files import replacing, workplace, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_link_stays_and_leads_to_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "people.yml").write_text("old", encoding="utf-8")
    link = tmp_path / "people.yml"
    link.symlink_to("kept/people.yml")
    write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "kept" / "people.yml").read_text(encoding="utf-8") == "new"


def test_what_is_written_anew_keeps_its_mode_and_its_owner(tmp_path: Path) -> None:
    file = tmp_path / "sources.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o664)
    owner = (4321, 4322) if os.geteuid() == 0 else (os.getuid(), os.getgid())
    os.chown(file, *owner)
    write(file, b"new")
    found = file.stat()
    assert (stat.S_IMODE(found.st_mode), found.st_uid, found.st_gid) == (0o664, *owner)


def test_a_fault_names_the_file_that_is_written_and_not_our_own(tmp_path: Path) -> None:
    there = tmp_path / "file"
    there.write_text("", encoding="utf-8")
    with pytest.raises(NotADirectoryError) as fault, replacing(there / "a.csv"):
        pass
    assert fault.value.filename == str(there / "a.csv")
    with pytest.raises(NotADirectoryError) as fault, workplace(there):
        pass
    assert fault.value.filename == str(there)
    with pytest.raises(OSError, match="No space") as full, replacing(tmp_path / "a.csv"):
        raise OSError(28, "No space left on device")
    assert full.value.filename == str(tmp_path / "a.csv")
    assert [one.name for one in tmp_path.iterdir()] == ["file"]
