"""Whom an answer is of, where a question names no one speaker: through the command that people use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from index.cli import app
from index.intake.build import Makers, Source, bring_up_to_date
from tests.index.store.served import empty

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder
    from index.types import Place

STORIES = {
    "2014.md": (
        "2014-06-02",
        "British Foreign Secretary Ada Birch said the ferry fares would rise.\n\n"
        "“The ferry fares are fair,” Birch said.",
    ),
    "2018.md": (
        "2018-06-03",
        "British Foreign Secretary Tom Ashby said the ferry fares would fall.\n\nEngland lost again.",
    ),
    "2018-later.md": (
        "2018-07-04",
        "“The harbour is shut,” Otto Kovac said on Tuesday.\n\n“We sail at noon,” Tom Ashby said.",
    ),
    "ministry.md": (
        "2018-08-04",
        "Polish Foreign Ministry spokeswoman Eva Rill said the ferry fares were a scandal.\n\n"
        "The Polish Foreign Ministry said no more.\n\nRill condemned Tom Ashby for the delay.",
    ),
}


@pytest.fixture(scope="module", params=["folder", "server"])
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, encoder: Encoder
) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("whom")
    documents = folder / "documents"
    home: Place = empty() if request.param == "server" else folder / "index"
    documents.mkdir()
    for name, (day, text) in STORIES.items():
        (documents / name).write_text(
            f"---\ntitle: {name[:-3]}\npublished: {day}\n---\n\n{text}\n", encoding="utf-8"
        )
    bring_up_to_date(home, Source(documents), Makers(lambda: encoder))
    return documents, str(home) if isinstance(home, Path) else home.url


def run(told: tuple[Path, str], *arguments: str) -> str:
    settings = {"ONRECORD_DOCUMENTS": str(told[0]), "ONRECORD_INDEX": told[1]}
    found = CliRunner().invoke(app, ["ask", *arguments], env=settings)
    assert found.exit_code == 0, found.output
    return found.stdout


def ask(told: tuple[Path, str], question: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(run(told, question, "--json"))
    return answer


def speakers(answer: dict[str, Any]) -> list[str]:
    return [one["speaker"]["name"] for one in answer["evidence"]]


def test_every_holder_of_a_post_is_shown_with_their_time(told: tuple[Path, str]) -> None:
    question = "What did the British foreign secretary say about ferry fares?"
    answer = ask(told, question)
    assert {*speakers(answer)} == {"Ada Birch", "Tom Ashby"}
    assert answer["understood"]["holders"] == [
        {"name": "Tom Ashby", "from": "2018-06-03", "to": "2018-06-03", "post": None},
        {"name": "Ada Birch", "from": "2014-06-02", "to": "2014-06-02", "post": None},
    ]
    shown = run(told, question)
    assert "speaker: Tom Ashby and Ada Birch · topic: ferry fares" in shown
    assert "British foreign secretary: Tom Ashby (2018), Ada Birch (2014)" in shown


def test_a_year_tells_which_holder(told: tuple[Path, str]) -> None:
    answer = ask(told, "What did the British foreign secretary say about ferry fares in 2014?")
    assert {*speakers(answer)} == {"Ada Birch"}


def test_a_year_without_a_holder_names_those_of_other_times(told: tuple[Path, str]) -> None:
    question = "What did the British foreign secretary say about ferry fares in 2013?"
    answer = ask(told, question)
    assert (answer["silence"], answer["evidence"]) == ("no_speaker", [])
    assert [one["name"] for one in answer["did_you_mean"]] == ["Tom Ashby", "Ada Birch"]
    shown = run(told, question)
    assert "These articles call so: Tom Ashby (2018), Ada Birch (2014)." in shown
    assert "These articles are of 2 June 2014 to 4 August 2018." in shown


def test_a_spokeswoman_speaks_for_her_ministry_and_it_is_said(told: tuple[Path, str]) -> None:
    question = "What did the Polish foreign ministry say about ferry fares?"
    assert "Eva Rill" in speakers(ask(told, question))
    assert "for Polish Foreign Ministry: Eva Rill (Polish Foreign Ministry spokeswoman)" in run(
        told, question
    )


def test_of_two_each_is_shown_in_turn_and_who_is_silent_is_said(told: tuple[Path, str]) -> None:
    answer = ask(told, "What did Ada Birch and Tom Ashby say about ferry fares?")
    assert speakers(answer)[:2] == ["Ada Birch", "Tom Ashby"]
    assert answer["understood"]["together"] == ["Ada Birch", "Tom Ashby"]
    shown = run(told, "What did Ada Birch and Otto Kovac say about ferry fares?")
    assert "Otto Kovac is not quoted on this." in shown


def test_the_latest_come_first_whatever_they_are_about(told: tuple[Path, str]) -> None:
    answer = ask(told, "latest from Ashby")
    assert [one["article"]["path"] for one in answer["evidence"]] == ["2018-later.md", "2018.md"]
    assert answer["understood"]["latest"] is True


def test_the_next_days_articles_tell_of_a_day(told: tuple[Path, str]) -> None:
    assert speakers(ask(told, "What did Otto Kovac say about the harbour on 3 July 2018?")) == ["Otto Kovac"]
    assert ask(told, "What did Otto Kovac say about the harbour on 2 July 2018?")["evidence"] == []


def test_a_name_that_nobody_has_is_answered_with_those_like_it(told: tuple[Path, str]) -> None:
    assert "Did you mean Otto Kovac?" in run(told, "What did Otto Kovacs-Lund say about ferry fares?")


def test_a_question_in_another_language_is_told_so_and_its_name_found(told: tuple[Path, str]) -> None:
    shown = run(told, "¿Qué dijo Otto Kovac sobre el puerto?")
    assert "This question seems to be in Spanish" in shown
    assert "The harbour is shut" in shown


def test_who_did_it_is_never_whom_it_was_done_to(told: tuple[Path, str]) -> None:
    assert speakers(ask(told, "Who criticised Tom Ashby?")) == ["Eva Rill"]
    assert speakers(ask(told, "Who praised Tom Ashby?")) == []
