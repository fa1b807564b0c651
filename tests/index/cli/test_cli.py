"""The terminal as a person and as a program sees it: real index, whole output."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from index.cli import app
from index.errors import QuestionError
from index.search.ranking import WEIGHTS
from tests.conftest import DOCUMENTS

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def environment(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(index))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def stored(path: str) -> str:
    """Return an article's text without the front matter."""
    return (DOCUMENTS / path).read_text(encoding="utf-8").split("---\n", 2)[2].strip()


def lines(result: Result) -> list[Any]:
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.usefixtures("environment")
def test_an_answer_in_the_terminal() -> None:
    result = run("ask", "what did Juno Asker say about droughts?", "-n", "1")
    assert re.sub(r"in \d+ ms", "in N ms", result.stdout) == (
        "speaker: Juno Asker · topic: droughts\n"
        "\n"
        '    "Floods make the news," Asker said. "Droughts make the wars."\n'
        "    — Juno Asker\n"
        "    The Lantern · Jonas Weir · 5 April 2025 · Tarsk, third day: a pledge, and flowers in the jars\n"
        "    https://lantern.example/reports/tarsk-third-day"
        "#:~:text=%22Floods%20make%20the%20news%2C%22%20Asker%20said.%20%22Droughts%20make%20the%20wars.%22\n"
        "\n"
        "1 on this; all 4 statements by Juno Asker: onrecord quotes --speaker 'Juno Asker'\n"
        "9 articles of 20 March 2025 to 12 May 2025 searched in N ms\n"
    )


@pytest.mark.usefixtures("environment")
def test_an_answer_as_json() -> None:
    (answer,) = lines(run("ask", "what did Juno Asker say about droughts?", "--json"))
    assert list(answer) == [
        "question", "understood", "silence", "others", "evidence", "near", "answering", "statements",
        "searched", "archive", "did_you_mean", "missing", "took_ms",
    ]  # fmt: skip
    assert (answer["near"], answer["answering"], answer["statements"]) == ([], len(answer["evidence"]), 4)
    assert answer["understood"]["speaker"]["name"] == "Juno Asker"
    assert answer["searched"] == {"articles": 9, "from": "2025-03-20", "to": "2025-05-12"}
    first = answer["evidence"][0]
    assert first["excerpt"] == '"Floods make the news," Asker said. "Droughts make the wars."'
    text = stored(first["article"]["path"])
    assert text[first["start"] : first["end"]] == first["excerpt"]
    assert [text[start:end] for start, end in first["quoted"]] == [
        "Floods make the news,",
        "Droughts make the wars.",
    ]
    speaker = first["speaker"]
    assert text[speaker["start"] : speaker["end"]] == speaker["mention"]
    assert text[speaker["name_start"] : speaker["name_end"]] == "Juno Asker"
    assert first["article"]["publisher"] == "The Lantern"
    assert first["article"]["published"] == "2025-04-05"


@pytest.mark.usefixtures("environment")
def test_a_silence_in_the_terminal() -> None:
    result = run("ask", "what did Winston Churchill say about the dam?")
    assert result.exit_code == 0
    silence, others = result.stdout.splitlines()[2:4]
    assert silence == "Winston Churchill is never quoted in these articles."
    assert re.fullmatch(r"On this, there are: Andrei Volkonin(, [A-Z]\w+ [A-Z]\w+)+", others)  # no numbers


@pytest.mark.usefixtures("environment")
def test_who_else_speaks_on_it_in_the_terminal() -> None:
    told = run("ask", "what did Tandor say about the sirens?").stdout.splitlines()
    assert "Also on this: Andrei Volkonin, Tomas Rill" in told


@pytest.mark.usefixtures("environment")
def test_a_batch_answers_in_its_files_order(tmp_path: Path) -> None:
    asked = ["what did Pavel Dorn say about the keys?", "Juno Asker on droughts"]
    file = tmp_path / "questions.jsonl"
    file.write_text(
        json.dumps({"question": asked[0], "gold": 1}) + "\n\n" + asked[1] + "\n", encoding="utf-8"
    )
    assert [answer["question"] for answer in lines(run("ask", "--batch", str(file), "--json"))] == asked
    assert [line["query"] for line in lines(run("search", "--batch", str(file), "--json"))] == asked


@pytest.mark.usefixtures("environment")
def test_a_follow_up_takes_what_it_leaves_unsaid_from_the_answer_before(tmp_path: Path) -> None:
    before = run("ask", "what did Volkonin say about the dam?", "--json").stdout
    (tmp_path / "before.json").write_text(before, encoding="utf-8")
    (alone,) = lines(run("ask", "and Tandor?", "--previous", str(tmp_path / "before.json"), "--json"))
    file = tmp_path / "batch.jsonl"
    file.write_text(json.dumps({"question": "and Tandor?", "previous": json.loads(before)}), encoding="utf-8")
    (batched,) = lines(run("ask", "--batch", str(file), "--json"))
    for answer in (alone, batched):
        assert answer["understood"]["speaker"]["name"] == "Mirela Tandor"
        assert answer["understood"]["topic"] == "the dam"


@pytest.mark.usefixtures("environment")
def test_filters_narrow_what_is_searched() -> None:
    (answer,) = lines(run("ask", "the dam", "--speaker", "Volkonin", "--until", "2025-04-02", "--json"))
    assert answer["understood"]["until"] == "2025-04-02"
    assert {one["article"]["publisher"] for one in answer["evidence"]} <= {
        "The Harbour Courier",
        "The Morning Ledger",
    }
    (answer,) = lines(run("ask", "the dam", "--speaker", "Volkonin", "--collection", "coast", "--json"))
    assert (answer["silence"], answer["searched"]["articles"]) == ("no_speaker", 2)


@pytest.mark.usefixtures("environment")
def test_a_filter_that_keeps_a_speaker_out_is_the_reason() -> None:
    told = run(
        "ask", "what did Volkonin say about the dam?", "--collection", "coast", "--since", "2025-06-01"
    )
    reason = "is quoted in these articles, but not since 1 June 2025 in the collection coast."
    assert f"Andrei Volkonin {reason}" in told.stdout


@pytest.mark.usefixtures("environment")
def test_search_ranks_passages_and_says_why() -> None:
    (found,) = lines(run("search", "floods and droughts", "-k", "3", "--json"))
    assert len(found["hits"]) == 3
    assert found["confidence"] == found["hits"][0]["score"] == max(hit["score"] for hit in found["hits"])
    assert {tuple(hit["ranks"]) for hit in found["hits"]} == {("dense", "words")}
    assert "Floods make the news" in found["hits"][0]["excerpt"]
    (first, *_) = found["hits"]
    signals = " + ".join(
        f"{name.replace('_', ' ')} {value:.2f} × {weight:g}"
        for (name, value), weight in zip(first["signals"].items(), WEIGHTS, strict=True)
        if weight
    )
    told = run("search", "floods and droughts in Spain", "-k", "1").stdout
    assert f" × {WEIGHTS.sentence_words}" in told
    assert "\n    has: floods, droughts · lacks: spain\n" in told
    told = run("search", "floods and droughts", "-k", "1").stdout
    assert told.startswith(
        f"floods and droughts\n\n1. {first['score']:.3f}  dense #{first['ranks']['dense']}  words #1\n"
        f"    {signals}\n    has: floods, droughts\n"
    )
    assert "has:" not in run("search", "floods and droughts", "-k", "1", "--no-explain").stdout


@pytest.mark.usefixtures("environment")
def test_search_names_who_speaks_in_a_passage() -> None:
    (found,) = lines(run("search", "height of the dam holy", "-k", "9", "--json"))
    first = next(hit for hit in found["hits"] if "Forty metres was never holy" in hit["excerpt"])
    said = {quote["speaker_name"] for quote in first["quotes"] if quote["start"] >= first["start"]}
    assert "Andrei Volkonin" in said
    assert all(first["start"] <= quote["start"] < first["end"] for quote in first["quotes"])
    told = run("search", "height of the dam holy", "-k", "9").stdout
    place = told.index("Forty metres was never holy")
    voices = next(line for line in told[place:].splitlines() if line.startswith("    — "))
    assert "Andrei Volkonin" in voices


def test_quotes_of_files_need_no_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "none"))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(DOCUMENTS))
    (line,) = lines(run("quotes", str(DOCUMENTS / "lantern-third-day-in-tarsk.txt"), "--json"))
    text = stored(line["path"])
    floods = next(quote for quote in line["quotes"] if text[quote["start"] :].startswith("Floods"))
    assert [text[start:end] for start, end in floods["spans"]] == [
        "Floods make the news,",
        "Droughts make the wars.",
    ]
    assert (floods["kind"], floods["cue"], floods["speaker"]) == ("direct", "said", "Asker")
    assert (floods["speaker_canonical"], floods["how"]) == ("Juno Asker", "named")
    assert floods["verbatim"] is (floods["kind"] == "direct")


@pytest.mark.usefixtures("environment")
def test_quotes_of_the_index_are_listed_by_speaker() -> None:
    found = lines(run("quotes", "--speaker", "Juno Asker", "--json"))
    assert {quote["speaker_canonical"] for line in found for quote in line["quotes"]} == {"Juno Asker"}
    for alike in ("Asker", "juno askr"):
        assert lines(run("quotes", "--speaker", alike, "--json")) == found
    of_files = [
        [
            quote
            for line in lines(run("quotes", str(DOCUMENTS), "--speaker", name, "--json"))
            for quote in line["quotes"]
        ]
        for name in ("Juno Asker", "Asker")
    ]
    assert of_files[0]
    assert of_files[0] == of_files[1]
    for files in ([], [str(DOCUMENTS)]):
        with pytest.raises(QuestionError, match=r"^Nobody called 'Zebulon Pike' is quoted in these "):
            run("quotes", *files, "--speaker", "Zebulon Pike", "--json")


@pytest.mark.usefixtures("environment")
def test_quotes_of_the_index_have_one_name_a_speaker_whatever_an_article_calls_them() -> None:
    found = lines(run("quotes", "--speaker", "Volkonin", "--json"))
    assert {quote["speaker_canonical"] for line in found for quote in line["quotes"]} == {"Andrei Volkonin"}
    mentions = {quote["speaker"] for line in found for quote in line["quotes"]}
    assert any("Andrey Volkonin" in one for one in mentions)


@pytest.mark.usefixtures("environment")
@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (["ask"], 2, "Ask a question, or name a file of them with --batch."),
        (["ask", "x", "--since", "soon"], 2, "Invalid value for '--since'"),
        (["ask", "x", "--publisher", "Nobody"], 1, "No article has the publisher 'Nobody'. There are: "),
        (["index", "nowhere"], 1, "There is no nowhere: name a file or folder that is there."),
        (["nonsense"], 2, "There is no command 'nonsense'. See which there are: onrecord --help"),
        (["quote", "x"], 2, "There is no command 'quote'. Did you mean quotes?"),
        (["what", "did", "Rill", "say"], 2, "To ask: onrecord ask what did Rill say"),
        (["sources", "lst"], 2, "There is no command 'lst'. See which there are: onrecord sources --help"),
        (["ask", "--sinse", "x"], 2, "There is no option --sinse. Did you mean --since?"),
        (["quotes", "--csv", "--json"], 2, "--json and --csv are two forms: give one."),
        (["sources", "--json", "--markdown"], 2, "--json and --markdown are two forms: give one."),
    ],
)
def test_faults_are_told_to_a_person(arguments: list[str], status: int, message: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from index.cli import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.usefixtures("environment")
def test_a_file_that_cannot_be_read_or_written_is_a_sentence(tmp_path: Path) -> None:
    latin, earlier, none = (tmp_path / name for name in ("latin.jsonl", "earlier.json", "notes.txt"))
    none.write_text("Call Ada.", encoding="utf-8")
    latin.write_bytes('{"question": "Où est-il ?", "expected": []}'.encode("latin-1"))
    earlier.write_text('{"question": "x", "understood": {"since": "yesterday"}}', encoding="utf-8")
    for arguments, message in (
        (["eval", str(latin)], f"{latin} is not UTF-8"),
        (["ask", "--batch", str(latin)], f"{latin} is not UTF-8"),
        (["ask", "x", "--previous", str(latin)], f"{latin} is not UTF-8"),
        (
            ["ask", "x", "--previous", str(none)],
            f"{none} holds no answer. Keep one in a new file: onrecord ask",
        ),
        (["ask", "x", "--previous", str(earlier)], f"{earlier} holds no answer as ask --json prints it"),
    ):
        with pytest.raises(QuestionError) as told:
            run(*arguments)
        assert str(told.value).startswith(message)
        assert f"> {none}" not in str(told.value)  # or who follows it overwrites the file


def test_without_an_index_the_mend_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", "none")
    monkeypatch.setenv("PYTHONPATH", str(DOCUMENTS.parent))
    done = subprocess.run(
        [sys.executable, "-c", "from index.cli import main; main()", "ask", "who?"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr == f"onrecord: There is no index in {tmp_path / 'none'}. Mend: onrecord index\n"


@pytest.mark.usefixtures("environment")
def test_a_collection_narrows_every_command() -> None:
    (found,) = lines(run("search", "the dam", "--collection", "Coast/", "--json"))
    assert {hit["article"]["path"].split("/")[0] for hit in found["hits"]} == {"coast"}
    assert {
        line["path"].split("/")[0] for line in lines(run("quotes", "--collection", "coast", "--json"))
    } == {"coast"}
    (checked,) = lines(run("check", "“Floods make the news,” Asker said.", "--collection", "coast", "--json"))
    assert checked["searched"]["articles"] == 2
    assert [one["verdict"] for one in checked["quotations"]] != ["exact"]
    for arguments in (
        ["quotes"],
        ["sources"],
        ["ask", "the dam"],
        ["search", "the dam"],
        ["check", "the dam"],
    ):
        with pytest.raises(
            QuestionError, match=r"No article has the collection 'inland'\. There are: coast\."
        ):
            run(*arguments, "--collection", "inland")
