"""Words with a slip of the pen: "sluces", where articles have but one word like it, "sluices"; and surnames,
"Volkonnin", where but one who is quoted has one like it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from index.asked import Slip
from index.lexicon import words
from index.names.directory.directory import Found
from index.names.directory.slips import near
from index.names.name import given_names, is_body, parse
from index.names.polities import polity
from index.names.spelling import tokens
from index.question.whom import asking
from index.statements.spotting.parting import is_common
from index.store import passages
from index.store.articles import by_row
from index.store.finding import bm25
from index.store.finding.stems import cut, stems
from index.text.english import folded
from index.text.variants import american
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.asked import Understood
    from index.names.directory.directory import Directory
    from index.store.reader import Snapshot
    from index.types import Speaker

SHORTEST = 6
"""Letters of a word, at least, for a slip to leave little doubt: of five, many are names."""

LONG = 8
"""Letters from which it may be a word, too, that no list of English words has."""

VOWELS = "aeiouy"

MOST = 3
"""Words of a topic that are looked into, at most: who has more of them wrote in another language."""

READ = 3
"""Sentences that are read for how a word is printed, at most."""

_WORD = re.compile(r"[^\W\d_]+")


def respelt(snapshot: Snapshot, asked: Understood) -> Understood:
    """Return a question with the words of its topic that are slips as they were meant, and which they are;
    so, too, the surname of whom it asks about.
    """
    asked = _renamed(snapshot, asked)
    unheard = (one for one in unheard_of(snapshot, asked.topic) if len(one) >= SHORTEST and one.isalpha())
    typed = [one for one in unheard if not _is_name(one, asked.question)][:MOST]
    meant = {word: _meant(snapshot, word) for word in typed}
    slips = tuple(Slip(word, other) for word, other in meant.items() if other)
    if not slips:
        return asked
    unnamed = asked.unnamed and replace(asked.unnamed, topic=_with(slips, asked.unnamed.topic))
    topic, deed = _with(slips, asked.topic), _with(slips, asked.deed)
    return replace(asked, topic=topic, deed=deed, unnamed=unnamed, slips=(*asked.slips, *slips))


def _renamed(snapshot: Snapshot, asked: Understood) -> Understood:
    """Return a question after what somebody said on a topic, whose surname no article has, as one after the
    only one who is quoted and whose surname it may be, with a slip; as it is where nobody is, or several are.
    """
    is_sought = asked.speaker and not asked.speaker.statements and asked.topic and not asked.post
    who = parse(asked.speaker.name) if asked.speaker and is_sought else None
    if who is None or not who.bare or not _may_be_slip(snapshot, who.surname):
        return asked
    book = snapshot.directory
    likely = near(book.by_shape, who.surname, alone=False)
    numbers = sorted({number for word in likely for number in book.by_word[word]})
    bearers = [book.at[n] for n in numbers if _surnames(book.at[n]) & likely]
    if len(bearers) != 1 or not bearers[0].statements:
        return asked
    called = (word for name in (bearers[0].name, *bearers[0].aliases) for word in name.split())
    meant = next((word for word in called if folded(word) in likely), bearers[0].name)
    return replace(asking(asked, Found(bearers[0])), slips=(*asked.slips, Slip(who.text.title(), meant)))


def _may_be_slip(snapshot: Snapshot, surname: str) -> bool:
    is_known = is_common(surname) or surname in given_names() or bool(polity(surname))
    return len(surname) >= SHORTEST and not is_known and surname in unheard_of(snapshot, surname)


def _surnames(speaker: Speaker) -> set[str]:
    return {parse(form).surname for form in (speaker.name, *speaker.aliases) if not is_body(form)}


def unheard_of(snapshot: Snapshot, topic: str) -> Iterator[str]:
    """Yield the words of a topic, in small letters, that no article has."""
    for word in tokens(topic):
        if word not in words("stop_words") and not bm25.count(snapshot.words, "sentence", stems(word)):
            yield word


def _is_name(word: str, question: str) -> bool:
    """Whether a question writes a word with a capital, and no other way: "Harborne" is no harbour."""
    return (
        not question.isupper() and re.search(rf"(?<=.)\b{word.capitalize()}\b", question.strip()) is not None
    )


def _with(slips: Iterable[Slip], text: str) -> str:
    for one in slips:
        text = re.sub(rf"\b{re.escape(one.typed)}\b", one.meant, text, flags=re.IGNORECASE)
    return text


def _meant(snapshot: Snapshot, typed: str) -> str:
    """Return the only word one slip away that any article has; nothing where there is none, or another, or
    somebody has a name like it, since they may be meant.

    Of an English word, only another spelling of it is one.
    """
    slipped, book = _one_slip(typed), snapshot.directory
    if is_common(typed):
        return _only(snapshot, (one for one in slipped if american(one) == american(typed)))
    if any(_is_persons(book, name) for name in near(book.by_shape, typed, alone=False)):
        return ""
    english = {one for one in slipped if is_common(one)}
    found = _only(snapshot, english)
    return found or (_only(snapshot, _one_slip(typed, VOWELS) - english) if len(typed) >= LONG else "")


def _is_persons(book: Directory, word: str) -> bool:
    """Whether a word that is none of English is of somebody's name."""
    named = (book.at[number].name for number in book.by_word.get(word, ()))
    return not is_common(word) and any(not is_body(name) and not polity(name) for name in named)


def _only(snapshot: Snapshot, likely: Iterable[str]) -> str:
    """Return the only one of some words, each in whatever form, that any article has."""
    forms, ordered = defaultdict[str, list[str]](list), sorted(likely)
    for form, found in zip(ordered, cut(ordered), strict=True):
        if len(found) == 1:
            forms[found[0]].append(form)
    known = [word for stem, those in forms.items() for word in _printed(snapshot, stem, those)]
    return known[0] if len(known) == 1 else ""


def _printed(snapshot: Snapshot, stem: str, forms: Iterable[str]) -> Iterator[str]:
    """Yield the one of some forms of a word that articles print, or an English one of a word they have."""
    outline, found = snapshot.words.outline, snapshot.words.find((stem.encode(),)).sentences
    if not len(found):
        return
    places = passages.stretches(snapshot.store, "sentence", outline.ids[found[:READ]].tolist())
    texts = by_row(snapshot.store, {one.article for one in places.values()})
    told = (Span(one.start, one.end).of(texts[one.article].text) for one in places.values())
    printed = {word.lower() for text in told for word in _WORD.findall(text)}
    known = [form for form in forms if form in printed] or [form for form in forms if is_common(form)]
    yield from known[:1]


def _one_slip(word: str, left_out: str = ascii_lowercase) -> set[str]:
    """Return all that a word may be with one of the slips that are made most: a letter left out, two the
    wrong way round, another vowel, a vowel too many, or a letter twice.

    None is at its head, and another consonant makes another word, or name, too often.

    :param left_out: the letters one of which may be.
    """
    parts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    fewer = {one + other[1:] for one, other in parts if other[:1] in {*VOWELS, one[-1]}}
    others = {one + vowel + other[1:] for one, other in parts if other[:1] in {*VOWELS} for vowel in VOWELS}
    more = {one + letter + other for one, other in parts for letter in {*left_out, one[-1]}}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)}
    return (fewer | others | more | swapped) - {word}
