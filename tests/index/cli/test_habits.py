"""What people type out of habit."""

from __future__ import annotations

import json
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
