"""Files to read and what came of them, for the tests of reading articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.articles.scan import Problem, read
from index.types import Article

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FRONT = """title: "A: title"
url: https://paper.example/a
publisher: The Paper
author: A. Writer
published: 2025-03-07"""
CSV = "path,title,url,publisher,published\n"
ROW = "a.txt,Title,https://paper.example/a,The Paper,2025-03-07\n"


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def articles(found: Sequence[Article | Problem]) -> list[Article]:
    return [one for one in found if isinstance(one, Article)]


def problems(found: Sequence[Article | Problem]) -> list[str]:
    return [str(one) for one in found if isinstance(one, Problem)]


def one_article(folder: Path) -> Article:
    (article,) = read(folder)
    assert isinstance(article, Article)
    return article
