"""A body that is asked after by what articles call it beside its name."""

from __future__ import annotations

import pytest

from index.names.directory.bodies import by_description
from index.names.directory.directory import directory
from index.types import Speaker

LANTERN = Speaker("Red Lantern", ("Red Lantern relief agency", "Lantern House"), (), 2)
BIRCH = Speaker("Ada Birch", ("Ada Birch Agency",), (), 2)


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("the relief agency", "Red Lantern"), ("the agency", "Red Lantern"), ("the house", None)],
)
def test_what_articles_call_a_body_describes_it(phrase: str, name: str | None) -> None:
    found = by_description(directory([LANTERN, BIRCH]), phrase).speaker
    assert (found and found.name) == name
