# ruff: noqa: E501 - pages are laid out as pages are
"""Links in a real Chromium: what it highlights is the excerpt, on pages as they are served."""

from __future__ import annotations

import os
import re
import unicodedata
from contextlib import contextmanager
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

import pytest

from index.answers.link import to
from index.articles import html
from index.statements import extract
from index.text.sentence import sentences
from index.types import Article, Span
from tests.index.answers import browser
from tests.index.articles.layouts import LAYOUTS
from tests.index.articles.layouts_more import HOUSES
from tests.index.articles.newsroom import STORIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.index.answers.browser import Browser
    from tests.index.articles.layouts import Layout
    from tests.index.articles.newsroom import Story

if browser.program() is None:
    if os.environ.get("CI"):
        raise RuntimeError("CI has to try links in Chromium: apt-get install chromium")
    pytest.skip("needs Chromium: apt-get install chromium", allow_module_level=True)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser.running() as running:
        yield running


@contextmanager
def served(page: str) -> Iterator[str]:
    """Serve one page, and give its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page.encode())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/story"
        server.shutdown()


def read(page: str, address: str) -> Article:
    (draft,) = html.read(page.encode(), "a.html")
    return Article("a.html", draft.text, str(draft.found["title"] or "") or None, address)


def excerpts(text: str) -> list[Span]:
    """Return the sentences that each statement of a text stands in, as answers show them."""
    (reading,) = extract.read([text])
    cut = sentences(text)
    found = []
    for one in reading.statements:
        held = [sentence for sentence in cut if sentence.start < one.end and one.start < sentence.end]
        found.append(Span(held[0].start, held[-1].end))
    return sorted(set(found))


def plain(words: str) -> str:
    """Return words without what lays them out: blanks, marks that nobody sees, and how letters are made up."""
    return "".join(unicodedata.normalize("NFC", re.sub("[\xad\u200b]", "", words)).split())


def as_shown(text: str, page: str) -> str:
    """Return an article's text without the marks that its page lacks: around a quotation that is set apart."""
    bare = plain(unescape(re.sub("<[^>]*>", "", page)))
    lines = [line if plain(line) in bare else re.sub("^“|”$", " ", line) for line in text.split("\n")]
    return "\n".join(lines) if "<cite>" in page else text


def fragment(link: str | None) -> str:
    assert link is not None
    assert ":~:text=" in link, "nothing singles the excerpt out"
    return link.partition(":~:")[2]


PAGES = [(layout, STORIES[n % len(STORIES)]) for n, layout in enumerate((*LAYOUTS, *HOUSES))]


@pytest.mark.parametrize(("layout", "story"), PAGES, ids=lambda value: getattr(value, "name", ""))
def test_every_statement_of_a_page_is_what_is_highlighted(
    chromium: Browser, layout: Layout, story: Story
) -> None:
    page = layout.printed(story)
    with served(page) as address:
        article = read(page, address)
        spans = excerpts(article.text)
        assert len(spans) >= 4
        links = [fragment(to(article, span)) for span in spans]
        shown = chromium.highlighted(f"{address}#:~:{'&'.join(links)}")
    wanted = [span.of(as_shown(article.text, page)) for span in merged(article.text, spans)]
    assert plain(shown) == plain(" ".join(wanted))


def merged(text: str, spans: list[Span]) -> list[Span]:
    """Return spans that overlap or touch as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


FIRST = "<p>Mayor Ada Brandt told the council on Tuesday that the dam would be drained before the winter, after three reports.</p>"
LAST = "<p>“It is the right thing, and it is late,” said Olaf Reyn, who farms the land under the dam with two of his sons.</p>"

SHAPES = {
    "line breaks": "<p>“We will not wait for a fourth report,” Brandt said.<br>“Nobody<br>is asleep,” she said.</p>",
    "inline tags": "<p>“We will <em>not</em> wait for a <a href='/r'><b>fo</b>urth</a> report,” <span>Brandt</span> said<sup>1</sup>.</p>",
    "soft hyphens": "<p>“The minis\xadtry has been in\xadformed of every\xadthing,” Brandt said.</p>",
    "word breaks": "<p>“The ministry<wbr>of boats was<wbr> informed,” Brandt said of the harbour<wbr>master.</p>",
    "repeated": "<p>“We will not wait,” Brandt said.</p><p>The council sat down again, and it began to rain on the roof.</p><p>“We will not wait,” Brandt said. “The people below the wall want to sleep.”</p>",
    "in the headline": "<p>“The dam of Olm has to go, and it has to go now,” Brandt said, and took the train home.</p>",
    "list": "<p>It was agreed that:</p><ul><li>“no house will be lost”, according to engineer Mia Lund</li><li>the farmers are paid in May, Brandt said</li></ul>",
    "table": "<table><tr><th>Who</th><th>What</th></tr><tr><td>Ada Brandt</td><td>Brandt said that the dam would go before the winter.</td></tr><tr><td>Mia Lund</td><td>Lund said it would stay.</td></tr></table>",
    "right to left": "<p>Brandt said: “We read the sign that says <bdo dir='rtl'>مرحبا بكم</bdo> at the gate, and we laughed.”</p><p dir='rtl'>Brandt said that عمان was far away from the dam.</p>",
    "blockquote": "<blockquote><p>We will not wait for a fourth report. The people below the wall want to sleep.</p><cite>Ada Brandt, mayor</cite></blockquote>",
    "long": "<p>“We will not wait for a fourth report, because three were enough for anybody who can read, and those who cannot read can look at the wall, which has a hole in it that is as large as a cow,” Brandt said, “and growing.”</p>",
    "two paragraphs": "<p>“We will not wait for a fourth report,” Brandt said.</p><p>“The people below the wall want to sleep, and so do I.”</p>",
    "blanks": "<p>“We&nbsp;will   not\n   wait for a fourth&#8201;report,” Brandt&#160;said.</p>",
    "marks": "<p>“Ham, eggs & a 5% well-known risk — that’s what we’ve got: 1,000-fold,” Brandt said (twice).</p>",
    "capitals by style": "<p style='text-transform: uppercase'>“We will not wait for a fourth report,” Brandt said.</p>",
    "pulled out": "<aside class='pullquote'>We will not wait for a fourth report</aside><p>“We will not wait for a fourth report,” Brandt said.</p>",
    "accents": "<p>“The cafe\u0301 of Zoë is open, naïve as it may seem,” Brandt said in Ærø.</p>",
    "ends in a link": "<p>Brandt said that the gauges had been found in the cellar of <a href='/c'>the customs house</a>.</p>",
    "hidden words": "<p>“We will not <span style='display:none'>ever</span> wait for a fourth report,” Brandt said.</p>",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_of_text_is_highlighted_to_the_letter(chromium: Browser, shape: str) -> None:
    headline = "“The dam of Olm has to go, and it has to go now,” Brandt said"
    page = f"<meta charset=utf-8><title>Olm</title><body><nav>Olm</nav><article><h1>{headline}</h1>{FIRST}{SHAPES[shape]}{LAST}</article>"
    with served(page) as address:
        article = read(page, address)
        spans = [span for span in excerpts(article.text) if span.of(article.text) not in FIRST + LAST]
        assert spans
        for span in spans:
            shown = chromium.highlighted(f"{address}#:~:{fragment(to(article, span))}")
            assert plain(shown) == plain(span.of(as_shown(article.text, page)))


@pytest.mark.parametrize("style", ["", "float: left; font-size: 3em", "display: inline-block"])
@pytest.mark.parametrize("place", ["span", "p::first-letter"])
def test_all_but_a_letter_set_large_is_highlighted(chromium: Browser, style: str, place: str) -> None:
    sheet = f"<style>article > {place}, p > {place} {{ {style} }}</style>"
    opening = FIRST.replace("<p>M", "<p><span>M</span>") if place == "span" else FIRST
    page = f"<meta charset=utf-8>{sheet}<body><article><h1>Olm</h1>{opening}{LAST}</article>"
    with served(page) as address:
        article = read(page, address)
        span = excerpts(article.text)[0]
        shown = chromium.highlighted(f"{address}#:~:{fragment(to(article, span))}")
        words = span.of(article.text)
        assert words.startswith("Mayor Ada Brandt told")
        assert plain(shown) in {plain(words), plain(words[1:])}
