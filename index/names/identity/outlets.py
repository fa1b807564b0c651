"""Papers, stations and news agencies that have several names: "AP" and the "Associated Press"."""

from __future__ import annotations

from functools import cache

from index.lexicon import entries
from index.names.spelling import tokens


def outlet(name: str) -> str:
    """Return the first of an outlet's names, of which this is one; "" where the list has none so called."""
    said = tuple(tokens(name))
    return _by_words().get(said[1:] if said[:1] == ("the",) else said, "")


@cache
def _by_words() -> dict[tuple[str, ...], str]:
    lines = [[name.strip() for name in line.split("|")] for line in entries("outlets")]
    return {tuple(tokens(name)): line[0] for line in lines for name in line}
