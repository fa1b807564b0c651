"""Posts: what somebody is called, taken apart, and whether two wordings mean one post.

"The Pentagon chief", "US defense secretary" and "America's Secretary of Defense" do; "the foreign minister"
and "former foreign minister", or "the Polish foreign minister" and "the Dutch foreign minister", do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.polities import departments, polities
from index.names.posts import title_words
from index.names.posts.runs import Run, Sense, post_nouns, runs
from index.names.posts.title_words import AROUND
from index.names.spelling import tokens
from index.text.english import singular

if TYPE_CHECKING:
    from collections.abc import Iterable

HEAD = "head"
DEPUTY_OF = "deputy-of"
"""The rank of somebody's deputy, who need be in no parliament."""

_OWNED = re.compile(
    r"(?:the )?(?P<body>\S+ (?:of|for|on|in) .*?\S)(?:['’]s|(?<=s)['’]) (?P<post>[^'’,]+)$", re.IGNORECASE
)
_FORCES = frozenset({"military", "army", "navy", "air-force"})  # whose minister commands none of them
_OF_SOMEBODY = re.compile(
    r"(?:\b(?:his|her|its|their)|['’]s?) (?:[\w-]+ )*deputy$|deputy to\b", re.IGNORECASE
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


@dataclass(frozen=True, slots=True)
class Post:
    """A post in its parts.

    ``rank`` is what somebody is ("head", "spokesman"), ``department`` of what part of a government or body,
    ``polity`` of which country, union or agency, ``rest`` the other words that tell which ("bakers union"),
    ``limits`` those that make it another post ("deputy"), ``party`` those of a party, which may be left out,
    ``idle`` those that change nothing ("new"). ``known`` says that the rank stands in the list of posts,
    ``implied`` that no word names the polity, which the post's own name tells. ``generic`` is the rank that
    the same words are of another body ("president"), ``also`` the other department that they may be of:
    "the defence chief" is a minister here, a general there. ``text`` is the whole as it was written.
    """

    rank: str
    department: str = ""
    polity: str = ""
    rest: tuple[str, ...] = ()
    limits: frozenset[str] = frozenset()
    party: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    known: bool = True
    implied: bool = field(default=False, compare=False)
    generic: str = field(default="", compare=False)
    also: str = field(default="", compare=False)
    text: str = field(default="", compare=False)

    @property
    def bare(self) -> bool:
        """Whether nothing tells whose post it is."""
        return not self.polity and not self.rest


def is_post(noun: str) -> bool:
    """Whether a noun can be the last word of a post."""
    return noun in post_nouns() or singular(noun) in post_nouns()


@lru_cache(maxsize=65536)
def post(text: str) -> Post:
    """Return the parts of what somebody is called, or is asked for by."""
    found = _of_body(text) or _read(text)
    is_somebodys = found.rank == "deputy" and _OF_SOMEBODY.search(text)
    return replace(found, rank=DEPUTY_OF if is_somebodys else found.rank, text=text)


def _of_body(text: str) -> Post | None:
    """The post of "Guild of Bakers' director", whose body has a small word in its name, or of "mayor of Ely's
    spokesman"; None of any other.
    """
    owned = _OWNED.match(text)
    if owned is None:
        return None
    found = _read(f"{owned['post']} of {owned['body']}")
    return found if found.known else None


def _read(text: str) -> Post:
    told = title_words.read(text)
    return _made(told.head, told.others, told.sent) if told else Post("", known=False)


@dataclass(slots=True)
class _Parts:
    """What the words of a title beside its head tell."""

    polities: list[str] = field(default_factory=list)
    cities: list[Sense] = field(default_factory=list)
    departments: list[str] = field(default_factory=list)
    organs: list[tuple[Sense, ...]] = field(default_factory=list)
    limits: set[str] = field(default_factory=set)
    party: set[str] = field(default_factory=set)
    idle: set[str] = field(default_factory=set)
    rest: list[str] = field(default_factory=list)


def _made(head: Run, others: list[Run], sent: frozenset[str]) -> Post:
    parts = _Parts()
    ministerial = head.words[-1] in {"minister", "secretary"}
    for run in others:
        _take(run, parts, ministerial=ministerial)
    rank, department, only = _meant(head, parts)
    polity, implied = _place(parts, rank, department, only, sent)
    rank, department = _led(rank, department, polity, parts)
    rank = _ranked(rank, department, polity, parts)
    return Post(
        rank or singular(head.words[-1]),
        department,
        polity,
        tuple(parts.rest),
        frozenset(parts.limits),
        frozenset(parts.party),
        frozenset(parts.idle),
        known=bool(rank),
        implied=implied,
        generic="" if parts.departments else _plain(head),
        also=_also(head, rank, department, polity),
    )


def _also(head: Run, rank: str, department: str, polity: str) -> str:
    """The other department that the same words are of; none where they mean one thing in that country."""
    senses = [sense for sense in head.of("post") if sense.value.startswith(f"{rank}/")]
    told = {sense.value.partition("/")[2] for sense in senses if not sense.polity}
    is_one = department not in told or any(sense.polity == polity for sense in senses if sense.polity)
    return "" if is_one else "".join(sorted(told - {department}))


def _plain(head: Run) -> str:
    """The rank that the words of a post are of whatever body: "president", of a bank."""
    return next((sense.value for sense in head.of("post") if not _is_fixed(sense)), "")


def _led(rank: str, department: str, polity: str, parts: _Parts) -> tuple[str, str]:
    """Who "the leader" of a country is, and what the head of a president's office is."""
    if department == "presidential-office":
        return ("chief-of-staff" if rank == HEAD else rank), "presidency"
    if rank == HEAD and department == "military" and polity and polities()[polity].heads:
        if polities()[polity].within:
            return HEAD, ""  # "head of the US army's Central Command": of that, not of the army
        return "supreme-commander", ""  # an alliance has no forces of its own, but who commands its members'
    partisan = parts.party or parts.idle & words("sides")  # "the far-right leader" leads no country
    if rank == HEAD and not department and polity and not parts.rest and not partisan:
        leads = polities()[polity].leads or ("presidency" if polities()[polity].country else "")
        return (HEAD, leads) if leads in {"", *departments()} else (leads, "")
    return rank, department


def _ranked(rank: str, department: str, polity: str, parts: _Parts) -> str:
    """The rank without what only words it differently: a body's number two is its deputy head."""
    if rank == "senator":
        parts.limits.discard("junior")  # by how long both have sat, not by office
    if rank == "deputy-head" and (department or not polity or polities()[polity].heads):
        parts.limits.add("deputy")
        return HEAD
    return rank


def _take(run: Run, parts: _Parts, *, ministerial: bool) -> None:
    """Enter a run of words beside the head under what it means."""
    first = run.words[0]
    if limits := run.of("limit"):
        parts.limits.add(limits[0].value)
    elif len(run.words) == 1 and first in words("parties") and not (ministerial and run.of("own")):
        parts.party.add(first)
    elif polity := run.of("polity"):
        parts.polities.append(polity[0].value)
    elif city := run.of("city"):
        parts.cities.append(city[0])
    elif organs := run.of("organ"):
        parts.organs.append((*organs, *run.of("department"), *run.of("own")))
    elif own := (*run.of("department"), *run.of("own")):
        parts.departments.append(own[0].value)
    elif qualifies := [sense for sense in run.of("post") if "/" in sense.value]:
        parts.departments.append(qualifies[0].value.partition("/")[2])
    elif run.of("idle") or (len(run.words) == 1 and (first in words("idle_titles") or _ORDINAL.match(first))):
        parts.idle.add("-".join(run.words))
    else:
        parts.rest += [singular(word) for word in run.words if word not in AROUND]


def _meant(head: Run, parts: _Parts) -> tuple[str, str, str]:
    """Which post the head's words mean beside these: its rank, department, and the only polity it has."""
    _settle_organs(parts)
    department = parts.departments[0] if parts.departments else ""
    parts.rest += [f"~{other}" for other in parts.departments[1:] if other != department]
    named = {*parts.polities, *(city.polity for city in parts.cities)}
    fixed = list(filter(_is_fixed, head.of("post")))
    plain = [sense for sense in head.of("post") if sense not in fixed]
    for sense in sorted(fixed, key=lambda one: not one.polity):
        rank, _, own = sense.value.partition("/")
        fits = _is_there(sense.polity, named) if sense.polity and named else _may_imply(sense, fixed, parts)
        if fits and department in {"", own} and not (_is_body(named) and own == "presidency"):
            return rank, own or department, sense.polity
    if not plain:
        return _of_other(fixed, department)
    rank = plain[0].value
    if department in _FORCES and rank in {"minister", "secretary"}:
        return f"forces-{rank}", department, ""
    if department and (rank == HEAD or rank in words("tops")):
        rank = HEAD
    return rank, department, ""


def _is_fixed(sense: Sense) -> bool:
    """Whether a post's words tell of which department or polity it is."""
    return "/" in sense.value or bool(sense.polity)


def _of_other(fixed: list[Sense], department: str) -> tuple[str, str, str]:
    """A post that the list has only of one department, here of another, or of nobody's list."""
    rank, _, own = fixed[0].value.partition("/") if fixed else ("", "", "")
    return rank, own or department, ""


def _may_imply(sense: Sense, fixed: list[Sense], parts: _Parts) -> bool:
    """Whether the words by themselves tell the post: alone of their kind, with nothing else beside them."""
    alone = not sense.polity or [bool(one.polity) for one in fixed] == [True]
    return alone and not parts.rest


def _settle_organs(parts: _Parts) -> None:
    """Take a department's proper name for its polity's, where one has it or is named."""
    for senses in parts.organs:
        organs = [sense for sense in senses if sense.kind == "organ"]
        named = [sense for sense in organs if sense.polity in parts.polities]
        anyones = senses[len(organs) :]
        if named or (anyones and (parts.polities or len(organs) > 1)):
            parts.departments.insert(0, (named or anyones)[0].value)
        else:
            parts.departments.insert(0, organs[0].value)
            parts.polities.insert(0, organs[0].polity)
    parts.organs.clear()


def _is_there(polity: str, named: set[str]) -> bool:
    """Whether a polity is among those named, or an agency of one of them."""
    return polity in named or polities()[polity].within in named


def _is_body(named: Iterable[str]) -> bool:
    return any(polities()[name].heads for name in named)


def _place(parts: _Parts, rank: str, department: str, only: str, sent: frozenset[str]) -> tuple[str, bool]:
    """Whose post it is, and whether only its own name tells that; other places go to the rest."""
    there = {name for name in sent if polities()[name].heads} if rank == "envoy" else set[str]()
    sent = sent if rank == "ambassador" else frozenset()
    found = [name for name in dict.fromkeys(parts.polities) if name not in sent]
    bodies = [name for name in found if polities()[name].heads]
    if rank == "ambassador" and len(found) == 2 and not (bodies or sent):
        sent = frozenset(found[1:])  # "Ruritania's US ambassador"
        found = found[:1]
    if rank == "ambassador" and bodies and not sent:
        sent = frozenset(bodies)  # "the UN ambassador" is sent there
        found = [name for name in found if name not in sent]
    parts.rest += [f"to~{name}" for name in sorted(sent)]
    for city in parts.cities:
        if department or rank in words("national_posts"):
            found += [city.polity] if city.polity not in {*found, *sent} else []
        else:
            parts.rest.append(city.value)
    if not found or (only and only not in found):
        return only, bool(only)
    bodies = [name for name in found if polities()[name].heads or polities()[name].within in found]
    own = [name for name in found if name not in there] or found  # "Britain's envoy to the UN" is Britain's
    bodies = [name for name in bodies if name in own]
    chosen = bodies[-1] if bodies else own[0]
    within = {polities()[chosen].within, chosen}
    parts.rest += [f"~{name}" for name in found if name not in within]
    return chosen, False


@lru_cache(maxsize=65536)
def body(text: str) -> tuple[str, str] | None:
    """Return the department and the polity that a name means, "" for either that it does not tell.

    None where it is no country, union, agency or department of one: "the Iranian Foreign Ministry" is a
    department of Iran, "the Bakers' Union" is none.
    """
    said = tuple(part for word in tokens(text) for part in word.split("-"))
    parts = _Parts()
    for run in runs(said):
        if {sense.kind for sense in run.senses} & {"polity", "city", "organ", "department", "own"}:
            _take(run, parts, ministerial=True)
        elif run.words[0] not in AROUND:
            return None
    _settle_organs(parts)
    polity, _ = _place(parts, "spokesman", "", "", frozenset())
    department = parts.departments[0] if parts.departments else ""
    if parts.rest or parts.limits or len(parts.departments) > 1 or not (polity or department):
        return None
    return ("presidency" if department == "presidential-office" else department), polity
