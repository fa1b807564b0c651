"""Folders of articles: their paths, what is passed over, and what tells a change."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.articles.scan import Problem, digest, read, scope
from index.errors import ArticleError
from index.types import Article
from tests.index.articles.reading import articles, problems, put


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    put(
        tmp_path,
        {
            "documents/b.txt": "b",
            "documents/city/A.MD": "a",
            "documents/.hidden.txt": "hidden",
            "documents/.git/config.txt": "hidden",
            "seeds/a.txt": "seed",
        },
    )
    return tmp_path / "documents"


def paths(documents: Path, *under: Path) -> list[str]:
    return [article.path for article in articles(list(read(documents, under)))]


def test_paths_count_from_the_documents_folder(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths(documents) == ["b.txt", "city/A.MD"]
    assert paths(documents, documents) == ["b.txt", "city/A.MD"]
    assert paths(documents, documents / "city") == ["city/A.MD"]
    assert paths(documents, documents / "b.txt", documents / "b.txt", documents) == ["b.txt", "city/A.MD"]
    assert not any("cannot be read" in one for one in problems(list(read(documents, [documents / "b.txt"]))))
    assert paths(documents, documents / ".." / "seeds") == ["../seeds/a.txt"]
    assert paths(documents, documents.parent) == ["b.txt", "city/A.MD", "../seeds/a.txt"]
    monkeypatch.chdir(documents / "city")
    assert paths(documents, type(documents)("A.MD")) == ["city/A.MD"]
    assert paths(type(documents)(".."), type(documents)(".")) == ["city/A.MD"]


def test_a_path_is_the_same_through_a_link(documents: Path) -> None:
    link = documents.parent / "link"
    link.symlink_to(documents)
    assert paths(link) == paths(documents, link) == paths(link, documents) == ["b.txt", "city/A.MD"]


def test_scope_tells_what_a_reading_covers(documents: Path) -> None:
    everything = ("b.txt", "city/A.MD", "city/a.jsonl#3", "citywide.txt", "../seeds/a.txt")

    def covered(*under: Path) -> list[str]:
        return list(filter(scope(documents, under), everything))

    assert covered() == ["b.txt", "city/A.MD", "city/a.jsonl#3", "citywide.txt"]
    assert covered(documents / "city") == ["city/A.MD", "city/a.jsonl#3"]
    assert covered(documents / "city" / "a.jsonl") == ["city/a.jsonl#3"]
    assert covered(documents.parent / "seeds", documents / "b.txt") == ["b.txt", "../seeds/a.txt"]
    assert covered(documents.parent) == list(everything)


def test_a_missing_folder_is_an_error_before_anything_is_read(documents: Path) -> None:
    with pytest.raises(ArticleError, match=r"There is no .*/gone: make it"):
        read(documents / "gone")
    with pytest.raises(ArticleError, match=r"There is no .*/b\.tx:"):
        read(documents, [documents, documents / "b.tx"])


def test_files_that_are_no_articles_are_named(documents: Path) -> None:
    put(documents, {"c.xyz": "PK"})
    (documents / "d.txt").symlink_to("nowhere")
    os.mkfifo(documents / "e.txt")
    (documents / os.fsdecode(b"f\xff.txt")).write_text("f", encoding="utf-8")
    found = [one for one in read(documents) if isinstance(one, Problem) and "has no title" not in one.message]
    assert [(one.path, one.message.split(":")[0], one.fatal) for one in found] == [
        ("c.xyz", "is passed over", False),
        ("d.txt", "is no regular file, or a link to nothing", True),
        ("e.txt", "is no regular file, or a link to nothing", True),
        ("'f\\udcff.txt'", "has a name that is not UTF-8", True),
    ]
    assert paths(documents) == ["b.txt", "city/A.MD"]


def test_an_unreadable_file_is_named(documents: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(file))

    monkeypatch.setattr(type(documents), "read_bytes", refuse)
    assert "b.txt: cannot be read (Permission denied)" in problems(list(read(documents)))[1]


def test_the_digest_covers_text_and_all_metadata() -> None:
    article = Article("a", "text", "title", "https://a.example", "publisher", "author", date(2025, 3, 7))
    changed = [
        replace(article, text="text."),
        replace(article, title=None),
        replace(article, url=None),
        replace(article, publisher="author", author="publisher"),
        replace(article, published=date(2025, 3, 8)),
    ]
    assert len({digest(one) for one in (article, *changed)}) == 6
    assert digest(replace(article, path="elsewhere")) == digest(article)


def test_our_own_articles_have_nothing_wrong() -> None:
    found = list(read(Path(__file__).parents[3] / "documents"))
    assert problems(found) == []
    assert len(articles(found)) == 9
    assert {article.collection for article in articles(found)} == {"", "coast"}


def test_reading_loads_no_model_library() -> None:
    heavy = "{'torch', 'spacy', 'numpy', 'sqlite_utils', 'pydantic', 'trafilatura', 'lxml', 'pypdf', 'docx'}"
    code = f"import sys, index.articles.scan; sys.exit(bool({heavy} & set(sys.modules)))"
    subprocess.run([sys.executable, "-c", code], check=True)
