"""Somebody whom a topic calls by a given name alone, and articles by the surname."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.answers.answer import ask
from index.intake.build import Makers, Source, bring_up_to_date
from index.names.directory.directory import directory
from index.question.first_names import with_first_names
from index.question.understand import understand
from index.store.reader import Reader
from index.types import Speaker

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

TODAY = date(2025, 5, 1)

SLUICES = """---
title: The sluices of Tarsk
---
“The sluices are old,” said Mirela Tandor, the engineer of Tarsk. Tandor said the gates had rusted.
"""

FERRY = """---
title: The ferry sails again
---
Mayor Ivo Volkonin said the ferry would sail again. He had long held his tongue, he said, out of respect for
Ms. Tandor. “The harbour is frozen,” Volkonin said. He said the tariffs on grain were too high. Volkonin said
the hospital would open in Ostermark, and that bakers there were paid too little.

Pavel Rill said that the hospital owed a lot to her. “Mirela is a friend of us all,” Rill said.
"""

BOOK = directory(
    [
        Speaker("Mirela Tandor", ("Tandor",), (), 5),
        Speaker("David Lund", (), (), 5),
        Speaker("Ivo Volkonin", (), (), 5),
        Speaker("Anna Volkonin", (), (), 4),
        Speaker("Warren Lund", (), (), 2),
        Speaker("Ada Warren", (), (), 2),
        Speaker("Ted Holm", (), (), 2),
        Speaker("Ted Birch", (), (), 2),
        Speaker("Clara Rill", (), (), 2),
        Speaker("Otto Rill", (), (), 2),
    ]
)


def test_words_on_somebody_answer_by_whichever_name(tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "sluices.md").write_text(SLUICES, encoding="utf-8")
    (tmp_path / "documents" / "ferry.md").write_text(FERRY, encoding="utf-8")
    bring_up_to_date(tmp_path / "index", Source(tmp_path / "documents"), Makers(lambda: encoder))
    reader = Reader(tmp_path / "index")
    with reader.snapshot() as told:
        question = "What did Volkonin say about Mirela?"
        found = ask(told, encoder, question, understand(question, told.directory, TODAY))
    reader.close()
    assert (
        found.evidence[0].excerpt == "He had long held his tongue, he said, out of respect for\nMs. Tandor."
    )
    assert found.missing is None


@pytest.mark.parametrize(
    ("question", "surnames"),
    [
        ("What did Volkonin say about Mirela's gates?", {"mirela": "tandor"}),
        ("What did Volkonin say about Mirela Sand?", {}),
        ("What did Volkonin say about the gates in David?", {}),
        ("What did Volkonin say about the Star of David?", {}),
        ("What did Volkonin say about Ted?", {}),
        ("What did Volkonin say about Warren?", {}),
        ("What did Ivo Volkonin say about Anna?", {}),
        ("What did Volkonin say about Kestria?", {}),
        ("What did Volkonin say about Clara?", {}),
    ],
)
def test_whom_a_given_name_alone_means(question: str, surnames: dict[str, str]) -> None:
    assert with_first_names(understand(question, BOOK, TODAY), BOOK).surnames == surnames
