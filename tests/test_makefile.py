"""`make` sets up what is missing, and again what a move or another Python has broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def make(checkout: Path, *arguments: str) -> str:
    """Run `make` there, and return what it printed."""
    outer = {"MAKEFLAGS", "MAKELEVEL", "VENV"}  # of the `make test` that runs this test
    environment = {name: value for name, value in os.environ.items() if name not in outer}
    command = ["make", f"PYTHON={sys.executable}", *arguments]
    done = subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def plan(checkout: Path, *arguments: str) -> str:
    """Return the commands that `make ask` would run."""
    return make(checkout, "--dry-run", "ask", *arguments)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout that is set up, as far as make can see."""
    made = tmp_path / "checkout"
    made.mkdir()
    for name in ("Makefile", "pyproject.toml", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(ROOT / name, made)
    environment = made / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    for name in (".ready", ".ready-dev"):
        (environment / name).touch()
    (environment / ".place").write_text(f"{environment}\n", encoding="utf-8")
    return made


def test_a_checkout_that_is_set_up_is_used_as_it_is(checkout: Path) -> None:
    assert "pip" not in plan(checkout)
    assert ".venv/bin/onrecord ask" in plan(checkout)


def test_a_moved_checkout_is_set_up_again_in_its_place(checkout: Path, tmp_path: Path) -> None:
    moved = checkout.rename(tmp_path / "elsewhere")
    planned = plan(moved)
    assert "--editable ." in planned
    assert f'echo "{moved}/.venv" > .venv/.place' in planned
    assert "-m venv" not in planned


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Path) -> None:
    for python in (checkout / ".venv" / "bin").glob("python*"):
        python.unlink()
        python.symlink_to("/nowhere/python3.11")
    planned = plan(checkout)
    assert "-m venv --clear .venv" in planned
    assert "--editable ." in planned


def test_an_upgrade_is_set_up(checkout: Path) -> None:
    later = (checkout / ".venv" / ".ready").stat().st_mtime + 10
    os.utime(checkout / "requirements.lock", (later, later))
    assert "--requirement requirements.lock" in plan(checkout)


def test_torch_comes_from_where_one_says(checkout: Path, tmp_path: Path) -> None:
    moved = checkout.rename(tmp_path / "elsewhere")
    assert '--index-url "https://cpu.example/whl" torch==' in plan(
        moved, "TORCH_INDEX=https://cpu.example/whl"
    )
    assert "--index-url" not in plan(moved)


def test_the_question_that_is_put_is_shown(checkout: Path) -> None:
    command = checkout / ".venv" / "bin" / "onrecord"
    command.write_text('#!/bin/sh\nprintf "<%s> " "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    shown = make(checkout, "ask", "Q=What costs $5?")
    assert shown.splitlines()[-2:] == [
        '<index> .venv/bin/onrecord ask "What costs $5?"',
        "<ask> <What costs $5?> ",
    ]
