"""Whose words are a post's, where people wrote down for which days somebody held it."""

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
  posts: [{post: mayor of Ely, from: 2020, to: 2023-09}, {post: mayor of Ely, from: 2012, to: 2013}]
- name: Otto Lund
  posts: [{post: mayor of Ely, from: 2023-10}]
- name: Eva Rask
  posts: [head of the Ely Choir]
- name: Ida Holm
  posts: [{post: judge of Ely, from: 2023-03}]
- name: Nora Vik
  posts: [the guild]
- name: Per Dahl
  posts: [{post: the guild, to: 2019}]
"""
STORIES = {
    "before": ("2023-08-02", "“A shut door teaches nobody,” said Otto Lund. “We read,” said Ada Birch."),
    "after": ("2023-11-02", "“The door is open,” said Otto Lund. “I miss the door,” said Ada Birch."),
    "first": ("2012-05-02", "“A door is a door,” said Ada Birch. “We sing,” said Eva Rask."),
    "undated": ("", "The judge of Ely, Ida Holm, said the court was full."),
    "shut": ("2023-05-02", "“Nobody told us,” said Nora Vik. “Nor me,” said Per Dahl."),
    "between": ("2016-05-02", "“No door is mine,” said Ada Birch. “We still sing,” said Eva Rask."),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    folder = tmp_path_factory.mktemp("office")
    documents = folder / "documents"
    documents.mkdir()
    (documents / "people.yml").write_text(PEOPLE, encoding="utf-8")
    for name, (day, text) in STORIES.items():
        story = f"---\ntitle: {name}\npublished: {day}\n---\n\n{text}\n"
        (documents / f"{name}.md").write_text(story, encoding="utf-8")
    bring_up_to_date(folder / "index", Source(documents), Makers(lambda: encoder))
    return folder


def _ask(told: Path, *arguments: str) -> str:
    env = {"ONRECORD_DOCUMENTS": str(told / "documents"), "ONRECORD_INDEX": str(told / "index")}
    found = CliRunner().invoke(app, ["ask", *arguments], env=env)
    assert found.exit_code == 0, found.output
    return found.stdout


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("what did the mayor of Ely say", {"“We read,”", "“The door is open,”", "“A door is a door,”"}),
        ("what did the mayor of Ely say in 2023", {"“We read,”", "“The door is open,”"}),
        ("what did the head of the Ely Choir say", {"“We sing,”", "“We still sing,”"}),  # no days: of all
        ("what did Otto Lund say", {"“A shut door teaches nobody,”", "“The door is open,”"}),
    ],
)
def test_a_posts_words_are_of_the_days_when_it_was_held(told: Path, question: str, shown: set[str]) -> None:
    found = json.loads(_ask(told, question, "--json"))
    assert {one["excerpt"].partition(" said")[0] for one in found["evidence"]} == shown


def test_each_holder_is_shown_with_the_years_once(told: Path) -> None:
    found = _ask(told, "what did the mayor of Ely say", "-n", "1")
    assert "mayor of Ely: Otto Lund (since 2023), Ada Birch (2012–2023)\n" in found
    assert "all: onrecord ask 'what did the mayor of Ely say' -n 3\n" in found


@pytest.mark.parametrize(
    ("when", "told_"),
    [
        ("in April 2023", "in those of 1 April 2023 to 30 April 2023"),
        ("", "in those known to be of the days as judge of Ely"),
    ],
)
def test_who_is_quoted_in_an_article_of_no_day_is_not_called_never_quoted(
    told: Path, when: str, told_: str
) -> None:
    found = _ask(told, f"what did the judge of Ely say {when}")
    assert f"Ida Holm is quoted in these articles, but not {told_}.\n" in found


def test_who_is_written_down_as_a_body_speaks_for_it(told: Path) -> None:
    found = _ask(told, "what did the guild say")
    assert "for the guild: Nora Vik\n" in found
    assert "“Nobody told us,” said Nora Vik." in found
    assert "Per Dahl (" not in found


def test_nor_do_they_answer_on_a_topic_otherwise(told: Path) -> None:
    found = _ask(told, "what did the mayor of Ely say about the door", "--json")
    said = {one["excerpt"].partition(" said")[0] for one in json.loads(found)["evidence"]}
    assert {"“The door is open,”", "“A door is a door,”"} <= said
    assert said.isdisjoint({"“A shut door teaches nobody,”", "“I miss the door,”", "“No door is mine,”"})
