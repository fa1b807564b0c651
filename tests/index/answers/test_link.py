"""Links land in the excerpt, whatever the article."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from index.answers.link import Fragment, first_match, link, to
from index.types import Article, Span

PROSE = st.lists(
    st.sampled_from(
        ["peace", "the", "talks", "-", "No,", "café", "“We", "won”", "1,000", "a&b", "\n", "A", "a"]
    ),
    min_size=1,
    max_size=60,
).map(" ".join)


def fragment(address: str) -> Fragment:
    """Take the first directive of a link apart."""
    parts = address.split(":~:text=")[1].partition("&")[0].split(",")
    before = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else None
    after = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else None
    start, *end = map(unquote, parts)
    return Fragment(start, end[0] if end else None, before, after)


def test_a_short_excerpt_is_the_fragment_itself() -> None:
    text = "He came late. “We won,” she said. They left."
    address = link("https://paper.example/a?b=1", text, Span(14, 33))
    assert address == "https://paper.example/a?b=1#:~:text=%E2%80%9CWe%20won%2C%E2%80%9D%20she%20said."


def test_a_long_excerpt_is_named_by_its_ends() -> None:
    words = " ".join(f"word{n}" for n in range(60))
    address = link("https://paper.example/", f"Before. {words}. After.", Span(8, 9 + len(words)))
    assert address is not None
    assert address.endswith("#:~:text=word0%20word1%20word2%20word3,word56%20word57%20word58%20word59.")


def test_words_that_come_earlier_too_are_lengthened() -> None:
    text = (
        "The vote was lost on Monday. " + "The vote was lost on Tuesday because nobody came to the hall " * 2
    )
    address = link("https://paper.example/", text, Span(29, len(text)))
    assert address is not None
    found = first_match(text, fragment(address))
    assert found is not None
    assert found.start >= 29


def test_words_of_the_headline_are_passed_by() -> None:
    text = "A first line.\n“The dam must go now,” she said.\nA last line."
    address = link("https://p.example/", text, Span(14, 46), "“The dam must go now,” she said. She was right")
    assert address is not None
    assert fragment(address) == Fragment("“The dam must go now,” she said.", before="A first line.")


def test_what_is_said_twice_is_told_apart_by_what_is_around() -> None:
    text = "It rained. “We wait,” she said. The sun came out.\nNight fell.\n“We wait,” she said. He left."
    first, second = (Span(at, at + 20) for at in (11, 62))
    assert first.of(text) == second.of(text) == "“We wait,” she said."
    addresses = [link("https://p.example/", text, span) for span in (first, second)]
    found = [first_match(text, fragment(address)) for address in addresses if address]
    assert found == [first, second]
    assert addresses[1] == (
        "https://p.example/#:~:text=Night%20fell.-,%E2%80%9CWe%20wait%2C%E2%80%9D%20she%20said."
    )


def test_lines_are_named_by_the_first_and_the_last() -> None:
    text = "Before.\n“We\nwait,” she\nsaid.\nAfter."
    address = link("https://p.example/", text, Span(8, 28))
    assert address is not None
    assert fragment(address) == Fragment("“We", "said.")


def test_marks_that_a_page_lacks_are_not_looked_for() -> None:
    text = "Before.\n“We wait no more. We go.”\nAda Brandt, mayor\n“We go.”\nAnd so they went."
    links = [link("https://p.example/", text, Span(*span)) for span in ((8, 33), (8, 25), (52, 60))]
    starts = [fragment(address).start for address in links if address]
    assert starts == ["We wait no more. We go.", "We wait no more.", "“We go.”"]


def test_what_is_written_in_markdown_is_looked_for_as_the_page_shows_it() -> None:
    text = (
        "# The wall\n\n**15.20** “It was *never* [holy](https://p.example/a_b),” says _the_ mayor.[12] "
        "She counts 2 * 3 and snake_case_names.\n\n> Go home."
    )
    excerpts = (
        "**15.20** “It was *never* [holy](https://p.example/a_b),” says _the_ mayor.[12]",
        "She counts 2 * 3 and snake_case_names.",
        "Go home.",
    )
    places = [Span(text.index(one), text.index(one) + len(one)) for one in excerpts]
    links = [link("https://p.example/", text, place) for place in places]
    assert [fragment(address).start for address in links if address] == [
        "15.20 “It was never holy,” says the mayor.[12]",
        "She counts 2 * 3 and snake_case_names.",
        "Go home.",
    ]


def test_a_first_letter_set_large_may_stand_apart() -> None:
    text = "Mayor Ada Brandt said that the dam would be drained in May, before the hay.\nShe left."
    address = link("https://p.example/", text, Span(0, 75))
    assert address is not None
    whole, _, rest = address.partition("&")
    assert fragment(whole).start == text[:75]
    assert rest == "text=ayor%20Ada%20Brandt%20said,May%2C%20before%20the%20hay."
    second = link("https://p.example/", text, Span(76, 85))
    assert second == "https://p.example/#:~:text=She%20left."


def test_meaningful_characters_are_encoded() -> None:
    text = "a well-known, so-called R&D plan"
    assert link("https://p.example/", text, Span(0, len(text))) == (
        "https://p.example/#:~:text=a%20well%2Dknown%2C%20so%2Dcalled%20R%26D%20plan"
    )


def test_a_page_that_has_a_fragment_keeps_it() -> None:
    assert link("https://p.example/#top", "Yes.", Span(0, 4)) == "https://p.example/#top:~:text=Yes."


def test_only_web_addresses_are_linked() -> None:
    assert link(None, "Yes.", Span(0, 4)) is None
    assert link("file:///etc/passwd", "Yes.", Span(0, 4)) is None


@given(PROSE, st.data())
def test_the_first_match_of_a_fragment_lies_in_the_excerpt(text: str, data: st.DataObject) -> None:
    found = [match.span() for match in re.finditer(r"\S+", text)]
    if not found:
        return
    first = data.draw(st.integers(0, len(found) - 1))
    last = data.draw(st.integers(first, len(found) - 1))
    excerpt = Span(found[first][0], found[last][1])
    address = link("https://p.example/", text, excerpt)
    assert address is not None
    if ":~:text=" in address:
        match = first_match(text, fragment(address))
        assert match is not None
        assert excerpt.start <= match.start
        assert match.end <= excerpt.end


def test_a_paged_article_is_linked_by_page() -> None:
    paged = Article("a.pdf", "One.\n\nTwo. Three.", url="https://p.example/a.pdf#x", pages=(0, 6, 11, 11, 11))
    assert [to(paged, Span(start, start + 4)) for start in (0, 6, 11)] == [
        "https://p.example/a.pdf#page=1",
        "https://p.example/a.pdf#page=2",
        "https://p.example/a.pdf#page=5",
    ]
    assert to(replace(paged, url=None), Span(0, 4)) is None
