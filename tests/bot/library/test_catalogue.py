"""The questions that the bot gives as examples of what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.library.catalogue import examples
from bot.library.library import Library
from index.store.filter import EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path


def test_an_example_names_a_thing_as_people_do(index: Path) -> None:
    library = Library(index, None)
    shown = examples(library, EVERYTHING)
    assert len(shown) == 3
    assert shown[0] == "What did Andrei Volkonin say about the capital?"
    assert shown[-1].endswith(" say about the river?")
    library.close()
