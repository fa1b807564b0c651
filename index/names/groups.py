"""Bodies and groups that articles quote without a name of their own: "the Varnian delegation", "the crew"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from index.lexicon import entries, words
from index.names.directory.bodies import organ
from index.names.kinds import one_of, several_of
from index.names.roles import role_words
from index.names.spelling import place_forms, tokens

_ANY = frozenset({"a", "an", "the", "some", "many", "most", "several", "other", "any", "all", "both"})
_OF = frozenset({"of", "for", "from", "in", "at", "with", "on", "aboard"})
_NUMBERS = frozenset(line.split()[0] for line in entries("number_words"))
_MEMBER = "member"
_CLAUSES = frozenset({"who", "whom", "whose", "which", "that"})
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Group:
    """A group as it is called: its noun and the ``limits`` that tell which; or only ``members`` of it."""

    noun: str
    limits: frozenset[str]
    members: bool
    phrase: str

    @property
    def nouns(self) -> frozenset[str]:
        """What it and, of a group of people, each of them is called."""
        return _peoples().get(self.noun, frozenset({self.noun}))


def group(phrase: str) -> Group | None:
    """Return the body or group that a question's words mean; None where they mean none: "the ferry"."""
    said = [word for word in tokens(phrase) if word not in _ANY | _NUMBERS]
    members = False
    if len(said) > 1 and one_of(said[0]) == _MEMBER and said[1] in _OF:
        said, members = said[2:], True
    elif len(said) > 1 and one_of(said[-1]) == _MEMBER:
        said, members = said[:-1], True
    head = list(takewhile(lambda word: word not in _OF, said))
    if not head or len(said) > _LONGEST or one_of(head[-1]) not in _nouns():
        return None
    rest = [word for word in (*head[:-1], *said[len(head) :]) if word not in _OF]
    return Group(one_of(head[-1]), frozenset(role_words(" ".join(rest))), members, " ".join(said))


def search_words(asked: Group) -> frozenset[str]:
    """Return the words one of which stands wherever a group is quoted."""
    return frozenset(form for noun in asked.nouns for form in (noun, several_of(noun)))


def speaks_as(called: str, asked: Group) -> bool:
    """Say whether somebody called so speaks as a group: "two members of the Varnian delegation"."""
    said = list(takewhile(lambda word: word not in _CLAUSES, tokens(called.partition(",")[0])))
    head = list(takewhile(lambda word: word not in _OF, said))
    whose = list(takewhile(lambda word: word not in _OF, said[len(head) + 1 :]))
    if not head or not asked.limits.issubset({form for word in said for form in _forms(word)}):
        return False
    within, beside = (bool(part) and one_of(part[-1]) in asked.nouns for part in (whose, head[:-1]))
    some = within and all(word in _ANY | _NUMBERS for word in head)
    if some or within or beside:
        return (_MEMBER if some else one_of(head[-1])) in _speakers(asked)
    return one_of(head[-1]) in asked.nouns and not asked.members and _may_be(asked, " ".join(said))


def _speakers(asked: Group) -> frozenset[str]:
    """What whoever speaks for a group is called: a member, where each of its people does."""
    if asked.members:
        return frozenset({_MEMBER})
    return words("group_officers") | ({_MEMBER} if asked.noun in _peoples() else frozenset())


def _may_be(asked: Group, called: str) -> bool:
    """Whether no list knows one body by two phrases as another: "the foreign trade ministry"."""
    one, other = organ(asked.phrase), organ(called)
    if one is None or other is None:
        return True
    return one.department == other.department and (not one.polity or one.polity == other.polity)


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
    bodies = (one_of(noun) for noun in words("body_nouns") | words("groups"))
    return frozenset(bodies) | frozenset(_peoples())
