"""What a quotation skips, where two readings are as good."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.check.check import check
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

TEXT = """\
“There is no toll. There was never a toll. I like bridges,” said Tove Lind.

“I never said it was cheap. I never said it was good. I said it was ours,” said Ines Dahl.

“The weir is safe. It rained. The weir is safe. The sluice is not,” said Per Voss.
"""


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    made = tmp_path_factory.mktemp("skipped")
    (made / "documents").mkdir()
    (made / "documents" / "a.txt").write_text(TEXT, encoding="utf-8")
    bring_up_to_date(made / "index", Source(made / "documents"), Makers(lambda: encoder))
    reader = Reader(made / "index")
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


def _told(said: Snapshot, encoder: Encoder, text: str) -> tuple[str, str | None, list[str]]:
    (found,) = check(said, lambda: encoder, text).quotations
    skipped = [edit.ours for edit in found.edits if edit.op.value == "insert" and edit.ours.isprintable()]
    return found.verdict.value, found.change.value if found.change else None, skipped


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        ("There is no toll. I like bridges", ["There was never a toll"]),
        ("There is no toll … I like bridges", ["There was never a toll"]),
        ("I never said it was cheap. I said it was ours", ["I never said it was good"]),
    ],
)
def test_a_sentence_that_is_skipped_takes_nothing_back_however_like_the_next_it_begins(
    said: Snapshot, encoder: Encoder, text: str, skipped: list[str]
) -> None:
    assert _told(said, encoder, text) == ("trimmed", None, skipped)


def test_what_is_skipped_is_told_as_whole_where_other_words_differ(said: Snapshot, encoder: Encoder) -> None:
    told = _told(said, encoder, "There is no toll. I liked bridges")
    assert told == ("altered", "words", ["There was never a toll"])


def test_of_two_places_for_a_sentence_that_next_to_what_follows_counts(
    said: Snapshot, encoder: Encoder
) -> None:
    assert _told(said, encoder, "The weir is safe. The sluice is not")[0] == "exact"
    assert _told(said, encoder, "It rained. The sluice is not")[2] == ["The weir is safe"]
    assert _told(said, encoder, "The weir is safe. It rained. The sluice is not")[2] == ["The weir is safe"]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("There is a toll. I like bridges", "negation"),
        ("There is no toll. There was a toll. I like bridges", "negation"),
        ("I said it was cheap. I said it was ours", "negation"),
    ],
)
def test_a_not_that_is_left_out_within_a_sentence_stays_grave(
    said: Snapshot, encoder: Encoder, text: str, change: str
) -> None:
    assert _told(said, encoder, text)[:2] == ("altered", change)
