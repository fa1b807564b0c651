"""The bot answers by the scalars that were fitted to its articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.library.library import Asked, Library
from index.answers import thresholds
from index.question.narrow import Given
from index.store.filter import EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path


def test_the_bot_answers_by_the_scalars_it_is_given(index: Path) -> None:
    asked = Asked("What did Juno Asker say about droughts?", Given(), EVERYTHING)
    silent = replace(thresholds.DEFAULT, enough=9.0, answers=9.0)
    for scalars, answers in ((thresholds.DEFAULT, True), (silent, False)):
        library = Library(index, None, scalars)
        assert bool(library.ask(asked).evidence) is answers
        library.close()
