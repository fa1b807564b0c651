"""A Discord on this machine and the real bot in it. Skipped where the emulator is not there."""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[3]
EMULATOR = ROOT.parent / "shared" / "discord"

if EMULATOR.is_dir():
    sys.path.insert(0, str(EMULATOR))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not EMULATOR.is_dir():
        reason = f"the Discord emulator is not in {EMULATOR}"
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our own articles, with a collection of their own that is to be hidden."""
    made = tmp_path_factory.mktemp("e2e") / "documents"
    shutil.copytree(ROOT / "documents", made)
    (made / "vault").mkdir()
    (made / "vault" / "secret.md").write_text(SECRET, encoding="utf-8")
    (made / "open").mkdir()
    (made / "open" / "plain.md").write_text(PLAIN, encoding="utf-8")
    return made


SECRET = """---
title: The vault of Zembla
publisher: Hidden Herald
url: https://hidden.example/vault
published: 2025-04-01
---
“The vault of Zembla holds forty crates of amber,” said Quentin Harrowgate.
"""

PLAIN = """---
title: Amber in the harbour
publisher: Open Observer
url: https://open.example/amber
published: 2025-04-02
---
“Amber is a fine thing to trade,” said Mildred Osgood. “We will trade amber in the spring,” Osgood added.

“**Do** not ping @everyone or <@1234>,” said Mildred Osgood of the `amber` [list](https://open.example/list).
"""


@pytest.fixture(scope="session")
def settings(documents: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the bot is started with."""
    from index.embedding.load import load
    from index.intake.build import Makers, Source, bring_up_to_date

    index = tmp_path_factory.mktemp("e2e-index")
    bring_up_to_date(index, Source(documents), Makers(load))
    return {
        "ONRECORD_DOCUMENTS": str(documents),
        "ONRECORD_INDEX": str(index),
        "ONRECORD_BOT_STATE": str(tmp_path_factory.mktemp("e2e-state") / "bot.db"),
        "ONRECORD_PERSON_LIMIT": "100000",
        "ONRECORD_SERVER_LIMIT": "100000",
    }


def release(world: Any) -> None:
    """Close what the emulator leaves open of the bots' output."""
    for bot in world.bots:
        bot.process.stdout.close()


PYTHON = [sys.executable, "-m"]
BOT = [*PYTHON, "bot"]


@pytest.fixture(scope="session")
def start() -> Callable[..., Any]:
    """Start the bot in a world."""

    def start_(world: Any, settings: dict[str, str], *, module: str = "bot") -> Any:
        bot = world.start_bot([*PYTHON, module], cwd=ROOT, env=settings, commands=["ask", "admin"])
        world.slash("ask", question="who spoke of amber?", user="owner", timeout=60)  # the model is loaded
        return bot

    return start_


@pytest.fixture(scope="session")
def world(settings: dict[str, str], start: Callable[..., Any]) -> Iterator[Any]:
    """A server with the bot in it, shared by the tests that leave it as it was."""
    made = import_module("discord_emulator").World()
    try:
        with made:
            start(made, settings)
            yield made
    finally:
        release(made)


@pytest.fixture
def fresh() -> Iterator[Callable[..., Any]]:
    """Make worlds that a test may break."""
    made: list[Any] = []

    def fresh_(**config: Any) -> Any:
        made.append(import_module("discord_emulator").World(**config))
        return made[-1].__enter__()

    yield fresh_
    for world in made:
        world.__exit__()
        release(world)


@pytest.fixture
def alone(settings: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """What a bot is started with that remembers nothing, over the articles that all tests share."""
    return settings | {"ONRECORD_BOT_STATE": str(tmp_path / "bot.db")}


@pytest.fixture(autouse=True)
def _no_problems(request: pytest.FixtureRequest) -> Iterator[None]:
    """The bot behaves in every test that uses the shared world."""
    yield
    if "world" in request.fixturenames:
        assert request.getfixturevalue("world").problems() == []
