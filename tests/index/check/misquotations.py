"""Misquotations made by rule from what was really said, each with the verdict that it deserves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.check.change import Omission, of_omission, of_replacement
from index.lexicon import words
from index.text.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from random import Random

NUMBERS = {
    "two": "three", "three": "seven", "four": "nine", "five": "two", "six": "five", "seven": "eleven",
    "eight": "three", "nine": "four", "ten": "twelve", "hundred": "thousand", "thousand": "hundred",
    "million": "billion", "billion": "million", "third": "quarter", "tenth": "third", "forty": "fourteen",
}  # fmt: skip
NEGATED = (
    "is",
    "are",
    "was",
    "were",
    "will",
    "would",
    "can",
    "could",
    "should",
    "must",
    "has",
    "does",
    "did",
)
INVENTED = (
    "The harbour master keeps forty parrots and refuses to say what he feeds them.",
    "Our choir will sing on the roof of the post office until the mayor buys a ticket.",
    "Glass is only sand that has been told a very long story.",
    "I counted the lighthouses twice and there was always one too many.",
    "No orchestra should rehearse within sight of a bakery.",
    "We shall paint every second bicycle yellow before the winter festival.",
    "The moths have eaten the only copy of the tram timetable.",
    "A goat was elected to the school board by eleven votes.",
    "Nobody who has tasted the soup at Larkspur station goes there twice.",
    "My grandmother's umbrella has seen more governments than I have.",
)


@dataclass(frozen=True)
class Seed:
    """Something said: the words, who said them, and everybody whom that article names."""

    text: str
    speaker: str
    named: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Case:
    """A quotation to check, and the verdicts and changes that are right; no change given: any."""

    kind: str
    text: str
    verdict: str
    changes: frozenset[str | None] | None = None
    speaker: str | None = None


def cases(seeds: Sequence[Seed], random: Random) -> Iterator[Case]:
    """Yield what every rule makes of every seed."""
    for seed in seeds:
        for rule in RULES:
            case = rule(seed, seeds, random)
            if case is not None:
                yield case
    for text in INVENTED:
        yield Case("invented", text, "not_found")


def as_printed(seed: Seed, _seeds: Sequence[Seed], _random: Random) -> Case:
    return Case("as printed", seed.text, "exact", frozenset({None}), seed.speaker)


def in_other_marks(seed: Seed, _seeds: Sequence[Seed], _random: Random) -> Case:
    table = str.maketrans({"’": "'", "‘": "'", "'": "’", "“": '"', "”": '"', "—": "–", "–": "—"})
    text = seed.text.translate(table).replace(" ", "  ")
    return Case("other marks, dashes and spaces", text, "exact", frozenset({None}))


def in_capitals(seed: Seed, _seeds: Sequence[Seed], _random: Random) -> Case:
    return Case("in capitals", seed.text.upper(), "exact", frozenset({None}))


def cut_inside(seed: Seed, _seeds: Sequence[Seed], random: Random) -> Case | None:
    """Leave a few words out of the middle, with dots or without."""
    words = wording(seed.text)
    if len(words) < 9:
        return None
    many = random.randint(1, min(6, len(words) - 7))
    start = random.randint(3, len(words) - many - 3)
    marked = random.choice(("", " …", " ...", " [...]"))
    left_out = Omission(words.keys[start : start + many], bool(marked), True, False)
    if of_omission(left_out) or _repeats(words.keys, start, many):
        return None
    before, after = words.spans[start - 1].end, words.spans[start + many].start
    text = f"{seed.text[:before]}{marked} {seed.text[after:]}"
    return Case(
        "words left out" + (", marked" if marked else ""), text, "trimmed", frozenset({None}), seed.speaker
    )


def cut_at_the_end(seed: Seed, _seeds: Sequence[Seed], random: Random) -> Case | None:
    words = wording(seed.text)
    many = random.randint(1, 3)
    if len(words) < 6 + many:
        return None
    end = len(words) - many
    gap = seed.text[words.spans[end - 1].end : words.spans[end].start]
    if gap.strip() or of_omission(Omission(words.keys[end:], False, False, False)):
        return None
    return Case("end left out", words.words(0, end), "trimmed", frozenset({None}), seed.speaker)


def with_another_edge(seed: Seed, _seeds: Sequence[Seed], _random: Random) -> Case | None:
    """Begin with another capital, so that the sentence seems to begin elsewhere."""
    first = seed.text[0]
    if not first.isalpha() or seed.text[1:] == seed.text[1:].lower() == seed.text[1:].upper():
        return None
    return Case(
        "another capital", first.swapcase() + seed.text[1:], "trimmed", frozenset({None}), seed.speaker
    )


def misspelt(seed: Seed, _seeds: Sequence[Seed], random: Random) -> Case | None:
    """Swap two letters of a long word."""
    found = [match for match in re.finditer(r"[a-z]{7,}", seed.text) if match[0] not in NUMBERS]
    if not found:
        return None
    word = random.choice(found)
    at = word.start() + 3
    if seed.text[at] == seed.text[at + 1]:
        return None
    text = seed.text[:at] + seed.text[at + 1] + seed.text[at] + seed.text[at + 2 :]
    return Case("misspelt", text, "altered", frozenset({"spelling", "words"}))


def with_another_word(seed: Seed, seeds: Sequence[Seed], random: Random) -> Case | None:
    """Put one or two words of other statements in the place of words."""
    found = [match for match in re.finditer(r"\b[a-z]{5,}\b", seed.text) if match[0] not in NUMBERS]
    if not found or len(wording(seed.text)) < 6:
        return None
    text = seed.text
    for word in sorted(
        random.sample(found, min(len(found), 1 + len(found) // 6)), key=lambda one: -one.start()
    ):
        others = re.findall(r"\b[a-z]{5,}\b", random.choice(seeds).text)
        new = random.choice(others or ["parsnip"])
        if new == word[0] or of_replacement([new], [word[0]], lambda _: True, bracketed=False) != "words":
            return None
        text = text[: word.start()] + new + text[word.end() :]
    return Case("another word", text, "altered", frozenset({"words"}))


def negated(seed: Seed, _seeds: Sequence[Seed], random: Random) -> Case | None:
    """Put a "not" in, or take one out."""
    if found := re.search(r"\b(?:not|never|no) ", seed.text):
        text = seed.text[: found.start()] + seed.text[found.end() :]
    elif verbs := list(re.finditer(rf"\b(?:{'|'.join(NEGATED)}) ", seed.text)):
        verb = random.choice(verbs)
        text = seed.text[: verb.end()] + "not " + seed.text[verb.end() :]
    else:
        return None
    if len(wording(text)) < 5:
        return None
    return Case("negation", text, "altered", frozenset({"negation"}))


def with_another_number(seed: Seed, _seeds: Sequence[Seed], random: Random) -> Case | None:
    found = [
        match for match in re.finditer(r"\d+|[a-z]+", seed.text) if match[0] in NUMBERS or match[0].isdigit()
    ]
    if not found or len(wording(seed.text)) < 5:
        return None
    number = random.choice(found)
    new = NUMBERS.get(number[0]) or str(int(number[0]) + random.randint(1, 9))
    text = seed.text[: number.start()] + new + seed.text[number.end() :]
    return Case("number", text, "altered", frozenset({"number"}))


def stitched(seed: Seed, seeds: Sequence[Seed], random: Random) -> Case | None:
    """Begin with one statement and end with another."""
    other = random.choice(seeds)
    one, two = wording(seed.text), wording(other.text)
    if other.text == seed.text or min(len(one), len(two)) < 12:
        return None
    text = f"{one.words(0, len(one) // 2)} {two.words(len(two) // 2, len(two))}"
    return Case("stitched", text, "altered")


def by_another(seed: Seed, seeds: Sequence[Seed], random: Random) -> Case | None:
    # of somebody whom the words name they may be true: "Birch told them ..." is what Birch told; and of a
    # paper's short name nobody can tell which paper is meant, so that nothing is claimed of a speaker
    unnamed = (
        other.speaker
        for other in seeds
        if other.speaker.split()[-1] not in seed.text and other.speaker.lower() not in words("paper_names")
    )
    others = sorted({speaker for speaker in unnamed if speaker != seed.speaker})
    if not others:
        return None
    return Case("another speaker", seed.text, "somebody_else", None, random.choice(others))


RULES: tuple[Callable[[Seed, Sequence[Seed], Random], Case | None], ...] = (
    as_printed,
    in_other_marks,
    in_capitals,
    cut_inside,
    cut_at_the_end,
    with_another_edge,
    misspelt,
    with_another_word,
    negated,
    with_another_number,
    stitched,
    by_another,
)


def _repeats(keys: Sequence[str], start: int, many: int) -> bool:
    """Say whether the words after an omission could be the ones left out."""
    return keys[start] == keys[start + many] or keys[start - 1] == keys[start + many - 1]
