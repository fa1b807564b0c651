"""What goes in comes back out: text, front matter, encodings and lines of JSON."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.articles import front_matter, jsonl
from index.articles.draft import Draft
from index.articles.metadata import check
from index.articles.plain_text import decode, normalise
from index.articles.scan import Problem, read
from index.errors import ArticleError
from index.types import Article
from tests.index.articles.reading import FRONT, articles, one_article, problems, put

if TYPE_CHECKING:
    from pathlib import Path


any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))


@given(any_text.filter(lambda text: not text.startswith(("---", "\ufeff"))))
def test_any_text_of_a_bare_file_comes_back(text: str) -> None:
    (draft,) = front_matter.read(text.encode(), "a.txt")
    assert draft.fields == {}
    assert normalise(draft.text) == normalise(text)


@given(any_text)
def test_any_text_comes_back_from_below_front_matter(text: str) -> None:
    fields, body = front_matter.split(decode(f"---\n{FRONT}\n---\n{text}".encode()))
    assert normalise(body) == normalise(text)
    assert fields["title"] == "A: title"


@given(any_text, any_text)
def test_any_text_and_title_come_back_from_a_line_of_json(text: str, title: str) -> None:
    data = json.dumps({"text": text, "title": title}, ensure_ascii=False).encode()
    assert list(jsonl.read(data, "a.jsonl")) == [Draft("a.jsonl#1", text, {"title": title})]


@given(any_text)
def test_normalising_changes_newlines_and_outer_blanks_only(text: str) -> None:
    stored = normalise(text)
    assert normalise(stored) == stored
    assert "\r" not in stored
    assert stored.split() == text.split()
    assert stored in text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.binary())
def test_any_bytes_are_an_article_or_a_fault(data: bytes) -> None:
    for reader in (front_matter.read, jsonl.read):
        with suppress(ArticleError):
            assert all(isinstance(found, Draft | Problem) for found in reader(data, "a"))


@given(st.dictionaries(st.sampled_from(["title", "url", "published"]), st.from_type(object) | st.text()))
def test_any_values_are_metadata_or_faults(fields: dict[str, object]) -> None:
    _, faults = check(fields)
    assert all("\n" not in fault for fault in faults)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_newlines_and_byte_order_marks(tmp_path: Path, newline: str, mark: bytes) -> None:
    text = f"---\n{FRONT}\n---\n\n  One “line”.\n\nTwo\u2028 lines.\n\n"
    put(tmp_path, {"a.md": mark + text.replace("\n", newline).encode()})
    assert one_article(tmp_path) == Article(
        "a.md",
        "One “line”.\n\nTwo\u2028 lines.",
        "A: title",
        "https://paper.example/a",
        "The Paper",
        "A. Writer",
        date(2025, 3, 7),
    )


@pytest.mark.parametrize(
    "text",
    [
        "---",
        "----\nAn old rule",
        "---\nThe text begins with a rule.\n---\nIt goes on: like this.",
        "---\nHe said: no rule encloses this",
        "---\n\n- a list\n\n---",
    ],
)
def test_a_rule_is_not_front_matter(text: str) -> None:
    assert front_matter.split(text) == ({}, text)


def test_rules_in_the_body_stay_in_the_text() -> None:
    assert front_matter.split("---\na: b\n---\nOne\n---\ntwo: three\n---\n") == (
        {"a": "b"},
        "One\n---\ntwo: three\n---\n",
    )
    assert front_matter.split("---\n---\nText") == ({}, "Text")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("cp1252", "iconv -f WINDOWS-1252 -t UTF-8"),
        ("utf-16", "iconv -f UTF-16 -t UTF-8"),
        ("utf-16-le", "iconv -f UTF-16LE -t UTF-8"),
        ("utf-16-be", "iconv -f UTF-16BE -t UTF-8"),
    ],
)
def test_another_encoding_is_named_with_the_command(tmp_path: Path, encoding: str, said: str) -> None:
    text = "The owner of the café said:\n“We open at eight in the morning.”"
    put(tmp_path, {"a.txt": text.encode(encoding), "b.txt": "Whole."})
    found = list(read(tmp_path))
    assert [article.path for article in articles(found)] == ["b.txt"]
    assert said in problems(found)[0]


def test_letters_of_no_western_encoding_are_not_guessed(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": "Лавров заявил".encode("koi8-r")})
    assert "is not UTF-8 (line 1); find out its encoding" in problems(list(read(tmp_path)))[0]


@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", f"---\n{FRONT}\n---\n".encode()])
def test_a_file_without_text(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, {"a.txt": content})
    assert problems(list(read(tmp_path))) == ["a.txt: has no text: write the article into it, or remove it"]


def test_nul_bytes(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": b"some\x00thing"})
    assert "a.txt: holds NUL bytes" in problems(list(read(tmp_path)))[0]


def test_lines_of_json(tmp_path: Path) -> None:
    lines = [
        '{"text": "One", "title": "T", "published": "2025-03-07"}',
        "{'text': 'Two'}",
        "",
        '["Three"]',
        '{"text": 5}',
        '{"text": "\\ud800"}',
        "[" * 100_000,
        '{"text": "Eight", "title": 8, "author": null}',
    ]
    put(tmp_path, {"a.jsonl": "\r\n".join(lines)})
    found = list(read(tmp_path))
    assert [(one.path, one.text, one.title) for one in articles(found)] == [
        ("a.jsonl#1", "One", "T"),
        ("a.jsonl#8", "Eight", "8"),
    ]
    assert [
        (one.path, one.message.split(";")[0].split(":")[0])
        for one in found
        if isinstance(one, Problem) and one.fatal
    ] == [
        ("a.jsonl#2", "is not JSON (Expecting property name enclosed in double quotes at character 2)"),
        ("a.jsonl#4", "is not an object"),
        ("a.jsonl#5", 'has a "text" that is no string'),
        ("a.jsonl#6", "its text holds U+D800 after 0 characters, which is not text"),
        ("a.jsonl#7", "is nested too deep"),
    ]


def test_a_colon_without_marks_is_plain_text_and_told(tmp_path: Path) -> None:
    front = "title: Strike ends: trams' back: at last\nurl: https://paper.example/a\nauthor: Desk: Ada Birch"
    put(tmp_path, {"a.md": f"---\n{front}\npublisher: The Paper\npublished: 2025-03-07\n---\nText"})
    article, *told = read(tmp_path)
    assert article == Article(
        "a.md",
        "Text",
        "Strike ends: trams' back: at last",
        "https://paper.example/a",
        "The Paper",
        "Desk: Ada Birch",
        date(2025, 3, 7),
    )
    assert [(one.fatal, one.message[:42]) for one in told if isinstance(one, Problem)] == [
        (False, "line 2 of its front matter holds a colon a"),
        (False, "line 4 of its front matter holds a colon a"),
    ]
