"""Buttons under an answer whose articles have changed since, and after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.handlers.buttons import CHANGED
from index.intake.build import Makers, Source, bring_up_to_date
from tests.bot.scene import Scene, Stage, labels, message, quoted, text

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

FIRST = "“Amber is what we trade in,” said Mildred Osgood, who trades in amber."
SECOND = "“We trade amber for wool,” said Mildred Osgood at the fair."


def test_a_context_is_of_the_excerpt_that_it_stands_under(encoder: Encoder, tmp_path: Path) -> None:
    documents, index = tmp_path / "documents", tmp_path / "index"
    documents.mkdir()
    for name, words in (("first.txt", FIRST), ("second.txt", SECOND)):
        (documents / name).write_text(f"It rained all day.\n\n{words}\n", encoding="utf-8")
    makers = Makers(lambda: encoder)
    bring_up_to_date(index, Source(documents), makers)

    async def story(on: Scene) -> None:
        done = await on.alice.slash(on.general, "ask", question="What did Mildred Osgood say about amber?")
        first, second = quoted(text(done))
        context = await on.alice.click(message(done), label="Context")
        assert labels(message(context)) == ["Excerpt 2"]
        changed = next(file for file in documents.iterdir() if first in file.read_text(encoding="utf-8"))
        changed.write_text("“Amber is dear,” said somebody else.\n", encoding="utf-8")
        bring_up_to_date(index, Source(documents), makers)
        assert text(await on.alice.click(message(done), label="Context")) == CHANGED
        assert second in text(await on.alice.click(message(context), label="Excerpt 2"))
        assert on.met() == [CHANGED]

    Stage(index, encoder, tmp_path / "bot.db").play(story)
