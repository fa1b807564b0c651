"""The pages under docs/ show what the commands print now."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.asked import Form
from index.question.understand import understand
from index.store.reader import Reader
from tests.documentation import PAGES, comparable, written

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.md")), ids=lambda page: page.stem)
def test_a_page_shows_what_its_commands_print(
    page: Path, index: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ONRECORD_INDEX", "ONRECORD_DOCUMENTS"):
        monkeypatch.setenv(name, "")  # put back afterwards, whatever the commands were run with
    text = page.read_text(encoding="utf-8")
    assert comparable(text) == comparable(written(text, index, encoder)), "stale: run make docs"


def test_every_figure_that_eval_prints_is_explained() -> None:
    page = (PAGES / "testing.md").read_text(encoding="utf-8")
    printed = page.partition("$ onrecord eval")[2].partition("````")[0]
    figures = {line[:18].strip() for line in printed.splitlines() if re.search(r" (\d\.\d{3}|–)$", line)}
    rows = "".join(line.partition(" | ")[0] for line in page.splitlines() if line.startswith("| `"))
    told = set(re.findall(r"`([^`]+)`", rows))
    assert len(figures) > 15
    assert figures <= told | {f"hit{name}" for name in told if name.startswith("@")}


def test_questions_named_for_a_form_are_of_that_form(index: Path) -> None:
    page = " ".join((PAGES / "testing.md").read_text(encoding="utf-8").split())
    told = dict(re.findall(r"`(\w+)` \(([^)]*“[^)]*)\)", page.partition("by their form: ")[2]))
    named = [(form, asked) for form, words in told.items() for asked in re.findall(r"“([^”]+\?)”", words)]
    assert set(told) == {form.value for form in Form}
    with Reader(index).snapshot() as snapshot:
        read = [(understand(asked, snapshot.directory, date(2025, 6, 1)).form, asked) for _, asked in named]
    assert read == named


def test_there_is_a_page_for_each_kind_of_user() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} >= {"asking", "running", "testing"}


ROOT = Path(__file__).parent.parent
NAMED = re.compile(r"`((?:index|bot|tests|docs|cli)/[a-z0-9_/.]*)`")


@pytest.mark.parametrize("page", ["CONTRIBUTING.md", "docs/architecture.md", "docs/testing.md", "README.md"])
def test_a_page_names_files_that_there_are(page: str) -> None:
    named = NAMED.findall((ROOT / page).read_text(encoding="utf-8"))
    assert [
        name for name in named if not any((root / name).exists() for root in (ROOT, ROOT / "index"))
    ] == []


def test_the_pages_for_those_who_change_it_name_files() -> None:
    pages = [
        (ROOT / page).read_text(encoding="utf-8") for page in ("CONTRIBUTING.md", "docs/architecture.md")
    ]
    assert all(len(NAMED.findall(page)) > 5 for page in pages)
