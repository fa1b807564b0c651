"""Web pages, PDFs and Word files: the words that were there, in order, and each fault named with its mend."""

from __future__ import annotations

import random
from contextlib import suppress
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pypdf import PdfReader, PdfWriter

from index.articles import docx as word
from index.articles import formats, html, pdf, program_names
from index.articles.draft import Draft, Format
from index.articles.scan import Problem, Scanned, read, scan
from index.errors import ArticleError
from index.types import Article
from tests.index.articles import paper
from tests.index.articles.pages import PAGES, Page
from tests.index.articles.reading import articles, problems, put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LEFT = """“We won the vote in the minis-
try,” said Ada Brandt, who had
never lost one before.
The vote took place after the
harbour had closed. A self-
made ministry, it was the last"""
RIGHT = """to go. She left at noon. “I am well-
known for it,” she added and
laughed."""
COLUMNS = (
    "“We won the vote in the ministry,” said Ada Brandt, who had never lost one before.\n\n"
    "The vote took place after the harbour had closed. A self-made ministry, it was the last to go. "
    "She left at noon. “I am well-known for it,” she added and laughed."
)


def word_file(*paragraphs: str) -> bytes:
    document = docx.Document()
    document.core_properties.title = "The vote"
    for text in paragraphs:
        document.add_paragraph(text)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def repacked(data: bytes, body: bytes) -> bytes:
    """Return a Word file with another body."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, body if name == "word/document.xml" else old.read(name))
    return out.getvalue()


# -- web pages


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.title)
def test_a_page_keeps_its_quotations_and_loses_its_furniture(tmp_path: Path, page: Page) -> None:
    encoding = "cp1252" if "windows-1252" in page.html else "utf-8"
    put(tmp_path, {"page.html": page.html.encode(encoding)})
    (article,) = articles(list(read(tmp_path)))
    places = [article.text.find(quotation) for quotation in page.quotations]
    assert -1 not in places
    assert places == sorted(places)
    assert [words for words in page.furniture if words in article.text] == []
    assert (article.title, article.url, article.published) == (page.title, page.url, page.published)
    assert page.author is None or article.author == page.author
    assert page.publisher is None or article.publisher == page.publisher
    assert not article.text.startswith(page.title)


def test_a_row_of_sources_goes_before_what_the_page_tells(tmp_path: Path) -> None:
    put(tmp_path, {"a.html": PAGES[0].html, "sources.csv": "path,publisher\na.html,The Courier\n"})
    article = articles(list(read(tmp_path)))[0]
    assert (article.publisher, article.title) == ("The Courier", PAGES[0].title)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body>" + b"<div>" * 10_000 + b"<p>Deep.</p>", "nested more than 250 deep"),
        (b"<html><body></body></html>", "no article is found in the page"),
        (b"", "has no text"),
        ("<meta charset=utf-8><p>caf\xe9</p>".encode("latin-1"), "is not UTF-8 (line 1)"),
        (b"<meta charset=nonsense-8><p>\xff</p>", "declares an encoding 'nonsense-8' that nobody knows"),
        (b"<meta charset=ascii><p>\x81</p>", "is not all in ascii, as it declares (line 1)"),
    ],
)
def test_a_bad_page_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    put(tmp_path, {"a.html": data, "b.txt": "Whole."})
    found = list(read(tmp_path))
    assert said in problems(found)[0]
    assert [article.path for article in articles(found)] == ["b.txt"]


def test_words_of_scripts_are_no_words_of_the_page() -> None:
    (draft,) = html.read(PAGES[0].html.encode(), "a.html")
    assert "the script said" not in draft.text


# -- PDF


def test_columns_and_cut_words_of_a_pdf(tmp_path: Path) -> None:
    left, right = paper.column(LEFT), paper.column(RIGHT, x=320)
    interleaved = list(chain.from_iterable(zip(left, right, strict=False))) + left[len(right) :]
    put(tmp_path, {"a.pdf": paper.pdf([left + right]), "b.pdf": paper.pdf([interleaved])})
    assert [article.text for article in articles(list(read(tmp_path)))] == [COLUMNS, COLUMNS]


def test_pages_are_kept_and_what_they_share_goes(tmp_path: Path) -> None:
    bodies = ("“One,” said Brandt.\nShe said no more and then she went", "home at once.", "", "The end.")
    head, foot = (56, 820, "The Daily Dam"), (300, 30)
    pages = [[head, *paper.column(body), (*foot, f"Page {n} of 4")] for n, body in enumerate(bodies, 1)]
    put(tmp_path, {"a.pdf": paper.pdf(pages, "/Title (The vote) /Author (Ines Marr)")})
    (article,) = articles(list(read(tmp_path)))
    assert (
        article.text == "“One,” said Brandt.\n\nShe said no more and then she went home at once.\n\nThe end."
    )
    assert [article.text[start:][:8] for start in article.pages] == [
        "“One,” s",
        " home at",
        "The end.",
        "The end.",
    ]
    assert (article.title, article.author) == ("The vote", "Ines Marr")


def locked(password: str, algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(paper.pdf([paper.column("Secret.")]))))
    writer.encrypt(password, owner_password="owner", algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


WHOLE = paper.pdf([paper.column(LEFT)] * 4)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (WHOLE[: len(WHOLE) // 2], "is damaged or cut short"),
        (WHOLE[:40], "is damaged or cut short"),
        (paper.pdf([[], []]), "is a scan: its pages are pictures without text. Read them with: ocrmypdf"),
        (locked("word"), "is protected by a password: save it without one"),
        (locked("word", "AES-128"), "is protected by a password: save it without one"),
        (locked("word", "AES-256"), "is protected by a password: save it without one"),
        (b"Only words.", "is named as if it were a PDF, and is none"),
    ],
)
def test_a_bad_pdf_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    put(tmp_path, {"a.pdf": data})
    assert said in problems(list(read(tmp_path)))[0]


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256-R5", "AES-256"])
def test_a_pdf_that_only_its_owner_may_change_is_read(tmp_path: Path, algorithm: str) -> None:
    put(tmp_path, {"a.pdf": locked("", algorithm)})
    assert articles(list(read(tmp_path)))[0].text == "Secret."


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Microsoft Word - 07032025 final_v3.docx", "e516160"),
        ("speech-final.indd", "Microsoft Office User"),
        ("07032025_final_v3", "jmiller"),
        ("Untitled", "Administrator"),
        ("PowerPoint Presentation", "press@ministry.example"),
        ("", "python-docx"),
        ("Slide 1", "Adobe InDesign CS6"),
    ],
)
def test_what_a_program_wrote_is_no_title_and_no_author(tmp_path: Path, title: str, author: str) -> None:
    document = docx.Document(BytesIO(word_file("“We won,” said Ada Brandt.")))
    document.core_properties.title, document.core_properties.author = title, author
    data = BytesIO()
    document.save(data)
    info = f"/Title ({title}) /Author ({author})"
    put(tmp_path, {"a.docx": data.getvalue(), "b.pdf": paper.pdf([paper.column("“We won.”")], info)})
    assert [(one.title, one.author) for one in articles(list(read(tmp_path)))] == [(None, None)] * 2


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Scandal in Olm", "Ann Scanlon"),
        ("Microsoft Word is 40 years old", "Della Reeve"),
        ("COVID-19", "Ines Marr"),
        ("The vote", "Ministry of Boats"),
        ("Print is dead", "H. Canonsson"),
        ("2025: a year of dams", "Applebaum"),
    ],
)
def test_what_people_wrote_stays(title: str, author: str) -> None:
    assert (program_names.title(title), program_names.author(author)) == (title, author)


def test_any_damage_to_a_pdf_is_a_fault_or_an_article() -> None:
    chance = random.Random(6)
    for _ in range(300):
        data = bytearray(WHOLE)
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(ArticleError):
            list(pdf.read(bytes(data), "a.pdf"))


# -- Word


def test_the_words_of_a_word_file(tmp_path: Path) -> None:
    document = docx.Document(BytesIO(word_file("“We won,” said Ada Brandt.")))
    document.add_table(1, 2).rows[0].cells[1].text = "“In a table,” she said."
    data = BytesIO()
    document.save(data)
    put(tmp_path, {"a.docx": data.getvalue()})
    article = articles(list(read(tmp_path)))[0]
    assert article.text == "“We won,” said Ada Brandt.\n\n“In a table,” she said."
    assert article.title == "The vote"


def test_tracked_changes_read_as_accepted() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = (
        "<w:p><w:r><w:t>“We </w:t></w:r><w:del><w:r><w:delText>lost</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>won</w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>,” she said.</w:t></w:r></w:hyperlink></w:p>"
    )
    data = repacked(word_file("x"), f"<w:document {space}><w:body>{body}</w:body></w:document>".encode())
    assert [draft.text for draft in word.read(data, "a.docx")] == ["“We won,” she said."]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (repacked(word_file("x"), b"<a>" + b" " * 60_000_000), "unpacks to 60,"),
        (word_file("x")[:900], "is no whole Word file"),
        (repacked(word_file("x"), b"<a><b>"), "is no whole Word file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
            "is protected by a password, or an old Word file",
        ),
        (b"Only words.", "is named as if it were a Word file, and is none"),
        (b"%PDF-1.4", "is a PDF by its contents, not .docx: rename it to end in .pdf"),
    ],
)
def test_a_bad_word_file_is_named(tmp_path: Path, data: bytes, said: str) -> None:
    put(tmp_path, {"a.docx": data})
    assert said in problems(list(read(tmp_path)))[0]


def test_a_letter_set_large_is_the_first_of_its_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("M", "ayor Ada Brandt said no.", "“", "No,” she said.", "The ", "end."):
        paragraph = document.add_paragraph(text)
        if len(text) < 5 and text != "end.":
            frame = OxmlElement("w:framePr")
            frame.set(qn("w:dropCap"), "drop")
            paragraph._p.get_or_add_pPr().append(frame)
    data = BytesIO()
    document.save(data)
    put(tmp_path, {"a.docx": data.getvalue()})
    assert (
        articles(list(read(tmp_path)))[0].text == "Mayor Ada Brandt said no.\n\n“No,” she said.\n\nThe end."
    )


# -- all of them


def test_whatever_a_library_makes_of_one_file_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(data: bytes, path: str) -> Iterator[Draft]:
        yield Draft(path, str(len(data) / 0))

    monkeypatch.setitem(formats.FORMS, ".html", Format(fail, 1000))
    put(tmp_path, {"a.html": "Anything.", "b.txt": "Whole."})
    found = list(read(tmp_path))
    assert (
        "a.html: cannot be read (ZeroDivisionError: division by zero): it may be damaged"
        in problems(found)[0]
    )
    assert [article.path for article in articles(found)] == ["b.txt"]


def test_a_wrong_ending_is_named(tmp_path: Path) -> None:
    put(tmp_path, {"a.txt": WHOLE, "b.md": PAGES[0].html, "c.html": b"\x89PNG....", "d.txt": word_file("x")})
    found = problems(list(read(tmp_path)))
    assert [one.partition(" by its")[0] for one in found] == [
        "a.txt: is a PDF",
        "b.md: is a web page",
        "c.html: is a picture",
        "d.txt: is a Word file or another zip archive",
    ]


def test_too_much_is_named_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(200_000_000)
    put(tmp_path, {"b.txt": "word " * 500_000})
    assert problems(list(read(tmp_path))) == [
        "a.txt: is 200 MB large, and at most 10 MB are read: split it",
        "b.txt: has 2,499,999 characters, and an article at most 2,000,000: split it into several files",
    ]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"secret.txt": "Secret.", "documents/b.txt": "B."})
    (tmp_path / "documents" / "a.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "documents" / "c.txt").symlink_to("b.txt")
    found = list(read(tmp_path / "documents"))
    assert "a.txt: is a link that leads out of the folder" in problems(found)[0]
    assert [article.path for article in articles(found)] == ["b.txt", "c.txt"]


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    put(tmp_path, {"a.pdf": WHOLE, "b.txt": "B.", "c.jsonl": '{"text": "C."}'})
    first = [one for one in scan(tmp_path, (), lambda _path, _digest: True) if isinstance(one, Scanned)]
    again = [one for one in scan(tmp_path, (), lambda _path, _digest: False) if isinstance(one, Scanned)]
    assert [one.digest for one in first] == [one.digest for one in again]
    assert [one.path for one in again if one.article is None] == ["a.pdf", "b.txt"]
    put(tmp_path, {"sources.csv": "path,title\na.pdf,Named\n"})
    named = [one for one in scan(tmp_path, (), lambda _path, _digest: True) if not isinstance(one, Problem)]
    assert named[0].digest != first[0].digest
    assert isinstance(named[0].article, Article)
