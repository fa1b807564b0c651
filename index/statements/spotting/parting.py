"""Where, in a run of capitals, a title ends and a name begins: "Foreign Minister Ada Birch"."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from index.lexicon import words
from index.names import name as names
from index.names.roles import is_place, is_role
from index.statements.spotting.occupations import calls_somebody
from index.text.english import common_words, folded, singular

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

CONNECTING = frozenset({"of", "for", "on", "of the", "for the"})
_INITIALS = frozenset({"nato", "usa", "uae", "ussr"})  # of places and of what is treated like one
PLAIN = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame"})
PEERS = frozenset({"lord", "lady", "baroness", "viscount", "viscountess", "countess", "marquess"})
BEFORE_PLACES = frozenset(
    {"new", "north", "south", "east", "west", "saint", "st", "san", "santa", "fort", "port"}
)
_SHORTEST_SLIP = 6  # letters
_LABELLED = ("president", "minister", "secretary", "senator", "chancellor", "chairman", "ambassador")
_COMPOUND = re.compile(
    r".+-(?:based|born|backed|led|controlled|run|raised|trained|appointed|elected|educated|area|style)"
)
_FAMILY_FIRST = re.compile(r"[A-Z]\w+ [A-Z][a-z]{1,5}-[a-z]{1,5}")
_POLICE = frozenset({"PC", "WPC", "DC", "DS", "DI", "DCI"})
_FULL = 2  # words of a name, at least, behind which there may be letters
_TWO = 2  # places that may have a body together
_SHORTEST_BODY = 2  # words from the connecting one of "minister of X" to where a name may begin


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return a word as the lists have it."""
    return folded(word).rstrip(".")


@lru_cache(maxsize=65536)
def is_common(word: str) -> bool:
    """Tell whether a word, whatever its case, is an English word, or made of one: "London-based"."""
    said = plain(word)
    known = common_words()
    told = calls_somebody(word) or is_compound(said)
    return told or said in known or singular(said) in known


def is_compound(word: str) -> bool:
    """Tell a word that tells of where somebody is or who is behind them: "London-based"."""
    return _COMPOUND.fullmatch(plain(word)) is not None


def is_before_name(word: str, name: Sequence[str]) -> bool:
    """Tell a plain word from the first part of a name that is borne without it: "Biker" Odo Farr."""
    first = is_common(word) and not is_given(word) and plain(word) not in BEFORE_PLACES
    named = len(name) >= _FULL and not (is_title(name[0]) or _is_of_body(name[0]) or _is_thing(name[-1]))
    return first and named


def _is_thing(word: str) -> bool:
    """Tell what ends the name of a place or a body, "Bay", "Trains", from a surname: "Grieve", "Brook"."""
    said = plain(word)
    listed = said in words("place_words") or said in words("body_nouns") or word in CONNECTING
    return listed or is_place(word) or (is_common(word) and singular(said) != said)


def is_given(word: str) -> bool:
    """Tell whether a word is a given name, either half of a double one too."""
    said = plain(word)
    return said in names.given_names() or (
        "-" in said and all(half in names.given_names() for half in said.split("-"))
    )


def is_title(word: str) -> bool:
    """Tell whether a word is an honorific or says what somebody is: "Dr.", "Editor-in-Chief", "co-author"."""
    said = plain(word)
    if said in names.honorifics():
        return not (word.isupper() and said in words("short_titles"))
    if said in words("body_nouns") and not is_role(said):
        return False
    if is_role(said) or is_role(singular(said)):
        return True
    return _is_compound_title(said) if "-" in said else word.isupper() and _is_slip_of_title(said)


@lru_cache(maxsize=4096)
def _is_slip_of_title(said: str) -> bool:
    """Tell a long title of a label with a letter lost or changed: "PRESIDEN BIRCH:"."""
    if len(said) <= _SHORTEST_SLIP:
        return False
    return any(
        abs(len(title) - len(said)) < 2 and OSA.distance(said, title, score_cutoff=1) == 1
        for title in _LABELLED
    )


def _is_compound_title(said: str) -> bool:
    parts = said.split("-")
    begins = len(parts) > 2 or parts[-1] in {"elect", "designate"}
    return is_role(parts[-1]) or (begins and is_role(parts[0]))


def is_initial(word: str) -> bool:
    """Tell whether a word stands for a name: "J.", "J.D."; not for a country: "U.S."."""
    letters = word.replace(".", "")
    return len(letters) == 1 or (
        "." in word[1:-1] and word.isupper() and len(letters) == 2 and letters[0] not in "UE"
    )


def is_surname_here(said: Sequence[str], surnames: Collection[str]) -> bool:
    """Tell whether the last word, a title or common as a noun, is a surname: "Mr. King", "Larry King"."""
    if len(said) == 1:
        return plain(said[0]) in surnames
    before = said[-2]
    given = is_given(before) and not is_role(plain(before)) and not ends_place(said[:-1])
    named = plain(before) in PLAIN or is_initial(before) or given
    return named or (plain(said[-1]) in surnames and not is_title(before))


def ends_place(said: Sequence[str]) -> bool:
    """Tell a place that ends like a given name: "South Carolina"."""
    return len(said) > 1 and plain(said[-2]) in BEFORE_PLACES


def title_length(said: Sequence[str], surnames: Collection[str]) -> int:
    """Return how many of the words of a run, from the first, are a title before a name.

    All of them are where the run is a post that names nobody: "Minister of Health".
    """
    end = len(said)
    if is_surname_here(said, surnames):
        end -= 1
    length = at = 0
    while at < end:
        at += 1
        ranked = at < len(said) and _is_police_rank(said[at - 1], said[at], surnames)
        if (ranked or is_title(said[at - 1])) and not (at < end and plain(said[at]) in words("run_openings")):
            if at < end and said[at] in CONNECTING:
                at = _after_body(said, at, surnames)
            length = at
    return length


def _is_police_rank(word: str, name: str, surnames: Collection[str]) -> bool:
    """Tell "DS Ada Birch" from a thing by the same letters: "PC World"."""
    return word in _POLICE and (is_given(name) or plain(name) in surnames)


def _after_body(said: Sequence[str], link: int, surnames: Collection[str]) -> int:
    """Return where the name begins behind what a post is of: "Commissioner for Human Rights Ada Birch"."""
    end, first = len(said), link + _SHORTEST_BODY
    if first >= end:
        return end
    begins = [at for at in range(first, end - 1) if _begins_name(said, at)]
    behind = [at for at in begins if plain(said[at - 1]) in words("body_nouns")]  # "the Ada Birch Trust" Tom
    if begins:
        return (behind or begins)[0]
    if plain(said[-1]) in surnames and (first == end - 1 or not is_common(said[-1])):
        return end - 1 if end - 2 < first or _is_of_body(said[-2]) else end - 2
    if first < end - 1 and not any(_is_of_body(word) for word in said[-2:]):
        return end - 2
    return end


def _begins_name(said: Sequence[str], at: int) -> bool:
    named = is_given(said[at]) and not is_title(said[at]) and not ends_place(said[: at + 1])
    is_body = at + 2 < len(said) and plain(said[at + 1]) in words("body_nouns")  # "Holm Trust" Ada Birch
    return named and said[at + 1] not in CONNECTING and not is_body


def is_firm(said: Sequence[str]) -> bool:
    """Tell a firm from a soldier: "Vasker Marine" by a word that is nobody's and no place's."""
    if len(said) != _FULL or plain(said[1]) != "marine":
        return False
    word = said[0]
    return not (is_common(word) or is_title(word) or is_given(word) or is_place(word) or is_compound(word))


def letters_after(said: Sequence[str]) -> int:
    """Return how many words behind a name are letters, not part of it: "Ada Birch MP", "Ada Birch OBE KC"."""
    letters = words("name_suffixes") - names.GENERATIONS
    behind = takewhile(lambda word: word.isupper() and plain(word) in letters, reversed(said[_FULL:]))
    return len(list(behind))


def surname(said: Sequence[str]) -> str:
    """Return the surname that a run surely has, behind a given name, title or un-English word, levelled."""
    said = list(takewhile(lambda word: word not in CONNECTING, said))
    said = said[: len(said) - letters_after(said)]
    if len(said) < 2:
        return ""
    if is_family_first(" ".join(said)):
        return plain(said[0])
    before = said[-2]
    sure = is_surname_here(said, ()) or (
        not is_title(said[-1]) and (is_title(before) or not _is_of_body(before))
    )
    return plain(said[-1]) if sure else ""


def is_family_first(name: str) -> bool:
    """Tell a name as Koreans and others in the East bear it, after the family's: "Ban Ki-mun"."""
    return _FAMILY_FIRST.fullmatch(name) is not None and not is_title(name.split()[1])


def is_name_of_people(word: str, surnames: Collection[str]) -> bool:
    """Tell whether a word, whatever its case, is a given name, a place or a surname of the article."""
    return is_given(word) or plain(word) in surnames or (is_place(word) and plain(word) not in _INITIALS)


def goes_on(said: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether the run after "and" goes on: "Ministry of Trade and Industry", "Ely and Olm Police"."""
    if plain(after[-1]) in words("joined_bodies"):
        places = [*said, *(word for word in after if plain(word) not in words("joined_bodies"))]
        return len(places) == _TWO and not any(is_given(word) or is_title(word) for word in places)
    linked = next((at for at, word in enumerate(said) if word in CONNECTING and at), None)
    if linked is None:
        return _serve_both(said, after)
    if not is_title(said[linked - 1]) and words("body_nouns").isdisjoint(map(plain, said[:linked])):
        return False
    for word in after:
        one = singular(plain(word))
        if plain(word) in words("fields") or (one != plain(word) and is_role(one)):
            return True
        if is_given(word) or is_title(word) or not is_common(word):
            return False
    return False


def _serve_both(said: Sequence[str], after: Sequence[str]) -> bool:
    """Tell a body by two fields of work: "Citizenship and Immigration Services"."""
    serves = plain(after[-1]) in words("serving_bodies") and plain(said[-1]) not in words("body_nouns")
    return serves and _names_work(said[-1:]) and _names_work(after[:-1])


def _names_work(said: Sequence[str]) -> bool:
    """Tell plain words for what a body does."""
    return bool(said) and not any(
        is_title(word) or is_given(word) or is_place(word) or not is_common(word) for word in said
    )


def _is_of_body(word: str) -> bool:
    return word in CONNECTING or is_common(word) or is_place(word) or plain(word) in words("body_nouns")


def is_post(title: str) -> bool:
    """Tell a post from a body that is named like one: "Director of Health" from "Joint Chiefs of Staff"."""
    noun = re.split(r" (?:of|for|on)(?: the)? ", title)[0].split()[-1]
    return is_title(noun) and plain(noun) not in words("body_nouns")


def role_of(title: Sequence[str]) -> str:
    """Return a title without its honorifics, or a peer's rank, as roles are kept: in lower case."""
    is_peer = bool(title) and plain(title[-1]) in PEERS and plain(" ".join(title[-2:-1])) != "first"
    title = title[:-1] if is_peer else title
    return " ".join(word.lower() for word in title if plain(word) not in PLAIN)


def gender_of(title: Sequence[str]) -> str:
    """Return the gender that a title's honorifics tell."""
    return next((gender for word in title if (gender := names.honorifics().get(plain(word), ""))), "")
