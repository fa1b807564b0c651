"""`onrecord show`: an article with its statements marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from index.answers import contract
from index.answers.voice import voice
from index.cli import chosen, render
from index.cli.opened import opened
from index.cli.page import Page, harmless, write_json
from index.question.elsewhere import as_called, called_so
from index.search.ascribed import of_offices
from index.store import articles, passages, statements
from index.store.filter import Filter
from index.types import How, Span
from index.whose import why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.store.reader import Snapshot
    from index.store.statements import Uttered
    from index.types import Article

MARGIN = 26
"""Characters in the margin, where the speakers stand."""

NARROW = 80
"""Columns below which they stand on a line of their own."""


def run(article: str, *, as_json: bool) -> None:
    """Show ARTICLE (its path, id, address or title) with its statements marked."""
    with opened() as index:
        store = index.snapshot.store
        listed = articles.entries(store)
        row = articles.find(listed, chosen.stored(index.settings, article, listed), alike=True).row
        store.refuse_damaged([row])
        found = articles.by_row(store, [row])[row]
        days = Filter(since=found.published, until=found.published)
        by_post = of_offices(index.snapshot, days, index.snapshot.directory.offices)
        uttered = [by_post.told(one) for one in statements.in_article(store, row)]
        if as_json:
            write_json(_as_json(found, uttered))
        else:
            show(found, passages.sentences(store, row), uttered, index.snapshot)


def show(article: Article, sentences: Sequence[Span], uttered: Sequence[Uttered], snapshot: Snapshot) -> None:
    """Print an article, a sentence a line, with whoever speaks in it in the margin.

    Below a sentence stands why it is theirs, where they are not named in it or where that is doubtful; where
    it is unclear whose it is, whom other articles call so.

    :param snapshot: the index, which tells whom all articles name.
    """
    page = Page()
    render.headed(page, article)
    narrow = page.width is not None and page.width < NARROW
    last = 0
    for sentence in sentences:
        if last == 0 or "\n" in article.text[last : sentence.start]:
            page.put()
        said = [one for one in uttered if any(_shares(span, sentence) for span in one.statement.spans)]
        margin = ", ".join(dict.fromkeys(_who(one) for one in said))
        bar = "┃ " if said else "  "
        own_line = narrow or cell_len(margin) > MARGIN
        if own_line and margin:
            page.put(margin, "cyan")
        rest = "" if narrow else " " * (MARGIN + 1)
        lead = rest if own_line else f"{margin:>{MARGIN}} "
        page.put(
            _marked(article, sentence, said),
            lead=Text.assemble(harmless(lead, "cyan"), bar),
            rest=rest + bar,
        )
        hints = _elsewhere(article, sentence, said, snapshot)
        for reason in (*_reasons(article.text, sentence, said), *hints):
            page.put(reason, "dim", lead=rest + bar, rest=rest + bar)
        last = sentence.end


def _who(one: Uttered) -> str:
    """Return the speaker, with a question mark where doubtful, in brackets if not named there."""
    if one.speaker is None:
        return "unclear"
    doubt = "?" if one.statement.is_doubtful else ""
    return one.speaker + doubt if one.statement.how is How.NAMED else f"({one.speaker}{doubt})"


def _reasons(text: str, sentence: Span, said: Sequence[Uttered]) -> list[str]:
    """Return why what begins in a sentence is whose it is, where that does not stand there in plain words."""
    begun = [one for one in said if sentence.start <= one.statement.start < sentence.end]
    voices = [voice([one], text) for one in begun]
    told = [one for one in voices if one is not None and (one.how is not How.NAMED or one.is_doubtful)]
    return list(dict.fromkeys(map(why, told)))


def _elsewhere(article: Article, sentence: Span, said: Sequence[Uttered], snapshot: Snapshot) -> list[str]:
    """Return whom other articles call what whoever speaks unnamed in a sentence is called."""
    unclear = [one.statement for one in said if one.speaker is None and one.statement.mention]
    begun = [one for one in unclear if one.mention and one.mention.start >= sentence.start]
    called = dict.fromkeys(as_called(article.text, one) for one in begun)
    store, book = snapshot.store, snapshot.directory
    names = ((words, called_so(store, book, article, words)) for words in called)
    return [
        f"Unclear, so nobody's; {name} was called so elsewhere at that time: “{words}”"
        for words, name in names
        if name
    ]


def _marked(article: Article, sentence: Span, said: Sequence[Uttered]) -> Text:
    """Return a sentence as it is stored, with what is said in it underlined."""
    text = harmless(sentence.of(article.text))
    for one in said:
        for span in one.statement.spans:
            text.stylize("underline", max(0, span.start - sentence.start), max(0, span.end - sentence.start))
    return text


def _shares(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _as_json(article: Article, uttered: Sequence[Uttered]) -> contract.Json:
    return {
        "article": contract.article(article),
        "text": article.text,
        "text_sha256": article.text_sha256,
        "statements": [contract.quote(one.statement, article.text) for one in uttered],
    }
