# ruff: noqa: E501 - files are laid out as files are
"""Mail, books, OpenDocument, rich text, tables, subtitles and archives: their words, and each fault with its mend."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index.articles import zipped
from index.articles.scan import Problem, read
from index.errors import ArticleError
from index.intake.remove import place
from index.statements import extract
from tests.index.articles import paper
from tests.index.articles.reading import articles, problems, put
from tests.index.articles.test_formats import word_file

if TYPE_CHECKING:
    from pathlib import Path

    from index.types import Article

SAID = "“We won,” said Ada Brandt."


def packed(files: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def the_one(folder: Path, name: str, content: str | bytes) -> Article:
    put(folder, {name: content})
    (article,) = articles(list(read(folder)))
    return article


def fault(folder: Path, name: str, content: str | bytes) -> str:
    put(folder, {name: content, "zz.txt": "Whole."})
    found = list(read(folder))
    assert [article.path for article in articles(found)] == ["zz.txt"]
    return next(one.message for one in found if isinstance(one, Problem) and one.fatal)


# -- mail


def message(text: str, **headers: str) -> EmailMessage:
    made = EmailMessage()
    for name, value in {
        "Subject": "The vote",
        "From": "Ministry of Boats <press@boats.example>",
        "Date": "Fri, 07 Mar 2025 23:30:00 +0100",
        **headers,
    }.items():
        made[name] = value
    made.set_content(text)
    return made


def test_a_message_is_an_article(tmp_path: Path) -> None:
    text = f"{SAID}\n\nCafé ends.\n\nOn Monday, Olaf Reyn wrote:\n> We lost,\n> she said.\n\nYours\n-- \nPress office\n+1 555\n"
    article = the_one(tmp_path, "a.eml", message(text).as_bytes())
    assert article.text == f"{SAID}\n\nCafé ends.\n\n\nYours"
    assert (article.title, article.author, article.publisher) == (
        "The vote",
        "Ministry of Boats",
        "boats.example",
    )
    assert str(article.published) == "2025-03-07"


@pytest.mark.parametrize(
    ("sender", "publisher", "author"),
    [
        ("Harbour Wire <desk@harbourwire.example>", "Harbour Wire", None),
        ("The Harbour Wire <desk@mail.harbour-wire.example>", "The Harbour Wire", None),
        ("Ada Brandt <ada@harbourwire.example>", "harbourwire.example", "Ada Brandt"),
        ("desk@harbourwire.example", "harbourwire.example", None),
    ],
)
def test_a_message_is_published_by_whom_its_domain_is_called_like(
    tmp_path: Path, sender: str, publisher: str, author: str | None
) -> None:
    article = the_one(tmp_path, "a.eml", message(SAID, From=sender).as_bytes())
    assert (article.publisher, article.author) == (publisher, author)


def test_a_message_that_flows_or_is_a_page_is_read(tmp_path: Path) -> None:
    flowed = message("“We won,” said \nAda Brandt.\nShe left.")
    flowed.set_param("format", "flowed")
    page = EmailMessage()
    page["Subject"] = "Page"
    page.set_content(
        "<style>p {}</style><table><tr><td><p>“We <b>won</b>,” said Ada&nbsp;Brandt.</p></td></tr></table>",
        subtype="html",
    )
    put(tmp_path, {"a.eml": flowed.as_bytes(), "b.eml": page.as_bytes()})
    assert [one.text for one in articles(list(read(tmp_path)))] == [f"{SAID}\nShe left.", SAID]


def test_what_is_attached_is_named(tmp_path: Path) -> None:
    made = message(SAID)
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="report.pdf")
    put(tmp_path, {"a.eml": made.as_bytes()})
    found = list(read(tmp_path))
    assert [one.text for one in articles(found)] == [SAID]
    assert "has 1 attachment that is not read (report.pdf)" in problems(found)[0]


def test_a_box_holds_many_messages(tmp_path: Path) -> None:
    parts = [message(f"{SAID} {n}.\n\n>From here on.", Subject=f"Vote {n}").as_bytes() for n in (1, 2, 3)]
    box = b"\n".join(b"From press@boats.example Fri Mar  7 23:30:00 2025\n" + part for part in parts)
    put(tmp_path, {"a.mbox": box, "b.mbox": "No box."})
    found = list(read(tmp_path))
    assert [(one.path, one.title, one.text) for one in articles(found)] == [
        (f"a.mbox#{n}", f"Vote {n}", f"{SAID} {n}.\n\nFrom here on.") for n in (1, 2, 3)
    ]
    assert 'b.mbox: is no box of mail: each message in one begins with a line "From ..."' in problems(found)


def test_one_of_many_is_not_cut_out_of_a_box(tmp_path: Path) -> None:
    put(tmp_path, {"a.mbox": "x", "b.jsonl": "{}", "c#1.txt": "x"})
    with pytest.raises(ArticleError, match=r"a.mbox#2 is one of many in .*a.mbox: take it out of that file"):
        place(tmp_path, "a.mbox#2")
    assert place(tmp_path, "b.jsonl#3") == (tmp_path / "b.jsonl", 3)
    assert place(tmp_path, "c#1.txt") == (tmp_path / "c#1.txt", 0)


# -- documents

CONTENT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:tracked-changes><text:changed-region><text:deletion><text:p>We lost.</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:h>The <text:span>vote</text:span></text:h><text:p>“We<text:s text:c="1"/>won,”<text:note><text:note-body><text:p>A note.</text:p></text:note-body></text:note> said
<text:a>Ada Brandt</text:a>.<office:annotation><text:p>Check this.</text:p></office:annotation></text:p><text:p/>
<text:list><text:list-item><text:p>One<text:line-break/>two</text:p></text:list-item></text:list></office:text></office:body></office:document-content>"""
META = """<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta><dc:title>The vote</dc:title>
<meta:initial-creator>Ines Marr</meta:initial-creator><meta:creation-date>2025-03-07T10:00:00</meta:creation-date></office:meta></office:document-meta>"""


def test_the_words_of_an_open_document(tmp_path: Path) -> None:
    article = the_one(tmp_path, "a.odt", packed({"content.xml": CONTENT, "meta.xml": META}))
    assert article.text == "The vote\n\n“We won,” said\nAda Brandt.\n\nOne\ntwo"
    assert (article.title, article.author, str(article.published)) == ("The vote", "Ines Marr", "2025-03-07")


CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Dam</dc:title>
<dc:creator>Ines Marr</dc:creator><dc:creator>Mira Tal</dc:creator><dc:publisher>Olm House</dc:publisher><dc:date>2025-03-07</dc:date></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="one%20more.xhtml" media-type="application/xhtml+xml"/><item id="c" href="p.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="c"/><itemref idref="b"/></spine></package>"""
BOOK: dict[str, str | bytes] = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": "<html><body><p>Contents</p></body></html>",
    "OEBPS/one more.xhtml": "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>x</title></head><body><h1>One</h1><p>“We <i>won</i>,” said\n Ada&nbsp;Brandt.</p></body></html>",
    "OEBPS/two.xhtml": "<html><body><p>The end.</p></body></html>",
}


def test_a_book_is_read_in_order(tmp_path: Path) -> None:
    article = the_one(tmp_path, "a.epub", packed(BOOK))
    assert article.text == f"One\n{SAID}\nThe end."
    assert (article.title, article.author, article.publisher, str(article.published)) == (
        "The Dam",
        "Ines Marr, Mira Tal",
        "Olm House",
        "2025-03-07",
    )


def test_the_words_of_rich_text(tmp_path: Path) -> None:
    source = r"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}{\info{\title The vote}{\author Ines Marr}}\f0 \ldblquote We won,\rdblquote  said Ada Brandt.\par Caf\'e9 \u8212? the end.\par}"
    article = the_one(tmp_path, "a.rtf", source)
    assert article.text == f"{SAID}\nCafé — the end."
    assert (article.title, article.author) == ("The vote", "Ines Marr")


# -- tables


@pytest.mark.parametrize(
    "table",
    [
        "Headline,Body,Date,Source,Link\nThe vote,\"“We won,” said Ada Brandt.\",2025-03-07,Olm Post,https://olm.example/a\n",
        "headline;article_text;published_at;outlet;url\nThe vote;“We won,” said Ada Brandt.;2025-03-07;Olm Post;https://olm.example/a\n",
        "# columns: text=Brödtext, title=Rubrik, published=Dag, publisher=Blad, url=Var\nDag\tRubrik\tBrödtext\tBlad\tVar\n2025-03-07\tThe vote\t“We won,” said Ada Brandt.\tOlm Post\thttps://olm.example/a\n",
    ],
)  # fmt: skip
def test_rows_are_articles_by_the_names_of_columns(tmp_path: Path, table: str) -> None:
    article = the_one(tmp_path, "a.csv", table)
    assert (article.path, article.text, article.title, article.publisher) == (
        "a.csv#2",
        SAID,
        "The vote",
        "Olm Post",
    )
    assert (article.url, str(article.published)) == ("https://olm.example/a", "2025-03-07")


def test_faults_of_rows_are_their_own(tmp_path: Path) -> None:
    long = "word " * 100_000
    table = f'text,title\n"{long}",Long\n,Nothing\n\n"two\nlines",Two\n"bro"ken,x\nlast,Last\n'
    put(tmp_path, {"a.csv": table, "b.csv": "x,y\n1,2\n", "c.csv": "# columns: text=z\nx,y\n1,2\n"})
    found = list(read(tmp_path))
    assert [(one.path, one.title) for one in articles(found)] == [
        ("a.csv#2", "Long"),
        ("a.csv#5", "Two"),
        ("a.csv#7", "Last"),
    ]
    said = {
        one.path: (one.message.split(":")[0], one.fatal)
        for one in found
        if isinstance(one, Problem) and "has no url" not in one.message
    }
    assert said == {
        "a.csv#3": ("has no text and is passed over", False),
        "a.csv#6": ("is not CSV (',' expected after '\"')", True),
        "b.csv": ("is passed over", False),
        "c.csv": ("has no column 'z', which its first line names", True),
    }


def test_a_table_without_a_text_in_any_row_is_at_fault_and_one_row_without_is_not(tmp_path: Path) -> None:
    put(tmp_path, {"a.csv": "text,title\n,One\n,Two\n", "b.csv": "text,title\n,One\n“Yes,” said Ada.,Two\n"})
    put(tmp_path, {"c.jsonl": '{"body": "Yes."}\n', "d.jsonl": '{"title": "One"}\n{"text": "Yes."}\n'})
    faults = [
        (one.path, one.message.split(":")[0])
        for one in read(tmp_path)
        if isinstance(one, Problem) and one.fatal
    ]
    assert faults == [("a.csv", "has no text in any row"), ("c.jsonl", "has no text in any row")]


# -- subtitles

SRT = """1
00:00:01,000 --> 00:00:03,000
<i>ADA BRANDT: We will not wait</i>

2
00:00:03,100 --> 00:00:05,000
for a fourth report.
{\\an8}It is late.

3
00:00:09,000 --> 00:00:10,000
- Who says so?

4
00:00:10,100 --> 00:00:12,000
- I do.
"""
VTT = """WEBVTT - talk

NOTE this is no word
of it

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v Ada Brandt>“We will not <b>wait</b>

00:03.000 --> 00:05.000
<v Ada Brandt>for a fourth report.

00:05.000 --> 00:06.000
<v.loud Olaf Reyn>Why<00:05.500> not?

00:06.000 --> 00:07.000
<v.loud Olaf Reyn>Why not?
Tell me &amp; us.
"""


def test_subtitles_are_turns(tmp_path: Path) -> None:
    put(tmp_path, {"a.srt": SRT.replace("\n", "\r\n"), "b.vtt": VTT, "c.srt": "Nothing."})
    found = list(read(tmp_path))
    assert [one.text.split("\n\n") for one in articles(found)] == [
        ["ADA BRANDT: We will not wait for a fourth report. It is late.", "Who says so?", "I do."],
        ["Ada Brandt: “We will not wait for a fourth report.", "Olaf Reyn: Why not? Tell me & us."],
    ]
    assert "c.srt: has no subtitles: each begins with a line like" in "".join(problems(found))
    (first, second) = extract.read(one.text for one in articles(found))
    assert [one.name for one in first.statements][:1] == ["Ada Brandt"]
    assert {one.name for one in second.statements} == {"Ada Brandt", "Olaf Reyn"}


# -- archives


def test_an_archive_holds_files_of_all_forms(tmp_path: Path) -> None:
    inner: dict[str, str | bytes] = {
        "news/a.txt": SAID,
        "news/sources.csv": "path,title\na.txt,The vote\n",
        "b.docx": word_file(SAID),
        "c.pdf": paper.pdf([paper.column("Secret.")]),
        "d.jsonl": '{"text": "One."}\n{"text": "Two."}',
        "e.html": b"\xff",
        "f.zip": packed({"x.txt": "Deep."}),
        "../g.txt": "Above.",
        "__MACOSX/a.txt": "No.",
        ".hidden.txt": "No.",
        "h.pdf": b"Only words.",
    }
    put(tmp_path, {"sub/a.zip": packed(inner)})
    found = list(read(tmp_path))
    assert {one.path: one.text for one in articles(found)} == {
        "sub/a.zip#news:a.txt": SAID,
        "sub/a.zip#b.docx": SAID,
        "sub/a.zip#c.pdf": "Secret.",
        "sub/a.zip#d.jsonl:1": "One.",
        "sub/a.zip#d.jsonl:2": "Two.",
    }
    assert {one.title for one in articles(found)} == {"The vote", None}
    assert {one.collection for one in articles(found)} == {"sub"}
    said = {one.path: one.fatal for one in found if isinstance(one, Problem) and "has no" not in one.message}
    assert said == {"sub/a.zip#e.html": True, "sub/a.zip#f.zip": False, "sub/a.zip#h.pdf": True}


def test_a_locked_file_of_an_archive_is_named(tmp_path: Path) -> None:
    data = bytearray(packed({"a.txt": SAID, "b.txt": SAID}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the first file's flag of being encrypted
        data[data.index(sign) + at] |= 1
    put(tmp_path, {"a.zip": bytes(data)})
    found = list(read(tmp_path))
    assert [one.path for one in articles(found)] == ["a.zip#b.txt"]
    assert "a.zip#a.txt: cannot be unpacked" in "".join(problems(found))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.zip", packed({f"{n}.txt": b" " * 9_000_000 for n in range(120)}), "unpacks to 1,080,000,000 bytes in 120 files"),
        ("a.zip", packed({"a.txt": SAID})[:60], "is no whole zip archive"),
        ("a.odt", packed({"content.xml": b"<a>" + b" " * 60_000_000}), "unpacks to 60,"),
        ("a.odt", packed({"content.xml": "<a>"}), "is no whole OpenDocument text"),
        ("a.odt", packed({"other.xml": "<a/>"}), "is no whole OpenDocument text"),
        ("a.epub", packed({**BOOK, "OEBPS/two.xhtml": b"<p>" + b" " * 60_000_000}), "unpacks to 60,"),
        ("a.epub", packed({"META-INF/container.xml": "<x/>"}), "is no whole .epub file (it names no package)"),
        ("a.epub", packed({**BOOK, "META-INF/encryption.xml": "<e>one.xhtml</e>"}), "is locked against copying"),
        ("a.epub", packed({**BOOK, "OEBPS/book.opf": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}), "has no text"),
        ("a.rtf", "Only words.", "is named as if it were rich text, and is none"),
        ("a.odt", "Only words.", "is named as if it were an OpenDocument text, and is none"),
        ("a.txt", packed({"a": "b"}), "rename it to end in .docx or .odt or .epub or .zip"),
        ("a.txt", r"{\rtf1 x}", "is rich text (RTF) by its contents, not .txt: rename it to end in .rtf"),
        ("a.eml", "", "has no text"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named(tmp_path: Path, name: str, content: str | bytes, said: str) -> None:
    assert said in fault(tmp_path, name, content)


def test_too_many_files_are_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST", 3)
    assert "in 4 files, more than is read" in fault(
        tmp_path, "a.zip", packed({f"{n}.txt": "x" for n in range(4)})
    )
