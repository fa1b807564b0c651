"""Answers from an index of one article, or two."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from index.answers.answer import ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.question.understand import understand
from index.store.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from index.answers.answer import Answer
    from index.embedding.encoder import Encoder


def answered(tmp_path: Path, encoder: Encoder, text: str, question: str, other: str = "") -> Answer:
    """Index an article with this text, and return the answer to a question.

    :param other: a second article, its title in the first line.
    """
    documents, index = tmp_path / "documents", tmp_path / "index"
    documents.mkdir()
    (documents / "a.md").write_text(f"---\ntitle: Tarsk\n---\n{text}", encoding="utf-8")
    if other:
        title, _, rest = other.partition("\n")
        (documents / "b.md").write_text(f"---\ntitle: {title}\n---\n{rest}", encoding="utf-8")
    bring_up_to_date(index, Source(documents), Makers(lambda: encoder))
    reader = Reader(index)
    with reader.snapshot() as snapshot:
        asked = understand(question, snapshot.directory, date(2025, 5, 1))
        found = ask(snapshot, encoder, question, asked)
    reader.close()
    return found
