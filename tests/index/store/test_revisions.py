"""A corrected article keeps what it said; a removed one leaves nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from index.errors import StoreError
from index.intake.build import Source, bring_up_to_date
from index.store import articles, revisions, store, write
from index.store.revisions import Correction, changes, history
from tests.index.articles.reading import put
from tests.index.making import MAKERS, empty_index
from tests.index.store.test_store import ARTICLE
from tests.index.store.test_store import put as put_article

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from index.store.store import Writer
    from index.types import Place

CORRECTED = replace(ARTICLE, text=ARTICLE.text.replace("won", "lost"))


@pytest.fixture
def opened(home: Place) -> Iterator[Writer]:
    made = empty_index(home)
    yield made
    made.close()


def test_a_corrected_article_keeps_what_it_said(opened: Writer) -> None:
    for article in (ARTICLE, ARTICLE, CORRECTED, replace(CORRECTED, title="Vote (corrected)")):
        put_article(opened, article)
    versions = history(opened, ARTICLE.path)
    assert [(one.article.text, one.article.title) for one in versions] == [
        (ARTICLE.text, "Vote"),
        (CORRECTED.text, "Vote"),
        (CORRECTED.text, "Vote (corrected)"),
    ]
    assert [one.replaced is None for one in versions] == [False, False, True]
    assert versions[0].article == ARTICLE
    assert list(changes(ARTICLE, CORRECTED)) == [Correction("won,”", "lost,”")]


def test_a_removed_article_has_no_history(opened: Writer) -> None:
    put_article(opened, ARTICLE)
    put_article(opened, CORRECTED)
    write.remove(opened, ARTICLE.path)
    assert history(opened, ARTICLE.path) == []
    assert opened._db.execute("SELECT count(*) FROM revision").fetchone() == (0,)


def test_an_altered_revision_is_never_shown(opened: Writer) -> None:
    put_article(opened, ARTICLE)
    put_article(opened, CORRECTED)
    with opened.change():
        opened._db.execute("UPDATE revision SET text = replace(text, 'won', 'fled')")
    with pytest.raises(StoreError, match=r"an earlier version of 'city/a\.md' is not what was kept"):
        history(opened, ARTICLE.path)


def test_a_rebuild_keeps_history(home: Place, tmp_path: Path) -> None:
    documents = put(tmp_path / "documents", {"a.txt": "One.", "b.txt": "Bee."})
    bring_up_to_date(home, Source(documents), MAKERS)
    put(documents, {"a.txt": "Two."})
    bring_up_to_date(home, Source(documents), MAKERS)
    put(documents, {"a.txt": "Three."})
    (documents / "b.txt").unlink()
    bring_up_to_date(home, Source(documents), MAKERS, rebuild=True)
    with store.reading(home) as held:
        assert [one.article.text for one in history(held, "a.txt")] == ["One.", "Two.", "Three."]
        assert history(held, "b.txt") == []
        assert all(one.replaced for one in history(held, "a.txt")[:-1])


def test_a_renamed_file_keeps_history(home: Place, tmp_path: Path) -> None:
    documents = put(tmp_path / "documents", {"a.txt": "One.", "b.txt": "Bee."})
    index = home
    bring_up_to_date(index, Source(documents), MAKERS)
    put(documents, {"a.txt": "Two."})
    bring_up_to_date(index, Source(documents), MAKERS)
    (documents / "city").mkdir()
    (documents / "a.txt").rename(documents / "city" / "renamed.txt")
    put(documents, {"c.txt": "Sea."})
    bring_up_to_date(index, Source(documents), MAKERS)
    with store.reading(index) as held:
        assert [one.article.text for one in history(held, "city/renamed.txt")] == ["One.", "Two."]
        assert history(held, "a.txt") == []
        assert [one.article.text for one in history(held, "c.txt")] == ["Sea."]


def test_what_is_removed_is_in_no_file(tmp_path: Path) -> None:
    documents = put(
        tmp_path / "documents",
        {f"{n}.txt": f"“We won {n},” said Anna Berg. Nobody else spoke of it." for n in range(30)},
    )
    put(documents, {"x.txt": "“The zeppelin zigzagged,” said Xenia Quux. They wondered."})
    index = tmp_path / "index"
    bring_up_to_date(index, Source(documents), MAKERS)
    put(documents, {"x.txt": "“The zeppelin zoomed,” said Xenia Quux. They wondered."})
    bring_up_to_date(index, Source(documents), MAKERS)
    assert found_in(index, b"zigzag")
    (documents / "x.txt").unlink()
    bring_up_to_date(index, Source(documents), MAKERS)
    for word in (b"zeppelin", b"zigzag", b"zoom", b"quux", b"Quux", b"x.txt"):
        assert found_in(index, word) == []
    opened = store.open_to_read(index / (index / "current").read_text())
    assert len(list(articles.within(opened))) == 30
    assert revisions.history(opened, "x.txt") == []
    opened.close()


def found_in(folder: Path, word: bytes) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and word in file.read_bytes()]


def test_a_bare_file_renamed_without_its_row_keeps_history(tmp_path: Path) -> None:
    rows = "path,title,publisher\na.txt,First,The News\n"
    documents = put(tmp_path / "documents", {"a.txt": "One.", "sources.csv": rows})
    index = tmp_path / "index"
    bring_up_to_date(index, Source(documents), MAKERS)
    put(documents, {"a.txt": "Two."})
    bring_up_to_date(index, Source(documents), MAKERS)
    (documents / "a.txt").rename(documents / "renamed.txt")
    put(documents, {"other.md": "---\npublisher: The Post\n---\nTwo."})  # another paper's, of the same words
    bring_up_to_date(index, Source(documents), MAKERS)
    with store.reading(index) as held:
        assert [one.article.text for one in history(held, "renamed.txt")] == ["One.", "Two."]
        assert [one.article.text for one in history(held, "other.md")] == ["Two."]
