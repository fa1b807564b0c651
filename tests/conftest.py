"""One index of our own articles, made once with the real models, for every test that asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from index.embedding.load import load
from index.intake.build import Makers, Source, bring_up_to_date
from index.store import transfer
from index.store.reader import Reader
from tests.index.store.served import empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot
    from index.types import Place, Server

DOCUMENTS = Path(__file__).parent.parent / "documents"


@pytest.fixture(scope="session", autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the commands keep what they keep of whoever uses them: not in the home of who runs the tests."""
    made = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(made))
        yield made


@pytest.fixture(autouse=True)
def _bot_state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what a bot keeps be kept apart for each test: not in the checkout, beside that of who runs them."""
    monkeypatch.setenv("ONRECORD_BOT_STATE", str(tmp_path_factory.getbasetemp() / uuid4().hex / "bot.db"))


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load()


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    made = tmp_path_factory.mktemp("index")
    report = bring_up_to_date(made, Source(DOCUMENTS), Makers(lambda: encoder))
    assert report.problems == ()
    return made


@pytest.fixture(scope="session")
def served(index: Path) -> Server:
    """The same index, on a server."""
    made = empty()
    transfer.copy(index, made, lambda *_: None)
    return made


@pytest.fixture(params=["folder", "server"])
def home(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty place for an index: a test that asks for it holds of both kinds."""
    return empty() if request.param == "server" else tmp_path / "index"


@pytest.fixture(params=["index", "served"], ids=["folder", "server"])
def snapshot(request: pytest.FixtureRequest) -> Iterator[Snapshot]:
    """One state of the index of our own articles, in a folder and on a server."""
    reader = Reader(request.getfixturevalue(request.param))
    with reader.snapshot() as pinned:
        yield pinned
    reader.close()


@pytest.fixture
def place(tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the commands look for documents and index."""
    monkeypatch.setenv("ONRECORD_DOCUMENTS", str(tmp_path / "documents"))
    monkeypatch.setenv("ONRECORD_INDEX", str(tmp_path / "index"))
    monkeypatch.setattr("index.embedding.load.load", lambda *_, **__: encoder)
    return tmp_path
