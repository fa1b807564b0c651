"""Bodies and groups that articles quote without a name of their own: "the Varnian delegation", "the crew"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.demonyms import place_forms
from index.names.directory.bodies import kinds_of_bodies, organ
from index.names.kinds import one_of, several_of
from index.names.name import given_names, honorifics
from index.names.roles import role_words
from index.names.spelling import tokens
from index.text.english import common_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_ANY = frozenset({"a", "an", "the", "some", "many", "most", "several", "other", "any", "all", "both"})
_OF = frozenset({"of", "for", "from", "in", "at", "with", "on", "aboard"})
_NEAR = frozenset({"about", "against", "around", "as", "behind", "by", "near", "over", "to", "under"})
"""What tells of whom somebody is none: "a source close to the delegation"."""
_NUMBERS = frozenset(line.split()[0] for line in entries("number_words"))
_THE = "the "
_MEMBER = "member"
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_CLAUSES = frozenset({"who", "whom", "whose", "which", "that"})
_LONGEST = 8
_THE_FIRST = re.compile(r"^the\s+", re.IGNORECASE)
_DETERMINERS = _ANY | {"its", "his", "her", "their", "our", "this", "that", "these", "those"} | _OF
_MOST_BEFORE = 4
"""Words before a noun that may tell which group it is, at most."""


@dataclass(frozen=True, slots=True)
class Collective:
    """A group as it is called: its noun and the ``limits`` that tell which; whether it is one of ``many``,
    and who of it alone is meant, by what they are called: a member, a spokesman; nothing where anybody is.
    """

    noun: str
    limits: frozenset[str]
    many: bool
    member: str
    phrase: str

    @property
    def nouns(self) -> frozenset[str]:
        """What it and, of a group of people, each of them is called; of "the airline", the nouns of names."""
        named = kinds_of_bodies().get(self.noun) if self.noun not in words("body_nouns") else None
        return _peoples().get(self.noun, frozenset({self.noun})) | (named or frozenset())


def group(phrase: str) -> Collective | None:
    """Return the body or group that a question's words mean; None where they mean none: "the ferry"."""
    said, member = _without_member([word for word in tokens(phrase) if word not in _ANY | _NUMBERS])
    head = list(takewhile(lambda word: word not in _OF, said))
    if not head or len(said) > _LONGEST or not (one_of(head[-1]) in _nouns() or is_firm(phrase)):
        return None
    rest = [word for word in (*head[:-1], *said[len(head) :]) if word not in _OF]
    noun = one_of(head[-1])
    limits = frozenset(role_words(" ".join(rest)))
    return Collective(noun, limits, noun != head[-1], member, " ".join(said))


def is_firm(name: str) -> bool:
    """Tell a name that may be a firm's by its last word, which is one of English: "Brightway Stores"; none
    whose first is a given name, or stands before names: "Ada Birch", "Mr Birch".
    """
    first, *others = _THE_FIRST.sub("", name).split()
    written = all(word[:1].isupper() or word == "&" for word in (first, *others))
    said = tokens(name)
    if not (others and written) or said[0] in given_names() or said[0] in honorifics():
        return False
    return {said[-1], one_of(said[-1])}.isdisjoint(given_names()) and one_of(said[-1]) in common_words()


def _without_member(said: list[str]) -> tuple[list[str], str]:
    """Part a group's words from who of it is meant: "spokesperson for the county", "crew members"."""
    after = next((at for at, word in enumerate(said) if word in _OF), len(said))
    one = one_of(said[after - 1]) if after else ""
    if one not in words("group_officers") | {_MEMBER}:
        return said, ""
    return (said[: after - 1] + said[after:], one) if after > 1 else (said[after + 1 :], one)


def search_words(asked: Collective) -> frozenset[str]:
    """Return the words one of which stands wherever a group is quoted."""
    return frozenset(form for noun in asked.nouns for form in (noun, several_of(noun)))


def speaks_as(called: str, asked: Collective) -> bool:
    """Say whether somebody called so speaks as a group: "two members of the Varnian delegation"."""
    said = list(takewhile(lambda word: word not in _CLAUSES, tokens(called.partition(",")[0])))
    head = list(takewhile(lambda word: word not in _OF | _NEAR, said))
    joins, after = said[len(head) : len(head) + 1], said[len(head) + 1 :]
    whose = [] if _NEAR.issuperset(joins) else list(takewhile(lambda word: word not in _OF | _NEAR, after))
    has_limits = asked.limits.issubset({form for word in said for form in _forms(word)})
    if not head or not has_limits or not _is_same(asked, called.partition(",")[0]):
        return False
    within, beside = (bool(part) and one_of(part[-1]) in asked.nouns for part in (whose, head[:-1]))
    some = within and all(word in _ANY | _NUMBERS for word in head)
    if some or within or beside:
        return (_MEMBER if some else one_of(head[-1])) in _speakers(asked)
    one = one_of(head[-1])
    return one in asked.nouns and not asked.member and (asked.many or head[-1] == one or one != asked.noun)


def with_article(name: str) -> str:
    """Return a body's name as a sentence has it: "the police"; "Harbour Council", and a post, as they are."""
    found = group(name)
    return _THE + name if found and not found.member and name.rsplit(maxsplit=1)[-1].islower() else name


def is_of_several(called: str) -> bool:
    """Say whether a body's name that is none of its own is a plural: "the police", "the armed forces"."""
    return called.startswith(_THE) and is_plural(called.rpartition(" ")[2])


def pronoun(called: str) -> str:
    """Return what stands for people, or for a body that a sentence tells of: "them", "it"."""
    found = group(called)
    return "it" if found and not (found.many or found.member or is_plural(found.noun)) else "them"


def is_plural(noun: str) -> bool:
    """Say whether a noun for people or a body means several."""
    return noun == "police" or one_of(noun) != noun


def in_full(called: str, text: str, asked: Collective) -> str:
    """Return what an article calls a group by its noun alone, "the ministry", as the group asked for, where
    the article speaks of that and of no other of its kind; any other words as they are.
    """
    others = _ANY | _NUMBERS | _OF | _speakers(asked)
    if not asked.limits or set(map(one_of, tokens(called))) - others != {asked.noun}:
        return called
    named = list(filter(None, _named(text, asked.noun)))
    if not named or not all(asked.limits <= one for one in named):
        return called
    return re.sub(rf"\b{asked.noun}\b", asked.phrase, called, flags=re.IGNORECASE)


def _named(text: str, noun: str) -> Iterator[frozenset[str]]:
    """Yield the words that tell which group is meant, each time that a text has its noun; none of "the
    ministry" alone.
    """
    for found in _standing(noun).finditer(text):
        before = takewhile(lambda word: word.lower() not in _DETERMINERS, reversed(found["before"].split()))
        said = tokens(" ".join([*before, found["of"] or ""]))
        yield frozenset(form for word in said if word not in _ANY | _OF for form in _forms(word))


@cache
def _standing(noun: str) -> re.Pattern[str]:
    """What finds a noun with the words before it in its sentence, and what follows that tells whose it is."""
    return re.compile(
        rf"(?P<before>(?:[\w’'-]+[ \n]){{0,{_MOST_BEFORE}}})\b(?i:{noun})\b"
        r"(?:[ \n](?:of|for)[ \n](?P<of>(?:the[ \n])?[\w-]+(?:[ \n][A-Z][\w-]+)*))?"
    )


def _speakers(asked: Collective) -> frozenset[str]:
    """What whoever speaks for a group is called: a member, where each of its people does."""
    if asked.member:
        return _SPOKESPEOPLE if asked.member in _SPOKESPEOPLE else frozenset({asked.member})
    return words("group_officers") | ({_MEMBER} if asked.noun in _peoples() else frozenset())


def _is_same(asked: Collective, called: str) -> bool:
    """Whether what is called so can be the department asked for: "the foreign trade ministry" is another.

    Whose it is may be told by a name that no list knows: "the transport ministry of Varnia".
    """
    known = organ(asked.phrase)
    if known is None or not known.department:
        return True
    others = _ANY | _NUMBERS | _speakers(asked)
    said = [word for word in called.split() if one_of(word) not in others]
    plain = [word for word in said if word == word.lower() and not word.endswith(("'s", "’s"))]
    theirs = organ(" ".join(said)) or organ(" ".join(plain))
    if theirs is None or theirs.department != known.department:
        return False
    return not known.polity or theirs.polity in {"", known.polity}


def _forms(word: str) -> frozenset[str]:
    """A word as limits are told, a demonym as its place."""
    return frozenset(form for one in (word, *role_words(word)) for form in place_forms(one))


@cache
def _peoples() -> dict[str, frozenset[str]]:
    """The words for a group of people and its members, by each of them."""
    lines = [frozenset(line.split()) for line in entries("groups_of_people")]
    return {word: line for line in lines for word in line}


@cache
def _nouns() -> frozenset[str]:
    bodies = (one_of(noun) for noun in words("body_nouns") | words("groups") | words("governed_places"))
    return frozenset(bodies) | frozenset(_peoples())
