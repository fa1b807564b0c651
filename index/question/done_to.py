"""To whom whoever is asked for did something, and what for: "criticised Ana Kovac over ferries"."""

from __future__ import annotations

from itertools import takewhile


def parted(topic: str) -> tuple[str, str]:
    """Return the name right after a topic's verb, none after a preposition; and what comes after that."""
    after = topic.split()[1:]
    after = after[1:] if after[:1] == ["the"] else after
    name = list(takewhile(lambda word: word[:1].isupper(), after))
    if not name and topic == topic.lower():
        name = after[:1]
    return " ".join(name), " ".join(after[len(name) :])
