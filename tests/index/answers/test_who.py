"""Questions after whoever said it: other words for the same count, and more of theirs is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.index.answers.one_article import answered

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
    shown = answered(tmp_path, encoder, text, question).evidence
    return [one.speaker.name if one.speaker else None for one in shown]


def test_who_promised_it_may_be_told_with_another_verb(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, TOLLS, "Who promised to scrap the bridge tolls?")
    assert found == ["Otto Kovac", "Otto Kovac"]


def test_who_did_it_to_whom_is_told_apart_from_whoever_else_did(tmp_path: Path, encoder: Encoder) -> None:
    found = speakers(tmp_path, encoder, ACCUSED, "Who accused Otto Kovac of wasting the bridge money?")
    assert found == ["Ada Birch"]
