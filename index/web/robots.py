"""What a site's ``robots.txt`` allows, by RFC 9309."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

AGENT = "onrecord"

Rule = tuple[bool, str]
"""Whether paths that begin with a pattern may be fetched."""


def allows(robots: str, target: str) -> bool:
    """Say whether the path and query ``target`` may be fetched: the longest rule that fits it decides."""
    groups = list(_groups(robots))
    named = [rule for agents, rules in groups if AGENT in agents for rule in rules]
    is_named = any(AGENT in agents for agents, _ in groups)
    rules = named if is_named else [rule for agents, rules in groups if "*" in agents for rule in rules]
    fitting = [(len(pattern), allowed) for allowed, pattern in rules if pattern and _fits(pattern, target)]
    return max(fitting, default=(0, True))[1]


def _groups(robots: str) -> Iterator[tuple[set[str], list[Rule]]]:
    """Yield each group: the agents that it is for, in lower case, and its rules."""
    agents, rules = set[str](), list[Rule]()
    for line in robots.splitlines():
        name, _, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        match name.lower():
            case "user-agent":
                if rules:
                    yield agents, rules
                    agents, rules = set(), []
                agents.add(value.lower().partition("/")[0])
            case "allow" | "disallow" if agents:
                rules.append((name.lower() == "allow", value))
    yield agents, rules


def _fits(pattern: str, target: str) -> bool:
    """Say whether a path begins as ``pattern`` does; ``*`` is anything, ``$`` the end."""
    first, *others = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    place = len(first)
    for part in others:  # each at its first place: a pattern of many stars must not cost more
        found = target.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    last = others[-1] if others else ""
    return not pattern.endswith("$") or place == len(target) or (bool(others) and target.endswith(last))
