"""What of a run of capitals is no part of the name in it: what opens a sentence, places, the calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names import name as names
from index.names.demonyms import is_one_of_place
from index.names.polities import polities, polity
from index.names.roles import is_place, is_role
from index.statements.spotting.occupations import calls_somebody
from index.statements.spotting.parting import (
    CONNECTING,
    is_before_name,
    is_common,
    is_compound,
    is_family_first,
    is_given,
    is_initial,
    is_name_of_people,
    is_title,
    plain,
)
from index.text.cues import cue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.statements.spotting.capitals import CapitalRun, Casing

_LOUD = 4  # letters
_TOLD_OF = re.compile(r"(?:\w+-)+(?:old|something|time|(?:winn|serv|runn|stand|sell|liv|lead)ing)|\w+-of-\w+")
"""What is told of somebody before their name: "ten-year-old", "award-winning", "mother-of-two"."""
_OPENING = frozenset({"then", "under", "first", "late", "future", "previous"})  # of a title or a sentence
_SIDE_AND_GIVEN = 2  # words
_FURNITURE = 2  # words of a page before a place
_NAMES_OF_MONTHS = frozenset({"may", "april", "june", "august", "easter"})
_AFTER_NAMES = (words("calendar") | CONNECTING | {"i"}) - _NAMES_OF_MONTHS


def is_only_given(word: str) -> bool:
    """Tell whether a word is a given name and no word that begins a question or a sentence."""
    said = plain(word)
    return said in names.given_names() and not any(
        said in words(listed) for listed in ("stop_words", "sentence_starters", "calendar")
    )


def bounds(run: CapitalRun, seen: Casing) -> tuple[int, int]:
    """Return where title and name begin and end within a run; one number twice where there are none."""
    said, first, end = run.said, 0, len(run.said)
    begins = run.begins
    while first < end and _is_opening(said[first:], seen, begins=begins):
        goes_on = said[first].isupper() or plain(said[first]) in words("run_openings")
        begins = begins and goes_on and said[first] != "A"  # "A Harbour Board study": big by itself
        first += 1
    end = _without_loose_links(said, first, end)
    while end - first > 1 and plain(said[end - 1]) in _AFTER_NAMES:
        end -= 1
    first = min(first + _before_name(said[first:end], seen), end)
    first += _is_side(said[first:end])
    compound = [at for at, word in enumerate(said[first : end - 1]) if is_compound(word)]
    first += compound[-1] + 1 if compound else 0  # "Los Angeles-area Birch"
    return first + _is_verb_of_place(said[first:end]), end


def _is_side(said: Sequence[str]) -> bool:
    """Tell what somebody belongs to right before their name: "Hezbollah Ada Birch"."""
    known = polities().get(polity(said[0])) if len(said) > _SIDE_AND_GIVEN else None
    return known is not None and bool(known.heads) and is_given(said[1]) and not is_title(said[1])


def _is_verb_of_place(said: Sequence[str]) -> bool:
    """Tell "Will Norway sign?" from "Will Jordan signs"."""
    return len(said) > 1 and plain(said[0]) == "will" and is_place(said[1]) and not is_given(said[1])


def _is_opening(said: Sequence[str], seen: Casing, *, begins: bool) -> bool:
    """Tell whether the first word is no part of a name: a day, said twice, or big by its place only."""
    word = plain(names.without_possessive(said[0]))
    if said[0] in CONNECTING:
        return True
    if said[0].endswith(".") and is_initial(said[0]):
        return False  # "A. N. Birch"
    if word in words("sentence_starters"):
        return begins or len(said) > 1
    if len(said) > 1 and (_is_doubled(said) or _is_day(word, plain(said[1]))):
        return True
    if not begins or is_title(said[0]) or _begins_title(said):
        return False
    tells = len(said) > 1 and _TOLD_OF.fullmatch(word) is not None
    return tells or _is_lowered(said, word, seen) or _leads_up(said, word, seen)


def _begins_title(said: Sequence[str]) -> bool:
    """Tell a field before a post, "Defence Minister Holm", though it is lower elsewhere, too."""
    told = (words("role_modifiers") | words("role_limits")) - words("idle_titles") - _OPENING
    at = next((at for at, word in enumerate(said) if plain(word) not in told), 0)
    return at > 0 and is_title(said[at])


def _is_day(word: str, after: str) -> bool:
    """Tell a day before a name, "On Wednesday Ada Birch said", from "Sunday Times"."""
    is_paper = after in words("body_nouns") or after in words("paper_names")
    return word in words("calendar") and word not in _NAMES_OF_MONTHS and not is_paper


def _is_doubled(said: Sequence[str]) -> bool:
    """Tell "AP AP" and "Birch Ada Birch", a caption's end and a sentence's beginning; not "J. J. Birch"."""
    again = said[0] == said[1] or (len(said) > 2 and said[0] == said[-1])
    return again and not is_initial(said[0])


def _is_lowered(said: Sequence[str], word: str, seen: Casing) -> bool:
    """Tell whether the article has a word in small letters, too, and it isn't a given name before another."""
    if len(said) == 1:
        return seen.lower[word] > 0 and word not in seen.surnames
    is_first = is_only_given(said[0]) or is_family_first(" ".join(said[:2]))
    return seen.lower[word] > 0 and not is_first and not said[0].isupper()


def _leads_up(said: Sequence[str], word: str, seen: Casing) -> bool:
    """Tell a word that leads up to whom it is about: "Inside Holm", "Will Holm"."""
    if len(said) == 1 or not (word in words("run_openings") or _is_saying(word)):
        return False
    return is_name_of_people(said[1], seen.surnames) or is_title(said[1])


def _is_saying(word: str) -> bool:
    """Tell a verb that stands before its speaker, "Continued Holm"."""
    return word.endswith("ed") and cue(word) is not None and not is_given(word)


def _without_loose_links(said: Sequence[str], first: int, end: int) -> int:
    """Cut a run at "of" and "for" unless a body's or a post's name goes on with them."""
    for at in range(first + 1, end):
        if said[at] in CONNECTING:
            before = [plain(word) for word in said[first:at]]
            surname = len(before) > 1 and _follows_given(said[at - 2])
            is_post = is_title(said[at - 1]) and not surname
            is_whole = (
                not words("body_nouns").isdisjoint(before)
                or _is_realm(said[first:at])
                or _is_of_place(said[first:end])
            )
            return end if is_post or is_whole else at
    return end


def _is_realm(said: Sequence[str]) -> bool:
    """Tell what a country's own name begins with: "United Cantons" of Lir."""
    return plain(said[-1]) in words("realms") and not any(
        is_given(word) or is_place(word) for word in said[:-1]
    )


def _is_of_place(said: Sequence[str]) -> bool:
    """Tell a body by plain words and its place: "Steel Consumers of America"."""
    before, _, place = " ".join(said).partition(" of ")
    plain_words = before.split()
    return len(plain_words) > 1 and all(map(is_common, plain_words)) and is_place(place)


def _follows_given(before: str) -> bool:
    return is_initial(before) or (is_given(before) and not is_role(plain(before)))


def _before_name(said: Sequence[str], seen: Casing) -> int:
    """Return how many plain words a run has before a name: "Plumber Jon Rask", "Top Birch" of a headline."""
    if said and calls_somebody(said[0]) and is_before_name(said[0], said[1:]):
        return 1
    for at, word in enumerate(said[:-1]):
        if is_given(word) and not is_title(word):
            is_body = any(plain(other) in words("body_nouns") for other in said[at:])
            return 0 if is_body or said[at + 1] in CONNECTING else at
        is_plain = is_common(word) or is_place(word) or is_one_of_place(plain(word))
        if not is_plain or _names_things(word):
            return 0
        if len(plain(word)) >= _LOUD and word.isalpha() and word.isupper() and not said[at + 1].isupper():
            return at + 1  # a crosshead or a tabloid's stress: "CLOSE Holm"
    if len(said) < 2:
        return 0
    surname = plain(said[-1]) in seen.surnames and not is_common(said[-1])
    furniture = len(said) > _FURNITURE and is_place(said[-1])  # "Story Highlights Holm"
    return len(said) - 1 if surname or furniture else 0


def _names_things(word: str) -> bool:
    return is_title(word) or word in CONNECTING or plain(word) in words("place_words")
