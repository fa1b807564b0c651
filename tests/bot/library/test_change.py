"""What the bot changes in the index, and what it says when it cannot."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.library import change
from tests.index.store.damage import TEXT, damage, damages, indexed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from index.embedding.encoder import Encoder

    Said = Callable[..., tuple[int, dict[str, Any]]]

CHANGES = (
    ("index",),
    ("merge", "Anna Berg", "Otto Brehm"),
    ("remove", "3.md"),
    ("add", "{documents}/new.md", ""),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    return indexed(tmp_path_factory.mktemp("whole"), encoder)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    def run(*arguments: str) -> tuple[int, dict[str, Any]]:
        status = change.main(*arguments)
        return status, json.loads(capsys.readouterr().out.splitlines()[-1])

    return run


@pytest.mark.parametrize("change_", CHANGES, ids=" ".join)
def test_the_bots_changes_explain_a_damaged_index(
    place: Path, whole: Path, change_: tuple[str, ...], said: Said
) -> None:
    refused = 0
    for first, last in damages(whole):
        damage(place, whole, first, last)
        (place / "documents" / "people.yml").unlink(missing_ok=True)  # which an earlier merge wrote
        arguments = [word.format(documents=place / "documents") for word in change_]
        status, told = said(*arguments)
        assert status == int("error" in told)
        assert "Mend: onrecord index" in told.get("error", "Mend: onrecord index"), (first, last)
        refused += status
    assert refused >= 3


def test_a_merge_of_nobody_is_refused_with_whoever_may_be_meant(place: Path, whole: Path, said: Said) -> None:
    damage(place, whole, 0, 0)
    assert said("merge", "Nobody Atall", "Anna Berg") == (
        1,
        {
            "error": "No article names 'Nobody Atall', and nothing is changed. A name that none has you can "
            "write into people.yml yourself. See who is named with: onrecord speakers --all"
        },
    )
    assert said("merge", "anna burg", "Anna Berg")[1]["error"].endswith("Did you mean Anna Berg?")
    assert said("split", "Anna", "Nobody Atall")[0] == 1
    assert said("merge", "Anna Berg", "Anne Berg")[1]["error"].endswith("Did you mean Anna Berg?")
    assert said("merge", "Anna Berg", "Otto Brehm") == (0, {"ruled": "Anna Berg", "holds": True})
    assert said("merge", "Anna Berg", "Otto Brehm") == (1, {"error": "That was decided already."})


def test_what_cannot_be_read_of_a_file_that_is_added_is_told(place: Path, whole: Path, said: Said) -> None:
    damage(place, whole, 0, 0)
    lines = [json.dumps({"text": TEXT.format(n=99)}), "no JSON"]
    (place / "some.jsonl").write_text("\n".join(lines), encoding="utf-8")
    status, told = said("add", str(place / "some.jsonl"), "")
    assert (status, told["file"], told["what"]) == (0, "some.jsonl", "is added")
    assert len(told["problems"]) == 1
