"""Runs of capitalised words, and what all those of an article tell of each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.spotting import parting
from index.text.sentence import sentences
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_UPPER = (
    r"A-Z\u00C0-\u00D6\u00D8-\u00DE\u0100\u0106\u010C\u010E\u0110\u0112\u0116\u0118\u011E\u0122\u012A\u0130"
    r"\u0136\u0139\u013B\u013D\u0141\u0143\u0147\u014C\u0150\u0158\u015A\u015E\u0160\u0162\u0164\u016A\u016E"
    r"\u0170\u0179\u017B\u017D\u0218\u021A"
)
_PREFIX = r"(?:(?:[AaEe][lndrstz]|[Aa]sh|[Uu]l)[-‑]|[dDlO]['’])"
_OFFICERS = "Attorney|Auditor|Coroner|General|Governor|Mayor|Minister|President|Procurator|Prosecutor|Sheriff"
_OF_PEOPLE = (
    rf"(?:(?:People|Women|Men|Children)['’]s(?=[ \xa0][A-Z])|(?:{_OFFICERS})['’]s(?=[ \xa0]Office\b))"
)
_AT_WORK = (
    "Boat|Business|Clergy|Council|Country|Crafts|Ferry|Fire|Fisher|Herds|Milk|Police|Post|Sea|Sports|Trades"
)
_BODIES = "|".join(sorted(noun.capitalize() for noun in words("body_nouns")))
_MANY = rf"(?:[{_UPPER}][\w-]+s['’]|(?:{_AT_WORK})(?:wo)?men['’]s)"
_MEMBERS = rf"{_MANY}(?=[ \xa0](?:[{_UPPER}][\w-]+[ \xa0]){{0,2}}(?:{_BODIES})\b)"
_WORD = rf"{_PREFIX}?[{_UPPER}][\w&-]*(?:['’](?!s\b)[\w-]+)*\.?"
_TOKEN = rf"(?:{_OF_PEOPLE}|{_MEMBERS}|(?:[{_UPPER}]\.-?)+(?![\w])|{_WORD})"
_PARTICLE = r"de|da|di|del|della|der|den|du|van|von|bin|ibn|al|el|la|le|ter|ten|dos|das|bint"
_LINK = rf"(?:{_PARTICLE}|(?:of|for)(?:\s(?:the|an?))?|on|without(?=[ \xa0]Borders\b))"
_BLANK = r"(?:[ \xa0]|(?<!\n)\n(?!\n))"
_RUN = re.compile(
    rf"(?<![\w@#/.]){_TOKEN}(?:{_BLANK}(?:{_LINK}{_BLANK})?{_TOKEN}|{_BLANK}{_LINK}{_BLANK}{_TOKEN})*"
)
_PREFIXED = re.compile(r"[a-z]-$")
_PIECE = re.compile(r"\S+")
_AND = re.compile(rf"{_BLANK}and{_BLANK}")
_NICKNAME = re.compile(r"[ \xa0](?:“[A-Z][\w.]{0,14}”|\"[A-Z][\w.]{0,14}\"|‘[A-Z][\w.]{0,14}’)[ \xa0]")
_STOPPED = re.compile(r"(?<![\w.])[^\W_]{3,}\.[”\"’')]*\s*$")  # not "in the U.S."
_LABEL = re.compile(r"[A-Z][\w.'’-]*(?:[ \xa0][A-Z][\w.'’-]*){0,5}:[ \xa0]")  # of a turn: "Mayor BIRCH: "
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z][a-z'’-]+")
_SECTION = re.compile(r"[^\W\d_]+(?:['’][sS]\b)?|['’-]")
_OPENING = "“\"'‘([—–:"
_LOUD = 4  # letters of a word in capitals that may be no acronym
_VOWELS = frozenset("AEIOUYÁÄÅÉÍÓÖØÚÜİ")


@dataclass(frozen=True, slots=True)
class CapitalRun:
    """Capitalised words in a row, with small words like "of" between them.

    ``begins``: a sentence or a quotation begins with it, so that its first capital says nothing.
    """

    spans: list[Span]
    said: list[str]
    begins: bool

    def part(self, first: int, end: int) -> CapitalRun:
        """Return some of the words as a run of their own."""
        return CapitalRun(self.spans[first:end], self.said[first:end], self.begins and first == 0)


@dataclass(frozen=True, slots=True)
class Casing:
    """What the capitals of a whole article tell.

    ``runs`` are all of them, with whether they stand in a headline; ``lower`` counts words in small letters,
    ``known`` capitalised ones outside headlines, as written, ``alone`` those that are a run in a sentence;
    ``surnames`` stand behind given names or honorifics; ``casing`` is the commonest way to write each word.
    """

    runs: list[tuple[CapitalRun, bool]]
    lower: Counter[str]
    known: Counter[str]
    alone: Counter[str]
    surnames: frozenset[str]
    casing: dict[str, str]


def look(text: str) -> Casing:
    """Look through an article for what tells names from other words."""
    spans = [(span, is_headline(span.of(text))) for span in sentences(text)]
    found = [(run, headline) for span, headline in spans for run in runs(text, span)]
    known = Counter(word.rstrip(".") for run, headline in found if not headline for word in run.said)
    return Casing(
        found,
        Counter(_SMALL_WORD.findall(text)),
        known,
        Counter(parting.plain(run.said[0]) for run, _ in found if len(run.said) == 1 and not run.begins),
        frozenset(surname for run, _ in found if (surname := parting.surname(run.said))),
        {
            word.lower(): word
            for word in sorted(known, key=lambda word: (not word.isupper(), known[word], word))
        },
    )


def runs(text: str, sentence: Span) -> Iterator[CapitalRun]:
    """Yield the runs of a sentence; what a body or post is of goes on over "and": "Trade and Industry"."""
    held: CapitalRun | None = None
    for match in _RUN.finditer(text, *sentence):
        pieces = list(_PIECE.finditer(match[0]))
        spans = [Span(match.start() + piece.start(), match.start() + piece.end()) for piece in pieces]
        before = text[max(sentence.start, match.start() - 2) : match.start()].rstrip()[-1:]
        begins = match.start() <= sentence.start + 2 or before in _OPENING
        run = CapitalRun(spans, [piece[0] for piece in pieces], begins)
        prefixed = _PREFIXED.search(text, max(0, match.start() - 2), match.start())
        if prefixed and len(spans) > 1 and not parting.is_title(run.said[0]):
            run = run.part(1, len(spans))  # "anti-Holm", of what follows
        if held is not None and _is_nickname(text, held, match):
            continue
        if held is not None:
            link = Span(held.spans[-1].end, match.start())
            if _NICKNAME.fullmatch(text, *link) and parting.is_given(held.said[-1]):
                held = CapitalRun([*held.spans, *spans], [*held.said, *run.said], held.begins)
                continue
            if _AND.fullmatch(text, *link) and parting.goes_on(held.said, run.said):
                join = Span(link.start + 1, link.end - 1)
                held = CapitalRun([*held.spans, join, *spans], [*held.said, "and", *run.said], held.begins)
                continue
            yield held
        held = run
    if held is not None:
        yield held


def _is_nickname(text: str, held: CapitalRun, match: re.Match[str]) -> bool:
    """Tell what a person goes by within their name: Jo, of "Joanna “Jo” Birch"."""
    start, end = held.spans[-1].end, match.end() + 2
    named = _NICKNAME.fullmatch(text, start, end) is not None and text[end : end + 1].isupper()
    return named and parting.is_given(held.said[-1])


def is_headline(sentence: str) -> bool:
    """Tell whether a line is set in title case or capitals, where capitals say nothing.

    A full stop and a word that no title sets in small letters make a sentence, however many names it has:
    "Mayor Tom Birch met Ada Reed."
    """
    if _STOPPED.search(sentence) and (label := _LABEL.match(sentence)):
        sentence = sentence[label.end() :]
    small = (word for word in _SMALL_WORD.findall(sentence) if word not in words("stop_words"))
    if _STOPPED.search(sentence) and any(small):
        return False
    long = [word for word in re.findall(r"[^\W\d_][\w’'-]*", sentence) if len(word) > 3]
    return len(long) > 3 and sum(word[0].isupper() for word in long) > 0.88 * len(long)


def quiet(word: str, seen: Casing, *, shouted: bool) -> str:
    """Return a word in capitals as the article has it elsewhere, or as names are written; acronyms stay.

    :param shouted: it labels a turn, or stands by a title or another word, where acronyms are few.
    """
    letters = [letter for letter in word if letter.isalpha()]
    short = len(letters) < _LOUD and not (shouted and parting.is_given(word))
    if short or not word.isupper() or "." in word:
        return word
    usual = seen.casing.get(word.lower(), word)
    if usual != word and seen.known[usual] >= seen.known[word]:
        return usual
    spoken = shouted and not _VOWELS.isdisjoint(letters) and usual == word
    return _capitalised(word) if spoken or parting.is_name_of_people(word, seen.surnames) else word


def _capitalised(word: str) -> str:
    """Return "O'BRIEN-LEE" as "O'Brien-Lee"."""
    return _SECTION.sub(lambda section: section[0].capitalize(), word)
