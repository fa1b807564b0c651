"""What a message claims was said: its quotations, and whom it gives for their speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from index.check.papers import is_paper, is_told
from index.lexicon import words
from index.question.whom import find
from index.text.cues import cue
from index.text.marks import quotations
from index.text.sentence import sentences
from index.text.wording import wording
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.names.directory.directory import Directory
    from index.text.marks import Quotation

LONG = 400
"""Words from which a quotation is checked in parts."""

PART = 150
"""Words in a part, about; it ends where a sentence does."""

_NAMED_BEFORE = re.compile(r"^\s*([^\W\d_][^\n:\"“”«»]{0,60}?)\s*:\s*(?=\S)")
_SAID_BEFORE = re.compile(r"^\s*([^\W\d_][^\n:,\"“”«»]{0,60}?)\s+sa(?:id|ys)\s+(?:that\s+)?(?=\w)")
_NAMED_AFTER = re.compile(r"\s*(?:[—–]|--|\s-)\s*([^\W\d_][^\n\"“”«».]{1,50})\.?\s*$")
_SIGNED = re.compile(
    r"^[.,]?[*_]*\s*(?:[—–-]{1,2}|\()[\s*_]*([^\W\d_][^\n\"“”«»()]{1,60}?)[*_]*\)?\s*(?:$|\n)"
)
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s+(?:(?:de|del|van|von|bin|al|of|the|der)\s+)*[A-Z][\w.’'-]*)*")
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_NO_NAMES = frozenset(
    [
        "according",
        "after",
        "also",
        "although",
        "as",
        "because",
        "before",
        "but",
        "did",
        "earlier",
        "even",
        "here",
        "how",
        "however",
        "if",
        "it",
        "just",
        "later",
        "meanwhile",
        "moreover",
        "nor",
        "now",
        "once",
        "only",
        "or",
        "so",
        "still",
        "that",
        "the",
        "then",
        "there",
        "this",
        "though",
        "thus",
        "today",
        "tomorrow",
        "until",
        "was",
        "what",
        "when",
        "where",
        "while",
        "why",
        "yesterday",
        "yet",
    ]
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """Whom a message says that the words are by.

    ``name`` is the one to show, ``written`` what the message has, ``speakers`` all whom it may mean in the
    index.
    """

    name: str
    speakers: frozenset[str] = frozenset()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """Words claimed to have been said, and by whom (None: it does not say)."""

    text: str
    speaker: Claimed | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What a message claims; ``whole`` is all of it, where it may itself be a quotation with marks inside.

    ``outside`` are the numbers of the words of ``whole`` that stand outside those marks, ``naming`` those of
    them that name somebody in the index as a speaker, ``opening`` those of the first words within marks.
    """

    claims: tuple[Claim, ...]
    whole: Claim | None = None
    outside: frozenset[int] = frozenset()
    naming: frozenset[int] = frozenset()
    opening: frozenset[int] = frozenset()


def read(text: str, book: Directory, speaker: str | None = None) -> Message:
    """Return what a message claims to have been said.

    A text without quotation marks is itself the quotation. ``speaker``, if given, is who is claimed for all.
    """
    given = claimed(speaker, book) if speaker else None
    marked = [one for one in _whole(quotations(text)) if wording(one.inner.of(text)).keys]
    if not marked:
        return Message(_parts(_bare(text, book, given)))
    claims = []
    before: Claimed | None = None
    for number, one in enumerate(marked):
        before = given or _attributed(text, marked, number, book, before)
        claims.append(Claim(one.inner.of(text), before))
    parts = tuple(part for claim in claims for part in _parts(claim))
    all_words = wording(text)
    inside = [all_words.within(one.inner) for one in marked]
    outside = frozenset(range(len(all_words))) - {number for each in inside for number in each}
    is_one = bool(outside) and len(all_words) <= LONG
    return Message(
        parts,
        Claim(text, given) if is_one else None,
        outside,
        _naming(text, claims, outside),
        frozenset(each[0] for each in inside if each),
    )


def _naming(text: str, claims: Iterable[Claim], outside: frozenset[int]) -> frozenset[int]:
    """Return the numbers of the words outside marks with which a message names its speakers."""
    known = [claim.speaker for claim in claims if claim.speaker and claim.speaker.speakers]
    named = {key for one in known for key in wording(one.written).keys}
    keys = wording(text).keys
    return frozenset(number for number in outside if keys[number] in named)


def _whole(found: Iterable[Quotation]) -> Iterator[Quotation]:
    """Yield quotations, those in one that go on over a line break without opening again."""
    held: Quotation | None = None
    for one in found:
        goes_on = held is not None and one.continues and one.outer.start == one.inner.start
        if held is not None and goes_on:
            outer, inner = (
                Span(*ends) for ends in ((held.outer.start, one.outer.end), (held.inner.start, one.inner.end))
            )
            held = replace(one, outer=outer, inner=inner)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def claimed(name: str, book: Directory) -> Claimed:
    """Return whom a name may mean; a name that nobody has stands for itself."""
    found = find(name, book)
    known = [found.speaker] if found.speaker else list(found.others)
    names = frozenset(one.name for one in known)
    written = name.strip()
    return Claimed(found.speaker.name if found.speaker else written, names, written)


def _bare(text: str, book: Directory, given: Claimed | None) -> Claim:
    """Read "Lavrov: we see no compromise", "We see no compromise — Lavrov" or "Lavrov said that he saw no
    compromise", without any marks.
    """
    text = text.strip()
    if given:
        return Claim(text, given)
    for pattern in (_NAMED_BEFORE, _SAID_BEFORE, _NAMED_AFTER):
        found = pattern.search(text)
        named = claimed(found[1], book) if found and _is_name(found[1]) else None
        if found and named and named.speakers:
            return Claim((text[: found.start()] + text[found.end() :]).strip(), named)
    return Claim(text)


def _is_name(name: str) -> bool:
    """Say whether words are written as a name is, after a post at most."""
    said = name.split()
    return not name.isupper() and name[:1].isupper() and said[-1][:1].isupper() and len(said) < 7


def _attributed(
    text: str, marked: Sequence[Quotation], number: int, book: Directory, last: Claimed | None
) -> Claimed | None:
    """Return who is named beside a quotation; for "he", whoever was named last."""
    this = marked[number].outer
    start = marked[number - 1].outer.end if number else 0
    end = marked[number + 1].outer.start if number + 1 < len(marked) else len(text)
    before, after = text[start : this.start], text[this.end : end]
    for said in _clauses(before, after):
        named = _named(said, book)
        if named:
            return named
        if last and _PRONOUN.search(said):
            return last
    return None


def _clauses(before: str, after: str) -> Iterator[str]:
    """Yield the words that may attribute a quotation, the likeliest first."""
    signed = _SIGNED.match(after)
    near = before.rstrip(" \t*_>")
    lead = re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n", near)[-1]
    trail = re.split(r"[.!?;](?:\s|$)|\n", after)[0]
    leads = not near.endswith((".", "!", "?"))
    if leads and (near.endswith((":", ",")) or _has_cue(lead.split()[-1:])):
        yield lead
    if signed:
        yield signed[1]
    if _has_cue(trail.split()[:8]):
        yield trail
    if leads and _has_cue(lead.split()):
        yield lead


def _has_cue(said: Sequence[str]) -> bool:
    return any(cue(word.strip(",:;.()—–-").lower()) or word.lower() == "according" for word in said)


def _named(said: str, book: Directory) -> Claimed | None:
    """Return whom an attribution names: somebody in the index, or else the first name in it.

    The paper that printed the words, and whom they were told, are passed over.
    """
    plain = " ".join(word for word in said.split() if not _has_cue([word])).strip(" ,:;—–-()*_")
    plain = _without_opening(plain) if plain[:1].isupper() else plain
    names = [name for found in _NAME.findall(said) if (name := _without_opening(found))]
    is_phrase = len(plain.split()) <= 8 and (plain.lower().startswith("the ") or plain != plain.lower())
    for phrase in (plain, *names) if is_phrase else names:
        named = claimed(phrase, book) if phrase else None
        if named and named.speakers and not _is_passed_over(phrase, said, book, speaks=True):
            return named
    others = (name for name in names if not _is_passed_over(name, said, book, speaks=False))
    first = next(others, None)
    return Claimed(first) if first else None


def _is_passed_over(name: str, said: str, book: Directory, *, speaks: bool) -> bool:
    return is_told(name, said) or is_paper(name, said, book, speaks=speaks)


def _without_opening(name: str) -> str:
    """Leave off the words with which a sentence opens: "As Lavrov", "Even Lavrov"; an article with a name is
    its own.
    """
    first, _, rest = name.partition(" ")
    if first.lower() not in _NO_NAMES | words("calendar") | words("stop_words"):
        return name
    return name if rest and first.lower() == "the" else _without_opening(rest.strip(" ,")) if rest else ""


def _parts(claim: Claim) -> tuple[Claim, ...]:
    """Cut what is longer than anybody quotes into parts, at the ends of sentences."""
    if len(wording(claim.text)) <= LONG:
        return (claim,)
    ends = {span.end for span in sentences(claim.text)}
    places = wording(claim.text).spans
    parts: list[str] = []
    start, many = 0, 0
    for this, following in pairwise(places):
        many += 1
        is_end = any(end in ends for end in range(this.end, following.start + 1))
        if many >= LONG or (many >= PART and is_end):
            parts.append(claim.text[start : following.start].strip())
            start, many = following.start, 0
    parts.append(claim.text[start:].strip())
    return tuple(Claim(part, claim.speaker) for part in parts if part)
