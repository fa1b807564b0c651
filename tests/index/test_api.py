"""The public face of the core, as its own docstring uses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from index import api
from index.errors import QuestionError, StoreError
from index.question.narrow import Given

if TYPE_CHECKING:
    from pathlib import Path


def test_an_index_is_asked_searched_and_checked(index: Path) -> None:
    with api.opened(index) as opened_index:
        answer = opened_index.ask("What did Juno Asker say about droughts?")
        assert "Droughts make the wars." in answer.evidence[0].excerpt
        assert answer.evidence[0].link is not None
        narrowed = opened_index.ask("droughts", Given(speaker="Juno Asker", publisher="The Lantern"))
        assert {one.article.publisher for one in narrowed.evidence} == {"The Lantern"}
        assert len(opened_index.search("the height of the dam", k=3)) == 3
        assert opened_index.check("“Droughts make the wars.”").quotations[0].verdict == "exact"


def test_what_it_is_not_given_is_said(index: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no index"), api.opened(tmp_path):
        pass
    with (
        api.opened(index) as opened_index,
        pytest.raises(QuestionError, match="No article has the collection"),
    ):
        opened_index.search("dam", collection="nowhere")
    with (
        api.opened(index, "another-model") as opened_index,
        pytest.raises(StoreError, match="ONRECORD_MODEL"),
    ):
        opened_index.ask("dam")


def test_what_is_exported() -> None:
    assert api.__all__ == ["OpenIndex", "opened"]
