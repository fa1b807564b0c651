# ruff: noqa: E501 - pages are laid out as pages are
"""Web pages: the text of a story is kept to the letter, the furniture of its layout stays out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from index.articles import html
from index.articles.scan import Problem, read
from tests.index.articles.page_scores import PAGES, alone
from tests.index.articles.reading import put

if TYPE_CHECKING:
    from pathlib import Path

    from index.articles.draft import Draft
    from tests.index.articles.layouts import Layout
    from tests.index.articles.newsroom import Story

FIRST = "Mayor Ada Brandt told the council on Tuesday that the dam would be drained before the winter, after three reports."
WORDS = "“We will not wait for a fourth report,” Brandt said. “The people below the wall want to sleep, and so do I.”"
LAST = "“It is the right thing, and it is late,” said Olaf Reyn, who farms the land under the dam with two of his sons."
PARAGRAPHS = (FIRST, WORDS, LAST)
OTHER = "Thanks for writing to us. We have received your message and will read it soon, we promise, in every weather."


def read_page(body: str, head: str = "") -> Draft:
    page = f"<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    (draft,) = html.read(page.encode(), "a.html")
    return draft


def lines(draft: Draft) -> list[str]:
    return draft.text.splitlines()


@pytest.mark.parametrize(("layout", "story"), PAGES, ids=lambda value: getattr(value, "name", "")[:20])
def test_a_story_is_read_to_the_letter_in_every_layout(layout: Layout, story: Story) -> None:
    (draft,) = html.read(layout.printed(story).encode(), "a.html")
    assert lines(draft) == story.lines
    assert [words for words in layout.furniture(story) if words in draft.text] == []
    found = (draft.found["title"], draft.found["publisher"], draft.found["published"])
    assert found == (story.title, layout.site, story.day)
    assert draft.faults == ()


def test_the_layouts_are_as_hard_as_real_ones() -> None:
    """trafilatura alone loses words, or shows furniture, in about half of them."""
    assert len(PAGES) >= 120
    scores = [alone(layout, story) for layout, story in PAGES]
    assert sum(scores) / len(scores) < 0.98
    assert sum(score < 1 for score in scores) > len(scores) / 3


NAMES = (
    "paywall-article", "post-share-container", "content-with-sidebar-wrap", "article__teaser", "read-more-wrap",
    "has-comments", "comment-body-text", "related-content-main", "premium-content", "newsletter-post", "promo-story",
    "subscriber-only", "widget-text", "js-share-target", "story-sidebar-left", "meta-content", "embed-wrap",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_article_goes_with_the_name_of_its_container(name: str) -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    scripts = f"<script>{'var a = 1;' * 2000}</script><style>{'.a { color: red }' * 500}</style>"
    page = (
        f"<main><h1>Dam</h1><div class='{name}'>{paragraphs}</div><div><p>{OTHER}</p></div></main>{scripts}"
    )
    for body in (page, page.replace("class=", "id=")):
        assert [words for words in PARAGRAPHS if words not in read_page(body).text] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "block", ["<p class='{}'>{}</p>", "<div class='{}'><p>{}</p></div>", "<div class='{}'>{}</div>"]
)
def test_paragraphs_stay_that_each_carry_such_a_name(name: str, block: str) -> None:
    marked = "".join(block.format(name, words) for words in PARAGRAPHS[1:])
    draft = read_page(
        f"<main><article><h1>Dam</h1><div class='body'><p>{FIRST}</p>{marked}</div></article></main>"
    )
    assert lines(draft) == list(PARAGRAPHS)


BOXES = (
    "sidebar", "related-box", "newsletter-box", "share-bar", "comments", "trending", "right-rail", "most-read", "read-next",
    "recommended-stories", "mailing-list", "addthis",
)  # fmt: skip


@pytest.mark.parametrize("name", BOXES)
def test_what_such_a_name_really_holds_goes(name: str) -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    box = f"<div class='{name}'><p>{OTHER}</p></div>"
    draft = read_page(
        f"<main><article><h1>Dam</h1><div class='body'>{paragraphs}{box}</div></article></main>"
    )
    assert lines(draft) == list(PARAGRAPHS)


OFFERS = (
    "Become a subscriber for nine crowns a month and read all that our reporters write, on paper too.",
    "You have read three free stories this month. Log in or go on with a trial.",
)


@pytest.mark.parametrize("offer", OFFERS)
@pytest.mark.parametrize("name", ["paywall", "paywall-prompt", "c-regwall", "subscription-box", "meter-wall"])
@pytest.mark.parametrize("tag", ["div", "section"])
def test_an_offer_to_subscribe_goes(offer: str, name: str, tag: str) -> None:
    box = f"<{tag} class='{name}'><p>{offer}</p></{tag}>"
    paragraphs = [f"<p>{words}</p>" for words in PARAGRAPHS]
    draft = read_page(
        f"<main><article><h1>Dam</h1>{''.join([*paragraphs[:2], box, *paragraphs[2:]])}</article>"
    )
    assert lines(draft) == list(PARAGRAPHS)


def test_words_of_the_article_stay_in_a_box_that_is_named_like_an_offer() -> None:
    more = [f"<p>{number}: {FIRST}</p>" for number in range(6)]
    box = "<div class='paywall'><p>“The dam was never inspected,” Brandt said, and sat down again.</p></div>"
    assert "never inspected" in read_page(f"<article><h1>Dam</h1>{''.join(more)}{box}</article>").text


TEASERS = (
    "<div class='card'><h3><a href='/{0}'>Another story of the coast, number {0}</a></h3><p>{1}</p></div>",
    "<div class='promo'><h2>News {0}</h2><p>{1}</p></div>",
    "<article class='teaser'><a href='/{0}'><h4>Snow {0}</h4></a><p>{1}</p></article>",
    "<li class='item'><a href='/{0}'>Another story of the coast</a><span>{1}</span></li>",
)


@pytest.mark.parametrize("teaser", TEASERS)
@pytest.mark.parametrize("names", [("article-text", "related-stories"), ("content-with-sidebar", "cards")])
@pytest.mark.parametrize("is_before", [True, False])
def test_a_short_article_among_many_teasers(names: tuple[str, str], is_before: bool, teaser: str) -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    story = f"<h1>Dam</h1><div class='{names[0]}'>{paragraphs}</div>"
    cards = "".join(teaser.format(n, OTHER) for n in range(12))
    teasers = f"<div class='{names[1]}'>{cards}</div>"
    draft = read_page(f"<main>{teasers if is_before else ''}{story}{'' if is_before else teasers}</main>")
    assert lines(draft) == list(PARAGRAPHS)


def test_tables_that_lay_a_page_out_are_blocks() -> None:
    cells = f"<td width=150>Headlines<br>of the day</td><td>{FIRST}<br><br>{WORDS}<br><br>{LAST}</td>"
    assert lines(read_page(f"<table><tr>{cells}</tr></table>"))[-3:] == list(PARAGRAPHS)


def test_a_warning_says_that_most_of_a_page_was_dropped(tmp_path: Path) -> None:
    story = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
    pictures = "".join(f"<figure><img src=a><figcaption>{n}: {FIRST}</figcaption></figure>" for n in range(6))
    put(tmp_path, {"a.html": f"<meta charset=utf-8><body><article>{story}{pictures}</article>"})
    put(tmp_path, {"b.html": f"<meta charset=utf-8><body><article>{story}</article>"})
    warned = [one for one in read(tmp_path) if isinstance(one, Problem) and "more than was" in one.message]
    assert [(one.path, one.fatal) for one in warned] == [("a.html", False)]
    assert "(3 of 9 paragraphs)" in warned[0].message


# -- what stands apart


@pytest.mark.parametrize(
    ("quotation", "read"),
    [
        ("<blockquote><p>We wait no more.</p><cite>Ada Brandt, mayor</cite></blockquote>", ["“We wait no more.”", "Ada Brandt, mayor"]),
        ("<blockquote>We wait no more.<footer>Ada Brandt</footer></blockquote>", ["“We wait no more.”", "Ada Brandt"]),
        ("<blockquote><p>We wait.</p><p>No more.</p><cite>Ada Brandt</cite></blockquote>", ["“We wait.", "“No more.”", "Ada Brandt"]),
        ("<figure><blockquote>“We wait no more.”</blockquote><figcaption>Ada Brandt</figcaption></figure>", ["“We wait no more.”", "Ada Brandt"]),
        ("<figure><blockquote>We wait no more.</blockquote><figcaption>Ada Brandt</figcaption></figure>", ["“We wait no more.”", "Ada Brandt"]),
        ("<blockquote><p>We wait no more.</p><p>Ada Brandt, mayor</p></blockquote>", ["“We wait no more.”", "Ada Brandt, mayor"]),
        ("<blockquote>We wait no more.<br>Ada Brandt, mayor</blockquote>", ["“We wait no more.”", "Ada Brandt, mayor"]),
        ("<blockquote>We wait no more.<br><em>Ada Brandt</em></blockquote>", ["“We wait no more.”", "Ada Brandt"]),
        ("<blockquote><p>We wait no more.</p><small>Ada Brandt</small></blockquote>", ["“We wait no more.”", "Ada Brandt"]),
        ("<blockquote><p>We wait no more.</p><p>Ada Brandt left.</p></blockquote>", ["We wait no more.", "Ada Brandt left."]),
        ("<blockquote><p>We wait no more.</p></blockquote>", ["We wait no more."]),
        ("<blockquote><p>It is the right thing, and it is late</p><cite>Olaf Reyn</cite></blockquote>", []),
        ("<div class='PullQuote'><div>It is the right thing, and it is late</div><p><b>Olaf Reyn</b><i>Farmer</i></p></div>", []),
        ("<blockquote><p>We wait no more.</p><p>— Ada Brandt</p></blockquote>", ["“We wait no more.”", "— Ada Brandt"]),
        ("<blockquote><p>We wait no more.</p></blockquote><p>– Ada Brandt, mayor</p>", ["“We wait no more.”", "– Ada Brandt, mayor"]),
        ("<blockquote>We wait no more.<footer><b>Ada Brandt</b><span>Mayor</span></footer></blockquote>", ["“We wait no more.”", "Ada Brandt", "Mayor"]),
        ("<div class='quote'><p>It is the right thing, and it is late.</p><span>Olaf Reyn</span><span>Farmer</span></div>", []),
        ("<div class='PullQuote'><div>We wait no more.</div><p><b>Ada Brandt</b><i>Mayor</i></p></div>", ["We wait no more.", "Ada Brandt", "Mayor"]),
    ],
)  # fmt: skip
def test_quotations_set_apart(quotation: str, read: list[str]) -> None:
    draft = read_page(f"<article><h1>Dam</h1><p>{FIRST}</p>{quotation}<p>{WORDS}</p><p>{LAST}</p></article>")
    assert lines(draft) == [FIRST, *read, WORDS, LAST]


@pytest.mark.parametrize(
    "label",
    [
        "<p><a href='/b'>CLICK HERE TO GET THE PORT APP</a></p>", "<p>Media playback is unsupported on your device</p>",
        "<p>Image caption, The dam in spring</p>", "<p>Image source, Port Pictures</p>", "<h3>MUST WATCH</h3>",
        "<p>Add The Port as a preferred source on the search page</p>", "<p>ADVERTISEMENT</p>",
        "<p><strong>Read more: </strong><a href='/c'>The dam, explained at some length</a></p>",
        "<ul><li><a href='/d'>Related: the dam explained</a></li></ul>", "<div>Story continues below advertisement</div>",
        "<p><a href='/e'>The dam explained in seven pictures</a></p>", "<figcaption>The dam. “Cold,” she said.</figcaption>",
        "<p>Reporting by Ines Marr; Editing by Mira Tal</p>",
        "<p>Add The Port on the search page</p>",
        "<p>Watch more below:</p>",
        "<h3><a href='/app'>GET THE APP OF THE PORT</a></h3>",
        "<div>Getty Images</div>",
        "<p>To play this video you need to enable scripts in your browser.</p>",
        "<p><a href='/a'>Five bridges that fell</a> | <a href='/b'>Why they did</a></p>",
        "<p><em>Follow The Port on <a href='/f'>Facebox</a> and <a href='/t'>Flutter</a></em></p>", "<div role='dialog'>Turn on notifications, says our editor.</div>",
    ],
)  # fmt: skip
def test_labels_captions_and_pointers_are_no_sentences(label: str) -> None:
    draft = read_page(f"<article><h1>Dam</h1><p>{FIRST}</p>{label}<p>{WORDS}</p><p>{LAST}</p></article>")
    assert lines(draft) == [FIRST, WORDS, LAST]


@pytest.mark.parametrize(
    "words",
    [
        "Related dams were <a href='/a'>drained</a> in the north, where nobody asked the farmers.",
        "For more than twenty years the <a href='/a'>dam</a> had held, and nobody had looked at it.",
        "Loading docks were closed after the storm.", "Share prices fell on Monday.",
        "Reporting by this paper has shown that the wall leaks.",
        "Watch <a href='/a'>Brandt</a> as she walks the wall every morning, and you will see what she fears.",
        "The count ended on <time datetime='2025-03-07'>Friday</time>, long after midnight, in the harbour.",
        "The <q>wall</q> that Brandt fears is older than the town, and made of its first church.",
    ],
)  # fmt: skip
def test_sentences_that_begin_like_labels_stay(words: str) -> None:
    draft = read_page(f"<article><h1>Dam</h1><p>{FIRST}</p><p>{words}</p><p>{WORDS}</p></article>")
    plain = re.sub(r"<[^>]+>", "", words.replace("<q>", "“").replace("</q>", "”"))
    assert lines(draft) == [FIRST, plain, WORDS]


def test_lists_lines_and_cells_have_no_marks_that_the_page_lacks() -> None:
    shapes = (
        "<ul><li>No house is lost, said Mia Lund</li><li>Farmers are paid</li></ul><ol><li>First</li></ol>"
    )
    table = "<table><tr><td>Olm</td><td>9</td></tr><tr><td>Tarsk</td><td>4</td></tr></table>"
    draft = read_page(
        f"<article><h1>Dam</h1><p>{FIRST}</p>{shapes}{table}<p>{WORDS}<br>Brandt<br>left.</p></article>"
    )
    listed = ["No house is lost, said Mia Lund", "Farmers are paid", "First", "Olm", "9", "Tarsk", "4"]
    assert lines(draft) == [FIRST, *listed, WORDS, "Brandt", "left."]


def test_marks_that_nobody_sees_go() -> None:
    draft = read_page(
        f"<article><p>{FIRST}</p><p>The minis\xadtry\u200b of boats has&nbsp;moved to the pier at Tarsk.</p></article>"
    )
    assert lines(draft)[1] == "The ministry of boats has moved to the pier at Tarsk."


# -- what a page tells of itself

ARTICLE = f"<article><h1>Dam report</h1><p>{FIRST}</p><p>{WORDS}</p></article>"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Dam report * Port Weekly</title><meta property='og:title' content='Dam report * Port Weekly'>", "Dam report"),
        ("<meta property='og:title' content='Port Weekly: Dam report'>", "Port Weekly: Dam report"),
        ("<meta property='og:title' content='Port Weekly | Dam report'>", "Dam report"),
        ("<meta property='og:title' content='Dam report (Port Weekly)'>", "Dam report"),
        ("<meta property='og:title' content='Dam report ‹ Port Weekly'>", "Dam report"),
        ("<meta property='og:title' content='Dam report - what it says - portweekly'>", "Dam report - what it says"),
        ("<meta property='og:title' content='Dam report – the long version'>", "Dam report"),
        ("<meta property='og:title' content='Olm – the long version'>", "Olm – the long version"),
    ],
)  # fmt: skip
def test_the_name_of_the_site_is_no_part_of_a_title(head: str, title: str) -> None:
    draft = read_page(ARTICLE, f"<meta property='og:site_name' content='Port Weekly'>{head}")
    assert draft.found["title"] == title
    assert lines(draft)[0] == FIRST


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        ("<meta name=author content='Orr, Lena'><meta name=author content='Holt, Dan'>", "", "Lena Orr, Dan Holt"),
        ("<meta name=citation_author content='van der Holt, Dan'>", "", "Dan van der Holt"),
        ("<meta name=author content='Orr, Lena; Holt, Dan'>", "", "Lena Orr, Dan Holt"),
        ("<meta name=author content='Lena Orr, Dan Holt'>", "", "Lena Orr, Dan Holt"),
        ("<meta name=author content='Port Weekly'>", "<p class=byline>By <a rel=author>Lena Orr</a></p>", "Lena Orr"),
        ("<meta name=author content='The Port Weekly'>", "<div class=byline>By Lena Orr and Dan Holt, Olm</div>", "Lena Orr, Dan Holt"),
        ("<meta name=author content='Port Weekly'>", "<div>By <a href='/authors/lo'>Lena Orr</a> | 3 May</div>", "Lena Orr"),
        ("<meta name=author content='Port Weekly'>", "<p>See <a href='/authors/lo'>Lena Orr</a> on it</p>", None),
        ("<meta name=author content='Port Weekly'>", "", None),
        ("<meta name=author content='Lena Orr'>", "<p class=byline>By Dan Holt</p>", "Lena Orr"),
        ("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": [{\"@type\": \"Person\", \"name\": \"Orr, Lena\"}]}</script>", "", "Lena Orr"),
    ],
)  # fmt: skip
def test_authors_are_people_first_name_first(head: str, body: str, author: str | None) -> None:
    draft = read_page(
        ARTICLE.replace("</h1>", f"</h1>{body}"),
        f"<meta property='og:site_name' content='Port Weekly'>{head}",
    )
    assert draft.found["author"] == author


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "dateModified": "2025-04-09T10:00:00Z", "datePublished": "2025-03-07T10:00:00Z"}]}</script>',
        "<meta property='article:modified_time' content='2025-04-09'><meta property='article:published_time' content='2025-03-07T23:00:00+02:00'>",
        "<meta itemprop='dateModified' content='2025-04-09'><meta itemprop='datePublished' content='2025-03-07'>",
    ],
)  # fmt: skip
def test_the_day_of_publication_goes_before_that_of_a_change(head: str) -> None:
    assert read_page(ARTICLE, head).found["published"] == "2025-03-07"


# -- encodings

CURLY = (
    f"<article><h1>Dam</h1><p>{FIRST}</p><p>{WORDS}</p><p>The café of Zoë is open until nine.</p></article>"
)


@pytest.mark.parametrize("declared", ["Shift_JIS", "iso-8859-1", "windows-1252", "nonsense-8", "gbk", "utf8"])
def test_what_is_utf_8_is_read_as_such_whatever_it_declares(declared: str) -> None:
    (draft,) = html.read(f"<meta charset={declared}><body>{CURLY}".encode(), "a.html")
    assert lines(draft) == [FIRST, WORDS, "The café of Zoë is open until nine."]


def test_a_page_in_utf_16_tells_so_itself() -> None:
    (draft,) = html.read(f"<meta charset=utf-8><body>{CURLY}".encode("utf-16"), "a.html")
    assert lines(draft) == [FIRST, WORDS, "The café of Zoë is open until nine."]


@pytest.mark.parametrize("declared", ["windows-1251", "shift_jis", "gb18030"])
def test_what_is_not_utf_8_is_read_as_declared(declared: str) -> None:
    words = {"windows-1251": "Лавров", "shift_jis": "東京都庁", "gb18030": "上海"}[
        declared
    ] + " is named here, in Olm."
    page = f"<meta charset={declared}><body><article><p>{FIRST}</p><p>{words}</p></article>".encode(declared)
    (draft,) = html.read(page, "a.html")
    assert lines(draft) == [FIRST, words]


def test_one_bad_byte_is_shown_and_named(tmp_path: Path) -> None:
    page = f"<meta charset=utf-8><body>{CURLY}".encode().replace("ë".encode(), b"\xeb")
    put(tmp_path, {"a.html": page, "b.txt": "“Zoë” is there.".encode().replace("ë".encode(), b"\xeb")})
    found = list(read(tmp_path))
    text = next(one.text for one in found if not isinstance(one, Problem))
    assert WORDS in text
    assert "Zo\ufffd is open" in text
    said = {one.path: one.message for one in found if isinstance(one, Problem)}
    assert "1 byte is no text in UTF-8" in " ".join(
        one.message for one in found if isinstance(one, Problem) and one.path == "a.html"
    )
    assert "WINDOWS-1252" not in said["b.txt"]
    assert "save it anew from the browser, or convert the parts in another encoding" in said["b.txt"]
