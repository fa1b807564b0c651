"""However a command ends, nobody sees a traceback: one sentence and exit status 1."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.cli import app
from tests.conftest import DOCUMENTS

COMMAND = [sys.executable, "-c", "from index.cli import main; main()"]
ROOT = Path(__file__).parents[3]


def run(index: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        env=around(index, environment),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def unread(index: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of which nobody reads what it prints."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        return subprocess.run(
            [*COMMAND, *arguments],
            env=around(index, environment),
            stdout=pipe,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )


def around(index: Path, environment: dict[str, str]) -> dict[str, str]:
    places = {"ONRECORD_INDEX": str(index), "ONRECORD_DOCUMENTS": str(DOCUMENTS), "PYTHONPATH": str(ROOT)}
    return {**os.environ, **places, **environment}


def test_output_that_cannot_hold_the_words_is_refused_and_not_changed(index: Path) -> None:
    done = run(index, "show", "talks-open-on-the-olm.md", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert done.stderr.startswith("onrecord: This output is in ascii, which has no ")
    assert "LC_ALL=C.UTF-8" in done.stderr
    assert done.stderr.count("\n") == 1
    assert run(index, "doctor", PYTHONIOENCODING="ascii").returncode == 0


def test_a_plain_locale_is_utf8_all_the_same(index: Path) -> None:
    environment = {"LC_ALL": "C", "LANG": "C"}
    done = run(index, "show", "talks-open-on-the-olm.md", **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "“The dam will hold back" in done.stdout


@pytest.mark.parametrize(
    "arguments", [["quotes"], ["quotes", "--json"], ["sources"], ["--help"]], ids=" ".join
)
def test_a_closed_pipe_ends_it_quietly(index: Path, arguments: list[str]) -> None:
    done = unread(index, *arguments)
    assert (done.returncode, done.stderr) == (1, "")


INTERRUPTED = """
import sys
class Stopped:
    def find_spec(self, name, *_):
        if name == "click":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Stopped())
from index.__main__ import main
main()
"""


def test_ctrl_c_as_it_starts_is_no_traceback() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "ask", "the dam"],
        env=around(Path("none"), {}),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_an_answer_whose_reader_leaves_can_be_gone_on_from(index: Path, tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path)}
    assert unread(index, "ask", "what did Asker say about droughts", **state).returncode == 1
    done = run(index, "ask", "-c", "and Tandor", "--json", **state)
    assert json.loads(done.stdout)["understood"]["topic"] == "droughts"


@pytest.mark.parametrize(
    ("closed", "status", "told"),
    [
        (">&-", 1, "onrecord: Cannot use the output: Bad file descriptor.\n"),
        ("<&-", 0, ""),
        ("2>&-", 0, ""),
        (">&- 2>&-", 1, ""),
        ("<&- >&- 2>&-", 1, ""),
    ],
)
def test_a_closed_stream_is_no_traceback(index: Path, closed: str, status: int, told: str) -> None:
    """And the index is not opened in its place, to be written into."""
    for arguments in (["sources"], ["quotes", "--json"], ["--help"]):
        line = f"{shlex.join([*COMMAND, *arguments])} {closed}"
        done = subprocess.run(
            ["sh", "-c", line], env=around(index, {}), capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, done.stderr) == (status, told)
        assert bool(done.stdout) is (status == 0)


@pytest.mark.parametrize(
    "arguments", [["quotes"], ["quotes", "--json"], ["sources"], ["--help"]], ids=" ".join
)
def test_a_full_disk_is_one_sentence(index: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, *arguments],
            env=around(index, {}),
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        "onrecord: Cannot use the output: No space left on device. Free some space, then run it again.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["eval", "/proc/self/mem"], "Cannot use"),
        (["ask", "x", "--previous", "/proc/self/mem"], "Cannot use"),
        (["ask", "--batch", "/proc/self/mem"], "Cannot use"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(index: Path, arguments: list[str], sentence: str) -> None:
    done = run(index, *arguments)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["index"], ["sources", "add", __file__.replace(".py", ".md")]])
def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    for place in (tmp_path / "file" / "index", Path("/proc/none")):
        done = run(place, *command, ONRECORD_DOCUMENTS=str(place))
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("onrecord: ")


def test_an_index_that_cannot_be_begun_leaves_nothing_behind(tmp_path: Path) -> None:
    for arguments in (["index"], ["index", "nowhere"], ["index", "--rebuild"]):
        done = run(tmp_path / "index", *arguments, ONRECORD_DOCUMENTS=str(tmp_path / "documents"))
        assert (done.returncode, done.stderr.count("\n")) == (1, 1)
        assert done.stderr.startswith("onrecord: There is no ")
    assert list(tmp_path.iterdir()) == []


NAMED = [
    *(["ask", "dam", f"--{name}"] for name in ("speaker", "publisher", "collection")),
    *(["quotes", f"--{name}"] for name in ("speaker", "about", "publisher", "collection")),
    *(["sources", f"--{name}"] for name in ("publisher", "collection")),
    *(["speakers", how] for how in ("--name", "merge", "split", "undo")),
    ["check", "dam", "--speaker"],
    ["search", "dam", "--collection"],
    ["show"],
    ["sources", "history"],
    ["sources", "remove", "--yes"],
    ["sources", "add", __file__, "--collection"],
]
"""Every way to say whom or what is meant."""


@pytest.mark.parametrize("arguments", [["ask"], ["search"], ["check"], *NAMED], ids=" ".join)
def test_words_that_are_not_utf8_are_wrong_usage(arguments: list[str]) -> None:
    done = told(*arguments, "caf\udce9", *(["Ada"] if arguments[-1] in TWO else []))
    assert done.exit_code == 2
    assert "holds bytes that are not UTF-8. Type it anew." in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        *NAMED,
        ["index"],
        ["index", "--to"],
        ["index", "--index"],
        ["ask", "x", "--documents"],
        ["sources", "add"],
    ],
    ids=" ".join,
)
def test_what_is_empty_names_nothing(arguments: list[str]) -> None:
    """As a variable is that a script did not set: it means neither everything nor the folder one is in."""
    for empty in ("", " "):
        done = told(*arguments, empty, *(["Ada"] if arguments[-1] in TWO else []))
        assert done.exit_code == 2
        assert "it is empty. Say what is meant, or leave it out." in done.stderr


TWO = {"merge", "split", "undo"}


def told(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments, catch_exceptions=False)
