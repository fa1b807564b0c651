"""Interviews: who answers, from the article's own words, and answers that no label parts from questions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from index.lexicon import words
from index.statements.grammar.mention import Mention
from index.text.sentence import sentences
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.statements.register.entry import Sighting
    from index.statements.register.register import Register

_ANSWERS_AFTER = re.compile(
    r"\b(?:interview(?:ed|s)?(?: with| of)?|Q\s?&\s?A with|asked|asks|met|meets|meet"
    r"|(?:spoke|spoken|speak|sat down|sits down|sit down|talked|chatted|caught up|catches up|catch up"
    r"|conversation|questions|meeting) (?:with|to|for))\b",
    re.IGNORECASE,
)  # "We spoke to Ada Birch"
_ANSWERS_BEFORE = re.compile(
    r"\b(?:(?:talks|speaks|opens up) (?:to|with|about)|tells|told|answers|answered|discusses"
    r"|(?:was|is|were|been) (?:interviewed|asked))\b"
)  # "Ada Birch talks to us"
_THEM = re.compile(r"[ \xa0](?:her|him|them)\b")
_WAS_TALKING = re.compile(r"\b(?:was|were) (?:talking|speaking|interviewed)\b")
_ASKED_BY_US = re.compile(
    r"\b(?:I|[Ww]e) (?:asked|met|interviewed|pressed|put it to|(?:spoke|talked) (?:to|with)|sat down with)\b"
    r"|\b(?:[Mm]y|[Oo]ur) (?:interview|conversation|meeting) with\b"
)
_TELLS_US = re.compile(r",?\s(?:has |had )?(?:told|tells|assured|explained to) (?:me|us)\b")
_REACH = 60  # characters after "I asked" within which somebody is named
_FEWEST_VOTES = 2
_SHARE = 0.7
_BYLINE_LENGTH = 4
_BYLINE = re.compile(r"\b(?:[Bb]y|BY)[ \xa0]$")
YOU = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b")
FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
MARK = re.compile(r"[“”\"«»]")
_TALKING = re.compile(
    r"(?:asked|asks|met|meets|meet|spoke|speak|sat|sits|sit|talked|chatted|caught|catche?s?)\b"
)
_BY_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he)[ \xa0](?:\w+[ \xa0]){0,2}$")
_BOLD = re.compile(r"\s*(\*\*|__)(?!\s)[^\n]+?(?<!\s)\1\s*")
_FEWEST = 3  # questions of an interview without labels
_LONGEST_QUESTION = 400
_PERSONAL = 0.6  # share of its questions that say "you", and of its answers in the first person
_PERSONAL_IN_BOLD = 0.4  # where all questions are bold


def answerer(text: str, introduction: Span, register: Register) -> Mention | None:
    """Return where the introduction of an interview names the one who answers, if it shows who that is."""
    named = _people(text, introduction, register)
    if len({one.person for one in named}) == 1:
        return _mention(text, named[0])
    told = [one for span in sentences(text[: introduction.end]) for one in _told(text, span, named)]
    if told:
        return _mention(text, told[0]) if len({one.person for one in told}) == 1 else None
    often = Counter(one.person for one in named).most_common(2)
    is_subject = len(often) > 1 and often[0][1] > often[1][1] and often[0][0] == named[0].person
    return _mention(text, named[0]) if is_subject else None


def told_to_us(text: str, register: Register, quoted: bytearray) -> Mention | None:
    """Return where the one is named whom the author of an article asks, and who answers them."""
    if _ASKED_BY_US.search(text) is None and _TELLS_US.search(text) is None:
        return None
    sightings = [one for one in _people(text, Span(0, len(text)), register) if not quoted[one.span.start]]
    votes: list[Sighting] = []
    for found in _ASKED_BY_US.finditer(text):
        if not quoted[found.start()]:
            near = [one for one in sightings if found.end() <= one.span.start < found.end() + _REACH]
            votes += [one for one in near[:1] if "\n" not in text[found.end() : one.span.start]]
    for found in _TELLS_US.finditer(text):
        if not quoted[found.start()]:
            votes += [one for one in sightings if one.span.end == found.start()]
    most = Counter(one.person for one in votes).most_common(1)
    if not most or most[0][1] < max(_FEWEST_VOTES, _SHARE * len(votes)):
        return None
    return _mention(text, next(one for one in votes if one.person == most[0][0]))


def by_initials(text: str, letters: Span, register: Register) -> Mention | None:
    """Return where the only person of the article with these initials is named."""
    found = {
        one.person: one
        for one in reversed(_people(text, Span(0, len(text)), register))
        if _initials(register.entries[one.person].form) == letters.of(text)
    }
    return _mention(text, *found.values()) if len(found) == 1 else None


def answers(
    text: str, stored: str, paragraphs: Sequence[Span], register: Register
) -> tuple[Mention | None, list[Span]]:
    """Return who answers, and the answers, where paragraphs that only ask stand between them.

    :param stored: the text with its markup: where questions are bold, all that is bold is the journalist's.
    """
    asking = _in_bold(text, stored, paragraphs)
    least = _PERSONAL_IN_BOLD if asking else _PERSONAL
    asking = asking or [number for number, one in enumerate(paragraphs) if asks(one.of(text))]
    if len(asking) < _FEWEST:
        return None, []
    ends = [*asking[1:], len(paragraphs)]
    replies = [paragraphs[at + 1 : end] for at, end in zip(asking, ends, strict=True)]
    personal = [reply for reply in replies if reply and FIRST_PERSON.search(_joined(text, reply))]
    quoted = any(MARK.search(one.of(text)) for reply in replies for one in reply)
    addressed = [number for number in asking if YOU.search(paragraphs[number].of(text))]
    if quoted or min(len(personal), len(addressed)) < least * len(asking):
        return None, []
    closing = paragraphs[-1] if len(replies[-1]) > 1 else Span(len(text), len(text))
    who = answerer(text, Span(0, paragraphs[asking[0]].start), register) or answered(text, closing, register)
    # what follows the last answer's first paragraph may be the journalist's again
    return who, [one for reply in (*replies[:-1], replies[-1][:1]) for one in reply]


def answered(text: str, closing: Span, register: Register) -> Mention | None:
    """Return whom a closing line shows to have answered: "Ada Birch was talking to Tom Reed"."""
    said = _WAS_TALKING.search(text, *closing)
    named = [] if said is None else _people(text, Span(closing.start, said.start()), register)
    return _mention(text, named[-1]) if named else None


def asks(paragraph: str) -> bool:
    """Tell a paragraph that only asks: a short one without marks that ends with a question."""
    said = paragraph.strip()
    return said.endswith("?") and len(said) <= _LONGEST_QUESTION and MARK.search(said) is None


def is_bold(stored: str, paragraph: Span) -> bool:
    """Tell a paragraph that is bold from its first word to its last."""
    return _BOLD.fullmatch(stored, *paragraph) is not None


def _people(text: str, span: Span, register: Register) -> list[Sighting]:
    """Return the sightings of people, bylines apart."""
    entries = register.entries
    return [
        one
        for one in register.within(*span)
        if not entries[one.person].body
        and (entries[one.person].human or may_be_name(entries[one.person].form))
        and not _BYLINE.search(text, max(span.start, one.span.start - _BYLINE_LENGTH), one.span.start)
    ]


def may_be_name(form: str) -> bool:
    """Tell what may be somebody's whole name from a place's: "Pell Street"."""
    said = form.lower().split()
    return len(said) > 1 and words("place_words").isdisjoint(said)


def _in_bold(text: str, stored: str, paragraphs: Sequence[Span]) -> list[int]:
    """Return the numbers of the paragraphs that are bold, if most of them ask something."""
    bold = [number for number, one in enumerate(paragraphs) if is_bold(stored, one)]
    asking = sum(asks(paragraphs[number].of(text)) for number in bold)
    return bold if asking >= max(_FEWEST, _PERSONAL * len(bold)) else []


def _told(text: str, sentence: Span, named: Sequence[Sighting]) -> Iterator[Sighting]:
    """Yield whom a sentence of the introduction shows to be the one who answers."""
    for found in _ANSWERS_AFTER.finditer(text, *sentence):
        yield from _answering(text, found, sentence, named)
    within = [one for one in named if sentence.start <= one.span.start < sentence.end]
    for found in _ANSWERS_BEFORE.finditer(text, *sentence):
        yield from [one for one in within if one.span.end <= found.start()][-1:]


def _answering(
    text: str, found: re.Match[str], sentence: Span, named: Sequence[Sighting]
) -> Sequence[Sighting]:
    """Return who answers whom a phrase such as "we spoke to" tells of: the one after it, or before it."""
    before = [one for one in named if one.span.end <= found.start()]
    after = [one for one in named if found.end() <= one.span.start < sentence.end]
    if _THEM.match(text, found.end()) and before:
        return before[-1:]  # "Ada Birch is back. We met her in Olm."
    if _TALKING.match(found[0]) is None:
        return after[:1]
    if _BY_PRONOUN.search(text, sentence.start, found.start()):
        return before if len({one.person for one in before}) == 1 else []  # "She spoke to Tom Reed"
    beside = any(one.span.start >= sentence.start for one in before)
    return [] if beside else after[:1]  # "Ada Birch met Tom Reed": either may answer


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _joined(text: str, spans: Sequence[Span]) -> str:
    return text[spans[0].start : spans[-1].end]


def _mention(text: str, sighting: Sighting) -> Mention:
    span = sighting.span
    last = max(span.of(text).rfind(" "), span.of(text).rfind("\xa0")) + 1
    return Mention(span, Span(span.start + last, span.end))
