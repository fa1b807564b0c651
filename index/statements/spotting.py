"""Names as they stand in a text: runs of capitals read as a role and a name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names import name as names
from index.names.roles import is_role
from index.text.sentence import sentences
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER = (
    r"A-Z\u00C0-\u00D6\u00D8-\u00DE\u0100\u0106\u010C\u0110\u0118\u0130\u0141\u015A\u0160\u0179\u017B\u017D"
)
_TOKEN = rf"(?:(?:[{_UPPER}]\.-?)+(?![\w])|[{_UPPER}][\w&-]*(?:['’](?!s\b)[\w-]+)*\.?)"
_PARTICLE = r"de|da|di|del|della|der|den|du|van|von|bin|ibn|al|el|la|le|ter|ten|dos|das|bint"
_LINK = rf"(?:{_PARTICLE}|of|for|of\ the|for\ the|on)"
_RUN = re.compile(
    rf"(?<![\w@#/.]){_TOKEN}(?:[ \xa0](?:{_LINK}[ \xa0])?{_TOKEN}|[ \xa0]{_LINK}[ \xa0]{_TOKEN})*"
)
_PIECE = re.compile(r"\S+")
_POSSESSIVE = re.compile(r"['’]s?\b")
_ROLE_BEFORE = re.compile(r"((?:[\w’'.-]+[ \xa0]){1,6})$")
_ROLE_AFTER = re.compile(
    r"(?:,[ \xa0]\d+)?,[ \xa0](?:the|a|an|his|her|its|their|one[ \xa0]of)?[ \xa0]?"
    r"([^,.;:()“”\"\n]{3,90})"
)
_OWNER = r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)|['’]s)"
_APPOSED = re.compile(rf"{_OWNER}[ \xa0]((?:[\w’'.-]+[ \xa0]){{0,3}}[\w’'.-]+),[ \xa0]$")
_AFTER_OWNER = re.compile(r"['’]s?[ \xa0]")
_LONGEST_LABEL = 3  # words
_ONLY_GIVEN = names.given_names() - words("stop_words") - words("sentence_starters") - words("calendar")
_CONNECTING = frozenset({"of", "for", "on", "of the", "for the"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A run of capitalised words read as a role and a name; ``beside`` is the role that follows the name."""

    span: Span
    text: str
    role: str
    beside: str
    gender: str
    certain: bool


def namings(text: str) -> Iterator[Naming]:
    """Yield the names in ``text``; a headline's capitals count only where the article repeats them."""
    lower = Counter(re.findall(r"(?<![\w’'-])[a-z][a-z'’-]+", text))
    spans = [(span, _is_headline(span.of(text))) for span in sentences(text)]
    known = {word for span, headline in spans if not headline for word in _capitalised(text, span)}
    for span, headline in spans:
        for run in _RUN.finditer(text, *span):
            for part in _split_run(run, headline, known):
                found = _name(text, part, span, lower)
                if found is not None:
                    yield found


def _capitalised(text: str, span: Span) -> Iterator[str]:
    for run in _RUN.finditer(text, *span):
        yield from run[0].split()


def _is_headline(sentence: str) -> bool:
    """Tell whether a line is set in title case or capitals, where capitals say nothing."""
    long = [word for word in re.findall(r"[^\W\d_][\w’'-]*", sentence) if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.88 * len(long)


def _split_run(run: re.Match[str], headline: bool, known: set[str]) -> Iterator[list[Span]]:
    """Yield the words of a run of capitals; of a headline, the stretches of those that seem to be names."""
    part: list[Span] = []
    pieces = list(_PIECE.finditer(run[0].replace("\xa0", " ")))
    said = [piece[0] for piece in pieces]
    kept = said if not headline or _labels(run, said, known) else _seem_names(said, known)
    for piece in pieces:
        if piece[0] in kept:
            part.append(Span(run.start() + piece.start(), run.start() + piece.end()))
        elif part:
            yield part
            part = []
    if part:
        yield part


def _seem_names(said: list[str], known: set[str]) -> set[str]:
    """Return the words of a headline that the article has elsewhere, or that are given names before these."""
    given = {word for word, after in pairwise(said) if word.lower() in _ONLY_GIVEN and after in known}
    return known.union(given)


def _labels(run: re.Match[str], said: list[str], known: set[str]) -> bool:
    """Tell whose words a headline's are: "Ada Birch: We Sail"."""
    return run.string[run.end() : run.end() + 1] == ":" and said[-1] in known and len(said) <= _LONGEST_LABEL


def _name(text: str, part: list[Span], sentence: Span, lower: Counter[str]) -> Naming | None:
    """Read a run of capitalised words as a role and a name, or as nothing."""
    while part and part[0].of(text) in _CONNECTING:
        part = part[1:]
    part = _without_opening(text, part, sentence, lower)
    part = _without_loose_links(text, part)
    while len(part) > 1 and part[-1].of(text).lower().rstrip(".") in _AFTER_NAMES:
        part = part[:-1]
    if not part:
        return None
    title = _title_length(text, part)
    role = " ".join(span.of(text) for span in part[:title])
    gender = next((names.honorifics().get(word.lower().rstrip("."), "") for word in role.split()), "")
    rest = part[title:]
    if not rest:
        labels = text[part[-1].end : part[-1].end + 1] == ":"  # of a turn, "REPORTER:"
        if not names.is_body(role) or (_is_post(role) and not labels):
            return None
        rest, role = part, ""
    span = Span(rest[0].start, rest[-1].end)
    name = span.of(text).rstrip(".") if not _ends_abbreviated(span.of(text)) else span.of(text)
    span = Span(span.start, span.start + len(name))
    if len(name) < 2 or name.lower() in words("sentence_starters"):
        return None
    certain = bool(role)
    role = _role_text(role) or _role_before(text, Span(part[0].start, span.end))
    beside = _role_after(text, span)
    return Naming(span, name, role, beside, gender, certain or bool(role or beside))


def _is_post(title: str) -> bool:
    """Tell a post from a body that is named like one: "Director of Health" from "House of Lords"."""
    before = re.split(r" (?:of|for|on) ", title.lower())[0].split()
    return is_role(before[-1]) and words("body_nouns").isdisjoint(before)


def _ends_abbreviated(name: str) -> bool:
    return name.endswith(("Jr.", "Sr.", "Inc.", "Co.", "Corp.")) or re.search(r"\.[A-Z]\.$", name) is not None


def _without_opening(text: str, part: list[Span], sentence: Span, lower: Counter[str]) -> list[Span]:
    """Drop the words that are capitalised only because a sentence or a quotation begins with them."""
    while part:
        word = part[0].of(text)
        plain = _POSSESSIVE.sub("", word.lower().rstrip("."))
        begins = part[0].start <= sentence.start + 2 or text[part[0].start - 1] in "“\"'‘([—–:"
        opening = plain in words("sentence_starters") or (begins and lower[plain] > 0 and not is_role(plain))
        if not opening or (len(part) == 1 and not begins):
            break
        part = part[1:]
    return part


def _without_loose_links(text: str, part: list[Span]) -> list[Span]:
    """Cut a run at "of" and "for" unless a body's or a post's name goes on with them."""
    for at, span in enumerate(part):
        if span.of(text) in _CONNECTING and at:
            before = [word.of(text).lower() for word in part[:at]]
            is_post = is_role(before[-1]) and not (at > 1 and _is_surname(text, part[:at]))
            if words("body_nouns").isdisjoint(before) and not is_post:
                return part[:at]
    return part


def _title_length(text: str, part: list[Span]) -> int:
    """Return how many of the words, from the first, are a role or honorifics before a name."""
    known = names.honorifics()
    if len(part) > 1 and _is_surname(text, part):
        part = part[:-1]
    length = 0
    for at, span in enumerate(part):
        word = span.of(text).lower().rstrip(".")
        if word in known or is_role(word):
            length = at + 1
            if at + 2 < len(part) and part[at + 1].of(text) == "of":
                length = at + 3
    return min(length, len(part))


def _is_surname(text: str, part: list[Span]) -> bool:
    """Tell whether the last word, a role as a noun, is a surname: "Mr. King", "Larry King", "A. King"."""
    before = part[-2].of(text).lower().rstrip(".")
    return before in _PLAIN or len(before) == 1 or (before in names.given_names() and not is_role(before))


def _role_text(role: str) -> str:
    said = [word for word in role.lower().split() if word.rstrip(".") not in _PLAIN]
    return " ".join(said)


_AFTER_NAMES = (words("calendar") | _CONNECTING) - {"may", "april", "june", "august", "easter"}
_PLAIN = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "the"})


def _role_before(text: str, span: Span) -> str:
    """Return the role in small letters before a name: "spokesman", "former prime minister"."""
    found = _ROLE_BEFORE.search(text, max(0, span.start - 80), span.start)
    if found is None:
        return _role_in_apposition(text, span)
    kept: list[str] = []
    for word in reversed(found[1].split()):
        plain = _POSSESSIVE.sub("", word.lower())
        if (
            word[-1] in ",.;:"
            or plain in words("role_stops")
            or not (_in_role(word, plain) if kept else is_role(plain))
        ):
            break
        kept.append(word.lower())
    return " ".join(reversed(kept))


def _in_role(word: str, plain: str) -> bool:
    """Tell whether a word before a role's noun belongs to it: "White House", "former", "state"."""
    return word[0].isupper() or plain in words("role_modifiers") or is_role(plain)


def _role_in_apposition(text: str, span: Span) -> str:
    """Return the role that a name in commas explains: "the city's mayor, Ada Birch,"."""
    found = _APPOSED.search(text, max(0, span.start - 80), span.start)
    role = _AFTER_OWNER.split(found[1])[-1].lower() if found else ""
    return role if role and is_role(role.split()[-1]) else ""


def _role_after(text: str, span: Span) -> str:
    """Return the role beside a name: "Ada Birch, the mayor of Ely,", "Ada Birch, who leads the council,"."""
    leads = _leading().match(text, span.end)
    if leads is not None:
        return f"{_posts()[leads[1]]} of {leads[2].lower()}"
    found = _ROLE_AFTER.match(text, span.end)
    if found is None:
        return ""
    phrase = re.split(r"\s(?:who|which|that|said|says|told|and|has|had|was|is|in\s\d+)\s", found[1] + " ")[
        0
    ].strip()
    head = re.split(r"\s(?:of|for|at|in|on|with|from|to)\s", phrase)[0].split()
    return phrase.lower() if head and is_role(head[-1].lower()) else ""


@cache
def _posts() -> dict[str, str]:
    """What somebody is who does something to a body: who "heads" it is its head."""
    return dict(line.split() for line in entries("leading_verbs"))


@cache
def _leading() -> re.Pattern[str]:
    verbs = "|".join(_posts())
    return re.compile(
        rf",[ \xa0]who[ \xa0](?:now[ \xa0]|also[ \xa0])?({verbs})[ \xa0](?:the[ \xa0]|a[ \xa0])?"
        r"([\w’'.-]+(?:[ \xa0](?:of|for|the|on|and)|[ \xa0][A-Z][\w’'.-]*){0,8})"
    )
