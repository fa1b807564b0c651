"""An article in the terminal, and the quotations of a file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from index.cli import app
from index.errors import QuestionError
from index.types import Article
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path

PATH = "talks-open-on-the-olm.md"


@pytest.fixture(autouse=True)
def environment(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(index))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


@pytest.mark.parametrize(
    "name", [PATH, Article(PATH, "").id, "https://courier.example/world/olm-dam-talks-open"]
)
def test_an_article_by_path_id_or_url(name: str) -> None:
    found = json.loads(run("show", name, "--json").stdout)
    text = (DOCUMENTS / PATH).read_text(encoding="utf-8").partition("---\n\n")[2].strip()
    assert (found["article"]["path"], found["text"]) == (PATH, text)
    said = [" ".join(text[start:end] for start, end in one["spans"]) for one in found["statements"]]
    assert "The dam will hold back no more than a tenth of the river," in said


def test_speakers_stand_in_the_margin() -> None:
    lines = run("show", PATH).stdout.splitlines()
    assert lines[0].startswith("The Harbour Courier · Ines Calloway · 2 April 2025")
    assert any(line.startswith("           Andrei Volkonin ┃ “The dam will hold back") for line in lines)
    assert any(line.startswith(" " * 29 + "Around two hundred farmers") for line in lines)


def test_a_name_that_is_wider_than_the_margin_stands_above_what_is_said(tmp_path: Path) -> None:
    name = "Maximiliane Hohenfels-Langenburg"
    (tmp_path / "a.md").write_text(f"“The mill will be kept,” said {name}.\n", encoding="utf-8")
    places = ("--index", str(tmp_path / "index"), "--documents", str(tmp_path))
    run("index", *places)
    lines = run("show", "a.md", *places).stdout.splitlines()
    at = lines.index(name)
    assert lines[at + 1] == f"{'':27}┃ “The mill will be kept,” said {name}."


def test_whom_other_articles_call_so_is_told_where_one_leaves_it_unclear() -> None:
    told = run("show", "minister-offers-gauges.md").stdout
    who = "Andrei Volkonin was called so elsewhere at that time: “the foreign minister”"
    hint = f"┃ Unclear, so nobody's; {who}\n"
    assert told.count(hint) == 1
    assert told.index("the foreign minister said on Thursday") < told.index(hint)
    he = run("show", "lantern").stdout  # after "The foreign minister, who was leaving for dinner, ..."
    assert he.endswith("Andrei Volkonin was called so elsewhere at that time: “The foreign minister”\n")
    assert re.search(r"^ +unclear ┃ Kestria is ready", told, re.MULTILINE)  # a hint binds nobody
    assert "Dario Lenz" not in run("show", "observer-sirens-promised.txt").stdout  # another town's mayor


@pytest.mark.parametrize(
    ("question", "nearest", "who"),
    [
        (
            "what did the foreign minister say about drinking from the Olm as a boy",
            "He was heard to say that he",
            "speaker unclear",
        ),
        (
            "what did the mayor say about level ground",
            "It was the only level ground, the mayor said.",
            "unnamed here: “the mayor”",
        ),
    ],
)
def test_what_an_unnamed_holder_of_a_post_said_is_the_nearest_to_a_question_after_it(
    question: str, nearest: str, who: str
) -> None:
    told = json.loads(run("ask", question, "--json").stdout)
    assert (told["silence"], told["evidence"]) == ("speaker_silent", [])
    assert told["near"][0]["excerpt"].startswith(nearest)
    assert told["near"][0]["speaker"] is None
    shown = run("ask", question).stdout
    assert "The nearest, which may not answer it:\n    " + nearest in shown
    assert f"    — {who}\n" in shown
    other = question.replace("the foreign minister", "the water minister").replace("mayor", "engineer")
    assert nearest not in run("ask", other).stdout  # it is none of theirs


def test_an_article_that_is_not_there() -> None:
    with pytest.raises(QuestionError, match=rf"No article is called 'olm'\. Did you mean .*{PATH}"):
        run("show", "olm")
    with pytest.raises(
        QuestionError, match=r"No article is called 'bell\.txt'\. List them: onrecord sources$"
    ):
        run("show", "bell.txt")
    with pytest.raises(
        QuestionError, match=r"'ledger\.jsonl' is a file of 2 articles: name one, such as ledger"
    ):
        run("show", "ledger.jsonl")
    asked_back = r"No article is called 'sirens promissed'\. Did you mean observer-sirens"
    with pytest.raises(QuestionError, match=asked_back):
        run("show", "sirens promissed")  # nothing is called so, and a guess is told before it is shown


def test_a_batch_is_checked_in_its_order(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    line = {"text": "Forty metres was never holy.", "speaker": "Tandor"}
    file.write_text(f"{json.dumps(line)}\n\nForty metres was never holy.\n", encoding="utf-8")
    found = [json.loads(line) for line in run("check", "--batch", str(file), "--json").stdout.splitlines()]
    assert [list(one) for one in found] == [["quotations", "searched"]] * 2
    first, second = (one["quotations"][0] for one in found)
    assert list(first) == ["text", "verdict", "change", "diff", "claimed_speaker", "matches", "earlier"]
    assert (first["verdict"], first["claimed_speaker"]) == ("somebody_else", "Mirela Tandor")
    assert (second["verdict"], second["claimed_speaker"]) == ("exact", None)
    assert second["matches"][0]["speaker"]["name"] == "Andrei Volkonin"
    assert found[0]["searched"]["articles"] == 9


def test_a_verdict_in_the_terminal() -> None:
    told = run("check", "The dam will hold back no more than a third of the river,").stdout
    assert "Altered: a number differs from the record.\n" in told
    assert "no more than a [-third-]{+tenth+} of the river" in told
    assert "[-…-] is not on record, {+…+} is on record\n" in told
    short = run("check", "Forty miles was never holy", "--speaker", "Volkonin").stdout
    assert "    Forty [-miles-]{+metres+} was never holy\n" in short  # and not {+.+}
    more = run("check", "and we will publish every measurement, for as long as the dam stands").stdout
    assert "\n    {+…+} is on record\n" in more
    assert told.endswith("9 articles of 20 March 2025 to 12 May 2025 searched\n")


@pytest.mark.parametrize("text", ["Forty metres was never holy", "forty metres was never holy."])
def test_a_stop_or_a_capital_that_differs_is_not_called_words_left_out(text: str) -> None:
    told = run("check", text).stdout
    assert "Trimmed, by no word: only a stop or a capital at the edge is printed otherwise.\n" in told
    assert "others with them" in run("check", "metres was never holy").stdout


@pytest.mark.parametrize("arguments", [[], [""], ["  "]])
def test_nothing_to_check_is_wrong_usage(arguments: list[str]) -> None:
    assert run("check", *arguments).exit_code == 2
