"""Kinds of people, asked after by what they are: "the fishermen", "residents of Tarsk", "a doctor"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.posts.posts import is_post
from index.names.roles import is_role, role_words
from index.names.spelling import tokens
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Sequence

_IRREGULAR = {"men": "man", "children": "child", "mums": "mum"}
_ANY = frozenset(
    {"a", "an", "the", "some", "many", "most", "several", "other", "any", "these", "those", "all"}
)
_SAYS_NOTHING = frozenset({"local", "area", "ordinary", "nearby"})
_OF = frozenset({"of", "from", "in", "at", "for", "on", "with", "who", "near", "to"})
_WHERE = frozenset({"of", "from", "in", "at"})
"""What begins whose they are, or where: "the residents of Port Amber"."""

_LONGEST = 4
"""Words of either part of it, at most."""

_ONE_OF = re.compile(r"^one of (?=\w)", re.IGNORECASE)
_THE = re.compile(r"^the (?=\w)", re.IGNORECASE)


def kind(phrase: str) -> str:
    """Return several people of one kind, or any of them, as a question has them; empty where it has none.

    "The fishermen", "a fisherman" and "residents of Tarsk" are; "the fisherman" is somebody, "Norlanders" are
    a people, and "mayors of Varnia" hold a post.
    """
    phrase = _ONE_OF.sub("", phrase)
    said, where = _parts(phrase)
    if not 0 < len(said) <= _LONGEST or len(where) > _LONGEST or said[-1] != said[-1].lower():
        return ""
    noun = one_of(said[-1])
    several = noun != said[-1] or said[0].lower() in {"a", "an"}
    known = any(noun in line for line in _alike()) if where else noun in _nouns()
    return phrase if several and known and not _is_union(phrase.split()) else ""


def any_of(phrase: str) -> str:
    """Return any people of the kind that a phrase means one of, "a nurse" of "the nurse"; empty where it has
    none, or means the holder of a post.
    """
    any_one = kind(_THE.sub("a ", phrase))
    noun = one_of(_parts(any_one)[0][-1]) if any_one else ""
    return any_one if noun and (not is_post(noun) or any(noun in line for line in _alike())) else ""


def is_one(called: str, asked: str) -> bool:
    """Say whether somebody called so is of a kind: "an old fisherman from Olm", of fishermen."""
    return not _heads(called).isdisjoint(nouns_of(asked)) and _limits(asked).issubset(role_words(called))


def unions(asked: str) -> tuple[str, ...]:
    """Return what all people of a kind may be members of, that speaks for them: "farmers' union" of "the
    farmers"; nothing of "some farmers".
    """
    said, where = _parts(asked)
    if where or said[0].lower() in _ANY - {"the", "these", "those", "all"}:
        return ()
    limits = " ".join(word for word in said[:-1] if word.lower() not in _ANY | _SAYS_NOTHING)
    owners = (several_of(noun) for noun in sorted(nouns_of(asked)))
    owned = [f"{owner}’" if owner.endswith("s") else f"{owner}’s" for owner in owners]
    return tuple(f"{limits} {one} {body}".strip() for one in owned for body in sorted(words("unions")))


def nouns_of(asked: str) -> frozenset[str]:
    """Return the nouns, singular, for people of a kind."""
    noun = one_of(_parts(asked)[0][-1])
    return frozenset({noun}).union(*(line for line in _alike() if noun in line))


def tells_of(text: str, asked: str) -> bool:
    """Say whether a text speaks of people of a kind, or of a group."""
    return not nouns_of(asked).isdisjoint(map(one_of, tokens(text)))


def kin_of(asked: str) -> frozenset[str]:
    """Return the nouns, singular, for those whom people of a kind have, and whose naming tells that they are
    of it: "daughter", of parents, not of mothers; none where none does.
    """
    noun = one_of(_parts(asked)[0][-1])
    told = (line.partition(": ") for line in entries("kinds_by_kin"))
    return next((frozenset(kin.split()) for of, _, kin in told if of == noun), frozenset())


def is_told_by_kin(said: str, after: str, asked: str) -> bool:
    """Say whether whom somebody has tells that they are of a kind: of parents who says "my daughter", or is
    named as "Ada Birch, whose son ...".

    :param said: their words.
    :param after: what follows upon their name.
    """
    kin = kin_of(asked)
    return bool(kin) and bool(_having("my", kin).search(said) or _having("^,? ?whose", kin).search(after))


@cache
def _having(owner: str, kin: frozenset[str]) -> re.Pattern[str]:
    """Match somebody's, up to two words between: "my eldest daughter"."""
    forms = "|".join(sorted(kin | set(map(several_of, kin))))
    return re.compile(rf"(?:^|\b){owner}(?: \w+){{0,2}}? (?:{forms})\b", re.IGNORECASE)


def one_of(noun: str) -> str:
    """Return the singular of a noun for people."""
    noun = noun.lower()
    for ending, one in _IRREGULAR.items():
        if noun.endswith(ending):
            return noun[: -len(ending)] + one
    return singular(noun)


def several_of(noun: str) -> str:
    """Return the plural of a noun for people."""
    ending = next((one for one in _IRREGULAR.values() if noun.endswith(one)), "")
    plural = next((many for many, one in _IRREGULAR.items() if one == ending), "")
    if plural:
        return noun[: -len(ending)] + plural
    return f"{noun}es" if noun.endswith(("s", "ch", "sh")) else f"{noun}s"


def _is_union(said: Sequence[str]) -> bool:
    """Whether words mean what people are members of: "the union of bakers"."""
    return any(after == "of" and before.lower() in words("unions") for before, after in pairwise(said))


def _heads(called: str) -> set[str]:
    """What each part of a description says that somebody is: "Ada Birch, a resident of Tarsk"."""
    parts = (list(takewhile(lambda word: word not in _OF, tokens(part))) for part in called.split(","))
    return {one_of(part[-1]) for part in parts if part}


def _limits(asked: str) -> set[str]:
    said, where = _parts(asked)
    told = [word for word in (*said[:-1], *where) if word.lower() not in _ANY | _SAYS_NOTHING | _OF]
    return set(role_words(" ".join(told)))


def _parts(asked: str) -> tuple[list[str], list[str]]:
    """Return the words for people of a kind, and those for whose they are, or where."""
    words_ = asked.split()
    said = list(takewhile(lambda word: word.lower() not in _WHERE, words_))
    return said, words_[len(said) + 1 :]


@cache
def _alike() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in entries("kinds_of_people"))


@cache
def _nouns() -> frozenset[str]:
    every = frozenset().union(*_alike()) | {word for line in entries("occupations") for word in line.split()}
    return every | {noun for noun in words("roles") if is_role(noun)}
