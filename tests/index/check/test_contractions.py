"""A quotation whose contractions are written out, or made, is the record in another spelling."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from index.check.check import check
from index.check.earlier import earlier
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.filter import Filter
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

PAIRS = {
    "do not": "don't",
    "did not": "didn't",
    "cannot": "can't",
    "can not": "cannot",
    "will not": "won't",
    "shall not": "shan't",
    "it is": "it's",
    "it has": "it’s",
    "that is": "that's",
    "who is": "who’s",
    "they are": "they're",
    "I am": "I'm",
    "I will": "I'll",
    "we have": "we've",
    "would have": "would've",
    "they would": "they'd",
    "she had": "she'd",
    "let us": "let's",
}
WHERE = ("{} useless lanterns", "lanterns {} useless", "useless lanterns {}", "{} useless")
"""The place of the two words; the last has one word beside them that is no stop word."""

CASES = [
    (number, where, *pair)
    for number, (full, short) in enumerate(PAIRS.items())
    for where in WHERE
    for pair in ((full, short), (short, full))
]


def _said(number: int, where: str, words: str) -> str:
    """Return a sentence that no other case has, with its own noun."""
    noun = "".join(chr(ord("a") + int(figure)) for figure in f"{number:03}")
    return where.format(words).replace("useless", f"kur{noun}ol").replace("lanterns", f"vel{noun}ar")


@pytest.fixture(scope="module")
def stall(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Iterator[Snapshot]:
    here = tmp_path_factory.mktemp("articles")
    for number, (_, where, _, printed) in enumerate(CASES):
        text = f"“{_said(number, where, printed)},” said Otto Brandt.\n\n“Nobody asked us,” said Ines Corral."
        (here / f"{number}.txt").write_text(text, encoding="utf-8")
    made = tmp_path_factory.mktemp("index")
    bring_up_to_date(made, Source(here), Makers(lambda: encoder))
    with closing(Reader(made)) as reader, reader.snapshot() as pinned:
        yield pinned


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_short_quotation_with_a_contraction_written_otherwise_is_found(
    stall: Snapshot, encoder: Encoder, number: int
) -> None:
    _, where, quoted, printed = CASES[number]
    (found,) = check(stall, lambda: encoder, f"“{_said(number, where, quoted)}”").quotations
    assert (found.verdict, found.change) == ("altered", "spelling")
    assert found.matches[0].article.path == f"{number}.txt"
    assert [(edit.theirs, edit.ours) for edit in found.edits if edit.change] == [(quoted, printed)]


@pytest.mark.parametrize("number", range(0, len(CASES), 5))
def test_the_printed_words_are_exact_or_trimmed_and_another_s_are_somebody_else_s(
    stall: Snapshot, encoder: Encoder, number: int
) -> None:
    _, where, quoted, printed = CASES[number]
    (found,) = check(stall, lambda: encoder, f"“{_said(number, where, printed)}”").quotations
    assert found.verdict in {"exact", "trimmed"}
    (other,) = check(stall, lambda: encoder, _said(number, where, quoted), "Ines Corral").quotations
    assert other.verdict == "somebody_else"


@pytest.mark.parametrize(
    ("number", "theirs"),
    [(0, "do"), (2, "did"), (24, "it was"), (8, "can"), (16, "they are"), (40, "they were")],
)
def test_what_is_no_contraction_of_it_is_another_word(
    stall: Snapshot, encoder: Encoder, number: int, theirs: str
) -> None:
    _, where, _, _ = CASES[number]
    for found in check(stall, lambda: encoder, _said(number, where, theirs)).quotations:
        assert found.verdict in {"not_found", "near"} or found.change in {"words", "negation"}


def test_words_of_an_earlier_version_are_found_with_contractions_written_out(
    tmp_path: Path, encoder: Encoder
) -> None:
    (tmp_path / "articles").mkdir()
    page, source = tmp_path / "articles" / "a.txt", Source(tmp_path / "articles")
    for text in ("“They're all useless, and we won't pay,” said Otto Brandt.", "“We pay,” said Otto Brandt."):
        page.write_text(text, encoding="utf-8")
        bring_up_to_date(tmp_path / "index", source, Makers(lambda: encoder))
    with closing(Reader(tmp_path / "index")) as reader, reader.snapshot() as pinned:
        (found,) = earlier(pinned.store, Filter(), "they are all useless, and we will not pay")
        assert found.excerpt == "“They're all useless, and we won't pay,” said Otto Brandt."
