"""An article is removed only while it is what was shown to whoever confirms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.intake.build import Makers, Source, bring_up_to_date
from tests.bot.scene import Scene, Stage, message, text

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder


def test_another_article_in_its_place_is_not_removed(encoder: Encoder, tmp_path: Path) -> None:
    file, index = tmp_path / "documents" / "bellows.md", tmp_path / "index"
    file.parent.mkdir()

    def put(words: str) -> None:
        file.write_text(f"---\ntitle: Bellows\n---\n“{words},” said Mildred Osgood.\n", encoding="utf-8")
        bring_up_to_date(index, Source(file.parent), Makers(lambda: encoder))

    async def story(on: Scene) -> None:
        asked = await on.mod.slash(on.general, "admin remove", source="bellows.md")
        assert "bellows.md" in text(asked)
        put("The anvil is another matter")
        await on.mod.click(message(asked), label="Remove it")
        assert "nothing was removed" in message(asked).content
        assert file.exists()

    put("The bellows are worn")
    Stage(index, encoder, tmp_path / "bot.db").play(story)
