"""What a spokesman without a name says for a firm or body that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index.whose import nobody
from tests.index.answers.one_article import answered

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

FIRMS = (
    "Harrow Salt reopened the plant. A Harrow Salt spokesman said the leak had been mended. A critic of "
    "Harrow Salt said it stank.\n\n"
    "A spokeswoman for Brightway Stores, which has agreed to pay for the land, said the company expected to "
    "create 120 jobs. Brightway Stores said the homes would be cheap.\n\n"
    "A spokesman for Norvik Air said passengers would be paid. A spokesman for Ada Birch said she would not "
    "resign.\n\nOskelia’s military said the shelling had stopped."
)


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        (
            "what did Harrow Salt say",
            {("the leak had been mended", "unnamed here: “A Harrow Salt spokesman”")},
        ),
        (
            "what did Brightway Stores say",
            {
                ("120 jobs", "unnamed here: “A spokeswoman for Brightway Stores”"),
                ("homes would be cheap", "Brightway Stores"),
            },
        ),
        (
            "what did the airline say",
            {("passengers would be paid", "unnamed here: “A spokesman for Norvik Air”")},
        ),
        (
            "what did Oskelia’s military say",
            {("the shelling had stopped", "unnamed here: “Oskelia’s military”")},
        ),
        ("what did Ada Birch say", set()),
    ],
)
def test_a_spokesman_without_a_name_says_what_the_firm_says(
    tmp_path: Path, encoder: Encoder, question: str, shown: set[tuple[str, str]]
) -> None:
    found = answered(tmp_path, encoder, FIRMS, question).evidence
    told = {(one.excerpt, one.speaker.name if one.speaker else nobody(one)) for one in found}
    assert len(told) == len(shown)
    assert all(any(words in text and who == by for text, by in told) for words, who in shown)
