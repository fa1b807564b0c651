"""What articles call somebody, and which of them are the first to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.intake.build import Makers, Source, bring_up_to_date
from index.names.calls import FIRST
from index.store import store
from index.store.calls import StoredPapers

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding.encoder import Encoder

TITLES = ("Mayor ", "Mayor ", "Judge ", "Mayor ", "", "Judge ", "Mayor ", "Mayor ")


def test_the_first_that_call_somebody_alike_are_told_of_each_speaker(
    tmp_path: Path, encoder: Encoder
) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for number, title in enumerate(TITLES):
        text = f"“The dam leaks,” said {title}Anna Berg.\n\n“It does,” said {title}Ole Dahl."
        (documents / f"{number}.md").write_text(f"---\ntitle: Notes\n---\n\n{text}\n", encoding="utf-8")
    bring_up_to_date(tmp_path / "index", Source(documents), Makers(lambda: encoder))
    with store.reading(tmp_path / "index") as opened:
        papers = StoredPapers(opened)
        every = {name: papers.calls([name]) for name in ("Anna Berg", "Ole Dahl")}
        mayors, judges = (
            [one for one in every["Anna Berg"] if one.roles == (role,)] for role in ("mayor", "judge")
        )
        assert (len(mayors), len(judges)) == (TITLES.count("Mayor "), TITLES.count("Judge "))
        for asked in (
            ["Ole Dahl"],
            ["Anna Berg", "Ole Dahl"],
            ["Anna Berg"],
        ):  # some of whom are kept by then
            found = papers.first_calls(asked)
            assert list(found) == asked
            assert all({one.speaker for one in calls} == {name} for name, calls in found.items())
        called_so = [one for one in every["Anna Berg"] if one not in mayors[FIRST:]]
        assert found["Anna Berg"] == called_so
