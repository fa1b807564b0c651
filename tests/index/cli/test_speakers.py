"""Who is who as an admin sees and decides it: a merge holds through all that is indexed later."""

from __future__ import annotations

import csv
import json
import shlex
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from index.cli import app
from index.errors import PeopleError, QuestionError
from tests.conftest import DOCUMENTS


@pytest.fixture
def own_index(index: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(index, tmp_path / "index")
    shutil.copytree(DOCUMENTS, tmp_path / "documents")
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "index"))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(tmp_path / "documents"))
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def speakers(*arguments: str) -> dict[str, Any]:
    lines = run("speakers", "--json", *arguments).stdout.splitlines()
    return {found["name"]: found for found in map(json.loads, lines)}


@pytest.mark.usefixtures("own_index")
def test_the_quoted_are_listed_with_their_names() -> None:
    listed = run("speakers", "--name", "asker").stdout
    assert listed.strip().split("  ", 1)[1].startswith("Juno Asker")
    assert speakers("--name", "Volkonin")["Andrei Volkonin"]["aliases"]
    assert speakers("--name", "volk") == speakers("--name", "Volkonin")
    with pytest.raises(QuestionError, match="Nobody is called 'onin'"):
        run("speakers", "--name", "onin")
    assert all(one["statements"] for one in speakers().values())
    assert len(speakers("--all")) > len(speakers())


def test_a_merge_holds_after_indexing_again_until_it_is_undone(own_index: Path) -> None:
    before = speakers()["Juno Asker"]["statements"] + speakers()["Tomas Rill"]["statements"]
    told = run("speakers", "merge", "Juno Asker", "Tomas Rill").stderr
    back = "onrecord speakers undo 'Juno Asker' 'Tomas Rill'"
    assert told.splitlines()[-1] == f"To take it back: {back}"
    assert "Juno Asker" not in speakers()
    (own_index / "documents" / "new.md").write_text("“Yes,” Juno Asker said on Monday.", encoding="utf-8")
    run("index")
    assert speakers()["Tomas Rill"]["statements"] == before + 1
    run("index", "--rebuild")
    assert "Juno Asker" in speakers()["Tomas Rill"]["aliases"]
    run(*shlex.split(back)[1:])
    assert "Juno Asker" in speakers()
    assert run("speakers", "rules").stdout == ""


@pytest.mark.usefixtures("own_index")
def test_undoing_leaves_what_else_was_decided() -> None:
    run("speakers", "merge", "Juno Asker", "Tomas Rill")
    run("speakers", "split", "Pavel Dorn", "Tomas Rill")
    told = run("speakers", "undo", "Juno Asker", "Tomas Rill").stderr
    assert told.strip() == "Taken out of people.yml. What is guessed of the two holds again."
    assert run("speakers", "rules").stdout == "Tomas Rill; not Pavel Dorn\n"


@pytest.mark.usefixtures("own_index")
def test_a_rule_about_nobody_is_refused() -> None:
    with pytest.raises(QuestionError, match="No article names 'Nobody Atall'"):
        CliRunner().invoke(app, ["speakers", "merge", "Nobody Atall", "Juno Asker"], catch_exceptions=False)
    for names in (("Nobody Atall", "Juno Asker"), ("Juno Asker", "Nobody Atall")):
        with pytest.raises(QuestionError, match="No article names 'Nobody Atall'"):
            CliRunner().invoke(app, ["speakers", "split", *names], catch_exceptions=False)
    with pytest.raises(QuestionError, match=r"^Nobody's whole name is 'Asker'\. Did you mean Juno Asker"):
        CliRunner().invoke(app, ["speakers", "merge", "Asker", "Tomas Rill"], catch_exceptions=False)


def test_what_is_decided_outlives_the_index(own_index: Path) -> None:
    run("speakers", "merge", "Juno Asker", "Tomas Rill")
    shutil.rmtree(own_index / "index")
    run("index")
    assert "Juno Asker" in speakers()["Tomas Rill"]["aliases"]
    assert run("speakers", "rules").stdout == "Tomas Rill, also Juno Asker\n"


def test_what_people_write_holds_from_the_next_indexing_on(own_index: Path) -> None:
    people = own_index / "documents" / "people.yml"
    people.write_text(
        "- name: Juno Asker\n  aliases: [Юно Аскер]\n  not: [Tomas Rill]\n"
        "  posts:\n    - {post: mayor of Ely, from: 2019, to: 2021-06}\n",
        encoding="utf-8",
    )
    assert "people.yml" not in run("index").output
    told = speakers()["Juno Asker"]
    assert "Юно Аскер" in told["aliases"]
    assert told["posts"] == [{"post": "mayor of Ely", "from": "2019-01-01", "to": "2021-06-30"}]
    assert run("speakers", "rules").stdout.splitlines() == [
        "Juno Asker, also Юно Аскер; not Tomas Rill",
        "    mayor of Ely, from 2019-01-01, to 2021-06-30",
    ]
    (rule,) = map(json.loads, run("speakers", "rules", "--json").stdout.splitlines())
    assert rule == {
        "name": "Juno Asker",
        "aliases": ["Юно Аскер"],
        "posts": told["posts"],
        "not": ["Tomas Rill"],
    }
    (row,) = csv.DictReader(StringIO(run("speakers", "rules", "--csv").stdout))
    assert list(row) == list(rule)
    assert row["posts"] == "mayor of Ely, from 2019-01-01, to 2021-06-30"
    people.unlink()
    run("index")
    assert "Юно Аскер" not in speakers()["Juno Asker"]["aliases"]


def test_a_mistake_is_named_with_its_line_and_what_was_last_read_goes_on_to_hold(own_index: Path) -> None:
    run("speakers", "merge", "Juno Asker", "Tomas Rill")
    people = own_index / "documents" / "people.yml"
    written = people.read_text("utf-8")
    people.write_text(f"{written}- nam: Somebody\n", encoding="utf-8")
    line = len(written.splitlines()) + 1
    for how in ((), ("--rebuild",)):
        result = CliRunner().invoke(app, ["index", *how])
        assert result.exit_code == 1
        assert f"people.yml: line {line} tells “nam” of a speaker" in result.output
        assert "Juno Asker" not in speakers()
    for refused in (["merge", "Andrei Volkonin", "Tomas Rill"], ["rules"]):
        with pytest.raises(PeopleError, match=rf"people\.yml: line {line} tells"):
            CliRunner().invoke(app, ["speakers", *refused], catch_exceptions=False)
    assert people.read_text("utf-8").startswith(written)


@pytest.mark.usefixtures("own_index")
def test_one_name_is_not_merged_with_itself() -> None:
    with pytest.raises(QuestionError, match="are one name"):
        CliRunner().invoke(app, ["speakers", "merge", "Juno Asker", "juno asker"], catch_exceptions=False)


def test_names_to_settle_are_suggested_until_they_are(own_index: Path) -> None:
    (own_index / "documents" / "new.md").write_text(
        "“Yes,” Juna Asker said on Monday. “No,” said Tomas P. Rill.", encoding="utf-8"
    )
    run("index")
    lines = run("speakers", "suggest").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "Juna Asker may be Juno Asker" in line)
    assert lines[at + 1 : at + 3] == [
        "    onrecord speakers merge 'Juna Asker' 'Juno Asker'",
        "    onrecord speakers split 'Juna Asker' 'Juno Asker'",
    ]
    told = [json.loads(line) for line in run("speakers", "suggest", "--json", "-n", "50").stdout.splitlines()]
    (one,) = (each for each in told if each["name"] == "Juna Asker")
    assert (one["doubt"], one["others"][0]["name"]) == ("spelling", "Juno Asker")
    rows = csv.DictReader(StringIO(run("speakers", "suggest", "--csv", "-n", "50").stdout))
    assert {"spelling"} == {row["doubt"] for row in rows if row["others"] == "Juno Asker"}
    run("speakers", "split", "Juna Asker", "Juno Asker")
    assert "Juna Asker" not in run("speakers", "suggest").stdout
    run("speakers", "merge", "Juna Asker", "Juno Asker")
    assert "Juna Asker" not in run("speakers", "suggest").stdout
    assert "Juna Asker" in speakers()["Juno Asker"]["aliases"]


def test_a_name_that_several_bear_has_commands_for_each_of_them(own_index: Path) -> None:
    for number, name in enumerate(("Saskia Marn", "Saskia Marn", "Agathe Marn", "Marn")):
        words = f"“Bread is {number},” said {name}. “It is dear,” {name} said."
        (own_index / "documents" / f"{number}.md").write_text(words, encoding="utf-8")
    run("index")
    lines = run("speakers", "suggest").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "Marn may be" in line)
    assert [line.split("onrecord speakers ")[1] for line in lines[at + 1 : at + 5]] == [
        "merge Marn 'Saskia Marn'",
        "split Marn 'Saskia Marn'",
        "merge Marn 'Agathe Marn'",
        "split Marn 'Agathe Marn'",
    ]


def test_two_names_taken_for_one_by_a_slip_are_told_with_both_ways_out(own_index: Path) -> None:
    put = (own_index / "documents" / "{}.md").as_posix()
    for number, name in enumerate(("Ilse Marrow", "Ilse Marow", "Ilse Marrow")):
        words = f"“Bread is {number},” said {name}, who bakes in Tarsk. “It is dear,” {name} said."
        Path(put.format(number)).write_text(words, encoding="utf-8")
    run("index")
    lines = run("speakers", "suggest").stdout.splitlines()
    assert not any("Volkonin" in line for line in lines)  # another spelling of one script in another
    assert (
        lines[-3].split(maxsplit=1)[1] == "Ilse Marrow is taken for one with Ilse Marow, spelt almost alike"
    )
    assert lines[-2:] == [
        "to be called Ilse Marow: onrecord speakers merge 'Ilse Marrow' 'Ilse Marow'",
        "to part them: onrecord speakers split 'Ilse Marow' 'Ilse Marrow'",
    ]
    told = run("speakers", "merge", "Ilse Marrow", "Ilse Marow").stderr
    assert told.startswith("Ilse Marrow is another name of Ilse Marow, who is called that.\n")
    assert speakers()["Ilse Marow"]["aliases"] == ["Ilse Marrow"]
    assert "Marrow" not in run("speakers", "suggest").stdout
    again = run("speakers", "merge", "Ilse Marrow", "Ilse Marow").stderr
    assert again.endswith("are one speaker already. Nothing is changed.\n")
    run("speakers", "undo", "Ilse Marrow", "Ilse Marow")
    run("speakers", "split", "Ilse Marow", "Ilse Marrow")
    assert {"Ilse Marow", "Ilse Marrow"} <= speakers().keys()


def test_a_name_of_odd_words_is_suggested_with_both_ways_to_settle_it(own_index: Path) -> None:
    (own_index / "documents" / "odd.md").write_text(
        "“Yes,” said Tomas Quirk Old Bridge Window Table. “No,” said Tomas Quirk Old Bridge Window Table.",
        encoding="utf-8",
    )
    run("index")
    lines = run("speakers", "suggest").stdout.splitlines()
    at = next(number for number, line in enumerate(lines) if "words that names rarely have" in line)
    name = lines[at].split(maxsplit=1)[1].split(" has words")[0]
    assert lines[at + 1 : at + 3] == [
        f"if it is somebody's: onrecord speakers merge {shlex.quote(name)} NAME",
        f"if it is a name, in people.yml: - name: {name}",
    ]
    (own_index / "documents" / "people.yml").write_text(f"- name: {name}\n", encoding="utf-8")
    run("index")
    assert name not in run("speakers", "suggest").stdout


@pytest.mark.usefixtures("own_index")
def test_where_there_is_nothing_it_says_so() -> None:
    assert run("speakers", "rules").stderr == "Nothing stands in people.yml yet.\n"


def test_a_merge_of_what_is_one_already_changes_nothing(own_index: Path) -> None:
    before = speakers()
    told = run("speakers", "merge", "Andrey Volkonin", "Andrei Volkonin").stderr
    assert told == "Andrey Volkonin and Andrei Volkonin are one speaker already. Nothing is changed.\n"
    assert not (own_index / "documents" / "people.yml").exists()
    run("speakers", "split", "Andrey Volkonin", "Andrei Volkonin")
    assert "Andrey Volkonin" in speakers()
    assert "Noted in people.yml" in run("speakers", "merge", "Andrey Volkonin", "Andrei Volkonin").stderr
    assert speakers() == before


@pytest.mark.usefixtures("own_index")
def test_a_merge_of_two_whom_one_article_names_is_doubted() -> None:
    doubted = "ferry-fares-to-rise.md names both, as two: look whether they are one."
    assert doubted in run("speakers", "merge", "Marta Quill", "Dario Lenz").stderr.replace("\n", " ")
    assert "names both" not in run("speakers", "merge", "Lidia Voss", "Tomas Rill").stderr


def test_a_surname_that_is_a_speaker_too_is_merged_as_suggested(own_index: Path) -> None:
    for name, said in (
        ("wall", "“The wall is low,” said the goalkeeper, Ilse O'Marrow. “It leaks,” O'Marrow said."),
        ("tower", "Judge O'Marrow told the Gazette: “The tower leans.”"),
    ):
        (own_index / "documents" / f"{name}.md").write_text(said, encoding="utf-8")
    run("index")
    assert {"Ilse O'Marrow", "O'Marrow"} <= speakers().keys()
    assert "O'Marrow may be Ilse O'Marrow" in run("speakers", "suggest").stdout
    assert "Noted in people.yml" in run("speakers", "merge", "O'Marrow", "Ilse O'Marrow").stderr
    assert speakers()["Ilse O'Marrow"]["statements"] == 3
    assert "O'Marrow" not in speakers().keys() | {*run("speakers", "suggest").stdout.split()}
