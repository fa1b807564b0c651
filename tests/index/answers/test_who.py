"""Questions after whoever said it: other words for the same count, and more of theirs is shown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.answers.answer import ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

TOLLS = """The council met on Monday about the bridge tolls in Tarsk.

Ada Birch promised new benches for the park.

“The bridge tolls have to be scrapped altogether,” said Otto Kovac. “Scrapping the tolls on the bridge is
the first thing I will do,” he said.

Mina Reyn said the choir would sing in May.
"""

ACCUSED = """Tarsk has argued about its bridge for a year.

Ada Birch accused Otto Kovac of wasting the bridge money.

Otto Kovac accused Ada Birch of sleeping while the bridge fell apart.

Mina Reyn accused the ferry company of greed.
"""


def speakers(tmp_path: Path, encoder: Encoder, text: str, question: str) -> list[str | None]:
    documents, index = tmp_path / "documents", tmp_path / "index"
    documents.mkdir()
    (documents / "a.md").write_text(f"---\ntitle: Tarsk\n---\n{text}", encoding="utf-8")
    bring_up_to_date(index, Source(documents), Makers(lambda: encoder))
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        asked = understand(question, snapshot.directory, date(2025, 5, 1))
        found = ask(snapshot, encoder, question, asked)
    reader.close()
    return [one.speaker.name if one.speaker else None for one in found.evidence]


def test_who_promised_it_may_be_told_with_another_verb(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, TOLLS, "Who promised to scrap the bridge tolls?")
    assert found == ["Otto Kovac", "Otto Kovac"]


def test_who_did_it_to_whom_is_told_apart_from_whoever_else_did(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, ACCUSED, "Who accused Otto Kovac of wasting the bridge money?")
    assert found == ["Ada Birch"]
