"""One index of our own articles, made once with the real models, for every test that asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.embedding.load import load
from index.intake.build import Makers, Source, bring_up_to_date
from index.store.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.embedding.encoder import Encoder
    from index.store.reader import Snapshot

DOCUMENTS = Path(__file__).parent.parent / "documents"


@pytest.fixture(scope="session", autouse=True)
def state_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the commands keep what they keep of whoever uses them: not in the home of who runs the tests."""
    made = tmp_path_factory.mktemp("state")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(made))
        yield made


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load()


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory, encoder: Encoder) -> Path:
    made = tmp_path_factory.mktemp("index")
    report = bring_up_to_date(made, Source(DOCUMENTS), Makers(lambda: encoder))
    assert report.problems == ()
    return made


@pytest.fixture
def snapshot(index: Path) -> Iterator[Snapshot]:
    reader = Reader(index)
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
