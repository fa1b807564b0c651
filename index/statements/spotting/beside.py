"""Roles in small letters on either side of a name: "spokesman Ada Birch", "Ada Birch, the mayor of Ely"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from index.lexicon import entries, words
from index.names.posts.posts import is_post, post
from index.names.roles import is_role
from index.statements.spotting import joint, leading
from index.statements.spotting.parting import is_given

if TYPE_CHECKING:
    from index.types import Span

_ITS = re.compile(r"\b[Ii]ts\s(?:[\w-]+\s){0,3}(?:neighbou?r|ally|rival|foe|enemy|partner|friend)\s$")
"""What one country is to another, before a lone name: "Kestria and its smaller neighbour Norland"."""
_POSSESSIVE = re.compile(r"['’]s?\b")
_ROLE_WORD = re.compile(r"[\w’'.-]+")
_REACH, _LONGEST = 80, 6  # characters and words before a name that may be of its role
_FARTHEST = 120  # characters before a name in which the role that it explains may begin
_SHORTENED = r"(?:(?<=\b[MDJS][rst])|(?<=\bMrs)|(?<=\b(?:Gov|Sen|Rep|Gen|Col)))\."
_AFTER = re.compile(
    r"(?:,\s\d+)?,\s(?:(?:the|a|an|his|her|its|their|now|one\sof(?:\s(?:the|his|her|its|their))?)\s)?"
    rf"(?P<then>then\s(?:the\s)?)?((?:[^,.;:()\[\]“”\"\n]|(?<=\b[A-Z])\.(?=[A-Z]\b)|(?<=\.[A-Z])\.|{_SHORTENED}){{3,90}})"
)
_NEAR = 60  # characters before a name that may tell whose relation it is
_OWNER = r"(?:\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)|['’]s|s['’])"
_WHOSE = r"(?:\b(?:[Hh]is|[Hh]er|[Tt]heir)|\w['’]s|s['’])"
_WORD = r"(?:(?:[A-Z]\.)+|[\w’'-]+)"
_OF_TITLE = rf"(?!(?:that|who|whom|which|the|his|her|its|their|our)\b){_WORD}"
_APPOSED = re.compile(rf"{_OWNER}\s((?:{_OF_TITLE}\s){{0,3}}{_OF_TITLE}),\s$")
_OPENS = re.compile(r"(?:^|\n|[.!?]\s)(?:The\s)?([A-Z][\w-]*(?:\s[a-z][\w-]*){1,4}),\s$")
"""A title with whose it is, which opens a sentence: "Ruritanian government spokesman, Ada Birch, ..."."""
_ENDS_APART = re.compile(r"\s*(?:[^\w\s'’]|['’](?!\w)|\n|$|(?:and|at|for|from|in|of|on|or|who|whose|with)\b)")
_AFTER_OWNER = re.compile(r"['’]s?\s")
_DETERMINER = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ne\sof(?:\s(?:the|its|his|her|their))?)\s(?=\w)")
_CLOSES = re.compile(r",\s(?!and\b|or\b|[A-Z])|\.(?=\s|$)")
_STOP_INSIDE = re.compile(rf"{_SHORTENED}|(?<=\b[A-Z])\.|(?<=\.[A-Z])\.")
_NOT_OF_ROLE = re.compile(
    r"[,.;:()“”\"]|\s(?:who|which|that|said|says|told|has|had|was|is|as|with|by|to\s(?!the\b|[A-Z])|and\b(?!\s(?:the\s)?(?:[A-Z][\w-]*\s?){1,2}$))\b"
)
_BEGINS = re.compile(rf"(?:{_OWNER}|\b(?:[Aa]n?|[Oo]ne)|\bof)\s")
_SERVED = re.compile(r"^,\swho\s(?:once\s|previously\s|also\s)?(?:served|worked|acted)\sas\s(?:the\s|an?\s)?")
_SERVING = re.compile(r"^,\swho\s(?:(?:now|also|currently)\s)?(?:serves|works|acts)\sas(?=\s)")
_NAMED_OWNER = re.compile(r"(?<![\w.])(?:[A-Z][\w.-]*\s)?[A-Z][\w.-]*(?:['’]s|(?<=s)['’])\s$")
_IS = re.compile(
    rf"(?:(?:^|[.!?”\"]\s|\bthat\s)[Tt]he\s|(?<![\w.])(?P<owner>[A-Z][\w.-]*['’]s)\s)"
    rf"(?P<role>(?:{_WORD}\s){{0,4}}{_WORD}(?:\s(?:of|for|to|at|in)(?:\sthe)?(?:\s[A-Z]{_WORD}){{1,4}})?)\sis\s$",
    re.MULTILINE,
)
"""A post that somebody is said to hold: "The new Ruritanian ambassador to the UK is Ada Birch"."""
_LONG_REACH = 110
_SENTENCE = 300  # characters before "Its" in which the sentence before begins
_APPOSITE = re.compile(
    rf"(?:{_WORD}\s){{0,4}}{_WORD}"
    rf"(?:\s(?:of|for|to|at|in|on|with)(?:\s(?:the|an?|its))?(?:\s(?!(?:who|that|said)\b){_WORD}){{1,5}}){{0,2}}"
)
_CLAUSE = re.compile(r"\s(?:who|which|that|said|says|told|and|has|had|was|is|as|in\s\d+)\s")
_INSERTED = re.compile(r"[ \xa0](?:said|says|told|tells)(?:[ \xa0][\w’'-]+){0,3}$")
_COMPLEMENT = re.compile(r"\s(?:of|for|at|in|on|with|from|to)\s")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
_WAS = re.compile(
    r"(?<![\w-])(?:former|retired|one-time|onetime|veteran)\s(?:[a-z]+\s){0,2}[a-z]{3,}(?:[eo]r|ist|[mw]an|eer)\s$"
)
"""What somebody was or has long been, by whatever word: "retired crane operator", before a full name."""
_OF_WHAT = re.compile(r"\b(?:[Tt]he|[Aa]n?)\s([a-z]+\s[a-z]+)\s$")
"""Of what somebody is who holds no post: "the crane driver", right before a name."""
_NO_ROLE_ALONE = frozenset({"major", "general", "liberal", "conservative", "star", "marine", "head"})
"""Nouns that, small and alone before a name, are mostly adjectives: "major Kovac donors"."""


def role_before(text: str, span: Span) -> str:
    """Return the role in small letters before a name: "spokesman", "former prime minister"."""
    line = text[max(0, span.start - _REACH) : span.start].rpartition("\n")[2]
    said = line.split()[-_LONGEST:] if line[-1:].isspace() else []
    if _ITS.search(line) and " " not in span.of(text):
        return ""
    if not said or not _ROLE_WORD.fullmatch(said[-1]):
        return _role_in_apposition(text, span)
    if said[-1] == "is":
        return _role_held(text, span)
    was = None if is_noun(said[-1].lower()) else _WAS.search(line)
    if was is not None and is_given(span.of(text).split()[0]):
        return was[0].strip()
    kept: list[str] = []
    for word in reversed(said):
        if not _ROLE_WORD.fullmatch(word):
            break
        plain = _POSSESSIVE.sub("", word.lower())
        stops = word[-1] in ",.;:" and not _INITIALS.match(word)
        ends = stops or plain in words("role_stops") or plain in words("calendar")
        if ends or not (_in_role(word, plain) if kept else is_noun(plain)):
            break
        kept.append(word.lower())
    if len(kept) != 1:
        return " ".join(reversed(kept))
    of = None if is_post(kept[0]) else _OF_WHAT.search(line)
    return "" if kept[0] in _NO_ROLE_ALONE else of[1] if of else kept[0]


def limited(text: str, start: int, role: str) -> str:
    """Return a title in capitals with the small word before it that limits it: "former President Birch"."""
    found = _limit().search(text, max(0, start - 20), start) if role else None
    return f"{found[1]} {role}" if found else role


@cache
def _limit() -> re.Pattern[str]:
    """Words that stand before no title but to limit it; "first" and "under" have other uses there."""
    same = {entry.split()[0] for entry in entries("limit_kinds")} - {"second"}
    limits = "|".join(sorted(same | {"former", "acting", "deputy", "assistant"}))
    return re.compile(rf"(?<![\w-])({limits})[\s-]$")


def is_noun(plain: str) -> bool:
    """Tell whether a small word says what somebody is, with a prefix too: "co-author"."""
    return is_role(plain) or is_role(plain.rpartition("-")[2])


def _in_role(word: str, plain: str) -> bool:
    """Tell whether a word before a role's noun belongs to it: "White House", "former", "state"."""
    capital = any(part[:1].isupper() for part in word.split("-"))  # "ex-Harbour board"
    return capital or plain in words("role_modifiers") or is_role(plain)


def _role_in_apposition(text: str, span: Span) -> str:
    """Return the role that a name in commas explains: "the city's mayor, Ada Birch,"."""
    found = _APPOSED.search(text, max(0, span.start - 80), span.start)
    role = _AFTER_OWNER.split(found[1])[-1].lower() if found else ""
    if found and not ends_apart(text, span.end):
        return ""
    if not found and text[span.end : span.end + 1] == ",":
        opens = _OPENS.search(text, max(0, span.start - 80), span.start)
        if opens and is_noun(opens[1].split()[-1]):
            return opens[1].lower()
    if not found or not role or not is_noun(role.split()[-1]):
        return _role_of_body(text, span) or _role_in_commas(text, span)
    return role if _AFTER_OWNER.search(found[1]) else _owner(text, found.start(1)) + role


def ends_apart(text: str, end: int) -> bool:
    """Tell the end of a name that only explains the noun before it: "the mayor, Ada Birch,".

    One that goes on is another's: "according to the mayor, Birch was late", "the mayor, Birch's heir".
    """
    return _ENDS_APART.match(text, end) is not None


def _role_held(text: str, span: Span) -> str:
    """Return the post that a sentence says somebody holds: "The mayor of Ely is Ada Birch"."""
    found = _IS.search(text, max(0, span.start - _FARTHEST), span.start)
    if found is None or text.startswith(("'s", "’s"), span.end):
        return ""
    role = f"{found['owner'] or ''} {found['role']}".strip().lower()
    return role if post(role).known else ""


def _role_of_body(text: str, span: Span) -> str:
    """Return the role, with whose it is, that a name in commas explains: "a lawyer for Holm, Ada Birch,"."""
    line = text[max(0, span.start - _FARTHEST) : span.start].rpartition("\n")[2]
    if not line.endswith(", ") or not _CLOSES.match(text, span.end):
        return ""
    for found in _DETERMINER.finditer(line):
        phrase = line[found.end() : -2]
        if _is_role_of(phrase):
            return phrase.lower()
    return ""


def _is_role_of(phrase: str) -> bool:
    """Tell whether a phrase is a role and whose: "lawyer for Holm", not "harbour of Ely"."""
    role, *whose = _COMPLEMENT.split(phrase, maxsplit=1)
    head = role.lower().split()
    named = 0 < len(head) <= _LONGEST and is_noun(head[-1]) and all(map(_begins_role, head))
    return named and bool(whose) and not _NOT_OF_ROLE.search(_STOP_INSIDE.sub("", phrase))


def _role_in_commas(text: str, span: Span) -> str:
    """Return a longer role that a name in commas explains: "a harbour spokesman, Ada Birch,"."""
    if not text.startswith(", ", span.start - 2) or not _CLOSES.match(text, span.end):
        return ""
    start = max(0, span.start - _LONG_REACH)
    for begins in _BEGINS.finditer(text, start, span.start - 2):
        phrase = text[begins.end() : span.start - 2]
        if _is_role(phrase):
            return _owner(text, begins.end()) + phrase.lower()
    return ""


def _is_role(phrase: str) -> bool:
    """Whether a phrase is a role and no more: "head of the town's council", not "talks with the mayor"."""
    *before, noun = _COMPLEMENT.split(phrase)[0].split() or [""]
    tells = all(_in_role(word, word.lower()) or word.lower() in words("idle_titles") for word in before)
    return tells and is_noun(noun.lower()) and _APPOSITE.fullmatch(phrase) is not None


def _owner(text: str, end: int) -> str:
    """Return whose a role is, by a name right before it, "china’s ", or by the group that is "Its"."""
    found = _NAMED_OWNER.search(text, max(0, end - _NEAR), end)
    if found is not None:
        return found[0].lower()
    group = _group().search(text, max(0, end - _SENTENCE), end) if text.startswith("Its ", end - 4) else None
    return "" if group is None else f"{group[1].lower()}’{'' if group[1].endswith('s') else 's'} "


@cache
def _group() -> re.Pattern[str]:
    """A sentence about a group, and "Its" right after it: "The opposition objected. Its spokesman, ..."."""
    nouns = "|".join(sorted(words("body_nouns") | words("groups"), key=len, reverse=True))
    return re.compile(
        rf"(?:^|[\n.!?”\"]\s?)(?:The\s)?((?:[\w’'-]+\s){{0,3}}?(?i:{nouns})"
        r"(?:\sof(?:\sthe)?(?:\s[A-Z][\w’'-]*)+)?)(?![\w’'])"
        r"[^\n.!?]*[.!?”\"]+\s+Its\s$"
    )


def role_after(text: str, span: Span) -> str:
    """Return the role beside a name: "Ada Birch, the mayor of Ely,", "Ada Birch, who leads the council,"."""
    leads = leading.role(text, span)
    if leads:
        return leads
    after = _SERVING.sub(",", text[span.end : span.end + 2 * _LONG_REACH], count=1)
    after = _SERVED.sub(", former ", after, count=1)
    found = _AFTER.match(after)
    if found is None or (_INSERTED.search(found[2]) and after.startswith(",", found.end())):
        return ""  # none, or "Birch, the mayor says, is late"
    told = _unrelated(found[2])
    both = joint.opening(told) or _end_of_body(told)
    phrase = told[:both] + _CLAUSE.split(told[both:] + " ")[0].rstrip()
    heads = [_COMPLEMENT.split(part)[0].lower().split() for part in (phrase, _AFTER_OWNER.split(phrase)[-1])]
    is_one = any(head and is_noun(head[-1]) for head in heads)
    then = "then " if found["then"] else ""
    return then + phrase.lower() if is_one and heads[0] and _begins_role(heads[0][0]) else ""


def _end_of_body(told: str) -> int:
    """Return where a body by two fields of work ends in a post: "head of the Fish and Chip Council"."""
    found = _of_two_fields().match(told)
    return found.end() if found else 0


@cache
def _of_two_fields() -> re.Pattern[str]:
    body = rf"(?i:{'|'.join(sorted(words('body_nouns'), key=len, reverse=True))})\b"
    field = rf"(?!{body})[A-Z][\w’'-]*"
    return re.compile(
        rf"(?:(?!and\b|who\b|which\b|that\b)[\w-]+\s){{1,5}}(?:of|for|at)\sthe\s"
        rf"{field}(?:\s{field}){{0,2}}\sand\s{field}(?:\s{field})?\s(?=[A-Z]){body}"
    )


def _unrelated(phrase: str) -> str:
    """Return what somebody is beside whose relation: of "sister and leader of the guild" the latter."""
    first, _, second = phrase.partition(" and ")
    relation = _COMPLEMENT.split(first)[0].lower().split()[-1:]
    *before, noun = _COMPLEMENT.split(second)[0].lower().split() or [""]
    is_other = bool(relation) and relation[0] in words("kin") and not {"the", "a", "an"}.intersection(before)
    return second if is_other and is_noun(noun) else phrase


def _begins_role(word: str) -> bool:
    """Tell a noun phrase from a clause: not "but he retains his title as campaign chairman"."""
    return word not in words("stop_words") and word not in words("sentence_starters") and word != "including"


def is_kin(text: str, span: Span) -> bool:
    """Tell whether a name is told by whose relation it is: "his wife, Ada Birch", "Ada Birch, his sister"."""
    before, after = _kin()
    start = max(0, span.start - _NEAR)
    near = not _kin_words().isdisjoint(text[start : span.start].lower().replace(",", " ").split())
    return bool((near and before.search(text, start, span.start)) or after.match(text, span.end))


@cache
def _kin_words() -> frozenset[str]:
    return words("kin") | {"lady"}


@cache
def _kin() -> tuple[re.Pattern[str], re.Pattern[str]]:
    nouns = rf"(?:{'|'.join(sorted(words('kin'), key=len, reverse=True))})"
    owned = rf"{_WHOSE}\s(?:[\w-]+\s){{0,3}}{nouns}"
    more = r"(?:,(?:\s(?!and|but|who|while)[\w-]+){0,4})?"  # "her husband, former miller Tom Birch"
    name = r"(?:[\w.-]+\s){0,2}[\w-]*"
    return (
        re.compile(rf"(?:(?:{owned}|\bwhose\s{nouns}){more}|\b[Ff]irst [Ll]ady)\s$"),
        re.compile(rf",\s(?:{name}{owned}|(?:the|a)\s(?:[\w-]+\s){{0,2}}{nouns}\sof)\b"),
    )
