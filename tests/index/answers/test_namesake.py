"""What is marked where one name may be two people's, and a post of one is asked about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index.cli import app
from index.intake.build import Makers, Source, bring_up_to_date

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

STORIES = {
    "library": "“We shut a Monday,” said Tom Ash, the councillor for culture. “It is cheap,” Ash said.",
    "bridge": "“The bridge is ill,” said Tom Ash, a structural engineer at the University of Ely.",
    "later": "“We like books,” said Tom Ash.",
}


@pytest.fixture
def told(tmp_path: Path, encoder: Encoder) -> Path:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, text in STORIES.items():
        (documents / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{text}\n", encoding="utf-8")
    bring_up_to_date(tmp_path / "index", Source(documents), Makers(lambda: encoder))
    return tmp_path


def _run(told: Path, *arguments: str) -> str:
    env = {"ONRECORD_DOCUMENTS": str(told / "documents"), "ONRECORD_INDEX": str(told / "index")}
    found = CliRunner().invoke(app, [*arguments], env=env)
    assert found.exit_code == 0, found.output
    return found.stdout


def _marked(told: Path, question: str) -> dict[str, str | None]:
    found = json.loads(_run(told, "ask", question, "--json"))
    return {one["article"]["title"]: one["speaker"]["called"] for one in found["evidence"]}


def test_of_a_post_what_may_be_anothers_of_the_name_is_marked(told: Path, encoder: Encoder) -> None:
    asked, engineer = (
        "what did the councillor for culture say",
        "structural engineer at the University of Ely",
    )
    assert _marked(told, asked) == {"library": None, "bridge": engineer, "later": None}
    assert f"— Tom Ash (here “{engineer}”, who may be another of that name)\n" in _run(told, "ask", asked)
    assert set(_marked(told, "what did Tom Ash say").values()) == {None}
    suggested = _run(told, "speakers", "suggest")
    assert "Tom Ash may be several people: " in suggested
    assert "if it is one person, in people.yml: - name: Tom Ash\n" in suggested

    (told / "documents" / "people.yml").write_text("- name: Tom Ash\n", encoding="utf-8")
    bring_up_to_date(told / "index", Source(told / "documents"), Makers(lambda: encoder))
    assert set(_marked(told, asked).values()) == {None}


def test_who_is_passed_over_for_another_of_the_name_is_told(told: Path, encoder: Encoder) -> None:
    lines = " ".join(f"“Pier {number} is shut,” Ines Holt said." for number in "123456789")
    for name, text in (("piers", lines), ("ovens", "“Ovens are hot,” said Mia Holt, a baker.")):
        (told / "documents" / f"{name}.md").write_text(f"---\ntitle: {name}\n---\n\n{text}\n", "utf-8")
    bring_up_to_date(told / "index", Source(told / "documents"), Makers(lambda: encoder))
    line = "Quoted by that name, too: Mia Holt.\n"
    assert line in _run(told, "ask", "what did Holt say")
    assert line in _run(told, "ask", "what did Holt say about ovens")
    assert line not in _run(told, "ask", "what did Ines Holt say")
    assert line not in _run(told, "ask", "what did Tom Ash say")
