"""What people are called, as one reads it: each office once, with the capitals that articles give it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.lexicon import words
from index.names.posts.posts import post
from index.names.roles import is_role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.names.calls import Papers
    from index.names.posts.posts import Post
    from index.types import Speaker

_OPENS = re.compile(r"(?:^|[\n.!?”\"“]\s*)$")
_WHOSE = re.compile(r"(?P<owner>.+)(?P<rest>['’]s .+)")
_NOBODYS = re.compile(r"(?:his|her|its|their) ")
"""What begins a relation to somebody whom no article names with it: "his deputy" is no office."""
_BEFORE = 3
"""Characters before a role that tell whether it begins a sentence."""


def offices(speakers: Sequence[Speaker], papers: Papers | None, most: int) -> dict[str, list[str]]:
    """Return by name what articles call each of some speakers, as they print it, most often first."""
    told = {one.name: [role for role, _ in one.roles if not _NOBODYS.match(role)] for one in speakers}
    kept = {name: distinct(roles)[:most] for name, roles in told.items()}
    if papers is None:
        return kept
    found: dict[tuple[str, str], int] = {}
    for call in papers.calls(list(kept)):
        for role in call.roles:
            found.setdefault((call.speaker, role), call.article)
    rows = {found[name, role] for name, roles in kept.items() for role in roles if (name, role) in found}
    texts = papers.texts(sorted(rows))
    return {
        name: [
            as_printed(role, texts[found[name, role]]) if (name, role) in found else role for role in roles
        ]
        for name, roles in kept.items()
    }


def distinct(roles: Sequence[str]) -> list[str]:
    """Return roles without those that are another one, or less of it: of "mayor" and "mayor of Ely", one."""
    posts = [post(role) for role in roles]
    return [
        role
        for at, role in enumerate(roles)
        if not any(
            _is_less(posts[at], other) or (posts[at] == other and place < at)
            for place, other in enumerate(posts)
        )
    ]


def _is_less(one: Post, other: Post) -> bool:
    """Whether a post is another one, of which it tells less."""
    same = (one.rank, one.limits, one.known) == (other.rank, other.limits, other.known)
    part = {*one.rest} <= {*other.rest} and one.department in {"", other.department}
    return same and part and one.polity in {"", other.polity} and one != other


def as_printed(role: str, text: str) -> str:
    """Return a role, which is kept in small letters, as an article prints it; as it is where it is not found.

    Of one that is made of a clause, "leader of bakers' union" for who leads the Bakers' Union, what is led.
    """
    whole = _found(role, text)
    if whole is not None:
        return whole
    rank, of, led = role.partition(" of ")
    written = _found(led, text) if of else None
    if written:
        return f"{rank} of {written}"
    whose = _WHOSE.fullmatch(
        role
    )  # told elsewhere: "The Guild objected. Its chair, ...", "his wife, Ada Birch"
    written = _found(whose["owner"], text) if whose else None
    return f"{written}{whose['rest']}" if whose and written else role


def _found(phrase: str, text: str) -> str | None:
    pattern = r"\s".join(re.sub(r"['’]", "['’]", re.escape(word)) for word in phrase.split())
    found = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))
    best = next((one for one in found if not _opens(text, one)), found[0] if found else None)
    if best is None:
        return None
    first, space, rest = best[0].partition(" ")
    is_small = _opens(text, best) and rest == rest.lower() and _is_common(first.lower(), text)
    return f"{first.lower()}{space}{rest}" if is_small else best[0]


def _is_common(word: str, text: str) -> bool:
    """Whether the first word of a role is no name, by which alone it would be large: "mayor", not "Ely"."""
    known = is_role(word) or word in words("role_modifiers") or word in words("idle_titles")
    return known or re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) is not None


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether words begin a sentence, by which their first letter is large."""
    return _OPENS.search(text, max(0, found.start() - _BEFORE), found.start()) is not None
