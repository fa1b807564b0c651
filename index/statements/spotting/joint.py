"""Two posts that one person has at once: "the founder and chief executive of Corran Mills"."""

from __future__ import annotations

import re
from functools import cache

from index.lexicon import words

_REACH = 80  # characters before a name in which its first post may stand


def each(role: str) -> tuple[str, ...]:
    """Return both posts of a role in small letters, each with whose it is; any other role alone."""
    found = _both().fullmatch(role)
    if found is None:
        return (role,)
    before, whose = found["before"], found["whose"] or ""
    is_owned = not words("role_limits").issuperset(before.split())
    return f"{before}{found['first']}{'' if is_owned else whose}", f"{before}{found['second']}{whose}"


def opening(phrase: str) -> int:
    """Return where the second of two posts ends with which a phrase begins; 0 where it begins with no two."""
    found = _both().match(phrase.lower())
    return found.end("second") if found else 0


def before(text: str, start: int) -> str:
    """Return, in small letters, whose the first post is, and it, before the second: "Corran founder and "."""
    found = _first().search(text, max(0, start - _REACH), start)
    return found[0].lower() if found else ""


def is_joint(role: str) -> bool:
    """Tell whether a role is a post that stands beside another."""
    return role in words("joint_posts")


@cache
def _posts() -> str:
    return "|".join(sorted(map(re.escape, words("joint_posts")), key=len, reverse=True))


@cache
def _both() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>(?:[\w’'.&-]+ ){{0,5}}?)(?P<first>{_posts()}) and (?:the |its )?(?P<second>{_posts()})"
        r"(?P<whose> (?:of|at|for) .+)?(?![\w’'-])"
    )


@cache
def _first() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w’'-])(?:[A-Z][\w’'.&-]*\s){{1,4}}(?:{_posts()})\sand\s(?:{_posts()})?\s?$")
