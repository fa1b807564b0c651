"""What people type out of habit."""

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


@pytest.fixture(autouse=True)
def environment(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(index))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))


def run(*arguments: str, input: str | bytes | None = None) -> Result:  # noqa: A002 - click's name
    return CliRunner().invoke(app, list(arguments), input=input, catch_exceptions=False)


def lines(result: Result) -> list[Any]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_words_need_no_quotation_marks() -> None:
    (found,) = lines(run("ask", "juno", "asker", "on", "droughts", "--json"))
    assert found["question"] == "juno asker on droughts"
    assert found["evidence"][0]["speaker"]["name"] == "Juno Asker"
    (found,) = lines(run("search", "floods", "and", "droughts", "--json"))
    assert found["query"] == "floods and droughts"
    (found,) = lines(run("check", "Forty", "metres", "was", "never", "holy.", "--json"))
    assert found["quotations"][0]["verdict"] == "exact"


def test_a_dash_is_standard_input() -> None:
    (found,) = lines(run("ask", "-", "--json", input="Juno Asker on droughts\n"))
    assert found["question"] == "Juno Asker on droughts"
    asked = ["Juno Asker on droughts", "what did Pavel Dorn say about the keys?"]
    given = json.dumps({"question": asked[0]}) + "\n" + asked[1] + "\n"
    assert [one["question"] for one in lines(run("ask", "--batch", "-", "--json", input=given))] == asked
    assert [one["query"] for one in lines(run("search", "--batch", "-", "--json", input=given))] == asked
    (found,) = lines(run("check", "-", "--json", input="Forty metres was never holy."))
    assert found["quotations"][0]["verdict"] == "exact"


def test_standard_input_that_is_not_utf8_is_named() -> None:
    told = run("ask", "-", input=b"caf\xe9")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "standard input is not UTF-8." in told.stderr
    with pytest.raises(QuestionError, match=r"^standard input is not UTF-8 "):
        run("ask", "--batch", "-", input=b"caf\xe9")
    with pytest.raises(QuestionError, match=r"^standard input, line 1: holds half of a letter"):
        run("ask", "--batch", "-", input='{"question": "\\ud83d on droughts"}')


def test_index_and_documents_are_options_of_every_command(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "none"))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(tmp_path / "none"))
    places = ("--index", str(index), "--documents", str(DOCUMENTS))
    article = "talks-open-on-the-olm.md"
    for command in (("ask", "droughts"), ("speakers",), ("sources",), ("doctor",), ("show", article)):
        before, after = run(*places, *command), run(*command, *places)
        assert before.output.replace("\n", " ")[:60] == after.output.replace("\n", " ")[:60]
    assert lines(run("ask", "droughts", "--json", *places))[0]["searched"]["articles"] == 9


def test_quiet_tells_results_and_faults_alone(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text("“Yes,” said Ada Brandt.\n", encoding="utf-8")
    (tmp_path / "documents" / "b.pdf").write_bytes(b"%PDF-1.4")
    places = ("--index", str(tmp_path / "index"), "--documents", str(tmp_path / "documents"))
    told = run("index", "-q", *places)
    assert told.stdout == ""
    assert told.stderr.startswith("error: b.pdf")
    assert "articles indexed" not in told.stderr
    assert "0 articles indexed" in run("index", *places).stderr


def test_verbose_tells_where_everything_is(index: Path) -> None:
    told = run("speakers", "-v").stderr
    assert told.startswith(
        f"articles: {DOCUMENTS}\nindex: {index}\nmodel: the one that comes with the program\n"
    )
    assert told.splitlines()[-1].startswith("took ")
    assert run("-v", "speakers", "-v").stderr.count("took ") == 1


def test_hundreds_of_warnings_are_a_few_and_a_number(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    for number in range(20):
        text = f"“Number {number},” said Ada Brandt.\n"
        (tmp_path / "documents" / f"{number}.txt").write_text(text, encoding="utf-8")
    places = ("--index", str(tmp_path / "index"), "--documents", str(tmp_path / "documents"))
    told = run("index", *places).stderr.splitlines()
    warnings = [line for line in told if line.startswith("warning: ")]
    assert len(warnings) == 6
    every = run("index", "--rebuild", "-v", *places).stderr.splitlines()
    every = [line for line in every if line.startswith("warning: ")]
    assert warnings[-1] == f"warning: and {len(every) - 5} more, which lists: onrecord sources --broken"


def test_a_folder_within_leads_to_the_index_above_it(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    within = tmp_path / "documents" / "city"
    within.mkdir(parents=True)
    for name in ("ONRECORD_INDEX", "ONRECORD_DOCUMENTS"):
        monkeypatch.delenv(name)
    shutil.copytree(index, tmp_path / ".onrecord")
    monkeypatch.chdir(within)
    told = run("ask", "Juno Asker on droughts", "--json")
    assert told.stderr == f"The index is {tmp_path / '.onrecord'}.\n"
    assert json.loads(told.stdout)["searched"]["articles"] == 9
    assert run("ask", "droughts", "--index", str(index)).stderr == ""
    monkeypatch.chdir(tmp_path)
    assert run("ask", "Juno Asker on droughts").stderr == ""
