"""Whose words those are that a sentence takes from somebody: "according to the ministry"."""

from __future__ import annotations

import pytest

from index.statements.extract import read

SOURCES = [
    "the ministry",
    "police",
    "officials",
    "prosecutors",
    "witnesses",
    "court documents",
    "the report",
    "the indictment",
    "a study published on Friday",
    "people familiar with the matter",
    "a senior official at the ministry",
    "the mayor",
    "a neighbour",
    "his lawyer",
]


def _said(text: str) -> list[tuple[str | None, list[str]]]:
    (found,) = read([text])
    return [(one.name, [span.of(text) for span in one.spans]) for one in found.statements]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("According to {}, Palm filed his claims late.", ["Palm filed his claims late"]),
        ("According to {}, Gerrit Palm was late.", ["Gerrit Palm was late"]),
        ("Palm, according to {}, filed his claims late.", ["Palm", "filed his claims late"]),
        ("Palm filed his claims late, according to {}.", ["Palm filed his claims late"]),
    ],
)
def test_what_is_told_of_somebody_is_not_theirs(source: str, told: str, said: list[str]) -> None:
    text = f"Gerrit Palm keeps sheep near Harrow.\n\n{told.format(source)}"
    assert _said(text) == [(None, said)]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("According to the baker, Anna Reed, it rained.", "it rained"),
        ("According to the baker, Anna Reed, Palm filed his claims late.", "Palm filed his claims late"),
        ("Palm filed his claims late, according to the baker, Anna Reed.", "Palm filed his claims late"),
        ("According to the mayor of Ely, Anna Reed, the sheep were lost.", "the sheep were lost"),
    ],
)
def test_a_name_in_commas_is_of_whom_is_cited(told: str, said: str) -> None:
    assert _said(f"Gerrit Palm keeps sheep.\n\n{told}") == [("Anna Reed", [said])]


def test_a_post_before_a_comma_is_not_of_whom_the_sentence_is_about() -> None:
    told = "Gerrit Palm keeps sheep.\n\nAccording to the mayor, Palm filed his claims late.\n\n"
    text = f"{told}The mayor denied it was wet."
    assert _said(text)[-1] == (None, ["it was wet"])
