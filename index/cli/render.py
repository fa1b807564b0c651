"""What a person sees in the terminal: the words first, then who, where, when and the link."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rich.text import Text

from index import extent, phrases, silences, whose
from index.answers import excerpt
from index.answers.link import to
from index.asked import Form
from index.cli import onward
from index.cli.lines import argument
from index.cli.page import Page, harmless
from index.phrases import day
from index.types import How, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.answers.answer import Answer
    from index.answers.evidence import Evidence
    from index.answers.voice import Voice
    from index.asked import Understood
    from index.search.ranking import Hit
    from index.store.statements import Uttered
    from index.types import Article, Statement


def answer(found: Answer, *, explain: bool = False) -> None:
    """Print an answer, or its silence, with what was searched.

    :param explain: say of each excerpt why it is whose it is.
    """
    page = Page()
    for line in (*understood(found.understood), *phrases.whom(found)):
        page.put(line, "dim")
    for one in found.evidence:
        page.put()
        evidence(page, one, explain=explain)
    page.put()
    if found.silence:
        page.put(silences.silence(found, found.silence), "bold")
        nearest(page, silences.above_nearest(found), found.near, explain=explain)
    else:
        nearest(page, phrases.DOUBTFUL, found.doubtful, explain=explain)
    if found.others:
        others(page, found)
    much = extent.shown(found)
    if much:
        commands = onward.every(found)
        lead = f"{much}; {extent.rest(found, is_whole=extent.is_list(found))}:"
        if len(commands) == 1:
            page.command(commands[0], lead=lead)
        else:
            page.put(lead)
            for command in commands:
                page.command(command)
    page.put(f"{phrases.searched(found.searched)} in {found.took_ms:.0f} ms", "dim")


def others(page: Page, found: Answer) -> None:
    """Print who else speaks on what was asked about: all where nothing is shown, else the first."""
    names = [other.name for other in found.others]
    if found.evidence:
        page.put(f"Also on this: {', '.join(names[: phrases.OTHERS])}")
        return
    page.put(f"On this, there {'is' if len(names) == 1 else 'are'}: {', '.join(names)}")


def titled(paths: Sequence[str]) -> None:
    """Print the commands that show whole articles, where a question is their title."""
    page = Page()
    for path in paths:
        shown = f"onrecord show {argument(path)}"
        page.command(shown, lead="This is the title of an article; the whole of it:")


def nearest(page: Page, head: str, near: Sequence[Evidence], *, explain: bool = False) -> None:
    """Print what only may answer a question, under a line that says so."""
    if near:
        page.put(head)
    for one in near:
        evidence(page, one, explain=explain)
        page.put()


def understood(asked: Understood) -> list[str]:
    """Return what a question was taken to ask, a line for what narrows it and one for what is open."""
    is_whole = asked.form is Form.PLAIN and asked.topic == asked.question.strip(" ?")
    narrowed = {
        "speaker": None if asked.may_be else phrases.named(asked) or asked.kind or None,
        "question" if is_whole else "topic": asked.topic or None,
        "not by": " or ".join(asked.left_aside) or None,
        "act": asked.act or None,
        "publisher": asked.publisher,
        "since": asked.since,
        "until": phrases.until(asked) or None,
        "collection": asked.collection,
        "order": phrases.order(asked) or None,
    }
    lines = [" · ".join(f"{name}: {value}" for name, value in narrowed.items() if value is not None)]
    if asked.may_be:
        lines.append(f"could be: {', '.join(asked.may_be)} (choose with --speaker)")
    return [line for line in lines if line]


def hits(
    query: str,
    found: Sequence[Hit],
    articles: dict[int, Article],
    said: Sequence[Sequence[Uttered]],
    reasons: Sequence[Sequence[Sequence[str]]] | None = None,
) -> None:
    """Print ranked passages, each with who speaks in it and the lines of ``reasons`` that explain it."""
    page = Page()
    page.put(query, "bold")
    for place, hit in enumerate(found, 1):
        where = articles[hit.article]
        ranks = "  ".join(f"{arm} #{rank}" for arm, rank in hit.ranks.items())
        page.put()
        page.put(f"{place}. {hit.score:.3f}  {ranks}", "dim")
        for line in reasons[place - 1] if reasons else ():
            page.packed(line, "dim")
        page.indented(where.text[hit.start : hit.end])
        if voices := _voices(said[place - 1]):
            page.indented(f"— {voices}", "cyan")
        _titled(page, "", where, to(where, Span(hit.start, hit.end)), "dim")


def _voices(said: Sequence[Uttered]) -> str:
    """Return who speaks, in the order of their first words, with the number of statements from two on."""
    counts = Counter(one.speaker for one in said if one.speaker and not one.statement.is_doubtful)
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in counts.items())


def quotes(article: Article, found: Sequence[Statement]) -> None:
    """Print the statements of one article, each in one piece, with the speaker's name before it."""
    page, paper = Page(), excerpt.read(article.text)
    headed(page, article)
    for one in found:
        shown = paper.excerpt(one)
        said = _marked(shown.of(article.text), paper.spoken(shown), shown.start)
        mention = one.mention.of(article.text) if one.mention else None
        who = one.name or (f"unclear ({mention})" if mention else "unclear")
        who = whose.PROBABLY.format(who) if one.is_doubtful else who
        stance = "" if one.stance == "said" else f", {one.stance}"
        kind = "verbatim" if one.is_verbatim and one.kind != Kind.DIRECT else one.kind
        page.indented(Text.assemble(harmless(who, "cyan"), f" ({kind}{stance}): ", said))
    page.put()


def source(article: Article) -> str:
    """Return where an article comes from, in one line; of one of which nothing is told, its path."""
    parts = (
        article.publisher,
        article.author,
        day(article.published) if article.published else None,
        article.title,
    )
    return " · ".join(part for part in parts if part) or article.path


def headed(page: Page, article: Article) -> None:
    """Print where an article comes from as a heading, and below it its address, or its path; each once."""
    told, address = source(article), article.url or article.path
    page.put(told, "bold")
    if address != told:
        page.address(address)


def evidence(page: Page, one: Evidence, *, explain: bool = False) -> None:
    """Print one excerpt, whose it is, on request why, and where it stands."""
    page.indented(_marked(one.excerpt, one.quoted, one.span.start))
    who = _voice(one.speaker) if one.speaker else whose.nobody(one)
    if who:
        page.indented(Text.assemble("— ", harmless(who, "cyan")))
    if explain and one.speaker:
        page.indented(whose.why(one.speaker), "dim")
    _titled(page, "", one.article, one.link)
    for copy in one.also_in:
        _titled(page, "the same text in " if copy.wire else "also in ", copy.article, copy.link, "dim")
    version = phrases.version(one)
    if version:
        page.indented(version, "yellow")


def _titled(page: Page, lead: str, article: Article, link: str | None, style: str = "") -> None:
    """Print where an article comes from, which leads to ``link``; without one, its path, once."""
    told, link_style = source(article), style or "blue"
    page.titled(f"{lead}{told}", link, style, link_style)
    if not link and told != article.path:
        page.indented(article.path, link_style)


def _marked(excerpt: str, quoted: Iterable[Span], shift: int) -> Text:
    """Return the excerpt with its spoken words bold."""
    text = harmless(excerpt)
    for start, end in quoted:
        text.stylize("bold", start - shift, end - shift)
    return text


def _voice(voice: Voice) -> str:
    known = "" if voice.how is How.NAMED else f" (by {voice.how}: “{voice.words}”)"
    known += whose.called(voice)
    return whose.who(voice, voice.name + known)
