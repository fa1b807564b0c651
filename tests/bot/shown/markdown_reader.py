"""What Discord shows of a message, by an independent reading of its rules.

The rules are those of its client (simple-markdown's, with Discord's own), tried at each place in their order.
It knows nothing of how the bot escapes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

HEADING = re.compile(r" *(#{1,3})(?!#)\s+([^\n]+?)#*\s*(?:\n|$)")
SUBTEXT = re.compile(r" *-#(?!#)[^\S\n]+([^\n]+?)(?:\n|$)")
LIST = re.compile(r" *(?:[*+-]|\d+\.) +[^\n]*")
QUOTE = re.compile(r" *>(?!>>) +[^\n]*(?:\n *>(?!>>) +[^\n]*)*\n?")
QUOTE_ALL = re.compile(r" *>>> +[\s\S]*")
FENCE = re.compile(r"```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```", re.IGNORECASE)
ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
SHRUG = re.compile(r"¯\\_\(ツ\)_/¯")
INLINE = {
    "code": re.compile(r"(`+)([\s\S]*?[^`])\1(?!`)"),
    "link": re.compile(r"\[((?:\[[^\]]*\]|[^\[\]]|\](?=[^\[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?\s*\)"),
    "autolink": re.compile(r"<(?:[^: >]+:/[^ >]+|[^@ >\s]+@[^@ >\s]+|tel:[^ >]+|\+\d[^ >]*)>"),
    "url": re.compile(r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]"),
    "strong": re.compile(r"\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)"),
    "underline": re.compile(r"__((?:\\[\s\S]|[^\\])+?)__(?!_)"),
    "emphasis": re.compile(
        r"\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)"
    ),
    "strike": re.compile(r"~~([\s\S]+?)~~(?!_)"),
    "spoiler": re.compile(r"\|\|([\s\S]+?)\|\|"),
    "mention": re.compile(r"<@!?\d+>|<@&\d+>|<#\d+>|@everyone|@here|</[^:>]+:\d+>|<id:\w+>"),
    "emoji": re.compile(r"<a?:\w+:\d+>|:[^\s:]+?(?:::skin-tone-\d)?:"),
    "timestamp": re.compile(r"<t:-?\d{1,17}(?::[tTdDfFRsS])?>"),
}
INNER = {"strong", "underline", "emphasis", "strike", "spoiler"}


@dataclass
class Shown:
    """What a person reads: the text, the texts of block quotations, and every markup taken for such."""

    text: str = ""
    quotations: list[str] = field(default_factory=list)
    markup: list[tuple[str, str]] = field(default_factory=list)


def shown(content: str) -> Shown:
    found = Shown()
    found.text = _read(content.strip(), found, quoted=False)
    return found


def _read(source: str, found: Shown, *, quoted: bool, line_start: bool = True) -> str:
    out: list[str] = []
    place = 0
    while place < len(source):
        starts = line_start if place == 0 else source[place - 1] == "\n"
        taken = _block(source, place, found, quoted=quoted) if starts else None
        taken = taken or _inline(source, place, found)
        if taken is None:
            out.append(source[place])
            place += 1
        else:
            words, place = taken
            out.append(words)
    return "".join(out)


def _block(source: str, place: int, found: Shown, *, quoted: bool) -> tuple[str, int] | None:
    quote = None if quoted else QUOTE_ALL.match(source, place) or QUOTE.match(source, place)
    if quote:
        inner = re.sub(r"^ *>(?:>>)? ?", "", quote[0], flags=re.MULTILINE)
        words = _read(inner.removesuffix("\n"), found, quoted=True)
        found.quotations.append(words)
        return words + "\n", quote.end()
    for name, rule in (("heading", HEADING), ("subtext", SUBTEXT), ("list", LIST)):
        match = rule.match(source, place)
        if match:
            found.markup.append((name, match[0]))
            words = match[match.lastindex or 0]
            return _read(words, found, quoted=quoted, line_start=False) + "\n", match.end()
    return None


def _inline(source: str, place: int, found: Shown) -> tuple[str, int] | None:
    for name, rule in (("fence", FENCE), ("shrug", SHRUG)):
        match = rule.match(source, place)
        if match:
            found.markup.append((name, match[0]))
            return match[0] if name == "shrug" else match[1], match.end()
    escaped = ESCAPE.match(source, place)
    if escaped:
        return escaped[1], escaped.end()
    for name, rule in INLINE.items():
        match = rule.match(source, place)
        if not match:
            continue
        inner = next((group for group in match.groups() if group), match[0]) if match.groups() else match[0]
        words = match[2] if name == "code" else inner
        found.markup.append((name, words))
        if name in INNER | {"link"}:
            words = _read(words, found, quoted=True, line_start=False)
        return words, match.end()
    return None
