"""Metadata in front matter and sources.csv: what is wrong is named, and nothing else is lost."""

from __future__ import annotations

import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest

from index.articles import front_matter
from index.articles.metadata import check
from index.articles.scan import Problem, read
from index.errors import ArticleError
from index.types import Article
from tests.index.articles.reading import CSV, FRONT, ROW, articles, one_article, problems, put

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "written",
    ["2025-03-07", "'2025-03-07'", "2025-03-07T23:30:00Z", "2025-03-07 23:30:00+05:00", "20250307"],
)
def test_dates(written: str) -> None:
    fields, _ = front_matter.split(f"---\npublished: {written}\n---\n")
    assert check(fields)[0].published == date(2025, 3, 7)


@pytest.mark.parametrize("written", ["7 March 2025", "03/07/2025", "2025-02-30", "yesterday"])
def test_a_bad_date_is_left_out_and_the_article_kept(tmp_path: Path, written: str) -> None:
    put(tmp_path, {"a.md": f"---\n{FRONT.replace('2025-03-07', written)}\n---\nText"})
    found = list(read(tmp_path))
    assert articles(found)[0].published is None
    assert articles(found)[0].title == "A: title"
    none = ", and there is no such day" if written == "2025-02-30" else ""
    told = f"published is {written!r}{none}: write the day as YYYY-MM-DD, such as 2025-03-07"
    assert found[1] == Problem("a.md", told, fatal=False)


@pytest.mark.parametrize(
    "url", ["paper.example/a", "ftp://paper.example/a", "https://", "https://a b", "javascript:x"]
)
def test_a_bad_url_is_left_out(url: str) -> None:
    metadata, faults = check({"url": url, "title": "T", "publisher": "P", "published": "2025-03-07"})
    assert metadata.url is None
    assert faults == (f"url is {url!r}: write the article's whole address, beginning with https://",)


def test_values_stay_the_words_that_stand_there() -> None:
    fields, _ = front_matter.split(
        "---\ntitle: 1984\npublisher: No\nAuthor: null\nurl: ~\nlayout: post\n---\n"
    )
    assert fields == {"title": "1984", "publisher": "No", "author": None, "url": None, "layout": "post"}


def test_several_authors_and_odd_values() -> None:
    metadata, faults = check({"author": ["A. Writer", "B. Writer"], "title": {"a": 1}, "publisher": 24})
    assert (metadata.author, metadata.title, metadata.publisher) == ("A. Writer, B. Writer", None, "24")
    assert faults[0] == "title is not a line of text: write it as one"


def test_a_field_by_another_name_is_told_with_its_own(tmp_path: Path) -> None:
    whole = "title: T\nurl: https://paper.example/a\npublisher: P"
    put(tmp_path, {"a.md": f"---\n{whole}\nDate: 2025-03-07\nlayout: post\n---\nOnly text."})
    _, warning = read(tmp_path)
    assert isinstance(warning, Problem)
    assert warning.message == (
        "has no date (published): add what you know of it to the file or to sources.csv; "
        "“date” is not read here, call it “published”"
    )


@pytest.mark.parametrize("name", ["a.eml", "a.EML", "a.mbox", "a.zip"])
def test_no_mail_is_told_to_lack_an_address(tmp_path: Path, name: str) -> None:
    head = b"From: Ada Birch <ada@tarsk.example>\nSubject: Roof\nDate: Fri, 7 Mar 2025 10:00:00 +0000\n"
    mail = head + b"\nWe pay.\n"
    written = {"a.mbox": b"From ada@tarsk.example Fri Mar  7 10:00:00 2025\n" + mail}.get(name, mail)
    put(tmp_path, {name: written})
    if name == "a.zip":
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            packed.writestr("a.eml", mail)
    assert [str(one) for one in read(tmp_path) if isinstance(one, Problem)] == []
    assert [one.title for one in read(tmp_path) if isinstance(one, Article)] == ["Roof"]
    put(tmp_path, {"a.eml.txt": "We pay."})
    assert "has no title, url" in str([one for one in read(tmp_path) if isinstance(one, Problem)])


def test_missing_fields_are_one_warning(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": "Only text."})
    article, warning = read(tmp_path)
    assert article == Article("a.txt", "Only text.")
    assert isinstance(warning, Problem)
    assert not warning.fatal
    assert "has no title, url, publisher, date (published)" in warning.message


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("title: a\n  b: He said: no", "line 3 of its front matter is not YAML"),
        ("title: Good\nurl: 'open\nauthor: B", "line 3 of its front matter is not YAML"),
        ('title: "Open\nurl: a\nauthor: B', "line 2 of its front matter is not YAML"),
        ("title: Good\n- and: a list", "line 3 of its front matter is not YAML"),
        ("title: Good\nauthor: a\x1bb", "line 3 of its front matter holds U+001B"),
        (f"title: {'[' * 5000}", "its front matter is nested too deep"),
    ],
)
def test_bad_front_matter_is_named_with_its_line(tmp_path: Path, block: str, said: str) -> None:
    put(tmp_path, {"a.md": f"---\n{block}\n---\nText", "b.txt": "Whole."})
    found = list(read(tmp_path))
    assert said in problems(found)[0]
    assert articles(found)[0].path == "b.txt"


def test_front_matter_without_an_end() -> None:
    with pytest.raises(ArticleError, match="has no end: put a line of ---"):
        front_matter.split("---\ntitle: A\n\nText")


def test_sources_beside_the_files(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": "Text", "sources.csv": f"\ufeff{CSV}{ROW}".replace("\n", "\r\n")})
    assert one_article(tmp_path) == Article(
        "a.txt", "Text", "Title", "https://paper.example/a", "The Paper", None, date(2025, 3, 7)
    )


def test_front_matter_goes_before_the_row(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": "---\ntitle: Mine\n---\nText", "sources.csv": CSV + ROW})
    article = one_article(tmp_path)
    assert (article.title, article.publisher) == ("Mine", "The Paper")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (ROW + ROW, "lines 2 and 3 both describe a.txt: remove one (the first counts)"),
        (ROW + "gone.txt,,,,\n", "line 3 describes gone.txt, which is not there: mend the path, move the"),
        (ROW + "sub/a.txt,,,,\n", "line 3 describes sub/a.txt: put it into the sources.csv of"),
        (ROW + ",No path,,,\n", "line 3 has no path"),
        ("b.txt,One, two,https://a.example,P,2025-03-07\n" + ROW, "line 2 has 6 values for 5 columns"),
        ('b.txt,"A "title"",,,\n' + ROW, "line 2 is not CSV"),
    ],
)
def test_a_bad_row_is_named_and_the_others_count(tmp_path: Path, rows: str, said: str) -> None:
    put(tmp_path, {"a.txt": "Text", "sources.csv": CSV + rows})
    found = list(read(tmp_path))
    assert articles(found)[0].title == "Title"
    assert said in problems(found)[0]
    assert problems(found)[0].startswith("sources.csv: ")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"file;title\na.txt;T\n", "line 1 names no column path: begin with the line path,title"),
        (
            "path,title\na.txt,Café\n".encode("cp1252"),
            "sources.csv: is not UTF-8 (line 2); it looks like WINDOWS-1252",
        ),
    ],
)
def test_bad_sources_leave_the_text(tmp_path: Path, content: bytes, said: str) -> None:
    put(tmp_path, {"a.txt": "Text", "b.txt": "More", "sources.csv": content})
    found = list(read(tmp_path))
    assert [article.text for article in articles(found)] == ["Text", "More"]
    assert said in problems(found)[0]
    assert sum("sources.csv: " in problem for problem in problems(found)) == 1
