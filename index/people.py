"""The people and bodies that an article names: their names' forms and places, and their roles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from index import names
from index.lexicon import entries, words
from index.sentence import sentences
from index.types import Person, Span

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
    r"(?:,[ \xa0]\d+)?,[ \xa0](?:the|a|an|his|her|its|their|former|one[ \xa0]of)?[ \xa0]?"
    r"([^,.;:()“”\"\n]{3,90})"
)
_ACRONYM_AFTER = re.compile(r"\s\((?:the\s)?([A-Z][A-Za-z.&-]{1,8})\)")
_CONNECTING = frozenset({"of", "for", "on", "of the", "for the"})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name where it stands, its place in the article, and the number of the person it names."""

    span: Span
    person: int


@dataclass(slots=True)
class Entry:
    """What an article tells of one person or body."""

    name: names.Name
    form: str
    body: bool
    human: bool = False
    gender: str = ""
    forms: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Name:
    """A run of capitalised words read as a role and a name."""

    span: Span
    text: str
    role: str
    gender: str
    certain: bool


class Register:
    """Who is named where in one article."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[Entry] = []
        self.sightings: list[Sighting] = []
        self._by_key: dict[str, list[int]] = {}
        self._fill(list(_names(text)))
        self.starts = [sighting.span.start for sighting in self.sightings]

    def _fill(self, found: list[_Name]) -> None:
        """Enter full names first, so that a surname alone finds its owner wherever it stands."""
        numbers: dict[int, int] = {}
        for at, name in enumerate(found):
            if len(names.tokens(name.text)) > 1:
                numbers[at] = self._enter(name, [])
        ordered = sorted(numbers)
        for at, name in enumerate(found):
            if at not in numbers:
                before = [numbers[other] for other in ordered[: bisect_left(ordered, at)]]
                numbers[at] = self._enter(name, before)
        for at, name in enumerate(found):
            self.sightings.append(Sighting(name.span, numbers[at]))
            self._learn(numbers[at], name)

    def _enter(self, name: _Name, before: list[int]) -> int:
        parsed = names.parse(name.text)
        keys = _keys(parsed)
        candidates = [number for key in keys for number in self._by_key.get(key, ())]
        fitting = [number for number in dict.fromkeys(candidates) if self._fits(number, parsed, name)]
        by_surname = [number for number in fitting if not self._by_given(number, parsed)]
        fitting = by_surname or fitting
        if fitting:
            recent = {number: place for place, number in enumerate(before)}
            number = max(fitting, key=lambda candidate: recent.get(candidate, -1))
        else:
            number = len(self.entries)
            self.entries.append(Entry(parsed, name.text, parsed.body))
        for key in keys:
            held = self._by_key.setdefault(key, [])
            if number not in held:
                held.append(number)
        return number

    def _fits(self, number: int, parsed: names.Name, name: _Name) -> bool:
        entry = self.entries[number]
        if entry.body or parsed.body:
            return names.tokens(entry.form) == names.tokens(name.text) or parsed.text in _short(entry)
        gender = name.gender or parsed.gender
        if gender and entry.gender and gender != entry.gender:
            return False
        if parsed.bare and not entry.name.bare:
            surnames = {entry.name.surname, entry.name.particle + entry.name.surname}
            return parsed.surname in surnames or self._by_given(number, parsed)
        return names.same(entry.name, parsed)

    def _by_given(self, number: int, parsed: names.Name) -> bool:
        """Tell whether a lone name is the given name of somebody: "Hillary"."""
        entry = self.entries[number]
        if not parsed.bare or entry.name.bare or entry.body or parsed.surname == entry.name.surname:
            return False
        return parsed.surname == entry.name.given[0] and parsed.surname in names.given_names()

    def _learn(self, number: int, name: _Name) -> None:
        """Add what one sighting tells."""
        entry = self.entries[number]
        entry.forms[name.text] += 1
        if len(name.text) > len(entry.form) and not entry.body:
            entry.form, entry.name = name.text, names.parse(name.text)
        if name.role:
            entry.roles[name.role] += 1
        given = entry.name.given[0] if entry.name.given else entry.name.surname
        entry.human = entry.human or (not entry.body and (name.certain or given in names.given_names()))
        if not entry.gender and not entry.body:
            entry.gender = name.gender or _gender_of_roles(name.role) or given_gender(given)

    def within(self, start: int, end: int) -> list[Sighting]:
        """Return the sightings that begin in ``[start, end)``."""
        return self.sightings[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, position: int) -> Iterator[Sighting]:
        """Yield the sightings before ``position``, the nearest first."""
        for at in range(bisect_right(self.starts, position) - 1, -1, -1):
            if self.sightings[at].span.end <= position:
                yield self.sightings[at]

    def first_sighting(self, number: int) -> Span:
        """Return where the fullest form of somebody's name stands first."""
        form = self.entries[number].form
        spans = [sighting.span for sighting in self.sightings if sighting.person == number]
        return next((span for span in spans if span.of(self.text) == form), spans[0])

    def people(self) -> tuple[Person, ...]:
        """Return everybody named, in the order of their first sighting."""
        order = dict.fromkeys(sighting.person for sighting in self.sightings)
        return tuple(self.person(number) for number in order)

    def person(self, number: int) -> Person:
        """Return one person as the index stores them."""
        entry = self.entries[number]
        aliases = tuple(form for form in entry.forms if form != entry.form)
        return Person(entry.form, aliases, tuple(entry.roles))


def _short(entry: Entry) -> frozenset[str]:
    return names.acronyms(entry.form) | {" ".join(names.tokens(form)) for form in entry.forms}


def _keys(parsed: names.Name) -> list[str]:
    if parsed.body:
        return [parsed.text, *names.acronyms(parsed.text)]
    keys = [parsed.surname, parsed.particle + parsed.surname]
    return list(dict.fromkeys([*keys, *parsed.given[:1]]))


@cache
def _gendered_roles() -> dict[str, str]:
    return {word: gender for word, _, gender in (entry.partition(" ") for entry in entries("roles"))}


@cache
def _given_genders() -> dict[str, str]:
    male = {name for line in entries("male_names") for name in line.split()}
    female = {name for line in entries("female_names") for name in line.split()}
    return dict.fromkeys(male - female, "m") | dict.fromkeys(female - male, "f")


def given_gender(given: str) -> str:
    """Return the gender that a given name tells: ``m``, ``f`` or nothing."""
    return _given_genders().get(given, "")


def is_role(word: str) -> bool:
    """Tell whether a word, in lower case, says what somebody is."""
    return word in _gendered_roles()


def role_gender(word: str) -> str:
    """Return the gender that a role's noun tells."""
    return _gendered_roles().get(word, "")


def _gender_of_roles(role: str) -> str:
    return next((gender for word in reversed(role.split()) if (gender := role_gender(word))), "")


def _names(text: str) -> Iterator[_Name]:
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
    """Yield the words of a run of capitals, cut after a possessive and, in a headline, at unknown words."""
    part: list[Span] = []
    for piece in _PIECE.finditer(run[0].replace("\xa0", " ")):
        span = Span(run.start() + piece.start(), run.start() + piece.end())
        if headline and piece[0] not in known:
            if part:
                yield part
            part = []
            continue
        part.append(span)
    if part:
        yield part


def _name(text: str, part: list[Span], sentence: Span, lower: Counter[str]) -> _Name | None:
    """Read a run of capitalised words as a role and a name, or as nothing."""
    part = _without_opening(text, part, sentence, lower)
    part = _without_loose_links(text, part)
    while len(part) > 1 and part[-1].of(text).lower().rstrip(".") in words("calendar"):
        part = part[:-1]
    if not part:
        return None
    title = _title_length(text, part)
    role = " ".join(span.of(text) for span in part[:title])
    gender = next((names.honorifics().get(word.lower().rstrip("."), "") for word in role.split()), "")
    rest = part[title:]
    if not rest:
        if not names.is_body(role):
            return None
        rest, role = part, ""
    span = Span(rest[0].start, rest[-1].end)
    name = span.of(text).rstrip(".") if not _ends_abbreviated(span.of(text)) else span.of(text)
    span = Span(span.start, span.start + len(name))
    if len(name) < 2 or name.lower() in words("sentence_starters") or name.lower() in words("calendar"):
        return None
    certain = bool(role)
    role = _role_text(role) or _role_before(text, Span(part[0].start, span.end)) or _role_after(text, span)
    return _Name(span, name, role, gender, certain or bool(role))


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
            before = part[at - 1].of(text).lower()
            if before not in words("body_nouns") and not is_role(before):
                return part[:at]
    return part


def _title_length(text: str, part: list[Span]) -> int:
    """Return how many of the words, from the first, are a role or honorifics before a name."""
    known = names.honorifics()
    length = 0
    for at, span in enumerate(part):
        word = span.of(text).lower().rstrip(".")
        if word in known or is_role(word):
            length = at + 1
            if at + 2 < len(part) and part[at + 1].of(text) == "of":
                length = at + 3
    return min(length, len(part))


def _role_text(role: str) -> str:
    said = [word for word in role.lower().split() if word.rstrip(".") not in _PLAIN]
    return " ".join(said)


_PLAIN = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "the"})


def _role_before(text: str, span: Span) -> str:
    """Return the role in small letters before a name: "spokesman", "former prime minister"."""
    found = _ROLE_BEFORE.search(text, max(0, span.start - 80), span.start)
    if found is None:
        return ""
    kept: list[str] = []
    for word in reversed(found[1].split()):
        plain = _POSSESSIVE.sub("", word.lower())
        if word[-1] in ",.;:" or plain in words("role_stops") or (not kept and not is_role(plain)):
            break
        kept.append(word.lower())
    return " ".join(reversed(kept))


def _role_after(text: str, span: Span) -> str:
    """Return the role beside a name: "Ada Birch, the mayor of Ely,"."""
    found = _ROLE_AFTER.match(text, span.end)
    if found is None:
        return ""
    phrase = re.split(r"\s(?:who|which|that|said|says|told|and|has|had|was|is|in\s\d+)\s", found[1] + " ")[
        0
    ].strip()
    head = re.split(r"\s(?:of|for|at|in|on|with|from|to)\s", phrase)[0].split()
    return phrase.lower() if head and is_role(head[-1].lower()) else ""
