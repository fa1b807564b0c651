"""What Discord shows of a quotation is the stored slice, whatever the article's words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.shown.card import CARD, LONGEST_BUTTON, cards
from bot.shown.escape import escape, label, quotation
from bot.shown.excerpt import LIMIT, masked, who
from bot.shown.message import context, pages
from index.answers.answer import Answer, Silence
from index.answers.evidence import Copy, Evidence
from index.answers.others import Other
from index.answers.voice import Voice
from index.asked import Form, Tenure, Understood
from index.store.articles import Searched
from index.types import Article, How, Kind, Span, Speaker
from tests.bot.shown.markdown_reader import shown

NASTY = [
    "*",
    "**",
    "***",
    "_",
    "__",
    "~~",
    "||",
    "`",
    "```",
    "```py\n",
    ">",
    ">>> ",
    "> ",
    "#",
    "# ",
    "## ",
    "-# ",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "23.",
    "\\",
    "\\\\",
    "\n",
    "\n\n",
    " ",
    "  ",
    "\t",
    "<@123456789012345678>",
    "<@&1>",
    "<#42>",
    "@everyone",
    "@here",
    "<:smile:123>",
    "<a:wave:456>",
    ":smile:",
    "<t:1700000000:R>",
    "</ask:1>",
    "<id:home>",
    "https://example.org/a_b*c*",
    "http://x.y",
    "[label](https://x.y)",
    "[",
    "](",
    ")",
    "<http://a.b>",
    "<a@b.c>",
    "\u202e",
    "\u2067",
    "\u200b",
    "\u200d",
    "\ufeff",
    "שלום",
    "مرحبا",
    "¯\\_(ツ)_/¯",
    "word",
    "Ana Kovac",
    "“We won,” she said.",
    "’",
    "…",
    "🏳️‍🌈",
    "e\u0301",
    "&amp;",
    "discord.gg/abc",
    "10:30",
    "a:b:c",
    "::",
]
WORDS = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=6)), min_size=1, max_size=60).map("".join)
SEARCHED = Searched(3, date(2025, 3, 1), date(2025, 3, 7))


def as_stored(text: str) -> str:
    """As reading articles leaves a text: newlines of one kind, no outer blank space, no lone surrogates."""
    return text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\r", "\n").strip()


@st.composite
def articles(draw: st.DrawFn) -> tuple[Article, Span, tuple[Span, ...]]:
    text = as_stored(draw(WORDS)) or "word"
    places = st.integers(0, len(text))
    start, end = sorted((draw(places), draw(places)))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        start, end = 0, len(text)
    bold = sorted((draw(places), draw(places)))
    title = draw(st.one_of(st.none(), WORDS))
    url = draw(st.sampled_from([None, "https://example.org/a_(b)#:~:text=x%20y", "ftp://x.y"]))
    article = Article("a.md", text, title, url, draw(WORDS), None, date(2025, 3, 7))
    return article, Span(start, end), (Span(*bold),)


def evidence(article: Article, span: Span, quoted: tuple[Span, ...] = ()) -> Evidence:
    voice = Voice("Ana *Kovac*", Span(0, 1), "@everyone", How.PRONOUN, Span(0, 1))
    return Evidence(article, span, Kind.MIXED, 1.0, voice, quoted, article.url, ())


def answer(*found: Evidence, silence: Silence | None = None) -> Answer:
    asked = Understood("what did <@1> say?", Form.SAID, "**", Speaker("Ana_Kovac_"))
    return Answer("what did <@1> say?", asked, silence, found, (Other("@here", 2),), SEARCHED, 1.0)


def seen(text: str) -> str:
    """A text as the eye has it: blank space at the end of a line shows nowhere."""
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))


@settings(max_examples=800, deadline=None)
@given(articles())
@example((Article("a.md", "**a**\n1. b"), Span(0, 10), (Span(0, 10),)))
@example((Article("a.md", "[x](http://y) ¯\\_(ツ)_/¯"), Span(0, 24), ()))
def test_what_is_shown_of_a_quotation_is_the_stored_slice(
    case: tuple[Article, Span, tuple[Span, ...]],
) -> None:
    article, span, bold = case
    read = shown(quotation(article.text, span, bold) + "\nunder it")
    assert read.quotations == [span.of(article.text)]
    assert {name for name, _ in read.markup} <= {"strong"}
    emphasised = "".join("".join(words) for _, words in read.markup)
    if not set(emphasised) & {"\\"}:
        assert all(words in article.text for _, words in read.markup)


@settings(max_examples=400, deadline=None)
@given(articles())
def test_every_page_keeps_the_limit_and_shows_the_slice(case: tuple[Article, Span, tuple[Span, ...]]) -> None:
    article, span, bold = case
    made = pages(answer(evidence(article, span, bold)), echo=True)
    assert all(len(page.text) <= LIMIT for page in made)
    quotations = [one for page in made for one in shown(page.text).quotations]
    assert "".join("".join(quotations).split()) == "".join(span.of(article.text).split())
    for page in made:
        assert {name for name, _ in shown(page.text).markup} <= {"strong", "subtext", "link"}


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_a_label_stays_on_one_line_and_shows_its_words(words: str) -> None:
    read = shown("x " + label(as_stored(words)))
    assert "\n" not in read.text
    assert not read.markup
    assert shown(escape(as_stored(words)) or "x").markup == []


def test_bars_are_no_spoiler() -> None:
    assert escape("the ||secret|| clause") == r"the \|\|secret\|\| clause"


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12000), st.sampled_from(["ab. ", "word ", "*_`~", "x", "a\n", "“We won,” she said. "]))
def test_a_long_quotation_goes_over_pages_and_is_never_cut(length: int, unit: str) -> None:
    text = (unit * (length // len(unit) + 1))[:length].strip()
    article = Article("a.md", text, "Title", "https://example.org/1")
    whole = Span(0, len(text))
    made = pages(answer(evidence(article, whole, (whole,))))
    assert all(len(page.text) <= LIMIT for page in made)
    parts = [one for page in made for one in shown(page.text).quotations]
    at = 0
    for part in parts:  # slices, in order, with nothing but blank space between them
        found = text.index(part, at)
        assert text[at:found].strip() == ""
        at = found + len(part)
    assert text[at:].strip() == ""


def test_an_answer_reads_as_people_want_it() -> None:
    text = "It rained. He said the dam “would never hold” and left."
    article = Article("a.md", text, "The dam", "https://example.org/dam", "Echo", "I. Marr", date(2025, 3, 7))
    voice = Voice("Jon Vole", Span(11, 13), "He", How.PRONOUN, Span(0, 2))
    link = "https://example.org/dam#:~:text=He%20said"
    copy = Copy(replace(article, publisher="Post"), Span(0, 5), "https://post.example/1", wire=True)
    one = Evidence(
        article, Span(11, 55), Kind.MIXED, 0.9, voice, (Span(28, 44),), link, (copy,), (Span(34, 39),)
    )
    asked = Understood("q", Form.SAID, "the dam", Speaker("Jon Vole"))
    page = pages(Answer("q", asked, None, (one,), (), SEARCHED, 1.0))[0]
    assert page.text == (
        "-# Jon Vole · on “the dam”\n"
        "> He said the dam “**would never hold**” and left.\n"
        "— **Jon Vole** (by pronoun: “He” is It) · Echo · I. Marr · 7 March 2025 · "
        "[The dam](<https://example.org/dam#:~:text=He%20said>)\n"
        "-# Also in [Post](<https://post.example/1>) 7 March 2025 (the same text)\n"
        "-# 3 articles of 1 March 2025 to 7 March 2025 searched"
    )
    assert page.shown == (0,)


def test_what_is_only_probably_theirs_follows_and_says_so() -> None:
    article = Article("a.md", "It rained. He said the dam would hold. It did not, he said.")
    voice = Voice("Jon Vole", Span(11, 13), "He", How.PRONOUN, Span(0, 2), 0.95)
    one = Evidence(article, Span(11, 38), Kind.INDIRECT, 0.9, voice, (), None, ())
    probably = Voice("Jon Vole", Span(51, 53), "he", How.PRONOUN, Span(0, 2), 0.7)
    near = replace(one, span=Span(39, 59), speaker=probably), replace(one, span=Span(0, 10))
    asked = Understood("q", Form.SAID, "the dam", Speaker("Jon Vole"))
    found = Answer("q", asked, None, (one,), (), SEARCHED, 1.0, near=near)
    (card,), (page,) = cards(found), pages(found)
    assert [("probably **Jon Vole**" in part.text, part.place) for part in card.parts] == [
        (False, 0),
        (True, None),
    ]
    assert page.text.split("\n")[1:-1] == [
        "> He said the dam would hold.",
        "— **Jon Vole** (by pronoun: “He” is It) · a.md",
        "",
        "> It did not, he said.",
        "— probably **Jon Vole** (by pronoun: “he” is It) · a.md",
    ]
    assert page.shown == (0,)


LINKS = st.builds(
    lambda path, fragment: f"https://example.org/{path}#:~:text={fragment}",
    st.text(st.sampled_from("a%(_é"), max_size=2000),
    st.text(st.sampled_from("a%20-é"), max_size=2000),
)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """An answer of any shape: excerpts, copies, links, brackets, long names."""
    found = []
    for number in range(draw(st.integers(1, 40))):
        text = f"{number} " + draw(st.sampled_from(["They left. ", "[x](y) *_`", "so "])) * draw(
            st.integers(1, 60)
        )
        title, publisher, author = (
            draw(st.sampled_from(["Post", "[A] *B*", "_" * 300, "word " * 60])) for _ in range(3)
        )
        article = Article(
            f"{number}.md", text.strip(), title, draw(LINKS), publisher, author, date(2025, 3, 7)
        )
        copy = Copy(article, Span(0, 5), draw(LINKS), wire=draw(st.booleans()))
        one = evidence(article, Span(0, len(article.text)))
        differs = draw(st.sampled_from([(), (Span(0, 1),)]))  # then the others are versions of it
        copies = (copy,) * draw(st.integers(0, 30))
        found.append(replace(one, link=draw(LINKS), also_in=copies, differs=differs))
    name, others = draw(st.sampled_from(["Ana", "*" * 400])), tuple(Other("_" * 200, n) for n in range(6))
    asked = Understood(
        draw(WORDS), Form.SAID, draw(WORDS), Speaker(name), publisher="[" * 200, collection="x" * 300
    )
    silence = draw(st.sampled_from([None, None, *Silence]))
    alike = tuple(Tenure("_" * 200) for _ in range(12))
    shown_, near = (tuple(found), ()) if silence is None else ((), tuple(found))
    return Answer(asked.question, asked, silence, shown_, others, SEARCHED, 1.0, alike=alike, near=near)


@settings(max_examples=60, deadline=None)
@given(answers(), st.booleans())
def test_nothing_is_lost_or_too_long_whatever_an_answer_has(found: Answer, echo: bool) -> None:
    made = pages(found, echo=echo)
    assert all(0 < len(page.text) <= LIMIT for page in made)
    assert all("searched" in page.text for page in made)
    places = [place for page in made for place in page.shown]
    assert places == sorted(places)
    assert set(places) == set(range(len(found.evidence)))
    told = "".join("".join(shown(page.text).quotations) for page in made)
    wanted = "".join(one.excerpt for one in found.evidence or found.near)
    assert "".join(told.split()) == "".join(wanted.split())
    for page in made:
        assert {name for name, _ in shown(page.text).markup} <= {"strong", "subtext", "link"}


@settings(max_examples=60, deadline=None)
@given(answers(), st.booleans())
def test_nothing_is_lost_or_too_long_on_cards_whatever_an_answer_has(found: Answer, echo: bool) -> None:
    made = cards(found, echo=echo)
    every = [part for card in made for part in card.parts]
    assert {part.place for part in every} - {None} == set(range(len(found.evidence)))
    assert all(0 < sum(map(len, card.texts)) <= CARD for card in made)
    assert all("searched" in card.foot for card in made)
    assert all(len(part.link or "") <= LONGEST_BUTTON for part in every)
    told = sorted("".join("".join(shown(part.text).quotations).split()) for part in every)
    wanted = ["".join(one.excerpt.split()) for one in found.evidence or found.near]
    assert len("".join(told)) == len("".join(wanted))
    assert all("".join(told).count(words) >= 1 or len(words) > CARD // 2 for words in wanted)
    for card in made:
        for text in card.texts:
            assert {name for name, _ in shown(text).markup} <= {"strong", "subtext", "link"}


def test_an_article_has_one_headline_on_a_card_and_only_the_unusual_speaker_is_explained() -> None:
    article = Article(
        "a.md",
        "“It holds,” said Jon Vole. He said it leaks.",
        "The dam",
        "https://example.org/dam",
        "Echo",
        published=date(2025, 3, 7),
    )
    other = Article("b.md", "“Never,” said Ana Birch.", "Gates", "https://example.org/gates", "Post")
    link = "https://example.org/dam#:~:text=It%20holds"
    named = Voice("Jon Vole", Span(17, 25), "Jon Vole", How.NAMED, Span(17, 25))
    spoken = Voice("Jon Vole", Span(27, 29), "He", How.PRONOUN, Span(17, 25))
    birch = Voice("Ana Birch", Span(14, 23), "Ana Birch", How.NAMED, Span(14, 23))
    said = (
        Evidence(article, Span(0, 26), Kind.DIRECT, 1.0, named, (Span(1, 10),), link, ()),
        Evidence(other, Span(0, 24), Kind.DIRECT, 0.9, birch, (), None, ()),
        Evidence(
            article, Span(27, 44), Kind.INDIRECT, 0.8, spoken, (), "https://example.org/" + "a" * 600, ()
        ),
    )
    (card,) = cards(answer(*said))
    assert [(part.place, part.text, part.link) for part in card.parts] == [
        (
            0,
            "**[The dam](<https://example.org/dam>)**\n-# Echo · 7 March 2025\n"
            "> “**It holds,**” said Jon Vole.\n— **Jon Vole**",
            link,
        ),
        (2, "> He said it leaks.\n— **Jon Vole** (by pronoun: “He” is Jon Vole)", None),
        (
            1,
            "**[Gates](<https://example.org/gates>)**\n-# Post\n> “Never,” said Ana Birch.\n— **Ana Birch**",
            None,
        ),
    ]


def test_a_question_without_words_is_not_repeated() -> None:
    nothing = replace(answer(evidence(Article("a.md", "They left.", "T"), Span(0, 10))), question="")
    (page,) = pages(nothing, echo=True)
    assert "****" not in page.text
    assert shown(page.text).quotations == ["They left."]


def test_six_papers_with_the_same_words_leave_them_whole() -> None:
    text = "“" + "We shall not leave the harbour to anybody. " * 3 + "Never.”"
    link = "https://paper.example/" + "a" * 200 + "#:~:text=" + "b" * 400
    article = Article(
        "a.md", text, "The harbour " * 8, link, "The Paper of the Harbour", "I. Marr", date(2025, 3, 7)
    )
    one = replace(
        evidence(article, Span(0, len(text))), also_in=(Copy(article, Span(0, 5), link, wire=True),) * 6
    )
    (page,) = pages(answer(one))
    assert shown(page.text).quotations == [text]
    assert "part 1 of" not in page.text
    assert "more" in page.text


@pytest.mark.parametrize("silence", list(Silence))
def test_a_silence_says_its_kind_and_who_did_speak(silence: Silence) -> None:
    page = pages(answer(silence=silence))[0]
    assert ("never quoted" in page.text) == (silence is Silence.NO_SPEAKER)
    assert "-# On this: \\@here\n" in page.text
    assert "3 articles of 1 March 2025 to 7 March 2025 searched" in page.text


def test_the_context_is_the_paragraphs_around_with_the_excerpt_bold() -> None:
    text = "One.\n\nTwo.\n\nThree. Four. Five.\n\nSix.\n\nSeven."
    one = evidence(Article("a.md", text, "T"), Span(19, 24))
    (message,) = context(one)
    assert shown(message).quotations == ["Two.\n\nThree. Four. Five.\n\nSix."]
    assert ("strong", "Four.") in shown(message).markup


def test_a_link_has_no_preview_and_no_way_out_of_its_label() -> None:
    assert masked("A [b]", "https://x.y/(1)") == "[the article](<https://x.y/%281%29>)"
    assert masked("A", "javascript:alert(1)") == "A"
    assert masked("A", "https://x.y/#" + "a" * 2000) == "[A](<https://x.y/>)"


def test_all_who_hold_the_post_that_is_asked_about_head_the_answer() -> None:
    held = (Tenure("Ada Birch"), Tenure("Tom Kovac"))
    asked = Understood("q", Form.SAID, "eels", Speaker("Ada Birch"), holders=held, post="mayor")
    found = Answer("q", asked, Silence.SPEAKER_SILENT, (), (), Searched(2, None, None), 0.0)
    page = pages(found)[0].text
    assert "Ada Birch and Tom Kovac · on “eels”" in page
    assert "Ada Birch or Tom Kovac is quoted in these articles, but not on this" in page


def test_who_is_unnamed_is_called_as_the_article_does() -> None:
    text = "Fishermen said *so*. “It is wet,” said one of them."
    spans = Span(0, 9), Span(text.index("one of"), text.index("them.") + 4)
    one = Evidence(
        Article("a.md", text), Span(0, len(text)), Kind.MIXED, 1.0, None, (), None, (), unnamed=spans
    )
    assert who(one) == "unnamed here: “Fishermen”, “one of them”"
    assert who(replace(one, unnamed=())) == "speaker unclear"
    assert who(replace(one, kind=Kind.PASSAGE)) is None
