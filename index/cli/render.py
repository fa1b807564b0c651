"""What a person sees in the terminal: the words first, then who, where, when and the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from index import phrases
from index.phrases import day
from index.types import How, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.answers.answer import Answer
    from index.answers.evidence import Copy, Evidence, Voice
    from index.search.ranking import Hit
    from index.types import Article, Statement, Understood


def answer(found: Answer) -> None:
    """Print an answer, or its silence, with what was searched."""
    console = terminal()
    for line in understood(found.understood):
        console.print(Text(line, style="dim"))
    for one in found.evidence:
        console.print()
        evidence(console, one)
    console.print()
    if found.silence:
        console.print(Text(phrases.silence(found, found.silence), style="bold"))
    if found.others and (found.silence or len(found.evidence) == 0):
        named = ", ".join(f"{other.name} ({other.statements})" for other in found.others)
        console.print(Text(f"On this, there is: {named}"))
    console.print(Text(f"{phrases.searched(found.searched)} in {found.took_ms:.0f} ms", style="dim"))


def understood(asked: Understood) -> list[str]:
    """Return what a question was taken to ask, a line for what narrows it and one for what is open."""
    narrowed = {
        "speaker": asked.speaker.name if asked.speaker else None,
        "topic": asked.topic or None,
        "publisher": asked.publisher,
        "since": asked.since,
        "until": asked.until,
        "collection": asked.collection,
    }
    lines = [" · ".join(f"{name}: {value}" for name, value in narrowed.items() if value is not None)]
    if asked.ambiguous and asked.speaker is None:
        lines.append(f"could be: {', '.join(asked.ambiguous)} (choose with --speaker)")
    return [line for line in lines if line]


def hits(
    query: str,
    found: Sequence[Hit],
    articles: dict[int, Article],
    reasons: Sequence[Sequence[str]] | None = None,
) -> None:
    """Print ranked passages, each with the lines of ``reasons`` that explain it."""
    console = terminal()
    console.print(Text(query, style="bold"))
    for place, hit in enumerate(found, 1):
        where = articles[hit.article]
        ranks = "  ".join(f"{arm} #{rank}" for arm, rank in hit.ranks.items())
        console.print()
        console.print(Text(f"{place}. {hit.score:.3f}  {ranks}", style="dim"))
        for line in reasons[place - 1] if reasons else ():
            indented(console, Text(line, style="dim"))
        indented(console, Text(where.text[hit.start : hit.end]))
        indented(console, Text(source(where), style="dim"))


def quotes(article: Article, found: Sequence[Statement]) -> None:
    """Print the statements of one article, its words with the speaker's name before them."""
    console = terminal()
    console.print(Text(source(article) or article.path, style="bold"))
    for one in found:
        said = " […] ".join(span.of(article.text) for span in one.spans)
        mention = one.mention.of(article.text) if one.mention else None
        who = one.name or (f"unclear ({mention})" if mention else "unclear")
        stance = "" if one.stance == "said" else f", {one.stance}"
        indented(console, Text.assemble((who, "cyan"), f" ({one.kind}{stance}): ", said))
    console.print()


def source(article: Article) -> str:
    """Return where an article comes from, in one line."""
    parts = (
        article.publisher,
        article.author,
        day(article.published) if article.published else None,
        article.title,
    )
    return " · ".join(part for part in parts if part)


def evidence(console: Console, one: Evidence) -> None:
    """Print one excerpt, whose it is, and where it stands."""
    indented(console, _marked(one.excerpt, one.quoted, one.span.start))
    who = _voice(one.speaker) if one.speaker else "speaker unclear" if one.kind != "passage" else None
    indented(console, Text.assemble("— ", (who, "cyan")) if who else Text(""), skip=not who)
    indented(console, Text(source(one.article)))
    indented(console, Text(one.link or one.article.path, style="blue"))
    for copy in one.also_in:
        indented(console, Text(_copy(copy), style="dim"))


def _marked(excerpt: str, quoted: Iterable[Span], shift: int) -> Text:
    """Return the excerpt with its spoken words bold."""
    text = Text(excerpt)
    for start, end in quoted:
        text.stylize("bold", start - shift, end - shift)
    return text


def _voice(voice: Voice) -> str:
    if voice.how is How.NAMED:
        return voice.name
    return f"{voice.name} (by {voice.how}: “{voice.words}”)"


def _copy(copy: Copy) -> str:
    kind = "the same text" if copy.wire else "also"
    return f"{kind} in {source(copy.article)} {copy.link or copy.article.path}"


def indented(console: Console, text: Text, *, skip: bool = False) -> None:
    """Print text with a margin."""
    if skip:
        return
    if console.is_terminal:
        console.print(Padding(text, (0, 2, 0, 4)))
    else:
        console.print(Text("    ") + text)


def terminal() -> Console:
    """Return a console on stdout: coloured and wrapped on a terminal, plain and unwrapped when piped."""
    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False)
