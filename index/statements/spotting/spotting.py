"""Names as they stand in a text: runs of capitals read as a role and a name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names import name as names
from index.names.demonyms import is_one_of_place, place_forms
from index.names.polities import polity
from index.names.posts.posts import post
from index.names.roles import is_place, is_role
from index.names.spelling import tokens
from index.statements.spotting import joint, kinds, objects, openings, parting, terms
from index.statements.spotting.beside import is_kin, limited, role_after, role_before
from index.statements.spotting.capitals import CapitalRun, Casing, look, quiet
from index.statements.spotting.occupations import calls_somebody
from index.statements.spotting.seats import seated
from index.text.english import singular
from index.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_LABEL = 3  # words
_FULL = 2  # words of a given name and a surname
_BEFORE_THING = re.compile(r"(?:\b(?:[Aa]n?|[Tt]h(?:is|at|ese|ose))|\d)\s$")
_AFTER_THING = re.compile(r"\s(?:\d|(?:of|for)\s)")
_POST_OF = re.compile(r"\b([a-z][\w-]*)\sof\s$")
_REACH = 24  # characters before a run in which a post in small letters may stand
_OUTLET = re.compile(rf"\s(?:(?:news|press|state)\s)?(?:{'|'.join(sorted(words('outlet_nouns')))})\b")
_IN_PLACE = re.compile(r" in [A-Z]\w+")
_LEARNED = frozenset({"professor", "prof"})
"""Titles of which somebody is besides what they do."""

_STYLES = frozenset({"right", "most", "very"})
"""What stands before a cleric's rank: "the Right Reverend"."""

_ORDAINED = frozenset({"father", "sister", "brother"})
"""Titles of a cleric that small are somebody's kin."""
_DEFINED = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s$")


@dataclass(frozen=True, slots=True)
class Naming:
    """A run of capitalised words read as a role and a name; ``beside`` is the role that follows the name.

    ``text`` is the name as it is usually written, capitals and blanks levelled; ``title`` are honorifics or
    posts right before it, in lower case; ``kin`` says that it is told by whose relation it is. ``called`` is
    the name with the kind of body that it is told to be by a noun beside it; "" for any other.
    """

    span: Span
    text: str
    role: str
    beside: str
    gender: str
    certain: bool
    title: tuple[str, ...] = ()
    kin: bool = False
    called: str = ""


def namings(text: str) -> Iterator[Naming]:
    """Yield the names in ``text``; a headline's capitals count only where the article repeats them."""
    seen = look(text)
    for run, headline in seen.runs:
        for part in _of_headline(text, run, seen) if headline else [run]:
            found = _name(text, part, seen)
            if found is not None:
                yield found
                body = _body_behind(part, found)
                yield from [] if body is None else filter(None, [_name(text, body, seen)])


def _body_behind(run: CapitalRun, found: Naming) -> CapitalRun | None:
    """Return the body behind a name in one run: "Ada Birch of the Bakers' Guild"."""
    at = sum(span.start < found.span.end for span in run.spans)
    behind = run.part(at + 1, len(run.spans))
    linked = at + 1 < len(run.spans) and run.said[at] in parting.CONNECTING
    is_one = linked and not names.is_body(found.text) and "and" not in behind.said
    return (
        behind if is_one and any(parting.plain(word) in words("body_nouns") for word in behind.said) else None
    )


def _of_headline(text: str, run: CapitalRun, seen: Casing) -> Iterator[CapitalRun]:
    """Yield the stretches of a headline's run that seem to be names."""
    if _labels(text, run, seen) or _is_titled(run, seen):
        yield run
        return
    given = {
        word
        for word, after in pairwise(run.said)
        if openings.is_only_given(word) and after.rstrip(".") in seen.known
    }
    first = 0
    for at, word in enumerate([*run.said, ""]):
        if word not in given and word.rstrip(".") not in seen.known:
            if at > first:
                yield run.part(first, at)
            first = at + 1


def _labels(text: str, run: CapitalRun, seen: Casing) -> bool:
    """Tell whose words a headline's are: "Ada Birch: We Sail"."""
    end = run.spans[-1].end
    return text[end : end + 1] == ":" and run.said[-1] in seen.known and len(run.said) <= _LONGEST_LABEL


def _is_titled(run: CapitalRun, seen: Casing) -> bool:
    """Tell a title before a name that turns bear: "Briefing by Secretary Ada Birch", then "BIRCH: ..."."""
    name = run.said[parting.title_length(run.said, ()) :]
    return len(name) == _FULL and len(name) < len(run.said) and name[-1].upper() in seen.known


def _name(text: str, run: CapitalRun, seen: Casing) -> Naming | None:
    """Read a run of capitalised words as a role and a name, or as nothing."""
    first, end = openings.bounds(run, seen)
    part = run.part(first, end)
    if part.said and (of := objects.object_length(text, part.spans[0].start, part.said)):
        part = part.part(of, len(part.said))  # "managing director of Brightwater" Ada Birch
    letters = parting.letters_after(part.said)
    seat = part.said[-1].lower() if letters else ""
    part = part.part(0, len(part.said) - letters)
    length = _title_length(text, part, seen) if part.said else 0
    if length == len(part.said) or _is_nothing(text, part, length, seen):
        return None
    span = Span(part.spans[length].start, part.spans[-1].end)
    labels = text[span.end : span.end + 1] == ":"
    name = _levelled(part.said[length:], seen, shouted=length > 0 or labels)
    if len(name) < 2:
        return None
    span = Span(span.start, span.end - (part.said[-1].endswith(".") and not name.endswith(".")))
    where = _IN_PLACE.match(text, span.end)
    if where and polity(name + where[0]):  # "Organization for Security and Cooperation in Europe"
        name, span = name + where[0], Span(span.start, where.end())
    title, before = part.said[:length], run.said[:first]
    holds = _post_before(text, part.spans[0].start)
    if holds and title and not is_role(parting.plain(title[-1])):  # not "a son of King Holm"
        title = [holds, "of", *title]
    role = limited(text, part.spans[0].start, parting.role_of(title))
    learned = role if role in _LEARNED else ""
    if not role or learned or _is_rank(role):
        start = run.spans[0].start
        start -= len("the ") if role and text.startswith(", the ", start - len(", the ")) else 0
        role = role_before(text, Span(start, span.end)) or role  # "the vicar, the Rev Ada Birch": a vicar
        learned = "" if role == learned else learned  # "the pathologist, Professor Birch": both
    if joint.is_joint(role):
        role = joint.before(text, part.spans[0].start).removesuffix(f"{role} ") + role
    role = objects.post_before(text, Span(part.spans[0].start, span.end), part.said) or role
    role = "" if _OUTLET.match(text, span.end) else role  # "the official KLMA news agency"
    role = role or " ".join(word.lower() for word in before if calls_somebody(word))
    role = role or (seat if seat in names.honorifics() else "") or terms.role_before(text, span)
    beside = "" if is_place(name) else _told_after(text, span, role) or learned
    certain = bool(title or role or beside)
    plain = tuple(parting.plain(word) for word in title)
    kin = is_kin(text, Span(part.spans[0].start, span.end))
    called = "" if title else kinds.body_called(text, span, part.said, seen.surnames)
    if called:
        return Naming(span, name, "", "", "", certain=False, called=called)
    return Naming(span, name, role, beside, parting.gender_of(title), certain, plain, kin)


def _told_after(text: str, span: Span, role: str) -> str:
    """Return what is told of somebody behind their name."""
    return seated(text, span.end, role) or role_after(text, span) or terms.role_after(text, span)


def _post_before(text: str, start: int) -> str:
    """Return the post in small letters that goes on in capitals: "secretary of" State; else nothing."""
    linked = _POST_OF.search(text, max(0, start - _REACH), start)
    return linked[1] if linked and is_role(linked[1]) else ""  # not "the assessment of" Mr Birch


def _is_rank(role: str) -> bool:
    """Tell whether a title is but a soldier's or a cleric's rank: what they do may stand before it."""
    said = [part for word in tokens(role) for part in word.split("-") if part not in _STYLES]
    is_any = all(word in names.honorifics() or is_place(word) for word in said)
    return is_any and (role in _ORDAINED or not post(role).known)


def _title_length(text: str, part: CapitalRun, seen: Casing) -> int:
    """Return how many words of a run are a title: none in a body's name, "General Staff", all in a post."""
    if any(word.endswith(("'s", "’s")) for word in part.said):
        return 0  # of a body: "Attorney General's Office"
    if parting.is_firm(part.said):
        return 0
    start = part.spans[0].start
    holds = _post_before(text, start)
    if (
        holds
        and len(part.said) > 1
        and parting.is_common(part.said[0])
        and not parting.is_given(part.said[0])
    ):
        told = [holds, "of", *part.said]  # "secretary of State Birch"
        length = parting.title_length(told, seen.surnames) - len(told) + len(part.said)
        return length if length < len(part.said) else 0
    defined = _DEFINED.search(text, max(0, start - 5), start)
    length = parting.title_length(part.said, () if defined else seen.surnames)
    rest = part.said[length:]
    if length and (not rest or _is_rest_of_body(rest)):
        whole = " ".join(part.said)
        return 0 if names.is_body(whole) and not parting.is_post(whole) else len(part.said)
    return length


def _is_rest_of_body(rest: list[str]) -> bool:
    """Tell what a body's name goes on with after a word that is like a title: "Staff", "Party of Holm"."""
    nouns = words("body_nouns")
    linked = len(rest) > 1 and rest[1] in parting.CONNECTING and parting.plain(rest[0]) in nouns
    return linked or all(parting.plain(word) in nouns for word in rest)


def _is_nothing(text: str, part: CapitalRun, length: int, seen: Casing) -> bool:
    """Tell plain words in capitals that name nobody: "Article 5", "the Authorization for", "FILE PHOTO"."""
    said = part.said[length:]
    if len(said) > 1:
        loud = all(map(_is_loud_word, said)) and not is_place(" ".join(said))
        return loud or (_is_people(parting.plain(said[-1])) and not any(map(parting.is_given, said)))
    word = parting.plain(said[0])
    if word in words("sentence_starters") or _is_people(word) or word in words("vague_bodies"):
        return True
    start, end = part.spans[-1]
    if _DEFINED.search(text, max(0, start - 5), start) and _is_of_place(word, seen):
        return True  # "the Mancunian"
    if length or _is_known(said[0], seen) or not parting.is_common(word):
        return False
    if _BEFORE_THING.search(text, max(0, start - 6), start) or _AFTER_THING.match(text, end):
        return True
    leads = word in words("run_openings") or (word.endswith("ing") and text[end : end + 1] == ",")
    return part.begins and not seen.alone[word] and (singular(word) != word or leads)  # "Reacting, she said"


def _is_loud_word(word: str) -> bool:
    return word.isupper() and parting.is_common(word) and not parting.is_given(word)


def _is_people(word: str) -> bool:
    """Tell who belongs to a place, "russians", which is no body."""
    one = singular(word)
    return one != word and (one in words("peoples") or (is_place(one) and not is_place(word)))


def _is_of_place(word: str, seen: Casing) -> bool:
    """Tell who is of a place: by a word for that, or by the place, which the article names."""
    return is_one_of_place(word) or any(
        place.capitalize() in seen.known for place in place_forms(word, alone=True) - {word}
    )


def _is_known(said: str, seen: Casing) -> bool:
    """Tell whether a lone word can be a name whatever stands beside it."""
    word = parting.plain(said)
    named = word in seen.surnames or (parting.is_given(word) and not seen.lower[word])
    listed = word in words("calendar") or word in words("paper_names")
    return named or listed or names.is_body(said) or is_place(word)


def _levelled(said: list[str], seen: Casing, *, shouted: bool) -> str:
    """Return a name as it is usually written: without a closing stop, and not in capitals."""
    name = " ".join(quiet(word, seen, shouted=shouted or len(said) > 1) for word in said)
    return name if _ends_abbreviated(name) else name.rstrip(".")


def _ends_abbreviated(name: str) -> bool:
    return name.endswith(("Jr.", "Sr.", "Inc.", "Co.", "Corp.")) or re.search(r"\.[A-Z]\.$", name) is not None
