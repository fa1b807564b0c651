"""A quotation of words that an article had before it was corrected."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from index.check.check import check
from index.cli import app
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.filter import Filter
from index.store.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from index.check.check import Checked
    from index.embedding.encoder import Encoder

FIRST = "---\ntitle: The vote\n---\n“We shall keep the old bridge open,” said Ada Brandt. They left.\n"
SAID = "We shall keep the old bridge open"


@pytest.fixture
def corrected(tmp_path: Path, encoder: Encoder) -> Path:
    documents = tmp_path / "documents" / "city"
    documents.mkdir(parents=True)
    for text in (FIRST, FIRST.replace("open", "shut")):
        (documents / "a.md").write_text(text, encoding="utf-8")
        bring_up_to_date(tmp_path / "index", Source(documents.parent), Makers(lambda: encoder))
    return tmp_path / "index"


def one(index: Path, encoder: Encoder, text: str, within: Filter | None = None) -> Checked:
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        (found,) = check(snapshot, lambda: encoder, text, within=within).quotations
    reader.close()
    return found


def test_words_that_were_corrected_are_told_as_such(corrected: Path, encoder: Encoder) -> None:
    found = one(corrected, encoder, SAID)
    assert found.verdict == "altered"
    (before,) = found.earlier
    assert before.excerpt == "“We shall keep the old bridge open,” said Ada Brandt."
    assert before.revision.article.path == "city/a.md"
    assert before.revision.replaced
    assert one(corrected, encoder, SAID.replace("open", "shut")).earlier == ()
    assert one(corrected, encoder, SAID.replace("keep", "want")).earlier == ()
    assert one(corrected, encoder, SAID, Filter(collection="town")).earlier == ()


def test_the_terminal_says_so(corrected: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_INDEX", str(corrected))
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(corrected.parent / "documents"))
    shown = CliRunner().invoke(app, ["check", SAID], catch_exceptions=False).stdout
    assert "These words stood in an earlier version of The vote, until " in shown
    assert "    “We shall keep the old bridge open,” said Ada Brandt.\n" in shown
    assert "onrecord sources history city/a.md" in shown
    told = CliRunner().invoke(app, ["check", SAID, "--json"], catch_exceptions=False).stdout
    (before,) = json.loads(told)["quotations"][0]["earlier"]
    assert (before["excerpt"][:8], before["article"]["path"]) == ("“We shal", "city/a.md")
