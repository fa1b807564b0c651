"""Whose "the minister" is, where people wrote down who was it on those days."""

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

PEOPLE = """
- name: Ada Birch
  posts: [{post: education minister of Osmark, from: 2020, to: 2023}]
"""
HERS = {
    "minister": "Ada Birch was glad. “The playground is open,” the minister went on.",
    "both": "“The playground is free,” the education minister said. “Buses go there,” the transport minister"
    " said. Ada Birch waved.",
    "predecessor": "Ada Birch’s predecessor, Otto Lund, was sad. The education minister said that the"
    " playground was shut.",
    "her own country": "Osmark waited, and Osmark’s parliament, too. Ada Birch waved. “The playground is"
    " ours,” the education minister said.",
}
NOBODYS = {
    "without her": "Otto Lund was sad. “The playground is closed,” the education minister said.",
    "another's": "Ada Birch met the education minister of Kestria, Otto Lund. “My playground,” the"
    " minister said.",
    "of two": "Ada Birch was glad. “The playground is mud,” the transport minister said."
    " “The playground is far,” the minister said.",
    "another country's": "The parliament of Kestria met. Ada Birch came to Kestria. “The playground is"
    " snow,” the education minister said.",
    "something else": "Ada Birch, a baker, was glad. “The playground is big,” the education minister said.",
    "a minister": "Ada Birch was glad. “The playground is small,” a minister said.",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    folder = tmp_path_factory.mktemp("ascribed")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "people.yml").write_text(PEOPLE, encoding="utf-8")
    stories = {name: ("2021-08-02", text) for name, text in (HERS | NOBODYS).items()}
    stories["after"] = ("2024-08-02", HERS["minister"].replace("open", "late"))
    for name, (day, text) in stories.items():
        story = f"---\ntitle: {name}\npublished: {day}\n---\n\n{text}\n"
        (documents / f"{name}.md").write_text(story, encoding="utf-8")
    bring_up_to_date(folder / "index", Source(documents), Makers(lambda: encoder))
    return folder


def _run(told: Path, *arguments: str) -> list[dict[str, object]]:
    env = {"ONRECORD_DOCUMENTS": str(told / "documents"), "ONRECORD_INDEX": str(told / "index")}
    found = CliRunner().invoke(app, [*arguments, "--json"], env=env)
    assert found.exit_code == 0, found.output
    return [json.loads(line) for line in found.stdout.splitlines()]


@pytest.mark.parametrize(
    "question",
    [
        "what did the education minister of Osmark say about the playground",
        "what did Ada Birch say",
    ],
)
def test_what_the_minister_said_is_of_who_was_it(told: Path, question: str) -> None:
    (found,) = _run(told, "ask", question, "-n", "20")
    said = {(one["article"]["title"], one["speaker"]["name"]) for one in found["evidence"]}  # type: ignore[attr-defined]
    assert said == {(title, "Ada Birch") for title in HERS}


def test_it_is_listed_as_theirs(told: Path) -> None:
    listed = _run(told, "quotes", "--speaker", "Ada Birch")
    assert {one["path"] for one in listed} == {f"{title}.md" for title in HERS}
    (shown,) = _run(told, "show", "minister.md")
    assert [one["speaker_canonical"] for one in shown["statements"]] == ["Ada Birch"]  # type: ignore[attr-defined]
