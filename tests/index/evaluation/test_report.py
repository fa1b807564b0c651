"""The page of a run: whole without a network, right about its figures, safe whatever the articles hold."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from lxml import html

from index.asked import Form
from index.cli import app
from index.evaluation import chart, report
from index.evaluation.bootstrap import Difference
from index.evaluation.evaluate import Result, summary
from index.evaluation.metrics import Tally
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path


def result(question: str, score: float, *, shown: tuple[str, ...] = (), confidence: float = 0.5) -> Result:
    measures = {"answers score": Tally(score, 1), "search hit@1": Tally(score, 1)}
    return Result(question, Form.SAID, ("wanted words",), shown, None, confidence, measures)


def run(score: float) -> list[Result]:
    """Return a run of a question of each of two forms, and of one without an answer."""
    said, who, silent = (result(f"{name}?", score, confidence=score) for name in ("Said", "Who", "None"))
    measures = {**who.measures, "words hit@1": Tally(score / 2, 1)}
    return [
        said,
        replace(who, form=Form.WHO, measures=measures),
        replace(silent, expected=(), confidence=0.5),
    ]


def page(*arguments: Any) -> Any:
    return html.document_fromstring(report.page("questions.jsonl", *arguments))


def words(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_a_page_needs_nothing_from_elsewhere() -> None:
    made = report.page("questions.jsonl", [result("Who?", 0.5)], [result("Who?", 0.25)], {})
    assert made.startswith("<!DOCTYPE html>")
    assert not re.search(r"(src|href)=|url\(|@import|<script|https?://", made)


def test_a_bar_is_as_long_as_its_figure_and_says_it() -> None:
    drawn = chart.bars({"score": [0.25, None], "recall": [1.0, 0.5]}, ["before", "after"])
    widths = [float(bar.get("width")) for bar in drawn.iter("rect")][:4]
    assert [width / widths[2] for width in widths] == [0.25, 0, 1, 0.5]
    said = [text.text for text in drawn.iter("text")]
    assert said == ["score", "0.250", "–", "recall", "1.000", "0.500", "before", "after"]


def test_steps_count_every_value_once() -> None:
    drawn = chart.steps({"questions": [0.0, 0.05, 0.1, 0.95, 1.0, 1.2, -0.1]})
    assert [text.text for text in drawn.iter("text") if text.get("class") == "number"] == ["3", "1", "3"]


def test_a_change_is_drawn_where_it_lies() -> None:
    found = {
        "up": Difference(before=0.5, after=0.7, low=0.1, high=0.4, changed=9),
        "chance": Difference(before=0.5, after=0.4, low=-0.3, high=0.1, changed=9),
    }
    drawn = chart.changes(found)
    axis, *lines = drawn.iter("line")
    middle = float(axis.get("x1"))
    assert [float(line.get("x1")) > middle for line in lines] == [True, False]
    assert [dot.get("class") for dot in drawn.iter("circle")] == ["told", "chance"]
    assert "+0.200" in drawn.xpath("//text/text()")


def test_two_runs_stand_side_by_side_with_what_fell_first() -> None:
    before = [result("Fell?", 1.0, shown=("old words",)), result("Rose?", 0.0), result("Same?", 0.2)]
    after = [result("Fell?", 0.0, shown=("new words",)), result("Rose?", 1.0), result("Same?", 0.2)]
    listed = [words(one) for one in page(after, before, {}).iter("article")]
    assert listed == [
        "1.00 → 0.00 Fell? wanted wanted words shown new words before old words",
        "0.00 → 1.00 Rose? wanted wanted words shown silence (None)",
        "0.20 Same? wanted wanted words shown silence (None)",
    ]


def test_what_changed_stands_first() -> None:
    run = [result("Fell?", 0.0), result("Same?", 0.2)]
    heads = [words(one) for one in page(run, run, {}).iter("h2")]
    assert heads[:2] == ["What changed", "Questions that changed, and the worst"]
    assert [words(one) for one in page(run, None, None).iter("h2")][-1] == "The worst questions"


def test_passages_forms_and_confidence_are_of_both_runs() -> None:
    made = page(run(0.75), run(0.25), {})
    passages = made.xpath("//h2[.='Passages']/following-sibling::*[name()='svg'][1]")[0]
    assert words(passages) == "hit@1, search 0.250 0.750 hit@1, words 0.125 0.375 before after"
    assert [words(row) for row in made.iter("tr")] == [
        "by form of question, before → after said who",
        "score 0.250 → 0.750 0.250 → 0.750",
    ]
    told = words(made)
    assert "Before: AUROC 0.000" in told
    assert "After: AUROC 1.000" in told


def test_one_run_alone_says_no_before() -> None:
    told = words(page(run(0.75)).body)
    assert "before" not in told.lower()
    assert "→" not in told
    assert "hit@1, search 0.750 hit@1, words 0.375" in told
    assert "This run: AUROC 1.000" in told


@pytest.mark.parametrize("before", [None, run(0.25)])
def test_a_colour_means_one_thing(before: list[Result] | None) -> None:
    made = page(run(0.75), before, {"answers score": Difference(0.25, 0.75, 0.1, 0.9, 9)} if before else None)
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for key in made.xpath("//*[name()='text'][preceding-sibling::*[1][name()='rect']][@class='name']"):
        meant[key.getprevious().get("class")].add(key.text)
    alone = {"before": {"before"}, "run": {"after"}} if before else {}
    assert meant == {**alone, "known": {"with an answer"}, "unknown": {"without"}}
    told = re.sub(r"\s+", " ", report.STYLE)
    for scheme in told.split(":root {")[1:]:
        colours = dict(re.findall(r"--([a-z]+): (#\w+);", scheme))
        assert len({colours[name] for name in (*chart.CLASSES.values(), "ink", "dim", "paper")}) == 7
    used = {one.get("class") for one in made.xpath("//*[name()='rect' or name()='circle']")}
    assert used <= {*chart.CLASSES.values(), "told", "chance"}
    assert all(f"svg .{name} {{" in told for name in used)


def test_words_of_articles_are_words_and_no_markup() -> None:
    bad = "<script>alert(1)</script> & \x1b[2J \x00"
    made = page([result(bad, 0.0, shown=(bad,))])
    assert not list(made.iter("script"))
    assert words(made.find(".//article")).endswith("shown <script>alert(1)</script> & ␛[2J ␀")


@pytest.mark.parametrize("against", [False, True])
def test_the_command_writes_the_page(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch, against: bool
) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(index))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))
    questions, file, before = (tmp_path / name for name in ("questions.jsonl", "run.html", "before.json"))
    asked = {"question": "What did Asker say about droughts?", "expected": ["Droughts make the wars."]}
    questions.write_text(json.dumps(asked), encoding="utf-8")
    arguments = ["eval", str(questions), "--html", str(file), "--json"]
    if against:
        before.write_text(
            CliRunner().invoke(app, ["eval", str(questions), "--json"]).stdout, encoding="utf-8"
        )
        arguments += ["--against", str(before)]
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.stderr == f"The page is in {file}.\n"
    figures = json.loads(done.stdout)["figures"]
    made = html.fromstring(file.read_text(encoding="utf-8"))
    assert f"{figures['answers recall']:.3f}" in words(made)
    assert ("What changed" in words(made)) is against


def test_every_figure_of_answers_is_on_the_page() -> None:
    results = [result("Who?", 0.5), result("What?", 0.75)]
    assert summary(results)["answers score"] == 0.625
    assert "0.625" in words(page(results))
