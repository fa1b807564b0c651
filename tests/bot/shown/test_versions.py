"""Two versions of one statement: each is shown with what the other paper prints, and leads there."""

from __future__ import annotations

from datetime import date

import pytest

from bot.shown.card import cards
from bot.shown.message import pages
from index.answers.answer import Answer
from index.answers.evidence import Evidence
from index.answers.voice import Voice
from index.asked import Form, Understood
from index.store.articles import Searched
from index.types import Article, How, Kind, Span, Speaker
from tests.bot.shown.markdown_reader import shown

SEARCHED = Searched(2, date(2025, 3, 1), date(2025, 3, 7))


def printed(paper: str, words: str, differing: str) -> Evidence:
    """Return what a paper prints of Jon Vole, with a word that another version lacks."""
    said = f"“{words},” said Jon Vole."
    text = f"It rained.\n\n{said}"
    article = Article(f"{paper}.md", text, "The dam", f"https://{paper.lower()}.example/dam", paper)
    start, at = text.index("“"), text.index(words)
    name = Span(text.index("Jon"), text.index("Jon") + 8)
    voice = Voice("Jon Vole", name, "Jon Vole", How.NAMED, name)
    differs = (Span(at + words.index(differing), at + words.index(differing) + len(differing)),)
    quoted = (Span(at, at + len(words) + 1),)
    link = f"https://{paper.lower()}.example/dam#:~:text=said"
    return Evidence(
        article,
        Span(start, len(text)),
        Kind.DIRECT,
        0.9,
        voice,
        quoted,
        link,
        (),
        differs if differing else (),
    )


def answer(*evidence: Evidence) -> Answer:
    asked = Understood("q", Form.SAID, "the dam", Speaker("Jon Vole"))
    return Answer("q", asked, None, evidence, (), SEARCHED, 1.0)


@pytest.mark.parametrize("is_framed", [True, False])
def test_each_version_is_shown_with_the_words_of_the_other_and_a_link_to_it(is_framed: bool) -> None:
    found = answer(
        printed("Echo", "We will open the dam in June and not before", "June"),
        printed("Post", "We will open the dam in July and not before", "July"),
        printed("Lantern", "Nobody asked us about the dam", ""),
    )
    texts = cards(found)[0].texts if is_framed else [page.text for page in pages(found)]
    told = "\n".join(texts).splitlines()
    of_post = "-# [Post prints](<https://post.example/dam#:~:text=said>): "
    of_echo = "-# [Echo prints](<https://echo.example/dam#:~:text=said>): "
    assert f"{of_post}“We will open the dam in **July** and not before,”" in told
    assert f"{of_echo}“We will open the dam in **June** and not before,”" in told
    assert told.index(next(one for one in told if one.startswith(of_post))) < told.index(
        next(one for one in told if one.startswith(of_echo))
    )  # under the excerpt of the other paper, which comes first
    assert sum(" prints" in one for one in told) == 2
    assert sorted(shown("\n".join(texts)).quotations) == sorted(one.excerpt for one in found.evidence)


def test_a_version_that_lacks_words_says_which() -> None:
    longer = printed(
        "Echo", "We will certainly open the dam in June, and close it in the autumn", "certainly"
    )
    shorter = printed("Post", "We will open the dam in June, and close it in the autumn", "")
    told = pages(answer(longer, shorter))[0].text
    assert (
        "-# [Post prints](<https://post.example/dam#:~:text=said>) without “certainly”: "
        "“We will open the dam in June, and close it in the autumn,”"
    ) in told
    assert "“We will **certainly** open the dam in June, and close it in the autumn,”" in told


def test_of_a_long_version_the_words_around_what_differs_are_shown() -> None:
    much = "the river and the road and the rail and the ropes of the ferry " * 8
    one = printed("Echo", f"We mend {much}in June for {much}us".strip(), "June")
    other = printed("Post", f"We mend {much}in July for {much}us".strip(), "July")
    (line,) = [
        line for line in "\n".join(cards(answer(one, other))[0].texts).splitlines() if "[Post prints]" in line
    ]
    words = line.partition("): “")[2].removesuffix("”").replace("**", "")
    assert words in other.article.text
    assert "in July for" in words
    assert len(words) < 200
