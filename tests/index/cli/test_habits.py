"""What people type out of habit."""

from __future__ import annotations

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from datetime import date
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from index.cli import app, last, tables
from index.errors import FetchError, QuestionError
from index.question import narrow
from index.store import settling, store
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
    assert "warning" not in told.stderr
    assert "warning: a.txt" in run("index", "--rebuild", *places).stderr
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


def test_what_was_told_of_an_article_is_not_told_again_until_it_changes(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    rows = ["title,text,published", "Mill,“The mill turns.”,13/06/2025", "Pier,“The pier holds.”,2025-06-14"]
    (documents / "wires.csv").write_text("\n".join(rows), encoding="utf-8")
    (documents / "mill.md").write_text("---\npublished: 13/06/2025\n---\n“It turns.”\n", encoding="utf-8")
    (documents / "b.pdf").write_bytes(b"%PDF-1.4")
    places = ("--index", str(tmp_path / "index"), "--documents", str(documents))
    told = run("index", *places).stderr
    assert "warning: wires.csv#2: published is '13/06/2025'" in told
    assert "warning: mill.md: published is '13/06/2025'" in told
    again = run("index", *places).stderr
    assert "error: b.pdf" in again
    assert "warning" not in again
    listed = run("sources", "--broken", *places).stdout
    assert listed.count("published is '13/06/2025'") == 2
    rows[1] = rows[1].replace("13/06", "14/06")
    (documents / "wires.csv").write_text("\n".join(rows), encoding="utf-8")
    changed = [line for line in run("index", *places).stderr.splitlines() if "warning" in line]
    assert any("wires.csv#2: published is '14/06/2025'" in line for line in changed)
    assert not any("#3" in line or "mill.md" in line for line in changed)


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


def test_quotations_are_narrowed_as_questions_are_and_come_newest_first() -> None:
    every = lines(run("quotes", "--json"))
    dates = {line["path"]: line["published"] for line in lines(run("sources", "--json"))}
    assert [dates[line["path"]] for line in every] == sorted(dates.values(), reverse=True)
    by = lines(run("quotes", "--publisher", "lantern", "--json"))
    assert [line["path"] for line in by] == ["coast/pier-finished-late.txt", "lantern-third-day-in-tarsk.txt"]
    late = lines(run("quotes", "--since", "april 2025", "--until", "4 April 2025", "--json"))
    assert {dates[line["path"]] for line in late} == {"2025-04-02", "2025-04-03", "2025-04-04"}
    about = lines(run("quotes", "--speaker", "Volkonin", "--about", "sirens and flood warnings", "--json"))
    said = " ".join(line_text(line, quote) for line in about for quote in line["quotes"])
    assert "No village below the dam" in said
    assert "Forty metres" not in said
    assert sum(len(line["quotes"]) for line in lines(run("quotes", "-n", "3", "--json"))) == 3
    with pytest.raises(QuestionError, match=r"^No article has the publisher 'Nowhere'\. There are: "):
        run("quotes", "--publisher", "Nowhere")
    told = run("quotes", str(DOCUMENTS), "--about", "sirens")
    assert (told.exit_code, "--about is of the index: leave PATHS out." in told.stderr) == (2, True)


def test_whatever_stands_in_a_listed_statement_is_found_by_it() -> None:
    """In whatever form and order, in one sentence or in two; what has but one of the words is not."""
    every = said_by_volkonin()
    for topic, standing in (
        ("telephone", "telephone call"),
        ("calls from a capital", "telephone call"),
        ("rumours", "it is a rumour"),
        ("measuring every month, drawings", "every drawing"),
    ):
        having = [one for one in every if standing in one[1]]
        about = said_by_volkonin("--about", topic)
        assert having
        assert set(having) <= set(about), topic
        assert not any("Forty metres" in said for _, said in about), topic


def test_what_is_said_on_a_topic_is_listed_of_each_paper_that_prints_it() -> None:
    about = said_by_volkonin("--about", "sirens")
    for words in ("a siren would be put up", "will wait for a telephone call"):
        having = [one for one in said_by_volkonin() if words in one[1]]
        assert len(having) > 1
        assert [one for one in about if words in one[1]] == having


def said_by_volkonin(*narrowed: str) -> list[tuple[str, str]]:
    told = run("quotes", "--speaker", "Volkonin", *narrowed, "--csv")
    return [(row["path"], row["quotation"]) for row in csv.DictReader(StringIO(told.stdout))]


def line_text(line: Any, quote: Any) -> str:
    text = json.loads(run("show", line["path"], "--json").stdout)["text"]
    return " ".join(text[start:end] for start, end in quote["spans"])


def test_an_article_is_shown_by_whatever_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCUMENTS.parent)
    path = "talks-open-on-the-olm.md"
    for name in (
        path,
        f"documents/{path}",
        str(DOCUMENTS / path),
        "varnia and Kestria open talks on the Olm dam",
    ):
        assert json.loads(run("show", name, "--json").stdout)["article"]["path"] == path
    with pytest.raises(
        QuestionError, match=rf"^No article is called 'olm'\. Did you mean .*{path} \(Varnia and"
    ):
        run("show", "olm")
    with pytest.raises(QuestionError, match=rf"^No article is called 'talks open'\. Did you mean {path}"):
        run("sources", "remove", "talks open", "--yes")


def test_a_file_that_the_index_lacks_is_not_taken_for_another(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "the-pier.md").write_text("“Yes,” said Ada Brandt.\n", encoding="utf-8")
    places = ("--index", str(tmp_path / "index"), "--documents", str(documents))
    run("index", *places)
    (documents / "pier.md").write_text("“No,” said Ada Brandt.\n", encoding="utf-8")
    assert "“Yes,”" in run("show", "pier", *places).stdout
    for command in (("show",), ("sources", "history"), ("sources", "remove", "--yes")):
        for name in ("pier.md", str(documents / "pier.md")):
            with pytest.raises(
                QuestionError, match=r"pier\.md is not in the index\. Take it in, or learn why"
            ):
                run(*command, name, *places)
    run("index", *places)
    assert "“No,”" in run("show", "pier.md", *places).stdout


def test_a_title_or_an_address_too_long_for_a_file_is_no_fault_of_the_disk(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    title = "The river " * 40
    (documents / "a.md").write_text(f"---\ntitle: {title}\n---\n“Yes,” said Ada Brandt.\n", encoding="utf-8")
    places = ("--index", str(tmp_path / "index"), "--documents", str(documents))
    run("index", *places)
    assert "“Yes,”" in run("show", title.strip(), *places).stdout
    assert "documents/a.md" in run("sources", "remove", title.strip(), "--dry-run", *places).stderr
    with pytest.raises(FetchError, match="is no web address"):
        run("sources", "add", f"ftp://paper.example/{title.replace(' ', '-')}", *places)


def test_a_name_that_begins_with_a_dash_is_told_how_to_be_given(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "-pier.md").write_text(
        "---\ntitle: -- The pier\n---\n“Yes,” said Ada Brandt.\n", encoding="utf-8"
    )
    places = ("--index", str(tmp_path / "index"), "--documents", str(documents))
    run("index", *places)
    assert "goes after “--”" in run("show", "-pier.md", *places).stderr
    assert "“Yes,”" in run("show", *places, "--", "-pier.md").stdout
    shown = run("ask", *places, "--", "-- The pier").stdout
    (command,) = (line.partition("it: onrecord ")[2] for line in shown.splitlines() if "it: onrecord" in line)
    assert "“Yes,”" in run(*places, *shlex.split(command)).stdout


def test_an_empty_list_says_that_it_is(index: Path) -> None:
    for arguments, told in (
        (["quotes", "--speaker", "Asker", "--since", "2030"], "There is no such statement.\n"),
        (["quotes", "--about", "marsupials", "--speaker", "Asker", "--csv"], "There is no such statement.\n"),
        (["sources", "--broken"], "Nothing is wrong.\n"),
        (
            ["sources", "--collection", "coast", "--publisher", "Kestrian Gazette"],
            "There is no such article.\n",
        ),
        (["speakers", "rules"], "Nothing stands in people.yml yet.\n"),
    ):
        done = run(*arguments, "--index", str(index))
        assert (done.exit_code, done.stdout, done.stderr) == (0, "", told)
        assert run(*arguments, "-q").stderr == ""


def test_the_status_says_that_a_file_could_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Yes,” said Ada Brandt.\n", encoding="utf-8")
    assert run("quotes", str(tmp_path)).exit_code == 0
    (tmp_path / "b.pdf").write_bytes(b"none")
    for form in ((), ("--json",), ("--csv",)):
        done = run("quotes", str(tmp_path), *form)
        assert (done.exit_code, "Ada Brandt" in done.stdout) == (1, True)
        assert "b.pdf: is named as if it were a PDF, and is none" in done.stderr


def test_a_list_that_is_empty_since_nothing_is_there_says_so(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    places = ("--index", str(tmp_path / "index"), "--documents", str(tmp_path / "documents"))
    run("index", *places)
    for command, told in (
        (("speakers",), "Nobody is quoted.\n"),
        (("search", "dam", "--json"), "There is no such passage.\n"),
        (("ask", "--batch", "-"), "There is no question in standard input.\n"),
        (("search", "--batch", "-"), "There is no question in standard input.\n"),
        (("check", "--batch", "-"), "There is no text in standard input.\n"),
    ):
        done = run(*command, *places, input="\n")
        assert (done.exit_code, done.stderr) == (0, told)


def test_an_index_whose_making_was_stopped_says_so(index: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(index, tmp_path / "index")
    assert run("ask", "what did Volkonin say", "--index", str(copy)).stderr == ""
    with store.writing(copy) as opened, opened.change():
        settling.unsettle(opened, ["Andrei Volkonin"])
    for command in (("ask", "what did Volkonin say"), ("speakers",), ("quotes", "-n", "1")):
        told = run(*command, "--index", str(copy))
        assert (told.exit_code, told.stderr.startswith("warning: Articles are being indexed, or")) == (
            0,
            True,
        )
        assert told.stderr.endswith("Do it with: onrecord index\n")
        assert run(*command, "-q", "--index", str(copy)).stderr == ""
    run("index", "--index", str(copy))
    assert run("speakers", "--index", str(copy)).stderr == ""


def test_what_is_of_one_question_is_refused_beside_a_file_of_many(tmp_path: Path) -> None:
    file = tmp_path / "asked.txt"
    file.write_text("the dam\n", encoding="utf-8")
    for arguments, what in (
        (["ask", "droughts"], "QUESTION"),
        (["ask", "-c"], "--continue"),
        (["ask", "--open"], "--open"),
        (["ask", "--previous", str(file)], "--previous"),
        (["search", "droughts"], "QUERY"),
        (["check", "droughts"], "TEXT"),
    ):
        done = run(*arguments, "--batch", str(file))
        assert (done.exit_code, done.stdout) == (2, "")
        assert f"--batch takes what its file holds: leave {what} out." in done.stderr


def test_a_speaker_nobody_knows_is_an_error_with_who_comes_near() -> None:
    with pytest.raises(QuestionError, match=r"^Nobody is called 'Volkonen'\. Did you mean Andrei Volkonin"):
        run("speakers", "--name", "Volkonen")
    with pytest.raises(QuestionError, match=r"^No article has the publisher 'Nowhere'\. There are: "):
        run("sources", "--publisher", "Nowhere")


def test_days_turned_round_are_told() -> None:
    for command in (("quotes",), ("ask", "the dam")):
        with pytest.raises(QuestionError, match=r"^2025-05-01 lies after 2025-04-30: "):
            run(*command, "--since", "2025-05", "--until", "2025-04")


def test_whom_a_slip_may_mean_is_asked_in_the_same_words_everywhere() -> None:
    meant = "Did you mean Mirela Tandor?"
    assert f"Tander is never quoted in these articles. {meant}\n" in run("ask", "what did Tander say").stdout
    words = "“We published every drawing,”"
    assert f"not as Tander's. {meant}\n" in run("check", words, "--speaker", "Tander").stdout
    for command, told in (
        (("quotes", "--speaker", "Tander"), "Nobody called 'Tander' is quoted in these articles."),
        (("speakers", "--name", "Tander"), "Nobody is called 'Tander'."),
        (("speakers", "merge", "Tander", "Andrei Volkonin"), "Nobody's whole name is 'Tander'."),
    ):
        with pytest.raises(QuestionError, match=rf"^{re.escape(f'{told} {meant}')}$"):
            run(*command)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("yesterday", "2025-04-15", "2025-04-15"),
        ("3 March", "2025-03-03", "2025-03-03"),
        ("March 3rd", "2025-03-03", "2025-03-03"),
        ("2025-02", "2025-02-01", "2025-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("last week", "2025-04-07", "2025-04-13"),
    ],
)
def test_a_day_is_the_first_or_the_last_of_those_meant(typed: str, first: str, last: str) -> None:
    today = date(2025, 4, 16)
    assert narrow.day(typed, today, end=False).isoformat() == first
    assert narrow.day(typed, today, end=True).isoformat() == last


def test_days_are_written_as_people_do() -> None:
    (found,) = lines(run("ask", "the dam", "--since", "3 April 2025", "--until", "april 2025", "--json"))
    assert (found["understood"]["since"], found["understood"]["until"]) == ("2025-04-03", "2025-04-30")
    told = run("ask", "the dam", "--since", "soon")
    assert told.exit_code == 2
    assert "“soon” is not a day. Write it as 2025-03-07, " in told.stderr


def test_a_question_goes_on_from_the_last_answer(
    tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with pytest.raises(QuestionError, match=r"^There is no answer to go on from, .+\. Ask first: "):
        run("ask", "-c", "and Tandor?")
    run("ask", "what did Volkonin say about the dam?")
    (found,) = lines(run("ask", "-c", "and", "Tandor?", "--json"))
    understood = found["understood"]
    assert (understood["speaker"]["name"], understood["topic"]) == ("Mirela Tandor", "the dam")
    assert last.place(index).stat().st_mode & 0o777 == 0o600
    assert (
        "onrecord ask 'the dam' --speaker 'Mirela Tandor' -n "
        in run("ask", "-c", "and Tandor?", "-n", "1").stdout
    )
    last.place(index).write_text("{", encoding="utf-8")
    with pytest.raises(QuestionError, match=r"^There is no answer to go on from"):
        run("ask", "-c", "and Tandor?")


def test_a_batch_tells_its_questions_and_keeps_to_their_options(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    asked = [
        {"question": "the dam", "speaker": "Dorn", "since": "april 2025", "note": 1},
        {"question": "the dam", "speaker": None},
    ]
    file.write_text("\n".join(map(json.dumps, asked)), encoding="utf-8")
    first, second = lines(run("ask", "--batch", str(file), "--json", "--speaker", "Volkonin"))
    assert first["understood"]["speaker"]["name"] == "Pavel Dorn"
    assert (first["understood"]["since"], second["understood"]["since"]) == ("2025-04-01", None)
    assert second["understood"]["speaker"]["name"] == "Andrei Volkonin"
    assert run("ask", "--batch", str(file)).stdout.count("the dam\nspeaker: ") == 1
    for wrong, message in (
        ({"speaker": 3}, 'line 1: "speaker" is no text'),
        ({"speaker": " "}, 'line 1: "speaker" is empty'),
        ({"publisher": "\ud83d"}, "line 1: holds half of a letter"),
        ({"until": "soon"}, r"line 1: .* is not a day"),
        ({"spaeker": "Tandor"}, 'line 1: "spaeker" is not read. Write "speaker"'),
        ({"sinec": "2025-04-05"}, '"sinec" is not read. Write "since"'),
    ):
        file.write_text(json.dumps({"question": "the dam", **wrong}), encoding="utf-8")
        with pytest.raises(QuestionError, match=message):
            run("ask", "--batch", str(file))


def test_the_first_link_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {tmp_path}/opened\n', encoding="utf-8")
    browser.chmod(0o755)
    monkeypatch.setattr("webbrowser._tryorder", None)
    monkeypatch.setenv("BROWSER", f"{browser} %s")
    run("ask", "Juno Asker on droughts", "--open")
    assert (
        (tmp_path / "opened")
        .read_text()
        .startswith("https://lantern.example/reports/tarsk-third-day#:~:text=")
    )
    assert "There is no link to open." in run("ask", "Winston Churchill on the dam", "--open").stderr


def test_lists_are_tables_for_other_programs() -> None:
    rows = list(csv.DictReader(StringIO(run("quotes", "--speaker", "Asker", "--csv").stdout)))
    assert {row["speaker"] for row in rows} == {"Juno Asker"}
    assert '"Floods make the news," Asker said. "Droughts make the wars."' in {
        row["quotation"] for row in rows
    }
    rows = list(csv.DictReader(StringIO(run("search", "floods and droughts", "-k", "3", "--csv").stdout)))
    (found,) = lines(run("search", "floods and droughts", "-k", "3", "--json"))
    assert [row["passage"] for row in rows] == [hit["excerpt"] for hit in found["hits"]]
    assert [row["url"] for row in rows] == [hit["article"]["url"] for hit in found["hits"]]
    assert {(row["query"], row["score"]) for row in rows[:1]} == {
        ("floods and droughts", str(found["confidence"]))
    }
    for command in ("speakers", "sources"):
        told = lines(run(command, "--json"))
        rows = list(csv.DictReader(StringIO(run(command, "--csv").stdout)))
        assert [list(row) for row in rows] == [list(one) for one in told]
        assert [row["statements"] for row in rows] == [str(one["statements"]) for one in told]
        table = run(command, "--markdown").stdout.splitlines()
        assert table[0] == f"| {' | '.join(told[0])} |"
        assert table[1] == "|" + "---|" * len(told[0])
        assert len(table) == len(told) + 2


def test_a_table_of_quotes_tells_how_sure_each_is_and_whether_it_was_said() -> None:
    rows = csv.DictReader(StringIO(run("quotes", "--csv").stdout))
    told = [one for article in lines(run("quotes", "--json")) for one in article["quotes"]]
    sure = [
        "unclear" if one["sure"] is None else "sure" if one["sure"] >= 0.9 else "probable" for one in told
    ]
    assert [(row["certainty"], row["stance"]) for row in rows] == [
        (how, one["stance"]) for how, one in zip(sure, told, strict=True)
    ]
    assert {"sure", "unclear"} <= set(sure)
    assert run("quotes").stdout.count("probably ") == sure.count("probable")


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("The roof will cost a million, Olga Penn told the council on Monday.", 66),
        ("The roof will cost a million, said Olga Penn and sat down.", 44),
        ("The roof will cost a million, Olga Penn told Mrs. Birch in Tarsk. She sat down.", 64),
        ("The roof will cost a million, according to Olga Penn.", 52),
    ],
)
def test_a_statement_ends_with_the_clause_that_attributes_it(tmp_path: Path, said: str, shown: int) -> None:
    (tmp_path / "a.txt").write_text(said, encoding="utf-8")
    (row,) = csv.DictReader(StringIO(run("quotes", str(tmp_path / "a.txt"), "--csv").stdout))
    assert row["quotation"] == said[:shown]


def test_a_turn_of_subtitles_is_told_to_be_verbatim(tmp_path: Path) -> None:
    turns = ("ALTAN: The trawlers come home.", "PENN: On which day?", "ALTAN: We do not know yet.")
    timed = (f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{turn}\n" for n, turn in enumerate(turns, 1))
    (tmp_path / "a.srt").write_text("\n".join(timed), encoding="utf-8")
    told = [line.strip() for line in run("quotes", str(tmp_path / "a.srt")).stdout.splitlines()]
    assert [line for line in told if ": " in line] == [
        "Altan (verbatim): The trawlers come home.",
        "Penn (verbatim): On which day?",
        "Altan (verbatim): We do not know yet.",
    ]
    (article,) = lines(run("quotes", str(tmp_path / "a.srt"), "--json"))
    assert {(one["kind"], one["verbatim"]) for one in article["quotes"]} == {("indirect", True)}


def test_a_cell_of_markdown_stays_one() -> None:
    assert list(tables.lines([{"a|b": "one|two\nthree\\"}], "markdown")) == [
        "| a\\|b |",
        "|---|",
        "| one\\|two three\\\\ |",
    ]


def completed(words: str, typed: str, shell: str = "bash") -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", "from index.cli import main; main()"],
        env={
            **os.environ,
            "_ONRECORD_COMPLETE": f"{shell}_complete",
            "COMP_WORDS": f"onrecord {words} {typed}",
            "COMP_CWORD": str(len(words.split()) + 1) if shell == "bash" else typed,
            "PYTHONPATH": str(DOCUMENTS.parent),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_a_line_is_completed_with_what_the_index_holds(tmp_path: Path) -> None:
    assert completed("ask --speaker", "volk", "fish") == ["Andrei Volkonin"]
    assert completed("ask --speaker", "volkonen", "fish")[0] == "Andrei Volkonin"
    assert completed("quotes --publisher", "The", "fish")[0].startswith("The ")
    assert completed("search --collection", "co") == ["coast"]
    assert completed("sources add --collection", "co") == ["coast"]
    assert completed("sources add", "clippings/re") == ["clippings/re"]  # which the shell takes for a file
    assert "coast/ferry-fares-to-rise.md" in completed("show", "coast")
    assert completed("speakers merge", "ask", "fish")[0] == "Juno Asker"
    assert completed("speakers split", "Andr", "fish") == ["Andrei Volkonin", "Andrey Volkonin"]
    assert "eval" in completed("", "ev")
    assert completed(f"show --index {tmp_path}", "a") == []


BASH = """
eval "$(_ONRECORD_COMPLETE=bash_source onrecord)"
COMP_WORDS=(onrecord "$@")
COMP_CWORD=$#
_onrecord_completion onrecord
printf '%s\\n' "${COMPREPLY[@]}"
"""
"""Completes a line as bash does, which puts what it is given in the place of the line's last word."""


def in_bash(folder: Path, *words: str) -> list[str]:
    command = folder / "onrecord"
    command.write_text(f"#!{sys.executable}\nfrom index.cli import main\nmain()\n", encoding="utf-8")
    command.chmod(0o755)
    around = {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(DOCUMENTS.parent)}
    done = subprocess.run(
        ["bash", "-c", BASH, "bash", *words],
        env={**os.environ, **around},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes_a_name_of_several_words_as_one(tmp_path: Path) -> None:
    assert in_bash(tmp_path, "ask", "--speaker", "volk") == [r"Andrei\ Volkonin"]
    assert in_bash(tmp_path, "ask", "--speaker", '"volk') == ["Andrei Volkonin"]
    assert in_bash(tmp_path, "ask", "--speaker", "'volk") == ["Andrei Volkonin"]
    assert in_bash(tmp_path, "show", "coast/pi") == ["coast/pier-finished-late.txt"]
    (tmp_path / 'Ada\'s "$5" mill.md').write_text("“Yes,” said Ada Brandt.\n", encoding="utf-8")
    places = ("--index", str(tmp_path / "index"))
    assert run("index", "--documents", str(tmp_path), *places).exit_code == 0
    for begun, name in (
        ("ada", r"Ada\'s\ \"\$5\"\ mill.md"),
        ('"Ada', r"Ada's \"\$5\" mill.md"),
        ("'Ada", r"""Ada'\''s "$5" mill.md"""),
    ):
        assert in_bash(tmp_path, "show", *places, begun) == [name]


def test_what_shows_all_that_somebody_said_points_to_no_more() -> None:
    asked = "what did Oskar Penn say"
    shown = run("ask", asked, "-n", "1").stdout
    (command,) = (line.partition("all: onrecord ")[2] for line in shown.splitlines() if "; all: " in line)
    assert "; all: " not in run(*shlex.split(command)).stdout


@pytest.mark.parametrize(
    ("asked", "commands"),
    [
        (
            "what did Volkonin and Tandor say about the dam",
            ["quotes --speaker 'Andrei Volkonin'", "quotes --speaker 'Mirela Tandor'"],
        ),
        (
            "what did Volkonin say about the dam since 3 April 2025",
            ["quotes --speaker 'Andrei Volkonin' --since 2025-04-03"],
        ),
    ],
)
def test_everybody_who_was_asked_about_has_a_command_that_lists_them(asked: str, commands: list[str]) -> None:
    shown = run("ask", asked, "-n", "30").stdout
    told = [line.rpartition("onrecord ")[2] for line in shown.splitlines() if "onrecord quotes" in line]
    assert told == commands
    for command in commands:
        name = shlex.split(command)[2]
        listed = run(*shlex.split(command)).stdout
        assert listed
        assert all(
            line.strip().startswith((name, name.replace("Andrei", "Andrey")))
            for line in listed.splitlines()
            if line.startswith(" ")
        )


def test_the_command_for_the_rest_asks_the_same_of_the_same() -> None:
    asked = "what did Volkonin and Tandor say about the dam since 1 April 2025"
    shown = run("ask", asked, "-n", "1").stdout
    (command,) = (line.partition("all: onrecord ")[2] for line in shown.splitlines() if "; all: " in line)
    (first,), (every,) = lines(run("ask", asked, "--json")), lines(run(*shlex.split(command), "--json"))
    for name in ("answering", "statements", "searched"):
        assert first[name] == every[name]
    assert len(every["evidence"]) == every["answering"] > 1


@pytest.mark.parametrize(
    ("asked", "options"),
    [("what did Volkonin say about the dam", ()), ("what did Volkonin say", ("--since", "2025-04-03"))],
)
def test_the_command_for_the_rest_of_what_others_say_leaves_the_same_one_out(
    tmp_path: Path, asked: str, options: tuple[str, ...]
) -> None:
    before = tmp_path / "before.json"
    before.write_text(run("ask", asked, "--json").stdout, encoding="utf-8")
    after = ("ask", "not Volkonin", "--previous", str(before), *options)
    shown = run(*after, "-n", "1").stdout
    (command,) = (line.partition("all: onrecord ")[2] for line in shown.splitlines() if "; all: " in line)
    (first,), (every,) = lines(run(*after, "--json")), lines(run(*shlex.split(command), "--json"))
    assert first["answering"] == every["answering"] == len(every["evidence"]) > 1
    assert "  " not in command
    assert "Andrei Volkonin" not in {one["speaker"]["name"] for one in every["evidence"] if one["speaker"]}


def test_what_is_reported_is_listed_with_the_verb_that_turns_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Ana Birch ruled out making any concessions. She did not say that the talks were over. "
        "Jan Kovac, who chairs the council, blamed the weather. “We won,” he said, “and they lost.” "
        "The mayor, according to Kovac, had left.",
        encoding="utf-8",
    )
    shown = run("quotes", str(tmp_path / "a.txt")).stdout
    assert "(indirect): ruled out making any concessions" in shown
    assert "(indirect): blamed the weather" in shown
    assert "(direct): “We won,” he said, “and they lost.”" in shown
    assert "did not say that the talks were over" in shown
    assert "[…]" not in shown
    rows = csv.DictReader(StringIO(run("quotes", str(tmp_path / "a.txt"), "--csv").stdout))
    assert "ruled out making any concessions" in {row["quotation"] for row in rows}


def test_of_several_ministers_none_is_listed_for_the_others() -> None:
    with pytest.raises(
        QuestionError, match=r"^“the minister” may be any of several: foreign minister Andrei "
    ):
        run("quotes", "--speaker", "the minister")
    assert "Mirela Tandor" in run("quotes", "--speaker", "the water minister of Varnia").stdout


@pytest.mark.parametrize("asked", ["what did Volkonin and Tandor say about the dam?", "what did Asker say?"])
def test_what_exactly_shows_what_is_quoted_of_several_and_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (before,) = lines(run("ask", asked, "--json"))
    (after,) = lines(run("ask", "-c", "what exactly?", "--json"))
    assert {one["kind"] for one in before["evidence"]} > {"indirect"}
    assert after["evidence"]
    assert "indirect" not in {one["kind"] for one in after["evidence"]}


def test_more_tells_the_rest_once_all_that_answers_was_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (every,) = lines(run("ask", "what did Volkonin say about the dam?", "--json"))
    run("ask", "what did Volkonin say about the dam?", "-n", "1")
    shown = run("ask", "-c", "more", "-n", str(every["answering"])).stdout
    much = f"{every['answering']} on this; all {every['statements']} statements by Andrei Volkonin"
    assert f"{much}: onrecord quotes --speaker 'Andrei Volkonin'" in shown


def test_each_terminal_goes_on_from_its_own_answer(
    index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    asked = {"one": "what did Volkonin say?", "other": "what did Asker say?"}
    for terminal, question in asked.items():
        monkeypatch.setattr(last, "terminal", lambda terminal=terminal: terminal)
        run("ask", question)
    for terminal, name in (("one", "Andrei Volkonin"), ("other", "Juno Asker")):
        monkeypatch.setattr(last, "terminal", lambda terminal=terminal: terminal)
        (found,) = lines(run("ask", "-c", "and on the dry years?", "--json"))
        assert found["understood"]["speaker"]["name"] == name
    monkeypatch.setenv("ONRECORD_INDEX", str(shutil.copytree(index, tmp_path / "another")))
    with pytest.raises(QuestionError, match=r"^There is no answer to go on from"):
        run("ask", "-c", "and Tandor?")
    for number in range(last.KEPT + 5):
        monkeypatch.setattr(last, "terminal", lambda number=number: str(number))
        last.keep({}, index)
    assert len(list(last.place(index).parent.iterdir())) == last.KEPT


def test_no_test_writes_where_who_runs_it_keeps_things(index: Path, state_home: Path) -> None:
    assert last.place(index).is_relative_to(state_home)


def test_why_shows_what_was_shown_and_reasons_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    (before,) = lines(run("ask", "who spoke about the pier?", "--json"))
    (after,) = lines(run("ask", "-c", "why?", "--json"))
    assert after["understood"]["form"] == "who"
    shown = [[one["excerpt"] for one in found["evidence"]] for found in (before, after)]
    assert sorted(shown[0]) == sorted(shown[1])
    assert "blamed the seabed" in shown[1][0]
    assert all(one["speaker"] for one in after["evidence"])


def test_a_title_as_a_question_leads_to_the_whole_article() -> None:
    title = "new pier opens at Port Amber, eleven months LATE?"
    told = run("ask", title).stdout
    assert told.endswith(
        "This is the title of an article; the whole of it: onrecord show coast/pier-finished-late.txt\n"
    )
    assert "title of an article" not in run("ask", "a new pier opens").stdout
    assert "title of an article" not in run("ask", "%").stdout


def test_what_is_asked_of_nobody_is_called_no_topic() -> None:
    assert run("ask", "How much did the pier cost?").stdout.startswith(
        "question: How much did the pier cost\n"
    )
    assert run("ask", "Tandor on the harvest").stdout.startswith(
        "speaker: Mirela Tandor · topic: the harvest\n"
    )


def test_an_article_is_shown_by_a_word_of_its_name_where_only_one_has_it() -> None:
    assert "Port Amber took its first ferry" in run("show", "pier").stdout
    assert "Port Amber took its first ferry" in run("show", "eleven months").stdout
    with pytest.raises(QuestionError, match=r"No article is called 'olm'\. Did you mean .*olm"):
        run("show", "olm")
    with pytest.raises(QuestionError, match="No article is called 'pier'"):
        run("sources", "remove", "pier", "--yes")


def test_dates_are_dropped_where_a_question_goes_on_without_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    asked = ("Volkonin on the dam since 4 April 2025", "what about sirens?", "ever?")
    ((first,), (second,), (third,)) = [
        lines(run("ask", *(["-c"] if at else []), one, "--json")) for at, one in enumerate(asked)
    ]
    assert first["understood"]["since"] == second["understood"]["since"] == "2025-04-04"
    assert third["understood"]["since"] is None
    assert third["understood"]["speaker"]["name"] == "Andrei Volkonin"
    assert third["understood"]["topic"] == "sirens"


def test_search_takes_as_many_as_ask_does_by_the_same_option() -> None:
    (found,) = lines(run("search", "the dam", "-n", "2", "--json"))
    assert len(found["hits"]) == 2
    assert found == lines(run("search", "the dam", "-k", "2", "--json"))[0]
