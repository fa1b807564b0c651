from __future__ import annotations

import pytest

from index.statements.extract import read
from index.statements.turns.headline import levelled

STORY = "\n\nAda Birch, the mayor, spoke on Monday. The council can not risk a deal about the dam, she said."


def said(text: str) -> list[tuple[str | None, str]]:
    (found,) = read([text])
    return [(one.name, " ".join(span.of(text) for span in one.spans)) for one in found.statements]


@pytest.mark.parametrize(
    ("headline", "words"),
    [
        ("Council can not risk a deal about dam – Birch", "Council can not risk a deal about dam"),
        ("Birch – Council can not risk a deal", "Council can not risk a deal"),
        ("No deal about the old dam: Birch", "No deal about the old dam"),
        ("Birch Says Council Can Not Risk Deal About Dam", "Council Can Not Risk Deal About Dam"),
    ],
)
def test_headlines_say_whose_words_they_are(headline: str, words: str) -> None:
    assert ("Ada Birch", words) in said(headline + STORY)


@pytest.mark.parametrize(
    "headline",
    [
        "Council can not risk a deal about dam – Port Weekly",
        "Council votes on the dam again – Kovac",  # whom the article does not name
        "The dam – Birch",
    ],
)
def test_other_lines_credit_nobody(headline: str) -> None:
    (found,) = read([headline + STORY])
    assert all(one.start > len(headline) for one in found.statements)


def test_a_headline_is_read_in_small_letters_but_for_names() -> None:
    text = "Birch Says Council Can Not Risk Deal About Dam" + STORY
    assert levelled(text).partition("\n")[0] == "Birch says council can not risk deal about dam"
    assert len(levelled(text)) == len(text)
